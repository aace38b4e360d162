"""The roles of a paradigm as a figure needs them: the words of each, and where it stands."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.operations.paradigms import OWN, PRESETS
from app.coding.operations.roles import AFTER, AROUND, BEFORE, PRESET_SIDES
from app.models import queries
from app.models.queries import Paradigm, ParadigmRole
from app.models.reader import Reader
from app.ui.pages.structure.diagrams.words import role_words

PHENOMENON = "phenomenon"


class Role(NamedTuple):
    """A role; `key` is a preset's word for it, or the id of one that was made up."""

    key: str | int
    words: str
    side: str


def phenomenon() -> Role:
    """Return the part in the middle."""
    return Role(PHENOMENON, role_words(PHENOMENON), "")


def preset_roles(preset: str) -> list[Role]:
    """Return the roles of a preset; an own paradigm's are none of these."""
    return [Role(one, role_words(one), PRESET_SIDES[one]) for one in PRESETS.get(preset, ())]


def roles_of(reader: Reader, paradigms: Sequence[Paradigm]) -> dict[int, list[Role]]:
    """Return the roles of each paradigm in their order."""
    found = {one.id: preset_roles(one.preset) for one in paradigms}
    for row in queries.own_roles(reader):
        if row.paradigm in found:
            found[row.paradigm].append(Role(row.id, row.name, row.side))
    return found


def key_of(row: ParadigmRole) -> str | int:
    """Return the key of the role that a category plays."""
    return row.own_role if row.role == OWN and row.own_role is not None else row.role


def fields(roles: Sequence[Role]) -> Mapping[str | int, tuple[int, int]]:
    """Return the column and row of each role's field about the phenomenon at (0, 0).

    What comes before stands at the left, each role a column of its own in their order, what follows
    at the right; those around it stand above and below in turn.
    """
    found: dict[str | int, tuple[int, int]] = {PHENOMENON: (0, 0)}
    before = [role.key for role in roles if role.side == BEFORE]
    found |= {key: (at - len(before), 0) for at, key in enumerate(before)}
    after = [role.key for role in roles if role.side == AFTER]
    found |= {key: (at + 1, 0) for at, key in enumerate(after)}
    around = [role.key for role in roles if role.side == AROUND]
    return found | {key: (0, 1 if at % 2 else -1) for at, key in enumerate(around)}
