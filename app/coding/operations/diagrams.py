"""Operations on diagrams: where somebody put things by hand; all else is laid out by itself."""

from collections.abc import Sequence
from typing import NamedTuple

from app.coding.operations.axial import subject
from app.coding.operations.names import listed
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

_FARTHEST = 100_000  # px from the middle


class Spot(NamedTuple):
    """A code or category and where the middle of its box goes, in px at 100 %."""

    code: int | None
    category: int | None
    x: int
    y: int


@operation
def place_in_diagram(tx: Transaction, *, paradigm: int | None, spots: Sequence[Spot]) -> None:
    """Put things somewhere in a paradigm's diagram, or (None) in that of all relations."""
    if paradigm is not None:
        tx.store("paradigm").seen.get(paradigm)
    places, names = tx.store("diagram_place"), []
    for code, category, x, y in spots:
        if max(abs(x), abs(y)) > _FARTHEST:
            raise Refusal("diagram-too-far")
        names.append(subject(tx, code, category).name)
        here = {"paradigm": paradigm, "code": code, "category": category, "made_by": tx.coder}
        mine = places.one(**here)
        if mine is None:
            places.add(x=x, y=y, **here)
        else:
            places.change(mine.id, x=x, y=y)
    tx.note(names=listed(names))


@operation
def lay_out_diagram(tx: Transaction, *, paradigm: int | None) -> None:
    """Forget where things were put by hand in a diagram; those of hidden coders stay."""
    rows = tx.store("diagram_place").seen.find(paradigm=paradigm)
    tx.store("diagram_place").remove(
        *(row.id for row in rows if not tx.viewer.hidden or row.made_by == tx.coder)
    )
