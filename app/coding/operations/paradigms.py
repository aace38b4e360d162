"""Operations on paradigms: a chosen phenomenon, and the roles that categories take towards it.

Several stand side by side, so that one category may be a condition here and a consequence there.
In one paradigm each coder gives a category one role; the phenomenon has none beside that.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.coding.operations.axial import own_row
from app.coding.operations.names import clean_name, listed
from app.coding.operations.places import living_category
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

STRAUSS_CORBIN_1990, STRAUSS_CORBIN_2015 = "strauss-corbin-1990", "strauss-corbin-2015"
PRESETS: Mapping[str, Sequence[str]] = {
    STRAUSS_CORBIN_1990: (
        "causal-condition",
        "context",
        "intervening-condition",
        "strategy",
        "consequence",
    ),
    STRAUSS_CORBIN_2015: ("conditions", "actions-interactions", "consequences"),
}
"""The roles of each preset, beside the phenomenon itself, in the order of the process."""
OWN = "own"
"""The preset of a paradigm whose roles its team makes up (`app.coding.operations.roles`)."""


@operation
def add_paradigm(tx: Transaction, *, name: str, preset: str, phenomenon: int | None = None) -> int:
    """Begin a paradigm and return its id; `preset` says which roles it knows, OWN: none yet."""
    if preset != OWN and preset not in PRESETS:
        raise Refusal("paradigm-unknown", preset=preset)
    if phenomenon is not None:
        living_category(tx, phenomenon)
    cleaned = clean_name(name)
    tx.note(name=cleaned)
    return tx.store("paradigm").add(
        name=cleaned, preset=preset, phenomenon=phenomenon, made_by=tx.coder
    )


@operation
def rename_paradigm(tx: Transaction, *, paradigm: int, name: str) -> None:
    """Rename a paradigm."""
    row = own_row(tx, "paradigm", paradigm)
    cleaned = clean_name(name)
    tx.store("paradigm").change(paradigm, name=cleaned)
    tx.note(name=row.name, now=cleaned)


@operation
def choose_phenomenon(tx: Transaction, *, paradigm: int, category: int | None) -> None:
    """Put a category into the middle of a paradigm; what role it had there goes."""
    row = own_row(tx, "paradigm", paradigm)
    if category is not None:
        living_category(tx, category)
        roles = tx.store("paradigm_role")
        held = roles.seen.find(paradigm=paradigm, category=category)
        roles.remove(*(role.id for role in held))
    tx.store("paradigm").change(paradigm, phenomenon=category)
    tx.note(name=row.name)


@operation
def set_paradigm_role(
    tx: Transaction, *, paradigm: int, categories: Sequence[int], role: str | int | None
) -> None:
    """Give categories a role towards the paradigm's phenomenon; None: they have none.

    `role` is one of the preset's, or the id of one that was made up for this paradigm. Refused for
    the phenomenon itself.
    """
    row = tx.store("paradigm").seen.get(paradigm)
    said = None if role is None else _role(tx, row, role)
    named = [living_category(tx, category) for category in dict.fromkeys(categories)]
    roles = tx.store("paradigm_role")
    for category in named:
        if category.id == row.phenomenon and role is not None:
            raise Refusal("paradigm-is-the-phenomenon", name=category.name)
        held = roles.seen.find(paradigm=paradigm, category=category.id)
        first, *others = [one for one in held if not _stands_still(tx, one)] or [None]
        if first is None and said is not None:
            place = {"paradigm": paradigm, "category": category.id}
            roles.add(made_by=tx.coder, **place, **said)
        elif first is not None and said is not None:
            roles.change(first.id, **said)
        elif first is not None:
            others.append(first)
        roles.remove(*(one.id for one in others if one is not None))
    tx.note(names=listed(category.name for category in named), paradigm=row.name)


def _role(tx: Transaction, paradigm: Any, role: str | int) -> dict[str, Any]:
    """Return the columns that say which role it is; refused where the paradigm knows no such."""
    if isinstance(role, int):
        made_up = tx.store("own_role").seen.one(id=role, paradigm=paradigm.id)
        if made_up is not None:
            return {"role": OWN, "own_role": role}
    elif role in PRESETS.get(paradigm.preset, ()):
        return {"role": role, "own_role": None}
    raise Refusal("paradigm-role-unknown", role=role)


def _stands_still(tx: Transaction, role: Any) -> bool:
    """Tell whether a role is another's while the acting coder codes blind."""
    return bool(tx.viewer.hidden) and role.made_by != tx.coder


@operation
def remove_paradigm(tx: Transaction, *, paradigm: int) -> None:
    """Remove a paradigm with its roles; categories and relations stay."""
    row = own_row(tx, "paradigm", paradigm)
    for table in ("paradigm_role", "own_role", "diagram_place"):
        tx.store(table).remove_where(paradigm=paradigm)
    tx.store("paradigm").remove(paradigm)
    tx.note(name=row.name)
