"""Axes: round numbers for ticks, and names under columns that never run into each other."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from app.ui.charts.scene import SMALL, Item, Line, Measure, Text

_STEPS = (1, 2, 5)
_GAP = 6.0  # px between a label and its neighbour


def ticks(highest: int, most: int = 6) -> list[int]:
    """Return round whole numbers from 0 to at least `highest`, about `most` of them."""
    wanted = max(1, highest) / max(1, most - 1)
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= wanted:
                found = step * power
                return list(range(0, found * ceil(max(1, highest) / found) + 1, found))
        power *= 10


class Names(NamedTuple):
    """How names fit under columns: every `every`th, `upright` or not, `height` px in all."""

    every: int
    upright: bool
    height: float


def fit_names(names: Sequence[str], step: float, measure: Measure, longest: float = 90) -> Names:
    """Say how names of columns `step` px apart can stand: level, else upright, else not all.

    Upright names above `longest` px are cut short by `names_under`.
    """
    widest = max((measure.width(name, SMALL) for name in names), default=0.0)
    line = measure.ascent(SMALL) + measure.descent(SMALL)
    if widest + _GAP <= step:
        return Names(1, False, line)
    # A third of the names, level, reads easier than all upright only if all are numbers; upright
    # keeps every interview named as long as a line fits.
    return Names(max(1, ceil((line + 1) / step)), True, min(widest, longest))


def names_under(
    names: Sequence[str], centres: Sequence[float], top: float, fit: Names, measure: Measure
) -> list[Item]:
    """Return the names of columns, below `top`, as `fit` says."""
    items: list[Item] = []
    for at in range(0, len(names), fit.every):
        up, down = measure.ascent(SMALL), measure.descent(SMALL)
        if fit.upright:
            name = measure.elided(names[at], fit.height + 0.5, SMALL)
            middle = centres[at] + (up - down) / 2
            items.append(Text(middle, top, name, SMALL, "muted", "right", upright=True))
        else:
            items.append(Text(centres[at], top + up, names[at], SMALL, "muted", "center"))
    return items


def grid(
    values: Sequence[int], left: float, right: float, top: float, bottom: float, measure: Measure
) -> list[Item]:
    """Return level lines with their numbers left of them; `values` as of `ticks`."""
    items: list[Item] = []
    drop = (measure.ascent(SMALL) - measure.descent(SMALL)) / 2
    for value in values:
        y = bottom - (bottom - top) * value / max(1, values[-1])
        colour = "line" if value else "strong_edge"
        items.append(Line(((left, y), (right, y)), colour))
        items.append(Text(left - _GAP, y + drop, str(value), SMALL, "muted", "right"))
    return items


def lines_of(text: str, width: float, measure: Measure, size: float) -> list[str]:
    """Return a text broken at blanks into lines of at most `width` px (a longer word alone)."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
