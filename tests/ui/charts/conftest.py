"""Figures are measured in the light theme at 100 %, and one small figure is shared."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.charts.axis import fit_names, grid, names_under, ticks
from app.ui.charts.scene import Bar, Box, Item, Line, Measure, Scene, Shape, Spot, Text, mark
from app.ui.theme import Theme, theme
from tests.ui.theme.conftest import reset


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """Return the theme, set back after the test."""
    yield reset(theme())
    reset(theme())


def columns(
    width: float, measure: Measure, names: tuple[str, ...] = ("S01", "受访者", "S03")
) -> Scene:
    """Lay out a column for each name, with an axis, a line and a sign."""
    left, bottom = 40.0, 160.0
    step = max(4.0, (width - left) / len(names))
    centres = [left + step * (at + 0.5) for at in range(len(names))]
    fit = fit_names(names, step, measure)
    items: list[Item] = grid(ticks(20), left, left + step * len(names), 20, bottom, measure)
    spots = []
    for at, (name, x) in enumerate(zip(names, centres, strict=True)):
        box = Box(x - step / 3, 60, 2 * step / 3, 100)
        items.append(Bar(box, "accent", "ink", hatched=at % 2 == 1))
        spots.append(Spot(name, box, f"{name}: {at}"))
    items.append(Line(tuple((x, 40.0) for x in centres), "ink", 2, (4, 2)))
    items.append(Shape(mark("diamond", (centres[0], 40), 5), "warning", "ink"))
    items += names_under(names, centres, bottom + 4, fit, measure)
    items.append(Text(left, 12, "New in each interview", bold=True))
    height = bottom + 10 + fit.height
    return Scene(left + step * len(names), height, tuple(items), tuple(spots), "New", "Three.")
