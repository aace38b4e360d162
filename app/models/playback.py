"""Putting rows back as an operation found them, in SQL, so that a large import is undone in little
memory: whole rows never come into Python.

An operation is not played back where its rows are no longer as it left them (somebody's later work
stands on them), nor where the file would afterwards break a rule, because later work elsewhere
relies on what would go. Whose work is not said, since a blind coder must not learn it.
"""

import json
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, Table, text

from app.models import rules, schema
from app.models.errors import Refusal
from app.models.triggers import row_as_json

_AT_ONCE = 20_000  # rows restored by one statement, which holds them all in memory

# Each row that the operation changed, with its first change (what the row was before it, if it was
# there at all) and whether the operation left it there.
_MAKE = """
CREATE TEMP TABLE IF NOT EXISTS played (
    place INTEGER PRIMARY KEY, tbl TEXT, "row" INTEGER, change INTEGER, was INTEGER, stays INTEGER)
"""
_FILL = """
INSERT INTO temp.played (tbl, "row", change, was, stays)
SELECT own.tbl, own."row", own.first, a.before IS NOT NULL, z.kind <> 'delete'
FROM (SELECT tbl, "row", min(id) AS first, max(id) AS last FROM change
      WHERE op = :op GROUP BY tbl, "row") AS own
JOIN change AS a ON a.id = own.first JOIN change AS z ON z.id = own.last
ORDER BY own.tbl
"""


def play_back(connection: Connection, played: int, number: int) -> None:
    """Put every row that operation `played` changed back as it was, within operation `number`."""
    connection.execute(text(_MAKE))
    connection.execute(text("DELETE FROM temp.played"))
    connection.execute(text(_FILL), {"op": played})
    tables = [schema.metadata.tables[name] for name in _tables(connection)]
    for table in tables:
        if _changed_since(connection, table, played):
            raise Refusal("undo-later-work")
    for table in tables:
        for low, high in list(_portions(connection, table)):
            for statement in _restoring(table):
                values = {"low": low, "high": high}
                connection.execute(text(statement), values)
    if rules.broken_by(connection, number, tables):
        raise Refusal("undo-later-work")


def _tables(connection: Connection) -> list[str]:
    query = text("SELECT DISTINCT tbl FROM temp.played ORDER BY tbl")
    return list(connection.execute(query).scalars())


def _changed_since(connection: Connection, table: Table, played: int) -> bool:
    """Tell whether a row is not as the operation left it: as the next change of it found it."""
    query = text(_differing(table))
    differing = connection.execute(query, {"op": played, "tbl": table.name})
    # As texts they may also differ because another SQLite wrote one of them.
    return any(
        left != now and json.loads(left or "0") != json.loads(now or "0") for left, now in differing
    )


@cache
def _differing(table: Table) -> str:
    """Return the query of rows that differ, as the operation left them and as they are now.

    A row that it left there was next changed or deleted, if anything; one that it took away can
    only have come back.
    """
    now = row_as_json(table, "t")
    return f"""
        SELECT next.before, CASE WHEN t.id IS NULL THEN NULL ELSE {now} END
        FROM temp.played AS p
        JOIN change AS next ON next.id = (
            SELECT min(id) FROM change
            WHERE "row" = p."row" AND kind <> 'insert' AND tbl = p.tbl AND op > :op)
        LEFT JOIN "{table.name}" AS t ON t.id = p."row"
        WHERE p.tbl = :tbl AND p.stays AND (t.id IS NULL OR next.before <> {now})
        UNION ALL
        SELECT NULL, {now} FROM temp.played AS p JOIN "{table.name}" AS t ON t.id = p."row"
        WHERE p.tbl = :tbl AND NOT p.stays
        """


def _portions(connection: Connection, table: Table) -> Iterator[tuple[int, int]]:
    query = text("SELECT min(place), max(place) FROM temp.played WHERE tbl = :tbl")
    first, last = connection.execute(query, {"tbl": table.name}).one()
    for low in range(first, last + 1, _AT_ONCE):
        yield low, min(low + _AT_ONCE - 1, last)


@cache
def _restoring(table: Table) -> tuple[str, str, str]:
    """Return the statements that take away, set back and put back the rows of one portion."""
    names = [f'"{column.name}"' for column in table.columns]
    values = [f"json_extract(c.before, '$.{column.name}')" for column in table.columns]
    portion = "p.place BETWEEN :low AND :high"
    was = "temp.played AS p JOIN change AS c ON c.id = p.change"
    pairs = ", ".join(f"{name} = {value}" for name, value in zip(names, values, strict=True))
    return (
        f'DELETE FROM "{table.name}" WHERE id IN'
        f' (SELECT p."row" FROM temp.played AS p WHERE {portion} AND NOT p.was)',
        f'UPDATE "{table.name}" AS t SET {pairs} FROM {was} WHERE {portion} AND t.id = p."row"'
        f" AND p.was AND c.before IS NOT {row_as_json(table, 't')}",
        f'INSERT INTO "{table.name}" ({", ".join(names)}) SELECT {", ".join(values)} FROM {was}'
        f" WHERE {portion} AND p.was"
        f' AND NOT EXISTS (SELECT 1 FROM "{table.name}" AS t WHERE t.id = p."row")',
    )
