"""Reading the rules of saturation, the team's looks, and where properties were placed."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import and_, func, select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class SaturationRule(NamedTuple):
    """The rule of a level for a group (None: for all); `rule` as "run:3", `set_on` an ISO date."""

    id: int
    level: str
    participant_group: int | None
    rule: str
    set_on: str


class Look(NamedTuple):
    """A dated judgement with the curve of that day as JSON (`app.coding.saturation.looks`)."""

    id: int
    date: str
    level: str
    participant_group: int | None
    judgement: str
    next_steps: str | None
    curve: str
    author: int | None


class CodingTimes(NamedTuple):
    """When a coder's first and last coding with a code were made in a transcript (ISO)."""

    transcript: int
    coder: int
    code: int
    first: str
    last: str


class PlacedProperty(NamedTuple):
    """A property of a code or category, and a coding by which it was placed on its dimension."""

    property: int
    name: str
    low: str | None
    high: str | None
    code: int | None
    category: int | None
    transcript: int
    coder: int


@query
def saturation_rules(reader: Reader) -> list[SaturationRule]:
    """Return the rules that were set, the oldest first."""
    table = schema.saturation_rule
    found = select(*(table.c[name] for name in SaturationRule._fields))
    rows = reader.connection.execute(found.order_by(table.c.set_on, table.c.id))
    return [SaturationRule._make(row) for row in rows]


@query
def coding_times(reader: Reader, coders: Collection[int] | None = None) -> list[CodingTimes]:
    """Return when visible codings of some coders (None: of all) were made."""
    table = schema.coding
    which = (table.c.transcript, table.c.coder, table.c.code)
    found = select(*which, func.min(table.c.created), func.max(table.c.created))
    found = found.where(reader.may_see(table)).group_by(*which)
    if coders is not None:
        found = found.where(table.c.coder.in_(list(coders)))
    # All at once: row by row takes twice as long for the half million of a large project.
    return [CodingTimes._make(row) for row in reader.connection.execute(found).fetchall()]


@query
def looks(reader: Reader) -> list[Look]:
    """Return the looks that the viewer may see, the oldest first."""
    table = schema.look
    found = select(*(table.c[name] for name in Look._fields)).where(reader.may_see(table))
    rows = reader.connection.execute(found.order_by(table.c.date, table.c.id))
    return [Look._make(row) for row in rows]


@query
def placed_properties(reader: Reader) -> list[PlacedProperty]:
    """Return where visible properties were placed by visible codings, in the properties' order."""
    table, place, coding = schema.property_, schema.property_place, schema.coding
    found = (
        select(
            table.c.id,
            table.c.name,
            table.c.low,
            table.c.high,
            table.c.code,
            table.c.category,
            coding.c.transcript,
            coding.c.coder,
        )
        .join(place, place.c.property == table.c.id)
        .join(coding, coding.c.id == place.c.coding)
        .where(and_(reader.may_see(table), reader.may_see(place), reader.may_see(coding)))
        .order_by(table.c.position, table.c.id, coding.c.id)
    )
    return [PlacedProperty._make(row) for row in reader.connection.execute(found)]
