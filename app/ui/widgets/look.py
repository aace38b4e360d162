"""Small hands for looks: the property `look` that the stylesheet knows, margins, hairlines.

Looks: buttons "accent", "danger", "link", "plain", "chip"; labels "muted", "error", "warning",
"head", "title", "key"; grounds "panel", "card", "rail", "header", "foot"; fields "field" (text
areas with a frame), "bare", "inline", "title", "quiet", "quiet-head"; views "paper".
"""

from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QLabel, QLayout, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import space

Widget = TypeVar("Widget", bound=QWidget)
SWATCH = 10  # px; the dot of a colour at 100 %


def look(widget: Widget, name: str) -> Widget:
    """Give a widget one of the stylesheet's looks, and return it."""
    mark(widget, "look", name)
    return widget


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet asks for, and let the style see the change."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not isinstance(widget, QLabel):
        # A plain QWidget draws the ground of its look only with this.
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def margins(layout: QLayout, left: int = 0, top: int = 0, right: int = 0, bottom: int = 0) -> None:
    """Set a layout's outer margins in px and its gaps to nothing; gaps are set where wanted."""
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(0)


def label(text: str = "", name: str = "") -> QLabel:
    """Return a label of a look; its text is shown as it is, never taken for HTML."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return look(made, name) if name else made


def inset(field: QAbstractSpinBox) -> None:
    """Let a number's or date's text begin where that of other fields does.

    Qt 6.11 ignores the stylesheet's left padding for these.
    """
    field.lineEdit().setTextMargins(space(2), 0, 0, 0)


def hairline() -> QFrame:
    """Return a line of one px that parts what stands above from what stands below."""
    return look(QFrame(), "hairline")


def swatch(code_colour: str, size: int = SWATCH) -> QPixmap:
    """Return the dot of a code's or coder's colour ("#RRGGBB"), ringed so that it can be seen."""
    sharpness = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    shades = theme().shades(code_colour)
    return _dot(shades.swatch, shades.line, theme().px(size), sharpness)


@lru_cache(maxsize=1024)
def _dot(fill: str, ring: str, side: int, sharpness: float) -> QPixmap:
    dot = QPixmap(round(side * sharpness), round(side * sharpness))
    dot.setDevicePixelRatio(sharpness)
    dot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ring), 1))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
    painter.end()
    return dot


def swatch_icon(code_colour: str, size: int = SWATCH) -> QIcon:
    """Return the dot as an icon that looks the same in a chosen row."""
    dot = swatch(code_colour, size)
    made = QIcon(dot)
    made.addPixmap(dot, QIcon.Mode.Selected)
    return made
