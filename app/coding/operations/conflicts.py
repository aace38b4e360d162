"""Deciding what a merge found changed on both sides: what stands here, or the copy's value."""

import json
from typing import Any

from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

OURS, THEIRS = "ours", "theirs"


@operation
def decide_conflict(tx: Transaction, *, conflict: int, take: str) -> None:
    """Decide a conflict for "ours" (what stands stays) or "theirs" (the copy's value is written).

    Refused: "conflict-while-blind", "conflict-decided", and "conflict-cannot-be-taken" where the
    copy's value would break what stands here now.
    """
    if tx.viewer.hidden:
        raise Refusal("conflict-while-blind")
    row = tx.store("conflict").get(conflict)
    if row.decided is not None:
        raise Refusal("conflict-decided")
    if take == THEIRS:
        _take_theirs(tx, row)
        if tx.broken_rules(row.tbl):
            raise Refusal("conflict-cannot-be-taken")
    tx.store("conflict").change(conflict, decided=take)
    tx.note(take=take)


def _take_theirs(tx: Transaction, row: Any) -> None:
    store, theirs = tx.store(row.tbl), json.loads(row.theirs or "null")
    if row.field is None and theirs is None:
        store.remove(store.get(row.row).id)
    elif row.field is None:
        _refuse_other_text(tx, theirs)
        store.add(**theirs)
    elif row.field == "span":
        held = store.get(row.row)
        _refuse_other_text(tx, {"transcript": held.transcript, **theirs})
        store.change(row.row, **theirs)
    elif row.field == "text_version":
        raise Refusal("conflict-cannot-be-taken")
    else:
        store.change(row.row, **{row.field: theirs})


def _refuse_other_text(tx: Transaction, theirs: dict[str, Any]) -> None:
    """Refuse a span on another text than the present one: it would quote other words."""
    version, transcript = theirs.get("text_version"), theirs.get("transcript")
    if version is None or transcript is None:
        return
    if tx.transcripts.get(transcript).text_version != version:
        raise Refusal("conflict-cannot-be-taken")
