"""The rows of the outline of memos: the writing that several operations share.

What stands below one row is numbered from 0 without gaps; while blind, what others put there keeps
its number.
"""

from collections.abc import Sequence
from typing import Any

from app.models.transaction import Transaction


def children(tx: Transaction, parent: int | None) -> list[Any]:
    """Return the rows directly below a row (None: at the top) that may be seen, in order."""
    return sorted(tx.store("outline_row").seen.find(parent=parent), key=_order)


def number(tx: Transaction, order: Sequence[int]) -> None:
    """Number rows in this order."""
    store = tx.store("outline_row")
    for position, row in enumerate(order):
        if not tx.viewer.hidden or store.get(row).made_by == tx.coder:
            store.change(row, position=position)


def drop_row(tx: Transaction, row: int) -> None:
    """Remove a row; what stands below it, hidden rows too, takes its place."""
    store = tx.store("outline_row")
    held = store.get(row)
    order = [one.id for one in children(tx, held.parent)]
    below = [one.id for one in sorted(store.find(parent=row), key=_order)]
    for one in below:
        store.change(one, parent=held.parent)
    store.remove(row)
    at = order.index(row) if row in order else len(order)
    number(tx, [*order[:at], *below, *order[at + 1 :]])


def drop_memos(tx: Transaction, memos: Sequence[int]) -> None:
    """Remove memos, and with them their rows in the outline."""
    for row in tx.store("outline_row").find(memo=list(memos)):
        drop_row(tx, row.id)
    tx.memos.remove(*memos)


def _order(row: Any) -> tuple[int, int]:
    return row.position, row.id
