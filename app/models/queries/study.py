"""Reading the study record, the settings and the coders."""

from typing import NamedTuple

from sqlalchemy import select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Study(NamedTuple):
    """The study record; optional fields are None where nothing was given."""

    uid: str
    title: str
    questions: str | None
    approach: str
    committee: str | None
    approval_number: str | None
    recruitment: str | None
    refusals: str | None
    languages: str | None
    storyline: str | None
    core_category: int | None
    analysis_coder: int | None


class Coder(NamedTuple):
    """A coder; `kind` is "person" or "consensus"."""

    id: int
    name: str
    colour: int
    kind: str
    position: int


class Person(NamedTuple):
    """A member of the team who need not code, such as an interviewer."""

    id: int
    name: str
    training: str | None
    relation: str | None


@query
def study(reader: Reader) -> Study:
    """Return the study record; a core category that the viewer may not see is none."""
    table, core = schema.study, schema.category
    columns = [core.c.id if name == "core_category" else table.c[name] for name in Study._fields]
    seen = (core.c.id == table.c.core_category) & reader.may_see(core)
    found = select(*columns).select_from(table.outerjoin(core, seen))
    return Study._make(reader.connection.execute(found).one())


@query
def settings(reader: Reader) -> dict[str, str]:
    """Return the project's settings by name."""
    table = schema.setting
    found = reader.connection.execute(select(table.c.name, table.c.value))
    return {row.name: row.value for row in found}


@query
def coders(reader: Reader) -> list[Coder]:
    """Return all coders in the order in which they joined; names are no secret between coders."""
    table = schema.coder
    columns = [table.c[name] for name in Coder._fields]
    rows = reader.connection.execute(select(*columns).order_by(table.c.position, table.c.name))
    return [Coder._make(row) for row in rows]


@query
def persons(reader: Reader) -> list[Person]:
    """Return the team's people who need not code, by name."""
    table = schema.person
    columns = [table.c[name] for name in Person._fields]
    rows = reader.connection.execute(select(*columns).order_by(table.c.name))
    return [Person._make(row) for row in rows]
