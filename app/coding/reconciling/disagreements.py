"""Two coders' codings of one transcript, sorted into what agrees and what differs, and how.

The same code on the same words agrees. Of the rest, codings of the same code that overlap belong
together: one of each differs in its boundaries, more are nested. What is left of one coder and lies
on the same words as something left of the other is the same place under another code. Whatever then
remains only one coder has coded.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

SAME_PLACE = 0.5
"""The share of the shorter passage that two codings with different codes must have in common."""


class Kind(StrEnum):
    """How two coders differ."""

    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"
    BOUNDARIES = "boundaries"
    NESTED = "nested"
    OTHER_CODE = "other-code"


class Marked(NamedTuple):
    """One frozen coding: its id, the half-open span in code points, and the code."""

    id: int
    start: int
    end: int
    code: int


class Disagreement(NamedTuple):
    """What the two coders did at one place; one side may be empty."""

    kind: Kind
    first: tuple[Marked, ...]
    second: tuple[Marked, ...]

    @property
    def start(self) -> int:
        """Return where the place begins."""
        return min(one.start for one in (*self.first, *self.second))

    @property
    def end(self) -> int:
        """Return where the place ends."""
        return max(one.end for one in (*self.first, *self.second))

    @property
    def key(self) -> str:
        """Return its identity: the codings it is about, whichever way texts have moved since."""
        sides = (sorted(one.id for one in side) for side in (self.first, self.second))
        return "|".join(",".join(map(str, side)) for side in sides)


class Sorted(NamedTuple):
    """What both did alike, as the first coder's codings, and what differs, in reading order."""

    agreed: tuple[Marked, ...]
    disagreements: tuple[Disagreement, ...]


def sort_out(first: Iterable[Marked], second: Iterable[Marked]) -> Sorted:
    """Compare two coders' codings of one transcript; every coding is in exactly one place."""
    mine, theirs = list(first), list(second)
    agreed = _take_alike(mine, theirs)
    found = [*_same_code(mine, theirs), *_same_place(mine, theirs)]
    found += [Disagreement(Kind.ONLY_FIRST, (one,), ()) for one in mine]
    found += [Disagreement(Kind.ONLY_SECOND, (), (one,)) for one in theirs]
    order = sorted(found, key=lambda one: (one.start, one.end, one.key))
    return Sorted(tuple(agreed), tuple(order))


def _take_alike(mine: list[Marked], theirs: list[Marked]) -> list[Marked]:
    """Take out what is the same on both sides; return the first coder's."""
    waiting: defaultdict[tuple[int, int, int], list[Marked]] = defaultdict(list)
    for one in theirs:
        waiting[one[1:]].append(one)
    alike = []
    for one in list(mine):
        if waiting[one[1:]]:
            theirs.remove(waiting[one[1:]].pop())
            mine.remove(one)
            alike.append(one)
    return alike


def _same_code(mine: list[Marked], theirs: list[Marked]) -> list[Disagreement]:
    """Take out the codings that overlap with others of their code on the other side."""
    found = []
    for code in {one.code for one in mine} & {one.code for one in theirs}:
        for group in _chains([one for one in (*mine, *theirs) if one.code == code]):
            sides = _sides(group, mine, theirs)
            if not all(sides):
                continue
            alone = len(sides[0]) == len(sides[1]) == 1
            kind = Kind.BOUNDARIES if alone else Kind.NESTED
            found.append(Disagreement(kind, *sides))
            _take_out(mine, sides[0])
            _take_out(theirs, sides[1])
    return found


def _chains(codings: Sequence[Marked]) -> list[list[Marked]]:
    """Return the groups of codings that hang together by overlapping."""
    groups: list[list[Marked]] = []
    reach = -1
    for one in sorted(codings, key=lambda one: (one.start, one.end, one.id)):
        if one.start >= reach:
            groups.append([])
        groups[-1].append(one)
        reach = max(reach, one.end)
    return groups


def _sides(
    group: Sequence[Marked], mine: Sequence[Marked], theirs: Sequence[Marked]
) -> tuple[tuple[Marked, ...], tuple[Marked, ...]]:
    ours, others = set(mine), set(theirs)
    return tuple(one for one in group if one in ours), tuple(one for one in group if one in others)


def _same_place(mine: list[Marked], theirs: list[Marked]) -> list[Disagreement]:
    """Pair what lies on the same words under different codes, what fits best first."""
    pairs = [
        (fit, one, other)
        for one in mine
        for other in theirs
        if one.start < other.end and other.start < one.end
        for common in [min(one.end, other.end) - max(one.start, other.start)]
        if common >= SAME_PLACE * min(one.end - one.start, other.end - other.start)
        for fit in [common / (max(one.end, other.end) - min(one.start, other.start))]
    ]
    found = []
    for _fit, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if one in mine and other in theirs:
            found.append(Disagreement(Kind.OTHER_CODE, (one,), (other,)))
            mine.remove(one)
            theirs.remove(other)
    return found


def _take_out(codings: list[Marked], taken: Iterable[Marked]) -> None:
    gone = set(taken)
    codings[:] = [one for one in codings if one not in gone]
