"""Where a coding comes to lie when one of its ends is dragged or nudged.

A coding is never made empty that way: a gesture that would do it leaves the coding as it is.
"""

from PySide6.QtCore import QPointF

from app.ui.text.offsets import DisplayText, Side
from app.ui.text.records import Mark
from app.ui.text.view import CodingView

Span = tuple[int, int]


def dragged(view: CodingView, mark: Mark, side: Side, point: QPointF) -> Span:
    """Return the span with one end dragged to a point of the viewport."""
    return _moved(mark, side, view.end_near(point, side))


def nudged(text: DisplayText, mark: Mark, side: Side, step: int) -> Span:
    """Return the span with one end one displayed character further on (1) or back (-1)."""
    end = mark.start if side is Side.START else mark.end
    return _moved(mark, side, text.nudged(end, side, step))


def scroll_towards(view: CodingView, y: float) -> None:
    """Scroll by a line where something is dragged beyond the text's edge."""
    bar = view.verticalScrollBar()
    if y < 0:
        bar.setValue(bar.value() - 1)
    elif y > view.viewport().height():
        bar.setValue(bar.value() + 1)


def _moved(mark: Mark, side: Side, cp: int) -> Span:
    start, end = (cp, mark.end) if side is Side.START else (mark.start, cp)
    return (start, end) if start < end else (mark.start, mark.end)
