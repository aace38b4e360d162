"""Format steps: how a project of an older program becomes one of this program.

A copy is made first. Then, as SQLite advises for changes of tables: foreign keys off, one
transaction, the steps, a foreign key check, commit. Alembic was tried and left out: its batch mode
rebuilds tables and, with foreign keys on, deletes their children's rows.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from app.models.backup import keep_copy
from app.models.errors import Trouble
from app.models.files import FORMAT, known_errors

Step = Callable[[sqlite3.Connection], None]

# STEPS[n] takes a file of format n to format n + 1. The first release writes format 1.
STEPS: Mapping[int, Step] = {}


def bring_up_to_date(
    path: Path, found: int, steps: Mapping[int, Step] = STEPS, goal: int = FORMAT
) -> Path | None:
    """Take the project from format `found` to `goal`; return the copy made first, if any was."""
    if found == goal:
        return None
    copy = keep_copy(path, f"before format {goal}")
    with known_errors(path), contextlib.closing(sqlite3.connect(path)) as connection:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for number in range(found, goal):
                _drop_triggers(connection)
                steps[number](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise Trouble("project-damaged", file=path)
            connection.execute(f"PRAGMA user_version = {goal:d}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return copy


def _drop_triggers(connection: sqlite3.Connection) -> None:
    """Take the journal's triggers away: a format step is not an operation. Opening restores them."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in rows:
        connection.execute(f'DROP TRIGGER "{name}"')
