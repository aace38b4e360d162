"""Where codes and categories stand in a structure: the writing shared by several operations.

Each placement belongs to an owner (None: the team). The children of one parent, codes and
categories together, are numbered from 0 without gaps. A blind coder counts what they may see, and
what stands still keeps its number: their own things then share a number with the team's one behind
them, and come before it.
"""

from collections.abc import Sequence
from typing import Any

from app.coding.operations.blindness import is_fixed, refuse_fixed
from app.models.errors import Refusal
from app.models.transaction import Transaction


def living_category(tx: Transaction, category: int) -> Any:
    """Return a category's or theme's row; refused where it is hidden, was deleted or merged."""
    row = tx.categories.seen.get(category)
    if row.gone is not None:
        raise Refusal("category-gone", name=row.name)
    return row


def own_category(tx: Transaction, category: int) -> Any:
    """Return the row of a category that is to be changed; refused where it stands still."""
    row = living_category(tx, category)
    refuse_fixed(tx, row)
    return row


def place_code_in(
    tx: Transaction,
    code: int,
    parent: int | None,
    at: int | None = None,
    owner: int | None = None,
) -> None:
    """Put a code under a category or theme at index `at` (None: last); parent None takes it out."""
    place_codes_in(tx, [code], parent, at, owner)


def place_codes_in(
    tx: Transaction,
    codes: Sequence[int],
    parent: int | None,
    at: int | None = None,
    owner: int | None = None,
) -> None:
    """Put codes side by side under a category or theme; parent None takes them out."""
    if parent is not None:
        living_category(tx, parent)
        _put(tx, [("code", code) for code in codes], parent, at, owner)
        return
    held = tx.placements.find(code=codes, owner=owner)
    tx.placements.remove(*(row.id for row in held))
    for above in {row.parent for row in held}:
        _renumber(tx, above, owner)


def move_children(tx: Transaction, category: int, parent: int | None, owner: int | None) -> None:
    """Put all that stands under a category under another, in its order; at the top codes go out."""
    rows = tx.placements.find(parent=category, owner=owner)
    rows.sort(key=lambda row: (row.position, row.id))
    for row in rows:
        if row.category is not None:
            _refuse_place(tx, tx.categories.get(row.category), parent, owner)
    if parent is None:
        place_codes_in(tx, [row.code for row in rows if row.code is not None], None, None, owner)
        rows = [row for row in rows if row.code is None]
    things = [
        ("category", row.category) if row.code is None else ("code", row.code) for row in rows
    ]
    _put(tx, things, parent, None, owner)


def place_category_in(
    tx: Transaction,
    category: int,
    parent: int | None,
    at: int | None = None,
    owner: int | None = None,
) -> None:
    """Put a category or theme under another (None: top level) at index `at` (None: last)."""
    place_categories_in(tx, [category], parent, at, owner)


def place_categories_in(
    tx: Transaction,
    categories: Sequence[int],
    parent: int | None,
    at: int | None = None,
    owner: int | None = None,
) -> None:
    """Put categories or themes side by side under another (None: top level).

    Refused where a theme would stand under a category, or a circle would close.
    """
    for category in categories:
        _refuse_place(tx, living_category(tx, category), parent, owner)
    _put(tx, [("category", category) for category in categories], parent, at, owner)


def place_things_in(
    tx: Transaction,
    categories: Sequence[int],
    codes: Sequence[int],
    parent: int | None,
    at: int | None = None,
    owner: int | None = None,
) -> None:
    """Put categories and behind them codes side by side under a parent.

    Parent None: categories go to the top level, codes out of every category. Refused as
    `place_categories_in`.
    """
    for category in categories:
        _refuse_place(tx, living_category(tx, category), parent, owner)
    things = [("category", category) for category in categories]
    if parent is None:
        place_codes_in(tx, codes, None, None, owner)
    else:
        things += [("code", code) for code in codes]
    _put(tx, things, parent, at, owner)


def _refuse_place(tx: Transaction, row: Any, parent: int | None, owner: int | None) -> None:
    if parent is None:
        return
    target = living_category(tx, parent)
    if row.level == "theme" and target.level != "theme":
        raise Refusal("theme-under-category", name=row.name, parent=target.name)
    if is_below(tx, parent, row.id, owner):
        raise Refusal("would-close-a-circle", name=row.name)


def is_below(tx: Transaction, category: int, above: int, owner: int | None) -> bool:
    """Tell whether a category is another, or stands somewhere below it, in a structure."""
    at: int | None = category
    while at is not None and at != above:
        place = tx.placements.one(category=at, owner=owner)
        at = None if place is None else place.parent
    return at is not None


def _put(
    tx: Transaction,
    things: Sequence[tuple[str, int]],
    parent: int | None,
    at: int | None,
    owner: int | None,
) -> None:
    """Give things ("code" or "category", id) their places side by side; number all siblings."""
    things = list(dict.fromkeys(things))
    held = {
        (kind, getattr(row, kind)): row
        for kind in ("code", "category")
        for row in tx.placements.find(
            owner=owner, **{kind: [row for thing, row in things if thing == kind]}
        )
    }
    moved = {row.id for row in held.values()}
    siblings = [row.id for row in children(tx, parent, owner) if row.id not in moved]
    index = len(siblings) if at is None else max(0, min(at, len(siblings)))
    new = []
    for place, (kind, row) in enumerate(things, index):
        have = held.get((kind, row))
        if have is None:
            values = {"owner": owner, "parent": parent, "position": place, kind: row}
            new.append(tx.placements.add(**values))
        else:
            tx.placements.change(have.id, parent=parent, position=place)
            new.append(have.id)
    _number(tx, [*siblings[:index], *new, *siblings[index:]], owner)
    for above in {row.parent for row in held.values()} - {parent}:
        _renumber(tx, above, owner)


def children(tx: Transaction, parent: int | None, owner: int | None) -> list[Any]:
    """Return the placements under a parent that the acting coder may see, in order."""
    rows = tx.placements.seen.find(parent=parent, owner=owner)
    if not tx.viewer.hidden and len({row.position for row in rows}) == len(rows):
        return sorted(rows, key=lambda row: row.position)
    things = _things(tx, rows)
    rows = [row for row in rows if row.id in things]
    return sorted(rows, key=lambda row: (row.position, things[row.id].common, row.id))


def _things(tx: Transaction, placements: Sequence[Any]) -> dict[int, Any]:
    """Return by placement the code or category that it places, where that may be seen."""
    found = {
        (kind, row.id): row
        for kind in ("code", "category")
        for row in tx.store(kind).seen.find(id=[getattr(place, kind) for place in placements])
    }
    by_place = {
        place.id: found.get(("code", place.code)) or found.get(("category", place.category))
        for place in placements
    }
    return {place: row for place, row in by_place.items() if row is not None}


def _renumber(tx: Transaction, parent: int | None, owner: int | None) -> None:
    _number(tx, [row.id for row in children(tx, parent, owner)], owner)


def _number(tx: Transaction, order: Sequence[int], owner: int | None) -> None:
    if tx.viewer.hidden and owner is None:
        _number_own(tx, order)
        return
    for position, placement in enumerate(order):
        tx.placements.change(placement, position=position)


def _number_own(tx: Transaction, order: Sequence[int]) -> None:
    rows = {row.id: row for row in tx.placements.find(id=order)}
    things = _things(tx, list(rows.values()))
    last = -1
    for placement in order:
        if is_fixed(tx, things[placement]):
            last = max(last, rows[placement].position)
        else:
            last += 1
            tx.placements.change(placement, position=last)


def remove_places(tx: Transaction, **child: int) -> None:
    """Take a code or category out of every structure."""
    for row in tx.placements.find(**child):
        tx.placements.remove(row.id)
        _renumber(tx, row.parent, row.owner)
