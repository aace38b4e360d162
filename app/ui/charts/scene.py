"""What a figure is made of: lines, bars, outlines and texts at fixed places, without Qt.

Lengths are px at 96 dpi, y grows downwards. A colour is a name in `theme.tokens.Colours` ("ink",
"accent") or a code's "#RRGGBB", of which `Bar` and `Shape` may ask a shade ("tint:#425CAE",
"line:#425CAE"): so one scene is right in light, in dark and on paper. Nothing may be told by colour
alone; `Bar.hatched`, `Line.dash` and the forms of `mark` are there for that.
"""

from collections.abc import Iterable, Sequence
from math import cos, pi, sin
from typing import Literal, NamedTuple, Protocol

Align = Literal["left", "center", "right"]
Form = Literal["dot", "diamond", "triangle"]
Point = tuple[float, float]
SIZE = 12.0  # px of text that is read
SMALL = 10.5  # px of text at the ticks of an axis; 8 pt on paper, which journals still take


class Box(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower edge."""
        return self.y + self.height

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes overlap; edges that only touch do not."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies within."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def inside(self, other: "Box") -> bool:
        """Tell whether the box lies within another."""
        return (
            self.x >= other.x
            and self.y >= other.y
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


class Measure(Protocol):
    """What a layout may ask of the font that will be painted with."""

    def width(self, text: str, size: float = SIZE, bold: bool = False) -> float:
        """Return how wide a text of one line is."""

    def ascent(self, size: float = SIZE) -> float:
        """Return how far the font reaches above the baseline."""

    def descent(self, size: float = SIZE) -> float:
        """Return how far the font reaches below the baseline."""

    def elided(self, text: str, width: float, size: float = SIZE) -> str:
        """Return the text, shortened with "…" where it is wider."""


class Line(NamedTuple):
    """A stroke through two or more points; `dash` are lengths of stroke and gap."""

    points: tuple[Point, ...]
    colour: str = "ink"
    width: float = 1.0
    dash: tuple[float, ...] = ()


class Bar(NamedTuple):
    """A filled rectangle; `hatched`: with slanting lines in the colour of its outline."""

    box: Box
    fill: str = "accent"
    outline: str = ""
    hatched: bool = False
    radius: float = 0.0


class Shape(NamedTuple):
    """A closed outline through points, filled or not ("")."""

    points: tuple[Point, ...]
    fill: str = "accent"
    outline: str = ""
    width: float = 1.0


class Text(NamedTuple):
    """One line of text: `x`, `y` are the end of its baseline that `align` names.

    `upright`: turned to be read from below upwards, about that same point.
    """

    x: float
    y: float
    text: str
    size: float = SIZE
    colour: str = "ink"
    align: Align = "left"
    bold: bool = False
    upright: bool = False


Item = Line | Bar | Shape | Text


class Spot(NamedTuple):
    """A place that can be pointed at or reached by arrow keys; `says` is read to screen readers."""

    key: object
    box: Box
    says: str = ""


class Scene(NamedTuple):
    """A figure laid out; items are painted in their order, the spots are not painted.

    `title` and `description` go into files as such and to screen readers.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    spots: tuple[Spot, ...] = ()
    title: str = ""
    description: str = ""

    @property
    def box(self) -> Box:
        """Return the whole area."""
        return Box(0, 0, self.width, self.height)


def text_box(text: Text, measure: Measure) -> Box:
    """Return the rectangle that a text fills."""
    width = measure.width(text.text, text.size, text.bold)
    before = {"left": 0.0, "center": width / 2, "right": width}[text.align]
    up, down = measure.ascent(text.size), measure.descent(text.size)
    if text.upright:
        return Box(text.x - up, text.y - width + before, up + down, width)
    return Box(text.x - before, text.y - up, width, up + down)


def moved(items: Iterable[Item], dx: float, dy: float) -> tuple[Item, ...]:
    """Return the items at another place."""
    return tuple(_moved(item, dx, dy) for item in items)


def _moved(item: Item, dx: float, dy: float) -> Item:
    if isinstance(item, Text):
        return item._replace(x=item.x + dx, y=item.y + dy)
    if isinstance(item, Bar):
        return item._replace(box=shifted(item.box, dx, dy))
    return item._replace(points=tuple((x + dx, y + dy) for x, y in item.points))


def shifted(box: Box, dx: float, dy: float) -> Box:
    """Return the box at another place."""
    return box._replace(x=box.x + dx, y=box.y + dy)


def beside(scenes: Sequence[Scene], gap: float = 24, title: str = "") -> Scene:
    """Return one scene of several, from left to right with their upper edges in line.

    A spot's key becomes (number of its scene, key).
    """
    items: list[Item] = []
    spots: list[Spot] = []
    x = 0.0
    for number, scene in enumerate(scenes):
        items += moved(scene.items, x, 0)
        spots += [Spot((number, key), shifted(box, x, 0), says) for key, box, says in scene.spots]
        x += scene.width + gap
    height = max((scene.height for scene in scenes), default=0.0)
    said = "\n\n".join(scene.description for scene in scenes)
    return Scene(max(0.0, x - gap), height, tuple(items), tuple(spots), title, said)


def below(scenes: Sequence[Scene], gap: float = 24) -> Scene:
    """Return one scene of several, below each other; a spot's key stays its own."""
    items: list[Item] = []
    spots: list[Spot] = []
    y = 0.0
    for scene in scenes:
        items += moved(scene.items, 0, y)
        spots += [one._replace(box=shifted(one.box, 0, y)) for one in scene.spots]
        y += scene.height + gap
    width = max((scene.width for scene in scenes), default=0.0)
    title = scenes[0].title if scenes else ""
    said = "\n\n".join(scene.description for scene in scenes)
    return Scene(width, max(0.0, y - gap), tuple(items), tuple(spots), title, said)


def framed(scene: Scene, margin: float = 16) -> Scene:
    """Return the scene with room around it, as a file has it."""
    return scene._replace(
        width=scene.width + 2 * margin,
        height=scene.height + 2 * margin,
        items=moved(scene.items, margin, margin),
        spots=tuple(one._replace(box=shifted(one.box, margin, margin)) for one in scene.spots),
    )


def mark(form: Form, at: Point, radius: float) -> tuple[Point, ...]:
    """Return the outline of a small sign around a point, for a `Shape`."""
    corners = {"dot": 24, "diamond": 4, "triangle": 3}[form]
    return tuple(
        (
            at[0] + radius * sin(2 * pi * corner / corners),
            at[1] - radius * cos(2 * pi * corner / corners),
        )
        for corner in range(corners)
    )
