"""How a note is drawn in the list: how it is called, below it kind, author and what it is on."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.pages.code.transcript_list import draw_ground
from app.ui.pages.notes.model import ROW_ROLE, SECOND_ROLE
from app.ui.pages.notes.narrowing import Heading
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space

_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class NoteRow(QStyledItemDelegate):
    """Two lines for a note, one for a heading."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the row's height, which grows with the font."""
        lines = 1 if isinstance(index.data(ROW_ROLE), Heading) else 2
        around = space(4) if lines == 1 else space(3)
        return QSize(0, option.fontMetrics.lineSpacing() * lines + around)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a heading or a note."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = option.rect.adjusted(space(2), 0, -space(2), 0)
        if isinstance(row, Heading):
            self._heading(painter, option.font, room, row)
        else:
            draw_ground(painter, option)
            if row.private:
                side = theme().px(icons.SMALL)
                picture = icons.pixmap("lock", icons.SMALL, "muted")
                painter.drawPixmap(room.right() - side + 1, room.top() + space(2), picture)
                room.setRight(room.right() - side - space(1))
            line = option.fontMetrics.lineSpacing()
            first = QRect(room.left(), room.top() + space(1) + 2, room.width(), line)
            self._line(painter, option.font, first, str(index.data()), "ink")
            second = first.translated(0, line)
            self._line(painter, option.font, second, str(index.data(SECOND_ROLE)), "muted")
        painter.restore()

    def _heading(self, painter: QPainter, font: QFont, room: QRect, row: Heading) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        room = room.adjusted(0, space(2), 0, 0)
        number = str(row.number)
        width = painter.fontMetrics().horizontalAdvance(number) + space(2)
        self._line(painter, bold, room.adjusted(0, 0, -width, 0), row.text, "muted")
        painter.setFont(font)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, number)

    def _line(self, painter: QPainter, font: QFont, room: QRect, text: str, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(theme().colour(colour))
        shown = painter.fontMetrics().elidedText(text, _ELIDE, room.width())
        painter.drawText(room, _LEFT, shown)
