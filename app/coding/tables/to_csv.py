"""A table as CSV: one line of headings, then the rows, for other programs.

Neither caption nor notes are in the file, because statistics programs take every line for data;
whoever exports shows `table.notes` beside it. Merged cells are repeated, so that a row can be read
alone and sorted. Numbers have a point and no grouping. UTF-8, with the byte order mark only where a
character is not ASCII: without it Excel reads Chinese and curly quotes as Latin-1.
"""

import csv
from io import StringIO

from app.coding.tables.guard import guard_cell
from app.coding.tables.value import Cell, Number, Table, cell_text, number_text


def csv_bytes(table: Table) -> bytes:
    """Return the file's content."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guard_cell(column.plain_name) for column in table.columns])
    for row in table.rows:
        writer.writerow([_field(cell) for cell in row.cells])
    text = stream.getvalue()
    return text.encode("ascii" if text.isascii() else "utf-8-sig", errors="replace")


def _field(cell: Cell) -> str:
    if isinstance(cell.content, Number):
        return number_text(cell.content)
    return guard_cell(cell.full or cell_text(cell, undefined=""))
