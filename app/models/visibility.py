"""Who may see what: the one predicate through which every query passes (blind coding).

While an independent round is open, a coder of that round sees nothing that another of its coders
made: no coding, memo, code, placement or entry of the history. What carries the team's mark
(`common`) and what nobody owns stays visible. Who had a reason to look before the round was frozen
(`unblinding`) sees all; that is recorded for good.
"""

from typing import Any, NamedTuple

from sqlalchemy import (
    Alias,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    exists,
    or_,
    select,
    true,
)

from app.models import schema
from app.models.prepared import Prepared, given


class Viewer(NamedTuple):
    """A person looking at the project, and the coders whose work is hidden from them."""

    coder: int | None = None
    hidden: frozenset[int] = frozenset()


EVERYTHING = Viewer()


def visible(table: FromClause, viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition under which `viewer` may see a row of `table` or of its alias."""
    base = table.element if isinstance(table, Alias) else table
    assert isinstance(base, Table)
    author = base.info.get("author")
    if author is None:
        return true()
    column = table.c[author]
    shown: list[ColumnElement[bool]] = []
    if viewer.hidden:
        unhidden = or_(column.is_(None), column.not_in(sorted(viewer.hidden)))
        shown.append(or_(unhidden, table.c.common == 1) if "common" in table.c else unhidden)
    if "private" in table.c:
        shown.append(or_(table.c.private == 0, column == viewer.coder))
    return and_(true(), *shown)


def viewer_of(connection: Connection, coder: int | None) -> Viewer:
    """Return what `coder` may see now: in an open independent round, not the others' work."""
    if coder is None:
        return EVERYTHING
    hidden = _HIDDEN.run(connection, {"viewer": coder})
    return Viewer(coder, frozenset(other for (other,) in hidden))


def _others_in_open_rounds() -> Select[Any]:
    mine = schema.round_coder.alias("mine")
    other = schema.round_coder.alias("other")
    early = schema.unblinding
    unblinded = exists().where(
        early.c.round == schema.round_.c.id,
        or_(early.c.coder.is_(None), early.c.coder == given("viewer")),
    )
    return (
        select(other.c.coder)
        .join(schema.round_, schema.round_.c.id == other.c.round)
        .join(mine, mine.c.round == schema.round_.c.id)
        .where(
            schema.round_.c.kind == "independent",
            schema.round_.c.state != "frozen",
            mine.c.coder == given("viewer"),
            other.c.coder != given("viewer"),
            ~unblinded,
        )
    )


_HIDDEN = Prepared(_others_in_open_rounds())
