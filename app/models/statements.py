"""The statements that stores are made of, each prepared once for the life of the program.

Values are named by bound parameters, "is_" in conditions and "set_" in assignments; a statement is
kept by its table, its columns and who is looking.
"""

import json
from collections import namedtuple
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    select,
    true,
    update,
)

from app.models.prepared import Prepared, given
from app.models.visibility import Viewer, visible

Shape = tuple[tuple[str, str], ...]  # columns with how they are compared: "is", "null" or "among"
_MANY = (list, tuple, set, frozenset)


@cache
def row_type(table: Table) -> Any:
    """Return the named tuple in which a table's rows are given out."""
    return namedtuple(table.name, [column.name for column in table.columns])


def shape_of(equal: Mapping[str, Any]) -> Shape:
    """Return how columns are compared with these values; a collection means "one of"."""
    return tuple((name, _how(value)) for name, value in equal.items())


def _how(value: object) -> str:
    if isinstance(value, _MANY):
        return "among"
    return "null" if value is None else "is"


def compared(equal: Mapping[str, Any]) -> dict[str, Any]:
    """Return the bound values of a condition.

    A collection travels as one JSON text, since SQLite allows a limited number of bound values.
    """
    return {
        f"is_{name}": json.dumps(list(value)) if isinstance(value, _MANY) else value
        for name, value in equal.items()
        if value is not None
    }


def assigned(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the bound values of an assignment."""
    return {f"set_{name}": value for name, value in values.items()}


def among(column: ColumnElement[Any], parameter: str) -> ColumnElement[bool]:
    """Return the condition that a column is one of the values of a JSON list."""
    values = func.json_each(given(parameter, Text)).table_valued("value")
    return column.in_(select(values.c.value))


def _condition(table: Table, shape: Shape, viewer: Viewer | None) -> ColumnElement[bool]:
    parts = [_part(table, name, how) for name, how in shape]
    if viewer is not None:
        parts.append(visible(table, viewer))
    return and_(true(), *parts)


def _part(table: Table, name: str, how: str) -> ColumnElement[bool]:
    column = table.c[name]
    if how == "among":
        return among(column, f"is_{name}")
    return column.is_(None) if how == "null" else column == given(f"is_{name}")


@lru_cache(maxsize=500)
def rows_where(table: Table, shape: Shape, viewer: Viewer | None) -> Prepared:
    """Return the select of whole rows in order of their ids."""
    found = select(table).where(_condition(table, shape, viewer))
    return Prepared(found.order_by(table.c.id))


@lru_cache(maxsize=500)
def number_where(table: Table, shape: Shape, viewer: Viewer | None) -> Prepared:
    """Return the count of rows."""
    found = select(func.count()).select_from(table)
    return Prepared(found.where(_condition(table, shape, viewer)))


@lru_cache(maxsize=500)
def largest_where(table: Table, column: str, shape: Shape, viewer: Viewer | None) -> Prepared:
    """Return the select of a column's largest value."""
    return Prepared(select(func.max(table.c[column])).where(_condition(table, shape, viewer)))


@lru_cache(maxsize=500)
def update_where(table: Table, shape: Shape, columns: tuple[str, ...]) -> Prepared:
    """Return the update of columns."""
    values: dict[str, Any] = {name: given(f"set_{name}") for name in columns}
    return Prepared(update(table).where(_condition(table, shape, None)).values(values))


@lru_cache(maxsize=500)
def delete_where(table: Table, shape: Shape) -> Prepared:
    """Return the deletion of rows."""
    return Prepared(delete(table).where(_condition(table, shape, None)))


@lru_cache(maxsize=500)
def insert_into(table: Table, columns: tuple[str, ...]) -> Prepared:
    """Return the insertion of rows that name these columns."""
    return Prepared(insert(table), columns)
