"""The groups of participants that tables have columns for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.reports.inputs import Person
from app.models.errors import Refusal


class Group(NamedTuple):
    """A column's participants, by id; `rest`: together only because they have no value."""

    name: str
    people: frozenset[str]
    rest: bool = False


def columns_of(
    people: Sequence[Person],
    groups: Sequence[str],
    merged: Mapping[str, tuple[str, ...]] | None = None,
) -> list[Group]:
    """Return the members of each group; a name in `merged` stands for several groups.

    Refused: `group-unknown` for a name that is neither.
    """
    merged = merged or {}
    known = {group for person in people for group in person.groups}
    columns = []
    for name in groups:
        if name not in known and name not in merged:
            raise Refusal("group-unknown", name=name, known=", ".join(sorted({*known, *merged})))
        members = set(merged.get(name, (name,)))
        found = frozenset(person.id for person in people if members & set(person.groups))
        columns.append(Group(name, found))
    return columns


def overlap(people: Sequence[Person], groups: Sequence[Group], *, every_group: bool) -> bool:
    """Tell whether a participant is in two of the groups (`every_group`: of all there are)."""
    if every_group and any(len(set(person.groups)) > 1 for person in people):
        return True
    return any(sum(person.id in group.people for group in groups) > 1 for person in people)
