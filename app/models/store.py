"""The write side of one table: the narrow questions and changes that operations are made of."""

from array import array
from collections.abc import Iterable, Mapping
from random import Random, SystemRandom
from typing import Any

from sqlalchemy import Connection, Table

from app.models import statements
from app.models.errors import Refusal
from app.models.visibility import EVERYTHING, Viewer

DICE: Random = SystemRandom()  # a test takes others, to have the same keys each time


def new_id() -> int:
    """Return a random 62-bit key: a row's identity in every copy of the project."""
    return DICE.getrandbits(62)


def new_ids(n: int) -> list[int]:
    """Return as many keys as `new_id` would, asked for at once."""
    return [number >> 2 for number in array("Q", DICE.randbytes(8 * n))]


def _refuse_broken(values: Mapping[str, Any]) -> None:
    """Refuse NUL: SQLite's JSON functions, and so undo, would cut a text there."""
    for value in values.values():
        if isinstance(value, str) and "\0" in value:
            raise Refusal("text-with-broken-characters")


class Store:
    """Rows of one table inside the open transaction; every write is journaled by triggers.

    Conditions are columns with the value that they equal; a list or set means "one of".
    """

    def __init__(
        self,
        connection: Connection,
        table: Table,
        viewer: Viewer = EVERYTHING,
        *,
        only_seen: bool = False,
    ) -> None:
        """Work on `table` through the transaction's connection."""
        self._connection = connection
        self._table = table
        self._viewer = viewer
        self._only: Viewer | None = viewer if only_seen else None

    @property
    def seen(self) -> "Store":
        """The same table as far as the acting coder may see it.

        Whatever an operation tells by its answer, its refusal or a number that it gives out must
        be asked here, or a blind coder learns of hidden work.
        """
        return Store(self._connection, self._table, self._viewer, only_seen=True)

    def add(self, **values: Any) -> int:
        """Insert one row and return its new id (or the `id` given)."""
        values.setdefault("id", new_id())
        _refuse_broken(values)
        statements.insert_into(self._table, tuple(values)).run(self._connection, values)
        return int(values["id"])

    def add_many(self, rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert rows that all name the same columns; return their ids in order."""
        ready = [row if "id" in row else {"id": new_id(), **row} for row in rows]
        for row in ready:
            _refuse_broken(row)
        if ready:
            statement = statements.insert_into(self._table, tuple(ready[0]))
            statement.run_many(self._connection, ready)
        return [row["id"] for row in ready]

    def change(self, row: int, **values: Any) -> bool:
        """Set columns of one row; return whether anything differed. Refused where it is gone."""
        have = self.get(row)
        if all(getattr(have, name) == value for name, value in values.items()):
            return False
        self.change_where({"id": row}, **values)
        return True

    def change_where(self, equal: Mapping[str, Any], **values: Any) -> int:
        """Set columns of the rows whose columns equal the first mapping; return how many."""
        _refuse_broken(values)
        shape = statements.shape_of(equal)
        found = statements.update_where(self._table, shape, tuple(values))
        given = statements.compared(equal) | statements.assigned(values)
        return found.run(self._connection, given).rowcount

    def change_each(self, rows: Mapping[int, Mapping[str, Any]]) -> None:
        """Set columns of many rows, of each to values of its own; all name the same columns."""
        for values in rows.values():
            _refuse_broken(values)
        if rows:
            columns = tuple(next(iter(rows.values())))
            statement = statements.update_where(self._table, (("id", "is"),), columns)
            statement.run_many(
                self._connection,
                [{"is_id": row} | statements.assigned(values) for row, values in rows.items()],
            )

    def remove(self, *rows: int) -> None:
        """Delete rows by id."""
        if rows:
            self.remove_where(id=rows)

    def remove_where(self, **equal: Any) -> int:
        """Delete the rows whose columns equal the values; return how many."""
        found = statements.delete_where(self._table, statements.shape_of(equal))
        return found.run(self._connection, statements.compared(equal)).rowcount

    def get(self, row: int) -> Any:
        """Return one row; refused with "row-gone" where there is none."""
        found = self.one(id=row)
        if found is None:
            raise Refusal("row-gone", table=self._table.name)
        return found

    def one(self, **equal: Any) -> Any:
        """Return the first row whose columns equal the values, or None."""
        query = statements.rows_where(self._table, statements.shape_of(equal), self._only)
        row = query.first(self._connection, statements.compared(equal))
        return None if row is None else statements.row_type(self._table)._make(row)

    def find(self, **equal: Any) -> list[Any]:
        """Return all rows whose columns equal the values, in order of their ids."""
        query = statements.rows_where(self._table, statements.shape_of(equal), self._only)
        rows = query.run(self._connection, statements.compared(equal))
        return list(map(statements.row_type(self._table)._make, rows))

    def count(self, **equal: Any) -> int:
        """Return the number of rows whose columns equal the values."""
        query = statements.number_where(self._table, statements.shape_of(equal), self._only)
        return int(query.scalar(self._connection, statements.compared(equal)))

    def largest(self, column: str, **equal: Any) -> int:
        """Return the largest value of an INTEGER column among the rows, or -1 if there are none."""
        shape = statements.shape_of(equal)
        query = statements.largest_where(self._table, column, shape, self._only)
        found = query.scalar(self._connection, statements.compared(equal))
        return -1 if found is None else int(found)
