"""A copy of the whole project for somebody who reads it and comments on it, as a supervisor does.

It is built new, like every hand-out, but holds everybody's work. What stays behind: private memos
of others, what waits to be decided after merges, the paths of recordings, and what rows were before
they changed. The history comes along to be read. While a blind round is open none is written,
because the file would hold both coders' work.

In it only comments can be written, by the person it is for: `refuse_in` is asked before every
operation, and operations that may run carry the mark `in_reading_copy`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from app.models import arrivals, clock, schema
from app.models.creation import make_file
from app.models.errors import Refusal
from app.models.handout import SETTING, Handout, Owner, Row, new_uid, read_owner
from app.models.incoming import DoneElsewhere
from app.models.queries.rounds import blind_rounds
from app.models.reader import Reader
from app.models.store import new_id

_STAYS = frozenset(("conflict", "op", "change", "open_op"))
_HANDED_OUT = "handout"  # how the names of settings begin that say what was handed out


def refuse_while_blind(reader: Reader) -> None:
    """Refuse (`reading-copy-blind`) while an independent round is not frozen."""
    rounds = blind_rounds(reader)
    if rounds:
        raise Refusal("reading-copy-blind", rounds=", ".join(rounds))


def write_reading_copy(
    reader: Reader, path: Path, coder: int, *, uid: str | None = None
) -> Handout:
    """Write the copy for `coder`, who may comment in it.

    Refused: `reading-copy-blind`, and where the file exists; raises Trouble where it cannot be
    written.
    """
    refuse_while_blind(reader)
    uid = uid or new_uid()
    value = json.dumps({"uid": uid, "to": coder, "at": clock.now(), "reading": True})
    rows = _rows(reader.connection, coder)
    rows["setting"].append({"id": new_id(), "name": SETTING, "value": value})
    done = _done(reader.connection)

    def bring_history(connection: Connection) -> None:
        number = connection.execute(select(schema.open_op.c.op)).scalar_one()
        arrivals.bring(connection, number, done)

    make_file(path, rows, bring_history)
    return Handout(uid, {name: len(found) for name, found in rows.items() if found})


def reader_of(connection: Connection) -> Owner | None:
    """Return for whom a project is a copy to read, None where it is none."""
    owner = read_owner(connection)
    return owner if owner is not None and owner.reading else None


def refuse_in(reading: Owner | None, operation: Any, coder: int | None) -> None:
    """Refuse what must not be done in a copy for reading (None: it is none).

    Refused: `reading-copy`; `reading-copy-of-another` where somebody else comments.
    """
    if reading is None:
        return
    if not getattr(operation, "in_reading_copy", False):
        raise Refusal("reading-copy")
    if coder != reading.coder:
        raise Refusal("reading-copy-of-another")


def refuse_in_one(reader: Reader) -> None:
    """Refuse (`reading-copy`) what writes no row and yet must not be done in a copy for reading."""
    refuse_in(reader_of(reader.connection), None, None)


def _rows(connection: Connection, coder: int) -> dict[str, list[Row]]:
    """Return the rows that go out; what leans on one that stays behind stays too."""
    found: dict[str, list[Row]] = {}
    memos: set[int] = set()
    for table in schema.metadata.sorted_tables:
        if table.name in _STAYS:
            continue
        rows = [row for row in _read(connection, table) if _may_go(table, row, coder)]
        if table is schema.memo:
            memos = {row["id"] for row in rows}
        if table is schema.transcript:
            rows = [{**row, "audio": None} for row in rows]
        found[table.name] = rows
    found["outline_row"] = _outline(found["outline_row"], memos)
    return found


def _may_go(table: Table, row: Row, coder: int) -> bool:
    if table is schema.memo:
        return not row["private"] or row["author"] == coder
    return table is not schema.setting or not row["name"].startswith(_HANDED_OUT)


def _outline(rows: list[Row], memos: set[int]) -> list[Row]:
    """Return the outline without private memos; what stood below one stands at the top."""
    kept = [row for row in rows if row["memo"] is None or row["memo"] in memos]
    ids = {row["id"] for row in kept}
    return [{**row, "parent": row["parent"] if row["parent"] in ids else None} for row in kept]


def _read(connection: Connection, table: Table) -> Iterator[Row]:
    for row in connection.execute(select(table)):
        yield dict(row._mapping)


def _done(connection: Connection) -> list[DoneElsewhere]:
    """Return what was done so far, without what came with merges that were undone."""
    op = schema.op
    known = arrivals.known_operations(connection)
    rows = [row for row in connection.execute(select(op).order_by(op.c.id)) if row.uid in known]
    uids = {row.id: row.uid for row in rows}
    return [
        DoneElsewhere(
            row.uid, row.coder, row.kind, row.role, uids.get(row.target), row.at, row.details
        )
        for row in rows
    ]
