"""Operations on properties and their dimensions: "intensity: weak … overwhelming".

A property belongs to a code or category; codings are placed on its dimension in percent, 0 at the
low end and 100 at the high one. A coding has one place on a property from each coder who placed it.
"""

from collections.abc import Sequence

from app.coding.operations.axial import own_row, subject
from app.coding.operations.names import clean_name, listed, optional
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

LOWEST, HIGHEST = 0, 100  # percent


@operation
def add_property(
    tx: Transaction,
    *,
    name: str,
    code: int | None = None,
    category: int | None = None,
    low: str | None = None,
    high: str | None = None,
) -> int:
    """Give a code or category a property and return its id; `low` and `high` name its ends.

    Refused where it has a visible one of that name.
    """
    of = subject(tx, code, category)
    cleaned = clean_name(name)
    _refuse_same_name(tx, cleaned, code, category)
    here = tx.store("property").seen.largest("position", code=code, category=category)
    tx.note(name=cleaned, of=of.name)
    return tx.store("property").add(
        name=cleaned,
        code=code,
        category=category,
        low=optional(low),
        high=optional(high),
        position=here + 1,
        made_by=tx.coder,
    )


@operation
def edit_property(
    tx: Transaction,
    *,
    property: int,
    name: str | None = None,
    low: str | None = None,
    high: str | None = None,
) -> None:
    """Change a property's name or the words of its ends; what is not named stays."""
    row = own_row(tx, "property", property)
    values: dict[str, str | None] = {}
    if name is not None:
        values["name"] = clean_name(name)
        if values["name"] != row.name:
            _refuse_same_name(tx, clean_name(name), row.code, row.category)
    if low is not None:
        values["low"] = optional(low)
    if high is not None:
        values["high"] = optional(high)
    tx.store("property").change(property, **values)
    tx.note(name=values.get("name", row.name))


@operation
def remove_property(tx: Transaction, *, property: int) -> None:
    """Remove a property with all places on it."""
    row = own_row(tx, "property", property)
    tx.store("property_place").remove_where(property=property)
    tx.store("property").remove(property)
    tx.note(name=row.name)


@operation
def place_on_property(
    tx: Transaction, *, property: int, codings: Sequence[int], percent: int | None
) -> None:
    """Place codings on a property's dimension, or with None take the acting coder's places away."""
    row = tx.store("property").seen.get(property)
    if percent is not None and not LOWEST <= percent <= HIGHEST:
        raise Refusal("percent-outside", percent=percent)
    places = tx.store("property_place")
    found = tx.codings.seen.find(id=list(codings))
    for coding in found:
        mine = places.one(property=property, coding=coding.id, made_by=tx.coder)
        if percent is None:
            places.remove(*([mine.id] if mine else []))
        elif mine is None:
            values = {"property": property, "coding": coding.id, "made_by": tx.coder}
            places.add(percent=percent, **values)
        else:
            places.change(mine.id, percent=percent)
    codes = {coding.code for coding in found}
    tx.note(name=row.name, code=listed(code.name for code in tx.codes.find(id=codes)))


def _refuse_same_name(tx: Transaction, name: str, code: int | None, category: int | None) -> None:
    if tx.store("property").seen.count(name=name, code=code, category=category):
        raise Refusal("property-exists", name=name)
