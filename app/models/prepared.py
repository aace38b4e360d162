"""Statements of SQLAlchemy's turned into SQL text once, and run by the driver itself.

One coding takes a dozen small statements. Building each anew costs 300 µs and running it through
SQLAlchemy 100 µs, where the driver needs 15; and a coding has to be on the disk before the next key
is pressed. So the statements of stores, of the journal and of hot queries are prepared here. They
run on the connection that SQLAlchemy has begun a transaction on, and it still commits them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import TypeEngine

from app.models.errors import Refusal

Values = Mapping[str, Any]
_DIALECT = sqlite.dialect()


def given(name: str, kind: type[TypeEngine[Any]] | None = None) -> BindParameter[Any]:
    """Return the place of a named value that is given when the statement runs."""
    # With None as its value: one without is asked for already when the text is made.
    return bindparam(name, None, type_=kind)


class Prepared:
    """A statement with named values; those that were literal in it are part of it."""

    def __init__(self, statement: ClauseElement, columns: Sequence[str] = ()) -> None:
        """Turn `statement` into text; `columns` are those that an insert or update sets."""
        compiled = statement.compile(
            dialect=_DIALECT,
            column_keys=list(columns) or None,
            compile_kwargs={"render_postcompile": True},
        )
        self.sql = str(compiled)
        self._names: list[str] = compiled.positiontup or []  # type: ignore[attr-defined]
        self._literal = {
            name: value for name, value in compiled.params.items() if value is not None
        }

    def run(self, connection: Connection, values: Values) -> sqlite3.Cursor:
        """Run it once; the cursor gives rows as plain tuples."""
        with _whole_texts():
            return _driver(connection).execute(self.sql, self._ordered(values))

    def run_many(self, connection: Connection, many: Iterable[Values]) -> None:
        """Run it once for each of the values."""
        with _whole_texts():
            _driver(connection).executemany(self.sql, map(self._ordered, many))

    def first(self, connection: Connection, values: Values) -> tuple[Any, ...] | None:
        """Return the first row, or None."""
        row: tuple[Any, ...] | None = self.run(connection, values).fetchone()
        return row

    def scalar(self, connection: Connection, values: Values) -> Any:
        """Return the first value of the first row, or None where there is no row."""
        row = self.first(connection, values)
        return None if row is None else row[0]

    def _ordered(self, values: Values) -> list[Any]:
        literal = self._literal
        return [values[name] if name in values else literal[name] for name in self._names]


@contextmanager
def _whole_texts() -> Iterator[None]:
    """Refuse half a character (a lone surrogate), which no file can hold."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise Refusal("text-with-broken-characters") from error


def _driver(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw
