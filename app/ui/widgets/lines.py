"""A few lines of text in several colours, as lists draw them."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from app.ui.theme import theme


def laid_out(
    text: str, font: QFont, width: int, most: int, colours: list[QTextLayout.FormatRange]
) -> QTextLayout:
    """Break a text into at most `most` lines of a width in px; `colours` are its parts' formats."""
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


def coloured(start: int, length: int, colour: str) -> QTextLayout.FormatRange:
    """Return the format of a part, in UTF-16 units, in one of the theme's colours."""
    form = QTextCharFormat()
    form.setForeground(theme().colour(colour))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form  # type: ignore[attr-defined]
    return made


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, in which Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def utf16_head(text: str, units: int) -> str:
    """Return the beginning of a text that has so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
