"""Deciding what a merge found changed on both sides: what stands here, or the copy's value."""

import json
from collections.abc import Callable
from typing import Any

from app.coding.merging.outcome import RULING, STANDING
from app.coding.operations.hanging import drop_codings
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
        if tx.broken_rules(row.tbl, *(("coding",) if row.field == RULING else ())):
            raise Refusal("conflict-cannot-be-taken")
    tx.store("conflict").change(conflict, decided=take)
    tx.note(take=take)


def _take_theirs(tx: Transaction, row: Any) -> None:
    store, theirs = tx.store(row.tbl), json.loads(row.theirs or "null")
    if row.field in _SPECIAL:
        _SPECIAL[row.field](tx, row, theirs)
    elif row.field is None and theirs is None:
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


def _take_ruling(tx: Transaction, row: Any, theirs: dict[str, Any]) -> None:
    """Let the copy's decision stand: its passages take the place of ours in the consensus."""
    store = tx.store("disagreement")
    drop_codings(tx, [one.id for one in tx.codings.find(id=_codings_of(store.get(row.row)))])
    for coding in theirs["codings"]:
        _refuse_other_text(tx, coding)
    here = {one.id for one in tx.codings.find(id=[one["id"] for one in theirs["codings"]])}
    fresh = [one for one in theirs["codings"] if one["id"] not in here and not _is_there(tx, one)]
    tx.codings.add_many(fresh)
    written = json.dumps([*here, *(one["id"] for one in fresh)])
    store.change(row.row, decision=theirs["decision"], codings=written)


def _codings_of(disagreement: Any) -> list[int]:
    return list(json.loads(disagreement.codings or "[]"))


def _is_there(tx: Transaction, coding: dict[str, Any]) -> bool:
    place = ("transcript", "start", "end", "code", "coder")
    return bool(tx.codings.count(**{name: coding[name] for name in place}))


def _take_freeze(tx: Transaction, row: Any, theirs: int) -> None:
    """Let the copy's freeze of a round stand instead of ours."""
    store = tx.store("freeze")
    why = store.get(theirs).unfrozen_why
    store.change(store.get(row.row).id, unfrozen_at=tx.now(), unfrozen_why=why)
    store.change(theirs, unfrozen_at=None, unfrozen_why=None)


_SPECIAL: dict[str, Callable[[Transaction, Any, Any], None]] = {
    RULING: _take_ruling,
    STANDING: _take_freeze,
}


def _refuse_other_text(tx: Transaction, theirs: dict[str, Any]) -> None:
    """Refuse a span on another text than the present one: it would quote other words."""
    version, transcript = theirs.get("text_version"), theirs.get("transcript")
    if version is None or transcript is None:
        return
    if tx.transcripts.get(transcript).text_version != version:
        raise Refusal("conflict-cannot-be-taken")
