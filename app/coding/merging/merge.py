"""The operation that brings a copy home, table after table, each after those it refers to."""

import json
from pathlib import Path

from app.coding.merging.comments import comments_only, merge_comments
from app.coding.merging.freezes import Freezes, bring_openings
from app.coding.merging.outcome import Outcome, Result
from app.coding.merging.removals import take_removals
from app.coding.merging.rows import Rows
from app.coding.merging.settling import settle
from app.coding.merging.texts import Texts
from app.coding.merging.tombstones import bury
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.incoming import Incoming
from app.models.shape import tracked_tables
from app.models.transaction import Transaction

# A copy's own settings stay with it, but for what is printed with figures.
TABLES = tuple(table for table in tracked_tables() if table != "setting")


@operation(mass=True)
def merge_copy(tx: Transaction, *, copy: Path) -> Result:
    """Merge a copy of this project; one step of undo. Of a copy for reading only memos come.

    Refused: "copy-of-another-study", "copy-other-text" (with the transcript's name), and as
    Trouble whatever keeps the copy from being read. The same copy merged again adds nothing.
    """
    with Incoming(copy) as incoming:
        return _merge(tx, incoming)


def _merge(tx: Transaction, incoming: Incoming) -> Result:
    if incoming.study != tx.study.get(1).uid:
        raise Refusal("copy-of-another-study", file=incoming.path.name)
    news = incoming.news(tx.known_operations())
    outcome = Outcome()
    texts = Texts(tx, incoming)
    if incoming.reading:
        rows = Rows(tx, incoming, comments_only(news), texts, outcome)
        merge_comments(tx, incoming, rows)
        take_removals(tx, rows, outcome)
    else:
        rows = Rows(tx, incoming, news, texts, outcome)
        _merge_all(tx, incoming, rows, outcome)
    tx.bring(news.done)
    found = outcome.result()
    _keep_conflicts(tx, found, incoming.coder)
    tx.note(file=incoming.path.name, n=sum(found.added.values()), conflicts=len(found.conflicts))
    return found


def _merge_all(tx: Transaction, incoming: Incoming, rows: Rows, outcome: Outcome) -> None:
    freezes = Freezes(tx, incoming, rows)
    frozen = [row.id for row in tx.store("freeze").find()]
    for number, table in enumerate(TABLES):
        tx.progress(number, len(TABLES))
        rows.merge(table, freezes.ready)
        if table == "freeze":
            freezes.take(frozen)
    bring_openings(tx, incoming)
    take_removals(tx, rows, outcome)
    bury(tx, rows, outcome)
    settle(tx, rows, outcome)


def _keep_conflicts(tx: Transaction, found: Result, coder: int | None) -> None:
    known = coder if coder is not None and tx.coders.one(id=coder) else None
    tx.store("conflict").add_many(
        {
            "tbl": one.table,
            "row": one.row,
            "field": one.field,
            "ours": json.dumps(one.ours, ensure_ascii=False),
            "theirs": json.dumps(one.theirs, ensure_ascii=False),
            "coder": known,
            "found_on": tx.now(),
        }
        for one in found.conflicts
    )
