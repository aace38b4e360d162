"""One search under way: what it finds arrives in portions, and a newer one ends it.

It runs in another thread. The first transcript with hits is handed on at once, later ones together
every few hundredths of a second, so that the list grows and the window's thread stays free.
"""

from collections.abc import Callable, Iterable
from threading import Event
from time import monotonic
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from app.coding.search.passages import Passage
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui.hub import Hub

_BETWEEN = 0.06  # seconds
Check: TypeAlias = Callable[[int, int], None]
Question: TypeAlias = Callable[[Reader, Check], Iterable[list[Passage]]]


class Running(QObject):
    """`found(self, passages)` several times, then `ended(self, n)` or `refused(self, problem)`.

    Each comes with the search it is of, because what was on its way when a newer search began
    still arrives.
    """

    found = Signal(object, object)
    ended = Signal(object, int)
    refused = Signal(object, object)

    def __init__(self, hub: Hub, question: Question, most: int) -> None:
        """Take the question; no more than `most` passages are handed on, but all are counted."""
        super().__init__(hub)
        self._hub, self._question, self._most = hub, question, most
        self._coder = hub.coder
        self._stopped = Event()

    def start(self) -> None:
        """Ask."""
        self._hub.fetch(self._ask, self._end, self._refuse)

    def stop(self) -> None:
        """End the search as soon as it is asked again whether it may go on."""
        self._stopped.set()

    def _check(self, _done: int, _total: int) -> None:
        if self._stopped.is_set():
            raise Refusal("cancelled")

    def _ask(self, reader: Reader) -> int:
        """Run in another thread; return how many passages there are."""
        n, waiting, last = 0, list[Passage](), 0.0
        self._check(0, 0)
        for passages in self._question(reader, self._check):
            waiting += passages[: max(0, self._most - n)]
            n += len(passages)
            if waiting and monotonic() - last > _BETWEEN:
                self.found.emit(self, waiting)
                waiting, last = [], monotonic()
        if waiting:
            self.found.emit(self, waiting)
        return n

    def _end(self, n: int) -> None:
        self.ended.emit(self, n)
        self.deleteLater()

    def _refuse(self, problem: Refusal | Trouble) -> None:
        self.refused.emit(self, problem)
        self.deleteLater()
