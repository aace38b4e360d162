"""Arithmetic on half-open spans `[start, end)` of integers, whatever they count."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the same stretches sorted, disjoint, and with touching ones joined; empty ones go.

    METHODS A6: one coder's overlapping spans of one code are united before anything is counted.
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def covered(spans: Iterable[Span]) -> int:
    """Return the summed length of disjoint spans."""
    return sum(end - start for start, end in spans)


def shared(first: Sequence[Span], second: Sequence[Span]) -> int:
    """Return the length that two unions have in common."""
    both = at = other = 0
    while at < len(first) and other < len(second):
        low = max(first[at][0], second[other][0])
        high = min(first[at][1], second[other][1])
        if low < high:
            both += high - low
        if first[at][1] < second[other][1]:
            at += 1
        else:
            other += 1
    return both


def intersection(first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """Return the stretches that two unions have in common."""
    found: list[Span] = []
    at = other = 0
    while at < len(first) and other < len(second):
        low = max(first[at][0], second[other][0])
        high = min(first[at][1], second[other][1])
        if low < high:
            found.append((low, high))
        if first[at][1] < second[other][1]:
            at += 1
        else:
            other += 1
    return found


def difference(first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """Return the stretches of a union that another has not."""
    found: list[Span] = []
    at = 0
    for start, end in first:
        while at < len(second) and second[at][1] <= start:
            at += 1
        k = at
        while k < len(second) and second[k][0] < end:
            if start < second[k][0]:
                found.append((start, second[k][0]))
            start = max(start, second[k][1])
            k += 1
        if start < end:
            found.append((start, end))
    return found


class Axis:
    """What is compared, numbered 0 … length − 1: all characters, the kept ones, or units of text.

    `places` translates a span of code points into the half-open range of numbers that it covers,
    `stretches` such a range back into spans of code points.
    """

    length: int

    def places(self, start: int, end: int) -> Span:
        """Return the numbers that `[start, end)` covers, perhaps none (`start == end`)."""
        raise NotImplementedError

    def stretches(self, first: int, last: int) -> list[Span]:
        """Return the text behind the places `first` to `last` (half-open): disjoint, sorted."""
        raise NotImplementedError


class Characters(Axis):
    """Every code point of a text, or those of `kept` (sorted, disjoint): the rest is no place."""

    def __init__(self, length: int, kept: Sequence[Span] | None = None) -> None:
        whole = kept is None
        self._whole = whole
        self._starts = [] if kept is None else [start for start, _ in kept]
        self._ends = [] if kept is None else [end for _, end in kept]
        self._before = [0]
        for start, end in kept or ():
            self._before.append(self._before[-1] + end - start)
        self.length = length if whole else self._before[-1]

    def places(self, start: int, end: int) -> Span:
        """Return the span itself, less what is not kept before it and in it."""
        if self._whole:
            return start, end
        return self._place(start), self._place(end)

    def stretches(self, first: int, last: int) -> list[Span]:
        """Return the range itself, or its parts where text between them is not kept."""
        if self._whole:
            return [(first, last)] if first < last else []
        found: list[Span] = []
        k = max(0, bisect_right(self._before, first) - 1)
        while first < last:
            end = min(last, self._before[k + 1])
            start = self._starts[k] + first - self._before[k]
            found.append((start, start + end - first))
            first, k = end, k + 1
        return found

    def _place(self, at: int) -> int:
        k = bisect_right(self._starts, at) - 1
        if k < 0:
            return 0
        return self._before[k] + min(at, self._ends[k]) - self._starts[k]


class Units(Axis):
    """Sentences or turns, sorted and disjoint; one is covered if a span touches any of it."""

    def __init__(self, units: Sequence[Span]) -> None:
        self._starts = [start for start, _ in units]
        self._ends = [end for _, end in units]
        self.length = len(units)

    def places(self, start: int, end: int) -> Span:
        """Return the first unit that ends behind `start` up to the last that begins before `end`.

        Empty for a span that lies between two units, as on a speaker's label.
        """
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return first, max(first, last)

    def stretches(self, first: int, last: int) -> list[Span]:
        """Return the units as they lie in the text."""
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))
