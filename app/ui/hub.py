"""Where the window meets the project: pages ask the hub to do, and read again when it has changed.

`do` queues an operation on the project's writer thread. When it has been committed the hub signals
`changed` with the rows that changed, and pages reload what they show. No widget updates itself on
its own gesture, so undo, redo and merge repaint by the same path.
"""

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.coding.operations.rounds import open_as
from app.models.errors import Refusal, Trouble
from app.models.project import Done, Operation, Project
from app.models.reader import Reader


class Job(QObject):
    """One piece of work under way: how far it is, and how to stop it."""

    progressed = Signal(int, int)  # done, total
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop; its operation is rolled back as a whole."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Say from any thread how far the work is; raises Refusal("cancelled") after `cancel`."""
        if self._cancelled.is_set():
            raise Refusal("cancelled")
        self.progressed.emit(done, total)


class Hub(QObject):
    """The open project as the window sees it. All signals arrive in the window's thread."""

    changed = Signal(object)  # journal.Changes
    did = Signal(object, str)  # Done, role: "do", "undo" or "redo"
    went_back = Signal(int)  # so many operations were undone at once; `did` named each
    refused = Signal(object)  # Refusal or Trouble
    failed = Signal(object)  # any other exception: a bug
    coder_leaving = Signal()  # what is still being typed is written in the present coder's name
    coder_changed = Signal()
    busy = Signal(bool)
    _ended = Signal(object)  # a call without arguments, to be run in this thread

    def __init__(
        self, project: Project, coder: int | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.coder = coder
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="threefold-reader")
        self._open = 0
        self._closed = False
        self._ended.connect(self._run, Qt.ConnectionType.QueuedConnection)

    @contextlib.contextmanager
    def read(self) -> Iterator[Reader]:
        """Give one consistent state of the project for a short query in this thread."""
        with self.project.read(self.coder) as reader:
            yield reader

    def do(
        self,
        operation: Operation,
        /,
        *,
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[Refusal | Trouble], None] | None = None,
        job: Job | None = None,
        **values: Any,
    ) -> None:
        """Queue an operation in the present coder's name.

        `then` gets its answer after pages have reloaded; `otherwise` gets a refusal instead of the
        window's general place for refusals.
        """
        progress = job.report if job is not None else _no_progress
        future = self.project.do(operation, self.coder, progress, **values)
        self.follow(future, lambda done: self._committed(done, "do", then), otherwise, job)

    def undo(self) -> None:
        """Queue the undoing of the present coder's latest operation."""
        self.follow(self.project.undo(self.coder), lambda done: self._committed(done, "undo"))

    def redo(self) -> None:
        """Queue the redoing of the present coder's latest undone operation."""
        self.follow(self.project.redo(self.coder), lambda done: self._committed(done, "redo"))

    def undo_back_to(self, op: int, then: Callable[[int], None] | None = None) -> None:
        """Queue the undoing of the present coder's operations after number `op`.

        `then` gets how many were undone, after pages have reloaded.
        """

        def committed(steps: list[Done]) -> None:
            for step in steps:
                self._committed(step, "undo")
            self.went_back.emit(len(steps))
            if then is not None:
                then(len(steps))

        self.follow(self.project.undo_back_to(op, self.coder), committed)

    def fetch(
        self,
        question: Callable[[Reader], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Refusal | Trouble], None] | None = None,
    ) -> "Future[Any]":
        """Answer a long question in another thread; `then` gets the answer in this one.

        It is asked with the eyes of the present coder. Where somebody else is coding when the
        answer comes, neither `then` nor `otherwise` hears of it: what one may see the other may
        not, and `coder_changed` has made everybody ask again. Nor does anybody after `close`: who
        hears an answer may ask on.
        """
        coder = self.coder

        def ask() -> Any:
            with self.project.read(coder) as reader:
                return question(reader)

        def if_still_coding(hear: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda answer: hear(answer) if self._hears(coder) else None

        future = self._submit(ask)
        refused = otherwise or self.refused.emit
        self.follow(future, if_still_coding(then), if_still_coding(refused))
        return future

    def work(self, task: Callable[[], Any], then: Callable[[Any], None], **ends: Any) -> None:
        """Run a task that needs no project (reading files) in another thread.

        Nobody's codings are in its answer, so it is heard whoever is coding by then.
        """
        self.follow(self._submit(task), then, **ends)

    def become(self, coder: int | None) -> None:
        """Go on in another coder's name; everything is read again.

        In an open round of blind coding it is kept who followed whom.
        """
        if coder != self.coder:
            self.coder_leaving.emit()
            was, self.coder = self.coder, coder
            self.coder_changed.emit()
            if was is not None and coder is not None:
                self.do(open_as, was=was)

    def _submit(self, task: Callable[[], Any]) -> "Future[Any]":
        """Run a task in another thread; after `close` never (a page that waited may still ask)."""
        if self._closed:
            never: Future[Any] = Future()
            never.cancel()
            return never
        return self._pool.submit(task)

    def _hears(self, coder: int | None) -> bool:
        return self.coder == coder and not self._closed

    def close(self) -> None:
        """Finish what is queued and let the project go."""
        self._closed = True
        self._pool.shutdown(cancel_futures=True)
        self.project.close()

    def follow(
        self,
        future: "Future[Any]",
        then: Callable[[Any], None],
        otherwise: Callable[[Refusal | Trouble], None] | None = None,
        job: Job | None = None,
    ) -> None:
        """Hand a future's answer to `then` in this thread, or its refusal to `otherwise`."""
        self._open += 1
        if self._open == 1:
            self.busy.emit(True)
        future.add_done_callback(
            lambda ended: self._ended.emit(lambda: self._settle(ended, then, otherwise, job))
        )

    @Slot(object)
    def _run(self, call: Callable[[], None]) -> None:
        call()

    def _settle(
        self,
        future: "Future[Any]",
        then: Callable[[Any], None],
        otherwise: Callable[[Refusal | Trouble], None] | None,
        job: Job | None,
    ) -> None:
        self._open -= 1
        if self._open == 0:
            self.busy.emit(False)
        if job is not None:
            job.ended.emit()
        if future.cancelled():
            return
        problem = future.exception()
        if problem is None:
            then(future.result())
        elif isinstance(problem, Refusal | Trouble):
            (otherwise or self.refused.emit)(problem)
        else:
            self.failed.emit(problem)

    def _committed(self, done: Done, role: str, then: Callable[[Any], None] | None = None) -> None:
        if done.changes is not None:
            self.changed.emit(done.changes)
            self.did.emit(done, role)
        if then is not None:
            then(done.value)


def _no_progress(_done: int, _total: int) -> None:
    """Ignore how far a job has come."""
