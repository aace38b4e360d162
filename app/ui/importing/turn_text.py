"""The text of a file as it will be stored, its labels and turns coloured quietly.

The colours are painted behind the visible lines and are no formats of the document, so that other
speakers need no new layout. A bar at the left shows whose turn it is; the label lies on a tint.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.coding.importing import Turn
from app.ui.text.layout import IdleLayout, SpacedLayout
from app.ui.text.offsets import DisplayText, Side
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import look

_BAR = 3  # px
_LABEL = {"interviewer": "pressed", "participant": "selected", "unknown": "hover"}
_EDGE = {"interviewer": "strong_edge", "participant": "accent", "unknown": "warning"}
_label_start = attrgetter("label_start")


class TurnText(QPlainTextEdit):
    """Shows a text and its turns; nothing can be typed. Places are code points of the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "paper")
        self._text = DisplayText.build("")
        self._turns: Sequence[Turn] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(space(4))
        self._layout = SpacedLayout(document, lambda position: False)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self._idle = IdleLayout(self._layout, self.viewport().update)
        self._renew()
        theme().changed.connect(self._renew)

    def show_text(self, text: str) -> None:
        """Show another text from its top, without turns."""
        self._idle.stop()
        self._turns = ()
        self._text = DisplayText.build(text)
        self.setPlainText(self._text.shown)
        self._idle.restart()

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Colour other turns; the place stays."""
        self._turns = turns
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._idle.restart()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lay out nothing that nobody sees."""
        super().hideEvent(event)
        self._idle.stop()

    def shown_text(self) -> str:
        """Return the stored text that is shown; the document's own differs from it."""
        return self._text.text

    def select(self, start: int, end: int) -> None:
        """Select a span and bring it into view, a little below the top."""
        cursor = self.textCursor()
        cursor.setPosition(self._text.to_screen(start))
        self.setTextCursor(cursor)
        self.centerCursor()
        cursor.setPosition(self._text.to_screen(end, Side.END), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what lies behind the words, then the words."""
        painter = QPainter(self.viewport())
        for block, at in self._visible():
            self._paint_block(painter, block, at)
        painter.end()
        super().paintEvent(event)

    def _visible(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(offset)
            if rect.top() > self.viewport().height():
                return
            yield block, rect.topLeft()
            block = block.next()

    def _paint_block(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        first = self._text.to_stored(block.position(), side=Side.START)
        last = self._text.to_stored(block.position() + block.length() - 1, side=Side.START)
        k = max(0, bisect_right(self._turns, first, key=_label_start) - 1)
        for number in range(k, len(self._turns)):
            turn = self._turns[number]
            if turn.label_start > last:
                return
            if turn.end < first or turn.speaker is None:
                continue
            self._paint_turn(painter, turn, block, at)

    def _paint_turn(self, painter: QPainter, turn: Turn, block: QTextBlock, at: QPointF) -> None:
        height = self.blockBoundingRect(block).height()
        edge = QRectF(space(1), at.y(), _BAR, height)
        painter.fillRect(edge, theme().colour(_EDGE[turn.role]))
        words = self._text.text[turn.label_start : turn.start]
        label_end = turn.label_start + len(words.rstrip())
        start = self._text.to_screen(turn.label_start) - block.position()
        end = self._text.to_screen(label_end, Side.END) - block.position()
        self._fill(painter, block, at, (start, end), theme().colour(_LABEL[turn.role]))

    def _fill(
        self, painter: QPainter, block: QTextBlock, at: QPointF, span: tuple[int, int], ink: QColor
    ) -> None:
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(span[0], line.textStart())
            end = min(span[1], line.textStart() + line.textLength())
            if start >= end:
                continue
            left, right = sorted((_x(line, start), _x(line, end)))
            band = QRectF(at.x() + left - 2, at.y() + line.y(), right - left + 4, line.height())
            painter.fillRect(band, ink)

    def _renew(self) -> None:
        font = theme().reading_font()
        self._layout.use_font(font)
        self.document().setDefaultFont(font)
        self.setFont(font)
        self.viewport().update()


def _x(line: QTextLine, at: int) -> float:
    place: Any = line.cursorToX(at)  # the stubs say object
    return float(place[0])
