"""Operations on the roles that a team makes up for a paradigm of its own.

A role has a name, a place in the order, and a side: whether it stands before the phenomenon, around
it, or follows from it. The figure is laid out by these. The presets' roles never change; who wants
others makes the roles of one paradigm their own.
"""

from collections.abc import Mapping
from typing import Any

from app.coding.operations.axial import own_row
from app.coding.operations.names import clean_name
from app.coding.operations.paradigms import OWN, PRESETS
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

BEFORE, AROUND, AFTER = "before", "around", "after"
SIDES = (BEFORE, AROUND, AFTER)
PRESET_SIDES: Mapping[str, str] = {
    "causal-condition": BEFORE,
    "context": AROUND,
    "intervening-condition": AROUND,
    "strategy": AFTER,
    "consequence": AFTER,
    "conditions": BEFORE,
    "actions-interactions": AFTER,
    "consequences": AFTER,
}
"""On which side of the phenomenon each role of the presets stands."""


@operation
def add_role(tx: Transaction, *, paradigm: int, name: str, side: str = AFTER) -> int:
    """Add a role behind the others of an own paradigm and return its id.

    Refused in a preset's paradigm, and where there is a role of this name.
    """
    row = own_row(tx, "paradigm", paradigm)
    if row.preset != OWN:
        raise Refusal("paradigm-roles-of-preset", name=row.name)
    cleaned = _free_name(tx, paradigm, name)
    tx.note(name=cleaned, paradigm=row.name)
    return tx.store("own_role").add(
        paradigm=paradigm,
        name=cleaned,
        side=_side(side),
        position=tx.store("own_role").seen.largest("position", paradigm=paradigm) + 1,
        made_by=tx.coder,
    )


@operation
def edit_role(
    tx: Transaction, *, role: int, name: str | None = None, side: str | None = None
) -> None:
    """Rename a role or put it on another side of the phenomenon; what is not named stays."""
    row = own_row(tx, "own_role", role)
    values = {} if side is None else {"side": _side(side)}
    if name is not None:
        values["name"] = _free_name(tx, row.paradigm, name, role)
    tx.store("own_role").change(role, **values)
    tx.note(name=row.name, now=values.get("name", row.name))


@operation
def move_role(tx: Transaction, *, role: int, to: int) -> None:
    """Put a role at index `to` among the roles of its paradigm."""
    row = own_row(tx, "own_role", role)
    roles = tx.store("own_role")
    order = [one.id for one in _roles(tx, row.paradigm) if one.id != role]
    order.insert(max(0, min(to, len(order))), role)
    held = {one.id: one for one in _roles(tx, row.paradigm)}
    for position, one in enumerate(order):
        if not tx.viewer.hidden or held[one].made_by == tx.coder:
            roles.change(one, position=position)
    tx.note(name=row.name)


@operation
def remove_role(
    tx: Transaction, *, role: int, into: int | None = None, anyway: bool = False
) -> None:
    """Remove a role; the categories that play it get the role `into`.

    Refused where categories play it and none is named, unless they shall have none (`anyway`).
    """
    row = own_row(tx, "own_role", role)
    roles, held = tx.store("own_role"), tx.store("paradigm_role")
    used = held.seen.find(own_role=role)
    if used and into is None and not anyway:
        raise Refusal("role-is-played", name=row.name, n=len({one.category for one in used}))
    if into is not None:
        other = roles.seen.one(id=into, paradigm=row.paradigm)
        if other is None or into == role:
            raise Refusal("paradigm-role-unknown", role=into)
        held.change_where({"own_role": role}, own_role=into)
    else:
        held.remove_where(own_role=role)
    roles.remove(role)
    tx.note(name=row.name)


@operation
def make_roles_own(tx: Transaction, *, paradigm: int, names: Mapping[str, str]) -> None:
    """Turn the roles of a preset's paradigm into roles that can be changed.

    `names` gives each role's name in the team's language. Categories keep their parts.
    """
    row = own_row(tx, "paradigm", paradigm)
    if row.preset not in PRESETS:
        raise Refusal("paradigm-roles-own-already", name=row.name)
    held = tx.store("paradigm_role")
    tx.store("paradigm").change(paradigm, preset=OWN)
    for position, slug in enumerate(PRESETS[row.preset]):
        made = tx.store("own_role").add(
            paradigm=paradigm,
            name=clean_name(names.get(slug, slug)),
            side=PRESET_SIDES[slug],
            position=position,
            made_by=tx.coder,
        )
        held.change_where({"paradigm": paradigm, "role": slug}, role=OWN, own_role=made)
    tx.note(name=row.name)


def _roles(tx: Transaction, paradigm: int) -> list[Any]:
    rows = tx.store("own_role").seen.find(paradigm=paradigm)
    return sorted(rows, key=lambda row: (row.position, row.id))


def _free_name(tx: Transaction, paradigm: int, name: str, besides: int | None = None) -> str:
    cleaned = clean_name(name)
    if any(row.name == cleaned and row.id != besides for row in _roles(tx, paradigm)):
        raise Refusal("role-exists", name=cleaned)
    return cleaned


def _side(side: str) -> str:
    if side not in SIDES:
        raise Refusal("role-side-unknown", side=side)
    return side
