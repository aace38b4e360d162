"""A dimension as a line from its low to its high end, with the quotations as dots on it."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import space

_RADIUS, _LOW, _HIGH = 4, 44, 96  # px at 100 %: a dot, the line's height in a card and by itself
_NEAR = 2  # times a dot's radius: so near a press is meant for it


class Dot(NamedTuple):
    """A quotation's dot where it is drawn."""

    key: Hashable
    centre: QPointF


class DimensionLine(QWidget):
    """`placed(key, percent)` when a dot was dragged, or (key None) the line was pressed beside
    all dots; `pressed(key)` when a dot was pressed. A small line only shows.
    """

    placed = Signal(object, int)
    pressed = Signal(object)

    def __init__(self, *, small: bool = False) -> None:
        super().__init__()
        self._small = small
        self._percents: Mapping[Any, int] = {}
        self._current: Hashable | None = None
        self._dragged: tuple[Hashable, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not small:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(self.sizeHint().height())
        theme().changed.connect(self._renew)

    def set_dots(self, percents: Mapping[Any, int]) -> None:
        """Show dots by key at 0 (low end) to 100 (high end)."""
        self._percents = percents
        self.update()

    def set_current(self, key: Hashable | None) -> None:
        """Mark the dot of a key."""
        self._current = key
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(120, theme().px(_LOW if self._small else _HIGH))

    def dots(self) -> list[Dot]:
        """Return the dots where they are drawn: what stands at one place is piled up."""
        radius = self._radius()
        shown = dict(self._percents)
        if self._dragged is not None:
            shown[self._dragged[0]] = self._dragged[1]
        piles: dict[int, list[tuple[Hashable, float]]] = defaultdict(list)
        for key, percent in shown.items():
            x = self._x(percent)
            piles[round(x / (2 * radius))].append((key, x))
        room = self._base() - 2 * radius
        found = []
        for pile in piles.values():
            step = min(2.0 * radius + 1, room / max(1, len(pile)))
            for n, (key, x) in enumerate(pile):
                found.append(Dot(key, QPointF(x, self._base() - n * step)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, its ends and middle, and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("strong_edge"), 1))
        base, tick = self._base(), theme().px(5)
        painter.drawLine(QPointF(self._x(0), base), QPointF(self._x(100), base))
        for percent in (0, 50, 100):
            x = self._x(percent)
            painter.drawLine(QPointF(x, base - tick), QPointF(x, base + tick))
        radius = self._radius()
        dots = sorted(self.dots(), key=lambda dot: dot.key == self._current)
        for dot in dots:
            chosen = dot.key == self._current
            size = radius + (2 if chosen else 0)
            ground = theme().colour("panel")
            painter.setPen(QPen(ground, 1.5))
            painter.setBrush(theme().colour("accent") if chosen else self._quiet())
            painter.drawEllipse(dot.centre, size, size)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a dot, or place on the line."""
        if self._small or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        near = self._near(event.position())
        if near is None:
            self.placed.emit(None, self._percent(event.position().x()))
        else:
            self._dragged = (near, self._percents[near])
            self.pressed.emit(near)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the dot that is dragged where the pointer is."""
        if self._dragged is not None:
            self._dragged = (self._dragged[0], self._percent(event.position().x()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Place what was dragged; a press that went nowhere changes nothing."""
        dragged, self._dragged = self._dragged, None
        if dragged is not None and self._percents.get(dragged[0]) != dragged[1]:
            self.placed.emit(*dragged)
        self.update()

    def _near(self, at: QPointF) -> Hashable | None:
        reach = _NEAR * self._radius()
        near = [
            ((dot.centre - at).manhattanLength(), n, dot.key) for n, dot in enumerate(self.dots())
        ]
        found = min(near, default=None, key=lambda one: one[:2])
        return found[2] if found is not None and found[0] <= reach else None

    def _quiet(self) -> QColor:
        return theme().colour("muted")

    def _radius(self) -> int:
        return theme().px(_RADIUS if self._small else _RADIUS + 2)

    def _base(self) -> float:
        return self.height() - theme().px(_RADIUS) - float(space(2))

    def _area(self) -> QRectF:
        edge = 2.0 * self._radius()
        return QRectF(self.rect()).adjusted(edge, 0, -edge, 0)

    def _x(self, percent: int) -> float:
        area = self._area()
        return area.left() + area.width() * percent / 100

    def _percent(self, x: float) -> int:
        area = self._area()
        return max(0, min(100, round(100 * (x - area.left()) / max(1.0, area.width()))))

    def _renew(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()
