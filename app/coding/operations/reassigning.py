"""Giving work that was done under the wrong name to the coder who did it."""

from typing import Any

from app.coding.operations.hanging import join_codings
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.rules import ONCE
from app.models.transaction import Transaction

# Tables of a coder's work with the columns that say whose and since when.
_WORK = (
    ("code", "made_by", "created"),
    ("category", "made_by", "created"),
    ("memo", "author", "created"),
)
# Those that keep no time: the journal knows when their rows were made.
_UNTIMED = (
    "quotation",
    "mention",
    "property",
    "property_place",
    "relation",
    "evidence",
    "paradigm",
    "diagram_place",
)


@operation
def reassign_work(tx: Transaction, *, coder: int, to: int, since: str) -> int:
    """Give what `coder` made at or after `since` (ISO 8601, UTC) to another; return how many rows.

    Codings, codes, headings, memos, marks "finished", translations, properties, relations with
    their evidence, and figures; places in a structure stay. A coding that the other has too is
    joined to it; of the rest, what the other has too stays. Refused: "reassign-hidden" where the
    acting coder may not see one of them.
    """
    names = tx.coders.get(coder).name, tx.coders.get(to).name
    if coder == to:
        raise Refusal("reassign-same", name=names[0])
    if tx.viewer.hidden & {coder}:
        raise Refusal("reassign-hidden", name=names[0])
    n = sum(_move(tx, row, to) for row in tx.codings.find(coder=coder) if row.created >= since)
    for table, whose, when in _WORK:
        rows = [
            row for row in tx.store(table).find(**{whose: coder}) if getattr(row, when) >= since
        ]
        tx.store(table).change_where({"id": [row.id for row in rows]}, **{whose: to})
        n += len(rows)
    n += _marks(tx, coder, to, since)
    n += sum(_untimed(tx, table, coder, to, since) for table in _UNTIMED)
    tx.note(coder=names[0], to=names[1], n=n)
    return n


def _move(tx: Transaction, row: Any, to: int) -> int:
    place = {"transcript": row.transcript, "start": row.start, "end": row.end, "code": row.code}
    twin = tx.codings.one(coder=to, **place)
    if twin is None:
        tx.codings.change(row.id, coder=to)
    else:
        join_codings(tx, row, twin)
    return 1


def _marks(tx: Transaction, coder: int, to: int, since: str) -> int:
    n = 0
    for row in tx.finished.find(coder=coder):
        if row.at < since:
            continue
        if tx.finished.count(coder=to, transcript=row.transcript, round=row.round):
            tx.finished.remove(row.id)
        else:
            tx.finished.change(row.id, coder=to)
        n += 1
    return n


def _untimed(tx: Transaction, table: str, coder: int, to: int, since: str) -> int:
    """Give over the rows of a table that keeps no time, but for what the other has as well."""
    store = tx.store(table)
    made = tx.made_since(table, coder, since)
    once = next((names for name, *names in ONCE if name == table), ())
    n = 0
    for row in store.find(made_by=coder):
        place = {name: getattr(row, name) for name in once} | {"made_by": to}
        if row.id in made and not (once and store.count(**place)):
            store.change(row.id, made_by=to)
            n += 1
    return n
