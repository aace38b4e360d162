"""Reading codes, categories and themes, and where they stand."""

from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, FromClause, func, select

from app.models import schema
from app.models.prepared import Prepared, given
from app.models.queries.registry import query
from app.models.reader import Reader
from app.models.visibility import Viewer, visible


class Code(NamedTuple):
    """A living code; `colour` is an index into the program's set, `parent` a code above it."""

    id: int
    name: str
    name2: str | None
    definition: str | None
    when_to_use: str | None
    when_not_to_use: str | None
    example: str | None
    colour: int
    parent: int | None
    position: int
    made_by: int | None
    common: int
    created: str


class Category(NamedTuple):
    """A living category or theme; `level` tells which."""

    id: int
    level: str
    name: str
    name2: str | None
    definition: str | None
    colour: int
    made_by: int | None
    common: int
    created: str


class Placement(NamedTuple):
    """One code or category under `parent` (None: top level) in the structure of `owner`."""

    id: int
    owner: int | None
    code: int | None
    category: int | None
    parent: int | None
    position: int


@query
def codes(reader: Reader) -> list[Code]:
    """Return the living codes that the viewer may see, in their order."""
    return list(map(Code._make, _codes(reader.viewer).run(reader.connection, {})))


@lru_cache(maxsize=20)
def _codes(viewer: Viewer) -> Prepared:
    table = schema.code
    return Prepared(
        select(*(table.c[name] for name in Code._fields))
        .where(table.c.gone.is_(None), visible(table, viewer))
        .order_by(table.c.position, table.c.name, table.c.id)
    )


@query
def categories(reader: Reader) -> list[Category]:
    """Return the living categories and themes that the viewer may see."""
    return list(map(Category._make, _categories(reader.viewer).run(reader.connection, {})))


@lru_cache(maxsize=20)
def _categories(viewer: Viewer) -> Prepared:
    table = schema.category
    return Prepared(
        select(*(table.c[name] for name in Category._fields))
        .where(table.c.gone.is_(None), visible(table, viewer))
        .order_by(table.c.name, table.c.id)
    )


@query
def placements(reader: Reader, owner: int | None = None) -> list[Placement]:
    """Return the structure of one owner (None: the team's) in order.

    A placement of something that the viewer may not see is left out; of what stands under a hidden
    category, codes appear unplaced and categories at the top.
    """
    prepared = _placements(reader.viewer, owner is None)
    return list(map(Placement._make, prepared.run(reader.connection, {"owner": owner})))


@lru_cache(maxsize=40)
def _placements(viewer: Viewer, of_the_team: bool) -> Prepared:
    table, code, category = schema.placement, schema.code, schema.category
    above = category.alias("above")
    seen_above = (above.c.id == table.c.parent) & _living(viewer, above)
    joined = (
        table.outerjoin(code, (code.c.id == table.c.code) & _living(viewer, code))
        .outerjoin(category, (category.c.id == table.c.category) & _living(viewer, category))
        .outerjoin(above, seen_above)
    )
    shown = category.c.id.is_not(None) | (code.c.id.is_not(None) & above.c.id.is_not(None))
    columns = [above.c.id if name == "parent" else table.c[name] for name in Placement._fields]
    return Prepared(
        select(*columns)
        .select_from(joined)
        .where(table.c.owner.is_(None) if of_the_team else table.c.owner == given("owner"))
        .where(visible(table, viewer), shown)
        .order_by(table.c.position, func.coalesce(code.c.common, category.c.common), table.c.id)
    )


@query
def related_codes(reader: Reader, kind: str) -> list[tuple[int, int]]:
    """Return the pairs of visible codes between which a relation of type `kind` stands."""
    table, of = schema.relation, schema.relation_type
    one, other = schema.code.alias("one"), schema.code.alias("other")
    found = (
        select(one.c.id, other.c.id)
        .select_from(
            table.join(of, of.c.id == table.c.relation_type)
            .join(one, one.c.id == table.c.from_code)
            .join(other, other.c.id == table.c.to_code)
        )
        .where(of.c.name == kind, reader.may_see(table))
        .where(_alive(reader, one), _alive(reader, other))
        .order_by(table.c.id)
    )
    return [(first, second) for first, second in reader.connection.execute(found)]


@query
def heirs(reader: Reader) -> dict[tuple[str, int], int]:
    """Return what was merged by kind ("code", "category") and id, with what it was merged into.

    Only where the viewer may see both.
    """
    found: dict[tuple[str, int], int] = {}
    for kind, table in (("code", schema.code), ("category", schema.category)):
        heir = table.alias("heir")
        pairs = (
            select(table.c.id, heir.c.id)
            .join(heir, heir.c.id == table.c.merged_into)
            .where(reader.may_see(table), reader.may_see(heir))
        )
        found |= {(kind, row): into for row, into in reader.connection.execute(pairs)}
    return found


def _alive(reader: Reader, table: FromClause) -> ColumnElement[bool]:
    return _living(reader.viewer, table)


def _living(viewer: Viewer, table: FromClause) -> ColumnElement[bool]:
    return table.c.gone.is_(None) & visible(table, viewer)
