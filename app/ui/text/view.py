"""Selecting in the text and pointing at codings, by mouse and keyboard.

Qt works in UTF-16 positions of its document; what this widget takes and tells is in Unicode code
points of the stored text. Text is never read back from the document, which changes some of it.

Three things are not as Qt does them: its lines have gaps between them here, in which it would
find the end of a line, so the pointer snaps to the nearest line; a third click selects the turn,
which may have several paragraphs; and the place of a click says which coding was meant.
"""

import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.text.canvas import TextCanvas
from app.ui.text.copying import words_of
from app.ui.text.offsets import Side
from app.ui.text.selecting import WORDS_MIME, whole_turns
from app.ui.text.turns import turn_at
from app.ui.text.words import Span, word_at

Tips = Callable[[list[int]], str]
"""Gives the tooltip for the codings with these ids, the shortest first."""
_STEPS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


class CodingView(TextCanvas):
    """A transcript to select in.

    `spanSelected` carries `(start, end)` or None, `codingClicked` and `codingHovered` the id of
    the shortest coding there (hovered: or None), `contextMenuAsked` the same and a global point,
    `stepAsked` 1 or -1 for the next or previous coding, `nudged` the `Side` of the focused coding
    to move by 1 or -1 characters, `zoomAsked` 1 or -1 for another size, `letGo` that Esc found
    nothing selected.
    """

    spanSelected = Signal(object)
    codingClicked = Signal(object)
    codingHovered = Signal(object)
    contextMenuAsked = Signal(object, QPoint)
    stepAsked = Signal(int)
    nudged = Signal(object, int)
    letGo = Signal()
    zoomAsked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tips: Tips | None = None
        self._hovered: int | None = None
        self._doubled = QTimer(self, singleShot=True)
        self._doubled_at = QPointF()
        self._held: tuple[QPointF, Callable[[QPointF], Span | None]] | None = None
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(lambda: self.spanSelected.emit(self.selected_span()))

    def selected_span(self) -> tuple[int, int] | None:
        """Return the selected span, widened to whole characters, without line ends around it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        stored = self.text.text
        start = self.text.to_stored(cursor.selectionStart(), side=Side.START)
        end = self.text.to_stored(cursor.selectionEnd(), side=Side.END)
        while start < end and stored[start] == "\n":
            start += 1
        while start < end and stored[end - 1] == "\n":
            end -= 1
        return self.text.widened(start, end) if start < end else None

    def select_span(self, start: int, end: int) -> None:
        """Select `[start, end)`; the caret stands at its end and the text does not scroll."""
        cursor = self.textCursor()
        cursor.setPosition(self.text.to_screen(start))
        cursor.setPosition(self.text.to_screen(end, Side.END), QTextCursor.MoveMode.KeepAnchor)
        self._set_cursor(cursor)

    def select_turn(self, step: int = 1) -> None:
        """Select all of the turn at the caret; again, the next one too (-1: the one before)."""
        caret = self.caret()
        span = whole_turns(self.turns, self.selected_span() or (caret, caret), step)
        if span is not None:
            self.select_span(*span)

    def clear_selection(self) -> None:
        """Select nothing and leave the caret where the selection ended."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self._set_cursor(cursor)

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self.text.to_stored(self.textCursor().position(), side=Side.START)

    def put_caret(self, cp: int) -> None:
        """Set the caret before a code point; the text does not scroll."""
        cursor = self.textCursor()
        cursor.setPosition(self.text.to_screen(cp))
        self._set_cursor(cursor)

    def _set_cursor(self, cursor: QTextCursor) -> None:
        bar = self.verticalScrollBar()
        value = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(value)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words as they are stored, without the labels between them."""
        # Made by Qt and refilled: the clipboard keeps it, and what Python had made would crash Qt
        # when it lets go of it after Python has ended. Reading it once makes it forget its own.
        data = super().createMimeDataFromSelection()
        data.text()
        data.clear()
        span = self.selected_span()
        data.setText(words_of(self.text.text, self.turns, *span) if span else "")
        data.setData(WORDS_MIME, str(os.getpid()).encode())
        return data

    # Pointing

    def code_point_at(self, point: QPointF) -> int | None:
        """Return the code point drawn under a point of the viewport, None beside the words."""
        rows = self.frame().rows
        if not rows.starts:
            return None
        row = rows.row_near(point.y())
        near = self.cursorForPosition(self._on_line(point).toPoint()).position()
        for start in (near, near - 1):
            if rows.starts[row] <= start < rows.ends[row]:
                for left, right in rows.stretches(row, start, start + 1):
                    if left <= point.x() < right:
                        return self.text.to_stored(start, side=Side.START)
        return None

    def codings_under(self, point: QPointF) -> list[int]:
        """Return the ids of the codings under a point of the viewport, the shortest first."""
        cp = self.code_point_at(point)
        return [] if cp is None else [mark.id for mark in self.index.at(cp)]

    def end_near(self, point: QPointF, side: Side) -> int:
        """Return where an end of a coding comes when it is dragged to a point.

        Beside the text that is the start or the end of the line.
        """
        width = self.viewport().width()
        if not 0 <= point.x() < width:
            point = QPointF(0.0 if side is Side.START else width - 1.0, point.y())
        position = self.cursorForPosition(self._on_line(point).toPoint()).position()
        cp = self.text.to_stored(position, side=side)
        return self.text.widened(cp, cp)[side is Side.END]

    def _on_line(self, point: QPointF) -> QPointF:
        """Move a point of the viewport onto the nearest line."""
        rows = self.frame().rows
        if not rows.starts or not 0 <= point.y() < self.viewport().height():
            return point
        return QPointF(point.x(), rows.baselines[rows.row_near(point.y())] - 1.0)

    def _snapped(self, event: QMouseEvent) -> QMouseEvent:
        return QMouseEvent(
            event.type(), self._on_line(event.position()), event.scenePosition(),
            event.globalPosition(), event.button(), event.buttons(), event.modifiers(),
            event.pointingDevice(),
        )  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection; the third click in a row selects the turn."""
        away = (event.position() - self._doubled_at).manhattanLength()
        near = away < QGuiApplication.styleHints().startDragDistance()
        if self._doubled.isActive() and near and event.button() == Qt.MouseButton.LeftButton:
            self._doubled.stop()
            self._hold(event.position(), self._turn_under)
        else:
            super().mousePressEvent(self._snapped(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word; the coding that the first click chose is not meant.

        Qt hears nothing of the second and third click, nor of moves while they are held: its words
        hold quotation marks and whole paragraphs of Chinese, and its lines end in the next turn.
        """
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.codingClicked.emit(None)
        self._doubled_at = event.position()
        self._doubled.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self._hold(event.position(), self._word_under)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the selection along, by words or turns after more clicks; or tell what is there."""
        if self._held is not None:
            self._select_units(event.position())
            return
        super().mouseMoveEvent(self._snapped(event))
        if not event.buttons():
            found = self.codings_under(event.position())
            self._hover(found[0] if found else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection; a click that selected nothing chooses a coding, or none."""
        self._held = None
        super().mouseReleaseEvent(self._snapped(event))
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self.codings_under(event.position())
            self.codingClicked.emit(found[0] if found else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, ident: int | None) -> None:
        if ident != self._hovered:
            self._hovered = ident
            self.codingHovered.emit(ident)

    def _hold(self, point: QPointF, unit: Callable[[QPointF], Span | None]) -> None:
        """Select the word or turn under a point, and more of them while the button is held."""
        self._held = point, unit
        self._select_units(point)

    def _select_units(self, to: QPointF) -> None:
        if self._held is None:
            return
        bar = self.verticalScrollBar()
        if not 0 <= to.y() < self.viewport().height():
            bar.setValue(bar.value() + (1 if to.y() > 0 else -1))
        first, unit = self._held
        found = [span for point in (first, to) if (span := unit(point)) is not None]
        if found:
            self.select_span(min(start for start, _ in found), max(end for _, end in found))

    def _word_under(self, point: QPointF) -> Span | None:
        at, turn = self.code_point_at(point), self._turn_under(point)
        return None if at is None or turn is None else word_at(self.text.text, at, turn)

    def _turn_under(self, point: QPointF) -> Span | None:
        position = self.cursorForPosition(self._on_line(point).toPoint()).position()
        turn = turn_at(self.turns, self.text.to_stored(position, side=Side.START))
        return (turn.start, turn.end) if turn is not None and turn.start < turn.end else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the owner show its menu; by keyboard it belongs to the caret."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            marks = self.index.at(self.caret())
            found = [mark.id for mark in marks]
            point = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        else:
            found = self.codings_under(QPointF(event.pos()))
            point = event.globalPos()
        self.contextMenuAsked.emit(found[0] if found else None, point)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the owner's words about the codings pointed at."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        found = self.codings_under(QPointF(event.pos()))
        words = self.tips(found) if self.tips is not None and found else ""
        QToolTip.showText(event.globalPos(), words, self.viewport())
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another size: Qt's own zoom knows no limits."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            if event.angleDelta().y():
                self.zoomAsked.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 and Shift+F7 step through the codings, Esc lets go; letters are the page's.

        Alt with left and right moves the start of the focused coding, Alt+Shift its end.
        """
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F7:
            self.stepAsked.emit(-1 if shift else 1)
        elif alt and event.key() in _STEPS:
            self.nudged.emit(Side.END if shift else Side.START, _STEPS[event.key()])
        elif event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self.clear_selection()
        elif event.key() == Qt.Key.Key_Escape:
            self.letGo.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)
