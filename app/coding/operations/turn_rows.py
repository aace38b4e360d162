"""Writing down where turns stand after an edit, and who speaks in them."""

from collections.abc import Sequence
from typing import Any

from app.coding.editing.turns import TurnsCarried, TurnSpan
from app.models.transaction import Transaction

Voice = tuple[str, int | None]  # role, participant


def turn_spans(rows: Sequence[Any]) -> list[TurnSpan]:
    """Return the turns of a transcript in reading order, as the logic of editing knows them."""
    ordered = sorted(rows, key=lambda row: (row.label_start, row.start))
    return [
        TurnSpan(row.id, row.label_start, row.start, row.end, row.speaker, row.id)
        for row in ordered
    ]


def write_turns(
    tx: Transaction, transcript: int, version: int, rows: Sequence[Any], carried: TurnsCarried
) -> None:
    """Give every turn its place on the new version; add new ones, drop those that were joined."""
    voices: dict[int | None, Voice] = {row.id: (row.role, row.participant) for row in rows}
    held = {row.id: row for row in rows}
    for row, into in carried.joined.items():
        tx.store("question_asked").change_where({"turn": row}, turn=into)
    tx.turns.remove(*carried.joined)
    changed: dict[int, dict[str, object]] = {}
    new: list[dict[str, object]] = []
    for turn in carried.turns:
        role, participant = voices.get(turn.like) or voice_of(tx, turn.speaker)
        values: dict[str, object] = {
            "text_version": version,
            "label_start": turn.label_start,
            "start": turn.start,
            "end": turn.end,
            "speaker": turn.speaker,
            "role": role,
            "participant": participant,
        }
        if turn.id is None:
            new.append({"transcript": transcript, "milliseconds": None, **values})
        else:
            changed[held[turn.id].id] = values
    tx.turns.change_each(changed)
    tx.turns.add_many(new)


def voice_of(tx: Transaction, speaker: str | None) -> Voice:
    """Return role and participant of a speaker whom the transcript does not know yet.

    A name that is a participant's id is theirs; of any other nobody knows.
    """
    person = None if speaker is None else tx.participants.one(name=speaker)
    return ("unknown", None) if person is None else ("participant", person.id)


def add_speakers(tx: Transaction, transcript: int) -> None:
    """Record the participants who speak in turns as speaking in the transcript."""
    have = {row.participant for row in tx.transcript_participants.find(transcript=transcript)}
    speaking = {row.participant for row in tx.turns.find(transcript=transcript)} - {None}
    for participant in sorted(speaking - have):
        tx.transcript_participants.add(transcript=transcript, participant=participant)
