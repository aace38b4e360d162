"""The coding tree as a figure: themes at the left, codes at the right, lines between them.

It is drawn from the table, so that both show the same numbers. A tree that is longer than a page
goes on over further pages: what stands above the first row of a page is repeated as continued.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.coding.tables.value import Number, Row, Table, number_text
from app.ui.charts.scene import (
    SIZE,
    SMALL,
    Bar,
    Box,
    Item,
    Line,
    Measure,
    Scene,
    Spot,
    Text,
    moved,
    shifted,
)
from app.ui.charts.words import wrapped

HEIGHT = 1000.0  # px of a page, a little less than A4 leaves between its margins
_LINE = 15.0  # px from line to line
_PAD, _BOX = 3.0, 7.0  # px above and below a name; left and right in a box
_GAP, _BETWEEN = 34.0, 10.0  # px between columns, and between themes
_NARROW, _WIDE = 84.0, 230.0  # px that a column has at least and at most
_TITLE = 13.5


class Said(NamedTuple):
    """The figure's words: behind what goes on, of a page's {n} of {all}, what numbers mean."""

    continued: str
    page: str
    legend: str


@dataclass
class _Node:
    name: str
    numbers: str
    depth: int
    bold: bool
    key: object
    says: str
    children: list["_Node"] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    width: float = 0.0  # px that the name takes
    height: float = 0.0
    has_gone_before: bool = False


def tree_pages(
    table: Table, width: float, height: float, measure: Measure, said: Said
) -> list[Scene]:
    """Lay the tree out on as many pages as it needs, each at least `width` px wide."""
    roots = _nodes(table)
    columns = _columns(roots, width, measure)
    for node in _all(roots):
        _fit(node, columns[node.depth][1], measure)
    head, foot = _LINE * 2, _foot(table, width, measure, said)
    parts = _parts(roots, height - head - foot.height)
    whole = max(width, columns[-1][0] + columns[-1][1] if columns else 0.0)
    pages = []
    for number, part in enumerate(parts, 1):
        title = table.title
        if len(parts) > 1:
            title += said.page.format(n=number, all=len(parts))
        found = _page(part, columns, measure, said)
        y = head + found.height + _LINE
        items: list[Item] = [Text(0, measure.ascent(_TITLE), title, _TITLE, bold=True)]
        items += [*moved(found.items, 0, head), *moved(foot.items, 0, y)]
        spots = tuple(one._replace(box=shifted(one.box, 0, head)) for one in found.spots)
        told = "\n".join(spot.says for spot in spots)
        pages.append(Scene(whole, y + foot.height, tuple(items), spots, title, told))
    return pages


def _nodes(table: Table) -> list[_Node]:
    """Return the rows of the table as a tree; they stand in its order from the top."""
    keys = [column.key for column in table.columns]
    counts = [keys.index(key) for key in ("participants-n", "quotations-n") if key in keys]
    roots: list[_Node] = []
    above: list[_Node] = []
    for row in table.rows:
        node = _node(row, counts)
        del above[row.level :]
        (above[-1].children if above else roots).append(node)
        above.append(node)
    return roots


def _node(row: Row, counts: Sequence[int]) -> _Node:
    cell = row.cells[0]
    name = str(cell.content)
    found = [row.cells[at].content for at in counts]
    numbers = " · ".join(number_text(each) for each in found if isinstance(each, Number))
    bold = row.kind in ("total", "subtotal") or (row.kind == "unplaced" and not row.level)
    says = f"{cell.full or name} {numbers}".strip()
    return _Node(name, numbers, row.level, bold, row.key, says)


def _all(nodes: Sequence[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _columns(roots: Sequence[_Node], width: float, measure: Measure) -> list[tuple[float, float]]:
    """Return where each level begins and how wide it is; the widest gives way to the others."""
    wanted: list[float] = []
    for node in _all(roots):
        while len(wanted) <= node.depth:
            wanted.append(_NARROW)
        natural = measure.width(node.name, SIZE, node.bold) + 2 * _BOX
        natural += measure.width(node.numbers, SMALL) + 8
        wanted[node.depth] = min(_WIDE, max(wanted[node.depth], natural))
    room = max(width - _GAP * (len(wanted) - 1), _NARROW * len(wanted))
    while sum(wanted) > room:
        widest = max(wanted)
        at = wanted.index(widest)
        wanted[at] = max(_NARROW, widest - max(1.0, (sum(wanted) - room) / len(wanted)))
        if widest <= _NARROW:
            break
    found, x = [], 0.0
    for wide in wanted:
        found.append((x, wide))
        x += wide + _GAP
    return found


def _fit(node: _Node, width: float, measure: Measure) -> None:
    """Break a name into lines; its numbers stand behind the last, or below it."""
    node.lines = wrapped(node.name, width - 2 * _BOX, measure, bold=node.bold) or [""]
    numbers = measure.width(node.numbers, SMALL) if node.numbers else 0.0
    last = measure.width(node.lines[-1], SIZE, node.bold)
    if numbers and last + 6 + numbers > width - 2 * _BOX:
        node.lines.append("")
        last = -6.0
    widths = [measure.width(line, SIZE, node.bold) for line in node.lines]
    node.width = max([*widths, last + 6 + numbers if numbers else last]) + 2 * _BOX
    node.height = _LINE * len(node.lines) + 2 * _PAD


def _parts(roots: Sequence[_Node], room: float) -> list[list[_Node]]:
    """Part the tree into pages; a theme stays whole where it fits on one."""
    pages: list[list[_Node]] = [[]]
    used = 0.0
    for root in roots:
        tall = _tall(root) + _BETWEEN
        if used + tall > room and used > room / 2:
            pages.append([])
            used = 0.0
        if used + tall <= room:
            pages[-1].append(root)
            used += tall
            continue
        first, rest = _cut(root, room - used)
        while rest is not None:
            pages[-1].append(first)
            pages.append([])
            first, rest = _cut(rest, room)
        pages[-1].append(first)
        used = _tall(first) + _BETWEEN
    return [page for page in pages if page]


def _tall(node: _Node) -> float:
    return max(node.height, sum(_tall(child) for child in node.children))


def _cut(node: _Node, room: float) -> tuple[_Node, _Node | None]:
    """Return what of a tree has room, at least one row, and the rest under its name again."""
    if _tall(node) <= room or not node.children:
        return node, None
    taken: list[_Node] = []
    left = room
    for at, child in enumerate(node.children):
        if _tall(child) <= left:
            taken.append(child)
            left -= _tall(child)
            continue
        rest = node.children[at:]
        if child.children and (not taken or left > room / 3):
            first, second = _cut(child, left)
            taken.append(first)
            rest = ([] if second is None else [second]) + node.children[at + 1 :]
        elif not taken:
            taken, rest = [child], node.children[at + 1 :]
        if not rest:
            break
        return _with(node, taken, again=False), _with(node, rest, again=True)
    return _with(node, taken, again=False), None


def _with(node: _Node, children: list[_Node], *, again: bool) -> _Node:
    return _Node(
        node.name, node.numbers, node.depth, node.bold, node.key, node.says, children,
        node.lines, node.width, node.height, again or node.has_gone_before,
    )  # fmt: skip


def _page(
    roots: Sequence[_Node], columns: Sequence[tuple[float, float]], measure: Measure, said: Said
) -> Scene:
    items: list[Item] = []
    spots: list[Spot] = []
    y = 0.0
    for node in _all(roots):
        if node.has_gone_before:
            node.numbers = said.continued
            _fit(node, columns[node.depth][1], measure)
    for root in roots:
        _place(root, y, columns, measure, (items, spots))
        y += _tall(root) + _BETWEEN
    return Scene(0, y, tuple(items), tuple(spots))


def _place(
    node: _Node,
    y: float,
    columns: Sequence[tuple[float, float]],
    measure: Measure,
    into: tuple[list[Item], list[Spot]],
) -> float:
    """Draw a node and what is below it from `y` on; return the y of the node's middle."""
    tall = _tall(node)
    x = columns[node.depth][0]
    below = y + (tall - sum(_tall(child) for child in node.children)) / 2
    middles = []
    for child in node.children:
        middles.append(_place(child, below, columns, measure, into))
        below += _tall(child)
    middle = (middles[0] + middles[-1]) / 2 if middles else y + tall / 2
    middle = min(max(middle, y + node.height / 2), y + tall - node.height / 2)
    box = Box(x, middle - node.height / 2 + 1, node.width, node.height - 2)
    into[0].extend(_links(box, middles, columns[node.depth + 1][0] if middles else 0.0))
    into[0].extend(_named(node, box, measure))
    into[1].append(Spot(node.key, box, node.says))
    return middle


def _links(box: Box, middles: Sequence[float], right: float) -> Iterator[Item]:
    if not middles:
        return
    y, turn = box.y + box.height / 2, right - _GAP / 2
    yield Line(((box.right, y), (turn, y)), "strong_edge")
    if (top := min(*middles, y)) != (low := max(*middles, y)):
        yield Line(((turn, top), (turn, low)), "strong_edge")
    for middle in middles:
        yield Line(((turn, middle), (right, middle)), "strong_edge")


def _named(node: _Node, box: Box, measure: Measure) -> Iterator[Item]:
    if node.bold:
        fill = "selected" if not node.depth else ""
        yield Bar(box, fill, "strong_edge", radius=3)
    x, y = box.x + _BOX, box.y + _PAD - 1
    base = (_LINE + measure.ascent() - measure.descent()) / 2
    for at, line in enumerate(node.lines):
        yield Text(x, y + at * _LINE + base, line, bold=node.bold)
    last = node.lines[-1]
    left = x + (measure.width(last, SIZE, node.bold) + 6 if last else 0.0)
    if node.numbers:
        y += (len(node.lines) - 1) * _LINE
        yield Text(left, y + base, node.numbers, SMALL, "muted_on_tint")


def _foot(table: Table, width: float, measure: Measure, said: Said) -> Scene:
    """Return what the numbers mean, and from what they were made."""
    counts = any(column.numeric for column in table.columns)
    # The table's first note explains its columns of numbers, of which the figure has none.
    notes = (said.legend, *table.notes[1:]) if counts else table.notes
    lines = [line for note in notes for line in wrapped(note, width, measure, size=SMALL)]
    rows = [
        Text(0, at * _LINE + measure.ascent(SMALL), line, SMALL, "muted")
        for at, line in enumerate(lines)
    ]
    return Scene(width, len(lines) * _LINE, tuple(rows))
