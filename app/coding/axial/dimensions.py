"""Properties and their dimensions, as they are written and as their evidence reaches."""

import re
from collections.abc import Iterable
from typing import NamedTuple

LOW_END, HIGH_END = 33, 67  # percent; the outer thirds are the ends
_GAP = re.compile(r"\s*(?:…|\.{2,}|–|—)\s*")


class Written(NamedTuple):
    """A property as it was typed; an end that was not named is None."""

    name: str
    low: str | None = None
    high: str | None = None


class Ends(NamedTuple):
    """Which ends of a dimension quotations stand at."""

    low: bool
    high: bool


def read_property(text: str) -> Written:
    """Read "intensity: weak … overwhelming"; dots or a dash part the ends."""
    name, colon, ends = re.sub("：", ":", text).partition(":")
    if not colon or not name.strip():
        return Written(text.strip())
    low, *rest = _GAP.split(ends.strip(), maxsplit=1)
    high = rest[0] if rest else ""
    return Written(name.strip(), low.strip() or None, high.strip() or None)


def ends_seen(percents: Iterable[int]) -> Ends:
    """Tell at which ends of a dimension some of these places lie."""
    found = list(percents)
    return Ends(any(one <= LOW_END for one in found), any(one >= HIGH_END for one in found))
