"""Which colour lies where behind and under the words of a page.

Tints on top of each other turn to mud, so of the codings that overlap at a place the shortest
gives the tint and the first underline, and the next two an underline each, below one another.
One pass over the places where anything changes cuts the page into pieces; a run of pieces with
the same code at the same depth in one line becomes one rectangle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage

from app.ui.text.records import NO_LOOK, CodeLook, Mark
from app.ui.text.rows import Rows

DEPTHS = 3
_LETTERS_PER_LINE = 19
"""Pixels of letters for which an underline gets a pixel of thickness."""
_UNDERLINE_ALPHA = 190
_PATTERNS = ("#", "######...", "##..", "######..##..")

_NOTHING: tuple[int | None, ...] = (None,) * DEPTHS

Band = tuple[int, int, int, int, QBrush | QColor]
"""Left, top, width, height and what to fill with: whole pixels are half the price of QRectF."""

Run = tuple[int, int, int, int, int]
"""Depth, row, start, end and code of a stretch of one code at one depth in one line."""


class Shown(NamedTuple):
    """A coding on the page: `start`, `end` are UTF-16 positions, cut off at the page's edges."""

    mark: Mark
    lane: int
    start: int
    end: int
    opens: bool
    closes: bool


class Brushes(dict[int, tuple[QColor, QBrush | QColor]]):
    """The tint and the underline of each code, made when first drawn."""

    def __init__(self, looks: Mapping[int, CodeLook]) -> None:
        super().__init__()
        self._looks = looks

    def __missing__(self, code: int) -> tuple[QColor, QBrush | QColor]:
        """Make what a code is tinted and underlined with."""
        look = self._looks.get(code, NO_LOOK)
        made = self[code] = look.tint, _underline(look)
        return made


def _underline(look: CodeLook) -> QBrush | QColor:
    colour = QColor(look.line)
    colour.setAlpha(_UNDERLINE_ALPHA)
    pattern = _PATTERNS[look.style % len(_PATTERNS)]
    if len(pattern) == 1:
        return colour
    image = QImage(len(pattern), 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    for x, char in enumerate(pattern):
        if char == "#":
            image.setPixelColor(x, 0, colour)
    return QBrush(image)


def bands(rows: Rows, shown: Sequence[Shown], brushes: Brushes) -> list[Band]:
    """Return the rectangles to fill, in the order of filling: tints first."""
    tints: list[Band] = []
    underlines: list[Band] = []
    tops = rows.bands
    thick = max(1, round(tops[0][1] / _LETTERS_PER_LINE)) if tops else 1
    step = 2 * thick + 1
    placed = _placed_mixed if rows.mixed else _placed
    for depth, row, left, right, code in placed(rows, _runs(rows, shown)):
        tint, line = brushes[code]
        top, height = tops[row]
        width = right - left
        if not depth:
            tints.append((left, top, width, height, tint))
        underlines.append((left, top + height + depth * step, width, thick, line))
    return tints + underlines


def _placed(rows: Rows, runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with whole x positions for their ends; Qt is asked for each only once."""
    ends, x_of = rows.ends, rows.x_of
    known: dict[int, int] = {}
    rights: dict[int, int] = {}
    for depth, row, start, end, code in runs:
        left = known.get(start)
        if left is None:
            left = known[start] = round(x_of(row, start))
        # A line's end and the next line's start are one position with two places.
        places, place = (rights, row) if end >= ends[row] else (known, end)
        right = places.get(place)
        if right is None:
            right = places[place] = round(x_of(row, end))
        yield depth, row, left, right, code


def _placed_mixed(rows: Rows, runs: Iterable[Run]) -> Iterator[Run]:
    """The same where some lines run from right to left, in which a run has several places."""
    for depth, row, start, end, code in runs:
        for left, right in rows.stretches(row, start, end):
            yield depth, row, round(left), round(right), code


def _runs(rows: Rows, shown: Sequence[Shown]) -> Iterator[Run]:
    """Yield depth, row, start, end and code for each stretch of one code at one depth."""
    begun: list[int] = [0] * DEPTHS
    now: tuple[int | None, ...] = _NOTHING
    last_row = last_end = -1
    for row, start, end, codes in _pieces(rows, shown):
        if row != last_row or start != last_end:
            for depth, code in enumerate(now):
                if code is not None:
                    yield depth, last_row, begun[depth], last_end, code
            begun = [start] * DEPTHS
        elif codes is not now:
            for depth, code in enumerate(now):
                if code != codes[depth]:
                    if code is not None:
                        yield depth, last_row, begun[depth], last_end, code
                    begun[depth] = start
        now, last_row, last_end = codes, row, end
    for depth, code in enumerate(now):
        if code is not None:
            yield depth, last_row, begun[depth], last_end, code


def _pieces(
    rows: Rows, shown: Sequence[Shown]
) -> Iterator[tuple[int, int, int, tuple[int | None, ...]]]:
    """Yield row, start, end and the codes by depth for each stretch on which nothing changes."""
    opening: dict[int, list[tuple[int, int, int, int]]] = {}
    closing: set[int] = set()
    for mark, _, start, end, _, _ in shown:
        opening.setdefault(start, []).append((mark[2] - mark[1], mark[0], end, mark[3]))
        closing.add(end)
    places = sorted({*rows.starts, *opening, *closing})
    starts, ends = rows.starts, rows.ends
    active: list[tuple[int, int, int, int]] = []
    codes = _NOTHING
    row, last = 0, len(starts) - 1
    next_row, row_end = starts[1] if last else places[-1] + 1, ends[0]
    for start, end in pairwise(places):
        while next_row <= start:
            row += 1
            next_row, row_end = starts[row + 1] if row < last else places[-1] + 1, ends[row]
        opened = opening.get(start)
        if opened or start in closing:
            if start in closing:
                active = [item for item in active if item[2] != start]
            if opened:
                active += opened
                active.sort()
            codes = (*[item[3] for item in active[:DEPTHS]], *_NOTHING[len(active) :])
        if active and start < row_end:
            yield row, start, end if end < row_end else row_end, codes
