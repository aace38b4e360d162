"""Which colour lies where behind and under the words of a page.

Tints on top of each other turn to mud, so of the codings that overlap at a place the shortest
gives the tint and the first underline, and the next two an underline each, below one another.
One pass over the places where anything changes cuts the page into pieces; a run of pieces with
the same code at the same depth in one line becomes one rectangle.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage

from app.ui.text.records import CodeLook, Mark
from app.ui.text.rows import Rows

DEPTHS = 3
_UNDERLINE, _UNDERLINE_STEP = 1, 3
_UNDERLINE_ALPHA = 190
_PATTERNS = ("#", "######...", "##..", "######..##..")

Band = tuple[int, int, int, int, QBrush | QColor]
"""Left, top, width, height and what to fill with: whole pixels are half the price of QRectF."""


class Shown(NamedTuple):
    """A coding on the page: `start`, `end` are UTF-16 positions, cut off at the page's edges."""

    mark: Mark
    lane: int
    start: int
    end: int
    opens: bool
    closes: bool


class Brushes:
    """The tint and the underline of each code, made when first drawn."""

    def __init__(self, looks: dict[int, CodeLook]) -> None:
        self._looks = looks
        self._made: dict[int, tuple[QColor, QBrush]] = {}

    def of(self, code: int) -> tuple[QColor, QBrush]:
        """Return what a code is tinted and underlined with."""
        made = self._made.get(code)
        if made is None:
            look = self._looks[code]
            made = self._made[code] = look.tint, _underline(look)
        return made


def _underline(look: CodeLook) -> QBrush:
    colour = QColor(look.line)
    colour.setAlpha(_UNDERLINE_ALPHA)
    pattern = _PATTERNS[look.style % len(_PATTERNS)]
    image = QImage(len(pattern), 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    for x, char in enumerate(pattern):
        if char == "#":
            image.setPixelColor(x, 0, colour)
    return QBrush(image) if len(pattern) > 1 else QBrush(colour)


def bands(rows: Rows, shown: Sequence[Shown], brushes: Brushes) -> list[Band]:
    """Return the rectangles to fill, in the order of filling."""
    if not shown:
        return []
    filler = _Filler(rows, brushes)
    runs: list[tuple[int, int, int, int] | None] = [None] * DEPTHS
    for row, start, end, codes in _pieces(rows, shown):
        for depth in range(DEPTHS):
            code = codes[depth] if depth < len(codes) else None
            run = runs[depth]
            if run is not None:
                if run[2] == start and run[3] == code and run[0] == row:
                    runs[depth] = (row, run[1], end, code)
                    continue
                filler.fill(depth, *run)
            runs[depth] = None if code is None else (row, start, end, code)
    for depth, run in enumerate(runs):
        if run is not None:
            filler.fill(depth, *run)
    return filler.tints + filler.underlines


class _Filler:
    """Turns runs of positions into rectangles, asking Qt for each x once."""

    def __init__(self, rows: Rows, brushes: Brushes) -> None:
        self.tints: list[Band] = []
        self.underlines: list[Band] = []
        self._rows, self._brushes = rows, brushes
        self._known: dict[int, int] = {}
        self._rights: dict[int, int] = {}

    def fill(self, depth: int, row: int, start: int, end: int, code: int) -> None:
        tint, line = self._brushes.of(code)
        top, height = self._rows.bands[row]
        below = top + height + depth * _UNDERLINE_STEP
        for left, right in self._stretches(row, start, end):
            if not depth:
                self.tints.append((left, top, right - left, height, tint))
            self.underlines.append((left, below, right - left, _UNDERLINE, line))

    def _stretches(self, row: int, start: int, end: int) -> Sequence[tuple[int, int]]:
        rows, known = self._rows, self._known
        if rows.is_mixed(row):
            return [(round(a), round(b)) for a, b in rows.stretches(row, start, end)]
        left = known.get(start)
        if left is None:
            left = known[start] = round(rows.x_of(row, start))
        # A line's end and the next line's start are one position with two places.
        places, place = (self._rights, row) if end >= rows.ends[row] else (known, end)
        right = places.get(place)
        if right is None:
            right = places[place] = round(rows.x_of(row, end))
        return ((left, right),)


def _pieces(rows: Rows, shown: Sequence[Shown]) -> Iterator[tuple[int, int, int, Sequence[int]]]:
    """Yield row, start, end and codes by depth for each stretch on which nothing changes."""
    opening: dict[int, list[tuple[int, int, int, int]]] = {}
    closing: set[int] = set()
    for mark, _, start, end, _, _ in shown:
        opening.setdefault(start, []).append((mark.end - mark.start, mark.id, end, mark.code))
        closing.add(end)
    places = sorted({*rows.starts, *opening, *closing})
    active: list[tuple[int, int, int, int]] = []
    codes: list[int] = []
    row, last = 0, len(rows.starts) - 1
    for start, end in pairwise(places):
        while row < last and rows.starts[row + 1] <= start:
            row += 1
        if start in closing:
            active = [item for item in active if item[2] != start]
            codes = [item[3] for item in active[:DEPTHS]]
        if start in opening:
            active = sorted(active + opening[start])
            codes = [item[3] for item in active[:DEPTHS]]
        if codes and start < rows.ends[row]:
            yield row, start, min(end, rows.ends[row]), codes
