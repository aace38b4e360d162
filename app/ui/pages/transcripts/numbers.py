"""The numbers that take a moment: counted in another thread, when they may have changed.

Only one count is under way at a time; what changes meanwhile is counted after it. Turns are read
once per text, since texts do not change, and there are a hundred times more turns than texts.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from app.models.journal import Changes
from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import Tally, TextKey, TurnCount, count_turns, tallies

_TABLES = ("transcript", "turn", "coding", "finished", "coder")


class _Counted(NamedTuple):
    turns: dict[TextKey, TurnCount]
    tallies: dict[int, Tally]


class Numbers(QObject):
    """Tallies by transcript, renewed while `wanted()` says that somebody looks at them."""

    arrived = Signal()

    def __init__(self, hub: Hub, wanted: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self.by_transcript: dict[int, Tally] = {}
        self._hub = hub
        self._wanted = wanted
        self._turns: dict[TextKey, TurnCount] = {}
        self._stale = True
        self._counting = False
        hub.changed.connect(self._on_changed)
        hub.coder_changed.connect(self._count_anew)

    def refresh(self) -> None:
        """Count again if anything changed since the last time."""
        if not self._stale or self._counting:
            return
        self._stale, self._counting = False, True
        known = dict(self._turns)

        def count(reader: Reader) -> _Counted:
            turns = count_turns(reader, known)
            return _Counted(turns, tallies(reader, turns))

        self._hub.fetch(count, self._take)

    def _take(self, found: _Counted) -> None:
        if not isValid(self):
            return
        self._counting = False
        self._turns, self.by_transcript = found
        self.arrived.emit()
        if self._wanted():
            self.refresh()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("turn") and not changes.touches("transcript"):
            self._turns = {}  # other turns of a text that is there already
        if changes.touches(*_TABLES):
            self._renew()

    @Slot()
    def _count_anew(self) -> None:
        """Count for another coder; the answer for the one before will not be heard."""
        self._counting = False
        self.by_transcript = {}
        self._renew()

    def _renew(self) -> None:
        self._stale = True
        if self._wanted():
            self.refresh()
