"""Writing rows as CSV for other programs: the counterpart of `csv_reader`.

As `app.coding.tables.to_csv`: formulas are guarded, CRLF between rows, UTF-8 with the byte order
mark only where a character is not ASCII.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from app.coding.tables.guard import guard_cell


def _field(cell: str | int) -> str | int:
    # Most cells begin with a letter and need no closer look.
    if isinstance(cell, int) or cell[:1].isalnum():
        return cell
    return guard_cell(cell)


def csv_content(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return a file's content; text is guarded, numbers are written as they are."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guard_cell(name) for name in columns])
    for row in rows:
        writer.writerow([_field(cell) for cell in row])
    text = stream.getvalue()
    # A lone surrogate, which no text of a project should hold, must not keep the rest from going.
    return text.encode("ascii" if text.isascii() else "utf-8-sig", errors="replace")
