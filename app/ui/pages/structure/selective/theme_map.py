"""The theme map: a panel for each theme, in it sub-themes, categories and codes by size.

The length of a code's bar is how many quotations it has, to one scale in all panels; the numbers
stand beside the bars, so nothing is told by length or colour alone. No label is cut: panels are as
wide as their longest row needs, a very long name takes several lines, and panels stand in as many
columns as there is room for.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.coding.analysis.counts import Count
from app.ui.charts.scene import (
    SIZE,
    Bar,
    Box,
    Item,
    Line,
    Measure,
    Scene,
    Shape,
    Spot,
    Text,
    mark,
    shifted,
)
from app.ui.charts.scene import moved as moved_items
from app.ui.charts.words import wrapped

TITLE_SIZE = 13.5  # px
_ROW, _HEAD = 20.0, 30.0  # px
_INDENT, _GAP, _PAD = 14.0, 20.0, 12.0
_SHORT, _LONG, _THICK = 80.0, 160.0, 11.0  # px of the longest bar (from, to), its thickness
_WIDEST_LABEL, _LINE = 360.0, 15.0  # px; a longer name takes several lines of this height


class Row(NamedTuple):
    """A row of a panel: a theme (depth 0), sub-theme, category or code, `n` quotations."""

    key: str
    kind: str
    name: str
    depth: int
    counted: Count | None
    colour: str = ""
    is_core: bool = False

    @property
    def n(self) -> int:
        """How many quotations."""
        return 0 if self.counted is None else self.counted.quotations


class Said(NamedTuple):
    """The words of the figure: its title, what a row says ({name}, {n}, {people}), the legend."""

    title: str
    row: str
    legend: str
    core: str


def layout_map(
    width: float, measure: Measure, panels: Sequence[Sequence[Row]], said: Said
) -> Scene:
    """Lay the map out for `width` px; it comes out wider where one panel needs more."""
    most = max((row.n for panel in panels for row in panel if row.kind == "code"), default=0)
    label = max((_label(row, measure) for panel in panels for row in panel), default=0.0)
    number = max((measure.width(str(row.n)) for panel in panels for row in panel), default=0.0)
    beside = 2 * _PAD + label + _GAP / 2 + 6 + number
    columns = max(1, min(len(panels), int((width + _GAP) // (beside + _SHORT + _GAP))))
    bar = max(_SHORT, min(_LONG, (width + _GAP) / columns - _GAP - beside))
    wide = beside + bar
    heights = [sum(_tall(row, measure) for row in panel) + _PAD for panel in panels]
    top = _ROW + 16
    lows = [top] * columns
    items: list[Item] = [Text(0, measure.ascent(TITLE_SIZE), said.title, TITLE_SIZE, bold=True)]
    spots: list[Spot] = []
    for panel, height in zip(panels, heights, strict=True):
        column = lows.index(min(lows))
        found = _panel(panel, Box(0, 0, wide, height), (label, bar), most, measure, said)
        dx, dy = column * (wide + _GAP), lows[column]
        items += moved_items(found.items, dx, dy)
        spots += [spot._replace(box=shifted(spot.box, dx, dy)) for spot in found.spots]
        lows[column] += height + _GAP
    bottom = max(lows)
    legend = list(_wrapped(said.legend, columns * (wide + _GAP) - _GAP, measure))
    for at, line in enumerate(legend):
        items.append(Text(0, bottom + measure.ascent() + at * _ROW, line, colour="muted"))
    height = bottom + len(legend) * _ROW + 4
    whole = columns * (wide + _GAP) - _GAP
    description = "\n".join(spot.says for spot in spots)
    return Scene(whole, height, tuple(items), tuple(spots), said.title, description)


def _panel(
    rows: Sequence[Row],
    box: Box,
    room: tuple[float, float],
    most: int,
    measure: Measure,
    said: Said,
) -> Scene:
    """Lay one panel out; `room` is the px that names and the longest bar have."""
    width, height = box.width, box.height
    items: list[Item] = [Bar(Box(0.5, 0.5, width - 1, height - 1), "", "strong_edge", radius=4)]
    spots: list[Spot] = []
    y = 0.0
    for row in rows:
        tall = _tall(row, measure)
        items += _row(row, Box(0, y, width, tall), room, most, measure)
        spots.append(Spot(row.key, Box(4, y + 1, width - 8, tall - 2), _words(row, said)))
        if row.depth == 0 and len(rows) > 1:
            items.append(Line(((_PAD, y + tall - 1), (width - _PAD, y + tall - 1)), "edge"))
        y += tall
    return Scene(width, height, tuple(items), tuple(spots))


def _row(
    row: Row, line: Box, room: tuple[float, float], most: int, measure: Measure
) -> Iterator[Item]:
    _x, y, width, _tall_row = line
    tall = _first(row)
    label, longest = room
    base = y + (tall + measure.ascent() - measure.descent()) / 2
    x = _PAD + max(0, row.depth - 1) * _INDENT
    if row.is_core:
        yield Shape(mark("diamond", (x + 5, y + tall / 2), 5), "accent", "ink")
        x += _INDENT
    bold = row.kind != "code"
    for at, words in enumerate(_lines(row, measure)):
        yield Text(x, base + at * _LINE, words, bold=bold)
    if row.kind == "code":
        long = longest * row.n / most if most else 0.0
        left = _PAD + label + _GAP / 2
        box = Box(left, y + (tall - _THICK) / 2, max(1.0, long), _THICK)
        yield Bar(box, f"tint:{row.colour}", f"line:{row.colour}")
        yield Text(box.right + 6, base, str(row.n))
    else:
        yield Text(width - _PAD, base, str(row.n), align="right", bold=bold)


def _lines(row: Row, measure: Measure) -> Sequence[str]:
    return wrapped(row.name, _WIDEST_LABEL, measure, bold=row.kind != "code") or [""]


def _first(row: Row) -> float:
    """Return how high a row with one line is."""
    return _HEAD if row.depth == 0 else _ROW


def _tall(row: Row, measure: Measure) -> float:
    """Return how high a row is."""
    return _first(row) + _LINE * (len(_lines(row, measure)) - 1)


def _label(row: Row, measure: Measure) -> float:
    """Return how far a row's name reaches, from the panel's inner edge."""
    indent = max(0, row.depth - 1) * _INDENT + (_INDENT if row.is_core else 0)
    bold = row.kind != "code"
    wide = max(measure.width(line, SIZE, bold) for line in _lines(row, measure))
    # Only codes have a bar beside them; other names may reach over its room.
    return indent + (wide if row.kind == "code" else max(0.0, wide - _SHORT))


def _words(row: Row, said: Said) -> str:
    people = 0 if row.counted is None else len(row.counted.participants)
    words = said.row.format(name=row.name, n=row.n, people=people)
    return f"{words} · {said.core}" if row.is_core else words


def _wrapped(text: str, width: float, measure: Measure) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and measure.width(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line
