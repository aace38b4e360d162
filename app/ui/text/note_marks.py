"""Quiet marks at the edge of the text for passages that somebody wrote a memo on.

A strip of its own between speakers and words: it draws a small mark beside the line where such a
passage begins, tells the memo when one points at it, and `asked(id)` when one clicks.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.text.canvas import TextCanvas
from app.ui.text.offsets import Side

WIDTH = 12  # px
_SIDE = 7.0  # px of the mark


class NoteMark(NamedTuple):
    """A passage [start, end) in code points of the stored text, with what is said when pointed."""

    id: int
    start: int
    end: int
    tip: str


class NoteMarks(QWidget):
    """The strip. It is transparent; only its marks take the pointer."""

    asked = Signal(object)

    def __init__(self, view: TextCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.marks: Sequence[NoteMark] = ()
        self._drawn: list[tuple[float, NoteMark]] = []  # middle of a mark, the mark
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Memos on passages"))
        view.frameChanged.connect(self.update)
        self.hide()

    def show_marks(self, marks: Sequence[NoteMark]) -> None:
        """Show marks for these passages."""
        self.marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._drawn = []  # may be of another coder, and a hidden strip is not painted again
        self.setAccessibleDescription("\n".join(mark.tip for mark in self.marks))
        # A strip above others costs them a painting, too.
        self.setVisible(bool(self.marks))
        self.update()

    def mark_at(self, point: QPoint) -> NoteMark | None:
        """Return the mark at a point of the strip."""
        for y, mark in self._drawn:
            if abs(point.y() - y) <= _SIDE:
                return mark
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks whose passages begin on screen."""
        self._drawn = self._on_screen()
        if not self._drawn:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._view.colours.accent, 1.2))
        painter.setBrush(self._view.colours.paper)
        for y, _mark in self._drawn:
            left = (self.width() - _SIDE) / 2
            painter.drawRoundedRect(QRectF(left, y - _SIDE / 2, _SIDE, _SIDE), 2.0, 2.0)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say the memo of the mark that is pointed at."""
        if isinstance(event, QHelpEvent):
            mark = self.mark_at(event.pos())
            QToolTip.showText(event.globalPos(), mark.tip if mark else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer that a mark can be clicked."""
        over = self.mark_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the memo of a mark."""
        mark = self.mark_at(event.position().toPoint())
        if mark is not None:
            self.asked.emit(mark.id)

    def _on_screen(self) -> list[tuple[float, NoteMark]]:
        if not self.marks:
            return []
        rows, text = self._view.frame().rows, self._view.text
        found: list[tuple[float, NoteMark]] = []
        for mark in self.marks:
            position = text.to_screen(mark.start, Side.START)
            row = rows.row_of(position)
            if row >= 0 and position <= rows.ends[-1]:
                found.append(((rows.tops[row] + rows.bottoms[row]) / 2, mark))
        return found
