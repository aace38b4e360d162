"""Reading what `threefold check` judges: pages, references, spans, texts, structure and journal.

These are no queries for screens and stand outside the registry: they hide nothing from anybody, so
what is made of them names transcripts and tables only. The file may be damaged in any way, and
nothing here trusts it: whatever cannot be read is raised as Trouble("check-unreadable"), one part
at a time, and the other parts go on.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Column, Executable, Table, case, func, or_, select, text
from sqlalchemy.exc import SQLAlchemyError

from app.models import schema, triggers
from app.models.database import reader_engine
from app.models.errors import Trouble
from app.models.files import known_errors
from app.models.reader import Reader
from app.models.visibility import EVERYTHING

_SPANS = (
    schema.coding,
    schema.quotation,
    schema.evidence,
    schema.memo,
    schema.frozen_coding,
)
FROZEN = frozenset((schema.frozen_coding.name,))  # on the text as it was then
_PAGES_AT_MOST = 20


class SpanGroup(NamedTuple):
    """Spans of one table on one text version of one transcript: how many, and how far they reach.

    `empty` counts those that hold no character; `length` is None where the version is not there.
    """

    table: str
    transcript: int
    text_version: int
    n: int
    first: int
    last: int
    empty: int
    length: int | None


class StoredText(NamedTuple):
    """A text version with its text."""

    id: int
    hash: str
    length: int
    before: int | None
    text: str


class StoredMap(NamedTuple):
    """How spans of the version `before` move into a text version, as JSON."""

    id: int
    before: int
    map: str | None


class StoredTurn(NamedTuple):
    """A turn's places on its text version."""

    transcript: int
    text_version: int
    label_start: int
    start: int
    end: int


class StoredPlace(NamedTuple):
    """A placement as it stands, also of what is gone."""

    owner: int | None
    code: int | None
    category: int | None
    parent: int | None


class StoredCode(NamedTuple):
    """A code as it stands, also a tombstone, with the number of its codings."""

    id: int
    parent: int | None
    gone: str | None
    codings: int


class StoredChange(NamedTuple):
    """One line of the journal."""

    op: int
    table: str
    row: int
    kind: str
    before: str | None


@contextmanager
def looking_at(path: Path) -> Iterator[Reader]:
    """Read a project file that need not be sound; raises Trouble where SQLite cannot open it."""
    engine = reader_engine(path)
    try:
        with known_errors(path), engine.connect() as connection:
            yield Reader(connection, EVERYTHING)
    finally:
        engine.dispose()


def _rows(reader: Reader, part: str, query: Executable) -> Iterator[Any]:
    try:
        yield from reader.connection.execute(query)
    except (SQLAlchemyError, sqlite3.Error, UnicodeError) as error:
        why = str(getattr(error, "orig", None) or error)
        raise Trouble("check-unreadable", part=part, why=why) from error


def broken_pages(reader: Reader) -> list[str]:
    """Return what SQLite finds wrong with pages, indexes and columns, as SQLite says it."""
    found = _rows(reader, "pages", text(f"PRAGMA integrity_check({_PAGES_AT_MOST})"))
    return [line for (line,) in found if line != "ok"]


def dangling_references(reader: Reader) -> dict[tuple[str, str], int]:
    """Return the number of references to rows that are not there, by (table, table meant)."""
    found = _rows(reader, "references", text("PRAGMA foreign_key_check"))
    return dict(Counter((row[0], row[2]) for row in found))


def wrong_triggers(reader: Reader) -> list[str]:
    """Return the names of triggers that are missing, changed or not ours."""
    held = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    want = triggers.expected()
    have = dict(tuple(row) for row in _rows(reader, "triggers", held))
    return sorted(name for name in want.keys() | have.keys() if want.get(name) != have.get(name))


def open_operations(reader: Reader) -> int:
    """Return the number of operations that are open: none, between commits."""
    (row,) = _rows(reader, "open_op", select(func.count()).select_from(schema.open_op))
    return int(row[0])


def wrong_types(reader: Reader) -> dict[str, int]:
    """Return the number of rows with a value of another type than the column's, by table."""
    found: dict[str, int] = {}
    for table in schema.metadata.sorted_tables:
        (row,) = _rows(reader, table.name, _count_of_wrong_types(table))
        if row[0]:
            found[table.name] = int(row[0])
    return found


def _count_of_wrong_types(table: Table) -> Executable:
    # Written out: building these fifty statements takes longer than running them.
    wrong = " OR ".join(
        f"typeof(\"{column.name}\") NOT IN ('{_type_of(column)}', 'null')"
        for column in table.columns
    )
    return text(f'SELECT count(*) FROM "{table.name}" WHERE {wrong}')


def _type_of(column: Column[Any]) -> str:
    return "integer" if column.type.python_type is int else "text"


def span_groups(reader: Reader) -> list[SpanGroup]:
    """Return the spans of codings, quotations, evidence, memos and frozen codings, summed up."""
    version = schema.text_version
    found: list[SpanGroup] = []
    for table in _SPANS:
        columns = table.c
        grouped = (
            select(
                columns.transcript,
                columns.text_version,
                func.count(),
                func.min(columns.start),
                func.max(columns.end),
                func.sum(case((columns.start >= columns.end, 1), else_=0)),
                func.max(version.c.length),
            )
            .outerjoin(version, version.c.id == columns.text_version)
            .where(columns.transcript.is_not(None))
            # A memo on a transcript as a whole has no span.
            .where(or_(columns.start.is_not(None), columns.text_version.is_not(None)))
            .group_by(columns.transcript, columns.text_version)
        )
        rows = _rows(reader, table.name, grouped)
        found += [SpanGroup(table.name, *row) for row in rows]
    return found


def transcript_versions(reader: Reader) -> dict[int, tuple[str, int]]:
    """Return each transcript's name and present text version."""
    columns = schema.transcript.c
    found = _rows(reader, "transcript", select(columns.id, columns.name, columns.text_version))
    return {row.id: (row.name, row.text_version) for row in found}


def version_chain(reader: Reader) -> dict[int, int | None]:
    """Return for every text version the one before it, or None."""
    columns = schema.text_version.c
    found = _rows(reader, "text_version", select(columns.id, columns.before))
    return {row.id: row.before for row in found}


def text_lengths(reader: Reader) -> dict[int, int]:
    """Return the length of every text version in code points, as it is recorded."""
    columns = schema.text_version.c
    found = _rows(reader, "text_version", select(columns.id, columns.length))
    return {row.id: row.length for row in found}


def stored_texts(reader: Reader) -> Iterator[StoredText]:
    """Give every text version, one at a time."""
    columns = schema.text_version.c
    found = select(*(columns[name] for name in StoredText._fields))
    yield from map(StoredText._make, _rows(reader, "text_version", found))


def not_folded(reader: Reader) -> list[int]:
    """Return the text versions without the folded copy that searching reads."""
    version, copy = schema.text_version.c.id, schema.folded_text.c.id
    found = select(version).where(version.not_in(select(copy)))
    return [row.id for row in _rows(reader, "text_version", found)]


def stored_maps(reader: Reader) -> Iterator[StoredMap]:
    """Give the map of every text version that has one before it."""
    columns = schema.text_version.c
    found = select(columns.id, columns.before, columns.map).where(columns.before.is_not(None))
    yield from map(StoredMap._make, _rows(reader, "text_version", found))


def stored_turns(reader: Reader) -> Iterator[StoredTurn]:
    """Give all turns by transcript, in reading order."""
    columns = schema.turn.c
    found = select(*(columns[name] for name in StoredTurn._fields)).order_by(
        columns.transcript, columns.label_start, columns.start
    )
    yield from map(StoredTurn._make, _rows(reader, "turn", found))


def stored_places(reader: Reader) -> list[StoredPlace]:
    """Return every owner's placements."""
    columns = schema.placement.c
    found = select(*(columns[name] for name in StoredPlace._fields))
    return list(map(StoredPlace._make, _rows(reader, "placement", found)))


def stored_codes(reader: Reader) -> list[StoredCode]:
    """Return every code, also deleted and merged ones."""
    code, coding = schema.code, schema.coding
    used = select(func.count()).where(coding.c.code == code.c.id).correlate(code).scalar_subquery()
    found = select(code.c.id, code.c.parent, code.c.gone, used)
    return list(map(StoredCode._make, _rows(reader, "code", found)))


def stored_details(reader: Reader) -> Iterator[tuple[int, str]]:
    """Give the number and details of every operation."""
    columns = schema.op.c
    for row in _rows(reader, "op", select(columns.id, columns.details)):
        yield row.id, row.details


def stored_changes(reader: Reader) -> Iterator[StoredChange]:
    """Give the whole journal, newest first."""
    columns = schema.change.c
    found = select(columns.op, columns.tbl, columns.row, columns.kind, columns.before)
    rows = _rows(reader, "change", found.order_by(columns.id.desc()))
    yield from map(StoredChange._make, rows)


def stored_ids(reader: Reader) -> dict[str, set[int]]:
    """Return the ids of all rows of each tracked table."""
    return {
        table.name: {row[0] for row in _rows(reader, table.name, _ids_of(table))}
        for table in schema.TRACKED
    }


def _ids_of(table: Table) -> Executable:
    return text(f'SELECT id FROM "{table.name}"')


def known_columns() -> dict[str, frozenset[str]]:
    """Return the columns of each tracked table, as this program knows them."""
    return {table.name: frozenset(column.name for column in table.c) for table in schema.TRACKED}
