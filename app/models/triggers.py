"""The triggers that keep the journal: SQLite's own text, generated from the schema.

Each tracked table gets three. Every one first refuses to run outside an open operation (with RAISE,
because the outer statement's OR IGNORE would swallow a NOT NULL failure inside the trigger), then
writes the row as it was before. Others keep the log itself from being rewritten, and what is never
changed (texts and frozen copies) from being changed.
"""

from functools import cache

from sqlalchemy import Connection, Table, text

from app.models import schema

REFUSED = "Threefold: change outside an operation"
_LOG_REFUSED = "Threefold: the history only grows"
_FINAL_REFUSED = "Threefold: this is never changed"
FINAL = (
    schema.text_version,
    schema.folded_text,
    schema.frozen_coding,
    schema.frozen_placement,
)


def row_as_json(table: Table, alias: str) -> str:
    """Return the SQL that writes a row down as the journal keeps it; `alias` names the row."""
    cells = ", ".join(f"'{column.name}', {alias}.\"{column.name}\"" for column in table.columns)
    return f"json_object({cells})"


def _row_trigger(table: Table, event: str) -> tuple[str, str]:
    kind = event.lower()
    name = f"journal_{table.name}_{kind}"
    row = "NEW" if event == "INSERT" else "OLD"
    before = "NULL" if event == "INSERT" else row_as_json(table, "OLD")
    body = (
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{table.name}" BEGIN'
        f" SELECT RAISE(ABORT, '{REFUSED}') WHERE NOT EXISTS (SELECT 1 FROM open_op);"
        f' INSERT INTO change (op, tbl, "row", kind, before) VALUES'
        f" ((SELECT op FROM open_op), '{table.name}', {row}.id, '{kind}', {before}); END"
    )
    return name, body


def _identity_trigger(table: Table) -> tuple[str, str]:
    name = f"journal_{table.name}_identity"
    # Not OF id: SQLite lets a statement name the same column "rowid".
    body = (
        f'CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table.name}"'
        f" WHEN OLD.id <> NEW.id BEGIN SELECT RAISE(ABORT, 'Threefold: a row keeps its id'); END"
    )
    return name, body


def _log_trigger(table: str, event: str) -> tuple[str, str]:
    name = f"log_{table}_{event.lower()}"
    # The open operation may still be completed or taken back; what is committed stays.
    column = "id" if table == "op" else "op"
    when = f"NOT EXISTS (SELECT 1 FROM open_op WHERE op = OLD.{column})"
    if event == "INSERT":
        # In place of an older row, as INSERT OR REPLACE would; and a row of no open operation.
        when = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
        if table == "change":
            when += " OR NOT EXISTS (SELECT 1 FROM open_op WHERE op = NEW.op)"
    body = (
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}"'
        f" WHEN {when} BEGIN SELECT RAISE(ABORT, '{_LOG_REFUSED}'); END"
    )
    return name, body


def _final_trigger(table: Table, event: str) -> tuple[str, str]:
    name = f"final_{table.name}_{event.lower()}"
    changed = {"INSERT": f'EXISTS (SELECT 1 FROM "{table.name}" WHERE id = NEW.id)', "UPDATE": "1"}
    body = (
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table.name}" BEGIN'
        f" SELECT RAISE(ABORT, '{REFUSED}') WHERE NOT EXISTS (SELECT 1 FROM open_op);"
        f" SELECT RAISE(ABORT, '{_FINAL_REFUSED}') WHERE {changed.get(event, '0')}; END"
    )
    return name, body


@cache
def expected() -> dict[str, str]:
    """Return the text of every trigger by its name, as this schema needs them."""
    events = ("INSERT", "UPDATE", "DELETE")
    found = dict(_row_trigger(table, event) for table in schema.TRACKED for event in events)
    found.update(_identity_trigger(table) for table in schema.TRACKED)
    found.update(_log_trigger(table, event) for table in ("op", "change") for event in events)
    found.update(_final_trigger(table, event) for table in FINAL for event in events)
    return found


def present(connection: Connection) -> dict[str, str]:
    """Return the text of every trigger that the file holds, by its name."""
    query = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row.name: row.sql for row in connection.execute(query)}


def install(connection: Connection) -> list[str]:
    """Make the file's triggers what the schema needs; return the names of those that were not."""
    want, have = expected(), present(connection)
    wrong = [name for name in want.keys() | have.keys() if want.get(name) != have.get(name)]
    for name in wrong:
        if name in have:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        if name in want:
            connection.exec_driver_sql(want[name])
    return sorted(wrong)
