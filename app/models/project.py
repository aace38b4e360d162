"""The open project: one writer thread, readers beside it, and the one way to change data.

`Project.do` runs an operation on the writer thread inside one transaction and answers with what
changed. A refusal, a cancelled job or any failure rolls the whole operation back.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from app.models import backup, files, journal, playback, schema, steps, triggers
from app.models.copies import AutomaticCopies
from app.models.creation import make_empty
from app.models.database import outside_transaction, reader_engine, writer_engine
from app.models.errors import Refusal, Trouble
from app.models.gate import Gate
from app.models.lock import ProjectLock
from app.models.reader import Reader
from app.models.reading_copy import reader_of, refuse_in
from app.models.transaction import Progress, Transaction
from app.models.visibility import viewer_of

_LAST_READERS = 5.0  # seconds that closing waits for who still reads


class Operation(Protocol):
    """A plain function that changes the project through a transaction; its name is its kind."""

    __name__: str

    def __call__(self, tx: Transaction, /, *args: Any, **values: Any) -> Any:
        """Run inside the open transaction."""


class Done(NamedTuple):
    """An operation that was committed: its answer, and what it changed (None: nothing)."""

    value: Any
    changes: journal.Changes | None
    kind: str
    details: dict[str, Any]


def kind_of(operation: Operation) -> str:
    """Return the name under which the history keeps an operation: "apply-code"."""
    return operation.__name__.replace("_", "-")


def _no_progress(_done: int, _total: int) -> None:
    """Ignore how far a job has come."""


class Project:
    """An open project file, held for this process until `close`."""

    def __init__(self, path: Path, *, copies: bool = True) -> None:
        """Open an existing project; raises Trouble for every file that cannot be opened.

        `copies` False: no automatic copies, for a project that can be made again.
        """
        self.path = path
        self._file = path.absolute()  # the same wherever the program stands later
        files.check_header(path)
        self._lock = ProjectLock(path)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="threefold-writer")
        self.copies = AutomaticCopies(self._file, wanted=copies)
        self._gate = Gate()
        try:
            # Asked again: until the lock was held another window might have changed it.
            files.check_header(path)
            steps.bring_up_to_date(path)
            self._writer: Engine = writer_engine(path)
            self._readers: Engine = reader_engine(path)
            self.mended = self._thread.submit(self._first_look).result()
        except BaseException:
            self._give_up()
            raise

    @classmethod
    def create(cls, path: Path, title: str = "", *, copies: bool = True) -> "Project":
        """Make an empty project and open it; refused where the file exists."""
        make_empty(path, title)
        return cls(path, copies=copies)

    def do(
        self,
        operation: Operation,
        coder: int | None = None,
        progress: Progress = _no_progress,
        /,
        **values: Any,
    ) -> "Future[Done]":
        """Queue an operation on the writer thread; the future holds Done, a Refusal or a Trouble.

        An operation marked `mass` is preceded by an automatic copy of the project. In a copy for
        reading only comments are taken, all else is refused (`reading-copy`).
        """
        if getattr(operation, "mass", False) and self._reading is None:
            self._thread.submit(self.copies.make, kind_of(operation))
        return self._thread.submit(self._do, operation, coder, progress, values)

    def rehearse(
        self,
        operation: Operation,
        coder: int | None = None,
        progress: Progress = _no_progress,
        /,
        **values: Any,
    ) -> "Future[Any]":
        """Queue an operation whose answer is wanted and not its changes: they are taken back."""
        return self._thread.submit(self._rehearse, operation, coder, progress, values)

    def undo(self, coder: int | None = None) -> "Future[Done]":
        """Queue the undoing of the coder's own latest operation; refused where there is none."""
        return self._thread.submit(self._step, coder, "undo")

    def redo(self, coder: int | None = None) -> "Future[Done]":
        """Queue the redoing of the coder's own latest undone operation."""
        return self._thread.submit(self._step, coder, "redo")

    def undo_back_to(self, op: int, coder: int | None = None) -> "Future[list[Done]]":
        """Queue the undoing of the coder's own operations after number `op`, all or none."""
        return self._thread.submit(self._back_to, op, coder)

    @contextlib.contextmanager
    def read(self, coder: int | None = None) -> Iterator[Reader]:
        """Give one consistent state of the project, as `coder` may see it."""
        with (
            self._gate.passed(),
            files.known_errors(self.path),
            self._readers.begin() as connection,
        ):
            yield Reader(connection, viewer_of(connection, coder))

    def save_copy(self, target: Path) -> "Future[None]":
        """Queue a checked copy of the project; refused over an open project."""
        return self._thread.submit(backup.save_copy, self._file, target.absolute())

    def close(self) -> None:
        """Finish queued work, fold the log into the main file and let the project go."""
        if not self._gate.shut(_LAST_READERS):
            return
        self._readers.dispose()
        self.copies.close()
        self._thread.submit(self._last_write).result()
        self._thread.shutdown()
        self._lock.release()

    def __enter__(self) -> "Project":
        """Return the project itself."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the project."""
        self.close()

    # What follows runs on the writer thread.

    def _first_look(self) -> list[str]:
        with files.known_errors(self.path), self._writer.begin() as connection:
            if schema.missing_tables(connection):
                raise Trouble("project-damaged", file=self.path)
            connection.execute(schema.open_op.delete())
            mended = triggers.install(connection)
            self._reading = reader_of(connection)  # a copy stays what it is while it is open
            changed = journal.changed_since(connection, backup.latest_copy(self._file))
        self.copies.of_the_day(changed)
        return mended

    def _do(
        self, operation: Operation, coder: int | None, progress: Progress, values: dict[str, Any]
    ) -> Done:
        refuse_in(self._reading, operation, coder)
        kind = kind_of(operation)
        # What a row names is gone, deleted or undone in the meantime.
        with self._writing("row-gone") as connection:
            with journal.operation(connection, kind, coder) as number:
                tx = Transaction(connection, viewer_of(connection, coder), progress, number)
                value = operation(tx, **values)
                journal.describe(connection, number, tx.details)
            changes = journal.changes_of(connection, number)
            if not changes.rows:
                connection.rollback()
                return Done(value, None, kind, tx.details)
        self.copies.of_the_day(True)
        return Done(value, changes, kind, tx.details)

    def _rehearse(
        self, operation: Operation, coder: int | None, progress: Progress, values: dict[str, Any]
    ) -> Any:
        refuse_in(self._reading, operation, coder)
        with self._writing("row-gone") as connection:
            with journal.operation(connection, kind_of(operation), coder) as number:
                tx = Transaction(connection, viewer_of(connection, coder), progress, number)
                value = operation(tx, **values)
            connection.rollback()
            return value

    def _step(self, coder: int | None, role: str) -> Done:
        with self._writing("undo-later-work") as connection:
            viewer = viewer_of(connection, coder)
            find = journal.next_undo if role == "undo" else journal.next_redo
            step = find(connection, viewer)
            if step is None:
                raise Refusal(f"nothing-to-{role}")
            return _play(connection, step, coder, role)

    def _back_to(self, op: int, coder: int | None) -> list[Done]:
        done: list[Done] = []
        with self._writing("undo-later-work") as connection:
            viewer = viewer_of(connection, coder)
            while (step := journal.next_undo(connection, viewer)) is not None and step.op > op:
                done.append(_play(connection, step, coder, "undo"))
        return done

    @contextlib.contextmanager
    def _writing(self, dangling: str) -> Iterator[Connection]:
        try:
            with files.known_errors(self.path), self._writer.begin() as connection:
                yield connection
        except IntegrityError as error:
            # Foreign keys are checked at the commit.
            code = getattr(error.orig, "sqlite_errorcode", None)
            if code != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
                raise
            raise Refusal(dangling) from error

    def _last_write(self) -> None:
        # Every commit is safe in the log already, so failing here loses nothing.
        with contextlib.suppress(Trouble), files.known_errors(self.path):
            outside_transaction(self._writer, "PRAGMA wal_checkpoint(TRUNCATE)")
        self._writer.dispose()

    def _give_up(self) -> None:
        self._gate.shut(0)
        for name in ("_readers", "_writer"):
            engine: Engine | None = getattr(self, name, None)
            if engine is not None:
                engine.dispose()
        self._thread.shutdown()
        self._lock.release()


def _play(connection: Connection, step: journal.Step, coder: int | None, role: str) -> Done:
    if step.kind == journal.FREEZE:
        raise Refusal("undo-stops-at-freeze", name=step.details.get("name", ""))
    played = journal.latest_of(connection, step.op)
    opened = journal.operation(connection, step.kind, coder, role=role, target=step.op)
    with opened as number:
        playback.play_back(connection, played, number)
        journal.describe(connection, number, step.details)
    return Done(None, journal.changes_of(connection, number), step.kind, step.details)
