"""The joint display as a figure: two strips of dots for each row, who has it and who has not.

Dots that would touch stand above each other, so that none is hidden. Rows that find no room on a
page go on over further ones.
"""

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from app.coding.reports.joint_points import Against, PointRow, Points, Strip
from app.coding.tables.value import Number, number_text
from app.ui.charts.scene import (
    SMALL,
    Box,
    Item,
    Line,
    Measure,
    Scene,
    Shape,
    Spot,
    Text,
    mark,
    moved,
    shifted,
)
from app.ui.charts.words import wrapped

_LINE = 15.0
_STRIP, _ROW_GAP = 17.0, 14.0  # px of one strip of dots, and between rows
_DOT, _STEP = 3.0, 6.6  # px: radius, and from dot to dot of the same value
_LABEL, _NARROWEST = 170.0, 190.0  # px of names, and of a score's panel at least
_GAP = 26.0
_RHO = 62.0  # px at the right of a panel, for rho
_NS = 20.0  # px for the number of participants of a strip
_TITLE = 13.5
_TICKS = 5


class Said(NamedTuple):
    """The figure's words: a page's number ({n} of {all}), and a row for screen readers."""

    page: str
    spot: str


class _Axis(NamedTuple):
    left: float
    width: float
    ticks: tuple[float, ...]

    def x(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.left + self.width * (value - low) / (high - low)


def points_pages(
    points: Points, width: float, height: float, measure: Measure, said: Said
) -> list[Scene]:
    """Lay the figure out on as many pages as its rows need, each at least `width` px wide."""
    label = max((measure.width(row.name) for row in points.rows), default=0.0)
    label = min(_LABEL, label) + 8
    room = (width - label) / len(points.scores) - _GAP
    panel = max(_NARROWEST, room)
    axes = [
        _Axis(
            label + at * (panel + _GAP) + _GAP + _NS,
            panel - _RHO - _NS,
            _ticks(low, high),
        )
        for at, (_name, low, high, _n) in enumerate(points.scores)
    ]
    whole = label + len(axes) * (panel + _GAP)
    foot = [line for note in points.notes for line in wrapped(note, whole, measure, size=SMALL)]
    head = 3 * _LINE
    talls = [_tall(row, axes, label, measure) for row in points.rows]
    parts = _parts(points.rows, talls, height - head - (len(foot) + 3) * _LINE)
    return [
        _page(points, part, axes, (whole, label), measure, said, foot, (at, len(parts)))
        for at, part in enumerate(parts, 1)
    ]


def _parts(rows: Sequence[PointRow], talls: Sequence[float], room: float) -> list[list[PointRow]]:
    pages: list[list[PointRow]] = [[]]
    used = 0.0
    for row, tall in zip(rows, talls, strict=True):
        if pages[-1] and used + tall > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += tall
    return pages


def _names(row: PointRow, label: float, measure: Measure) -> list[str]:
    return wrapped(row.name, label - 8, measure, bold=not row.level) or [""]


def _tall(row: PointRow, axes: Sequence[_Axis], label: float, measure: Measure) -> float:
    return max(sum(_heights(row, axes)), len(_names(row, label, measure)) * _LINE) + _ROW_GAP


def _heights(row: PointRow, axes: Sequence[_Axis]) -> tuple[float, float]:
    """Return how high the strips with and without are, the same against every score."""
    both = list(zip(axes, row.parts, strict=True))
    inside = max(_height(part.with_it, axis) for axis, part in both)
    return inside, max(_height(part.without, axis) for axis, part in both)


def _height(strip: Strip, axis: _Axis) -> float:
    highest = max((step for _x, step in _dots(strip, axis)), default=0)
    return max(_STRIP, _STEP * highest + 2 * _DOT + 4)


def _dots(strip: Strip, axis: _Axis) -> Iterator[tuple[float, int]]:
    """Give the x of each dot, and how many others it stands above."""
    last: list[float] = []  # the x of the last dot of each line, from the lowest
    for _who, value in strip.people:
        x = axis.x(value)
        step = next((at for at, before in enumerate(last) if x - before >= _STEP), len(last))
        last[step : step + 1] = [x]
        yield x, step


def _page(
    points: Points,
    rows: Sequence[PointRow],
    axes: Sequence[_Axis],
    room: tuple[float, float],
    measure: Measure,
    said: Said,
    foot: Sequence[str],
    page: tuple[int, int],
) -> Scene:
    width, label = room
    title = points.title + (said.page.format(n=page[0], all=page[1]) if page[1] > 1 else "")
    items: list[Item] = [Text(0, measure.ascent(_TITLE), title, _TITLE, bold=True)]
    y = 3 * _LINE
    for axis, (name, _low, _high, n) in zip(axes, points.scores, strict=True):
        items.append(Text(axis.left, y - 6, f"{name} (n = {n})", bold=True))
    top = y
    body: list[Item] = []
    spots: list[Spot] = []
    for row in rows:
        tall = _tall(row, axes, label, measure)
        items_of, spots_of = _row(row, axes, label, measure, said)
        body += moved(items_of, 0, y)
        spots += [one._replace(box=shifted(one.box, 0, y)) for one in spots_of]
        y += tall
        body.append(Line(((0, y - _ROW_GAP / 2), (width, y - _ROW_GAP / 2)), "line"))
    for axis in axes:
        items += _axis(axis, top, y - _ROW_GAP / 2, measure)
    items += body
    y += 2 * _LINE
    for line in foot:
        items.append(Text(0, y, line, SMALL, "muted"))
        y += _LINE
    told = "\n".join(spot.says for spot in spots)
    return Scene(width, y, tuple(items), tuple(spots), title, told)


def _row(
    row: PointRow, axes: Sequence[_Axis], label: float, measure: Measure, said: Said
) -> tuple[list[Item], list[Spot]]:
    items: list[Item] = [
        Text(0, at * _LINE + measure.ascent() + 2, line, bold=not row.level)
        for at, line in enumerate(_names(row, label, measure))
    ]
    spots = []
    inside, outside = _heights(row, axes)
    for at, (axis, part) in enumerate(zip(axes, row.parts, strict=True)):
        items += _strip(part.with_it, axis, inside, measure, filled=True)
        items += moved(_strip(part.without, axis, outside, measure, filled=False), 0, inside)
        rho = number_text(Number(part.rho, 2)).replace("-", "−") or "–"
        x = axis.left + axis.width + 12
        items.append(Text(x, inside + 4, f"ρ = {rho}", SMALL))
        box = Box(axis.left, 0, axis.width, inside + outside)
        spots.append(Spot((row.key, at), box, _words(row, part, rho, said)))
    return items, spots


def _strip(
    strip: Strip, axis: _Axis, height: float, measure: Measure, *, filled: bool
) -> list[Item]:
    base = height - _DOT - 2
    drop = (measure.ascent(SMALL) - measure.descent(SMALL)) / 2
    items: list[Item] = [
        Text(axis.left - 8, base + drop, str(len(strip.people)), SMALL, "muted", "right")
    ]
    if strip.mean is not None:
        x = axis.x(strip.mean)
        items.append(Line(((x, 1), (x, height - 1)), "ink", 2))
    fill = "accent" if filled else "panel"
    for x, step in _dots(strip, axis):
        items.append(Shape(mark("dot", (x, base - _STEP * step), _DOT), fill, "accent"))
    return items


def _words(row: PointRow, part: Against, rho: str, said: Said) -> str:
    def mean(strip: Strip) -> str:
        return number_text(Number(strip.mean, 1)) or "–"

    return said.spot.format(
        name=row.name,
        inside=len(part.with_it.people),
        mean_inside=mean(part.with_it),
        outside=len(part.without.people),
        mean_outside=mean(part.without),
        rho=rho,
    )


def _axis(axis: _Axis, top: float, bottom: float, measure: Measure) -> Iterator[Item]:
    widest = max(measure.width(_tick_words(value), SMALL) for value in axis.ticks) + 4
    every = ceil(widest * (len(axis.ticks) - 1) / axis.width)
    for at, value in enumerate(axis.ticks):
        x, words = axis.x(value), _tick_words(value)
        yield Line(((x, top), (x, bottom)), "line")
        if at % every:
            continue
        yield Text(x, bottom + 4 + measure.ascent(SMALL), words, SMALL, "muted", "center")


def _tick_words(value: float) -> str:
    places = 0 if float(value).is_integer() else 1 if float(value * 10).is_integer() else 2
    return number_text(Number(value, places)).replace("-", "−")


def _ticks(low: float, high: float) -> tuple[float, ...]:
    """Return round numbers around all values, at least two."""
    span = (high - low) or max(1.0, abs(high))
    power = 10.0 ** floor(log10(span / _TICKS))
    step = next(one * power for one in (1, 2, 5, 10) if span / (one * power) <= _TICKS)
    first, last = floor(low / step), ceil(high / step)
    last = last if last > first else first + 1
    return tuple(round(number * step, 10) for number in range(first, last + 1))
