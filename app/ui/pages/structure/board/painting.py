"""How a card and a column's head are drawn, in px at 100 %: the painter is scaled for zoom."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication

from app.ui.pages.structure.quotations import draw_lines
from app.ui.theme import theme
from app.ui.theme.tokens import RADIUS, space
from app.ui.widgets.look import swatch

_DOT, _LINES = 10, 2  # px of the colour's dot; lines of the quotation
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CardLook(NamedTuple):
    """What a card shows, and the state it is in."""

    name: str
    colour: str
    numbers: str
    quote: str
    picked: bool
    current: bool
    focused: bool
    mentioned: bool


def draw_head(painter: QPainter, room: QRectF, words: str, *, quiet: bool) -> None:
    """Draw a column's name, which stays in sight while its cards scroll below it."""
    painter.fillRect(room.adjusted(-3, 0, 3, 0), theme().colour("paper"))
    painter.setFont(_font(bold=True))
    painter.setPen(theme().colour("muted" if quiet else "ink"))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def draw_card(painter: QPainter, room: QRectF, card: CardLook) -> None:
    """Draw a card: its colour and name, its numbers, its first quotation."""
    marked = card.picked or (card.current and card.focused)
    style = Qt.PenStyle.DashLine if card.mentioned else Qt.PenStyle.SolidLine
    edge = theme().colour("accent" if marked else "edge")
    painter.setPen(QPen(edge, 2 if card.current and card.focused else 1, style))
    painter.setBrush(theme().colour("selected" if card.picked else "panel"))
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    inside = room.adjusted(space(2), space(2) - 1, -space(2), -space(1)).toRect()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    dot = QRect(inside.left(), inside.top() + 3, _DOT, _DOT)
    painter.drawPixmap(dot, swatch(card.colour))
    painter.setFont(_font(bold=True))
    painter.setPen(theme().colour("ink"))
    line = painter.fontMetrics().lineSpacing()
    wide = inside.adjusted(_DOT + space(1) + 2, 0, 0, 0)
    name = painter.fontMetrics().elidedText(card.name, Qt.TextElideMode.ElideRight, wide.width())
    painter.drawText(wide, _LEFT, name)
    painter.setFont(_font())
    painter.setPen(theme().colour("muted"))
    below = inside.adjusted(0, line + 2, 0, 0)
    numbers = painter.fontMetrics().elidedText(
        card.numbers, Qt.TextElideMode.ElideRight, below.width()
    )
    painter.drawText(below, _LEFT, numbers)
    if card.quote:
        painter.setPen(theme().colour("ink"))
        draw_lines(painter, below.adjusted(0, line + 2, 0, 0), f"“{card.quote}”", _LINES)


def _font(*, bold: bool = False) -> QFont:
    """Return the program's font at 100 %."""
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * 100 / theme().zoom)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made
