"""Decisions on disagreements that were made in a copy.

A disagreement is known by its freeze and the codings that it is about, so two sides that settled
the same one made two rows for it. What was only "to be discussed" gives way to a decision. Where
the two decisions differ, ours stands, theirs is listed, and the passages that theirs put into the
consensus wait in that list, so that the consensus holds what stands and nothing else.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.coding.merging.outcome import RULING, Conflict
from app.coding.reconciling.rulings import Ruling
from app.models.shape import referring

if TYPE_CHECKING:
    from app.coding.merging.rows import Row, Rows

_SAME_WAY = frozenset(set(Ruling) - {Ruling.NEW})
"""Rulings that put the same passages down whoever makes them."""


def merge_disagreements(
    rows: "Rows", copies: "Mapping[int, Row]", ours: Mapping[int, Any], removed: set[int]
) -> None:
    """Take the copy's decisions on disagreements over."""
    before = rows.news.before.get("disagreement", {})
    freezes = {row["freeze"] for row in copies.values()}
    store = rows.tx.store("disagreement")
    here = {(row.freeze, row.key): row for row in store.find(freeze=freezes)}
    fresh = []
    for ident, theirs in copies.items():
        mine = ours.get(ident) or here.get((theirs["freeze"], theirs["key"]))
        if ident not in before and (mine is not None or ident in removed):
            continue  # no news: as it was, or merged before
        theirs["codings"] = json.dumps(_written(rows, theirs))
        if mine is None:
            fresh.append(theirs)
        else:
            _compare(rows, mine, theirs, before.get(ident))
    rows.add("disagreement", fresh)


def _written(rows: "Rows", theirs: "Row") -> list[int]:
    """Return the codings that a decision of the copy wrote and that did not stand here before."""
    idents = json.loads(theirs["codings"] or "[]")
    return [ident for ident in idents if rows.heirs.of("coding", ident, revive=False) == ident]


def _compare(rows: "Rows", mine: Any, theirs: "Row", base: "Row | None") -> None:
    """Decide what stands where both sides have a decision on one disagreement."""
    if theirs["decision"] == mine.decision or (base and theirs["decision"] == base["decision"]):
        return
    idents = [mine.decision, theirs["decision"]]
    told = {row.id: row for row in rows.tx.store("decision").find(id=idents)}
    if theirs["decision"] not in told:
        return
    other = told[theirs["decision"]].ruling
    ruled = told[mine.decision].ruling if mine.decision in told else None
    only_theirs = base is not None and mine.decision == base["decision"]
    if not only_theirs and _says_no_more(ruled, other):
        return
    if only_theirs or ruled in (None, Ruling.LATER):
        values = {"decision": theirs["decision"], "codings": theirs["codings"]}
        if rows.tx.store("disagreement").change(mine.id, **values):
            rows.outcome.changed["disagreement"] += 1
        return
    kept = _told(told[theirs["decision"]]) | {"codings": _set_aside(rows, theirs)}
    held = _told(told[mine.decision])
    rows.outcome.conflicts.append(
        Conflict("disagreement", mine.id, RULING, "both-changed", held, kept)
    )


def _told(decision: Any) -> "Row":
    return {"decision": decision.id, "ruling": decision.ruling, "reason": decision.reason}


def _says_no_more(ruled: str | None, other: str) -> bool:
    """Tell whether their ruling is ours too, or leaves open what is decided here."""
    return (ruled == other and other in _SAME_WAY) or (other == Ruling.LATER and ruled is not None)


def _set_aside(rows: "Rows", theirs: "Row") -> "list[Row]":
    """Take out of the consensus what their decision had put there; return it as rows."""
    store = rows.tx.codings
    held = store.find(id=json.loads(theirs["codings"]))
    free = [row for row in held if not _leant_on(rows, row.id)]
    store.remove(*(row.id for row in free))
    rows.outcome.added["coding"] -= len(free)
    for row in free:
        rows.outcome.codings_of[row.transcript] -= 1
    return [row._asdict() for row in held]


def _leant_on(rows: "Rows", coding: int) -> bool:
    return any(
        rows.tx.store(table).count(**{column: coding}) for table, column in referring("coding")
    )
