"""Operations on rounds of coding: opening, freezing, taking a freeze back, looking early.

What a freeze keeps lies outside the journal, so no later operation or undo touches it. Freezing,
unfreezing and looking early are themselves never undone (`journal.NEVER_UNDONE`): figures are
printed with what really happened.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.coding.operations.names import clean_name, listed, optional
from app.coding.operations.registry import operation
from app.coding.rounds.codebook import read_book, write_book
from app.coding.rounds.sampling import Drawn
from app.models.errors import Refusal
from app.models.handout import SETTING as HANDOUT
from app.models.store import new_ids
from app.models.transaction import Transaction

KINDS = ("joint", "independent", "divided")
OPENINGS = "openings {round}"
"""The setting that keeps, as JSON, who was followed by whom in an open round of blind coding."""


@operation
def make_codebook_version(tx: Transaction, *, name: str, note: str | None = None) -> int:
    """Keep the codebook and the team's structure as they stand under a name; return the version.

    Refused where a version of that name is there. In a round of blind coding it is one's own.
    """
    cleaned = clean_name(name)
    if tx.store("codebook_version").seen.count(name=cleaned):
        raise Refusal("codebook-version-exists", name=cleaned)
    tx.note(name=cleaned)
    return _add_version(tx, cleaned, note, _content(tx))


def _content(tx: Transaction) -> str:
    return write_book(
        tx.codes.seen.find(gone=None),
        tx.categories.seen.find(gone=None),
        tx.placements.find(owner=None),
    )


def _add_version(tx: Transaction, name: str, note: str | None, content: str) -> int:
    mine = tx.coder if tx.viewer.hidden else None
    return tx.store("codebook_version").add(
        name=name, date=tx.now(), note=optional(note), content=content, made_by=mine
    )


def _version_as_it_is(tx: Transaction, name: str, content: str) -> int:
    """Return a version that holds this content, making one where there is none."""
    have = tx.store("codebook_version").seen.one(content=content)
    return _add_version(tx, name, None, content) if have is None else int(have.id)


@operation
def open_round(
    tx: Transaction,
    *,
    name: str,
    kind: str,
    coders: Sequence[int],
    transcripts: Sequence[int],
    parts: Mapping[int, int] | None = None,
    codebook_version: int | None = None,
    open_codebook: bool = True,
    without_interviewer: bool = False,
    drawn: Drawn | None = None,
) -> int:
    """Open a round and return it.

    `parts` gives each transcript of a divided round its coder; `drawn` says how the transcripts
    were drawn. Without a codebook version the codebook as it stands becomes one. What the version
    holds is the team's from now on. Refused: "round-exists", "round-coders", "round-empty",
    "round-overlaps" (in an open round already), "sample-after-coding".
    """
    cleaned = clean_name(name)
    rows = [tx.transcripts.get(one) for one in dict.fromkeys(transcripts)]
    team = list(dict.fromkeys(coders))
    _refuse_round(tx, cleaned, kind, team, [row.id for row in rows], drawn)
    if codebook_version is None:
        codebook_version = _version_as_it_is(tx, cleaned, _content(tx))
    sample = None if drawn is None else json.dumps(drawn.groups, ensure_ascii=False)
    round_ = tx.store("round").add(
        name=cleaned,
        kind=kind,
        codebook_version=codebook_version,
        open_codebook=int(open_codebook),
        without_interviewer=int(without_interviewer),
        seed=None if drawn is None else drawn.seed,
        sample=sample,
        created=tx.now(),
    )
    tx.store("round_coder").add_many({"round": round_, "coder": coder} for coder in team)
    whose: Mapping[int, int | None] = _parts(kind, team, parts or {}, [row.id for row in rows])
    tx.store("round_transcript").add_many(
        {"round": round_, "transcript": row.id, "coder": whose.get(row.id)} for row in rows
    )
    if kind == "independent":
        _share_book(tx, codebook_version)
    tx.note(name=cleaned, kind=kind, n=len(rows))
    return round_


def _refuse_round(
    tx: Transaction,
    name: str,
    kind: str,
    coders: Sequence[int],
    transcripts: Sequence[int],
    drawn: Drawn | None,
) -> None:
    if kind not in KINDS:
        raise Refusal("round-kind-unknown", kind=kind)
    if tx.store("round").count(name=name):
        raise Refusal("round-exists", name=name)
    people = [tx.coders.get(coder).kind for coder in coders]
    if len(people) < (1 if kind == "joint" else 2) or set(people) != {"person"}:
        raise Refusal("round-coders")
    if not transcripts:
        raise Refusal("round-empty")
    held = tx.store("round").find(state="open")
    for row in tx.store("round_transcript").find(
        round=[one.id for one in held], transcript=list(transcripts)
    ):
        if tx.store("round_coder").count(round=row.round, coder=list(coders)):
            transcript = tx.transcripts.get(row.transcript)
            other = tx.store("round").get(row.round)
            raise Refusal("round-overlaps", transcript=transcript.name, name=other.name)
    if drawn is not None and tx.codings.seen.count(
        transcript=list(transcripts), coder=list(coders)
    ):
        raise Refusal("sample-after-coding")


def _parts(
    kind: str, coders: Sequence[int], parts: Mapping[int, int], transcripts: Sequence[int]
) -> Mapping[int, int]:
    if kind != "divided":
        return {}
    if set(parts) != set(transcripts) or not set(parts.values()) <= set(coders):
        raise Refusal("round-parts")
    return parts


def _share_book(tx: Transaction, version: int) -> None:
    """Make what a codebook version holds the team's, so that every blind coder has it."""
    book = read_book(tx.store("codebook_version").get(version).content)
    for store, rows in ((tx.codes, book.codes), (tx.categories, book.categories)):
        held = {"id": [row["id"] for row in rows], "gone": None, "common": 0}
        store.change_where(held, common=1)


@operation
def freeze_round(tx: Transaction, *, round_: int) -> int:
    """Keep the round's codings and the structure as they are now, for good; return the freeze.

    Refused: "round-frozen" already, "round-not-finished" (with who has not finished), and
    "freeze-in-a-copy" in one coder's copy, which holds nothing of the others.
    """
    row = tx.store("round").get(round_)
    _refuse_in_a_copy(tx, row)
    if row.state == "frozen":
        raise Refusal("round-frozen", name=row.name)
    parts = parts_of(tx, row)
    _refuse_unfinished(tx, row, parts)
    freeze = tx.store("freeze").add(
        round=round_,
        codebook_version=_version_as_it_is(tx, f"{row.name}, frozen", _content_of_all(tx)),
        at=tx.now(),
    )
    n = _keep_codings(tx, freeze, parts)
    _keep_structure(tx, freeze, parts)
    tx.store("round").change(round_, state="frozen")
    tx.note(name=row.name, n=n)
    return freeze


def _refuse_in_a_copy(tx: Transaction, round_: Any) -> None:
    if tx.settings.count(name=HANDOUT):
        raise Refusal("freeze-in-a-copy", name=round_.name)


def parts_of(tx: Transaction, row: Any) -> dict[int, list[int]]:
    """Return which transcripts each coder of a round codes."""
    texts = tx.store("round_transcript").find(round=row.id)
    return {
        one.coder: [text.transcript for text in texts if text.coder in (None, one.coder)]
        for one in tx.store("round_coder").find(round=row.id)
    }


def _refuse_unfinished(tx: Transaction, row: Any, parts: Mapping[int, Sequence[int]]) -> None:
    done = {
        coder: {
            mark.transcript
            for mark in tx.finished.find(coder=coder, transcript=list(texts))
            if mark.round in (None, row.id)
        }
        for coder, texts in parts.items()
    }
    if row.kind == "joint":  # together: whoever marks it marks it for all
        together = set[int]().union(*done.values())
        done = dict.fromkeys(done, together)
    late = [coder for coder, texts in parts.items() if set(texts) - done[coder]]
    if late or not any(parts.values()):
        names = ", ".join(tx.coders.get(coder).name for coder in late) or "–"
        raise Refusal("round-not-finished", name=row.name, names=names)


def _content_of_all(tx: Transaction) -> str:
    """Return the whole codebook: a freeze ends the blindness of its coders."""
    return write_book(
        tx.codes.find(gone=None), tx.categories.find(gone=None), tx.placements.find(owner=None)
    )


def _keep_codings(tx: Transaction, freeze: int, parts: Mapping[int, Sequence[int]]) -> int:
    kept = [
        coding
        for coder, texts in parts.items()
        for coding in tx.codings.find(coder=coder, transcript=list(texts))
    ]
    names = ("transcript", "text_version", "start", "end", "code", "coder", "memo")
    tx.store("frozen_coding").add_many(
        {"id": ident, "freeze": freeze, "coding": row.id}
        | {name: getattr(row, name) for name in names}
        for ident, row in zip(new_ids(len(kept)), kept, strict=True)
    )
    return len(kept)


def _keep_structure(tx: Transaction, freeze: int, coders: Mapping[int, Any]) -> None:
    names = ("owner", "code", "category", "parent")
    tx.store("frozen_placement").add_many(
        {"freeze": freeze} | {name: getattr(row, name) for name in names}
        for row in tx.placements.find()
        if row.owner is None or row.owner in coders
    )


def standing_freeze(tx: Transaction, round_: int) -> Any:
    """Return the freeze of a round that has not been taken back, or None."""
    return tx.store("freeze").one(round=round_, unfrozen_at=None)


@operation
def unfreeze_round(tx: Transaction, *, round_: int, reason: str) -> None:
    """Take a freeze back, for a reason that is printed with later figures; its copy is kept.

    Refused: "reason-needed", "round-open", and "freeze-in-a-copy" in one coder's copy.
    """
    row = tx.store("round").get(round_)
    _refuse_in_a_copy(tx, row)
    freeze = standing_freeze(tx, round_)
    if freeze is None or row.state != "frozen":
        raise Refusal("round-open", name=row.name)
    tx.store("freeze").change(freeze.id, unfrozen_at=tx.now(), unfrozen_why=_reason(reason))
    tx.store("round").change(round_, state="open")
    tx.note(name=row.name, reason=reason.strip())


@operation
def unblind(tx: Transaction, *, round_: int, reason: str) -> None:
    """Let the acting coder (nobody named: everyone) see the others' work before the freeze.

    Recorded with its reason and printed with the figures. Refused: "reason-needed", "round-frozen".
    """
    row = tx.store("round").get(round_)
    if row.state == "frozen" or row.kind != "independent":
        raise Refusal("round-not-blind", name=row.name)
    why = _reason(reason)
    tx.store("unblinding").add(round=round_, coder=tx.coder, reason=why, at=tx.now())
    tx.note(name=row.name, reason=why)


def _reason(reason: str) -> str:
    cleaned = optional(reason)
    if cleaned is None:
        raise Refusal("reason-needed")
    return cleaned


@operation
def open_as(tx: Transaction, *, was: int) -> int:
    """Note that the acting coder's name was chosen after `was` in the same open project.

    Kept for every open round of blind coding of both, because who changes names may have seen both
    codings; return how many rounds that are.
    """
    both = {tx.coder, was}
    rounds = [
        row
        for row in tx.store("round").find(kind="independent", state="open")
        if both <= {one.coder for one in tx.store("round_coder").find(round=row.id)}
    ]
    for row in rounds if len(both) == 2 else ():
        name = OPENINGS.format(round=row.id)
        have = tx.settings.one(name=name)
        list_ = [] if have is None else json.loads(have.value)
        content = json.dumps([*list_, [was, tx.coder, tx.now()]])
        if have is None:
            tx.settings.add(name=name, value=content)
        else:
            tx.settings.change(have.id, value=content)
    tx.note(rounds=listed(row.name for row in rounds))
    return len(rounds)


def openings(settings: Mapping[str, str], round_: int) -> list[tuple[int, int, str]]:
    """Return who was followed by whom in one open project, and when, while a round was blind."""
    return [(*one,) for one in json.loads(settings.get(OPENINGS.format(round=round_), "[]"))]
