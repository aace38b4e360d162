"""Reading a copy of the project that comes back: its rows, and what was done in it.

What is known already is told by the operations' identities: those that the main file holds, own or
brought by a merge that stands, are no news. For every row that the news touched, its first image
before them is the base of a three-way comparison.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, func, select

from app.models import files, schema
from app.models.database import reader_engine
from app.models.errors import Trouble
from app.models.format import FORMAT
from app.models.handout import read_owner
from app.models.journal import MAKE_PROJECT
from app.models.lock import ProjectLock

Row = dict[str, Any]


class DoneElsewhere(NamedTuple):
    """An operation of the copy; `target` is the uid of the operation that it undid or redid."""

    uid: int
    coder: int | None
    kind: str
    role: str
    target: int | None
    at: str
    details: str


class Incoming:
    """An open copy. `known` are the uids of operations that are no news; close it after use."""

    def __init__(self, path: Path) -> None:
        """Open a copy for reading; raises Trouble where it is none, or is open elsewhere."""
        self.path = path
        if files.check_header(path) < FORMAT:
            raise Trouble("copy-older", file=path)
        self._lock = ProjectLock(path)
        self._engine: Engine = reader_engine(path)
        try:
            with files.known_errors(path):
                self._connection = self._engine.connect()
                study = schema.study
                self.study: str = self._connection.execute(select(study.c.uid)).scalar_one()
        except BaseException:
            self._engine.dispose()
            self._lock.release()
            raise

    def close(self) -> None:
        """Let the copy go."""
        self._connection.close()
        self._engine.dispose()
        self._lock.release()

    def __enter__(self) -> "Incoming":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def coder(self) -> int | None:
        """Return whose copy it is, where it was handed out to one coder."""
        owner = read_owner(self._connection)
        return None if owner is None else owner.coder

    @property
    def reading(self) -> bool:
        """Tell whether the copy was for reading only."""
        owner = read_owner(self._connection)
        return owner is not None and owner.reading

    def news(self, known: Collection[int]) -> "News":
        """Return what was done in the copy that is not known yet."""
        op = schema.op
        with files.known_errors(self.path):
            rows = self._connection.execute(select(op).order_by(op.c.id)).all()
        uids = {row.id: row.uid for row in rows}
        new = [row for row in rows if row.uid not in known and row.kind != MAKE_PROJECT]
        done = [
            DoneElsewhere(
                row.uid, row.coder, row.kind, row.role, uids.get(row.target), row.at, row.details
            )
            for row in new
        ]
        return News(done, self._touched({row.id for row in new}))

    def _touched(self, new: set[int]) -> dict[str, dict[int, Row | None]]:
        """Return the first image of every row that the new operations changed, by table."""
        change = schema.change
        found: dict[str, dict[int, Row | None]] = {}
        query = select(change.c.op, change.c.tbl, change.c.row, change.c.before)
        with files.known_errors(self.path):
            for op, table, row, before in self._connection.execute(query.order_by(change.c.id)):
                if op in new:
                    image = None if before is None else json.loads(before)
                    found.setdefault(table, {}).setdefault(row, image)
        return found

    def rows(self, table: str) -> Iterator[Row]:
        """Give every row of a table."""
        with files.known_errors(self.path):
            for row in self._connection.execute(select(schema.metadata.tables[table])):
                yield dict(row._mapping)

    def text(self, version: int) -> str:
        """Return a text version's text."""
        table = schema.text_version
        query = select(table.c.text).where(table.c.id == version)
        with files.known_errors(self.path):
            return str(self._connection.execute(query).scalar_one())

    def chain(self, version: int) -> list[str]:
        """Return the hashes of a text version and of those before it, the newest first."""
        table = schema.text_version
        found: list[str] = []
        at: int | None = version
        with files.known_errors(self.path):
            while at is not None and len(found) <= self._versions():
                query = select(table.c.hash, table.c.before).where(table.c.id == at)
                text_hash, at = self._connection.execute(query).one()
                found.append(text_hash)
        return found

    def _versions(self) -> int:
        query = select(func.count()).select_from(schema.text_version)
        return int(self._connection.execute(query).scalar_one())


class News(NamedTuple):
    """Operations in their order, and by table and id the rows that they touched.

    The image is the row as it was before the first of them; None: it was not there.
    """

    done: list[DoneElsewhere]
    before: dict[str, dict[int, Row | None]]
