"""The shape of the tracked tables, for what works on all of them alike."""

from functools import cache

from app.models import schema


@cache
def tracked_tables() -> tuple[str, ...]:
    """Return the names of the tracked tables, each after those that it refers to."""
    return tuple(table.name for table in schema.TRACKED)


@cache
def references(table: str) -> dict[str, str]:
    """Return the columns of a table that name a row of another (or the same), and which table."""
    return {
        column.name: key.column.table.name
        for column in schema.metadata.tables[table].columns
        for key in column.foreign_keys
    }


@cache
def referring(table: str) -> tuple[tuple[str, str], ...]:
    """Return the (table, column) pairs of tracked tables that name rows of `table`."""
    return tuple(
        (name, column)
        for name in tracked_tables()
        for column, target in references(name).items()
        if target == table
    )
