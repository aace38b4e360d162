"""The statements that stores are made of, each built once for the life of the program.

Building a select of SQLAlchemy's costs three times what running it costs, and one coding takes a
dozen of them. So every statement names its values by bound parameters ("is_" in conditions, "set_"
in assignments), and is kept by its table, its columns and who is looking.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Text,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
    update,
)

from app.models.visibility import Viewer, visible

Shape = tuple[tuple[str, str], ...]  # columns with how they are compared: "is", "null" or "among"
_MANY = (list, tuple, set, frozenset)


def shape_of(equal: Mapping[str, Any]) -> Shape:
    """Return how columns are compared with these values; a collection means "one of"."""
    return tuple((name, _how(value)) for name, value in equal.items())


def _how(value: object) -> str:
    if isinstance(value, _MANY):
        return "among"
    return "null" if value is None else "is"


def compared(equal: Mapping[str, Any]) -> dict[str, Any]:
    """Return the bound values of a condition.

    A collection travels as one JSON text: SQLite allows a limited number of bound values.
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
    values = func.json_each(bindparam(parameter, type_=Text)).table_valued("value")
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
    return column.is_(None) if how == "null" else column == bindparam(f"is_{name}")


@lru_cache(maxsize=500)
def rows_where(table: Table, shape: Shape, viewer: Viewer | None) -> Select[Any]:
    """Return the select of whole rows in order of their ids."""
    return select(table).where(_condition(table, shape, viewer)).order_by(table.c.id)


@lru_cache(maxsize=500)
def first_where(table: Table, shape: Shape, viewer: Viewer | None) -> Select[Any]:
    """Return the select of the first row."""
    return rows_where(table, shape, viewer).limit(1)


@lru_cache(maxsize=500)
def number_where(table: Table, shape: Shape, viewer: Viewer | None) -> Select[Any]:
    """Return the count of rows."""
    return select(func.count()).select_from(table).where(_condition(table, shape, viewer))


@lru_cache(maxsize=500)
def largest_where(table: Table, column: str, shape: Shape, viewer: Viewer | None) -> Select[Any]:
    """Return the select of a column's largest value."""
    return select(func.max(table.c[column])).where(_condition(table, shape, viewer))


@lru_cache(maxsize=500)
def update_where(table: Table, shape: Shape, columns: tuple[str, ...]) -> Update:
    """Return the update of columns."""
    values = {name: bindparam(f"set_{name}") for name in columns}
    return update(table).where(_condition(table, shape, None)).values(values)


@lru_cache(maxsize=500)
def delete_where(table: Table, shape: Shape) -> Delete:
    """Return the deletion of rows."""
    return delete(table).where(_condition(table, shape, None))


@lru_cache(maxsize=500)
def insert_into(table: Table) -> Insert:
    """Return the insertion of rows."""
    return insert(table)
