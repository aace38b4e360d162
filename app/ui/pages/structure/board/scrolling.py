"""How the board scrolls: to what was chosen, and along with what is dragged near its edge."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QAbstractScrollArea

from app.ui.theme.tokens import space

_EDGE = 36  # px: so near an edge a drag scrolls


def scroll_to(area: QAbstractScrollArea, room: QRectF, head: float, *, down: bool) -> None:
    """Bring a rectangle of the viewport into sight, below `head` px; `down`: in height too."""
    ways = [(area.horizontalScrollBar(), room.left(), room.right(), area.viewport().width())]
    if down:
        top, bottom = room.top() - head, room.bottom()
        ways.append((area.verticalScrollBar(), top, bottom, area.viewport().height()))
    for bar, low, high, size in ways:
        if low < 0:
            bar.setValue(bar.value() + int(low))
        elif high > size:
            bar.setValue(bar.value() + int(high - size) + space(2))


def scroll_along(area: QAbstractScrollArea, at: QPointF, head: float) -> None:
    """Scroll where something is dragged near an edge.

    The line of heads is a place to drop at, so the board scrolls up only above its middle.
    """
    for bar, value, size, first in (
        (area.horizontalScrollBar(), at.x(), area.viewport().width(), float(_EDGE)),
        (area.verticalScrollBar(), at.y(), area.viewport().height(), head / 2),
    ):
        if value < first or value > size - _EDGE:
            bar.setValue(bar.value() + (-_EDGE if value < first else _EDGE) // 2)
