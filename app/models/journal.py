"""Operations and their log, and which of them undo and redo take next.

Undo plays an operation back (`playback`) and is an operation itself, so the log only grows.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    FromClause,
    Select,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from app.models import clock, schema
from app.models.prepared import Prepared, given
from app.models.store import new_id
from app.models.visibility import Viewer

MAKE_PROJECT = "make-project"  # the first operation of every file
FREEZE = "freeze-round"
# Never undone, and passed over on the way back; a freeze only once it was taken back.
NEVER_UNDONE = (MAKE_PROJECT, FREEZE, "unfreeze-round", "unblind", "open-as")
_change, _op = schema.change, schema.op


class Changes(NamedTuple):
    """What a commit changed: ids of rows by table name; `op` is the operation's number."""

    op: int
    rows: dict[str, frozenset[int]]

    def touches(self, *tables: str) -> bool:
        """Tell whether any of the tables changed."""
        return any(name in self.rows for name in tables)


class Step(NamedTuple):
    """An operation that can be undone or redone, with what its sentence needs."""

    op: int
    kind: str
    details: dict[str, Any]


_BEGUN = Prepared(insert(_op), ("uid", "coder", "kind", "role", "target", "at"))
_OPENED = Prepared(insert(schema.open_op), ("op",))
_CLOSED = Prepared(delete(schema.open_op))
_DESCRIBED = Prepared(
    update(_op).where(_op.c.id == given("number")).values(details=given("content"))
)
_CHANGED = Prepared(select(_change.c.tbl, _change.c.row).where(_change.c.op == given("number")))


@contextmanager
def operation(
    connection: Connection,
    kind: str,
    coder: int | None,
    *,
    role: str = "do",
    target: int | None = None,
) -> Iterator[int]:
    """Open an operation for the writes inside; yield its number. The caller commits."""
    row = {"uid": new_id(), "coder": coder, "kind": kind, "role": role, "target": target}
    row["at"] = clock.now()
    number = _BEGUN.run(connection, row).lastrowid
    assert number is not None
    _OPENED.run(connection, {"op": number})
    yield number
    _CLOSED.run(connection, {})


def describe(connection: Connection, op: int, details: dict[str, Any]) -> None:
    """Store the values of the operation's sentence, while it is open."""
    content = json.dumps(details, ensure_ascii=False, sort_keys=True)
    _DESCRIBED.run(connection, {"number": op, "content": content})


def changes_of(connection: Connection, op: int) -> Changes:
    """Return which rows of which tables an operation changed."""
    rows: dict[str, set[int]] = {}
    for table, row in _CHANGED.run(connection, {"number": op}):
        rows.setdefault(table, set()).add(row)
    return Changes(op, {table: frozenset(ids) for table, ids in rows.items()})


def next_undo(connection: Connection, viewer: Viewer) -> Step | None:
    """Return the viewer's own latest operation that is in effect."""
    return _step(connection, _undoable(viewer.coder is None), viewer)


def next_redo(connection: Connection, viewer: Viewer) -> Step | None:
    """Return the viewer's own latest undone operation, if nothing was done since."""
    return _step(connection, _redoable(viewer.coder is None), viewer)


def _step(connection: Connection, query: Select[Any], viewer: Viewer) -> Step | None:
    values = {} if viewer.coder is None else {"coder": viewer.coder}
    found = connection.execute(query, values).first()
    return None if found is None else Step(found.id, found.kind, json.loads(found.details))


@cache
def _undoable(unnamed: bool) -> Select[Any]:
    """Select the latest own operation whose latest play, if it was played at all, is no undo."""
    play = _op.alias("play")
    latest = (
        select(play.c.role).where(play.c.target == _op.c.id).order_by(play.c.id.desc()).limit(1)
    )
    stands = func.coalesce(latest.scalar_subquery(), "redo") == "redo"
    passed = [kind for kind in NEVER_UNDONE if kind != FREEZE]
    found = _own(_op, unnamed).where(
        _op.c.role == "do",
        stands,
        _op.c.kind.not_in(passed),
        or_(_op.c.kind != FREEZE, exists(_standing_freeze())),
    )
    return found.order_by(_op.c.id.desc()).limit(1)


def _standing_freeze() -> Select[Any]:
    """Select the freeze that an operation made, if it has not been taken back."""
    freeze = schema.freeze
    made = (_change.c.op == _op.c.id) & (_change.c.tbl == freeze.name)
    standing = freeze.c.unfrozen_at.is_(None)
    return (
        select(freeze.c.id)
        .join(_change, _change.c.row == freeze.c.id)
        .where(made, standing)
        .correlate(_op)
    )


@cache
def _redoable(unnamed: bool) -> Select[Any]:
    """Select the earliest own operation that was undone after the last new one.

    Undo went from late to early; what was undone before a new operation stays undone.
    """
    new, undo, later = _op.alias("new"), _op.alias("undo"), _op.alias("later")
    last_new = _own(new, unnamed).with_only_columns(new.c.id).where(new.c.role == "do")
    since = last_new.order_by(new.c.id.desc()).limit(1).scalar_subquery()
    played_again = exists().where(later.c.target == undo.c.target, later.c.id > undo.c.id)
    targets = _own(undo, unnamed).with_only_columns(func.min(undo.c.target))
    target = targets.where(undo.c.role == "undo", undo.c.id > since, ~played_again)
    return select(_op).where(_op.c.id == target.scalar_subquery())


def _own(table: FromClause, unnamed: bool) -> Select[Any]:
    """Select the viewer's operations in this file; where nobody is named, those in nobody's name.

    What was done in a copy came here by a merge and is undone with it.
    """
    coder = table.c.coder
    own = coder.is_(None) if unnamed else coder == given("coder")
    return select(table).where(own, table.c.merge.is_(None))


_LATEST_PLAY = (
    select(_op.c.id).where(_op.c.target == given("number")).order_by(_op.c.id.desc()).limit(1)
)


def latest_of(connection: Connection, op: int) -> int:
    """Return the latest play of an operation: its latest undo or redo, else itself."""
    found = connection.execute(_LATEST_PLAY, {"number": op}).scalar()
    return op if found is None else int(found)


def made_since(connection: Connection, table: str, coder: int, moment: str) -> set[int]:
    """Return the rows of a table that a coder's operations made at or after `moment` (ISO, UTC)."""
    found = (
        select(_change.c.row)
        .join(_op, _op.c.id == _change.c.op)
        .where(_op.c.coder == coder, _op.c.at >= moment)
        .where(_change.c.tbl == table, _change.c.kind == "insert")
    )
    return set(connection.execute(found).scalars())


def changed_since(connection: Connection, moment: datetime | None) -> bool:
    """Tell whether an operation was committed after `moment` (None: ever)."""
    latest = select(_op.c.at).where(_op.c.kind != MAKE_PROJECT).order_by(_op.c.id.desc()).limit(1)
    at = connection.execute(latest).scalar()
    if at is None:
        return False
    return moment is None or datetime.fromisoformat(at) > moment.astimezone(UTC)
