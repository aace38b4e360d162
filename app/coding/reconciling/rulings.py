"""What a ruling puts into the consensus, and which differences are too small to discuss."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from app.coding.reconciling.disagreements import Disagreement, Kind


class Ruling(StrEnum):
    """What the team decides; `LATER` leaves it open, and says that it has been looked at."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    NEITHER = "neither"
    NEW = "new"
    WIDER = "wider"
    NARROWER = "narrower"
    LATER = "later"


class Passage(NamedTuple):
    """A span `[start, end)` with a code, to be put into the consensus."""

    start: int
    end: int
    code: int


def taken(
    disagreement: Disagreement, ruling: Ruling, new: Iterable[Passage] = ()
) -> tuple[Passage, ...]:
    """Return the passages that a ruling puts into the consensus; `new` are those of `NEW`.

    Raises ValueError for "wider" and "narrower" where not just the boundaries differ: a bug.
    """
    first = [Passage(*one[1:]) for one in disagreement.first]
    second = [Passage(*one[1:]) for one in disagreement.second]
    if ruling in (Ruling.WIDER, Ruling.NARROWER):
        return (_one_span(disagreement, wider=ruling is Ruling.WIDER),)
    found = {
        Ruling.FIRST: first,
        Ruling.SECOND: second,
        Ruling.BOTH: [*first, *second],
        Ruling.NEW: list(new),
    }.get(ruling, [])
    return tuple(dict.fromkeys(found))


def _one_span(disagreement: Disagreement, *, wider: bool) -> Passage:
    if disagreement.kind is not Kind.BOUNDARIES:
        raise ValueError("only boundaries can be wider or narrower")
    (one,), (other,) = disagreement.first, disagreement.second
    outer, inner = (min, max) if wider else (max, min)
    return Passage(outer(one.start, other.start), inner(one.end, other.end), one.code)


def is_slight(disagreement: Disagreement, text: str, most: int = 0) -> bool:
    """Tell whether boundaries differ by blanks and punctuation only, or by `most` code points.

    The differences at both ends are added up. Anything but boundaries is never slight.
    """
    if disagreement.kind is not Kind.BOUNDARIES:
        return False
    (one,), (other,) = disagreement.first, disagreement.second
    ends = sorted((one.start, other.start)), sorted((one.end, other.end))
    differing = "".join(text[low:high] for low, high in ends)
    return len(differing) <= most or not any(map(_is_said, differing))


def _is_said(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character)[0] not in "PZC"
