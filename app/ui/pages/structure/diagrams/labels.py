"""Where the words of a relation go: on its arrow where there is room, else beside it.

No words may lie on a box or on other words, however crowded the figure: places are tried from the
middle of the arrow outwards and ever farther beside it, until one is free. What stands away from
its arrow is joined to it by a thin line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from math import hypot

from app.ui.charts.scene import Bar, Box, Item, Line, Point, Text

_PARTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # along the arrow
_CELL = 64.0  # px; the side of a square in which boxes are looked up
_NEAR = 2.0  # px kept free around words


class Taken:
    """The rectangles that words keep off, found by where they are."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Keep words off this rectangle too."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        """Tell whether nothing is there."""
        return not any(
            box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ())
        )


def place(start: Point, end: Point, size: tuple[float, float], taken: Taken) -> tuple[Box, Point]:
    """Return a free rectangle of a size for an arrow's words, and the point they belong to.

    The rectangle is taken from then on.
    """
    found = next(one for one in _tries(start, end, size) if taken.is_free(_widened(one[0])))
    taken.add(found[0])
    return found


def leader(box: Box, at: Point) -> list[Item]:
    """Return the thin line that joins words to their arrow where they stand away from it."""
    if box.holds(*at):
        return []
    nearest = _clamped(at[0], box.x, box.right), _clamped(at[1], box.y, box.bottom)
    return [Line((at, nearest), "strong_edge", 0.8)]


def label(box: Box, lines: Sequence[str], size: float, line: float) -> list[Item]:
    """Return words in their rectangle."""
    items: list[Item] = [Bar(box, "panel", "", radius=3)]
    for n, words in enumerate(lines):
        base = box.y + line * (n + 1) - 3
        items.append(Text(box.x + box.width / 2, base, words, size, "ink", "center"))
    return items


def _tries(start: Point, end: Point, size: tuple[float, float]) -> Iterator[tuple[Box, Point]]:
    """Yield rectangles about points of the arrow, on it first, then step by step beside it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    across = (-dy / length, dx / length) if length else (0.0, 1.0)
    step = size[1] / 2 + 2
    for away in count():  # what is drawn is finite, so this ends
        for side in (1, -1) if away else (1,):
            for part in _PARTS:
                at = start[0] + dx * part, start[1] + dy * part
                far = side * away * step
                x, y = at[0] + across[0] * far, at[1] + across[1] * far
                yield Box(x - size[0] / 2, y - size[1] / 2, *size), at


def _widened(box: Box) -> Box:
    return Box(box.x - _NEAR, box.y - _NEAR, box.width + 2 * _NEAR, box.height + 2 * _NEAR)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.y // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row


def _clamped(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
