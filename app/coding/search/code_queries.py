"""Questions about how codes lie to one another: overlapping, within, near, not.

All spans are half-open, in code points of one transcript. A passage is a distinct span: two
codings of the same span count once. Everything is swept in order of the starts, so that the cost
grows with the codings and the answers, not with their product.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum

Span = tuple[int, int]
Pair = tuple[int, int]


class Relation(StrEnum):
    """How A lies to B."""

    OVERLAPS = "overlaps"
    WITHIN = "within"
    NEAR_CHARACTERS = "near-characters"
    NEAR_TURNS = "near-turns"
    NOT = "not"


def related(
    first: Iterable[Span],
    second: Iterable[Span],
    relation: Relation,
    distance: int = 0,
    turn_starts: Sequence[int] = (),
) -> list[Span]:
    """Return the passages of A that lie so to a passage of B, in order.

    OVERLAPS: shares a character. WITHIN: lies in one passage of B whole. NEAR_CHARACTERS: overlaps,
    or at most `distance` characters lie between. NEAR_TURNS: begins or ends at most `distance`
    turns from it (0: the same turn); `turn_starts` are the starts of the turns, in order. NOT:
    overlaps none.
    """
    ours, theirs = sorted(set(first)), _Ends(second)
    if relation is Relation.OVERLAPS:
        return [span for span in ours if theirs.touches(span)]
    if relation is Relation.NOT:
        return [span for span in ours if not theirs.touches(span)]
    if relation is Relation.WITHIN:
        return [span for span in ours if theirs.hold(span)]
    if relation is Relation.NEAR_CHARACTERS:
        # At most n between: a span grown by n + 1 shares a character.
        return [(a, b) for a, b in ours if theirs.touches((a - distance - 1, b + distance + 1))]
    by_turn = _Ends(_turns_of(span, turn_starts) for span in theirs.spans)
    return [
        span
        for span in ours
        for low, high in [_turns_of(span, turn_starts)]
        if by_turn.touches((low - distance, high + distance))
    ]


def _turns_of(span: Span, starts: Sequence[int]) -> Span:
    """Return the numbers of the turns that a span touches, half-open."""
    first = bisect_right(starts, span[0])
    return first, max(first, bisect_left(starts, span[1])) + 1


class _Ends:
    """Spans sorted by their starts, with the furthest end so far."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(set(spans))
        self._starts = [start for start, _ in self.spans]
        self._furthest: list[int] = []
        for _, end in self.spans:
            self._furthest.append(max(end, self._furthest[-1]) if self._furthest else end)

    def touches(self, span: Span) -> bool:
        """Tell whether one of the spans shares a place with this one."""
        before = bisect_left(self._starts, span[1])  # those that begin before its end
        return before > 0 and self._furthest[before - 1] > span[0]

    def hold(self, span: Span) -> bool:
        """Tell whether this span lies in one of the spans whole."""
        before = bisect_right(self._starts, span[0])
        return before > 0 and self._furthest[before - 1] >= span[1]
