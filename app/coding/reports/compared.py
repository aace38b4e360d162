"""Whom tables compare: groups, the values of an attribute (of a number: its bands), or two crossed.

Only those are compared whose coding counts. What was found with nobody of a group is "not coded
in" that group, never "absent"; and evidence of people without a value ("No group", "Missing") keeps
a row from being called one group's only, but nobody asks why it was not coded in theirs.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from app.coding.reports.attribute_rows import Choices as ValueChoices
from app.coding.reports.attribute_rows import value_rows
from app.coding.reports.bands import Bands
from app.coding.reports.counted import Counted
from app.coding.reports.inputs import Attribute, Person, Say
from app.coding.reports.people import Group, columns_of
from app.models.errors import Refusal

GROUPS = ""  # in `by`: the groups
_GROUPS_TYPED = "group"  # the same where somebody types it, unless an attribute has this name
_MOST = 2
_FEW = 3  # crossings of fewer people are named below the table


class Comparing(NamedTuple):
    """Who stands beside whom: one or two of the attributes and `GROUPS`; nothing: the groups.

    `groups`: these only (none: all). `bands`, `merged`: how numbers and texts become columns.
    """

    by: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    bands: Mapping[str, Bands] = {}
    merged: Mapping[str, Mapping[str, tuple[str, ...]]] = {}


def compared(
    counted: Counted, attributes: Sequence[Attribute], comparing: Comparing, say: Say
) -> list[Group]:
    """Return the groups that are compared, each with some of those who were asked.

    Refused: `no-groups`, `group-unknown`, `attribute-unknown`, `by-too-many`, `by-twice`.
    """
    wanted = [_attribute(attributes, name, say) for name in comparing.by or (GROUPS,)]
    if len(wanted) > _MOST:
        raise Refusal("by-too-many")
    if len(set(wanted)) < len(wanted):
        raise Refusal("by-twice", name=wanted[0].name)
    people = [person for person in counted.people if person.id in counted.asked]
    sides = [_side(one, people, comparing, say) for one in wanted]
    if len(sides) == 1:
        return sides[0]
    return [
        Group(
            say("crossed", first=one.name, second=other.name),
            both,
            rest=one.rest or other.rest,
        )
        for one in sides[0]
        for other in sides[1]
        if (both := one.people & other.people)
    ]


def where_coded(speakers: AbstractSet[str], groups: Sequence[Group], say: Say) -> str:
    """Say in which groups alone something was coded, or in which it was not; "" for in all.

    `speakers`: the ids of those in whose words it was coded. The shorter list is the one named.
    """
    having = [group for group in groups if not group.people.isdisjoint(speakers)]
    lacking = [group for group in groups if not group.rest and group.people.isdisjoint(speakers)]
    if not having:
        return say("coded-in-none")
    if not lacking:
        return ""
    slug, named = ("only-in", having) if len(having) <= len(lacking) else ("not-in", lacking)
    return say(slug, groups=", ".join(group.name for group in named))


def unevenness(speakers: AbstractSet[str], groups: Sequence[Group]) -> float:
    """Return how far groups are apart in their share of participants, from 0 to 1."""
    shares = [len(group.people & speakers) / len(group.people) for group in groups]
    return max(shares) - min(shares) if shares else 0.0


def named_by(by: Sequence[str], say: Say) -> str:
    """Return what is compared, for a title: "group", "Gender", "group × Gender"."""
    names = [say("by-group") if name == GROUPS else name for name in by or (GROUPS,)]
    first, *others = names
    return say("crossed", first=first, second=others[0]) if others else first


def group_notes(groups: Sequence[Group], comparing: Comparing, say: Say) -> list[str]:
    """Say where groups overlap and, of crossed ones, which are small."""
    notes = []
    together = frozenset().union(*(group.people for group in groups))
    if sum(len(group.people) for group in groups) > len(together):
        notes.append(say("note-overlap-columns"))
    if len(groups) > 1:
        notes.append(say("note-where-coded"))
    if len(comparing.by) > 1:
        notes.append(say("note-crossed"))
        few = [group for group in groups if len(group.people) < _FEW]
        listed = ", ".join(f"{group.name} ({len(group.people)})" for group in few)
        if few:
            notes.append(say("note-small-crossings", least=_FEW, groups=listed))
    return notes


def _attribute(attributes: Sequence[Attribute], name: str, say: Say) -> Attribute:
    found = next((one for one in attributes if one.name == name and name != GROUPS), None)
    if found is None and name in (GROUPS, _GROUPS_TYPED):
        return Attribute(say("group"), "group")
    if found is None:
        known = ", ".join(one.name for one in attributes) or "–"
        raise Refusal("attribute-unknown", name=name, known=known)
    return found


def _side(
    attribute: Attribute, people: Sequence[Person], comparing: Comparing, say: Say
) -> list[Group]:
    """Return the groups of one attribute that have somebody."""
    if attribute.kind == "group" and comparing.groups:
        return columns_of(people, comparing.groups)
    if attribute.kind == "group" and not any(person.groups for person in people):
        raise Refusal("no-groups")
    chosen = ValueChoices(
        merged=comparing.merged.get(attribute.name, {}), bands=comparing.bands.get(attribute.name)
    )
    nowhere = frozenset(person.id for person in people if not person.groups)
    rows = value_rows(attribute, people, chosen, say)
    return [
        Group(
            row.label,
            row.people,
            rest=row.missing or (attribute.kind == "group" and row.people == nowhere),
        )
        for row in rows
        if row.people
    ]
