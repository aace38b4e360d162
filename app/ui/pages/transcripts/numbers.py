"""The numbers that take a moment: counted in another thread, when they may have changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from app.models.journal import Changes
from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import Tally, tallies

_TABLES = ("transcript", "turn", "coding", "finished", "coder")


class Numbers(QObject):
    """Tallies by transcript, renewed while `wanted()` says that somebody looks at them."""

    arrived = Signal()

    def __init__(self, hub: Hub, wanted: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self.by_transcript: dict[int, Tally] = {}
        self._hub = hub
        self._wanted = wanted
        self._stale = True
        self._asked = 0
        hub.changed.connect(self._on_changed)
        hub.coder_changed.connect(self._renew)

    def refresh(self) -> None:
        """Count again if anything changed since the last time."""
        if not self._stale:
            return
        self._stale = False
        self._asked += 1
        number = self._asked

        def take(found: dict[int, Tally]) -> None:
            if isValid(self) and number == self._asked:  # else a later count is under way
                self.by_transcript = found
                self.arrived.emit()

        self._hub.fetch(tallies, take)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self._renew()

    @Slot()
    def _renew(self) -> None:
        self._stale = True
        if self._wanted():
            self.refresh()
