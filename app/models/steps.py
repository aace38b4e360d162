"""Format steps: how a project of an older program becomes one of this program.

A copy is made first. Then, as SQLite advises for changes of tables: foreign keys off, one
transaction, the steps, a foreign key check, commit. Alembic was tried and left out: its batch mode
rebuilds tables and, with foreign keys on, deletes their children's rows.

A step that changes a table's columns changes the rows in `change.before` with it, or what was done
before cannot be undone.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from app.models import texts
from app.models.backup import keep_copy
from app.models.database import connect
from app.models.errors import Trouble
from app.models.files import check_format, known_errors
from app.models.format import FORMAT

Step = Callable[[sqlite3.Connection], None]


def _to_format_2(connection: sqlite3.Connection) -> None:
    """Add folded texts, recordings, merged values, what merging a copy needs, and new tables."""
    connection.execute(
        "CREATE TABLE folded_text (id INTEGER NOT NULL, uneven TEXT, text TEXT NOT NULL,"
        " PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES text_version (id) ON DELETE CASCADE)"
    )
    for version, stored in connection.execute("SELECT id, text FROM text_version"):
        row = (version, *texts.folded_columns(stored))
        connection.execute("INSERT INTO folded_text (id, uneven, text) VALUES (?, ?, ?)", row)
    _add_column(connection, "transcript", "audio TEXT")
    _add_column(connection, "attribute", "merged TEXT")
    _add_column(connection, "disagreement", "key TEXT")
    _add_column(connection, "disagreement", "codings TEXT")
    # What a merge of a copy brings
    connection.execute("ALTER TABLE op ADD COLUMN merge INTEGER")
    connection.execute(
        "CREATE TABLE conflict (id INTEGER NOT NULL, tbl TEXT NOT NULL, row INTEGER NOT NULL,"
        " field TEXT, ours TEXT, theirs TEXT, coder INTEGER, found_on TEXT NOT NULL, decided TEXT,"
        " PRIMARY KEY (id),"
        " FOREIGN KEY(coder) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED)"
    )
    connection.execute(
        "CREATE TABLE silenced_gap (id INTEGER NOT NULL, kind TEXT NOT NULL,"
        " subject INTEGER NOT NULL, subject_group INTEGER, reason TEXT NOT NULL, made_by INTEGER,"
        " created TEXT NOT NULL, PRIMARY KEY (id),"
        " FOREIGN KEY(made_by) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED)"
    )
    _add_diagrams(connection)
    _add_member_checks(connection)
    _add_own_roles(connection)
    _add_memo_outline(connection)
    _widen_indexes(connection)


def _widen_indexes(connection: sqlite3.Connection) -> None:
    """Have all in the indexes that counting and searching read."""
    for old in ("ix_turn_transcript", "coding_by_transcript", "coding_by_code"):
        connection.execute(f"DROP INDEX {old}")
    for name, columns in (
        (
            "turn_by_transcript ON turn",
            'transcript, label_start, start, "end", speaker, role, participant, milliseconds',
        ),
        ("coding_by_transcript ON coding", 'transcript, start, "end", code, coder'),
        ("coding_by_code ON coding", "code, coder"),
    ):
        connection.execute(f"CREATE INDEX {name} ({columns})")


def _add_diagrams(connection: sqlite3.Connection) -> None:
    """Add where things stand in the diagrams of axial coding."""
    keys = "".join(
        f" FOREIGN KEY({name}) REFERENCES {table} (id) DEFERRABLE INITIALLY DEFERRED,"
        for name, table in (
            ("paradigm", "paradigm"),
            ("code", "code"),
            ("category", "category"),
            ("made_by", "coder"),
        )
    ).rstrip(",")
    connection.execute(
        "CREATE TABLE diagram_place (id INTEGER NOT NULL, paradigm INTEGER, code INTEGER,"
        " category INTEGER, x INTEGER NOT NULL, y INTEGER NOT NULL, made_by INTEGER,"
        f" PRIMARY KEY (id),{keys})"
    )
    for column in ("paradigm", "code", "category"):
        connection.execute(f"CREATE INDEX ix_diagram_place_{column} ON diagram_place ({column})")


def _add_member_checks(connection: sqlite3.Connection) -> None:
    """Add what was sent to participants to be checked."""
    connection.execute(
        "CREATE TABLE member_check (id INTEGER NOT NULL, participant INTEGER NOT NULL,"
        " what TEXT NOT NULL, sent_on TEXT NOT NULL, returned_on TEXT, outcome TEXT,"
        " PRIMARY KEY (id), FOREIGN KEY(participant) REFERENCES participant (id)"
        " DEFERRABLE INITIALLY DEFERRED)"
    )
    connection.execute("CREATE INDEX ix_member_check_participant ON member_check (participant)")


def _add_own_roles(connection: sqlite3.Connection) -> None:
    """Add roles that a team makes up, and suggestions that were waved away."""
    late = "DEFERRABLE INITIALLY DEFERRED"
    connection.execute(
        "CREATE TABLE own_role (id INTEGER NOT NULL, paradigm INTEGER NOT NULL, name TEXT NOT NULL,"
        " side TEXT NOT NULL, position INTEGER DEFAULT '0' NOT NULL, made_by INTEGER,"
        " PRIMARY KEY (id),"
        f" FOREIGN KEY(paradigm) REFERENCES paradigm (id) {late},"
        f" FOREIGN KEY(made_by) REFERENCES coder (id) {late})"
    )
    connection.execute("CREATE INDEX ix_own_role_paradigm ON own_role (paradigm)")
    _add_column(connection, "paradigm_role", f"own_role INTEGER REFERENCES own_role (id) {late}")
    connection.execute(
        "CREATE TABLE waved_suggestion (id INTEGER NOT NULL, owner INTEGER, code INTEGER NOT NULL,"
        " category INTEGER NOT NULL, made_by INTEGER, PRIMARY KEY (id),"
        f" FOREIGN KEY(owner) REFERENCES coder (id) {late},"
        f" FOREIGN KEY(code) REFERENCES code (id) {late},"
        f" FOREIGN KEY(category) REFERENCES category (id) {late},"
        f" FOREIGN KEY(made_by) REFERENCES coder (id) {late})"
    )
    connection.execute("CREATE INDEX ix_waved_suggestion_code ON waved_suggestion (code)")


def _add_memo_outline(connection: sqlite3.Connection) -> None:
    """Add the outline into which memos are sorted."""
    late = "DEFERRABLE INITIALLY DEFERRED"
    connection.execute(
        "CREATE TABLE outline_row (id INTEGER NOT NULL, memo INTEGER, heading TEXT, parent INTEGER,"
        " position INTEGER DEFAULT '0' NOT NULL, made_by INTEGER, PRIMARY KEY (id),"
        f" FOREIGN KEY(memo) REFERENCES memo (id) {late},"
        f" FOREIGN KEY(parent) REFERENCES outline_row (id) {late},"
        f" FOREIGN KEY(made_by) REFERENCES coder (id) {late})"
    )
    for column in ("memo", "parent"):
        connection.execute(f"CREATE INDEX ix_outline_row_{column} ON outline_row ({column})")


def _add_column(connection: sqlite3.Connection, table: str, column: str) -> None:
    """Add a column that holds NULL, also to the rows as they were before."""
    name = column.partition(" ")[0]
    connection.execute(f'ALTER TABLE "{table}" ADD COLUMN {column}')
    connection.execute(
        f"UPDATE change SET before = json_insert(before, '$.{name}', NULL)"
        " WHERE tbl = ? AND before IS NOT NULL",
        (table,),
    )


# STEPS[n] takes a file of format n to format n + 1. The first release writes format 1.
STEPS: Mapping[int, Step] = {1: _to_format_2}


def bring_up_to_date(
    path: Path, steps: Mapping[int, Step] = STEPS, goal: int = FORMAT
) -> Path | None:
    """Take the project to format `goal`; return the copy made first, if any was.

    Raises Trouble, with the file as it was, where a step leaves references to nothing.
    """
    with known_errors(path), contextlib.closing(connect(path)) as connection:
        connection.isolation_level = None
        # The file's own header may be older than a write-ahead log beside it.
        found = _format(connection)
        check_format(path, found, goal)
        if found == goal:
            return None
        copy = keep_copy(path, f"before format {goal}")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for number in range(found, goal):
                _drop_triggers(connection)
                steps[number](connection)
            connection.execute(f"PRAGMA user_version = {goal:d}")
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
            connection.execute("ROLLBACK" if dangling else "COMMIT")
        except BaseException:
            # A full disk makes SQLite roll back by itself.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    if dangling:
        raise Trouble("project-damaged", file=path)
    return copy


def _format(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _drop_triggers(connection: sqlite3.Connection) -> None:
    """Take the journal's triggers away, for a step is no operation; opening restores them."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in rows:
        connection.execute(f'DROP TRIGGER "{name}"')
