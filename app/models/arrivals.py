"""What the main file knows of copies that came back: their operations, and what was removed here.

Operations of a copy are history only. They stay in the log when the merge that brought them is
undone, but count as unknown then, so that the same copy can be merged again.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Text, column, func, select

from app.models import schema
from app.models.incoming import DoneElsewhere
from app.models.prepared import given

_op, _change = schema.op, schema.change
MERGE = "merge-copy"


def known_operations(connection: Connection) -> set[int]:
    """Return the uids of all operations done here, or brought by a merge that stands."""
    rows = connection.execute(select(_op).order_by(_op.c.id)).all()
    undone: dict[int, bool] = {}
    for row in rows:
        if row.target is not None:
            undone[row.target] = row.role == "undo"
    return {row.uid for row in rows if row.merge is None or not undone.get(row.merge, False)}


def removed_here(connection: Connection, table: str, rows: Collection[int]) -> set[int]:
    """Return those of the rows that were here and were removed, by more than undoing a merge."""
    undone = _op.alias("undone")
    wanted = func.json_each(given("rows", Text)).table_valued(column("value"))
    query = (
        select(_change.c.row, undone.c.kind, _op.c.role)
        .join(_op, _op.c.id == _change.c.op)
        .outerjoin(undone, undone.c.id == _op.c.target)
        .where(
            _change.c.row.in_(select(wanted.c.value)),
            _change.c.kind == "delete",
            _change.c.tbl == table,
        )
        .order_by(_change.c.id)
    )
    found: dict[int, bool] = {}
    for row, kind, role in connection.execute(query, {"rows": json.dumps(list(rows))}):
        found[row] = not (role == "undo" and kind == MERGE)
    return {row for row, meant in found.items() if meant}


def bring(connection: Connection, merge: int, done: Iterable[DoneElsewhere]) -> None:
    """Write operations of a copy into the log, as history brought by operation `merge`."""
    # What was undone there is undone by its rows, not by a line that stands behind one of ours.
    numbers: dict[int, int] = {}
    for one in done:
        row: dict[str, Any] = {
            **one._asdict(),
            "target": None if one.target is None else numbers.get(one.target),
            "merge": merge,
        }
        inserted = connection.execute(_op.insert(), row).inserted_primary_key
        assert inserted is not None
        numbers[one.uid] = inserted[0]
