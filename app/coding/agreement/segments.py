"""Matching of segments: for how many passages the other coder marked nearly the same words.

A curve and not a number, because the share depends wholly on the overlap that is asked for. There
is no correction for chance, since nobody counts the passages that neither marked.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.coding.agreement.comparison import Marks
from app.coding.agreement.spans import Span, shared, union

THRESHOLDS = tuple(percent / 100 for percent in range(10, 101, 10))


class Matched(NamedTuple):
    """How many segments of both coders are matched at an overlap of at least `threshold`."""

    threshold: float
    matched: int
    segments: int

    @property
    def share(self) -> float | None:
        """Return the share of matched segments; None where nobody marked anything."""
        return self.matched / self.segments if self.segments else None


def overlaps(first: Sequence[Span], second: Sequence[Span]) -> list[float]:
    """Return for each segment of both coders which share of it the other has marked too.

    Each segment is measured against its own length, so a short segment inside a long one is
    matched while the long one is not.
    """
    found: list[float] = []
    for mine, theirs in ((first, union(second)), (second, union(first))):
        found += [shared([span], theirs) / (span[1] - span[0]) for span in mine]
    return found


def match_curve(
    pairs: Iterable[tuple[Sequence[Span], Sequence[Span]]],
    thresholds: Sequence[float] = THRESHOLDS,
) -> list[Matched]:
    """Return how many segments are matched at each threshold (0 < x ≤ 1), over codes and texts.

    `pairs` holds both coders' segments of one code in one transcript; empty segments are bugs.
    """
    shares = [share for first, second in pairs for share in overlaps(first, second)]
    return [
        Matched(threshold, sum(share >= threshold for share in shares), len(shares))
        for threshold in thresholds
    ]


def pairs_of(marks: Iterable[Marks]) -> Iterator[tuple[Sequence[Span], Sequence[Span]]]:
    """Yield both coders' segments, code by code and transcript by transcript."""
    for one in marks:
        for node in dict.fromkeys((*one.first, *one.second)):
            yield one.first.get(node, ()), one.second.get(node, ())
