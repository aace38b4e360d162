"""How a found passage is drawn: tick, words in their context, and whether it is coded already."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.pages.code.auto.hits_model import HIT_ROLE, SNIPPET_ROLE
from app.ui.pages.code.quotation_row import draw_words
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space

_LINES = 2
Index = QModelIndex | QPersistentModelIndex


class HitRow(QStyledItemDelegate):
    """Headings of one line, passages of two."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height, which grows with the font."""
        if not index.parent().isValid():
            return QSize(0, theme().px(CONTROL))
        return QSize(0, option.fontMetrics.lineSpacing() * _LINES + space(3))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words of a passage to `paint`, and put its tick in the first line."""
        super().initStyleOption(option, index)
        if index.data(HIT_ROLE) is not None:
            option.text = ""  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground and tick as the style does, then the words."""
        super().paint(painter, option, index)
        hit = index.data(HIT_ROLE)
        if hit is None:
            return
        painter.save()
        room = self._room(option, index)
        if hit.already:
            room.setRight(self._already(painter, option, room))
        draw_words(painter, room, option.font, index.data(SNIPPET_ROLE))
        painter.restore()

    def _room(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        ready = QStyleOptionViewItem(option)
        self.initStyleOption(ready, index)
        # Words begin at one edge, whether there is a tick before them or not.
        tick = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        ready.features = ready.features | tick  # type: ignore[attr-defined]
        style = self._view.style()
        part = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(part, ready, self._view)
        left = max(room.left(), option.rect.left()) + space(2)
        return QRect(left, option.rect.top() + space(1), option.rect.right() - space(2) - left,
                     option.rect.height() - space(2))  # fmt: skip

    def _already(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect) -> int:
        words = self.tr("coded already")
        line = QRect(room.topLeft(), QSize(room.width(), option.fontMetrics.lineSpacing()))
        painter.setPen(theme().colour("muted"))
        painter.setFont(option.font)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return room.right() - option.fontMetrics.horizontalAdvance(words) - space(3)
