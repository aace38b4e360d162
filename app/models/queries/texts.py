"""Reading transcripts, their texts and turns. Offsets are code points of the stored text."""

import json
import re
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from app.models import schema
from app.models.prepared import Prepared, given
from app.models.queries.registry import query
from app.models.reader import Reader
from app.models.statements import among


class Transcript(NamedTuple):
    """A transcript without its text; `length` in code points, `date` ISO or None."""

    id: int
    name: str
    kind: str
    text_version: int
    length: int
    hash: str
    source_name: str | None
    source_hash: str | None
    encoding: str | None
    imported_at: str | None
    interviewer: int | None
    date: str | None
    seconds: int | None
    mode: str | None
    language: str | None
    position: int | None
    import_order: int
    guide_version: int | None
    checked_by: str | None
    checked_on: str | None
    note: str | None
    reconciled_on: str | None
    audio: str | None


class Text(NamedTuple):
    """A transcript's stored text, with the version that spans name."""

    version: int
    text: str


class Turn(NamedTuple):
    """A turn: the label lies in [label_start, start), the words in [start, end)."""

    id: int
    transcript: int
    label_start: int
    start: int
    end: int
    speaker: str | None
    role: str
    participant: int | None
    milliseconds: int | None


class Speaker(NamedTuple):
    """One participant of one transcript."""

    transcript: int
    participant: int


_TRANSCRIPTS = Prepared(
    select(
        *(
            (schema.text_version if name in ("length", "hash") else schema.transcript).c[name]
            for name in Transcript._fields
        )
    ).join(schema.text_version, schema.text_version.c.id == schema.transcript.c.text_version)
)


@query
def transcripts(reader: Reader) -> list[Transcript]:
    """Return all transcripts in the order of data collection.

    That is: the order the user has set, then date and name, then the undated as imported
    (METHODS B).
    """
    rows = _TRANSCRIPTS.run(reader.connection, {})
    return sorted(map(Transcript._make, rows), key=_collected)


def _collected(row: Transcript) -> tuple[object, ...]:
    placed = (row.position is None, row.position or 0)
    if row.date is None:
        return (*placed, True, "", (), row.import_order)
    return (*placed, False, row.date, natural_key(row.name), row.import_order)


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts S2 before S10 and ignores case."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


_TEXT = Prepared(
    select(schema.text_version.c.id, schema.text_version.c.text)
    .join(schema.transcript, schema.transcript.c.text_version == schema.text_version.c.id)
    .where(schema.transcript.c.id == given("transcript"))
)


@query
def text_of(reader: Reader, transcript: int) -> Text:
    """Return the stored text of a transcript."""
    row = _TEXT.first(reader.connection, {"transcript": transcript})
    if row is None:
        raise NoResultFound
    return Text._make(row)


_EVERY_TURN = select(*(schema.turn.c[name] for name in Turn._fields)).order_by(
    schema.turn.c.transcript, schema.turn.c.label_start
)
_ALL_TURNS = Prepared(_EVERY_TURN)
_SOME_TURNS = Prepared(_EVERY_TURN.where(among(schema.turn.c.transcript, "transcripts")))


@query
def maps_since(reader: Reader, transcript: int, version: int) -> list[str]:
    """Return the maps (`schema.text_version.map`) that lead spans of a version to the present text.

    They are in the order in which the text was corrected; none where it is the present one.
    """
    table, texts = schema.text_version, schema.transcript
    now = select(texts.c.text_version).where(texts.c.id == transcript)
    at = reader.connection.execute(now).scalar()
    found: list[str] = []
    while at is not None and at != version:
        row = reader.connection.execute(
            select(table.c.before, table.c.map).where(table.c.id == at)
        ).one()
        found.append(row.map)
        at = row.before
    return found[::-1] if at == version else []


@query
def turns(reader: Reader, transcripts: Collection[int] | None = None) -> list[Turn]:
    """Return the turns of the transcripts (None: of all) in reading order."""
    if transcripts is None:
        rows = _ALL_TURNS.run(reader.connection, {})
    else:
        rows = _SOME_TURNS.run(reader.connection, {"transcripts": json.dumps(list(transcripts))})
    return list(map(Turn._make, rows))


@query
def speaker_labels(reader: Reader) -> list[tuple[str, int]]:
    """Return the labels of speakers in all transcripts with the number of their turns."""
    table = schema.turn
    found = (
        select(table.c.speaker, func.count())
        .where(table.c.speaker.is_not(None))
        .group_by(table.c.speaker)
    )
    rows = [(speaker, n) for speaker, n in reader.connection.execute(found)]
    return sorted(rows, key=lambda row: natural_key(row[0]))


@query
def speakers(reader: Reader) -> list[Speaker]:
    """Return which participants speak in which transcripts."""
    table = schema.transcript_participant
    found = select(table.c.transcript, table.c.participant).order_by(table.c.id)
    return [Speaker._make(row) for row in reader.connection.execute(found)]
