"""What the copy removed: it goes here too, unless it has changed here or something leans on it."""

from collections.abc import Mapping
from typing import Any

from app.coding.merging.outcome import Conflict, Outcome
from app.coding.merging.rows import SPAN, Rows
from app.models.shape import referring, tracked_tables
from app.models.transaction import Transaction

Row = dict[str, Any]


def take_removals(tx: Transaction, rows: Rows, outcome: Outcome) -> None:
    """Remove rows that the copy removed and that are here as they were when it went out."""
    going: dict[str, dict[int, Any]] = {}
    for table, before in rows.news.before.items():
        bases = {
            ident: base
            for ident, base in before.items()
            if base is not None and ident not in rows.copies.get(table, {ident: {}})
        }
        for mine in tx.store(table).find(id=list(bases)):
            if _as_it_was(mine._asdict(), bases[mine.id]):
                going.setdefault(table, {})[mine.id] = mine
            else:
                outcome.conflicts.append(
                    Conflict(table, mine.id, None, "deleted-there", mine._asdict(), None)
                )
    _keep_what_is_leant_on(tx, going, outcome)
    for table in reversed(tracked_tables()):
        if table in going:
            tx.store(table).remove_where(id=list(going[table]))
            outcome.removed[table] += len(going[table])
            if table == "coding":
                outcome.removed_of.update(row.transcript for row in going[table].values())


def _as_it_was(mine: Mapping[str, Any], base: Row) -> bool:
    """Tell whether a row is as the copy had it; spans may have moved with their text since."""
    return all(mine[name] == value for name, value in base.items() if name not in SPAN)


def _keep_what_is_leant_on(
    tx: Transaction, going: dict[str, dict[int, Any]], outcome: Outcome
) -> None:
    again = True
    while again:
        again = False
        for table, rows in going.items():
            for other, column in referring(table):
                for leaning in tx.store(other).find(**{column: list(rows)}):
                    held = getattr(leaning, column)
                    if leaning.id not in going.get(other, {}) and held in rows:
                        mine = rows.pop(held)
                        again = True
                        outcome.conflicts.append(
                            Conflict(table, held, None, "still-used", mine._asdict(), None)
                        )
