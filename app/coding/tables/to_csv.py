"""A table as CSV: one line of headings, then the rows, for other programs.

Neither caption nor notes are in the file, because statistics programs take every line for data;
whoever exports shows `table.notes` beside it. Merged cells are repeated, so that a row can be read
alone and sorted. Numbers have a point and no grouping. UTF-8, with the byte order mark only where a
character is not ASCII: without it Excel reads Chinese and curly quotes as Latin-1.
"""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable
from io import StringIO
from itertools import chain, islice

from app.coding.tables.guard import guard_cell
from app.coding.tables.long_rows import LongRows
from app.coding.tables.value import Cell, Content, Number, Table, cell_text, number_text

_ROWS_AT_ONCE = 5_000


def csv_bytes(table: Table) -> bytes:
    """Return the file's content; of a long list only the bytes of all rows are held at once."""
    lines = chain([[guard_cell(column.plain_name) for column in table.columns]], _lines(table))
    parts = [b""]
    while rows := list(islice(lines, _ROWS_AT_ONCE)):
        stream = StringIO(newline="")
        csv.writer(stream, lineterminator="\r\n").writerows(rows)
        parts.append(stream.getvalue().encode(errors="replace"))
    if not all(map(bytes.isascii, parts)):
        parts[0] = BOM_UTF8
    return b"".join(parts)


def _lines(table: Table) -> Iterable[list[str]]:
    if isinstance(table.rows, LongRows):
        return ([_plain(content) for content in line] for _key, line in table.rows.lines())
    return ([_field(cell) for cell in row.cells] for row in table.rows)


def _plain(content: Content) -> str:
    return guard_cell(content) if isinstance(content, str) else _field(Cell(content))


def _field(cell: Cell) -> str:
    if isinstance(cell.content, Number):
        return number_text(cell.content)
    return guard_cell(cell.full or cell_text(cell, undefined=""))
