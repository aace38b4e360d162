"""Operations on the outline into which memos are sorted: headings and memos, nested and in order.

The team has one outline. A row of it is a heading or a memo; who may not see a memo sees no row of
it, and what stands below it then shows one level higher. While somebody codes blind, what others
put there stands still.
"""

from collections.abc import Sequence
from typing import Any

from app.coding.operations.axial import own_row
from app.coding.operations.names import clean_name
from app.coding.operations.outline_rows import children, drop_row, number
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def add_outline_heading(
    tx: Transaction, *, text: str, parent: int | None = None, at: int | None = None
) -> int:
    """Add a heading under a row of the outline (None: at the top) and return its id.

    `at` is its index among what stands there; None: last.
    """
    heading = clean_name(text)
    made = _add(tx, parent, heading=heading)
    _put(tx, [made], parent, at)
    tx.note(name=heading)
    return made


@operation
def sort_memos(
    tx: Transaction, *, memos: Sequence[int], parent: int | None = None, at: int | None = None
) -> None:
    """Put memos side by side into the outline; those that stand in it go there."""
    rows = [tx.memos.seen.get(memo) for memo in dict.fromkeys(memos)]
    placed = [_place(tx, row.id) or _add(tx, parent, memo=row.id) for row in rows]
    _put(tx, placed, parent, at)
    tx.note(n=len(rows))


@operation
def move_in_outline(
    tx: Transaction, *, rows: Sequence[int], parent: int | None = None, at: int | None = None
) -> None:
    """Put rows of the outline, with what stands below them, under another (None: at the top).

    Refused where a row would stand below itself.
    """
    moved = [own_row(tx, "outline_row", row).id for row in dict.fromkeys(rows)]
    _put(tx, moved, parent, at)
    tx.note(n=len(moved))


@operation
def rename_outline_heading(tx: Transaction, *, row: int, text: str) -> None:
    """Rename a heading of the outline; a memo is called by its own title."""
    held = own_row(tx, "outline_row", row)
    if held.memo is not None:
        raise Refusal("outline-row-is-a-memo")
    heading = clean_name(text)
    tx.store("outline_row").change(row, heading=heading)
    tx.note(name=heading)


@operation
def take_out_of_outline(tx: Transaction, *, rows: Sequence[int]) -> None:
    """Take headings and memos out of the outline; what stands below them moves up, memos stay."""
    for row in [own_row(tx, "outline_row", row) for row in dict.fromkeys(rows)]:
        drop_row(tx, row.id)
    tx.note(n=len(set(rows)))


def _place(tx: Transaction, memo: int) -> int | None:
    """Return the row in which a memo stands already, as far as it may be moved."""
    for row in tx.store("outline_row").seen.find(memo=memo):
        if not tx.viewer.hidden or row.made_by == tx.coder:
            return int(row.id)
    return None


def _add(tx: Transaction, parent: int | None, **what: Any) -> int:
    return tx.store("outline_row").add(parent=parent, position=0, made_by=tx.coder, **what)


def _put(tx: Transaction, rows: Sequence[int], parent: int | None, at: int | None) -> None:
    store, above = tx.store("outline_row"), parent
    while above is not None:
        if above in rows:
            raise Refusal("outline-below-itself")
        above = store.seen.get(above).parent if above == parent else store.get(above).parent
    siblings = [one.id for one in children(tx, parent) if one.id not in rows]
    index = len(siblings) if at is None else max(0, min(at, len(siblings)))
    for row in rows:
        store.change(row, parent=parent)
    number(tx, [*siblings[:index], *rows, *siblings[index:]])
