"""From a gesture to operations: where the moved things go, as the operations number places.

A tree shows only some of a parent's children (codes of a theme stand on the shelf, a blind coder
sees fewer), so a place is always told by the shown sibling it comes before.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.coding import operations
from app.models.project import Operation
from app.ui.pages.structure.outline import CODE, Item, Outline


class Step(NamedTuple):
    """One operation to be done, with its values."""

    operation: Operation
    values: dict[str, Any]


def place(
    outline: Outline, keys: Sequence[object], parent: Item | None, before: str | None
) -> list[Step]:
    """Return the steps that put things into `parent` before a sibling (None: last).

    `parent` None takes codes out of every category, and categories to the top. Things that stand
    there already in this order give no step.
    """
    moved = outline.outermost(keys)
    codes = [item for item in moved if item.kind == CODE]
    groups = [item for item in moved if item.kind != CODE]
    return [
        *_freed(outline, codes),
        *_placed(outline, groups, parent, before),
        *(_placed(outline, codes, parent, before) if parent else _unplaced(codes)),
    ]


def reorder_loose(outline: Outline, keys: Sequence[object], before: str | None) -> list[Step]:
    """Return the step that changes the order of codes that stand nowhere."""
    loose = [item for item in outline.children(None) if item.kind == CODE]
    moving = {item.key for item in outline.outermost(keys)}
    order = [item for item in loose if item.key not in moving]
    at = next((at for at, item in enumerate(order) if item.key == before), len(order))
    order[at:at] = [item for item in loose if item.key in moving]
    if order == loose:
        return []
    return [Step(operations.order_codes, {"codes": [item.id for item in order]})]


def _freed(outline: Outline, codes: Sequence[Item]) -> list[Step]:
    """Codes that stand below another code leave it first."""
    nested = [item.id for item in codes if _is_nested(outline, item)]
    return [Step(operations.nest_codes, {"codes": nested, "parent": None})] if nested else []


def _is_nested(outline: Outline, item: Item) -> bool:
    above = outline.get(item.parent)
    return above is not None and above.kind == CODE


def _unplaced(codes: Sequence[Item]) -> list[Step]:
    placed = [item.id for item in codes if item.position is not None]
    return [Step(operations.place_codes, {"codes": placed, "parent": None})] if placed else []


def _placed(
    outline: Outline, things: Sequence[Item], parent: Item | None, before: str | None
) -> list[Step]:
    if not things or _stand_so(outline, things, parent, before):
        return []
    order, at = _sorted_out(outline, things, parent, before)
    name = "codes" if things[0].kind == CODE else "categories"
    operation = operations.place_codes if name == "codes" else operations.place_categories
    values = {name: [item.id for item in order], "parent": parent and parent.id, "at": at}
    return [Step(operation, values)]


def _siblings(outline: Outline, parent: Item | None) -> list[Item]:
    """Return the placed children of a parent by their position."""
    below = outline.children(parent and parent.key)
    return sorted(
        (item for item in below if item.position is not None), key=lambda item: item.position or 0
    )


def _stand_so(
    outline: Outline, things: Sequence[Item], parent: Item | None, before: str | None
) -> bool:
    siblings = [item.key for item in _siblings(outline, parent)]
    moving = [item.key for item in things]
    if not set(moving) <= set(siblings):
        return False
    staying = [key for key in siblings if key not in moving]
    at = staying.index(before) if before in staying else len(staying)
    return staying[:at] + moving + staying[at:] == siblings


def _sorted_out(
    outline: Outline, things: Sequence[Item], parent: Item | None, before: str | None
) -> tuple[Sequence[Item], int | None]:
    """Return what to place from which index on.

    The operations place one after the other and count each index without the thing itself, so
    several that go down within their parent would end too far up. There the whole stretch is
    placed anew, which they pass.
    """
    siblings = _siblings(outline, parent)
    target = next((item for item in siblings if item.key == before), None)
    inside = [item for item in things if item in siblings]
    if target is not None:
        limit = target.position or 0
    else:
        limit = (siblings[-1].position or 0) + 1 if siblings else 0
    passing = [item for item in inside if (item.position or 0) < limit]
    if not passing:
        return things, None if target is None else target.position
    first = passing[0].position or 0
    stretch = [
        item for item in siblings if first <= (item.position or 0) < limit and item not in things
    ]
    same = all((item.kind == CODE) == (things[0].kind == CODE) for item in stretch)
    if len(passing) == 1 or not same:
        return things, None if target is None else limit - len(passing)
    return [*stretch, *things], first
