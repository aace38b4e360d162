"""The one value behind every table on screen and in every export.

Reports build a `Table`; writers and the window's preview only read it, so that a number cannot
differ between Word, Excel and the screen. Numbers stay numbers until a writer formats them. A cell
that is merged with the one above still holds its content and says `continues`: files without
merged cells can repeat it, and merged areas cannot contradict each other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

Kind = Literal["text", "number", "percent", "quotation"]
RowKind = Literal["normal", "total", "subtotal", "unplaced"]
Direction = Literal["ltr", "rtl"]
Key = int | str
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DASH = "–"
_EXACT = Context(prec=400)  # more digits than the largest float has
NARROW = 0.8  # weight
LANDSCAPE_FROM = 19.5  # sum of column weights; a tenth above A4's centimetres between margins


class Number(NamedTuple):
    """A number as it is printed: `places` behind the decimal sign; None is not defined."""

    value: float | None
    places: int = 0


class Summary(NamedTuple):
    """Several numbers in one cell, "31.2 (9.6)"; `pattern` has one `{}` for each."""

    pattern: str
    numbers: tuple[Number, ...]


class Quote(NamedTuple):
    """A quotation as it is printed, with its marks, and where it comes from.

    `place` is (transcript, start, end) in code points, for the way back to the text. `proposed`:
    picked by the program and not yet by a person. `language` is empty where it is the table's.
    """

    text: str
    source: str = ""
    place: tuple[Key, int, int] | None = None
    proposed: bool = False
    language: str = ""

    @property
    def line(self) -> str:
        """Return the quotation and its source as one line."""
        return f"{self.text} {self.source}".strip()


class Quotes(NamedTuple):
    """The quotations of one cell, each a paragraph of its own."""

    parts: tuple[Quote, ...]


Content = str | Number | Summary | Quotes


class Cell(NamedTuple):
    """One cell; `continues` joins it with the cell above, `across` with those to its right.

    `indent` is a level (0, 1, …). `full` names the thing where neither indentation nor merged
    cells can be seen ("First classroom: Teacher guidance"); empty: the content says it.
    """

    content: Content = ""
    continues: bool = False
    across: int = 1
    indent: int = 0
    full: str = ""


class Column(NamedTuple):
    """A column; neighbours with the same `group` stand under one heading.

    `weight` is the width in proportion to the others, about centimetres on a full page. `name` is
    the heading where there is only one line of them; empty: group and heading.
    `stub`: names what the row is about (a row heading for screen readers). `people`: the ids of
    those whose passages its numbers count, for the way back to them; None: everybody's.
    `written`: the researcher writes in its cells.
    """

    key: str
    heading: str
    kind: Kind = "text"
    weight: float = 1.0
    group: str = ""
    name: str = ""
    stub: bool = False
    people: frozenset[str] | None = None
    written: bool = False

    @property
    def plain_name(self) -> str:
        """Return the heading on one line, for files with a single line of headings."""
        return " ".join((self.name or f"{self.group} {self.heading}").split())

    @property
    def numeric(self) -> bool:
        """Tell whether the column holds numbers, which stand right."""
        return self.kind in ("number", "percent")

    @property
    def narrow(self) -> bool:
        """Tell whether the column is too narrow for its heading, which is turned on paper."""
        return self.numeric and self.weight < NARROW and not self.group


class Row(NamedTuple):
    """A row with one cell per column; `key` leads back to what it counts.

    `level`: how deep what the row is about stands in its structure. `rule`: a thin line above.
    `people`: the ids of those whose passages its numbers count; None: as its columns say.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = "normal"
    level: int = 0
    key: Key = ""
    rule: bool = False
    people: frozenset[str] | None = None


class Heading(NamedTuple):
    """A heading over `columns` columns and `rows` lines of headings, from column `at`."""

    text: str
    at: int
    columns: int = 1
    rows: int = 1
    over_group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A finished table.

    `label` is "Table 2", `notes` are sentences printed below it, `warnings` are for the researcher
    only and printed by no writer. `rows` is a tuple, or a `LongRows`. `language` is a BCP 47 tag.
    Raises ValueError where rows and columns do not fit, which is a bug of the report.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    label: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    language: str = "en"
    direction: Direction = "ltr"

    def __post_init__(self) -> None:
        if not isinstance(self.rows, tuple):
            return  # rows that are made when they are asked for merge nothing
        above: Row | None = None
        for number, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                raise ValueError(f"row {number}: {len(row.cells)} cells, {len(self.columns)} due")
            _check_merging(row, above, number)
            above = row

    @property
    def caption(self) -> str:
        """Return label and title on one line."""
        return ". ".join(part for part in (self.label, self.title) if part)

    @property
    def grouped(self) -> bool:
        """Tell whether there are two lines of headings."""
        return any(column.group for column in self.columns)

    @property
    def wide(self) -> bool:
        """Tell whether the table wants a page across."""
        return sum(column.weight for column in self.columns) > LANDSCAPE_FROM


def _check_merging(row: Row, above: Row | None, number: int) -> None:
    """Check the few cells that are merged; a table may have millions that are not."""
    merged = [at for at, cell in enumerate(row.cells) if cell.continues or cell.across != 1]
    if not merged:
        return
    wide = _across(above) if above else set(range(len(row.cells)))
    for at in merged:
        cell = row.cells[at]
        if cell.continues and (at in wide or cell.across > 1):
            raise ValueError(f"row {number}: cell {at} cannot continue the one above")
        covered = row.cells[at + 1 : at + cell.across]
        if len(covered) != cell.across - 1 or any(other != Cell() for other in covered):
            raise ValueError(f"row {number}: cell {at} covers cells that are not empty")


def _across(row: Row) -> set[int]:
    """Return the columns in which a cell reaches over several columns."""
    return {
        column
        for at, cell in enumerate(row.cells)
        if cell.across > 1
        for column in range(at, at + cell.across)
    }


def headings(table: Table) -> list[list[Heading]]:
    """Return the lines of headings, one or two; in two, a column without a group spans both."""
    if not table.grouped:
        return [[Heading(column.heading, at) for at, column in enumerate(table.columns)]]
    upper: list[Heading] = []
    for at, column in enumerate(table.columns):
        if not column.group:
            upper.append(Heading(column.heading, at, rows=2))
        elif at and table.columns[at - 1].group == column.group:
            upper[-1] = upper[-1]._replace(columns=upper[-1].columns + 1)
        else:
            upper.append(Heading(column.group, at, over_group=True))
    lower = [Heading(column.heading, at) for at, column in enumerate(table.columns) if column.group]
    return [upper, lower]


def heights(table: Table) -> list[list[int]]:
    """Return for each cell how many rows it spans; 0 where it belongs to a cell above or left."""
    found: list[list[int]] = []
    below = [1] * len(table.columns)
    for row in reversed(table.rows):
        line = [0] * len(table.columns)
        covered = 0
        for at, cell in enumerate(row.cells):
            if covered:
                covered -= 1
            elif not cell.continues:
                line[at] = below[at]
                covered = cell.across - 1
            below[at] = below[at] + 1 if cell.continues else 1
        found.append(line)
    return found[::-1]


def is_bold(row: Row, column: Column) -> bool:
    """Tell whether a cell is bold: names and numbers of a total, but not its definition."""
    return row.kind == "total" and (column.stub or column.numeric)


def number_text(number: Number, decimal: str = ".") -> str:
    """Write a number with its places; empty where it is not defined, and never "-0.0".

    Halves go away from zero, as in spreadsheets, so that 62.5 % is 63 in every format.
    """
    if number.value is None:
        return ""
    if type(number.value) is int and not number.places:
        return str(number.value)
    last = Decimal(1).scaleb(-number.places)
    rounded = Decimal(str(number.value)).quantize(last, ROUND_HALF_UP, _EXACT)
    return f"{abs(rounded) if rounded == 0 else rounded:f}".replace(".", decimal)


def cell_text(cell: Cell, decimal: str = ".", undefined: str = _DASH) -> str:
    """Return a cell's content as text; quotations are parted by line ends.

    `undefined` stands for a number that is not defined, as the mean of no values.
    """
    content = cell.content
    if isinstance(content, Number):
        return number_text(content, decimal) or undefined
    if isinstance(content, Summary):
        numbers = [number_text(number, decimal) for number in content.numbers]
        if not any(numbers):
            return undefined
        return content.pattern.format(*(number or _DASH for number in numbers))
    if isinstance(content, Quotes):
        return "\n".join(quote.line for quote in content.parts)
    return content


def shares(columns: Sequence[Column], width: int) -> list[int]:
    """Part a width by the columns' weights; the parts add up to the width exactly."""
    whole = sum(column.weight for column in columns)
    edges = [0]
    passed = 0.0
    for column in columns:
        passed += column.weight
        edges.append(round(width * passed / whole))
    return [right - left for left, right in pairwise(edges)]


def printable(text: str) -> str:
    """Replace what no XML file can hold (control characters, lone surrogates) by U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)
