"""How an arrow gets from one box to another without running behind a third.

An arrow that vanishes under a box and comes out again reads as two relations that nobody has
stated, so it is led around, on the side where the way is clearer, then shorter. Where boxes were
put by hand so close that no way is free, it takes the one that crosses the fewest.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from app.ui.charts.scene import Box, Point

_CLEAR = 4.0  # px that an arrow keeps from a box that it passes
_BEND = 14.0  # px between the corner of a box and the bend around it
_STEP, _STEPS = 7.0, 4  # px by which ways bend apart that lead around the same box; how many do
_DEPTH, _FULL = 2, 30  # boxes passed one after another; in a full figure, where it takes long, one


def route(start: Point, end: Point, others: Sequence[Box], number: int = 0) -> list[Point]:
    """Return the points of the way from one point to another, both ends included.

    `number` is that of the arrow: neighbours do not bend at the same point.
    """
    near = [_grown(box, _CLEAR) for box in others]
    bend = _BEND - _CLEAR + _STEP * (number % _STEPS)
    depth = _DEPTH if len(near) <= _FULL else 1
    return [start, *_way(start, end, near, bend, depth)]


def crosses(start: Point, end: Point, box: Box) -> bool:
    """Tell whether the straight line between two points runs through the inside of a box."""
    (ax, ay), (bx, by) = start, end
    left, top, right, bottom = box.x, box.y, box.x + box[2], box.y + box[3]
    # Most boxes lie wholly beside the line, which is cheap to see.
    if (ax <= left and bx <= left) or (ax >= right and bx >= right):
        return False
    if (ay <= top and by <= top) or (ay >= bottom and by >= bottom):
        return False
    dx, dy = bx - ax, by - ay
    sides = [(x - ax) * dy - (y - ay) * dx for x in (left, right) for y in (top, bottom)]
    return min(sides) < 0 < max(sides)


def _way(start: Point, end: Point, boxes: Sequence[Box], bend: float, depth: int) -> list[Point]:
    """Return the points behind `start`."""
    met = [box for box in boxes if crosses(start, end, box)]
    if not met or not depth:
        return [end]
    first = min(met, key=lambda box: _far(start, _middle(box)))
    ways = [
        [
            point
            for one, other in pairwise([start, *bends, end])
            for point in _way(one, other, boxes, bend, depth - 1)
        ]
        for bends in _around(start, end, first, bend)
    ]
    return min(ways, key=lambda way: _cost([start, *way], boxes))


def _around(start: Point, end: Point, box: Box, bend: float) -> list[list[Point]]:
    """Return the bends on either side of a box, in the order in which they are passed."""
    wide = _grown(box, bend)
    corners = [(x, y) for x in (wide.x, wide.right) for y in (wide.y, wide.bottom)]
    dx, dy = end[0] - start[0], end[1] - start[1]

    def along(point: Point) -> float:
        return point[0] * dx + point[1] * dy

    def side(point: Point) -> float:
        return (point[0] - start[0]) * dy - (point[1] - start[1]) * dx

    sides = (
        [corner for corner in corners if side(corner) > 0],
        [corner for corner in corners if side(corner) <= 0],
    )
    return [_taut(start, end, sorted(one, key=along), box) for one in sides if one]


def _taut(start: Point, end: Point, bends: list[Point], box: Box) -> list[Point]:
    """Leave out the bends without which the way passes the box as well."""
    kept = list(bends)
    for bend in bends:
        points = [start, *(one for one in kept if one != bend), end]
        pairs = pairwise(points)
        if len(kept) > 1 and not any(crosses(one, other, box) for one, other in pairs):
            kept.remove(bend)
    return kept


def _cost(points: Sequence[Point], boxes: Sequence[Box]) -> tuple[int, float]:
    legs = list(pairwise(points))
    met = sum(crosses(one, other, box) for one, other in legs for box in boxes)
    return met, sum(_far(one, other) for one, other in legs)


def _far(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _middle(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)
