"""The passages behind a figure: where in the texts it comes from.

Whatever is counted can be listed: both, only one of the two, neither, a cell of the confusion, a
part, or the segments that were not matched. What is listed adds up to what was counted, in the same
unit: a sentence that both touched is listed whole.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from app.coding.agreement.comparison import Marks
from app.coding.agreement.confusion import NOTHING
from app.coding.agreement.spans import Span, difference, intersection, shared, union

Side = Literal["both", "first", "second", "neither"]
SIDES: tuple[Side, ...] = ("both", "first", "second", "neither")


class Stretch(NamedTuple):
    """Words behind a figure, in code points: what the first coder said there, what the second.

    Nodes; NOTHING where one of them is not asked about or said nothing.
    """

    transcript: int
    start: int
    end: int
    first: int
    second: int


Finder = Callable[[Marks], Iterable[tuple[Span, int, int]]]
"""Finds spans on the axis of one transcript, each with a node of either coder."""


def of_node(node: int, sides: Iterable[Side] = SIDES) -> Finder:
    """Find what was marked with a node by both, by one of the coders, or by neither."""
    wanted = set(sides)

    def find(marks: Marks) -> Iterator[tuple[Span, int, int]]:
        mine, theirs = marks.first.get(node, []), marks.second.get(node, [])
        if "both" in wanted:
            yield from ((span, node, node) for span in intersection(mine, theirs))
        if "first" in wanted:
            yield from ((span, node, NOTHING) for span in difference(mine, theirs))
        if "second" in wanted:
            yield from ((span, NOTHING, node) for span in difference(theirs, mine))
        if "neither" in wanted:
            rest = difference([(0, marks.axis.length)], union([*mine, *theirs]))
            yield from ((span, NOTHING, NOTHING) for span in rest)

    return find


def of_cell(first: int, second: int) -> Finder:
    """Find where the first coder said one thing and the second another; NOTHING: no code."""

    def find(marks: Marks) -> Iterator[tuple[Span, int, int]]:
        mine = _said(marks, 0, first)
        theirs = _said(marks, 1, second)
        yield from ((span, first, second) for span in intersection(mine, theirs))

    return find


def of_class(first: Sequence[int], second: Sequence[int]) -> Finder:
    """Find where the first coder said any of some nodes, the second any of others, or both."""

    def find(marks: Marks) -> Iterator[tuple[Span, int, int]]:
        mine = union(span for node in first for span in marks.first.get(node, ()))
        theirs = union(span for node in second for span in marks.second.get(node, ()))
        yield from ((span, first[0], second[0]) for span in intersection(mine, theirs))
        yield from ((span, first[0], NOTHING) for span in difference(mine, theirs))
        yield from ((span, NOTHING, second[0]) for span in difference(theirs, mine))

    return find


def of_texts(
    transcripts: Iterable[int] | None, sides: Iterable[Side], only: int | None = None
) -> Finder:
    """Find what was marked in some transcripts (None: all), node by node or with one node."""
    wanted, asked = None if transcripts is None else set(transcripts), tuple(sides)

    def find(marks: Marks) -> Iterator[tuple[Span, int, int]]:
        if wanted is None or marks.transcript.id in wanted:
            for node in dict.fromkeys((*marks.first, *marks.second)):
                if only in (None, node):
                    yield from of_node(node, asked)(marks)

    return find


def of_segments(least: float, *, matched: bool = False) -> Finder:
    """Find the segments that the other coder marked to a smaller share than `least`, or those
    that are `matched`.
    """

    def find(marks: Marks) -> Iterator[tuple[Span, int, int]]:
        for node in dict.fromkeys((*marks.first, *marks.second)):
            mine, theirs = marks.first.get(node, []), marks.second.get(node, [])
            for span in mine:
                if _is_matched(span, theirs, least) == matched:
                    yield span, node, node if matched else NOTHING
            for span in theirs:
                if _is_matched(span, mine, least) == matched:
                    yield span, node if matched else NOTHING, node

    return find


def _is_matched(span: Span, other: Sequence[Span], least: float) -> bool:
    return shared([span], other) / (span[1] - span[0]) >= least


def behind(marks: Iterable[Marks], find: Finder) -> Iterator[Stretch]:
    """Yield the passages, transcript by transcript in reading order."""
    for one in marks:
        for (first, last), mine, theirs in sorted(find(one)):
            for start, end in one.axis.stretches(first, last):
                yield Stretch(one.transcript.id, start, end, mine, theirs)


def _said(marks: Marks, side: int, node: int) -> list[Span]:
    spans = (marks.first, marks.second)[side]
    if node != NOTHING:
        return spans.get(node, [])
    every = union(span for these in spans.values() for span in these)
    return difference([(0, marks.axis.length)], every)
