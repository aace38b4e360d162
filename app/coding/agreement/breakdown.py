"""Agreement in parts: by transcript, by group of participants, and from round to round.

Every row has the same figures as the whole. Pooled kappa of one transcript rests on one person's
words and is there to find where coders part, not to be reported; intervals appear from five
interviews on, as everywhere.
"""

from collections.abc import Iterable
from typing import NamedTuple

from app.coding.agreement.comparison import Compared, Comparison, Question, compare
from app.coding.agreement.pooled import Pooled, pooled_kappa
from app.coding.saturation.presence import transcripts_of_groups
from app.models import queries
from app.models.reader import Reader


class Part(NamedTuple):
    """A part of what was compared, its sums over all nodes in units, and its figures.

    `positive` is positive agreement over all nodes; None where nobody marked anything.
    """

    name: str
    transcripts: tuple[int, ...]
    length: int
    both: int
    only_first: int
    only_second: int
    pooled: Pooled

    @property
    def positive(self) -> float | None:
        """Return 2·both / (2·both + only first + only second), summed over nodes."""
        marked = 2 * self.both + self.only_first + self.only_second
        return 2 * self.both / marked if marked else None


class RoundPart(NamedTuple):
    """A frozen round as a part, with the day of its freeze and its codebook version."""

    round: int
    at: str
    version: str | None
    part: Part


def whole(comparison: Comparison, name: str = "", only: int | None = None) -> Part:
    """Return all of a comparison as one part, or what it says of one node (`only`)."""
    return _part(name, comparison, only)


def by_transcript(comparison: Comparison, only: int | None = None) -> list[Part]:
    """Return a part for each transcript, in the order of collection."""
    return [
        _part(one.transcript.name, comparison._replace(compared=(one,)), only)
        for one in comparison.compared
    ]


def by_group(reader: Reader, comparison: Comparison, only: int | None = None) -> list[Part]:
    """Return a part for each group of participants that has a transcript among those compared.

    An interview with participants of two groups belongs to both.
    """
    found = []
    for name, members in transcripts_of_groups(reader).items():
        compared = tuple(one for one in comparison.compared if one.transcript.id in members)
        if compared:
            found.append(_part(name, comparison._replace(compared=compared), only))
    return found


def by_round(reader: Reader, question: Question, only: int | None = None) -> list[RoundPart]:
    """Return a part for each frozen independent round of the two coders, the earliest first."""
    blind = {row.id for row in queries.rounds(reader) if row.kind == "independent"}
    members = queries.round_coders(reader)
    found = []
    for freeze in queries.freezes(reader):
        coders = {row.coder for row in members if row.round == freeze.round}
        pair = {question.first, question.second}
        if freeze.unfrozen_at is not None or freeze.round not in blind or not pair <= coders:
            continue
        asked = question._replace(round=freeze.round, present=False, all_transcripts=False)
        comparison = compare(reader, asked)
        if comparison.frozen is not None and comparison.frozen.freeze.id == freeze.id:
            part = _part(comparison.frozen.round.name, comparison, only)
            version = comparison.frozen.version
            found.append(RoundPart(freeze.round, freeze.at, version, part))
    return found


def _part(name: str, comparison: Comparison, only: int | None) -> Part:
    compared = tuple(_with(one, only) for one in comparison.compared)
    used = dict.fromkeys(node for one in compared for node in one.parts)
    both, first, second = _sums(counts for one in compared for counts in one.parts.values())
    names = {node: comparison.names.get(node, "") for node in used}
    return Part(
        name,
        tuple(one.transcript.id for one in compared),
        sum(one.length for one in compared),
        both,
        first,
        second,
        # What nobody used varies nowhere, so the names of the used ones are enough.
        pooled_kappa(comparison._replace(compared=compared, names=names)),
    )


def _with(one: Compared, only: int | None) -> Compared:
    if only is None:
        return one
    return one._replace(parts={node: n for node, n in one.parts.items() if node == only})


def _sums(parts: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    found = [0, 0, 0]
    for counts in parts:
        for at, n in enumerate(counts):
            found[at] += n
    return found[0], found[1], found[2]
