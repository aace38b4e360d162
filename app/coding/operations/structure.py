"""Operations on categories and themes, and on where codes stand in them."""

from collections.abc import Sequence
from typing import Any

from app.coding.operations.codes import living_code
from app.coding.operations.names import clean_name, optional
from app.coding.operations.places import (
    children,
    living_category,
    place_category_in,
    place_code_in,
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
    common: bool = False,
) -> int:
    """Make a category or theme (under `parent` if given), put codes into it, return its id."""
    category = make_category(
        tx, name, level, parent, colour=colour, definition=definition, common=common
    )
    for code in codes:
        place_code_in(tx, code, category)
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
) -> int:
    """Write a new category or theme, as part of a larger operation."""
    if level not in LEVELS:
        raise Refusal("level-unknown", level=level)
    cleaned = clean_name(name)
    _refuse_same_name(tx, cleaned, parent)
    category = tx.categories.add(
        name=cleaned,
        level=level,
        colour=tx.categories.count() if colour is None else colour,
        definition=optional(definition),
        made_by=tx.coder,
        common=int(common),
        created=tx.now(),
    )
    place_category_in(tx, category, parent)
    return category


def _refuse_same_name(
    tx: Transaction, name: str, parent: int | None, besides: int | None = None
) -> None:
    """Refuse a name that a visible sibling has; the same name under another theme is another."""
    for place in children(tx, parent, None):
        if place.category is None or place.category == besides:
            continue
        row = tx.categories.get(place.category)
        hidden = row.made_by in tx.viewer.hidden and not row.common
        if row.name == name and not hidden:
            raise Refusal("category-exists", name=name)


@operation
def rename_category(tx: Transaction, *, category: int, name: str) -> None:
    """Rename a category or theme."""
    row = living_category(tx, category)
    cleaned = clean_name(name)
    place = tx.placements.one(category=category, owner=None)
    _refuse_same_name(tx, cleaned, None if place is None else place.parent, category)
    tx.categories.change(category, name=cleaned)
    tx.note(name=row.name, now=cleaned, level=row.level)


@operation
def define_category(tx: Transaction, *, category: int, definition: str | None) -> None:
    """Set the definition of a category or theme; empty takes it away."""
    row = living_category(tx, category)
    tx.categories.change(category, definition=optional(definition))
    tx.note(name=row.name, level=row.level)


@operation
def recolour_category(tx: Transaction, *, category: int, colour: int) -> None:
    """Give a category or theme another colour."""
    row = living_category(tx, category)
    tx.categories.change(category, colour=colour)
    tx.note(name=row.name, level=row.level)


@operation
def place_codes(
    tx: Transaction, *, codes: Sequence[int], parent: int | None, at: int | None = None
) -> None:
    """Put codes under a category or theme at index `at` (None: last); parent None: unplaced."""
    for offset, code in enumerate(codes):
        row = living_code(tx, code)
        place_code_in(tx, code, parent, None if at is None else at + offset)
        tx.note(code=row.name)
    tx.note(n=len(codes), parent=None if parent is None else tx.categories.get(parent).name)


@operation
def place_categories(
    tx: Transaction, *, categories: Sequence[int], parent: int | None, at: int | None = None
) -> None:
    """Put categories or themes under another (None: top level) at index `at` (None: last)."""
    for offset, category in enumerate(categories):
        row = living_category(tx, category)
        _refuse_same_name(tx, row.name, parent, category)
        place_category_in(tx, category, parent, None if at is None else at + offset)
        tx.note(name=row.name)
    tx.note(n=len(categories), parent=None if parent is None else tx.categories.get(parent).name)


@operation
def set_level(tx: Transaction, *, category: int, level: str) -> None:
    """Make a category a theme or a theme a category; refused where its place forbids it."""
    row = living_category(tx, category)
    if level not in LEVELS:
        raise Refusal("level-unknown", level=level)
    place = tx.placements.one(category=category, owner=None)
    tx.categories.change(category, level=level)
    if place is not None:
        place_category_in(tx, category, place.parent, place.position)
    if level == "category":
        for child in children(tx, category, None):
            if child.category is not None and tx.categories.get(child.category).level == "theme":
                name = tx.categories.get(child.category).name
                raise Refusal("theme-under-category", name=name, parent=row.name)
    tx.note(name=row.name, level=level)


@operation
def merge_categories(tx: Transaction, *, into: int, categories: Sequence[int]) -> None:
    """Merge categories into one: what stood under them stands under it; definitions are joined."""
    target = living_category(tx, into)
    merged = []
    for category in categories:
        if category == into:
            continue
        row = living_category(tx, category)
        for child in children(tx, category, None):
            _hand_over(tx, child, into)
        texts = (tx.categories.get(into).definition, row.definition)
        joined = "\n\n".join(dict.fromkeys(text for text in texts if text)) or None
        tx.categories.change(into, definition=joined)
        _leave(tx, category, into)
        tx.categories.change(category, gone="merged", merged_into=into)
        merged.append(row.name)
    tx.note(name=target.name, merged=merged, level=target.level)


@operation
def delete_categories(tx: Transaction, *, categories: Sequence[int]) -> None:
    """Delete categories or themes; what stood under them moves up one level."""
    names = []
    for category in categories:
        row = living_category(tx, category)
        place = tx.placements.one(category=category, owner=None)
        for child in children(tx, category, None):
            _hand_over(tx, child, None if place is None else place.parent)
        _leave(tx, category, None)
        tx.categories.change(category, gone="deleted")
        names.append(row.name)
    tx.note(names=names, n=len(names))


def _hand_over(tx: Transaction, child: Any, parent: int | None) -> None:
    if child.code is not None:
        place_code_in(tx, child.code, parent)
    else:
        place_category_in(tx, child.category, parent)


def _leave(tx: Transaction, category: int, heir: int | None) -> None:
    """Take a category out of everything that names it, or put its heir in its place."""
    remove_places(tx, category=category)
    if tx.study.get(1).core_category == category:
        tx.study.change(1, core_category=heir)
    for memo in tx.memos.find(category=category):
        tx.memos.change(memo.id, category=heir)
