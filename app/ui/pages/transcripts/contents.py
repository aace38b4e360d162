"""What the page shows, read from the project as immutable rows.

The quick part (`read`) is read at once; what grows with the number of codings and turns
(`tallies`) is asked for in another thread and comes a moment later.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from app.models import queries
from app.models.reader import Reader


class Named(NamedTuple):
    """A row of the project with its name."""

    id: int
    name: str


class TranscriptRow(NamedTuple):
    """A transcript in the order of collection; `place` counts from 1, `length` code points."""

    id: int
    place: int
    name: str
    people: tuple[Named, ...]
    groups: tuple[str, ...]
    interviewer: str
    record: queries.Transcript

    @property
    def length(self) -> int:
        """Code points of the stored text."""
        return self.record.length


class Value(NamedTuple):
    """A participant's value of an attribute. Missing is no Value at all."""

    text: str
    not_applicable: bool


class ParticipantRow(NamedTuple):
    """A participant with everything that the table and the detail show."""

    id: int
    name: str
    groups: tuple[str, ...]
    values: Mapping[int, Value]
    consent: Mapping[str, queries.Consent]
    withdrawn: str | None
    summary: str
    transcripts: tuple[Named, ...]
    checks: tuple[queries.MemberCheck, ...] = ()


class Contents(NamedTuple):
    """One state of the project, as the page shows it."""

    transcripts: tuple[TranscriptRow, ...]
    participants: tuple[ParticipantRow, ...]
    attributes: tuple[queries.Attribute, ...]
    groups: tuple[queries.Group, ...]
    coders: tuple[queries.Coder, ...]
    interviewers: tuple[str, ...]
    by_hand: bool
    guides: tuple[Named, ...] = ()  # versions of the interview guide


TextKey = tuple[int, int]  # a transcript and its text version: what turns belong to
_AT_ONCE = 500  # transcripts whose turns are read at once


class TurnCount(NamedTuple):
    """How many turns a text has, and how many speakers."""

    turns: int
    speakers: int


class Tally(NamedTuple):
    """The numbers of one transcript; codings by coder as far as the viewer may see them."""

    turns: int = 0
    speakers: int = 0
    codings: tuple[tuple[int, int], ...] = ()
    finished: tuple[int, ...] = ()


def read(reader: Reader) -> Contents:
    """Read what is shown at once."""
    groups = queries.groups(reader)
    people = queries.participants(reader)
    records = queries.transcripts(reader)
    speaking = queries.speakers(reader)
    member = _groups_by_participant(reader, groups)
    names = {person.id: person.name for person in people}
    place_of = {person.id: place for place, person in enumerate(people)}
    of_text: dict[int, list[int]] = defaultdict(list)
    for speaker in sorted(speaking, key=lambda one: place_of[one.participant]):
        of_text[speaker.transcript].append(speaker.participant)
    team = {person.id: person.name for person in queries.persons(reader)}
    transcripts = tuple(
        TranscriptRow(
            record.id,
            place,
            record.name,
            tuple(Named(one, names[one]) for one in of_text[record.id]),
            _union([member[one] for one in of_text[record.id]]),
            team.get(record.interviewer, "") if record.interviewer is not None else "",
            record,
        )
        for place, record in enumerate(records, 1)
    )
    return Contents(
        transcripts,
        _participants(reader, people, member, transcripts),
        tuple(queries.attributes(reader)),
        tuple(groups),
        tuple(queries.coders(reader)),
        tuple(team.values()),
        any(record.position is not None for record in records),
        tuple(dict.fromkeys(Named(one.version_id, one.version) for one in queries.guide(reader))),
    )


def count_turns(reader: Reader, known: Mapping[TextKey, TurnCount]) -> dict[TextKey, TurnCount]:
    """Count turns and speakers of every transcript; those of `known` texts are not read again."""
    rows = {row.id: (row.id, row.text_version) for row in queries.transcripts(reader)}
    found = {key: known[key] for key in rows.values() if key in known}
    wanted = [ident for ident, key in rows.items() if key not in found]
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        turns: dict[int, int] = defaultdict(int)
        voices: dict[int, set[str]] = defaultdict(set)
        for turn in queries.turns(reader, some):
            turns[turn.transcript] += 1
            if turn.speaker:
                voices[turn.transcript].add(turn.speaker)
        found |= {rows[one]: TurnCount(turns[one], len(voices[one])) for one in some}
    return found


def tallies(reader: Reader, turns: Mapping[TextKey, TurnCount]) -> dict[int, Tally]:
    """Count the visible codings of every transcript and say who has finished it."""
    order = {coder.id: place for place, coder in enumerate(queries.coders(reader))}
    codings: dict[int, dict[int, int]] = defaultdict(dict)
    for (transcript, coder), n in queries.counts_by_transcript(reader).items():
        codings[transcript][coder] = n
    finished: dict[int, list[int]] = defaultdict(list)
    for mark in queries.finished(reader):
        finished[mark.transcript].append(mark.coder)
    return {
        one: Tally(
            counted.turns,
            counted.speakers,
            tuple(sorted(codings[one].items(), key=lambda pair: order[pair[0]])),
            tuple(sorted(finished[one], key=order.__getitem__)),
        )
        for (one, _), counted in turns.items()
    }


def _groups_by_participant(
    reader: Reader, groups: list[queries.Group]
) -> dict[int, tuple[str, ...]]:
    """Return each participant's groups, in the order of the groups."""
    of: dict[int, set[int]] = defaultdict(set)
    for membership in queries.memberships(reader):
        of[membership.participant].add(membership.participant_group)
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for participant, mine in of.items():
        found[participant] = tuple(group.name for group in groups if group.id in mine)
    return found


def _participants(
    reader: Reader,
    people: list[queries.Participant],
    member: Mapping[int, tuple[str, ...]],
    transcripts: tuple[TranscriptRow, ...],
) -> tuple[ParticipantRow, ...]:
    values: dict[int, dict[int, Value]] = defaultdict(dict)
    for value in queries.attribute_values(reader):
        not_applicable = value.state == "not-applicable"
        values[value.participant][value.attribute] = Value(value.value or "", not_applicable)
    consents: dict[int, dict[str, queries.Consent]] = defaultdict(dict)
    for consent in queries.consents(reader):
        consents[consent.participant][consent.purpose] = consent
    checks: dict[int, list[queries.MemberCheck]] = defaultdict(list)
    for check in queries.member_checks(reader):
        checks[check.participant].append(check)
    texts: dict[int, list[Named]] = defaultdict(list)
    for row in transcripts:
        for person in row.people:
            texts[person.id].append(Named(row.id, row.name))
    return tuple(
        ParticipantRow(
            one.id,
            one.name,
            member[one.id],
            values[one.id],
            consents[one.id],
            one.withdrawn,
            one.summary or "",
            tuple(texts[one.id]),
            tuple(checks[one.id]),
        )
        for one in people
    )


def _union(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part))
