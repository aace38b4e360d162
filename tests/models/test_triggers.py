"""No row of a tracked table changes outside an operation, and the log is never rewritten.

All statements here run on connections of plain sqlite3, as another program would open the file.
"""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Table

from app.models import schema
from app.models.project import Project
from app.models.triggers import FINAL, expected
from tests.builders import Study

NAMES = [table.name for table in schema.TRACKED]
LOG_GROWS = "Threefold: the history only grows"
OUTSIDE = "Threefold: change outside an operation"
FINAL_STAYS = "Threefold: this is never changed"
KEEPS_ID = "Threefold: a row keeps its id"


@pytest.fixture(scope="module")
def shared(
    template: Study, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(template.copy(tmp_path_factory.mktemp("raw")).path)
    connection.isolation_level = None
    yield connection
    connection.close()


@pytest.fixture
def raw(shared: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Return the connection inside a transaction that is taken back."""
    shared.execute("BEGIN")
    yield shared
    shared.execute("ROLLBACK")


def refusal(raw: sqlite3.Connection, statement: str, *values: object) -> str:
    with pytest.raises(sqlite3.IntegrityError) as caught:
        raw.execute(statement, values)
    return str(caught.value)


def open_operation(raw: sqlite3.Connection) -> int:
    raw.execute("INSERT INTO op (uid, kind, at) VALUES (1, 'test', '2024-01-01T00:00:00Z')")
    number = int(raw.execute("SELECT max(id) FROM op").fetchone()[0])
    raw.execute("INSERT INTO open_op VALUES (?)", (number,))
    return number


def columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def copied(table: Table, new_id: str) -> str:
    """Return the SELECT of an existing row under another id."""
    return (
        f'SELECT {columns(table).replace(chr(34) + "id" + chr(34), new_id, 1)} FROM "{table.name}"'
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_write_without_an_operation_fails(name: str, raw: sqlite3.Connection) -> None:
    table = schema.metadata.tables[name]
    other = next(column.name for column in table.columns if column.name != "id")
    rows = raw.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall()
    assert rows
    writes = [
        f'UPDATE "{name}" SET "{other}" = "{other}"',
        f'UPDATE OR IGNORE "{name}" SET "{other}" = "{other}"',
        f'UPDATE OR REPLACE "{name}" SET "{other}" = "{other}"',
        f'DELETE FROM "{name}"',
        *(
            f'INSERT {how} INTO "{name}" ({columns(table)}) {copied(table, new)} LIMIT 1'
            for how, new in [("", "-1"), ("OR IGNORE", "-1"), ("OR REPLACE", "-1")]
        ),
        f'INSERT OR REPLACE INTO "{name}" ({columns(table)}) {copied(table, "id")}',
        f'REPLACE INTO "{name}" ({columns(table)}) {copied(table, "id")}',
        f'INSERT INTO "{name}" ({columns(table)}) {copied(table, "id")} WHERE 1'
        f' ON CONFLICT (id) DO UPDATE SET "{other}" = excluded."{other}"',
    ]
    assert {refusal(raw, write) for write in writes} == {OUTSIDE}
    assert raw.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() == rows


@pytest.mark.parametrize("name", NAMES)
def test_within_an_operation_each_write_is_written_down(name: str, raw: sqlite3.Connection) -> None:
    table = schema.metadata.tables[name]
    number = open_operation(raw)
    before = raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
    raw.execute(f'INSERT INTO "{name}" ({columns(table)}) {copied(table, "-1")} LIMIT 1')
    raw.execute(f'UPDATE "{name}" SET id = id WHERE id = -1')
    raw.execute(f'DELETE FROM "{name}" WHERE id = -1')
    log = raw.execute('SELECT tbl, "row", kind, before FROM change WHERE op = ?', (number,))
    found = log.fetchall()
    assert [row[:3] for row in found] == [
        (name, -1, "insert"),
        (name, -1, "update"),
        (name, -1, "delete"),
    ]
    assert found[0][3] is None
    assert found[1][3] == found[2][3] != None  # noqa: E711 - all three at once
    assert raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] == before


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("column", ["id", "rowid", "_rowid_"])
def test_a_row_keeps_its_id(name: str, column: str, raw: sqlite3.Connection) -> None:
    open_operation(raw)
    assert refusal(raw, f'UPDATE "{name}" SET {column} = 17') == KEEPS_ID
    assert refusal(raw, f'UPDATE OR REPLACE "{name}" SET {column} = 17') == KEEPS_ID


@pytest.mark.parametrize("inside", [False, True], ids=["between", "within"])
@pytest.mark.parametrize(
    "write",
    [
        "UPDATE op SET kind = 'x' WHERE id = 1",
        "DELETE FROM op WHERE id = 1",
        "INSERT OR REPLACE INTO op (id, uid, kind, at) VALUES (1, 2, 'x', 'x')",
        "UPDATE change SET before = NULL WHERE op = 1",
        "DELETE FROM change",
        'INSERT OR REPLACE INTO change (id, op, tbl, "row", kind)'
        " SELECT 1, max(id), 'a', 1, 'b' FROM op",
        "INSERT INTO change (op, tbl, \"row\", kind) VALUES (1, 'a', 1, 'b')",
    ],
)
def test_the_log_is_not_rewritten(write: str, inside: bool, raw: sqlite3.Connection) -> None:
    if inside:
        open_operation(raw)
    assert refusal(raw, write) == LOG_GROWS


@pytest.mark.parametrize("name", [table.name for table in FINAL])
def test_texts_and_frozen_copies_are_never_changed(name: str, raw: sqlite3.Connection) -> None:
    table = schema.metadata.tables[name]
    new = f'INSERT INTO "{name}" ({columns(table)}) {copied(table, "-1")} LIMIT 1'
    again = f'INSERT OR REPLACE INTO "{name}" ({columns(table)}) {copied(table, "id")}'
    touch = f'UPDATE "{name}" SET {table.columns.keys()[1]} = 1'
    clear = f'DELETE FROM "{name}"'
    assert {refusal(raw, write) for write in (new, again, touch, clear)} == {OUTSIDE}
    open_operation(raw)
    assert {refusal(raw, write) for write in (again, touch)} == {FINAL_STAYS}
    raw.execute(new)
    raw.execute(clear)  # a withdrawal takes texts away for good


def test_missing_changed_and_foreign_triggers_are_mended(study: Study) -> None:
    code, coder = "journal_code_update", "journal_coder_delete"
    with sqlite3.connect(study.path) as raw:
        raw.execute(f"DROP TRIGGER {code}")
        raw.execute(f"DROP TRIGGER {coder}")
        raw.execute(f"CREATE TRIGGER {coder} AFTER DELETE ON coder BEGIN SELECT 1; END")
        raw.execute("CREATE TRIGGER mine AFTER DELETE ON coder BEGIN SELECT 1; END")
    raw.close()
    with Project(study.path, copies=False) as project:
        assert project.mended == [code, coder, "mine"]
    with Project(study.path, copies=False) as project:
        assert project.mended == []
    raw = sqlite3.connect(study.path)
    found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    raw.close()
    assert found == expected()


def test_every_tracked_table_has_its_triggers() -> None:
    wanted = {
        f"journal_{name}_{kind}"
        for name in NAMES
        for kind in ("insert", "update", "delete", "identity")
    }
    assert wanted <= expected().keys()
    untracked = set(schema.metadata.tables) - set(NAMES)
    assert untracked == {
        "change",
        "folded_text",
        "frozen_coding",
        "frozen_placement",
        "op",
        "open_op",
        "text_version",
    }


def test_tracked_columns_are_what_the_journal_can_keep() -> None:
    kinds = {str(column.type) for table in schema.TRACKED for column in table.columns}
    assert kinds == {"BIGINT", "INTEGER", "TEXT"}
    assert all(list(table.primary_key) == [table.c.id] for table in schema.TRACKED)
