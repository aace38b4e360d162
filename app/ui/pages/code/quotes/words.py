"""A quotation's words laid out in a width: the context muted, the quotation in ink."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.coding.quotes import Snippet
from app.ui.theme import theme


def number_of_lines(found: Snippet, font: QFont, width: int, *, context: bool, most: int) -> int:
    """Return how many lines the words take, at most `most`."""
    layout = _laid_out("".join(_parts(found, context)), font, width, most, [])
    return max(1, layout.lineCount())


def draw_words(
    painter: QPainter, room: QRect, font: QFont, found: Snippet, *, context: bool
) -> None:
    """Draw the words into a room; what does not fit ends in "…"."""
    step = QFontMetrics(font).lineSpacing()
    most = max(1, room.height() // step)
    before, quote, after = _parts(found, context)
    text = before + quote + after
    whole = _laid_out(text, font, room.width(), most, [])
    last = whole.lineAt(whole.lineCount() - 1)
    shown = _cut(text, last.textStart() + last.textLength())
    if len(shown) < len(text):
        head = _cut(text, last.textStart())
        text = head + QFontMetrics(font).elidedText(
            text[len(head) :], Qt.TextElideMode.ElideRight, room.width()
        )
    colours = [
        _coloured(0, _units(before), "muted"),
        _coloured(_units(before), _units(quote), "ink"),
        _coloured(_units(before + quote), _units(after), "muted"),
    ]
    layout = _laid_out(text, font, room.width(), most, colours)
    layout.draw(painter, QPointF(room.topLeft()))


def _parts(found: Snippet, context: bool) -> tuple[str, str, str]:
    if context:
        return found.before, found.quote, found.after
    return "", found.quote.strip(), ""


def _laid_out(
    text: str, font: QFont, width: int, most: int, colours: list[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(colours)  # before the lines: setting them later would take the lines away
    step, ascent = QFontMetrics(font).lineSpacing(), QFontMetrics(font).ascent()
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        # Where a taller font stands in, as for Chinese, base lines stay as far apart as elsewhere.
        line.setPosition(QPointF(0, number * step + ascent - line.ascent()))
    layout.endLayout()
    return layout


def _coloured(start: int, length: int, colour: str) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setForeground(theme().colour(colour))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form  # type: ignore[attr-defined]
    return made


def _units(text: str) -> int:
    """Return the length in UTF-16 units, in which Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, units: int) -> str:
    """Return the beginning of a text that has so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
