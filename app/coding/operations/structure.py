"""Operations on categories and themes, and on where codes stand in them."""

from collections.abc import Sequence
from typing import Any

from app.coding.operations.codes import living_code, nest_codes, own_code
from app.coding.operations.hanging import hand_over, let_go
from app.coding.operations.names import clean_name, listed, optional
from app.coding.operations.places import (
    children,
    is_below,
    living_category,
    move_children,
    own_category,
    place_categories_in,
    place_category_in,
    place_codes_in,
    place_things_in,
    remove_places,
)
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

LEVELS = ("category", "theme")


@operation
def create_category(
    tx: Transaction,
    *,
    name: str,
    level: str = "category",
    parent: int | None = None,
    colour: int | None = None,
    definition: str | None = None,
    codes: Sequence[int] = (),
    categories: Sequence[int] = (),
    common: bool = False,
    own: bool = False,
) -> int:
    """Make a category or theme (under `parent` if given), put things into it, return its id.

    Categories come first, then codes; those that stand below another code leave it. `own`: in the
    acting coder's structure and not in the team's.
    """
    owner = owner_of(tx, own=own)
    category = make_category(
        tx, name, level, parent, colour=colour, definition=definition, common=common, owner=owner
    )
    for row in (movable_category(tx, one, owner) for one in categories):
        refuse_same_name(tx, row.name, category, row.id, owner)
    nested = [code for code in codes if movable_code(tx, code, owner).parent is not None]
    if nested:
        nest_codes(tx, codes=nested, parent=None)
    place_things_in(tx, categories, codes, category, owner=owner)
    tx.note(name=name.strip(), level=level)
    return category


def make_category(
    tx: Transaction,
    name: str,
    level: str,
    parent: int | None,
    *,
    colour: int | None = None,
    definition: str | None = None,
    common: bool = False,
    owner: int | None = None,
) -> int:
    """Write a new category or theme, as part of a larger operation."""
    if level not in LEVELS:
        raise Refusal("level-unknown", level=level)
    cleaned = clean_name(name)
    refuse_same_name(tx, cleaned, parent, owner=owner)
    category = tx.categories.add(
        name=cleaned,
        level=level,
        colour=tx.categories.seen.count() if colour is None else colour,
        definition=optional(definition),
        made_by=tx.coder,
        common=int(common),
        created=tx.now(),
    )
    place_category_in(tx, category, parent, owner=owner)
    return category


def owner_of(tx: Transaction, *, own: bool) -> int | None:
    """Return whose structure is meant: the acting coder's `own`, or (None) the team's."""
    if own and tx.coder is None:
        raise Refusal("coder-needed")
    return tx.coder if own else None


def movable_category(tx: Transaction, category: int, owner: int | None) -> Any:
    """Return a category that is to be moved; in one's own structure the team's moves too."""
    return own_category(tx, category) if owner is None else living_category(tx, category)


def movable_code(tx: Transaction, code: int, owner: int | None) -> Any:
    """Return a code that is to be moved, as `movable_category`."""
    return own_code(tx, code) if owner is None else living_code(tx, code)


def refuse_same_name(
    tx: Transaction,
    name: str,
    parent: int | None,
    besides: int | None = None,
    owner: int | None = None,
) -> None:
    """Refuse a name that a visible sibling has; the same name under another theme is another."""
    for place in children(tx, parent, owner):
        if place.category is None or place.category == besides:
            continue
        if tx.categories.get(place.category).name == name:
            raise Refusal("category-exists", name=name)


@operation
def rename_category(tx: Transaction, *, category: int, name: str) -> None:
    """Rename a category or theme."""
    row = own_category(tx, category)
    cleaned = clean_name(name)
    place = tx.placements.one(category=category, owner=None)
    refuse_same_name(tx, cleaned, None if place is None else place.parent, category)
    tx.categories.change(category, name=cleaned)
    tx.note(name=row.name, now=cleaned, level=row.level)


@operation
def define_category(tx: Transaction, *, category: int, definition: str | None) -> None:
    """Set the definition of a category or theme; empty takes it away."""
    row = own_category(tx, category)
    tx.categories.change(category, definition=optional(definition))
    tx.note(name=row.name, level=row.level)


@operation
def recolour_category(tx: Transaction, *, category: int, colour: int) -> None:
    """Give a category or theme another colour."""
    row = own_category(tx, category)
    tx.categories.change(category, colour=colour)
    tx.note(name=row.name, level=row.level)


@operation
def place_codes(
    tx: Transaction,
    *,
    codes: Sequence[int],
    parent: int | None,
    at: int | None = None,
    own: bool = False,
) -> None:
    """Put codes under a category or theme at index `at` (None: last); parent None: unplaced.

    `own`: in the acting coder's structure; the team's stays as it is.
    """
    owner = owner_of(tx, own=own)
    rows = [movable_code(tx, code, owner) for code in codes]
    place_codes_in(tx, codes, parent, at, owner)
    name = None if parent is None else tx.categories.get(parent).name
    tx.note(code=listed(row.name for row in rows), n=len(rows), parent=name)


@operation
def place_categories(
    tx: Transaction,
    *,
    categories: Sequence[int],
    parent: int | None,
    at: int | None = None,
    own: bool = False,
) -> None:
    """Put categories or themes under another (None: top level) at index `at` (None: last).

    `own`: in the acting coder's structure; the team's stays as it is.
    """
    owner = owner_of(tx, own=own)
    rows = [movable_category(tx, category, owner) for category in categories]
    for row in rows:
        refuse_same_name(tx, row.name, parent, row.id, owner)
    place_categories_in(tx, categories, parent, at, owner)
    name = None if parent is None else tx.categories.get(parent).name
    tx.note(name=listed(row.name for row in rows), n=len(rows), parent=name)


@operation
def set_level(tx: Transaction, *, category: int, level: str) -> None:
    """Make a category a theme or a theme a category; refused where its place forbids it."""
    row = own_category(tx, category)
    if level not in LEVELS:
        raise Refusal("level-unknown", level=level)
    tx.categories.change(category, level=level)
    for owner in _owners(tx, category):
        place = tx.placements.one(category=category, owner=owner)
        if place is not None:
            place_category_in(tx, category, place.parent, place.position, owner)
        below = tx.placements.find(parent=category, owner=owner)
        themes = tx.categories.find(id=[held.category for held in below], level="theme")
        if level == "category" and themes:
            raise Refusal("theme-under-category", name=themes[0].name, parent=row.name)
    tx.note(name=row.name, level=level)


@operation
def merge_categories(tx: Transaction, *, into: int, categories: Sequence[int]) -> None:
    """Merge categories into one: what stood under them stands under it; definitions are joined.

    Refused where a theme would come to stand under a category.
    """
    target = own_category(tx, into)
    merged = [own_category(tx, category) for category in dict.fromkeys(categories)]
    merged = [row for row in merged if row.id != into]
    for row in merged:
        for owner in _owners(tx, row.id):
            _absorb(tx, row.id, into, owner)
        texts = (tx.categories.get(into).definition, row.definition)
        joined = "\n\n".join(dict.fromkeys(text for text in texts if text)) or None
        tx.categories.change(into, definition=joined)
        hand_over(tx, "category", row.id, into)
        remove_places(tx, category=row.id)
        tx.categories.change(row.id, gone="merged", merged_into=into)
    tx.note(name=target.name, merged=listed(row.name for row in merged), level=target.level)


def _owners(tx: Transaction, category: int) -> set[int | None]:
    """Return whose structures a category stands in or holds something in."""
    rows = [*tx.placements.find(category=category), *tx.placements.find(parent=category)]
    return {row.owner for row in rows}


def _absorb(tx: Transaction, category: int, into: int, owner: int | None) -> None:
    """Put what stands under a category under the one that it is merged into."""
    above = _above(tx, category, owner)
    placed = tx.placements.count(category=into, owner=owner)
    if not placed or is_below(tx, into, category, owner):
        place_category_in(tx, into, above, owner=owner)
    move_children(tx, category, into, owner)


def _above(tx: Transaction, category: int, owner: int | None) -> int | None:
    place = tx.placements.one(category=category, owner=owner)
    return None if place is None else place.parent


@operation
def delete_categories(tx: Transaction, *, categories: Sequence[int]) -> None:
    """Delete categories or themes; what stood under them moves up one level.

    Memos on them stay, about nothing.
    """
    rows = [own_category(tx, category) for category in dict.fromkeys(categories)]
    for row in rows:
        for owner in _owners(tx, row.id):
            move_children(tx, row.id, _above(tx, row.id, owner), owner)
        let_go(tx, "category", row.id)
        remove_places(tx, category=row.id)
        tx.categories.change(row.id, gone="deleted")
    tx.note(names=listed(row.name for row in rows), n=len(rows))
