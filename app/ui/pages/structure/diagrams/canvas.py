"""The canvas on which a diagram is looked at and arranged: by dragging, or by keys."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from app.ui.charts.measure import QtMeasure
from app.ui.charts.paint import paint
from app.ui.charts.scene import Scene, Spot
from app.ui.pages.structure.diagrams.drawing import draw
from app.ui.pages.structure.diagrams.reading import Diagram, Place
from app.ui.theme import theme

_STEP = 16.0  # px that a key moves a box
_ZOOMS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(QWidget):
    """`placed(key, x, y)` when a box was moved; `opened(key)` on Enter or a double click;
    `removal_asked(key)` on Delete; `chosen(key or None)`.
    """

    placed = Signal(object, float, float)
    opened = Signal(object)
    removal_asked = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Diagram"))
        self.setMouseTracking(True)
        self.current: str | None = None
        self._diagram: Diagram | None = None
        self._scene = Scene(0, 0, ())
        self._origin = (0.0, 0.0)
        self._zoom = 1.0
        self._grabbed: QPointF | None = None  # from the dragged box's middle to the pointer
        self._held = (0.0, 0.0)  # the origin when the drag began
        self._moved: dict[str, Place] = {}
        theme().changed.connect(self._renew)

    @property
    def scene(self) -> Scene:
        """The figure as it is shown, for files."""
        return self._scene

    def show_diagram(self, diagram: Diagram) -> None:
        """Show another diagram, or the same as it is now; the chosen box stays."""
        self._diagram = diagram
        self._moved = {}
        self._draw()
        self.choose(self.current)

    def choose(self, key: str | None) -> None:
        """Choose a box."""
        keys = [spot.key for spot in self._scene.spots]
        self.current = key if key in keys else None
        self.chosen.emit(self.current)
        self.update()

    def zoom_by(self, steps: int) -> None:
        """Go so many steps in or out."""
        at = min(range(len(_ZOOMS)), key=lambda n: abs(_ZOOMS[n] - self._zoom))
        self._set_zoom(_ZOOMS[max(0, min(len(_ZOOMS) - 1, at + steps))])

    def fit(self, room: QSize) -> None:
        """Zoom so far out that the whole diagram is in sight, not further than can be read."""
        room -= QSize(4, 4)
        wide = room.width() / max(1.0, self._scene.width * theme().zoom / 100)
        high = room.height() / max(1.0, self._scene.height * theme().zoom / 100)
        self._set_zoom(max(_ZOOMS[0], min(1.0, wide, high)))

    def sizeHint(self) -> QSize:
        """Return the figure's size."""
        scale = self._scale()
        return QSize(1 + int(self._scene.width * scale), 1 + int(self._scene.height * scale))

    def box_at(self, key: str) -> QRectF:
        """Return where a box is on the canvas, in px of the screen."""
        spot = next(spot for spot in self._scene.spots if spot.key == key)
        scale = self._scale()
        return QRectF(*(value * scale for value in spot.box))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure, and the frame of the chosen box."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("panel"))
        painter.scale(self._scale(), self._scale())
        paint(painter, self._scene, theme().colours)
        for spot in self._scene.spots:
            if spot.key == self.current:
                colour = theme().colour("accent" if self.hasFocus() else "strong_edge")
                painter.setPen(QPen(colour, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                frame = QRectF(*spot.box).adjusted(-3, -3, 3, 3)
                painter.drawRoundedRect(frame, 8, 8)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a box and take hold of it."""
        spot = self._spot_at(event.position())
        self.choose(None if spot is None else str(spot.key))
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position() / self._scale() - _middle(spot)
            self._held = self._origin

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the box where the pointer takes it."""
        if self._grabbed is not None and self.current is not None:
            # Not beyond the upper and left edge: the figure would grow there and run away.
            at = event.position() / self._scale() - self._grabbed
            x, y = max(0.0, at.x()), max(0.0, at.y())
            self._moved = {self.current: (x - self._held[0], y - self._held[1])}
            self._draw(self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the box go where it is."""
        self._grabbed = None
        moved, self._moved = self._moved, {}
        for key, (x, y) in moved.items():
            self.placed.emit(key, x, y)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        if (spot := self._spot_at(event.position())) is not None:
            self.opened.emit(spot.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what a box is as its tip."""
        if event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), spot.says if spot else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, with Ctrl they move; Enter opens, Delete takes out, + and - zoom."""
        key, spot = Qt.Key(event.key()), self._spot(self.current)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _ARROWS and control and spot is not None:
            dx, dy = (_STEP * part for part in _ARROWS[key])
            middle = _middle(spot)
            x, y = middle.x() + dx - self._origin[0], middle.y() + dy - self._origin[1]
            self.placed.emit(spot.key, x, y)
        elif key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(*_ARROWS[key])
        elif key in _ENTER and spot is not None:
            self.opened.emit(spot.key)
        elif key == Qt.Key.Key_Delete and spot is not None:
            self.removal_asked.emit(spot.key)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and not control:
            self.zoom_by(1 if key == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int) -> None:
        """Choose the nearest box in a direction."""
        now = self._spot(self.current)
        if now is None:
            if self._scene.spots:
                self.choose(str(self._scene.spots[0].key))
            return
        here, best = _middle(now), None
        for spot in self._scene.spots:
            way = _middle(spot) - here
            ahead, aside = way.x() * dx + way.y() * dy, abs(way.x() * dy) + abs(way.y() * dx)
            if ahead > 1 and (best is None or ahead + 2 * aside < best[0]):
                best = (ahead + 2 * aside, spot)
        if best is not None:
            self.choose(str(best[1].key))
            self._show(best[1])

    def _show(self, spot: Spot) -> None:
        viewport = self.parentWidget()
        area = None if viewport is None else viewport.parentWidget()
        if isinstance(area, QScrollArea):
            at = _middle(spot) * self._scale()
            area.ensureVisible(int(at.x()), int(at.y()), 120, 80)
        self.setAccessibleDescription(spot.says)

    def _draw(self, held: Place | None = None) -> None:
        """Draw anew; while something is dragged the rest stays where it is (`held`: the origin)."""
        if self._diagram is None:
            return
        self._scene, self._origin = draw(self._diagram, QtMeasure(), self._moved, held)
        self.setFixedSize(self.sizeHint())
        self.update()

    def _spot(self, key: str | None) -> Spot | None:
        return next((spot for spot in self._scene.spots if spot.key == key), None)

    def _spot_at(self, at: QPointF) -> Spot | None:
        x, y = at.x() / self._scale(), at.y() / self._scale()
        hit = [spot for spot in self._scene.spots if spot.box.holds(x, y)]
        return hit[-1] if hit else None

    def _scale(self) -> float:
        return self._zoom * theme().zoom / 100

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._renew()

    def _renew(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


def _middle(spot: Spot) -> QPointF:
    box = spot.box
    return QPointF(box.x + box.width / 2, box.y + box.height / 2)
