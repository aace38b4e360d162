"""The write side of one table: the narrow questions and changes that operations are made of."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, func, insert, select
from sqlalchemy import update as update_

from app.models.errors import Refusal

_AT_ONCE = 500  # ids in one IN list: below the limit of every SQLite


def new_id() -> int:
    """Return a random 62-bit key: a row's identity in every copy of the project."""
    return secrets.randbits(62)


class Store:
    """Rows of one table inside the open transaction; every write is journaled by triggers."""

    def __init__(self, connection: Connection, table: Table) -> None:
        """Work on `table` through the transaction's connection."""
        self._connection = connection
        self._table = table

    def add(self, **values: Any) -> int:
        """Insert one row and return its new id (or the `id` given)."""
        values.setdefault("id", new_id())
        self._connection.execute(insert(self._table), values)
        return int(values["id"])

    def add_many(self, rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert rows that all name the same columns; return their ids in order."""
        ready = [{"id": new_id(), **row} for row in rows]
        if ready:
            self._connection.execute(insert(self._table), ready)
        return [row["id"] for row in ready]

    def change(self, row: int, **values: Any) -> bool:
        """Set columns of one row; return whether anything differed. Refused where it is gone."""
        have = self.get(row)._mapping
        if all(have[name] == value for name, value in values.items()):
            return False
        where = self._table.c.id == row
        self._connection.execute(update_(self._table).where(where).values(**values))
        return True

    def change_where(self, equal: Mapping[str, Any], **values: Any) -> int:
        """Set columns of the rows whose columns equal the first mapping; return how many."""
        found = update_(self._table).where(self._where(equal)).values(**values)
        return self._connection.execute(found).rowcount

    def remove(self, *rows: int) -> None:
        """Delete rows by id."""
        for at in range(0, len(rows), _AT_ONCE):
            some = self._table.c.id.in_(rows[at : at + _AT_ONCE])
            self._connection.execute(delete(self._table).where(some))

    def remove_where(self, **equal: Any) -> int:
        """Delete the rows whose columns equal the values; return how many."""
        result = self._connection.execute(delete(self._table).where(self._where(equal)))
        return result.rowcount

    def get(self, row: int) -> Row[Any]:
        """Return one row; refused with "row-gone" where there is none."""
        found = self.one(id=row)
        if found is None:
            raise Refusal("row-gone", table=self._table.name)
        return found

    def one(self, **equal: Any) -> Row[Any] | None:
        """Return the first row whose columns equal the values, or None."""
        query = select(self._table).where(self._where(equal)).order_by(self._table.c.id).limit(1)
        return self._connection.execute(query).first()

    def find(self, **equal: Any) -> list[Row[Any]]:
        """Return all rows whose columns equal the values; a list or set means "one of"."""
        query = select(self._table).where(self._where(equal)).order_by(self._table.c.id)
        return list(self._connection.execute(query))

    def ids_among(self, rows: Iterable[int]) -> set[int]:
        """Return those of the ids that exist."""
        wanted = list(rows)
        found: set[int] = set()
        for at in range(0, len(wanted), _AT_ONCE):
            some = self._table.c.id.in_(wanted[at : at + _AT_ONCE])
            found.update(self._connection.execute(select(self._table.c.id).where(some)).scalars())
        return found

    def count(self, **equal: Any) -> int:
        """Return the number of rows whose columns equal the values."""
        query = select(func.count()).select_from(self._table).where(self._where(equal))
        return int(self._connection.execute(query).scalar_one())

    def largest(self, column: str, **equal: Any) -> int:
        """Return the largest value of an INTEGER column among the rows, or -1 if there are none."""
        query = select(func.max(self._table.c[column])).where(self._where(equal))
        found = self._connection.execute(query).scalar_one()
        return -1 if found is None else int(found)

    def _where(self, equal: Mapping[str, Any]) -> ColumnElement[bool]:
        return and_(True, *(self._is(name, value) for name, value in equal.items()))

    def _is(self, name: str, value: Any) -> ColumnElement[bool]:
        column = self._table.c[name]
        if isinstance(value, list | set | frozenset | tuple):
            return column.in_(list(value))
        return column.is_(None) if value is None else column == value
