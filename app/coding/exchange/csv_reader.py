"""Reading a CSV file as people's programs write them.

Encoding as for plain transcripts. The delimiter is the one of comma, semicolon (Excel in German and
French) and tab under which the first line names most of the columns that are looked for; a first
line "sep=;" settles it. Names of columns are compared without case and outer blanks. Exactly one
apostrophe is taken from cells that `guard_cell` would have given one.

A row that stops early is filled up, because Excel leaves empty cells at the end of a row away; it
does not fit where a needed cell is missing. Lines without any content are passed over.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from app.coding.exchange.records import Notice, RowProblem, problem
from app.coding.importing.plain import decode
from app.coding.tables.guard import unguard_cell
from app.models.errors import Refusal

_DELIMITERS = (",", ";", "\t")
_SAID = re.compile(r'"?sep=([,;\t])"?\n', re.IGNORECASE)
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # UTF-16 and UTF-32, which hold NULs
_BINARY = (  # what people take for a CSV file: workbooks, documents, pictures, databases
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"SQLite format 3", b"\x89PNG", b"\xff\xd8\xff",
    b"{\\rtf", b"\x1f\x8b",
)  # fmt: skip
# A quotation may be longer than the 131,072 characters that the csv module allows a cell.
csv.field_size_limit(2**31 - 1)


class SheetRow(NamedTuple):
    """One row; `line` is where it starts in the file, from 1. As many cells as columns."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A file's columns, named as the file spells them, and how it was read."""

    file: str
    columns: tuple[str, ...]
    delimiter: str
    encoding: str
    guessed: bool

    def at(self, name: str) -> int | None:
        """Return the index of a column by its name without case, or None."""
        wanted = fold(name)
        return next((at for at, column in enumerate(self.columns) if fold(column) == wanted), None)

    def unused(self, known: Sequence[str]) -> tuple[Notice, ...]:
        """Return a notice of the columns that are not among the known ones, if there are any."""
        names = {fold(name) for name in known}
        others = ", ".join(column for column in self.columns if fold(column) not in names)
        return (Notice(1, "columns-not-used", {"columns": others}),) if others else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's rows under its columns.

    `problems` are rows with more cells than columns, or too few to reach the last needed one.
    """

    head: Head
    rows: tuple[SheetRow, ...]
    problems: tuple[RowProblem, ...]

    def cells(self, name: str) -> list[str]:
        """Return a column's cells without outer blanks; all empty where there is no such column."""
        at = self.head.at(name)
        return [""] * len(self.rows) if at is None else [row.cells[at].strip() for row in self.rows]


def fold(name: str) -> str:
    """Return a column's name as it is compared: without case, outer blanks and "_" for a blank."""
    return " ".join(name.replace("_", " ").split()).casefold()


def read_sheet(
    path: Path,
    *,
    needed: Sequence[str],
    optional: Sequence[str] = (),
    encoding: str | None = None,
) -> Sheet:
    """Read a CSV file whose first line names its columns. Refused as `open_sheet`."""
    head, lines = open_sheet(path, needed=needed, optional=optional, encoding=encoding)
    rows: list[SheetRow] = []
    problems: list[RowProblem] = []
    for line in lines:
        if isinstance(line, SheetRow):
            rows.append(line)
        else:
            problems.append(line)
    return Sheet(head, tuple(rows), tuple(problems))


def open_sheet(
    path: Path,
    *,
    needed: Sequence[str],
    optional: Sequence[str] = (),
    encoding: str | None = None,
) -> tuple[Head, Iterator[SheetRow | RowProblem]]:
    """Read the names of a CSV file's columns; the rows, and those that do not fit, come one by one.

    Refused: a missing file, a folder, a file of another kind, NUL, an encoding that does not fit,
    no row of names, a column named twice, a needed column that is missing; while the rows are
    taken: quotation marks that do not match.
    """
    file = path.name
    decoded = decode(_bytes_of(path, told=encoding is not None), encoding=encoding, file=file)
    said = _SAID.match(decoded.text)
    text = decoded.text[said.end() :] if said else decoded.text
    delimiter = said[1] if said else _delimiter(text, (*needed, *optional))
    lines = _rows(text, delimiter, 1 if said else 0, file)
    first = next(lines, None)
    if first is None:
        raise Refusal("csv-empty", file=file)
    columns = _columns(first.cells, needed, file)
    head = Head(file, columns, delimiter, decoded.encoding, decoded.guessed)
    return head, _fitted(lines, columns, needed)


def _bytes_of(path: Path, *, told: bool) -> bytes:
    if path.is_dir():
        raise Refusal("csv-is-folder", file=path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal("csv-missing", file=path) from error
    except OSError as error:
        raise Refusal("csv-unreadable", file=path, why=error.strerror) from error
    if not data.strip():
        raise Refusal("csv-empty", file=path.name)
    nul = b"\0" in data and not data.startswith(_MARKS)
    if (nul and not told) or data.startswith(_BINARY):
        raise Refusal("csv-not-text", file=path.name)
    return data


def _delimiter(text: str, wanted: Sequence[str]) -> str:
    """Return the delimiter that finds most wanted columns in the first line, then most columns."""
    known = {fold(name) for name in wanted}

    def found(delimiter: str) -> tuple[int, int]:
        cells = _first_row(text, delimiter)
        return sum(fold(unguard_cell(cell)) in known for cell in cells), len(cells)

    return max(_DELIMITERS, key=found)


def _first_row(text: str, delimiter: str) -> list[str]:
    for row in csv.reader(_lines(text), delimiter=delimiter):
        if any(cell.strip() for cell in row):
            return row
    return []


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their LF; a cell may hold U+2028 and other ends that Python knows."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at : end + 1]
        at = end + 1
    if at < len(text):
        yield text[at:]


def _rows(text: str, delimiter: str, skipped: int, file: str) -> Iterator[SheetRow]:
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for row in reader:
            cells = [unguard_cell(cell) if cell[:1] == "'" else cell for cell in row]
            if any(map(str.strip, cells)):
                yield SheetRow(line, tuple(cells))
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise Refusal("csv-quotation-marks", file=file, line=line) from error


def _columns(cells: tuple[str, ...], needed: Sequence[str], file: str) -> tuple[str, ...]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    folded = [fold(name) for name in names]
    for at, name in enumerate(names):
        if not name:
            raise Refusal("csv-column-unnamed", file=file, number=at + 1)
        if folded.index(folded[at]) != at:
            raise Refusal("csv-column-twice", file=file, column=name)
    missing = [name for name in needed if fold(name) not in folded]
    if missing:
        slug = "csv-column-missing" if len(missing) == 1 else "csv-columns-missing"
        raise Refusal(slug, file=file, columns=", ".join(missing), found=", ".join(names))
    return tuple(names)


def _fitted(
    lines: Iterator[SheetRow], columns: tuple[str, ...], needed: Sequence[str]
) -> Iterator[SheetRow | RowProblem]:
    """Yield rows with exactly one cell per column, and the rows that cannot be made so."""
    width = len(columns)
    folded = [fold(name) for name in columns]
    least = 1 + max((folded.index(fold(name)) for name in needed), default=0)
    for row in lines:
        n = len(row.cells)
        if n == width:
            yield row
        elif n < least:
            yield problem(row.line, "row-too-short", n=n, columns=width)
        elif any(cell.strip() for cell in row.cells[width:]):
            yield problem(row.line, "row-too-long", n=n, columns=width)
        else:
            cells = (*row.cells, *("",) * (width - n))
            yield SheetRow(row.line, cells[:width])
