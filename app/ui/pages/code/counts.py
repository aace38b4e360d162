"""The viewer's own codings by code: counted once, then kept up with every coding."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.exchange import Exchange
from app.ui.pages.code.reading import own_counts


class CodeCounts(QObject):
    """`changed` when there are other numbers."""

    changed = Signal()

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._asker = Asker(hub, self)
        self._counting = False
        self.by_code: Mapping[int, int] = {}

    def ask(self) -> None:
        """Count all codings, in a reader thread."""
        coder = self._hub.coder
        self._counting = True
        self._asker.ask(lambda reader: own_counts(reader, coder), self._heard)

    def follow(self, exchange: Exchange) -> None:
        """Take over what a few codings change; count anew where that is not known."""
        grown = exchange.counted(self._hub.coder)
        if grown is None or self._counting:
            self.ask()
            return
        counts = Counter(self.by_code)
        counts.update(grown)
        self._heard(counts)

    def _heard(self, counts: Mapping[int, int]) -> None:
        self._counting = False
        if counts != self.by_code:
            self.by_code = counts
            self.changed.emit()
