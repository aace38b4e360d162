"""Where coders' structures differ from the team's: which code or category sits where.

A thing that stands nowhere in a structure counts as standing at the top. What stands below a code
goes with it and is not compared.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.reader import Reader

Thing = tuple[str, int]
"""A ("code" or "category", id)."""
Structure = Mapping[Thing, int | None]
"""What each thing stands in, by id of the category; None and what is missing: in nothing."""


class Difference(NamedTuple):
    """A thing whose place in a coder's structure is not the team's; both are names, "" nowhere."""

    owner: int
    thing: Thing
    name: str
    team: str
    theirs: str


class Compared(NamedTuple):
    """The coders who have a structure of their own, by id with their names, and what differs."""

    owners: Mapping[int, str]
    found: tuple[Difference, ...] = ()


def differing(team: Structure, theirs: Structure, things: Sequence[Thing]) -> list[Thing]:
    """Return the things whose places differ, in the order of `things`."""
    return [thing for thing in things if team.get(thing) != theirs.get(thing)]


def compare_structures(reader: Reader) -> Compared:
    """Compare every coder's structure that the viewer may see with the team's."""
    names: dict[int, str] = {row.id: row.name for row in queries.categories(reader)}
    codes = [row for row in queries.codes(reader) if row.parent is None]
    called: dict[Thing, str] = {("category", ident): name for ident, name in names.items()}
    called |= {("code", row.id): row.name for row in codes}
    team = _structure(reader, None)
    owners: dict[int, str] = {}
    found: list[Difference] = []
    for coder in queries.coders(reader):
        theirs = _structure(reader, coder.id)
        if not theirs:
            continue
        owners[coder.id] = coder.name
        for thing in differing(team, theirs, list(called)):
            here, there = team.get(thing), theirs.get(thing)
            places = [names.get(place or 0, "") for place in (here, there)]
            found.append(Difference(coder.id, thing, called[thing], *places))
    return Compared(owners, tuple(found))


def _structure(reader: Reader, owner: int | None) -> Structure:
    return {
        ("code", place.code) if place.code is not None else ("category", place.category or 0): (
            place.parent
        )
        for place in queries.placements(reader, owner)
    }
