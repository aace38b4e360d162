"""The unitizing alphas over all transcripts, for codings that exclude one another.

The transcripts stand one after the other on one long continuum, on which each coder's united spans
are the units; where one text ends a unit ends. The alphas are defined only where a coder gives each
place one value at most, as with themes: where one gave two, nothing is computed, and how much of
the text that is is told.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.coding.agreement.comparison import Marks
from app.coding.agreement.spans import Span, covered, union
from app.coding.agreement.unitizing import Unit, UnitizingAlphas, unitizing_alphas


class Value(NamedTuple):
    """A node's alpha among the values (None: not defined), and the share that can be paired."""

    node: int
    alpha: float | None
    pairable: float


class Continuum(NamedTuple):
    """The family of alphas (None: not defined), and what stood in their way.

    `doubled` is how many units each of the two coders gave more than one value; where there are
    any, no alpha is defined.
    """

    u: float | None
    binary: float | None
    cu: float | None
    values: tuple[Value, ...]
    doubled: tuple[int, int]

    @property
    def exclusive(self) -> bool:
        """Tell whether nobody gave one place two values."""
        return not any(self.doubled)


def continuum(marks: Iterable[Marks]) -> Continuum:
    """Return the unitizing alphas of what two coders marked."""
    before = 0
    units: tuple[list[Unit], list[Unit]] = ([], [])
    doubled = [0, 0]
    for one in marks:
        for side, spans in enumerate((one.first, one.second)):
            doubled[side] += _doubled(spans)
            units[side].extend(_units(spans, before))
        before += one.axis.length
    if any(doubled):
        return Continuum(None, None, None, (), (doubled[0], doubled[1]))
    return _told(unitizing_alphas(units, before))


def _told(found: UnitizingAlphas) -> Continuum:
    values = (Value(int(node), *figures) for node, figures in found.by_value.items())
    return Continuum(found.u, found.binary, found.cu, tuple(values), (0, 0))


def _units(marks: Mapping[int, list[Span]], before: int) -> list[Unit]:
    return [
        (before + start, before + end, str(node))
        for node, spans in marks.items()
        for start, end in spans
    ]


def _doubled(marks: Mapping[int, list[Span]]) -> int:
    """Return how many places have more than one node."""
    reach, twice = 0, []
    for start, end in sorted(span for spans in marks.values() for span in spans):
        if start < reach:
            twice.append((start, min(end, reach)))
        reach = max(reach, end)
    return covered(union(twice))
