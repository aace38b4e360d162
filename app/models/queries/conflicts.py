"""Reading what merges found changed on both sides."""

from typing import NamedTuple

from sqlalchemy import select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Conflict(NamedTuple):
    """A value, or with `field` None a whole row, that both sides changed; values are JSON.

    `coder` is whose copy it was, `decided` "ours", "theirs" or None.
    """

    id: int
    tbl: str
    row: int
    field: str | None
    ours: str | None
    theirs: str | None
    coder: int | None
    found_on: str
    decided: str | None


@query
def conflicts(reader: Reader) -> list[Conflict]:
    """Return all conflicts in the order in which they were found.

    None while the viewer codes blind: both values may be another's words.
    """
    if reader.viewer.hidden:
        return []
    table = schema.conflict
    found = select(*(table.c[name] for name in Conflict._fields))
    rows = reader.connection.execute(found.order_by(table.c.found_on, table.c.tbl, table.c.id))
    return [Conflict._make(row) for row in rows]
