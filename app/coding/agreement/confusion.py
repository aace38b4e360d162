"""Code by code: where the first coder says X, what does the second coder say.

A cell counts the units that the first coder gave X and the second coder Y; in the diagonal both
said the same. Codes may lie over one another, so that one unit can stand in several cells of a row,
and the cells of a row need not add up to what was marked. `NOTHING` is a row and a column of its
own: what only one of the two coded at all. The work follows the number of spans that overlap.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.coding.agreement.comparison import Marks
from app.coding.agreement.spans import Span, covered, shared, union

NOTHING = 0
"""Stands for "no code"; no node has this id."""
_ALL = -1
Cell = tuple[int, int]
"""A node of the first coder and one of the second."""


class Confusion(NamedTuple):
    """`cells` in units, those with nothing left out; `first` and `second` what each marked.

    The cell (NOTHING, NOTHING) is what neither coded.
    """

    cells: Mapping[Cell, int]
    first: Mapping[int, int]
    second: Mapping[int, int]

    def nodes(self) -> list[int]:
        """Return the nodes that anybody used."""
        return list(dict.fromkeys((*self.first, *self.second)))


def confusion(marks: Iterable[Marks]) -> Confusion:
    """Count what one coder said where the other said something, over all transcripts."""
    cells: Counter[Cell] = Counter()
    first: Counter[int] = Counter()
    second: Counter[int] = Counter()
    for one in marks:
        mine, theirs = _every(one.first), _every(one.second)
        first.update({node: covered(spans) for node, spans in one.first.items()})
        second.update({node: covered(spans) for node, spans in one.second.items()})
        met = _met({**one.first, _ALL: mine}, {**one.second, _ALL: theirs})
        for node, spans in one.first.items():
            cells[node, NOTHING] += covered(spans) - met[node, _ALL]
        for node, spans in one.second.items():
            cells[NOTHING, node] += covered(spans) - met[_ALL, node]
        anybody = covered(mine) + covered(theirs) - shared(mine, theirs)
        cells[NOTHING, NOTHING] += one.axis.length - anybody
        cells.update({cell: n for cell, n in met.items() if _ALL not in cell})
    return Confusion({cell: n for cell, n in cells.items() if n}, first, second)


def _every(marks: Mapping[int, Sequence[Span]]) -> list[Span]:
    return union(span for spans in marks.values() for span in spans)


def _met(
    first: Mapping[int, Sequence[Span]], second: Mapping[int, Sequence[Span]]
) -> Counter[Cell]:
    """Return the length that each node of the one shares with each of the other.

    One pass over all spans by their start, which holds every span that is still open.
    """
    spans = [(*span, 0, node) for node, these in first.items() for span in these]
    spans += [(*span, 1, node) for node, these in second.items() for span in these]
    found: Counter[Cell] = Counter()
    begun: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, end, side, node in sorted(spans):
        others = begun[1 - side]
        others[:] = [one for one in others if one[0] > start]
        for until, other in others:
            cell = (other, node) if side else (node, other)
            found[cell] += min(end, until) - start
        begun[side].append((end, node))
    return found
