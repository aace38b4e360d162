"""Where the boxes of a diagram go by themselves. Pure: from names and sizes to middles of boxes.

A paradigm has its phenomenon in the middle and each role in a field of its own around it, the way
the figure is drawn in the books: what comes before at the left, what follows at the right. The
diagram of all relations runs from left to right along the relations; what is related to nothing
stands below, side by side.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.ui.pages.structure.diagrams.reading import Diagram, Place
from app.ui.pages.structure.diagrams.roles import fields as fields_of

WIDTH = 176.0  # px of every box
_APART = 168.0  # px between the middles of neighbouring columns' boxes, beside their width
_BETWEEN = 28.0  # px between boxes of a column
_AIR = 48.0  # px between boxes of a role's field: the words of arrows need room
_SPREAD = 64.0  # px between boxes of a column in the diagram of all relations
_ROW = 4  # boxes side by side above, and below
_TALLEST = 8  # boxes one below the other in a role's field


def lay_out(diagram: Diagram, heights: Mapping[str, float]) -> dict[str, Place]:
    """Return the middle of every box; those that were put by hand stay where they were put."""
    if diagram.paradigm is None:
        found = _along_relations(diagram, heights)
    else:
        found = _around_phenomenon(diagram, heights)
    return {**found, **{key: at for key, at in diagram.placed.items() if key in found}}


def _around_phenomenon(diagram: Diagram, heights: Mapping[str, float]) -> dict[str, Place]:
    fields: dict[tuple[int, int], list[str]] = defaultdict(list)
    known = fields_of(diagram.roles)
    for node in diagram.nodes:
        if node.role is not None:
            fields[known[node.role.key]].append(node.item.key)
    found: dict[str, Place] = {}
    tallest = middle = _stack(fields[0, 0], 0, 0, heights, found)
    for side in (-1, 1):
        x = 0.0
        for at in sorted((at for at in fields if at[0] * side > 0), key=lambda at: abs(at[0])):
            x += side * (WIDTH + _APART)
            for n, keys in enumerate(_chunks(fields[at], _TALLEST)):
                x += side * (WIDTH + _BETWEEN) if n else 0.0
                tallest = max(tallest, _stack(keys, x, 0, heights, found, _AIR))
    for side in (-1, 1):
        # Context and intervening conditions stand side by side, above and below the middle.
        rows = _chunks(fields.get((0, side), []), _ROW)
        widest = max(map(len, rows), default=0) * (WIDTH + _BETWEEN) / 2
        beside = widest > WIDTH / 2 + _APART
        y = (tallest if beside else middle) / 2 + 2 * _AIR
        for keys in rows:
            high = max(heights[key] for key in keys)
            for n, key in enumerate(keys):
                x = (n - (len(keys) - 1) / 2) * (WIDTH + _BETWEEN)
                found[key] = (x, side * (y + high / 2))
            y += high + _BETWEEN
    return found


def _chunks(keys: Sequence[str], most: int) -> list[Sequence[str]]:
    """Return boxes in groups of about the same number, none larger than `most`."""
    groups = -(-len(keys) // most)
    size = -(-len(keys) // groups) if groups else 1
    return [keys[at : at + size] for at in range(0, len(keys), size)]


def _stack(
    keys: Sequence[str],
    x: float,
    y: float,
    heights: Mapping[str, float],
    into: dict[str, Place],
    between: float = _BETWEEN,
) -> float:
    """Put boxes one below the other about a point; return how high they are together."""
    whole = sum(heights[key] for key in keys) + between * max(0, len(keys) - 1)
    top = y - whole / 2
    for key in keys:
        into[key] = (x, top + heights[key] / 2)
        top += heights[key] + between
    return whole


def _along_relations(diagram: Diagram, heights: Mapping[str, float]) -> dict[str, Place]:
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for one in diagram.edges:
        after[one.start.key].append(one.end.key)
        before[one.end.key].append(one.start.key)
    keys = [node.item.key for node in diagram.nodes]
    joined = [key for key in keys if key in after or key in before]
    columns: dict[int, list[str]] = defaultdict(list)
    for key, rank in _ranks(joined, after).items():
        columns[rank].append(key)
    found: dict[str, Place] = {}
    tallest = max(
        (
            sum(heights[key] for key in keys) + _SPREAD * (len(keys) - 1)
            for keys in columns.values()
        ),
        default=0.0,
    )
    for rank in sorted(columns):
        # A box stands about as high as what leads to it; ties stay in the order of the structure.
        high = {
            key: _mean([found[one][1] for one in before[key] if one in found])
            for key in columns[rank]
        }
        columns[rank].sort(key=high.__getitem__)
        # Few boxes spread over the height of the tallest column, and a single one stands above or
        # below the middle, or their arrows would lie on one another.
        own = sum(heights[key] for key in columns[rank])
        between = max(_SPREAD, (tallest - own) / len(columns[rank]))
        single = 0.0 if len(columns[rank]) > 1 else tallest * (0.25 if rank % 2 else -0.25)
        _stack(columns[rank], rank * (WIDTH + _APART), single, heights, found, between)
    lowest = max((at[1] + heights[key] / 2 for key, at in found.items()), default=0.0)
    alone = [key for key in keys if key not in found]
    for n in range(0, len(alone), _ROW):
        row = alone[n : n + _ROW]
        tallest = max(heights[key] for key in row)
        for column, key in enumerate(row):
            found[key] = (column * (WIDTH + _BETWEEN), lowest + 2 * _BETWEEN + tallest / 2)
        lowest += tallest + _BETWEEN
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _ranks(keys: Sequence[str], after: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return the column of each thing: behind all that lead to it, circles cut where they close."""
    rank = dict.fromkeys(keys, 0)
    order: list[str] = []
    state: dict[str, int] = {}
    back: set[tuple[str, str]] = set()
    for start in keys:
        waiting = [(start, iter(after.get(start, ())))] if start not in state else []
        state.setdefault(start, 1)
        while waiting:
            here, rest = waiting[-1]
            for other in rest:
                if state.get(other) == 1:
                    back.add((here, other))
                elif other not in state:
                    state[other] = 1
                    waiting.append((other, iter(after.get(other, ()))))
                    break
            else:
                state[here] = 2
                order.append(here)
                waiting.pop()
    for here in reversed(order):
        for other in after.get(here, ()):
            if (here, other) not in back:
                rank[other] = max(rank[other], rank[here] + 1)
    return rank
