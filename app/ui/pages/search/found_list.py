"""The list of what was found: Space ticks, Enter or a click goes to the text.

Each passage is one line with the words found in bold. The line is laid out as a whole, so that
right-to-left and mixed lines read as they do in the text.
"""

import unicodedata

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from app.coding.search.passages import Passage
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.pages.page import Place
from app.ui.pages.search.found_model import ROW_ROLE, FoundModel, Head, Index
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.look import look

_BOX = 16  # px at 100 %
_WHO = 76
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FoundList(QListView):
    """`went(Place)` on Enter or a click on a passage's words."""

    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look(self, "paper")
        self.found = FoundModel()
        self.setModel(self.found)
        self.setItemDelegate(_FoundRow(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Passages found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, go with Enter."""
        index = self.currentIndex()
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            self.found.tick(index)
        elif index.isValid() and event.key() in _ENTER:
            self._go(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick where the box is, go where the words are."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if _box(self.visualRect(index)).contains(event.position().toPoint()):
            self.found.tick(index)
        else:
            self._go(index)

    def _go(self, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Passage):
            self.went.emit(Place(row.transcript, row.start, row.end))


def _box(row: QRect) -> QRect:
    side = theme().px(_BOX)
    return QRect(row.left() + space(3), row.top() + (row.height() - side) // 2, side, side)


class _FoundRow(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, theme().px(CONTROL))

    def editorEvent(self, event: QEvent, *_others: object) -> bool:
        """Leave the mouse to the list."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw tick, speaker and words, or the transcript's name."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        _draw_tick(painter, _box(option.rect), index.data(Qt.ItemDataRole.CheckStateRole))
        room = option.rect.adjusted(_box(option.rect).right() + space(3), 0, -space(3), 0)
        room.setLeft(_box(option.rect).right() + space(3))
        if isinstance(row, Head):
            _draw_head(painter, room, index.data())
        else:
            _draw_passage(painter, room, row, option.font)
        painter.restore()


def _draw_tick(painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
    option = QStyleOptionButton()
    option.rect = box
    option.state = (
        QStyle.StateFlag.State_Enabled
        | {
            Qt.CheckState.Checked: QStyle.StateFlag.State_On,
            Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
            Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
        }[Qt.CheckState(state)]
    )
    style = QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, option, painter)


def _draw_head(painter: QPainter, room: QRect, words: str) -> None:
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme().colour("ink"))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _draw_passage(painter: QPainter, room: QRect, row: Passage, font: QFont) -> None:
    who = QRect(room.left(), room.top(), theme().px(_WHO), room.height())
    painter.setFont(font)
    painter.setPen(theme().colour("muted"))
    label = painter.fontMetrics().elidedText(
        row.speaker or "", Qt.TextElideMode.ElideRight, who.width() - space(2)
    )
    painter.drawText(who, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
    words = room.adjusted(who.width(), 0, 0, 0)
    layout = QTextLayout(f"{row.before}{row.words}{row.behind}", font)
    layout.setFormats([_bold(row)])
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(layout.text()))
    layout.endLayout()
    top = words.top() + (words.height() - line.height()) / 2
    painter.setClipRect(words)
    left = words.right() - line.naturalTextWidth() if _is_rtl(layout.text()) else words.left()
    layout.draw(painter, QPointF(left, top))


def _is_rtl(text: str) -> bool:
    """Tell whether a line begins at the right: by its first letter of either direction."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _bold(row: Passage) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = _units(row.before), _units(row.words)
    look_of = QTextCharFormat()
    look_of.setFontWeight(QFont.Weight.DemiBold)
    look_of.setForeground(theme().colour("ink"))
    found.format = look_of
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
