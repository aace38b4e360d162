"""The quiet line beside the turn that is being played."""

from PySide6.QtCore import QRect

from app.ui.text.offsets import DisplayText, Side
from app.ui.text.rows import Rows

_LEFT, _WIDTH = 2, 3  # px: within the margin of the document, where no tint comes


def playing_line(rows: Rows, text: DisplayText, span: tuple[int, int]) -> QRect | None:
    """Return what to fill beside the lines of a span, in code points; None if it is off screen."""
    start, end = text.to_screen(span[0]), text.to_screen(span[1], Side.END)
    if not rows.starts or end < rows.low or start > rows.high:
        return None
    top = round(rows.tops[max(0, rows.row_of(start))])
    bottom = round(rows.bottoms[rows.last_row_of(end)])
    return QRect(_LEFT, top, _WIDTH, bottom - top)
