"""The outline into which memos are sorted, as it reads: row after row, each with its number.

It names only what the viewer may see: a row on a private memo of another is none.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.coding.notes.links import without_markup
from app.coding.notes.reading import MEMO, Note, notes
from app.coding.operations.notes import MEMO_KINDS
from app.coding.tables.value import Cell, Column, Row, Table
from app.models import queries
from app.models.reader import Reader
from app.words.lists import word


class Entry(NamedTuple):
    """A row of the outline: a heading, or the memo that stands there. `number` is "2.1"."""

    id: int
    parent: int | None
    number: str
    heading: str
    memo: Note | None = None


class Sorting(NamedTuple):
    """The outline, and the memos that stand nowhere in it, the latest first."""

    entries: Sequence[Entry] = ()
    unsorted: Sequence[Note] = ()


def sorting(reader: Reader) -> Sorting:
    """Read the outline, and what is not sorted yet."""
    memos = {note.id: note for note in notes(reader) if note.source == MEMO}
    below: dict[int | None, list[queries.OutlineRow]] = {}
    for row in queries.outline_rows(reader):
        below.setdefault(row.parent, []).append(row)
    entries: list[Entry] = []

    def walk(parent: int | None, number: str) -> None:
        for at, row in enumerate(below.get(parent, ()), start=1):
            here = f"{number}{at}"
            entries.append(Entry(row.id, parent, here, row.heading or "", memos.get(row.memo or 0)))
            walk(row.id, f"{here}.")

    walk(None, "")
    placed = {entry.memo.id for entry in entries if entry.memo is not None}
    loose = [note for note in memos.values() if note.id not in placed and note.kind in MEMO_KINDS]
    return Sorting(entries, loose)


def outline_table(reader: Reader) -> Table:
    """Return the outline as a table: number, heading or title, the memo's text, day, author."""
    coders = {row.id: row.name for row in queries.coders(reader)}
    columns = (
        Column("number", word("outline-number"), weight=1.4),
        Column("heading", word("outline-heading"), weight=4, stub=True),
        Column("memo", word("memo"), weight=9),
        Column("when", word("outline-day"), weight=2.2),
        Column("who", word("who"), weight=2.2),
    )
    rows = []
    for entry in sorting(reader).entries:
        said = [entry.number, entry.heading, "", "", ""]
        if entry.memo is not None:
            title = entry.memo.title or entry.memo.on.label
            text = "\n".join(map(without_markup, entry.memo.text.splitlines()))
            author = coders.get(entry.memo.author or 0, "")
            said = [entry.number, title, text, entry.memo.created[:10], author]
        cells = tuple(map(Cell, said))
        rows.append(Row(cells, "normal" if entry.memo else "subtotal", key=entry.id))
    return Table(columns, tuple(rows), title=word("memo-outline"))
