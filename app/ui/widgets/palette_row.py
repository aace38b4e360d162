"""How a row of the command palette is drawn: dot or icon, name, path behind it, number at right."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme import icons, theme
from app.ui.theme.tokens import CONTROL, RADIUS, space
from app.ui.widgets.buttons import native_keys
from app.ui.widgets.look import swatch
from app.ui.widgets.palette_model import ITEM_ROLE, PaletteItem

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_PICTURE = icons.SMALL
_NEW = PaletteItem(None, "", icon="plus")


class PaletteRow(QStyledItemDelegate):
    """Draws rows of one height."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the row's height, which grows with the zoom."""
        return QSize(0, theme().px(CONTROL + space(1)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row: ground, picture, right side, then what is left for name and path."""
        item = index.data(ITEM_ROLE) or _NEW
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        painter.setFont(option.font)
        room = option.rect.adjusted(space(2), 0, -space(2), 0)
        room = self._picture(painter, room, item)
        room = self._right(painter, room, item)
        self._words(painter, room, str(index.data()), item)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(option.rect, RADIUS, RADIUS)

    def _picture(self, painter: QPainter, room: QRect, item: PaletteItem) -> QRect:
        side = theme().px(_PICTURE)
        picture: QPixmap | None = None
        if item.colour:
            picture = swatch(item.colour)
        elif item.icon:
            picture = icons.pixmap(item.icon, _PICTURE, "muted")
        if picture is not None:
            size = picture.deviceIndependentSize().toSize()
            place = QRect(room.topLeft(), QSize(side, room.height()))
            target = QRect(0, 0, size.width(), size.height())
            target.moveCenter(place.center())
            painter.drawPixmap(target.topLeft(), picture)
        return room.adjusted(side + space(2), 0, 0, 0)

    def _right(self, painter: QPainter, room: QRect, item: PaletteItem) -> QRect:
        if item.on:
            room = self._tick(painter, room)
        text = native_keys(item.keys)
        if item.count is not None:
            text = QLocale().toString(item.count)
        elif item.source:
            most = room.width() * 2 // 5
            text = painter.fontMetrics().elidedText(item.source, Qt.TextElideMode.ElideLeft, most)
        if not text:
            return room
        painter.setPen(theme().colour("muted"))
        painter.drawText(room, _RIGHT, text)
        width = painter.fontMetrics().horizontalAdvance(text)
        return room.adjusted(0, 0, -width - space(3), 0)

    def _tick(self, painter: QPainter, room: QRect) -> QRect:
        side = theme().px(_PICTURE)
        top = room.center().y() - side // 2
        painter.drawPixmap(room.right() - side, top, icons.pixmap("check", _PICTURE, "accent"))
        return room.adjusted(0, 0, -side - space(2), 0)

    def _words(self, painter: QPainter, room: QRect, text: str, item: PaletteItem) -> None:
        cut = Qt.TextElideMode.ElideRight
        painter.setPen(theme().colour("accent" if item is _NEW else "ink"))
        if item is _NEW:
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        metrics = painter.fontMetrics()
        painter.drawText(room, _LEFT, metrics.elidedText(text, cut, room.width()))
        rest = room.adjusted(metrics.horizontalAdvance(text) + space(2), 0, 0, 0)
        if item.path and rest.width() > space(8):
            painter.setPen(theme().colour("muted"))
            painter.drawText(rest, _LEFT, metrics.elidedText(item.path, cut, rest.width()))
