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
    if any(_is_nested(outline, item) for item in codes) or (codes and groups):
        steps = _together(outline, groups, codes, parent, before)
    elif groups:
        steps = _placed(outline, groups, parent, before)
    else:
        steps = _placed(outline, codes, parent, before) if parent else _unplaced(codes)
    if outline.owner is None:
        return steps
    return [step._replace(values={**step.values, "own": True}) for step in steps]


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


def _together(
    outline: Outline,
    groups: Sequence[Item],
    codes: Sequence[Item],
    parent: Item | None,
    before: str | None,
) -> list[Step]:
    """Place codes behind categories, codes below another code leaving it, as one step."""
    now = outline.placed(parent and parent.key)
    moving = [item.key for item in (*groups, *(codes if parent else ()))]
    staying = [key for key in now if key not in moving]
    at = staying.index(before) if before in staying else len(staying)
    free = any(_is_nested(outline, item) for item in codes) or (not parent and _unplaced(codes))
    if not free and [*staying[:at], *moving, *staying[at:]] == now:
        return []
    values = {
        "codes": [item.id for item in codes],
        "categories": [item.id for item in groups],
        "parent": parent and parent.id,
        "at": at if before in staying else None,
    }
    return [Step(operations.place_things, values)]


def _is_nested(outline: Outline, item: Item) -> bool:
    above = outline.get(item.parent)
    return above is not None and above.kind == CODE


def _unplaced(codes: Sequence[Item]) -> list[Step]:
    placed = [item.id for item in codes if item.is_placed]
    return [Step(operations.place_codes, {"codes": placed, "parent": None})] if placed else []


def _placed(
    outline: Outline, things: Sequence[Item], parent: Item | None, before: str | None
) -> list[Step]:
    """Place things of one kind."""
    moving = [item.key for item in things]
    now = outline.placed(parent and parent.key)
    staying = [key for key in now if key not in moving]
    at = staying.index(before) if before in staying else len(staying)
    if not things or [*staying[:at], *moving, *staying[at:]] == now:
        return []
    codes = things[0].kind == CODE
    values = {
        "codes" if codes else "categories": [item.id for item in things],
        "parent": parent and parent.id,
        "at": at if before in staying else None,
    }
    return [Step(operations.place_codes if codes else operations.place_categories, values)]
