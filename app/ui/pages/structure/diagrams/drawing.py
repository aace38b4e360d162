"""A diagram as a figure: boxes with their roles, arrows with the words of the relations.

The same figure is painted on screen and written to files. A relation that nothing supports is
dotted, one that says "contradicts" dashed; the number of quotations stands behind its words.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from app.coding.operations.relations import SUPPORTS
from app.coding.operations.roles import AFTER
from app.ui.charts.scene import (
    SMALL,
    Bar,
    Box,
    Item,
    Line,
    Measure,
    Point,
    Scene,
    Shape,
    Spot,
    Text,
    moved,
    shifted,
)
from app.ui.charts.words import wrapped
from app.ui.colours import code_colour
from app.ui.pages.structure.diagrams.labels import Taken, label, leader, place
from app.ui.pages.structure.diagrams.layout import WIDTH, lay_out
from app.ui.pages.structure.diagrams.reading import Diagram, Node, Place
from app.ui.pages.structure.diagrams.routes import route
from app.ui.pages.structure.outline import THEME
from app.ui.pages.structure.relations.reading import Related
from app.ui.pages.structure.relations.words import kind_words

_INSIDE, _EDGE, _RADIUS = 10.0, 24.0, 6.0  # px: within a box, around the figure, corners
_LINE, _SMALL_LINE, _HEAD = 17.0, 15.0, 8.0  # px: a line of text, of small text, an arrow's head
_WIDEST_WORDS = 150.0  # px of a line of a relation's words


class _Drawn(NamedTuple):
    """A box as it is drawn: the lines of its role and of its name, and how high it is."""

    node: Node
    role: Sequence[str]
    lines: Sequence[str]
    height: float


def draw(
    diagram: Diagram,
    measure: Measure,
    dragged: Mapping[str, Place] | None = None,
    held: Point | None = None,
) -> tuple[Scene, Point]:
    """Return the figure, and where the layout's origin lies in it.

    `dragged` are boxes that are being moved just now, `held` the origin that stays meanwhile.
    """
    drawn = {node.item.key: _measured(node, measure) for node in diagram.nodes}
    heights = {key: one.height for key, one in drawn.items()}
    places = {**lay_out(diagram, heights), **(dragged or {})}
    boxes = {
        key: Box(places[key][0] - WIDTH / 2, places[key][1] - one.height / 2, WIDTH, one.height)
        for key, one in drawn.items()
    }
    lines, labels = _edges(diagram, boxes, measure)
    items: list[Item] = [*_process(diagram, boxes), *lines]
    for key, one in drawn.items():
        items += _box(one, boxes[key])
    items += labels
    left, top, right, bottom = _reach(boxes, labels)
    origin = held or (_EDGE - left, _EDGE - top)
    title = diagram.paradigm.name if diagram.paradigm else ""
    spots = tuple(
        Spot(key, shifted(box, *origin), _says(drawn[key].node)) for key, box in boxes.items()
    )
    scene = Scene(
        right + origin[0] + _EDGE,
        bottom + origin[1] + _EDGE,
        moved(items, *origin),
        spots,
        title,
        "\n".join(_sentence(one) for one in diagram.edges),
    )
    return scene, origin


def _measured(node: Node, measure: Measure) -> _Drawn:
    lines = wrapped(node.item.name, WIDTH - 2 * _INSIDE, measure, bold=True)
    room = WIDTH - 2 * _INSIDE
    role = wrapped(node.role.words, room, measure, size=SMALL) if node.role else []
    height = _SMALL_LINE * len(role) + _LINE * len(lines) + 2 * _INSIDE
    return _Drawn(node, role, lines, height)


def _box(one: _Drawn, box: Box) -> list[Item]:
    node = one.node
    is_middle = node.is_middle
    colour = code_colour(node.item.row.colour)
    fill = "panel" if node.item.kind == THEME else f"tint:{colour}"
    outline = "strong_edge" if node.item.kind == THEME else f"line:{colour}"
    outline = "ink" if is_middle else outline
    items: list[Item] = [Bar(box, fill, outline, radius=_RADIUS)]
    if is_middle:
        inner = Box(box.x + 3, box.y + 3, box.width - 6, box.height - 6)
        items.append(Bar(inner, "", "ink", radius=_RADIUS - 2))
    x, y = box.x + box.width / 2, box.y + _INSIDE
    for line in one.role:
        items.append(Text(x, y + 11, line, SMALL, "muted_on_tint", "center"))
        y += _SMALL_LINE
    for n, line in enumerate(one.lines):
        items.append(Text(x, y + 13 + n * _LINE, line, align="center", bold=True))
    return items


def _process(diagram: Diagram, boxes: Mapping[str, Box]) -> list[Item]:
    """Return the quiet arrows by which a paradigm says what comes before and what follows."""
    middle = next((one.item.key for one in diagram.nodes if one.is_middle), None)
    if middle is None:
        return []
    told = {frozenset((one.start.key, one.end.key)) for one in diagram.edges}
    items: list[Item] = []
    for node in diagram.nodes:
        key = node.item.key
        if key == middle or frozenset((key, middle)) in told:
            continue
        follows = node.role is not None and node.role.side == AFTER
        ends = (middle, key) if follows else (key, middle)
        items += _arrow(_led(*ends, boxes), "strong_edge")
    return items


def _edges(
    diagram: Diagram, boxes: Mapping[str, Box], measure: Measure
) -> tuple[list[Item], list[Item]]:
    """Return the arrows of the relations, and their words, which stand above everything else."""
    beside: dict[frozenset[str], int] = defaultdict(int)
    taken = Taken(boxes.values())
    lines: list[Item] = []
    labels: list[Item] = []
    for number, one in enumerate(diagram.edges):
        pair = frozenset((one.start.key, one.end.key))
        side = beside[pair]
        beside[pair] += 1
        points = _led(one.start.key, one.end.key, boxes, side, number)
        dash = (2.0, 3.0) if one.is_gap else ((6.0, 4.0) if one.row.kind == "contradicts" else ())
        lines += _arrow(points, "ink", dash)
        words = _words(one, measure)
        wide = max(measure.width(line, SMALL) for line in words) + 8
        size = wide, _SMALL_LINE * len(words) + 2
        box, at = place(*_longest_leg(points), size, taken)
        lines += leader(box, at)
        labels += label(box, words, SMALL, _SMALL_LINE)
    return lines, labels


def _words(one: Related, measure: Measure) -> list[str]:
    """Return what stands on an arrow, in lines; a team may call its types as it likes."""
    number = one.number(SUPPORTS)
    words = f"{kind_words(one.row.kind)} ({number})" if number else kind_words(one.row.kind)
    return wrapped(words, _WIDEST_WORDS, measure, size=SMALL)


def _led(
    start: str, end: str, boxes: Mapping[str, Box], side: int = 0, number: int = 0
) -> list[Point]:
    """Return the points of an arrow, `number` of all, the `side`-th between the same two boxes."""
    one, other = boxes[start], boxes[end]
    straight = _aside(*_between(one, other), side)
    others = [box for key, box in boxes.items() if key not in (start, end)]
    bends = route(*straight, others, number)[1:-1]
    if not bends:
        return list(straight)
    return [_border(one, Box(*bends[0], 0, 0)), *bends, _border(other, Box(*bends[-1], 0, 0))]


def _longest_leg(points: Sequence[Point]) -> tuple[Point, Point]:
    """Return the part of an arrow that has the most room for words."""
    return max(
        pairwise(points), key=lambda leg: hypot(leg[1][0] - leg[0][0], leg[1][1] - leg[0][1])
    )


def _between(one: Box, other: Box) -> tuple[Point, Point]:
    """Return where the line between two boxes' middles leaves the one and meets the other."""
    return _border(one, other), _border(other, one)


def _border(box: Box, towards: Box) -> Point:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    dx, dy = towards.x + towards.width / 2 - x, towards.y + towards.height / 2 - y
    if not dx and not dy:
        return x, y
    reach = min(
        box.width / 2 / abs(dx) if dx else float("inf"),
        box.height / 2 / abs(dy) if dy else float("inf"),
    )
    return x + dx * reach, y + dy * reach


def _aside(start: Point, end: Point, number: int) -> tuple[Point, Point]:
    """Return the line moved beside the ones before it between the same two boxes."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if not number or not length:
        return start, end
    far = 14.0 * ((number + 1) // 2) * (1 if number % 2 else -1)
    dx, dy = -(end[1] - start[1]) / length * far, (end[0] - start[0]) / length * far
    # Both directions between two boxes are moved to the same side of the pair.
    if (end[0], end[1]) < (start[0], start[1]):
        dx, dy = -dx, -dy
    return (start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy)


def _arrow(points: Sequence[Point], colour: str, dash: tuple[float, ...] = ()) -> list[Item]:
    *before, start, end = points
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length < 1:
        return []
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    foot = end[0] - ux * _HEAD, end[1] - uy * _HEAD
    wide = _HEAD / 2.2
    left = foot[0] - uy * wide, foot[1] + ux * wide
    right = foot[0] + uy * wide, foot[1] - ux * wide
    head = (end, left, right)
    return [Line((*before, start, foot), colour, 1.3, dash), Shape(head, colour)]


def _reach(boxes: Mapping[str, Box], labels: Sequence[Item]) -> tuple[float, float, float, float]:
    every = [*boxes.values(), *(item.box for item in labels if isinstance(item, Bar))]
    if not every:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(box.x for box in every),
        min(box.y for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


def _says(node: Node) -> str:
    return f"{node.role.words}: {node.item.name}" if node.role else node.item.name


def _sentence(one: Related) -> str:
    return f"{one.start.name} {kind_words(one.row.kind)} {one.end.name}"
