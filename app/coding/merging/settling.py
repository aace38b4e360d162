"""Structures that are sound on each side may not be so together: A under B here, B under A there.

What the copy moved goes back to where it stood here; what it put somewhere anew is left without a
place. Both are listed.
"""

from app.coding.merging.outcome import Conflict, Outcome
from app.coding.merging.rows import Rows
from app.models.transaction import Transaction

_ROUNDS = 1000  # each puts at least one row back; a project with more such rows is damaged


def settle(tx: Transaction, rows: Rows, outcome: Outcome) -> None:
    """Put back, one after the other, what cannot stand where the copy put it."""
    for _ in range(_ROUNDS):
        broken = tx.broken_rules("code", "placement")
        if not broken:
            return
        _put_back(tx, rows, outcome, broken[0].table, broken[0].row)


def _put_back(tx: Transaction, rows: Rows, outcome: Outcome, table: str, row: int) -> None:
    store = tx.store(table)
    there = store.get(row)
    outcome.conflicts.append(
        Conflict(table, row, "parent", "cannot-stand-there", None, there.parent)
    )
    if (table, row) in rows.parents:
        store.change(row, parent=rows.parents.pop((table, row)))
    elif table == "code":
        store.change(row, parent=None)
    else:
        store.remove(row)
