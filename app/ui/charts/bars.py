"""A plain bar chart: one bar for each label, its number above it where there is room."""

from collections.abc import Sequence

from app.ui.charts.axis import fit_names, grid, names_under, ticks
from app.ui.charts.scene import SMALL, Bar, Box, Item, Line, Measure, Scene, Shape, Text, mark

_HEIGHT = 150.0  # px of the plot
_TOP = 18.0  # px above it, for the number over the highest bar
_MOST_STEP = 56.0


def bar_chart(
    labels: Sequence[str],
    values: Sequence[int],
    width: float,
    measure: Measure,
    *,
    summed: bool = False,
    said: tuple[str, str] = ("", ""),
) -> Scene:
    """Lay bars out in `width` px; `summed`: with a line through the sums so far.

    `said` are the scene's title and description, for those who cannot see it.
    """
    sums = [sum(values[: at + 1]) for at in range(len(values))] if summed else []
    scale = ticks(max([*values, *sums], default=0))
    left = measure.width(str(scale[-1]), SMALL) + 8
    behind = measure.width(str(sum(values)), bold=True) + 8  # for the number at the line's end
    step = min(_MOST_STEP, (width - left - behind) / max(1, len(values)))
    right, bottom = left + step * len(values), _TOP + _HEIGHT
    centres = [left + step * (at + 0.5) for at in range(len(values))]

    def y(value: int) -> float:
        return bottom - _HEIGHT * value / max(1, scale[-1])

    items: list[Item] = list(grid(scale, left, right, _TOP, bottom, measure))
    wide = max(2.0, min(26.0, step * 0.62))
    for x, value in zip(centres, values, strict=True):
        if value:
            items.append(
                Bar(Box(x - wide / 2, y(value), wide, bottom - y(value)), "accent", "accent")
            )
            if not summed and measure.width(str(value), SMALL) < step:
                items.append(Text(x, y(value) - 4, str(value), SMALL, "muted", "center"))
    points = [(x, y(value)) for x, value in zip(centres, sums, strict=True)] if summed else []
    items += _line(points, step, right, sums)
    fit = fit_names(labels, step, measure)
    items += names_under(labels, centres, bottom + 5, fit, measure)
    return Scene(width, bottom + 8 + fit.height, tuple(items), (), *said)


def _line(
    points: Sequence[tuple[float, float]], step: float, right: float, sums: Sequence[int]
) -> list[Item]:
    if not points:
        return []
    items: list[Item] = [Line(tuple(points), "ink", 1.8)] if len(points) > 1 else []
    if step >= 9:
        items += [Shape(mark("dot", point, 2.6), "ink") for point in points]
    return [*items, Text(right + 5, points[-1][1] + 4, str(sums[-1]), SMALL, "ink", bold=True)]
