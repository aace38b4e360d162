"""A quotation's words laid out in a width: the context muted, the quotation in ink."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from app.coding.quotes import Snippet
from app.ui.widgets.lines import coloured, laid_out, utf16_head, utf16_length


def number_of_lines(found: Snippet, font: QFont, width: int, *, context: bool, most: int) -> int:
    """Return how many lines the words take, at most `most`."""
    layout = laid_out("".join(_parts(found, context)), font, width, most, [])
    return max(1, layout.lineCount())


def draw_words(
    painter: QPainter, room: QRect, font: QFont, found: Snippet, *, context: bool
) -> None:
    """Draw the words into a room; what does not fit ends in "…"."""
    step = QFontMetrics(font).lineSpacing()
    most = max(1, room.height() // step)
    before, quote, after = _parts(found, context)
    text = before + quote + after
    whole = laid_out(text, font, room.width(), most, [])
    last = whole.lineAt(whole.lineCount() - 1)
    shown = utf16_head(text, last.textStart() + last.textLength())
    if len(shown) < len(text):
        head = utf16_head(text, last.textStart())
        text = head + QFontMetrics(font).elidedText(
            text[len(head) :], Qt.TextElideMode.ElideRight, room.width()
        )
    colours = [
        coloured(0, utf16_length(before), "muted"),
        coloured(utf16_length(before), utf16_length(quote), "ink"),
        coloured(utf16_length(before + quote), utf16_length(after), "muted"),
    ]
    layout = laid_out(text, font, room.width(), most, colours)
    layout.draw(painter, QPointF(room.topLeft()))


def _parts(found: Snippet, context: bool) -> tuple[str, str, str]:
    if context:
        return found.before, found.quote, found.after
    return "", found.quote.strip(), ""
