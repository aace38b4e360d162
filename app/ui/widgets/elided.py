"""A line of text that gives way: what does not fit ends in "…" and is whole in the tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """A label of one line that never asks for more width than it gets.

    The full text stays its accessible name and `text()`.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; line breaks become blanks."""
        super().setText(" ".join(text.split()))
        self._update_tip()

    def minimumSizeHint(self) -> QSize:
        """Return a width for a few letters only, so that the layout may squeeze the label."""
        few = self.fontMetrics().horizontalAdvance("Mm…")
        hint = super().minimumSizeHint()
        return QSize(min(few, hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text that fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), self.shown()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the tooltip only where something is left out."""
        super().resizeEvent(event)
        self._update_tip()

    def shown(self) -> str:
        """Return the text as it is drawn now."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _update_tip(self) -> None:
        self.setToolTip(self.text() if self.shown() != self.text() else "")
