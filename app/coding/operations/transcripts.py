"""Operations on transcripts and their turns. Offsets are code points of the stored text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.operations.names import clean_name, listed, optional
from app.coding.operations.outline_rows import drop_memos
from app.coding.operations.people import is_date, join_groups, make_participant
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.texts import hash_of
from app.models.transaction import Transaction

KINDS = ("interview", "focus-group", "essay", "web-text")
ROLES = ("interviewer", "participant", "unknown")
# Codings, memos and quotations aside, which are counted.
_ON_TRANSCRIPTS = (
    "coding",
    "evidence",
    "question_asked",
    "finished",
    "round_transcript",
    "disagreement",
    "turn",
    "transcript_participant",
)
_TEXT_FIELDS = ("mode", "language", "checked_by", "note")


class TurnInput(NamedTuple):
    """A turn as it is imported: label in [label_start, start), words in [start, end)."""

    label_start: int
    start: int
    end: int
    speaker: str | None
    role: str
    milliseconds: int | None = None


class TranscriptInput(NamedTuple):
    """A transcript as it is imported; `participants` are ids as "S07", made where missing."""

    name: str
    text: str
    turns: Sequence[TurnInput]
    participants: Sequence[str] = ()
    groups: Sequence[str] = ()
    kind: str = "interview"
    date: str | None = None
    source_name: str | None = None
    source_hash: str | None = None
    encoding: str | None = None


@operation
def import_transcript(tx: Transaction, *, transcript: TranscriptInput, again: bool = False) -> int:
    """Store a transcript with its turns and participants; return its id.

    Refused without `again` where its name is taken or its file or text was imported before; with
    `again` a second transcript is made, its name with a number behind it where it is taken.
    """
    name = clean_name(transcript.name)
    digest = hash_of(transcript.text)
    if not again:
        _refuse_known(tx, name, digest, transcript.source_hash)
    _check(transcript)
    version = tx.add_text(transcript.text)
    row = tx.transcripts.add(
        name=_free_name(tx, name),
        kind=transcript.kind,
        text_version=version,
        source_name=transcript.source_name,
        source_hash=transcript.source_hash,
        encoding=transcript.encoding,
        imported_at=tx.now(),
        date=transcript.date,
        import_order=tx.transcripts.largest("import_order") + 1,
    )
    people: dict[str, int] = {}
    for participant in dict.fromkeys(map(clean_name, transcript.participants)):
        have = tx.participants.one(name=participant)
        people[participant] = make_participant(tx, participant) if have is None else have.id
        join_groups(tx, people[participant], transcript.groups)
        tx.transcript_participants.add(transcript=row, participant=people[participant])
    tx.turns.add_many(_turn_rows(transcript.turns, row, version, people))
    tx.note(name=tx.transcripts.get(row).name, turns=len(transcript.turns))
    return row


def _refuse_known(tx: Transaction, name: str, digest: str, source: str | None) -> None:
    if tx.transcripts.count(name=name):
        raise Refusal("transcript-name-taken", name=name)
    if source is not None and (same := tx.transcripts.one(source_hash=source)):
        raise Refusal("transcript-imported-before", name=name, as_name=same.name)
    for version in tx.texts.find(hash=digest):
        if same := tx.transcripts.one(text_version=version.id):
            raise Refusal("transcript-imported-before", name=name, as_name=same.name)


def _check(transcript: TranscriptInput) -> None:
    if transcript.date is not None and not is_date(transcript.date):
        raise Refusal("value-not-a-date", attribute="date", value=transcript.date)
    if transcript.kind not in KINDS:
        raise Refusal("transcript-kind-unknown", kind=transcript.kind)
    if not transcript.text:
        raise Refusal("transcript-empty", name=transcript.name)
    at = 0
    for turn in transcript.turns:
        if not at <= turn.label_start <= turn.start <= turn.end <= len(transcript.text):
            raise ValueError(f"turn out of order: {turn}")
        if turn.role not in ROLES:
            raise Refusal("role-unknown", role=turn.role)
        at = turn.end


def _free_name(tx: Transaction, name: str) -> str:
    free, number = name, 2
    while tx.transcripts.count(name=free):
        free, number = f"{name} ({number})", number + 1
    return free


def _turn_rows(
    turns: Sequence[TurnInput], transcript: int, version: int, people: Mapping[str, int]
) -> list[dict[str, object]]:
    return [
        {
            "transcript": transcript,
            "text_version": version,
            "label_start": turn.label_start,
            "start": turn.start,
            "end": turn.end,
            "speaker": turn.speaker,
            "role": turn.role,
            "participant": whose(turn.speaker, turn.role, people),
            "milliseconds": turn.milliseconds,
        }
        for turn in turns
    ]


def whose(speaker: str | None, role: str, people: Mapping[str, int]) -> int | None:
    """Return the participant who speaks a turn, or None for unidentified.

    A label that equals a participant's id is theirs. Any other participant's turn is theirs where
    the transcript has only one participant; in a focus group it stays unidentified.
    """
    if role != "participant":
        return None
    folded = {name.casefold(): row for name, row in people.items()}
    if speaker is not None and speaker.casefold() in folded:
        return folded[speaker.casefold()]
    return next(iter(people.values())) if len(people) == 1 else None


@operation
def rename_transcript(tx: Transaction, *, transcript: int, name: str) -> None:
    """Rename a transcript; refused where another has the name."""
    row = tx.transcripts.get(transcript)
    cleaned = clean_name(name)
    if any(other.id != transcript for other in tx.transcripts.find(name=cleaned)):
        raise Refusal("transcript-name-taken", name=cleaned)
    tx.transcripts.change(transcript, name=cleaned)
    tx.note(name=row.name, now=cleaned)


@operation
def edit_transcripts(
    tx: Transaction,
    *,
    transcripts: Sequence[int],
    date: str | None = None,
    checked_on: str | None = None,
    kind: str | None = None,
    seconds: int | None = None,
    interviewer: str | None = None,
    guide_version: int | None = None,
    **fields: str | None,
) -> None:
    """Change what is recorded of transcripts; what is not named stays, empty takes it away.

    `guide_version` is the version of the interview guide that was used; 0 takes it away.
    """
    unknown = set(fields) - set(_TEXT_FIELDS)
    if unknown:
        raise TypeError(f"no such field of a transcript: {sorted(unknown)}")
    values: dict[str, object] = {name: optional(value) for name, value in fields.items()}
    for name, day in (("date", date), ("checked_on", checked_on)):
        if day is not None:
            values[name] = optional(day)
            if values[name] is not None and not is_date(day):
                raise Refusal("value-not-a-date", attribute="date", value=day)
    if kind is not None:
        if kind not in KINDS:
            raise Refusal("transcript-kind-unknown", kind=kind)
        values["kind"] = kind
    if seconds is not None:
        values["seconds"] = seconds
    if guide_version is not None:
        values["guide_version"] = (
            tx.store("guide_version").get(guide_version).id if guide_version else None
        )
    if interviewer is not None:
        values["interviewer"] = _person_named(tx, interviewer)
    for transcript in transcripts:
        tx.transcripts.change(transcript, **values)
    names = listed(tx.transcripts.get(transcript).name for transcript in transcripts)
    tx.note(n=len(transcripts), names=names, fields=sorted(values))


def _person_named(tx: Transaction, name: str) -> int | None:
    cleaned = optional(name)
    if cleaned is None:
        return None
    have = tx.store("person").one(name=cleaned)
    return int(have.id) if have else tx.store("person").add(name=cleaned)


@operation
def set_transcript_participants(
    tx: Transaction, *, transcript: int, participants: Sequence[int]
) -> None:
    """Say who speaks in a transcript; the turns are given to them anew."""
    row = tx.transcripts.get(transcript)
    people = {tx.participants.get(participant).name: participant for participant in participants}
    held = {have.participant: have for have in tx.transcript_participants.find(transcript=row.id)}
    gone = [have.id for participant, have in held.items() if participant not in participants]
    tx.transcript_participants.remove(*gone)
    for participant in people.values():
        if participant not in held:
            tx.transcript_participants.add(transcript=transcript, participant=participant)
    for turn in tx.turns.find(transcript=transcript):
        tx.turns.change(turn.id, participant=whose(turn.speaker, turn.role, people))
    tx.note(name=row.name, participants=list(people))


@operation
def assign_speaker(
    tx: Transaction,
    *,
    transcripts: Sequence[int],
    speaker: str,
    role: str,
    participant: int | None = None,
) -> None:
    """Give all turns of a speaker a role and a participant's the person (None: unidentified)."""
    if role not in ROLES:
        raise Refusal("role-unknown", role=role)
    person = participant if role == "participant" else None
    n = 0
    for transcript in transcripts:
        for turn in tx.turns.find(transcript=transcript, speaker=speaker):
            n += tx.turns.change(turn.id, role=role, participant=person)
        if person is not None and not tx.transcript_participants.count(
            transcript=transcript, participant=person
        ):
            tx.transcript_participants.add(transcript=transcript, participant=person)
    tx.note(speaker=speaker, role=role, n=n)


@operation
def order_transcripts(tx: Transaction, *, transcripts: Sequence[int] | None) -> None:
    """Set the order of collection by hand; None returns to the order of dates."""
    if transcripts is None:
        for row in tx.transcripts.find():
            tx.transcripts.change(row.id, position=None)
    else:
        for position, transcript in enumerate(transcripts):
            tx.transcripts.change(transcript, position=position)
    tx.note(by_hand=transcripts is not None)


@operation
def delete_transcripts(
    tx: Transaction, *, transcripts: Sequence[int], others: bool = False
) -> dict[str, int]:
    """Delete transcripts with everything that stands on them; return the numbers by kind.

    Their texts stay in the file, so that the deletion can be undone. Where other coders' codings
    would go, refused without `others`, and always while the acting coder codes blind.
    """
    rows = [tx.transcripts.get(transcript) for transcript in dict.fromkeys(transcripts)]
    if tx.viewer.hidden and rows:
        raise Refusal("transcript-fixed-while-blind", name=rows[0].name)
    codings = tx.codings.find(transcript=transcripts)
    foreign = sum(coding.coder != tx.coder for coding in codings)
    if foreign and not others and tx.coder is not None:
        raise Refusal("codings-of-others", n=foreign)
    gone = {"codings": len(codings)}
    on_codings = [coding.id for coding in codings]
    # Others' private memos go too, but nobody is told that there were any.
    gone["memos"] = tx.memos.seen.count(coding=on_codings)
    gone["memos"] += tx.memos.seen.count(transcript=list(transcripts))
    for about in ({"coding": on_codings}, {"transcript": transcripts}):
        drop_memos(tx, [memo.id for memo in tx.memos.find(**about)])
    tx.store("property_place").remove_where(coding=on_codings)
    gone["quotations"] = tx.quotations.remove_where(transcript=transcripts)
    for table in _ON_TRANSCRIPTS:
        tx.store(table).remove_where(transcript=transcripts)
    tx.transcripts.remove(*transcripts)
    tx.note(name=listed(row.name for row in rows), n=len(rows), codings=gone["codings"])
    return gone
