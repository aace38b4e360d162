"""Reading the history: who did what when, and what undo would take back."""

import json
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, or_, select

from app.models import journal, schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Entry(NamedTuple):
    """One operation of the history; `stands` is False for what was undone since.

    `elsewhere`: it was done in a copy and came with a merge, so that only the merge can be undone.
    """

    op: int
    kind: str
    role: str
    target: int | None
    at: str
    coder: int | None
    details: dict[str, Any]
    stands: bool
    elsewhere: bool = False


@query
def history(
    reader: Reader, before: int | None = None, limit: int = 500, kind: str | None = None
) -> list[Entry]:
    """Return the visible operations below number `before` (None: the newest), newest first.

    `kind` limits them to operations of that name; None: any.
    """
    found = _entries(reader).limit(limit)
    if kind is not None:
        found = found.where(schema.op.c.kind == kind)
    if before is not None:
        found = found.where(schema.op.c.id < before)
    return [_entry(row) for row in reader.connection.execute(found)]


@query
def code_history(reader: Reader, code: int, limit: int = 200) -> list[Entry]:
    """Return the visible operations that changed a code or merged another into it, newest first.

    That it was made stands on the code itself: insertions are not kept in order of rows.
    """
    op, change, table = schema.op, schema.change, schema.code
    merged = select(table.c.id).where(table.c.merged_into == code, reader.may_see(table))
    touched = select(change.c.op).where(change.c.tbl == "code", change.c.kind != "insert")
    of_itself = touched.where(change.c.row == code)
    of_merged = touched.where(change.c.row.in_(merged))
    seen = select(table.c.id).where(table.c.id == code, reader.may_see(table)).exists()
    found = _entries(reader).where(
        or_(op.c.id.in_(of_itself), and_(op.c.kind == "merge-codes", op.c.id.in_(of_merged))),
        op.c.kind != "order-codes",
        seen,
    )
    return [_entry(row) for row in reader.connection.execute(found.limit(limit))]


@query
def revisions(reader: Reader) -> list[Entry]:
    """Return the changes of codes that came out of decisions and stand, newest first.

    `details` name the code, the decision (its id) and the fields.
    """
    op = schema.op
    found = _entries(reader).where(op.c.kind == "revise-code", op.c.role == "do")
    entries = [_entry(row) for row in reader.connection.execute(found)]
    return [entry for entry in entries if entry.stands]


def _entries(reader: Reader) -> Select[Any]:
    op = schema.op
    latest = (
        select(op.c.target, func.max(op.c.id).label("last"))
        .where(op.c.target.is_not(None))
        .group_by(op.c.target)
        .subquery()
    )
    last = op.alias("last_play")
    merged, undoing = latest.alias("merged"), op.alias("undoing")
    return (
        select(*(op.c[name] for name in _COLUMNS), last.c.role.label("last_role"))
        .outerjoin(latest, latest.c.target == op.c.id)
        .outerjoin(last, last.c.id == latest.c.last)
        # What a merge brought that was undone is not told any more.
        .outerjoin(merged, merged.c.target == op.c.merge)
        .outerjoin(undoing, undoing.c.id == merged.c.last)
        .where(func.coalesce(undoing.c.role, "redo") == "redo")
        .where(reader.may_see(op))
        .order_by(op.c.id.desc())
    )


_COLUMNS = ("id", "kind", "role", "target", "at", "coder", "details", "merge")


def _entry(row: Any) -> Entry:
    stands = row.last_role != "undo"
    details = json.loads(row.details)
    start = (row.id, row.kind, row.role, row.target, row.at, row.coder, details)
    return Entry(*start, stands, row.merge is not None)


@query
def next_undo(reader: Reader) -> journal.Step | None:
    """Return the viewer's own latest operation in effect, or None."""
    return journal.next_undo(reader.connection, reader.viewer)


@query
def next_redo(reader: Reader) -> journal.Step | None:
    """Return the viewer's own latest undone operation, or None."""
    return journal.next_redo(reader.connection, reader.viewer)
