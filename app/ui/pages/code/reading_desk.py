"""The text above, the quotations below, with a line between that can be dragged."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.pages.code.quotations_panel import QuotationsPanel

_TEXT_HEIGHT, _QUOTATIONS_HEIGHT = 500, 176  # px at first


class ReadingDesk(QSplitter):
    """Keeps the heights that both have while the quotations are unfolded."""

    def __init__(self, text: QWidget, quotations: QuotationsPanel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._quotations = quotations
        self._heights = [_TEXT_HEIGHT, _QUOTATIONS_HEIGHT]
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(text)
        self.addWidget(quotations)
        self.setStretchFactor(0, 1)
        self.setSizes(self._heights)

    def fold(self, folded: bool) -> None:
        """Show only the head of the quotations, or all of them in the height they had."""
        if folded == self._quotations.folded():
            return
        if folded:
            self._heights = self.sizes()
        self._quotations.fold(folded)
        self.setSizes([sum(self._heights), 0] if folded else self._heights)

    def heights(self) -> list[int]:
        """Return the heights to remember."""
        return self._heights if self._quotations.folded() else self.sizes()

    def restore(self, heights: Sequence[int]) -> None:
        """Take up remembered heights; none leave them as they are."""
        self._heights = list(heights) or self._heights
        self.setSizes(self._heights)
