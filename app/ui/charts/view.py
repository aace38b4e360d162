"""A widget that shows a figure, by pointer and keyboard, laid out anew for the width it has."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui.charts.measure import QtMeasure
from app.ui.charts.paint import colour_of, paint
from app.ui.charts.scene import Measure, Scene, Spot
from app.ui.theme import theme

Layout = Callable[[float, Measure], Scene]
"""Lays a figure out for so many px of width; it may come out wider where it must."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """`pointed(key)` when a spot is pointed at, clicked or reached by arrow keys, and stays so.

    `activated(key)` on Enter and double click. The spot that was pointed at last keeps its frame.
    """

    pointed = Signal(object)
    activated = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout: Layout | None = None
        self._scene = Scene(0, 0, ())
        self._needed = 0.0  # px of width below which the figure does not shrink
        self._at: int | None = None
        theme().changed.connect(self.lay_out)

    @property
    def scene(self) -> Scene:
        """The figure as it is shown."""
        return self._scene

    @property
    def chosen(self) -> object | None:
        """The key of the spot that has the frame."""
        return None if self._at is None else self._scene.spots[self._at].key

    def show_figure(self, layout: Layout) -> None:
        """Show another figure; the frame stays on the spot of the same key."""
        self._layout = layout
        self.lay_out()

    def clear(self) -> None:
        """Show nothing, and hold nothing of what was shown."""
        self.show_figure(lambda _width, _measure: Scene(0, 0, ()))

    def choose(self, key: object) -> None:
        """Put the frame on the spot of a key, without a signal; of none where there is none."""
        keys = [spot.key for spot in self._scene.spots]
        self._at = keys.index(key) if key in keys else None
        self.update()

    def sizeHint(self) -> QSize:
        """Return the figure's size."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the figure's size: it is never cut off, but scrolled."""
        scale = self._scale()
        return QSize(1 + int(self._needed * scale), 1 + int(self._scene.height * scale))

    def _scale(self) -> float:
        return theme().zoom / 100

    def lay_out(self) -> None:
        """Lay the figure out anew, for the width there is."""
        if self._layout is None:
            return
        kept = self.chosen
        measure, width = QtMeasure(), self.width() / self._scale()
        self._scene = self._layout(width, measure)
        self._needed = self._layout(1, measure).width
        self.setAccessibleDescription(self._scene.description)
        self.choose(kept)
        self.updateGeometry()
        self.setMinimumHeight(self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the figure out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure, and the frame around the chosen spot."""
        painter = QPainter(self)
        painter.scale(self._scale(), self._scale())
        paint(painter, self._scene, theme().colours)
        if self._at is not None:
            colour = colour_of("accent" if self.hasFocus() else "strong_edge", theme().colours)
            painter.setPen(QPen(colour, 1.5))
            painter.drawRoundedRect(QRectF(*self._scene.spots[self._at].box), 3, 3)

    def event(self, event: QEvent) -> bool:
        """Show what a spot says as its tip."""
        if event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(event.pos())  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), spot.says if spot else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the spot under the pointer."""
        self._point(self._spot_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at the spot under the pointer, for touch screens too."""
        self._point(self._spot_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        if spot := self._spot_at(event.position().toPoint()):
            self.activated.emit(spot.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from spot to spot."""
        spots, key = self._scene.spots, Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self.activated.emit(self.chosen)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and spots:
            self._point(spots[0 if key == Qt.Key.Key_Home else -1])
        elif key in _STEPS and spots:
            at = 0 if self._at is None else self._at + _STEPS[key]
            self._point(spots[max(0, min(len(spots) - 1, at))])
        else:
            super().keyPressEvent(event)

    def _spot_at(self, at: object) -> Spot | None:
        x, y = at.x() / self._scale(), at.y() / self._scale()  # type: ignore[attr-defined]
        return next((spot for spot in self._scene.spots if spot.box.holds(x, y)), None)

    def _point(self, spot: Spot | None) -> None:
        if spot is None or spot.key == self.chosen:
            return
        self.choose(spot.key)
        self._tell(spot)
        self.pointed.emit(spot.key)

    def _tell(self, spot: Spot) -> None:
        """Let a screen reader read the spot: it hears a change of the widget's description."""
        self.setAccessibleDescription(spot.says or self._scene.description)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
