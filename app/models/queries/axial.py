"""Reading what axial coding says: properties, relations with their evidence, paradigms, mentions.

A row on something that the viewer may not see, or that is gone, is left out with what hangs on it.
"""

from typing import Any, NamedTuple

from sqlalchemy import FromClause, Select, and_, or_, select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Property(NamedTuple):
    """A property of a code or a category; `low` and `high` name the ends of its dimension."""

    id: int
    code: int | None
    category: int | None
    name: str
    low: str | None
    high: str | None
    position: int
    made_by: int | None


class PropertyPlace(NamedTuple):
    """Where a coding stands on a property's dimension, 0 at the low end and 100 at the high."""

    id: int
    property: int
    coding: int
    percent: int
    made_by: int | None


class Relation(NamedTuple):
    """One code or category is related to another; `kind` is the name of the type."""

    id: int
    kind: str
    from_code: int | None
    from_category: int | None
    to_code: int | None
    to_category: int | None
    memo: str | None
    made_by: int | None


class Evidence(NamedTuple):
    """A passage that `supports` or `contradicts` (a negative case) a relation."""

    id: int
    relation: int
    transcript: int
    start: int
    end: int
    stance: str
    note: str | None
    made_by: int | None


class Paradigm(NamedTuple):
    """A paradigm; `preset` says which roles it knows, `phenomenon` is a category or theme."""

    id: int
    name: str
    preset: str
    phenomenon: int | None
    made_by: int | None


class ParadigmRole(NamedTuple):
    """The role that a category takes towards a phenomenon; `own_role` where `role` is "own"."""

    id: int
    paradigm: int
    category: int
    role: str
    own_role: int | None
    made_by: int | None


class OwnRole(NamedTuple):
    """A role that a team made up; `side`: before, around or after the phenomenon."""

    id: int
    paradigm: int
    name: str
    side: str
    position: int
    made_by: int | None


class WavedSuggestion(NamedTuple):
    """A code that somebody said does not belong in a category of `owner`'s structure."""

    id: int
    owner: int | None
    code: int
    category: int
    made_by: int | None


class DiagramPlace(NamedTuple):
    """Where somebody put a thing in a paradigm's diagram (None: in that of all relations)."""

    paradigm: int | None
    code: int | None
    category: int | None
    x: int
    y: int
    made_by: int | None


class Mention(NamedTuple):
    """A code that is mentioned in a category beside the one it sits in."""

    id: int
    code: int
    category: int
    made_by: int | None


@query
def properties(reader: Reader) -> list[Property]:
    """Return the properties of all visible codes and categories, in their order."""
    table = schema.property_
    found = _seen(reader, select(*_columns(table, Property)), table, ("code", "category"))
    found = found.order_by(table.c.position, table.c.id)
    return [Property._make(row) for row in reader.connection.execute(found)]


@query
def property_places(reader: Reader) -> list[PropertyPlace]:
    """Return where visible codings stand on visible properties, the oldest coder's id first."""
    table, coding = schema.property_place, schema.coding
    shown = {row.id for row in properties(reader)}
    found = (
        select(*_columns(table, PropertyPlace))
        .join(coding, coding.c.id == table.c.coding)
        .where(reader.may_see(table), reader.may_see(coding))
        .order_by(table.c.property, table.c.percent, table.c.id)
    )
    rows = map(PropertyPlace._make, reader.connection.execute(found))
    return [row for row in rows if row.property in shown]


@query
def relations(reader: Reader) -> list[Relation]:
    """Return the relations both of whose ends the viewer may see, the oldest first by type."""
    table, of = schema.relation, schema.relation_type
    columns = [of.c.name if name == "kind" else table.c[name] for name in Relation._fields]
    start = select(*columns).join(of, of.c.id == table.c.relation_type)
    ends = ("from_code", "from_category", "to_code", "to_category")
    found = _seen(reader, start, table, ends).order_by(of.c.position, table.c.id)
    return [Relation._make(row) for row in reader.connection.execute(found)]


@query
def evidence(reader: Reader) -> list[Evidence]:
    """Return the evidence of all visible relations, by transcript and place."""
    table = schema.evidence
    shown = {row.id for row in relations(reader)}
    found = (
        select(*_columns(table, Evidence))
        .where(reader.may_see(table))
        .order_by(table.c.transcript, table.c.start, table.c.end, table.c.id)
    )
    rows = map(Evidence._make, reader.connection.execute(found))
    return [row for row in rows if row.relation in shown]


@query
def paradigms(reader: Reader) -> list[Paradigm]:
    """Return the paradigms; a phenomenon that the viewer may not see is none."""
    table, category = schema.paradigm, schema.category
    columns = [
        category.c.id if name == "phenomenon" else table.c[name] for name in Paradigm._fields
    ]
    alive = and_(category.c.gone.is_(None), reader.may_see(category))
    found = (
        select(*columns)
        .select_from(table.outerjoin(category, and_(category.c.id == table.c.phenomenon, alive)))
        .where(reader.may_see(table))
        .order_by(table.c.name, table.c.id)
    )
    return [Paradigm._make(row) for row in reader.connection.execute(found)]


@query
def paradigm_roles(reader: Reader) -> list[ParadigmRole]:
    """Return the roles of visible categories in visible paradigms."""
    table = schema.paradigm_role
    shown = {row.id for row in paradigms(reader)}
    found = _seen(reader, select(*_columns(table, ParadigmRole)), table, ("category",))
    found = found.order_by(table.c.paradigm, table.c.id)
    rows = map(ParadigmRole._make, reader.connection.execute(found))
    return [row for row in rows if row.paradigm in shown]


@query
def own_roles(reader: Reader) -> list[OwnRole]:
    """Return the roles that were made up for visible paradigms, in their order."""
    table = schema.own_role
    shown = {row.id for row in paradigms(reader)}
    found = select(*_columns(table, OwnRole)).where(reader.may_see(table))
    found = found.order_by(table.c.paradigm, table.c.position, table.c.id)
    rows = map(OwnRole._make, reader.connection.execute(found))
    return [row for row in rows if row.paradigm in shown]


@query
def waved_suggestions(reader: Reader, owner: int | None = None) -> list[WavedSuggestion]:
    """Return what was waved away for a coder's structure (None: the team's), the oldest first."""
    table = schema.waved_suggestion
    found = _seen(reader, select(*_columns(table, WavedSuggestion)), table, ("code", "category"))
    found = found.where(table.c.owner.is_(None) if owner is None else table.c.owner == owner)
    rows = reader.connection.execute(found.order_by(table.c.id))
    return [WavedSuggestion._make(row) for row in rows]


@query
def diagram_places(reader: Reader) -> list[DiagramPlace]:
    """Return where visible things stand in the diagrams of visible paradigms."""
    table = schema.diagram_place
    shown = {None, *(row.id for row in paradigms(reader))}
    ends = ("code", "category")
    found = _seen(reader, select(*_columns(table, DiagramPlace)), table, ends)
    rows = map(DiagramPlace._make, reader.connection.execute(found.order_by(table.c.id)))
    return [row for row in rows if row.paradigm in shown]


@query
def mentions(reader: Reader) -> list[Mention]:
    """Return which codes are mentioned in which categories."""
    table = schema.mention
    found = _seen(reader, select(*_columns(table, Mention)), table, ("code", "category"))
    rows = reader.connection.execute(found.order_by(table.c.id))
    return [Mention._make(row) for row in rows]


def _columns(table: FromClause, record: Any) -> list[Any]:
    return [table.c[name] for name in record._fields]


def _seen(
    reader: Reader, found: Select[Any], table: FromClause, ends: tuple[str, ...]
) -> Select[Any]:
    """Return the select narrowed to visible rows whose ends (columns) are empty or visible."""
    found = found.where(reader.may_see(table))
    for name in ends:
        (key,) = table.c[name].foreign_keys
        there = key.column.table
        alive = select(there.c.id).where(there.c.gone.is_(None), reader.may_see(there))
        found = found.where(or_(table.c[name].is_(None), table.c[name].in_(alive)))
    return found
