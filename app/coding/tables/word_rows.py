"""The rows of a Word table as XML.

Written directly and not through python-docx: it has no words for repeated headings, rows that stay
whole, borders or merged cells with their own widths, and asking it for one cell walks all of them.
Children stand in the order of the schema (ECMA-376, part 1, §17.4), which Word insists on.
"""

import re
from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from app.coding.tables.value import (
    Cell,
    Column,
    Heading,
    Quotes,
    Row,
    Table,
    cell_text,
    headings,
    heights,
    is_bold,
    printable,
)
from app.coding.tables.word_styles import HEADING, NUMBER, NUMBER_HEADING, QUOTATION, TEXT
from app.coding.tables.word_widths import column_widths

Styles = Mapping[str, str]  # name of a style → its id in the document
_EAST_ASIAN = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_THICK, _THIN = 12, 4  # eighths of a point
_INDENT = 200  # twips for one level
_LETTER = 120  # twips that a letter of a turned heading takes
_WHOLE = 12  # paragraphs; a longer row would leave half a page empty if it stayed together
_MARGIN = 70  # twips left and right in a cell


def element(tag: str, /, **attributes: object) -> Any:
    """Return `<w:tag w:attribute="…">`; an attribute named `tag` is written w:tag."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def run(text: str, *, bold: bool = False, italic: bool = False, rtl: bool = False) -> Any:
    """Return a run of text; line ends become breaks, and Chinese gets the East Asian font."""
    made = element("w:r")
    look = element("w:rPr")
    if _EAST_ASIAN.search(text):
        # Curly quotes and dashes are in both fonts; the hint lets them follow the ideographs.
        look.append(element("w:rFonts", hint="eastAsia"))
    if bold:
        look.append(element("w:b"))
        look.append(element("w:bCs"))
    if italic:
        look.append(element("w:i"))
        look.append(element("w:iCs"))
    if rtl:
        look.append(element("w:rtl"))
    if len(look):
        made.append(look)
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            made.append(element("w:br"))
        part = element("w:t")
        part.text = line
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(part)
    return made


def word_table(table: Table, width: int, styles: Styles) -> Any:
    """Return the `<w:tbl>` of the given width (twips)."""
    return _Builder(table, column_widths(table, width), styles).build()


class _Builder:
    """Builds the rows of one table; `widths` are the columns' in twips."""

    def __init__(self, table: Table, widths: list[int], styles: Styles) -> None:
        self.table = table
        self.widths = widths
        self.styles = styles
        self.rtl = table.direction == "rtl"

    def build(self) -> Any:
        """Return the whole table."""
        made = element("w:tbl")
        made.append(self._properties())
        grid = element("w:tblGrid")
        for width in self.widths:
            grid.append(element("w:gridCol", w=width))
        made.append(grid)
        lines = headings(self.table)
        for depth in range(len(lines)):
            made.append(self._heading_row(lines, depth))
        for row, line in zip(self.table.rows, heights(self.table), strict=True):
            made.append(self._row(row, line))
        return made

    def _properties(self) -> Any:
        made = element("w:tblPr")
        if self.rtl:
            made.append(element("w:bidiVisual"))
        made.append(element("w:tblW", w=sum(self.widths), type="dxa"))
        borders = element("w:tblBorders")
        borders.append(_border("w:top", _THICK))
        borders.append(_border("w:bottom", _THICK))
        made.append(borders)
        made.append(element("w:tblLayout", type="fixed"))
        margins = element("w:tblCellMar")
        margins.append(element("w:left", w=_MARGIN, type="dxa"))
        margins.append(element("w:right", w=_MARGIN, type="dxa"))
        made.append(margins)
        made.append(element("w:tblLook", val="0020", firstRow="1"))
        if self.table.caption:
            made.append(element("w:tblCaption", val=printable(self.table.caption)))
        return made

    def _heading_row(self, lines: list[list[Heading]], depth: int) -> Any:
        made = _new_row(heading=True)
        if turned := [column.heading for column in self.table.columns if column.narrow]:
            made[0].append(_height(max(map(len, turned)) * _LETTER + 2 * _MARGIN))
        above = [heading for heading in lines[0] if heading.rows > 1] if depth else []
        for heading in sorted([*lines[depth], *above], key=lambda each: each.at):
            made.append(self._heading(heading, len(lines), depth, carried=heading in above))
        return made

    def _heading(self, heading: Heading, lines: int, depth: int, *, carried: bool) -> Any:
        look = self._cell_look(heading.at, heading.columns)
        if heading.rows > 1:
            look.append(_merge(starts=not carried))
        # Both cells of a merged heading get the line: Word reads the lower, others the upper.
        if depth + heading.rows >= lines:
            look.append(_borders(bottom=_THIN))
        if self.table.columns[heading.at].narrow:
            look.append(element("w:textDirection", val="btLr"))
            look.append(element("w:vAlign", val="center"))
            return _cell(look, [self._paragraph([run(heading.text)], HEADING)])
        look.append(element("w:vAlign", val="bottom"))
        runs = [] if carried else [run(heading.text, rtl=self.rtl)]
        if heading.over_group:
            return _cell(look, [self._paragraph(runs, HEADING, centred=True, underlined=True)])
        style = NUMBER_HEADING if self.table.columns[heading.at].numeric else HEADING
        return _cell(look, [self._paragraph(runs, style)])

    def _row(self, row: Row, line: list[int]) -> Any:
        made = _new_row(heading=False, whole=_longest(row) <= _WHOLE)
        skip = 0
        for at, (cell, height) in enumerate(zip(row.cells, line, strict=True)):
            if skip:
                skip -= 1
                continue
            skip = cell.across - 1
            made.append(self._body_cell(row, cell, at, height))
        return made

    def _body_cell(self, row: Row, cell: Cell, at: int, height: int) -> Any:
        look = self._cell_look(at, cell.across)
        if cell.continues or height > 1:
            look.append(_merge(starts=not cell.continues))
        if row.rule and not cell.continues:
            look.append(_borders(top=_THIN))
        if cell.continues:
            return _cell(look, [self._paragraph([], TEXT)])
        return _cell(look, self._paragraphs(row, cell, self.table.columns[at]))

    def _cell_look(self, at: int, across: int) -> Any:
        look = element("w:tcPr")
        look.append(element("w:tcW", w=sum(self.widths[at : at + across]), type="dxa"))
        if across > 1:
            look.append(element("w:gridSpan", val=across))
        return look

    def _paragraphs(self, row: Row, cell: Cell, column: Column) -> list[Any]:
        # The heading row of a theme must not end a page.
        keep = row.rule or row.kind in ("total", "subtotal")
        across = cell.across > 1
        if isinstance(cell.content, Quotes):
            style, lines = QUOTATION, [quote.line for quote in cell.content.parts] or [""]
        else:
            number = column.numeric and not across
            style, lines = NUMBER if number else TEXT, [cell_text(cell)]
        bold = is_bold(row, column)
        return [
            self._paragraph(
                [run(text, bold=bold, rtl=self.rtl)],
                style,
                keep=keep,
                indent=cell.indent,
                centred=across,
            )
            for text in lines
        ]

    def _paragraph(
        self,
        runs: list[Any],
        style: str,
        *,
        keep: bool = False,
        indent: int = 0,
        centred: bool = False,
        underlined: bool = False,
    ) -> Any:
        look = element("w:pPr")
        look.append(element("w:pStyle", val=self.styles[style]))
        if keep:
            look.append(element("w:keepNext"))
        if underlined:
            # The paragraph's line and not the cell's: it leaves a gap to the neighbour's.
            line = element("w:pBdr")
            line.append(_border("w:bottom", _THIN))
            look.append(line)
        if self.rtl:
            look.append(element("w:bidi"))
        if indent:
            look.append(element("w:ind", left=indent * _INDENT))
        if centred:
            look.append(element("w:jc", val="center"))
        made = element("w:p")
        made.append(look)
        made.extend(runs)
        return made


def _longest(row: Row) -> int:
    """Return the most paragraphs that a cell of the row has."""
    contents = (cell.content for cell in row.cells)
    return max(len(one.parts) if isinstance(one, Quotes) else 1 for one in contents)


def _new_row(*, heading: bool, whole: bool = True) -> Any:
    made = element("w:tr")
    look = element("w:trPr")
    if whole:
        look.append(element("w:cantSplit"))
    if heading:
        look.append(element("w:tblHeader"))
    made.append(look)
    return made


def _height(twips: int) -> Any:
    return element("w:trHeight", val=twips, hRule="atLeast")


def _cell(look: Any, paragraphs: list[Any]) -> Any:
    made = element("w:tc")
    made.append(look)
    made.extend(paragraphs)
    return made


def _merge(*, starts: bool) -> Any:
    return element("w:vMerge", val="restart") if starts else element("w:vMerge")


def _borders(*, top: int = 0, bottom: int = 0) -> Any:
    made = element("w:tcBorders")
    if top:
        made.append(_border("w:top", top))
    if bottom:
        made.append(_border("w:bottom", bottom))
    return made


def _border(tag: str, size: int) -> Any:
    return element(tag, val="single", sz=size, space=0, color="auto")
