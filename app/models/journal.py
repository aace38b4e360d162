"""Operations, undo and redo, over the rows that the triggers wrote down.

Undo plays an operation back and is an operation itself, so the log only grows. It is refused where
the rows are no longer as the operation left them: somebody's later work stands on them. Whose is
not said, since a blind coder must not learn it.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, update

from app.models import schema
from app.models.errors import Refusal
from app.models.store import Store, new_id
from app.models.visibility import Viewer

_LOOK_BACK = 500  # operations of one coder that undo can reach by Ctrl+Z
_change, _op = schema.change, schema.op

State = dict[str, Any] | None  # a row by column, or None where there is none


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
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    row = {"uid": new_id(), "coder": coder, "kind": kind, "role": role, "target": target, "at": at}
    result = connection.execute(_op.insert(), row)
    assert result.inserted_primary_key is not None
    number = int(result.inserted_primary_key[0])
    connection.execute(schema.open_op.insert(), {"op": number})
    yield number
    connection.execute(schema.open_op.delete())


def describe(connection: Connection, op: int, details: dict[str, Any]) -> None:
    """Store the values of the operation's sentence, while it is open."""
    content = json.dumps(details, ensure_ascii=False, sort_keys=True)
    connection.execute(update(_op).where(_op.c.id == op).values(details=content))


def changes_of(connection: Connection, op: int) -> Changes:
    """Return which rows of which tables an operation changed."""
    query = select(_change.c.tbl, _change.c.row).where(_change.c.op == op)
    rows: dict[str, set[int]] = {}
    for table, row in connection.execute(query):
        rows.setdefault(table, set()).add(row)
    return Changes(op, {table: frozenset(ids) for table, ids in rows.items()})


def next_undo(connection: Connection, viewer: Viewer) -> Step | None:
    """Return the viewer's own latest operation that is in effect."""
    return _top(_stacks(connection, viewer)[0])


def next_redo(connection: Connection, viewer: Viewer) -> Step | None:
    """Return the viewer's own latest undone operation, if nothing was done since."""
    return _top(_stacks(connection, viewer)[1])


def _top(stack: list[Step]) -> Step | None:
    return stack[-1] if stack else None


def _stacks(connection: Connection, viewer: Viewer) -> tuple[list[Step], list[Step]]:
    """Return the viewer's undo and redo stacks, as the log's order of events makes them."""
    query = (
        select(_op.c.id, _op.c.kind, _op.c.role, _op.c.target, _op.c.details)
        .where(_op.c.coder == viewer.coder if viewer.coder is not None else _op.c.coder.is_(None))
        .order_by(_op.c.id.desc())
        .limit(_LOOK_BACK)
    )
    done: list[Step] = []
    undone: list[Step] = []
    for number, kind, role, target, details in reversed(list(connection.execute(query))):
        if role == "do":
            done.append(Step(number, kind, json.loads(details)))
            undone.clear()
        elif role == "undo":
            _move(target, done, undone)
        else:
            _move(target, undone, done)
    return done, undone


def _move(target: int, source: list[Step], goal: list[Step]) -> None:
    for at in range(len(source) - 1, -1, -1):
        if source[at].op == target:
            goal.append(source.pop(at))
            return


def latest_of(connection: Connection, op: int) -> tuple[int, bool]:
    """Return the latest play of an operation (itself, its undo or redo) and whether it stands."""
    query = (
        select(_op.c.id, _op.c.role).where(_op.c.target == op).order_by(_op.c.id.desc()).limit(1)
    )
    found = connection.execute(query).first()
    return (op, True) if found is None else (found.id, found.role == "redo")


def play_back(connection: Connection, played: int) -> None:
    """Put every row that operation `played` changed back as it was; refused if later work stands."""
    states = _states_before(connection, played)
    _refuse_later_work(connection, played, states)
    by_table: dict[str, dict[int, State]] = {}
    for (table, row), state in states.items():
        by_table.setdefault(table, {})[row] = state
    for table, rows in by_table.items():
        _restore(Store(connection, schema.metadata.tables[table]), rows)


def _states_before(connection: Connection, op: int) -> dict[tuple[str, int], State]:
    query = (
        select(_change.c.tbl, _change.c.row, _change.c.before)
        .where(_change.c.op == op)
        .order_by(_change.c.id.desc())
    )
    # The earliest change of a row in the operation is read last and wins.
    return {
        (table, row): None if before is None else json.loads(before)
        for table, row, before in connection.execute(query)
    }


def _refuse_later_work(
    connection: Connection, op: int, states: dict[tuple[str, int], State]
) -> None:
    first = (
        select(func.min(_change.c.id))
        .where(_change.c.op > op)
        .group_by(_change.c.tbl, _change.c.row)
    )
    query = select(_change.c.tbl, _change.c.row, _change.c.before).where(_change.c.id.in_(first))
    for table, row, before in connection.execute(query):
        if (table, row) not in states:
            continue
        left_as = None if before is None else json.loads(before)
        if left_as != _state_now(connection, table, row):
            raise Refusal("undo-later-work")


def _state_now(connection: Connection, table: str, row: int) -> State:
    found = Store(connection, schema.metadata.tables[table]).one(id=row)
    return None if found is None else dict(found._mapping)


def _restore(store: Store, rows: dict[int, State]) -> None:
    present = store.ids_among(rows)
    store.remove(*(row for row, state in rows.items() if state is None and row in present))
    store.add_many(state for row, state in rows.items() if state is not None and row not in present)
    for row, state in rows.items():
        if state is not None and row in present:
            store.change(row, **state)


def changed_since(connection: Connection, moment: datetime | None) -> bool:
    """Tell whether an operation was committed after `moment` (None: ever)."""
    latest = connection.execute(select(func.max(_op.c.at)).where(_op.c.kind != "make-project"))
    at = latest.scalar_one()
    if at is None:
        return False
    return moment is None or datetime.fromisoformat(at) > moment.astimezone(UTC)
