"""Operations of reconciling: they write the Consensus coder's codings and never another's."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.coding.operations.codes import living_code
from app.coding.operations.codings import text_version
from app.coding.operations.hanging import drop_codings
from app.coding.operations.names import optional
from app.coding.operations.registry import operation
from app.coding.reconciling.rulings import Passage, Ruling
from app.models.errors import Refusal
from app.models.transaction import Transaction

CONSENSUS = "Consensus"


class Case(NamedTuple):
    """A disagreement that is ruled on, on the text as it is now, and what the ruling puts down.

    `key` is its identity (`Disagreement.key`), `kind` its kind; a code is None where that coder did
    nothing there. `quotable`: one of the two marked the passage as worth quoting.
    """

    key: str
    transcript: int
    start: int
    end: int
    kind: str
    first_code: int | None
    second_code: int | None
    passages: tuple[Passage, ...]
    quotable: bool = False


@operation
def settle(
    tx: Transaction,
    *,
    freeze: int,
    cases: Sequence[Case],
    ruling: str,
    deciders: Sequence[int],
    reason: str | None = None,
    meeting: int | None = None,
) -> int:
    """Decide disagreements of a freeze by one ruling; return the decision.

    What an earlier decision on the same disagreement had put into the consensus is taken out
    again. Refused: "freeze-gone", "reconciling-blind", "deciders-needed", "ruling-unknown", and a
    span that lies outside its text.
    """
    _refuse(tx, freeze)
    if ruling not in list(Ruling):
        raise Refusal("ruling-unknown", ruling=ruling)
    if not deciders:
        raise Refusal("deciders-needed")
    decision = tx.store("decision").add(
        ruling=ruling, reason=optional(reason), at=tx.now(), meeting=meeting
    )
    tx.store("decision_coder").add_many(
        {"decision": decision, "coder": coder} for coder in dict.fromkeys(deciders)
    )
    consensus = consensus_coder(tx)
    for number, case in enumerate(cases):
        tx.progress(number, len(cases))
        _settle_one(tx, freeze, case, decision, consensus)
    tx.note(n=len(cases), ruling=ruling)
    return decision


def _refuse(tx: Transaction, freeze: int) -> None:
    row = tx.store("freeze").one(id=freeze)
    if row is None or row.unfrozen_at is not None:
        raise Refusal("freeze-gone")
    coders = {one.coder for one in tx.store("round_coder").find(round=row.round)}
    if coders & tx.viewer.hidden:
        raise Refusal("reconciling-blind")


def consensus_coder(tx: Transaction) -> int:
    """Return the coder in whose name the team's agreed codings stand, made when first needed."""
    have = tx.coders.one(kind="consensus")
    if have is not None:
        return int(have.id)
    position = tx.coders.largest("position") + 1
    return tx.coders.add(name=CONSENSUS, kind="consensus", colour=position, position=position)


def _settle_one(tx: Transaction, freeze: int, case: Case, decision: int, consensus: int) -> None:
    store = tx.store("disagreement")
    have = store.one(freeze=freeze, key=case.key)
    if have is not None:
        earlier = tx.codings.find(id=json.loads(have.codings or "[]"), coder=consensus)
        drop_codings(tx, [row.id for row in earlier])
    written = _put_down(tx, case.transcript, case.passages, consensus, quotable=case.quotable)
    values: dict[str, Any] = {
        "transcript": case.transcript,
        "start": case.start,
        "end": case.end,
        "kind": case.kind,
        "first_code": case.first_code,
        "second_code": case.second_code,
        "decision": decision,
        "codings": json.dumps(written),
    }
    if have is None:
        store.add(freeze=freeze, key=case.key, **values)
    else:
        store.change(have.id, **values)


def _put_down(
    tx: Transaction,
    transcript: int,
    passages: Sequence[Passage],
    consensus: int,
    *,
    quotable: bool = False,
) -> list[int]:
    """Write passages into the consensus; return the codings that were not there yet."""
    written = []
    for start, end, code in passages:
        version = text_version(tx, transcript, start, end)
        span = {"transcript": transcript, "start": start, "end": end}
        row = {**span, "code": living_code(tx, code).id, "coder": consensus}
        if not tx.codings.count(**row):
            more = {"text_version": version, "quotable": int(quotable), "created": tx.now()}
            written.append(tx.codings.add(**row, **more))
    return written


@operation
def adopt_agreed(tx: Transaction, *, freeze: int, agreed: Mapping[int, Sequence[Passage]]) -> int:
    """Put what both coders did alike into the consensus, by transcript; return how many were new.

    Refused as `settle` is.
    """
    _refuse(tx, freeze)
    consensus = consensus_coder(tx)
    n = 0
    for number, (transcript, passages) in enumerate(agreed.items()):
        tx.progress(number, len(agreed))
        n += len(_put_down(tx, transcript, passages, consensus))
    tx.note(n=n)
    return n


@operation
def set_reconciled(tx: Transaction, *, transcripts: Sequence[int], reconciled: bool = True) -> None:
    """Say that the consensus of transcripts is complete and counts, or take that back."""
    today = tx.now()[:10] if reconciled else None
    for transcript in transcripts:
        tx.transcripts.change(transcript, reconciled_on=today)
    tx.note(n=len(transcripts), reconciled=reconciled)
