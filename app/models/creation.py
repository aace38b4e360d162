"""Making a new project file: whole, under another name first, and never over something."""

import contextlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models import files, journal, schema, triggers
from app.models.database import outside_transaction, writer_engine
from app.models.errors import Refusal, Trouble
from app.models.format import APPLICATION_ID, FORMAT

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
Further = Callable[[Connection], object]


def make_empty(path: Path, title: str) -> None:
    """Write an empty project; refused where the file exists."""
    row = {"id": 1, "uid": uuid.uuid4().hex, "title": title}
    make_file(path, {schema.study.name: [row]})


def make_file(path: Path, rows: Rows, further: Further | None = None) -> None:
    """Write a new project that holds these rows, by table; refused where the file exists.

    `further` runs after them, in the same first operation.
    """
    if path.exists():
        raise Refusal("project-exists", file=path)
    if not path.parent.is_dir():
        raise Trouble("folder-missing", folder=path.parent)
    part = path.with_name(f".{path.name}.new")
    try:
        with files.known_errors(path):
            files.remove_with_logs(part)
            _write(part, rows, further)
            # Logs of a project that was deleted by hand would be played into the new one.
            files.remove_logs(path)
            part.rename(path)
    except OSError as error:
        raise Trouble("copy-failed", file=path, why=error.strerror) from error
    finally:
        with contextlib.suppress(OSError):
            files.remove_with_logs(part)


@cache
def _tables_and_indexes() -> tuple[str, ...]:
    """Return the statements that make the schema; composing them takes longer than running them."""
    tables = schema.metadata.sorted_tables
    made: list[CreateTable | CreateIndex] = [CreateTable(table) for table in tables]
    indexes = (index for table in tables for index in table.indexes)  # a set has no order
    made += [CreateIndex(index) for index in sorted(indexes, key=lambda one: str(one.name))]
    return tuple(str(statement.compile(dialect=sqlite.dialect())) for statement in made)


def _write(path: Path, rows: Rows, further: Further | None) -> None:
    engine = writer_engine(path, create=True)
    try:
        with engine.begin() as connection:
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            connection.execute(text(f"PRAGMA user_version = {FORMAT}"))
            for statement in _tables_and_indexes():
                connection.exec_driver_sql(statement)
            triggers.install(connection)
            with journal.operation(connection, journal.MAKE_PROJECT, None):
                for table in schema.metadata.sorted_tables:  # each after what it refers to
                    if rows.get(table.name):
                        connection.execute(table.insert(), rows[table.name])
                if further is not None:
                    further(connection)
        outside_transaction(engine, "PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()
