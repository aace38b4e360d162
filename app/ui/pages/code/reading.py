"""What the Code page asks the project: the rows of its list, one document.

All of it goes through the queries, so a coder in a blind round gets nothing of the others.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.queries import Coder, Coding, Quotation, Turn
from app.models.reader import Reader


class TranscriptRow(NamedTuple):
    """A transcript as the list and the head of the text show it; dates are ISO or None."""

    id: int
    name: str
    version: int
    date: str | None
    participants: tuple[str, ...]
    groups: tuple[str, ...]
    finished: bool
    audio: str | None = None
    checked_by: str | None = None
    checked_on: str | None = None


class Document(NamedTuple):
    """One transcript with all that is drawn of it."""

    transcript: int
    version: int
    text: str
    turns: Sequence[Turn]
    codings: Sequence[Coding]
    translations: Mapping[tuple[int, int, int], Quotation]


def transcript_rows(reader: Reader, coder: int | None) -> list[TranscriptRow]:
    """Return the transcripts in order of collection; `finished` is the coder's own mark."""
    names = {row.id: row.name for row in queries.participants(reader)}
    group_names = {row.id: row.name for row in queries.groups(reader)}
    member: dict[int, list[str]] = defaultdict(list)
    for membership in queries.memberships(reader):
        member[membership.participant].append(group_names[membership.participant_group])
    spoken: dict[int, list[int]] = defaultdict(list)
    for speaker in queries.speakers(reader):
        spoken[speaker.transcript].append(speaker.participant)
    done = {row.transcript for row in queries.finished(reader) if row.coder == coder}
    return [
        TranscriptRow(
            row.id,
            row.name,
            row.text_version,
            row.date,
            tuple(names[one] for one in spoken[row.id]),
            tuple(dict.fromkeys(group for one in spoken[row.id] for group in member[one])),
            row.id in done,
            row.audio,
            row.checked_by,
            row.checked_on,
        )
        for row in queries.transcripts(reader)
    ]


def document(reader: Reader, transcript: int) -> Document | None:
    """Return a transcript's text, turns and visible codings; None where it is gone."""
    version = next(
        (row.text_version for row in queries.transcripts(reader) if row.id == transcript), None
    )
    if version is None:
        return None
    return Document(
        transcript,
        version,
        queries.text_of(reader, transcript).text,
        queries.turns(reader, [transcript]),
        queries.codings_of_transcript(reader, transcript),
        translations(reader, transcript),
    )


def translations(
    reader: Reader, transcript: int | None = None
) -> dict[tuple[int, int, int], Quotation]:
    """Return what is translated, by transcript, start and end; of one transcript or of all."""
    return {
        (row.transcript, row.start, row.end): row
        for row in queries.quotations(reader)
        if row.translation and transcript in (None, row.transcript)
    }


def people(reader: Reader) -> dict[int, Coder]:
    """Return the coders by id."""
    return {coder.id: coder for coder in queries.coders(reader)}


def own_counts(reader: Reader, coder: int | None) -> Mapping[int, int]:
    """Return how many codings of the coder each code has; of nobody: all that are visible."""
    return queries.counts_by_code(reader, coder)
