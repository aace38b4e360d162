"""A table as an Excel workbook: caption, headings, rows and notes on one sheet.

Text is written as text and guarded as in CSV, because a cell that is text here becomes a formula
when the sheet is saved as CSV or the cell is edited. Numbers are numbers with a format, unrounded.
The workbook is put together in memory: XlsxWriter's temporary files would leave quotations behind.
"""

import math
import re
import unicodedata
from io import BytesIO
from typing import Any

import xlsxwriter

from app.coding.tables.guard import guard_cell
from app.coding.tables.value import (
    Cell,
    Column,
    Number,
    Row,
    Table,
    cell_text,
    headings,
    heights,
    is_bold,
    printable,
)
from app.words.tables import word

_LIMIT = 32767  # characters in a cell; Excel repairs a file with longer ones by deleting them
_CHARACTERS = 5  # of width for one unit of a column's weight
_NARROWEST = 8
_LINE_HEIGHT, _HIGHEST = 15, 409  # points; Excel knows no higher row
_LOST = 0.9  # of a line's width is left where lines break between words
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LINE, _THICK = 1, 2


def xlsx_bytes(table: Table) -> bytes:
    """Return the file's content."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": printable(table.caption)})
    _Sheet(book, table).write()
    book.close()
    return stream.getvalue()


class _Sheet:
    """Writes one table; `line` is the next free line of the sheet."""

    def __init__(self, book: Any, table: Table) -> None:
        self.book = book
        self.table = table
        self.sheet = book.add_worksheet(_sheet_name(table.label))
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self.widths = [max(_NARROWEST, each.weight * _CHARACTERS) for each in table.columns]
        self.line = 0
        self.cut = False

    def write(self) -> None:
        """Write everything from the caption to the notes."""
        self._widths()
        if self.table.caption:
            self._text(0, self.table.caption, self._format(bold=True, text_wrap=False))
            self.line += 1
        first = self.line
        self._headings()
        self.sheet.freeze_panes(self.line, 0)
        self.sheet.repeat_rows(first, self.line - 1)
        self._rows()
        self._notes()

    def _widths(self) -> None:
        for at, width in enumerate(self.widths):
            self.sheet.set_column(at, at, width)
        if self.table.wide:
            self.sheet.set_landscape()
        if self.table.direction == "rtl":
            self.sheet.right_to_left()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)

    def _headings(self) -> None:
        lines = headings(self.table)
        for depth, line in enumerate(lines):
            for heading in line:
                last = depth + heading.rows == len(lines)
                edges = {"top": 0 if depth else _THICK, "bottom": _LINE if last else 0}
                if heading.over_group:
                    edges["bottom"] = _LINE
                right = self.table.columns[heading.at].numeric and not heading.over_group
                place = "right" if right else ("center" if heading.over_group else "left")
                look = self._format(bold=True, align=place, indent=int(right), **edges)
                self._area(self.line, heading.at, heading.rows, heading.columns, look)
                self._text(heading.at, heading.text, look)
            alone = [heading for heading in line if heading.rows == heading.columns == 1]
            self._set_height([(heading.text, self.widths[heading.at]) for heading in alone])
            self.line += 1

    def _rows(self) -> None:
        spans = heights(self.table)
        for number, (row, line) in enumerate(zip(self.table.rows, spans, strict=True)):
            for at, (cell, height) in enumerate(zip(row.cells, line, strict=True)):
                if height:
                    last = number + height == len(self.table.rows)
                    look = self._look(row, cell, self.table.columns[at], last=last)
                    self._area(self.line, at, height, cell.across, look)
                    self._cell(at, cell, look)
            alone = [
                (cell, at) for at, cell in enumerate(row.cells) if line[at] == cell.across == 1
            ]
            self._set_height([(cell_text(cell), self.widths[at]) for cell, at in alone])
            self.line += 1

    def _set_height(self, texts: list[tuple[str, float]]) -> None:
        """Make the row high enough: not every program does it by itself for wrapped text."""
        lines = max((_lines(text, width) for text, width in texts), default=1)
        self.sheet.set_row(self.line, min(lines * _LINE_HEIGHT, _HIGHEST))

    def _look(self, row: Row, cell: Cell, column: Column, *, last: bool) -> Any:
        look: dict[str, object] = {"bottom": _THICK if last else 0}
        look["top"] = _LINE if row.rule else 0
        look["bold"] = is_bold(row, column)
        place = "right" if column.numeric else "left"
        look["indent"] = cell.indent or int(column.numeric and cell.across == 1)
        look["align"] = "center" if cell.across > 1 else place
        if isinstance(cell.content, Number):
            look["num_format"] = f"{0:.{cell.content.places}f}"
        return self._format(**look)

    def _cell(self, at: int, cell: Cell, look: Any) -> None:
        if isinstance(cell.content, Number) and cell.content.value is not None:
            self.sheet.write_number(self.line, at, cell.content.value, look)
        else:
            self._text(at, cell_text(cell, undefined=""), look)

    def _text(self, at: int, text: str, look: Any) -> None:
        safe = guard_cell(printable(text))
        if len(safe) > _LIMIT:
            self.cut = True
            safe = safe[: _LIMIT - 1] + "…"
        if safe:
            self.sheet.write_string(self.line, at, safe, look)
        else:
            self.sheet.write_blank(self.line, at, None, look)

    def _area(self, top: int, left: int, rows: int, columns: int, look: Any) -> None:
        # Merged without content: merge_range would guess a type for it.
        if rows > 1 or columns > 1:
            self.sheet.merge_range(top, left, top + rows - 1, left + columns - 1, "", look)

    def _notes(self) -> None:
        notes = list(self.table.notes)
        if self.cut:
            notes.append(word("note-cell-cut", limit=_LIMIT))
        plain = self._format(text_wrap=False)
        self.line += bool(notes)
        for note in notes:
            self._text(0, note, plain)
            self.line += 1

    def _format(self, **look: object) -> Any:
        wanted = {"valign": "top", "text_wrap": True, **look}
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(wanted)
        return self.formats[key]


def _lines(text: str, width: float) -> int:
    """Estimate the lines that a text takes in a column of `width` characters."""
    return sum(
        max(1, math.ceil(sum(_width(sign) for sign in line) / (width * _LOST)))
        for line in text.split("\n")
    )


def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _sheet_name(label: str) -> str:
    name = _FORBIDDEN_IN_NAMES.sub(" ", label)[:31].strip("' ")
    # "History" is taken by Excel itself.
    return name if name and name.lower() != "history" else word("sheet-name")
