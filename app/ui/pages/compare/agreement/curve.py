"""The segment-match curve: which share of segments is matched, by how much has to be marked."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ui.charts.axis import grid
from app.ui.charts.scene import SMALL, Box, Item, Line, Measure, Scene, Shape, Spot, Text, mark

HEIGHT = 150.0  # px of the plot
_LEAST, _MOST = 34.0, 74.0  # px from one point to the next
_TOP = 28.0
_TICKS = (0, 25, 50, 75, 100)


class Point(NamedTuple):
    """A point: the least share that has to be marked, and the share of segments matched so."""

    key: str
    least: float
    share: float | None
    says: str


def curve(points: Sequence[Point], title: str, below: str, width: float, measure: Measure) -> Scene:
    """Lay the curve out; both axes are percentages, `below` names the lower one."""
    left = measure.width("100", SMALL) + 14
    step = max(_LEAST, min(_MOST, (width - left - 12) / max(1, len(points))))
    right = left + step * len(points)
    bottom = _TOP + HEIGHT
    items: list[Item] = [Text(left, 14, title, bold=True)]
    items += grid(_TICKS, left, right, _TOP, bottom, measure)
    centres = [left + step * (at + 0.5) for at in range(len(points))]
    known = [
        (x, bottom - HEIGHT * one.share)
        for x, one in zip(centres, points, strict=True)
        if one.share is not None
    ]
    if len(known) > 1:
        items.append(Line(tuple(known), "accent", 2))
    items += [Shape(mark("dot", point, 3.5), "accent") for point in known]
    y = bottom + 8 + measure.ascent(SMALL)
    for x, one in zip(centres, points, strict=True):
        items.append(Text(x, y, f"{round(one.least * 100)}", SMALL, "muted", "center"))
    y += 8 + measure.ascent(SMALL)
    items.append(Text((left + right) / 2, y, below, SMALL, "muted", "center"))
    spots = tuple(
        Spot(one.key, Box(x - step / 2, _TOP, step, HEIGHT), one.says)
        for x, one in zip(centres, points, strict=True)
    )
    needed = max(right + 12, left + measure.width(title, bold=True) + 12)
    said = " ".join(one.says for one in points)
    return Scene(needed, y + 6, tuple(items), spots, title, said)
