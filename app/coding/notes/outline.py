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


def sorting(reader: Reader, *, private: bool = True) -> Sorting:
    """Read the outline, and what is not sorted yet; `private`: also the viewer's own private memos.

    What stands below a memo that is left out shows one level higher.
    """
    memos = {note.id: note for note in notes(reader) if note.source == MEMO}
    below: dict[int | None, list[queries.OutlineRow]] = {}
    for row in queries.outline_rows(reader):
        below.setdefault(row.parent, []).append(row)
    entries: list[Entry] = []

    def walk(row_above: int | None, parent: int | None, number: str, at: int) -> int:
        for row in below.get(row_above, ()):
            memo = memos.get(row.memo or 0)
            if memo is not None and memo.private and not private:
                at = walk(row.id, parent, number, at)
                continue
            at += 1
            entries.append(Entry(row.id, parent, f"{number}{at}", row.heading or "", memo))
            walk(row.id, row.id, f"{number}{at}.", 0)
        return at

    walk(None, None, "", 0)
    placed = {entry.memo.id for entry in entries if entry.memo is not None}
    loose = [note for note in memos.values() if note.id not in placed and note.kind in MEMO_KINDS]
    return Sorting(entries, loose)


def outline_table(reader: Reader) -> Table:
    """Return the outline as a table: number, heading or title, the memo's text, day, author.

    It is made to be given to others, so private memos stay out of it, the viewer's own too.
    """
    coders = {row.id: row.name for row in queries.coders(reader)}
    columns = (
        Column("number", word("outline-number"), weight=1.4),
        Column("heading", word("outline-heading"), weight=4, stub=True),
        Column("memo", word("memo"), weight=9),
        Column("when", word("outline-day"), weight=2.2),
        Column("who", word("who"), weight=2.2),
    )
    rows = []
    for entry in sorting(reader, private=False).entries:
        said = [entry.number, entry.heading, "", "", ""]
        if entry.memo is not None:
            title = entry.memo.title or entry.memo.on.label
            text = "\n".join(map(without_markup, entry.memo.text.splitlines()))
            author = coders.get(entry.memo.author or 0, "")
            said = [entry.number, title, text, entry.memo.created[:10], author]
        cells = tuple(map(Cell, said))
        rows.append(Row(cells, "normal" if entry.memo else "subtotal", key=entry.id))
    left_out = len(sorting(reader).entries) - len(rows)
    notes_below = (word("note-private-memos", n=left_out),) if left_out else ()
    return Table(columns, tuple(rows), title=word("memo-outline"), notes=notes_below)
