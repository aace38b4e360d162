"""How a table of the project file is written down.

Every tracked table has one random 62-bit integer as its key (the row's identity in every copy of
the project) and otherwise only INTEGER and TEXT columns, because the journal keeps rows as JSON.
There is no UNIQUE on names or order: undoing a swap would fail, and a hidden code would show
through the refusal. Names are labels, never keys.
"""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.sql.type_api import TypeEngine

metadata = MetaData()

# SQLite makes a column the row id only if its type reads exactly INTEGER.
BigId: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")


def text(name: str, *, needed: bool = False, default: str | None = None) -> Column[Any]:
    """Return a TEXT column; an optional one holds NULL for "not given", never the empty string."""
    return Column(name, Text, nullable=not (needed or default is not None), server_default=default)


def number(name: str, *, needed: bool = False, default: int | None = None) -> Column[Any]:
    """Return an INTEGER column."""
    server = None if default is None else str(default)
    return Column(
        name, Integer, nullable=not (needed or default is not None), server_default=server
    )


def ref(name: str, target: str, *, needed: bool = False, index: bool = False) -> Column[Any]:
    """Return a reference to another table's `id`.

    Deferred to the commit, so that undo may put rows back in any order.
    """
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, BigId, key, nullable=not needed, index=index)


def tracked(name: str, *columns: Column[Any], author: str | None = None) -> Table:
    """Return a table whose every change goes through the journal.

    `author` names the column with the coder whose work a row is; blind coding hides rows by it.
    """
    return Table(
        name,
        metadata,
        Column("id", BigId, primary_key=True, autoincrement=False),
        *columns,
        info={"tracked": True, "author": author},
    )


def untracked(name: str, *columns: Any, author: str | None = None) -> Table:
    """Return a table outside the journal: immutable texts, frozen copies and the journal itself."""
    return Table(name, metadata, *columns, info={"tracked": False, "author": author})
