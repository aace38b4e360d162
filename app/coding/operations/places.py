"""Where codes and categories stand in a structure: the writing shared by several operations.

Each placement belongs to an owner (None: the team). The children of one parent, codes and
categories together, are numbered from 0 without gaps.
"""

from collections.abc import Sequence
from typing import Any

from app.models.errors import Refusal
from app.models.transaction import Transaction


def living_category(tx: Transaction, category: int) -> Any:
    """Return a category's or theme's row; refused where it was deleted or merged."""
    row = tx.categories.get(category)
    if row.gone is not None:
        raise Refusal("category-gone", name=row.name)
    return row


def place_code_in(
    tx: Transaction,
    code: int,
    parent: int | None,
    at: int | None = None,
    owner: int | None = None,
) -> None:
    """Put a code under a category or theme at index `at` (None: last); parent None takes it out."""
    if parent is not None:
        living_category(tx, parent)
    have = tx.placements.one(code=code, owner=owner)
    if parent is None:
        if have is not None:
            tx.placements.remove(have.id)
            _renumber(tx, have.parent, owner)
        return
    _put(tx, have, {"code": code}, parent, at, owner)


def place_category_in(
    tx: Transaction,
    category: int,
    parent: int | None,
    at: int | None = None,
    owner: int | None = None,
) -> None:
    """Put a category or theme under another (None: top level) at index `at` (None: last).

    Refused where a theme would stand under a category, or a circle would close.
    """
    row = living_category(tx, category)
    _refuse_place(tx, row, parent, owner)
    have = tx.placements.one(category=category, owner=owner)
    _put(tx, have, {"category": category}, parent, at, owner)


def _refuse_place(tx: Transaction, row: Any, parent: int | None, owner: int | None) -> None:
    above = parent
    if above is None:
        return
    target = living_category(tx, above)
    if row.level == "theme" and target.level != "theme":
        raise Refusal("theme-under-category", name=row.name, parent=target.name)
    while above is not None:
        if above == row.id:
            raise Refusal("would-close-a-circle", name=row.name)
        place = tx.placements.one(category=above, owner=owner)
        above = None if place is None else place.parent


def _put(
    tx: Transaction,
    have: Any,
    child: dict[str, int],
    parent: int | None,
    at: int | None,
    owner: int | None,
) -> None:
    siblings = [row for row in children(tx, parent, owner) if have is None or row.id != have.id]
    index = len(siblings) if at is None else max(0, min(at, len(siblings)))
    if have is None:
        new = tx.placements.add(owner=owner, parent=parent, position=index, **child)
    else:
        new = have.id
        tx.placements.change(new, parent=parent, position=index)
    order = [row.id for row in siblings]
    order.insert(index, new)
    _number(tx, order)
    if have is not None and have.parent != parent:
        _renumber(tx, have.parent, owner)


def children(tx: Transaction, parent: int | None, owner: int | None) -> list[Any]:
    """Return the placements under a parent in order."""
    rows = tx.placements.find(parent=parent, owner=owner)
    return sorted(rows, key=lambda row: (row.position, row.id))


def _renumber(tx: Transaction, parent: int | None, owner: int | None) -> None:
    _number(tx, [row.id for row in children(tx, parent, owner)])


def _number(tx: Transaction, order: Sequence[int]) -> None:
    for position, placement in enumerate(order):
        tx.placements.change(placement, position=position)


def remove_places(tx: Transaction, **child: int) -> None:
    """Take a code or category out of every structure, with its mentions."""
    for row in tx.placements.find(**child):
        tx.placements.remove(row.id)
        _renumber(tx, row.parent, row.owner)
    tx.store("mention").remove_where(**child)
