"""The board as it is painted and worked: only the cards in sight are drawn and read.

Cards are chosen by clicks (Ctrl adds) or arrows and Space, and moved by dragging or with Alt and
the arrow keys. The page does what was asked; the board shows what is stored.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from app.coding.analysis.counts import Count, Id
from app.ui.colours import code_colour
from app.ui.counting import counted
from app.ui.pages.structure.board import cards as place
from app.ui.pages.structure.board import painting
from app.ui.pages.structure.board.cards import CARD, COLUMN, HEAD, Card, Column, Spot
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import look

_ZOOMS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5)
_EDGE = 36  # px: so near an edge a drag scrolls
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Board(QAbstractScrollArea):
    """`moved(keys, column key or None, key before or None)`; `opened(key)`; `chosen`;
    `wanted(ids)`: codes in sight whose first quotation is not known; `taken_out(key, column)`;
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
        self._current: tuple[str, str | None] | None = None  # card's and column's key
        self._picked: dict[str, None] = {}
        self._pressed: QPoint | None = None
        self._drop: Spot | None = None
        self._zoom = 1.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_quotes)
        theme().changed.connect(self._fit)

    def show_columns(self, columns: Sequence[Column], counts: Mapping[Id, Count]) -> None:
        """Show other columns; what is chosen stays chosen wherever it went."""
        self.columns, self._counts = columns, counts
        there = {card.item.key for column in columns for card in column.cards}
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
        """Return the chosen codes in the board's order."""
        every = [card.item.key for column in self.columns for card in column.cards]
        return [key for key in dict.fromkeys(every) if key in self._picked]

    def choose(self, key: str) -> None:
        """Choose a card, where its code sits."""
        found = self._find(key)
        if found is not None:
            self._go(found)

    def zoom_by(self, steps: int) -> None:
        """Go so many steps in or out."""
        at = min(range(len(_ZOOMS)), key=lambda n: abs(_ZOOMS[n] - self._zoom))
        self._zoom = _ZOOMS[max(0, min(len(_ZOOMS) - 1, at + steps))]
        self._fit()

    def rect_of(self, spot: Spot) -> QRectF:
        """Return where a card is in the viewport."""
        x, y = place.place_of(spot)
        scale, offset = self._scale(), self._offset()
        return QRectF(x * scale - offset.x(), y * scale - offset.y(), COLUMN * scale, CARD * scale)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns and cards in sight, and where a drop would go."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, scale = self._offset(), self._scale()
        painter.translate(-offset)
        painter.scale(scale, scale)
        top, bottom = offset.y() / scale, (offset.y() + self.viewport().height()) / scale
        left, right = offset.x() / scale, (offset.x() + self.viewport().width()) / scale
        for at, column in enumerate(self.columns):
            x, _ = place.place_of(Spot(at, 0))
            if x + COLUMN < left or x > right:
                continue
            for row in place.rows_between(top, bottom, len(column.cards)):
                self._draw_card(painter, Spot(at, row), column.cards[row])
            room = QRectF(x, top, COLUMN, HEAD - 6)
            painting.draw_head(painter, room, self._title(column), quiet=column.category is None)
        if self._drop is not None:
            x, y = place.place_of(self._drop)
            painter.setPen(QPen(theme().colour("accent"), 3))
            painter.drawLine(QPointF(x, y - 4), QPointF(x + COLUMN, y - 4))
        painter.end()
        self._soon.start()

    def _title(self, column: Column) -> str:
        name = column.category.name if column.category else self.tr("Not in a category")
        return f"{name} · {sum(not card.mentioned for card in column.cards)}"

    def _draw_card(self, painter: QPainter, spot: Spot, card: Card) -> None:
        x, y = place.place_of(spot)
        row = card.item.row
        painting.draw_card(
            painter,
            QRectF(x, y, COLUMN, CARD),
            painting.CardLook(
                card.item.name,
                code_colour(row.colour),
                self._numbers(card),
                self._quotes.get(card.item.id, ""),
                picked=card.item.key in self._picked,
                current=self._current == self._named(spot),
                focused=self.hasFocus(),
                mentioned=card.mentioned,
            ),
        )

    def _numbers(self, card: Card) -> str:
        if card.mentioned:
            return self.tr("mentioned here, sits elsewhere")
        quotations, participants = place.numbers(self._counts.get(card.item.id))
        said = counted(quotations, self.tr("1 quotation"), self.tr("{n} quotations"))
        who = counted(participants, self.tr("1 participant"), self.tr("{n} participants"))
        return f"{said} · {who}"

    def _ask_quotes(self) -> None:
        """Ask for the first quotations of the cards in sight."""
        offset, scale = self._offset(), self._scale()
        top, bottom = offset.y() / scale, (offset.y() + self.viewport().height()) / scale
        left, right = offset.x() / scale, (offset.x() + self.viewport().width()) / scale
        first, last = (place.column_at(x, len(self.columns)) or 0 for x in (left, right))
        seen = [
            column.cards[row].item.id
            for column in self.columns[first : last + 1]
            for row in place.rows_between(top, bottom, len(column.cards))
        ]
        missing = [code for code in seen if code not in self._quotes]
        if missing:
            self._quotes.update(dict.fromkeys(missing, ""))
            self.wanted.emit(missing)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card; with Ctrl add it or take it away."""
        spot = self._spot_at(event.position())
        if spot is None:
            self._picked.clear()
            self._tell()
            return
        key = self.columns[spot.column].cards[spot.row].item.key
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._current = self._named(spot)
        if with_control and key in self._picked:
            del self._picked[key]
        elif with_control or key in self._picked:
            self._picked[key] = None
        else:
            self._picked = {key: None}
        self._pressed = event.position().toPoint()
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen cards."""
        at = event.position()
        if self._pressed is None or not self._picked:
            return
        far = (at.toPoint() - self._pressed).manhattanLength()
        if self._drop is None and far < QApplication.startDragDistance():
            return
        self.viewport().setCursor(Qt.CursorShape.DragMoveCursor)
        self._scroll_at(at)
        x, y = self._on_board(at)
        column = place.column_at(x, len(self.columns))
        if column is not None:
            row = min(place.row_at(y), self._own_cards(column))
            self._drop = Spot(column, row)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged."""
        drop, self._drop, self._pressed = self._drop, None, None
        self.viewport().unsetCursor()
        if drop is not None and self.viewport().rect().contains(event.position().toPoint()):
            self._put(drop)
        elif drop is not None:
            self.carried_off.emit(self.chosen_keys(), event.globalPosition().toPoint())
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card."""
        if (spot := self._spot_at(event.position())) is not None:
            self.opened.emit(self.columns[spot.column].cards[spot.row].item.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card, Space chooses, Alt with arrows moves, Enter opens."""
        key, spot = Qt.Key(event.key()), self._spot()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS and held == Qt.KeyboardModifier.AltModifier:
            self._shift(*_ARROWS[key])
        elif key in _ARROWS and not held:
            self._step(*_ARROWS[key])
        elif spot is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            card = self.columns[spot.column].cards[spot.row].item.key
            if card in self._picked:
                del self._picked[card]
            else:
                self._picked[card] = None
            self._tell()
        elif key in _ENTER:
            self.opened.emit(self.columns[spot.column].cards[spot.row].item.key)
        elif key == Qt.Key.Key_Delete and self.columns[spot.column].cards[spot.row].mentioned:
            column = self.columns[spot.column]
            self.taken_out.emit(column.cards[spot.row].item.key, column.key)
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
        spot = self._spot()
        if spot is None:
            first = next((at for at, one in enumerate(self.columns) if one.cards), None)
            if first is not None:
                self._go(Spot(first, 0))
            return
        column, row = spot.column + dx, spot.row + dy
        while dx and 0 <= column < len(self.columns) and not self.columns[column].cards:
            column += dx
        if 0 <= column < len(self.columns):
            last = len(self.columns[column].cards) - 1
            self._go(Spot(column, max(0, min(last, row))))

    def _shift(self, dx: int, dy: int) -> None:
        """Move the chosen cards one column or one place on."""
        spot = self._spot()
        if spot is None:
            return
        column = spot.column + dx
        if dx and 0 <= column < len(self.columns):
            self._put(Spot(column, self._own_cards(column)))
        elif dy:
            self._put(Spot(spot.column, max(0, spot.row + (2 if dy > 0 else -1))))

    def _put(self, drop: Spot) -> None:
        column, keys = self.columns[drop.column], self.chosen_keys()
        own = [card.item.key for card in column.cards if not card.mentioned]
        before = next((key for key in own[drop.row :] if key not in keys), None)
        if keys:
            self.moved.emit(keys, column.key, before)

    def _own_cards(self, column: int) -> int:
        return sum(not card.mentioned for card in self.columns[column].cards)

    def _go(self, spot: Spot) -> None:
        self._current = self._named(spot)
        self._picked = {self.columns[spot.column].cards[spot.row].item.key: None}
        self._show(spot)
        self._tell()

    def _tell(self) -> None:
        spot = self._spot()
        if spot is not None:
            card = self.columns[spot.column].cards[spot.row]
            self.setAccessibleDescription(f"{card.item.name}, {self._numbers(card)}")
        self.viewport().update()
        self.chosen.emit()

    def _show(self, spot: Spot) -> None:
        room = self.rect_of(spot)
        for bar, low, high, size in (
            (self.horizontalScrollBar(), room.left(), room.right(), self.viewport().width()),
            (self.verticalScrollBar(), room.top() - HEAD, room.bottom(), self.viewport().height()),
        ):
            if low < 0:
                bar.setValue(bar.value() + int(low))
            elif high > size:
                bar.setValue(bar.value() + int(high - size) + space(2))

    def _scroll_at(self, at: QPointF) -> None:
        for bar, value, size in (
            (self.horizontalScrollBar(), at.x(), self.viewport().width()),
            (self.verticalScrollBar(), at.y(), self.viewport().height()),
        ):
            if value < _EDGE or value > size - _EDGE:
                bar.setValue(bar.value() + (-_EDGE if value < _EDGE else _EDGE) // 2)

    # Places

    def _spot(self) -> Spot | None:
        """Return where the current card is."""
        if self._current is None:
            return None
        for at, column in enumerate(self.columns):
            if column.key == self._current[1]:
                keys = [card.item.key for card in column.cards]
                if self._current[0] in keys:
                    return Spot(at, keys.index(self._current[0]))
        return None

    def _find(self, key: str) -> Spot | None:
        """Return where a code sits."""
        for at, column in enumerate(self.columns):
            for row, card in enumerate(column.cards):
                if card.item.key == key and not card.mentioned:
                    return Spot(at, row)
        return None

    def _named(self, spot: Spot) -> tuple[str, str | None]:
        column = self.columns[spot.column]
        return column.cards[spot.row].item.key, column.key

    def _spot_at(self, at: QPointF) -> Spot | None:
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
