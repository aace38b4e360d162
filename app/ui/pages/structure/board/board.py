"""The board as it is painted and worked: only the cards in sight are drawn and read.

Cards and heads of categories are chosen by clicks (Ctrl adds) or arrows and Space, and moved by
dragging or with Alt and the arrow keys. The page does what was asked; the board shows what is
stored.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from app.coding.analysis.counts import Count, Id
from app.ui.counting import counted
from app.ui.pages.structure.board import cards as place
from app.ui.pages.structure.board import moving, painting
from app.ui.pages.structure.board.cards import COLUMN, HEAD, Card, Column, Spot
from app.ui.pages.structure.board.moving import Drop
from app.ui.pages.structure.board.painting import Marks
from app.ui.pages.structure.board.scrolling import scroll_along, scroll_to
from app.ui.pages.structure.outline import Item
from app.ui.theme import theme
from app.ui.widgets.look import look

_ZOOMS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Board(QAbstractScrollArea):
    """`moved(keys, parent key or None, key before or None)`; `opened(key)`; `chosen`;
    `wanted(ids)`: codes in sight whose first quotation is not known; `taken_out(key, category)`;
    `carried_off(keys, place on the screen)`: cards were dropped outside of the board.
    """

    moved = Signal(object, object, object)
    opened = Signal(object)
    chosen = Signal()
    wanted = Signal(object)
    taken_out = Signal(object, object)
    carried_off = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        look(self, "bare")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Board"))
        self.viewport().setMouseTracking(True)
        self.columns: Sequence[Column] = ()
        self._counts: Mapping[Id, Count] = {}
        self._quotes: dict[int, str] = {}
        self._current: tuple[str, str | None] | None = None  # key, and that of where it stands
        self._picked: dict[str, None] = {}
        self._pressed: QPoint | None = None
        self._dragging = False
        self._drop: Drop | None = None
        self._zoom = 1.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_quotes)
        theme().changed.connect(self._fit)

    def show_columns(self, columns: Sequence[Column], counts: Mapping[Id, Count]) -> None:
        """Show other columns; what is chosen stays chosen wherever it went."""
        self.columns, self._counts = columns, counts
        there = {card.item.key for column in columns for card in column.cards}
        there |= {column.key for column in columns if column.key is not None}
        self._picked = {key: None for key in self._picked if key in there}
        if self._current is not None and self._spot() is None:
            found = self._find(self._current[0])
            self._current = None if found is None else self._named(found)
        self._fit()

    def show_quotes(self, quotes: Mapping[int, str]) -> None:
        """Show first quotations by code."""
        self._quotes.update(quotes)
        self.viewport().update()

    def forget_quotes(self) -> None:
        """Read them anew when they are next in sight."""
        self._quotes.clear()
        self.viewport().update()

    def chosen_keys(self) -> list[str]:
        """Return the chosen codes or categories in the board's order."""
        every: list[str] = []
        for column in self.columns:
            every += [] if column.key is None else [column.key]
            every += [card.item.key for card in column.cards]
        return [key for key in dict.fromkeys(every) if key in self._picked]

    def choose(self, key: str) -> None:
        """Choose a card or head, where it sits."""
        found = self._find(key)
        if found is not None:
            self._go(found)

    def zoom_by(self, steps: int) -> None:
        """Go so many steps in or out."""
        at = min(range(len(_ZOOMS)), key=lambda n: abs(_ZOOMS[n] - self._zoom))
        self._zoom = _ZOOMS[max(0, min(len(_ZOOMS) - 1, at + steps))]
        self._fit()

    def rect_of(self, spot: Spot) -> QRectF:
        """Return where a card or head is in the viewport; a column's head stays in sight."""
        scale, offset = self._scale(), self._offset()
        if spot.row < 0:
            x = place.left_of(spot.column) * scale - offset.x()
            return QRectF(x, 0, COLUMN * scale, HEAD * scale)
        x, y, width, height = place.place_of(self.columns, spot)
        return QRectF(x * scale - offset.x(), y * scale - offset.y(), width * scale, height * scale)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns and cards in sight, and where a drop would go."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, scale = self._offset(), self._scale()
        painter.translate(-offset)
        painter.scale(scale, scale)
        seen = self._seen()
        for at, column in enumerate(self.columns):
            left = place.left_of(at)
            if left + COLUMN < seen.left() or left > seen.right():
                continue
            for row in place.rows_between(column, seen.top(), seen.bottom()):
                self._draw_row(painter, Spot(at, row), column.cards[row])
            room = QRectF(left, seen.top(), COLUMN, HEAD - 6)
            title = self._title(column.category, place.codes_in(column))
            marks = self._marks(column.category, Spot(at, -1))
            painting.draw_head(painter, room, title, quiet=column.category is None, marks=marks)
        if self._drop is not None:
            painting.draw_drop(painter, QRectF(*self._drop.mark))
        painter.end()
        self._soon.start()

    def _title(self, category: Item | None, codes: int) -> str:
        name = category.name if category else self.tr("Not in a category")
        return f"{name} · {codes}"

    def _marks(self, item: Item | None, spot: Spot) -> Marks:
        if item is None:
            return Marks()
        is_current = self._current == self._named(spot)
        return Marks(item.key in self._picked, is_current, self.hasFocus())

    def _draw_row(self, painter: QPainter, spot: Spot, card: Card) -> None:
        room, marks = QRectF(*place.place_of(self.columns, spot)), self._marks(card.item, spot)
        if card.is_head:
            codes = place.codes_in(self.columns[spot.column], card.item.key)
            painting.draw_section(painter, room, self._title(card.item, codes), marks)
            return
        quote = self._quotes.get(card.item.id, "")
        painting.draw_card(painter, room, card, self._numbers(card), quote, marks)

    def _numbers(self, card: Card) -> str:
        if card.mentioned:
            return self.tr("mentioned here, sits elsewhere")
        quotations, participants = place.numbers(self._counts.get(card.item.id))
        said = counted(quotations, self.tr("1 quotation"), self.tr("{n} quotations"))
        who = counted(participants, self.tr("1 participant"), self.tr("{n} participants"))
        return f"{said} · {who}"

    def _seen(self) -> QRectF:
        """Return what is in sight of the board, in px at 100 %."""
        offset, scale, size = self._offset(), self._scale(), self.viewport().size()
        return QRectF(
            offset.x() / scale, offset.y() / scale, size.width() / scale, size.height() / scale
        )

    def _ask_quotes(self) -> None:
        """Ask for the first quotations of the cards in sight."""
        seen, number = self._seen(), len(self.columns)
        first, last = (place.column_at(x, number) or 0 for x in (seen.left(), seen.right()))
        codes = [
            column.cards[row].item.id
            for column in self.columns[first : last + 1]
            for row in place.rows_between(column, seen.top(), seen.bottom())
            if not column.cards[row].is_head
        ]
        missing = [code for code in codes if code not in self._quotes]
        if missing:
            self._quotes.update(dict.fromkeys(missing, ""))
            self.wanted.emit(missing)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card or head; with Ctrl add it or take it away."""
        spot = self._spot_at(event.position())
        item = None if spot is None else self._item(spot)
        if spot is None or item is None:
            self._picked.clear()
            self._tell()
            return
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._current = self._named(spot)
        if with_control:
            self._pick(item.key)
        elif item.key not in self._picked:
            self._picked = {item.key: None}
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        self._tell()

    def _pick(self, key: str) -> None:
        """Add to what is chosen or take away; codes and categories are never chosen together."""
        if key in self._picked:
            del self._picked[key]
            return
        if any(key.partition(":")[0] != one.partition(":")[0] for one in self._picked):
            self._picked.clear()
        self._picked[key] = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is chosen."""
        at = event.position()
        if self._pressed is None or not self._picked:
            return
        far = (at.toPoint() - self._pressed).manhattanLength()
        if not self._dragging and far < QApplication.startDragDistance():
            return
        self._dragging = True
        self.viewport().setCursor(Qt.CursorShape.DragMoveCursor)
        scroll_along(self, at, HEAD * self._scale())
        self._drop = self._drop_at(at)
        self.viewport().update()

    def _drop_at(self, at: QPointF) -> Drop | None:
        keys, (x, y) = self.chosen_keys(), self._on_board(at)
        if not keys:
            return None
        if keys[0].startswith("code:"):
            return moving.code_drop(self.columns, x, y, keys)
        on_heads = at.y() < HEAD * self._scale()
        return moving.group_drop(self.columns, x, y, keys[0], on_heads=on_heads)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged."""
        drop, dragging = self._drop, self._dragging
        self._drop, self._pressed, self._dragging = None, None, False
        self.viewport().unsetCursor()
        if dragging and not self.viewport().rect().contains(event.position().toPoint()):
            self.carried_off.emit(self.chosen_keys(), event.globalPosition().toPoint())
        elif dragging:
            self._put(drop)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card."""
        spot = self._spot_at(event.position())
        item = None if spot is None else self._item(spot)
        if item is not None:
            self.opened.emit(item.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card, Space chooses, Alt with arrows moves, Enter opens."""
        key, spot = Qt.Key(event.key()), self._spot()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS and held & _ALT:
            self._shift(*_ARROWS[key], level=bool(held & _SHIFT))
        elif key in _ARROWS and not held:
            self._step(*_ARROWS[key])
        elif spot is None or (item := self._item(spot)) is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self._pick(item.key)
            self._tell()
        elif key in _ENTER:
            self.opened.emit(item.key)
        elif key == Qt.Key.Key_Delete and spot.row >= 0 and self._card(spot).mentioned:
            self.taken_out.emit(item.key, self._card(spot).home)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom_by(1 if key == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll as far as the new size wants."""
        super().resizeEvent(event)
        self._fit()

    def _step(self, dx: int, dy: int) -> None:
        found = moving.next_spot(self.columns, self._spot(), dx, dy)
        if found is not None:
            self._go(found)

    def _shift(self, dx: int, dy: int, *, level: bool) -> None:
        """Move what is chosen one column or one place on, a category with Shift one level."""
        spot = self._spot()
        if spot is None or self._item(spot) is None:
            return
        if spot.row >= 0 and not self._card(spot).is_head:
            self._put(moving.code_shift(self.columns, spot, dx, dy, self.chosen_keys()))
        elif not level:
            self._put(moving.group_shift(self.columns, spot, dx, dy))
        elif dx:
            self._put(moving.group_level(self.columns, spot, inward=dx > 0))

    def _put(self, drop: Drop | None) -> None:
        keys = self.chosen_keys()
        if keys and drop is not None:
            self.moved.emit(keys, drop.parent, drop.before)

    def _go(self, spot: Spot) -> None:
        item = self._item(spot)
        self._current = self._named(spot)
        self._picked = {} if item is None else {item.key: None}
        head, room = HEAD * self._scale(), self.rect_of(spot)
        scroll_to(self, room, head, down=spot.row >= 0)
        self._tell()

    def _tell(self) -> None:
        spot = self._spot()
        item = None if spot is None else self._item(spot)
        if spot is not None and item is not None:
            is_code = spot.row >= 0 and not self._card(spot).is_head
            numbers = self._numbers(self._card(spot)) if is_code else self.tr("category")
            self.setAccessibleDescription(f"{item.name}, {numbers}")
        self.viewport().update()
        self.chosen.emit()

    # Places

    def _card(self, spot: Spot) -> Card:
        return self.columns[spot.column].cards[spot.row]

    def _item(self, spot: Spot) -> Item | None:
        """Return what stands at a place; None of the shelf's head."""
        return self.columns[spot.column].category if spot.row < 0 else self._card(spot).item

    def _named(self, spot: Spot) -> tuple[str, str | None]:
        item = self._item(spot)
        home = None if spot.row < 0 else self._card(spot).home
        return ("" if item is None else item.key), home

    def _spot(self) -> Spot | None:
        """Return where the current card is."""
        return None if self._current is None else moving.find(self.columns, *self._current)

    def _find(self, key: str) -> Spot | None:
        """Return where a code or category sits."""
        return moving.find(self.columns, key)

    def _spot_at(self, at: QPointF) -> Spot | None:
        if at.y() < HEAD * self._scale():
            x, _y = self._on_board(at)
            return moving.head_at(self.columns, x)
        return place.card_at(*self._on_board(at), self.columns)

    def _on_board(self, at: QPointF) -> tuple[float, float]:
        offset, scale = self._offset(), self._scale()
        return (at.x() + offset.x()) / scale, (at.y() + offset.y()) / scale

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scale(self) -> float:
        return self._zoom * theme().zoom / 100

    def _fit(self) -> None:
        width, height = (round(side * self._scale()) for side in place.size_of(self.columns))
        for bar, whole, shown in (
            (self.horizontalScrollBar(), width, self.viewport().width()),
            (self.verticalScrollBar(), height, self.viewport().height()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(40)
        self.viewport().update()
