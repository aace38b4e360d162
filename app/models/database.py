"""Connections to a project file: one that writes, any number that only read.

pysqlite's own transaction handling is switched off (`isolation_level=None`), so that BEGIN is ours:
IMMEDIATE for the writer, plain for readers, who thus see one state from first to last query.
Readers are `query_only` connections and not `mode=ro`: when such a reader closed last, the main
file lacked committed rows, and users mail that file.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

_COMMON = (
    "PRAGMA foreign_keys = ON",
    # Without it the deletes of an INSERT OR REPLACE would go unrecorded.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)
_WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 2000",
    # What a large import leaves of the log is given back to the disk while the project is open.
    "PRAGMA journal_size_limit = 64000000",
)
_READER = ("PRAGMA query_only = ON", "PRAGMA busy_timeout = 2000")


def writer_engine(path: Path, *, create: bool = False) -> Engine:
    """Return the engine of the one writing connection; use it from one thread only."""
    pragmas = (*_WRITER, *_COMMON)
    return _engine(path, pragmas, "BEGIN IMMEDIATE", create=create, poolclass=StaticPool)


def reader_engine(path: Path) -> Engine:
    """Return an engine whose connections can only read; usable from every thread."""
    return _engine(path, (*_COMMON, *_READER), "BEGIN", poolclass=QueuePool, max_overflow=-1)


def connect(path: Path, *, create: bool = False, **settings: Any) -> sqlite3.Connection:
    """Return a plain connection to a file, which must be there unless `create`.

    By itself SQLite would make an empty file where somebody has just moved the project away.
    """
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    slash = "" if name.startswith("/") else "/"  # before the letter of a Windows drive
    mode = "rwc" if create else "rw"
    found: sqlite3.Connection = sqlite3.connect(
        f"file://{slash}{name}?mode={mode}", uri=True, **settings
    )
    return found


def outside_transaction(engine: Engine, pragma: str) -> None:
    """Run a pragma that SQLite wants outside a transaction, to its end."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(pragma).fetchall()


def _engine(
    path: Path, pragmas: tuple[str, ...], begin: str, *, create: bool = False, **pool: Any
) -> Engine:
    place = path.absolute()  # connections are made later too, from wherever the program stands

    def creator() -> sqlite3.Connection:
        return connect(place, create=create, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=creator, **pool)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
