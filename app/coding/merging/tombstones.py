"""Codes and categories that the copy merged or deleted: they go here too where nothing is left.

Another coder's codings are never moved because a copy merged the code they stand on: such a code
stays, and is listed.
"""

from app.coding.merging.outcome import Conflict, Outcome
from app.coding.merging.rows import Rows
from app.models.shape import referring
from app.models.transaction import Transaction

_MAY_LEAN = frozenset(("merged_into", "first_code", "second_code"))


def bury(tx: Transaction, rows: Rows, outcome: Outcome) -> None:
    """Take over that codes and categories are gone, those below before those above."""
    for table in ("code", "category"):
        waiting = {
            ident: theirs
            for ident, theirs in rows.copies[table].items()
            if theirs["gone"] is not None and ident in rows.news.before.get(table, {})
        }
        while waiting:
            free = [ident for ident in waiting if not _leaning(tx, table, ident)]
            if not free:
                break
            for ident in free:
                theirs = waiting.pop(ident)
                if tx.store(table).get(ident).gone is None:
                    heir = theirs["merged_into"]
                    into = None if heir is None else rows.heirs.of(table, heir, revive=False)
                    tx.store(table).change(ident, gone=theirs["gone"], merged_into=into)
                    outcome.changed[table] += 1
        outcome.conflicts += [
            Conflict(table, ident, "gone", "still-used", None, theirs["gone"])
            for ident, theirs in waiting.items()
        ]


def _leaning(tx: Transaction, table: str, ident: int) -> bool:
    """Tell whether something that lives still names the row."""
    for other, column in referring(table):
        if column in _MAY_LEAN:
            continue
        for row in tx.store(other).find(**{column: ident}):
            if getattr(row, "gone", None) is None:
                return True
    return False
