"""The strip beside the scroll bar: where in the text codings lie, and where words were found.

One row of pixels stands for a stretch of the stored text, in its share of the whole; so the strip
need not know any line, and scrolling does not paint it. What lies where is worked out in idle
moments, in slices of a few milliseconds, because a text may have a hundred thousand codings.
"""

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.ui.text.canvas import TextCanvas
from app.ui.text.records import NO_LOOK

WIDTH = 10  # px
_REST_MILLISECONDS = 150
_SLICE_SECONDS, _AT_ONCE = 0.004, 200
_STRENGTHS = (0.45, 0.7, 1.0)
"""How much of a code's colour a row has by the number of codings on it."""
_HIT = 3  # px; the height of a place where words were found
_INSET = 2


class Strip(QWidget):
    """`asked(cp)`: a click or drag asks to see a code point of the stored text."""

    asked = Signal(int)

    def __init__(self, view: TextCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._hits: Sequence[tuple[int, int]] = ()
        self._hit_rows: list[int] = []
        self._picture: QPixmap | None = None
        self._at = 0
        self._codes: list[int] = []
        self._counts: list[int] = []
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._begin)
        self._tick = QTimer(self, interval=0)
        self._tick.timeout.connect(self._slice)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Where codings lie; a click goes there"))
        self.setAccessibleName(self.tr("Where codings lie"))

    def sizeHint(self) -> QSize:
        """Return the width of the strip."""
        return QSize(WIDTH, 0)

    def forget(self) -> None:
        """Show nothing, because another text has come, and work it out soon."""
        self._picture = None
        self.update()
        self.renew()

    def renew(self) -> None:
        """Work out soon where the codings lie now; what is drawn stays until then."""
        self._tick.stop()
        if self.isVisible():
            self._rest.start()

    def show_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Mark the places of these spans of the stored text."""
        self._hits = hits
        self._hit_rows = sorted({self.row_of(start) for start, _ in hits})
        self.update()

    def finish(self) -> None:
        """Work out all that is left, now."""
        self._rest.stop()
        self._begin()
        while self._tick.isActive():
            self._slice()

    def rows(self) -> list[tuple[int, int]]:
        """Return for each row of pixels how many codings lie on it, and one's code."""
        return list(zip(self._counts, self._codes, strict=True))

    def row_of(self, cp: int) -> int:
        """Return the row of pixels that a code point belongs to."""
        return min(self.height() - 1, cp * self.height() // max(1, len(self._view.text.text)))

    def code_point_of(self, y: float) -> int:
        """Return the first code point of a row of pixels."""
        length = len(self._view.text.text)
        return max(0, min(length, int(y) * length // max(1, self.height())))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        self.renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing while nobody looks."""
        super().hideEvent(event)
        self._rest.stop()
        self._tick.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the text out to another number of rows."""
        super().resizeEvent(event)
        self.show_hits(self._hits)
        self.renew()

    def _begin(self) -> None:
        self._at = 0
        self._codes, self._counts = [0] * self.height(), [0] * self.height()
        self._tick.start()

    def _slice(self) -> None:
        until = perf_counter() + _SLICE_SECONDS
        marks, length = self._view.index.marks, max(1, len(self._view.text.text))
        height, counts, codes = len(self._counts), self._counts, self._codes
        while self._at < len(marks) and height:
            for _, start, end, code, _ in marks[self._at : self._at + _AT_ONCE]:
                last = min(height - 1, (end - 1) * height // length)
                for row in range(min(last, start * height // length), last + 1):
                    counts[row] += 1
                    codes[row] = code
            self._at += _AT_ONCE
            if perf_counter() > until:
                return
        self._tick.stop()
        self._picture = self._drawn()
        self.update()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(WIDTH * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        for row, (count, code) in enumerate(zip(self._counts, self._codes, strict=True)):
            if count:
                colour = QColor(self._view.looks.get(code, NO_LOOK).line)
                colour.setAlphaF(_STRENGTHS[min(count, len(_STRENGTHS)) - 1])
                painter.fillRect(_INSET, row, WIDTH - 2 * _INSET, 1, colour)
        painter.end()
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the codings as they were worked out, and the places found on top."""
        painter = QPainter(self)
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture)
        if self._hit_rows:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._view.colours.paper)
            painter.setBrush(self._view.colours.accent)
            for row in self._hit_rows:
                painter.drawRect(QRectF(0.5, row - _HIT / 2, WIDTH - 1, _HIT + 1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(self.code_point_of(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.asked.emit(self.code_point_of(event.position().y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self._view.wheelEvent(event)
