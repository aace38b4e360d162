"""Which code is in which interview: a square for each, darker where it appears for the first time.

The first appearance also has a dot, so that it is seen without colour.
"""

from collections.abc import Callable
from typing import NamedTuple

from app.coding.saturation.overview import Overview, Part
from app.ui.charts.axis import Names, fit_names, names_under
from app.ui.charts.scene import SMALL, Bar, Box, Item, Measure, Scene, Shape, Spot, Text, mark

_ROW = 16.0
_LEAST, _MOST = 8.0, 34.0  # px of a column
_NAMES = 190.0  # px that names may take
MOST_ROWS, MOST_CELLS = 150, 12_000
"""What is drawn of a large study: a picture of more can be read by nobody."""


class Cell(NamedTuple):
    """A square: a node in an interview, by number."""

    node: int
    interview: int


def heat_map(
    overview: Overview,
    part: Part,
    width: float,
    measure: Measure,
    says: Callable[[str, str, bool], str],
) -> Scene:
    """Lay out the first rows by appearance; `says(node, interview, first)` tells of a square."""
    presence, curve = overview.presence, part.answer.curve
    nodes = list(curve.frequencies)[: rows_shown(part)]
    label = max((measure.width(presence.names[n], SMALL) for n in nodes), default=0.0)
    left = min(label, _NAMES) + 8
    names = part.answer.interviews
    step = max(_LEAST, min(_MOST, (width - left - 1) / max(1, len(names))))
    centres = [left + step * (at + 0.5) for at in range(len(names))]
    fit = fit_names(names, step, measure)
    top = fit.height + 6
    items: list[Item] = list(_above(names, centres, top, fit, measure))
    spots: list[Spot] = []
    first = {node: at for at, new in enumerate(curve.new) for node in new}
    for row, node in enumerate(nodes):
        y = top + row * _ROW
        name = measure.elided(presence.names[node], _NAMES, SMALL)
        items.append(Text(left - 8, y + 12, name, SMALL, "ink", "right"))
        for at, number in enumerate(part.numbers):
            box = Box(left + step * at + 1, y + 2, step - 2, _ROW - 3)
            if node not in presence.nodes[number]:
                items.append(Bar(box, "hover"))
                continue
            new = first[node] == at
            # With an edge: in grey the tint is hardly darker than an empty square.
            items.append(Bar(box, "accent" if new else "tint:#218771", "accent"))
            if new:
                items.append(Shape(mark("dot", (centres[at], y + 8.5), 2.4), "panel"))
            said = says(presence.names[node], names[at], new)
            spots.append(Spot(Cell(node, number), box, said))
    right = left + step * len(names)
    return Scene(right + 1, top + _ROW * len(nodes) + 2, tuple(items), tuple(spots))


def rows_shown(part: Part) -> int:
    """Return how many nodes are drawn."""
    cells = MOST_CELLS // max(1, len(part.numbers))
    return min(MOST_ROWS, max(10, cells), len(part.answer.curve.frequencies))


def _above(
    names: tuple[str, ...], centres: list[float], top: float, fit: Names, measure: Measure
) -> list[Item]:
    """Return the interviews' names, ending above the squares."""
    items = names_under(names, centres, 0.0, fit, measure)
    return [_up(item, top) for item in items]


def _up(item: Item, top: float) -> Item:
    if isinstance(item, Text) and item.upright:
        return item._replace(y=top - 4, align="left")
    return item
