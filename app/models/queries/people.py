"""Reading participants, groups, attributes, consent and member checks."""

from typing import NamedTuple

from sqlalchemy import Table, select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Participant(NamedTuple):
    """A person interviewed; `name` is the id shown everywhere ("S07")."""

    id: int
    name: str
    summary: str | None
    withdrawn: str | None
    position: int


class Group(NamedTuple):
    """A group of participants."""

    id: int
    name: str
    position: int


class Membership(NamedTuple):
    """One participant in one group."""

    participant: int
    participant_group: int


class Attribute(NamedTuple):
    """A typed attribute; `kind` is "text", "number" or "date"; `bands` as in "20-29,30-39".

    `merged` is JSON: by row of a table the values that are printed in it.
    """

    id: int
    name: str
    kind: str
    bands: str | None
    position: int
    merged: str | None = None


class AttributeValue(NamedTuple):
    """A participant's value; state "not-applicable" holds None. No record at all: missing."""

    participant: int
    attribute: int
    state: str
    value: str | None


class Consent(NamedTuple):
    """An answer to one question of the consent form."""

    participant: int
    purpose: str
    answer: str
    form_version: str | None
    given_on: str | None


class MemberCheck(NamedTuple):
    """Something sent to a participant to be checked; `what` is "transcript" or "findings".

    Dates are ISO; `outcome` says in the team's words what it changed.
    """

    id: int
    participant: int
    what: str
    sent_on: str
    returned_on: str | None
    outcome: str | None


@query
def participants(reader: Reader) -> list[Participant]:
    """Return the participants in their order."""
    return [Participant._make(row) for row in _rows(reader, schema.participant, Participant)]


@query
def groups(reader: Reader) -> list[Group]:
    """Return the groups in their order."""
    return [Group._make(row) for row in _rows(reader, schema.participant_group, Group)]


@query
def memberships(reader: Reader) -> list[Membership]:
    """Return who belongs to which group."""
    return [Membership._make(row) for row in _rows(reader, schema.membership, Membership)]


@query
def attributes(reader: Reader) -> list[Attribute]:
    """Return the attributes in their order."""
    return [Attribute._make(row) for row in _rows(reader, schema.attribute, Attribute)]


@query
def attribute_values(reader: Reader) -> list[AttributeValue]:
    """Return every participant's values."""
    rows = _rows(reader, schema.attribute_value, AttributeValue)
    return [AttributeValue._make(row) for row in rows]


@query
def consents(reader: Reader) -> list[Consent]:
    """Return every participant's answers to the consent form."""
    return [Consent._make(row) for row in _rows(reader, schema.consent, Consent)]


@query
def member_checks(reader: Reader) -> list[MemberCheck]:
    """Return what was sent to participants to be checked, by the day it was sent."""
    rows = [MemberCheck._make(row) for row in _rows(reader, schema.member_check, MemberCheck)]
    return sorted(rows, key=lambda row: (row.sent_on, row.id))


def _rows(
    reader: Reader, table: Table, record: type[tuple[object, ...]]
) -> list[tuple[object, ...]]:
    fields: tuple[str, ...] = record._fields  # type: ignore[attr-defined]
    order = [table.c.position, table.c.name] if "position" in table.c else [table.c.id]
    found = select(*(table.c[name] for name in fields)).order_by(*order)
    return [tuple(row) for row in reader.connection.execute(found)]
