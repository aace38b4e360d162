"""Where brackets and names go in the margin: numbers only, no drawing.

A bracket spans the lines of its coding in its lane. Its name stands at its first line; where
several begin together the later ones move down, along their own bracket as far as it reaches and
a few lines beyond. A pile of names that ends soon is shown whole, so that ten codings of one line
all have theirs; in an endless one a name for which there is no room is counted at the name above.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.ui.text.bands import Shown
from app.ui.text.rows import Rows

_STEP, _LEAST_STEP = 8.0, 3.5
_LANES_SHARE, _MOST_SHARE = 0.36, 0.5
"""How much of the margin the lanes take: as long as their brackets stay apart, and at most."""
_AT_ONCE = 3
_LINE, _TICK = 2, 5
_BEYOND, _FAR = 2, 10
"""Lines of names that a name may stand below its bracket; below its wish, in a pile shown whole."""


class Lanes(NamedTuple):
    """Where brackets stand side by side, in pixels.

    `step` is the way from one lane to the next, `line` the width of a bracket's line, `tick` how
    far its ends reach, `behind` the x behind the last lane.
    """

    step: float
    line: int
    tick: int
    behind: int


def lanes_for(count: int, width: int) -> Lanes:
    """Return how so many lanes are laid out in a margin of this width.

    What stands behind them shall not dance while one scrolls over more and fewer codings, so they
    get room three by three; where they have to be narrow, a share of the margin, or half of it.
    """
    behind = max(1, -(-count // _AT_ONCE)) * _AT_ONCE * _STEP
    if behind > _LANES_SHARE * width:
        narrow = count * _LEAST_STEP <= _LANES_SHARE * width
        behind = (_LANES_SHARE if narrow else _MOST_SHARE) * width
    step = min(_STEP, behind / max(1, count))
    line = _LINE if step >= _LEAST_STEP else 1
    return Lanes(step, line, max(line, min(_TICK, int(step) - 1)), round(behind))


class Bracket(NamedTuple):
    """One coding in the margin, in pixels: x of its lane, y of its ends and of its first line."""

    shown: Shown
    x: int
    top: int
    bottom: int
    middle: int


class Tag(NamedTuple):
    """A name in the margin: the coding, y of its top, and the codings that found no room.

    `hangs`: it stands below its bracket, so something has to lead to it from the name above.
    """

    shown: Shown
    y: int
    more: list[Shown]
    hangs: bool


def _by_top(bracket: Bracket) -> tuple[int, int]:
    return bracket[2], bracket[0][1]


def place_brackets(
    rows: Rows, shown: Sequence[Shown], width: int, height: int
) -> tuple[list[Bracket], Lanes]:
    """Return the brackets and their lanes."""
    lanes = lanes_for(max((item.lane for item in shown), default=-1) + 1, width)
    placed = []
    starts, bands, step = rows.starts, rows.bands, lanes.step
    for item in shown:
        _, lane, start, end, opens, closes = item
        y, band = bands[max(0, bisect_right(starts, start) - 1)]
        top, middle, bottom = y if opens else 0, y + band // 2, height
        if closes:
            y, band = bands[max(0, bisect_left(starts, max(end, start + 1)) - 1)]
            bottom = y + band
        placed.append(Bracket(item, round(step * lane), top, bottom, middle))
    return placed, lanes


def place_tags(
    brackets: Sequence[Bracket], height: int, line: int, focused: int | None = None
) -> list[Tag]:
    """Return the names from top to bottom; `line` is the height of one, `height` the margin's.

    The name of the coding with the id `focused` always has a place.
    """
    tags: list[Tag] = []
    for pile in _piles(sorted(brackets, key=_by_top), line):
        all_fit = all(y <= height - line and y - wished <= _FAR * line for _, wished, y in pile)
        free = 0
        for bracket, wished, _ in pile:
            y, own = max(free, wished), max(bracket.bottom - line, wished)
            lowest = min(max(own, wished + _BEYOND * line), height - line)
            if all_fit or not tags or y <= lowest:
                tags.append(Tag(bracket.shown, y, [], y > own))
                free = y + line
            elif bracket.shown.mark.id == focused:
                last = tags[-1]
                tags[-1] = last._replace(shown=bracket.shown, more=[last.shown, *last.more])
            else:
                tags[-1].more.append(bracket.shown)
    return tags


def _piles(ordered: Sequence[Bracket], line: int) -> Iterator[list[tuple[Bracket, int, int]]]:
    """Yield the brackets whose names would push one another down, if all had one.

    With each comes the y that its name wishes for, and the one that it would get.
    """
    pile: list[tuple[Bracket, int, int]] = []
    free = 0
    for bracket in ordered:
        wished = max(0, bracket.middle - line // 2)
        if pile and wished >= free:
            yield pile
            pile = []
        y = max(free, wished)
        pile.append((bracket, wished, y))
        free = y + line
    if pile:
        yield pile
