"""Reading rounds of coding, their frozen copies and the versions of the codebook.

That there is a round, and who is in it, is no secret between its coders. How far a hidden coder has
come is one, until everything is finished: the others must know that they can go on.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Round(NamedTuple):
    """A round; `kind` is joint, independent or divided, `state` open or frozen.

    `sample` is JSON of how its transcripts were drawn, by `seed`.
    """

    id: int
    name: str
    kind: str
    state: str
    codebook_version: int | None
    open_codebook: int
    without_interviewer: int
    seed: int | None
    sample: str | None
    created: str


class RoundCoder(NamedTuple):
    """One coder of a round."""

    round: int
    coder: int


class RoundTranscript(NamedTuple):
    """One transcript of a round; in a divided round `coder` says whose part it is."""

    round: int
    transcript: int
    coder: int | None


class RoundProgress(NamedTuple):
    """How many of their transcripts a coder has finished in a round (None: not to be told)."""

    round: int
    coder: int
    total: int
    done: int | None


class Freeze(NamedTuple):
    """A frozen copy of a round's codings; it stands while `unfrozen_at` is None."""

    id: int
    round: int
    codebook_version: int | None
    at: str
    unfrozen_at: str | None
    unfrozen_why: str | None


class FrozenCoding(NamedTuple):
    """A coding as it was when its round was frozen, on the text as it was then."""

    id: int
    coding: int
    transcript: int
    text_version: int
    start: int
    end: int
    code: int
    coder: int
    memo: str | None


class FrozenPlacement(NamedTuple):
    """Where a code or category stood when a round was frozen."""

    owner: int | None
    code: int | None
    category: int | None
    parent: int | None


class CodebookVersion(NamedTuple):
    """A named, dated state of the codebook; `content` is JSON."""

    id: int
    name: str
    date: str
    note: str | None
    content: str
    made_by: int | None


class Unblinding(NamedTuple):
    """A coder (None: everyone) who looked at the other's work before the round was frozen."""

    round: int
    coder: int | None
    reason: str
    at: str


@query
def blind_rounds(reader: Reader) -> list[str]:
    """Return the names of the independent rounds that are not frozen yet."""
    table = schema.round_
    found = select(table.c.name).where(table.c.kind == "independent", table.c.state != "frozen")
    return list(reader.connection.execute(found.order_by(table.c.created)).scalars())


@query
def rounds(reader: Reader) -> list[Round]:
    """Return all rounds in the order in which they were opened."""
    table = schema.round_
    found = select(*(table.c[name] for name in Round._fields)).order_by(table.c.created, table.c.id)
    return [Round._make(row) for row in reader.connection.execute(found)]


@query
def round_coders(reader: Reader) -> list[RoundCoder]:
    """Return who is in which round, in the order in which the coders joined the project."""
    table, coder = schema.round_coder, schema.coder
    found = (
        select(table.c.round, table.c.coder)
        .join(coder, coder.c.id == table.c.coder)
        .order_by(coder.c.position, coder.c.name)
    )
    return [RoundCoder._make(row) for row in reader.connection.execute(found)]


@query
def round_transcripts(reader: Reader) -> list[RoundTranscript]:
    """Return which transcripts are in which round."""
    table = schema.round_transcript
    found = select(table.c.round, table.c.transcript, table.c.coder).order_by(table.c.id)
    return [RoundTranscript._make(row) for row in reader.connection.execute(found)]


@query
def round_progress(reader: Reader) -> list[RoundProgress]:
    """Return for each coder of each round how far they have come."""
    owed: defaultdict[int, list[RoundTranscript]] = defaultdict(list)
    for row in round_transcripts(reader):
        owed[row.round].append(row)
    done = _marks(reader)
    found = []
    for one in round_coders(reader):
        mine = {row.transcript for row in owed[one.round] if row.coder in (None, one.coder)}
        n = len(mine & (done[one.coder, one.round] | done[one.coder, None]))
        told = n if one.coder not in reader.viewer.hidden or 0 < n == len(mine) else None
        found.append(RoundProgress(one.round, one.coder, len(mine), told))
    return found


def _marks(reader: Reader) -> Mapping[tuple[int, int | None], set[int]]:
    """Return the transcripts that are marked as finished by coder and round, hidden or not."""
    table = schema.finished
    found: defaultdict[tuple[int, int | None], set[int]] = defaultdict(set)
    query = select(table.c.coder, table.c.round, table.c.transcript)
    for coder, round_, transcript in reader.connection.execute(query):
        found[coder, round_].add(transcript)
    return found


@query
def freezes(reader: Reader) -> list[Freeze]:
    """Return all freezes, those taken back too, in their order."""
    table = schema.freeze
    found = select(*(table.c[name] for name in Freeze._fields)).order_by(table.c.at, table.c.id)
    return [Freeze._make(row) for row in reader.connection.execute(found)]


@query
def frozen_codings(reader: Reader, freeze: int) -> list[FrozenCoding]:
    """Return the codings that a freeze keeps, by transcript and place."""
    table = schema.frozen_coding
    found = (
        select(*(table.c[name] for name in FrozenCoding._fields))
        .where(table.c.freeze == freeze, reader.may_see(table))
        .order_by(table.c.transcript, table.c.start, table.c.end, table.c.coding)
    )
    return [FrozenCoding._make(row) for row in reader.connection.execute(found)]


@query
def frozen_placements(reader: Reader, freeze: int) -> list[FrozenPlacement]:
    """Return where codes and categories stood at a freeze."""
    table = schema.frozen_placement
    found = select(*(table.c[name] for name in FrozenPlacement._fields)).where(
        table.c.freeze == freeze, reader.may_see(table)
    )
    rows = reader.connection.execute(found.order_by(table.c.id))
    return [FrozenPlacement._make(row) for row in rows]


@query
def codebook_versions(reader: Reader) -> list[CodebookVersion]:
    """Return the versions of the codebook that the viewer may see, in their order."""
    table = schema.codebook_version
    found = (
        select(*(table.c[name] for name in CodebookVersion._fields))
        .where(reader.may_see(table))
        .order_by(table.c.date, table.c.id)
    )
    return [CodebookVersion._make(row) for row in reader.connection.execute(found)]


@query
def unblindings(reader: Reader) -> list[Unblinding]:
    """Return who looked at the other's work while a round was open, in order."""
    table = schema.unblinding
    found = select(*(table.c[name] for name in Unblinding._fields)).order_by(table.c.at)
    return [Unblinding._make(row) for row in reader.connection.execute(found)]
