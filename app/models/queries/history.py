"""Reading the history: who did what when, and what undo would take back."""

import json
from typing import Any, NamedTuple

from sqlalchemy import func, select

from app.models import journal, schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Entry(NamedTuple):
    """One operation of the history; `stands` is False for what was undone since."""

    op: int
    kind: str
    role: str
    target: int | None
    at: str
    coder: int | None
    details: dict[str, Any]
    stands: bool


@query
def history(reader: Reader, before: int | None = None, limit: int = 500) -> list[Entry]:
    """Return the visible operations below number `before` (None: the newest), newest first."""
    op = schema.op
    latest = (
        select(op.c.target, func.max(op.c.id).label("last"))
        .where(op.c.target.is_not(None))
        .group_by(op.c.target)
        .subquery()
    )
    last = op.alias("last_play")
    found = (
        select(*(op.c[name] for name in _COLUMNS), last.c.role.label("last_role"))
        .outerjoin(latest, latest.c.target == op.c.id)
        .outerjoin(last, last.c.id == latest.c.last)
        .where(reader.may_see(op))
        .order_by(op.c.id.desc())
        .limit(limit)
    )
    if before is not None:
        found = found.where(op.c.id < before)
    return [_entry(row) for row in reader.connection.execute(found)]


_COLUMNS = ("id", "kind", "role", "target", "at", "coder", "details")


def _entry(row: Any) -> Entry:
    stands = row.last_role != "undo"
    details = json.loads(row.details)
    return Entry(row.id, row.kind, row.role, row.target, row.at, row.coder, details, stands)


@query
def next_undo(reader: Reader) -> journal.Step | None:
    """Return the viewer's own latest operation in effect, or None."""
    return journal.next_undo(reader.connection, reader.viewer)


@query
def next_redo(reader: Reader) -> journal.Step | None:
    """Return the viewer's own latest undone operation, or None."""
    return journal.next_redo(reader.connection, reader.viewer)
