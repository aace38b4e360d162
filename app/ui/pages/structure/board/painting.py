"""How a card and a column's head are drawn, in px at 100 %: the painter is scaled for zoom."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication

from app.ui.colours import code_colour
from app.ui.pages.structure.board.cards import Card
from app.ui.pages.structure.quotations import draw_lines
from app.ui.theme import theme
from app.ui.theme.tokens import RADIUS, space
from app.ui.widgets.look import swatch

_DOT, _LINES = 10, 2  # px of the colour's dot; lines of the quotation
_LINE = 4.0  # px; a mark that is no thicker is a line
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Marks(NamedTuple):
    """Whether something is chosen, is where the keys are, and whether they are on the board."""

    picked: bool = False
    current: bool = False
    focused: bool = False

    @property
    def framed(self) -> bool:
        """Tell whether it is framed in the accent."""
        return self.picked or (self.current and self.focused)


def draw_head(painter: QPainter, room: QRectF, words: str, *, quiet: bool, marks: Marks) -> None:
    """Draw a column's name, which stays in sight while its cards scroll below it."""
    painter.fillRect(room.adjusted(-3, 0, 3, 0), theme().colour("paper"))
    if marks.framed:
        _frame(painter, room.adjusted(-5, 5, 5, -1), marks)
    _name(painter, room, words, "muted" if quiet else "ink")


def draw_section(painter: QPainter, room: QRectF, words: str, marks: Marks) -> None:
    """Draw the head of a category within another's column, with a line down to its cards."""
    painter.setPen(QPen(theme().colour("edge"), 1))
    painter.drawLine(room.topLeft(), room.topRight())
    if marks.framed:
        _frame(painter, room.adjusted(1, 3, -1, 0), marks)
    _name(painter, room.adjusted(space(2), 3, -space(2), 0), words, "ink")


def draw_drop(painter: QPainter, room: QRectF) -> None:
    """Show where something would go: a line between, or a frame around what it goes into."""
    accent = theme().colour("accent")
    if min(room.width(), room.height()) <= _LINE:
        painter.fillRect(room, accent)
        return
    painter.setPen(QPen(accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room, RADIUS, RADIUS)


def draw_card(
    painter: QPainter, room: QRectF, card: Card, numbers: str, quote: str, marks: Marks
) -> None:
    """Draw a card: its colour and name, its numbers, its first quotation."""
    style = Qt.PenStyle.DashLine if card.mentioned else Qt.PenStyle.SolidLine
    edge = theme().colour("accent" if marks.framed else "edge")
    painter.setPen(QPen(edge, 2 if marks.current and marks.focused else 1, style))
    painter.setBrush(theme().colour("selected" if marks.picked else "panel"))
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    inside = room.adjusted(space(2), space(2) - 1, -space(2), -space(1)).toRect()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    dot = QRect(inside.left(), inside.top() + 3, _DOT, _DOT)
    painter.drawPixmap(dot, swatch(code_colour(card.item.row.colour)))
    painter.setFont(_font(bold=True))
    painter.setPen(theme().colour("ink"))
    line = painter.fontMetrics().lineSpacing()
    wide = inside.adjusted(_DOT + space(1) + 2, 0, 0, 0)
    painter.drawText(wide, _LEFT, _elided(painter, card.item.name, wide.width()))
    painter.setFont(_font())
    painter.setPen(theme().colour("muted"))
    below = inside.adjusted(0, line + 2, 0, 0)
    painter.drawText(below, _LEFT, _elided(painter, numbers, below.width()))
    if quote:
        painter.setPen(theme().colour("ink"))
        draw_lines(painter, below.adjusted(0, line + 2, 0, 0), f"“{quote}”", _LINES)


def _frame(painter: QPainter, room: QRectF, marks: Marks) -> None:
    painter.setPen(QPen(theme().colour("accent"), 2 if marks.current and marks.focused else 1))
    painter.setBrush(theme().colour("selected" if marks.picked else "paper"))
    painter.drawRoundedRect(room, RADIUS, RADIUS)


def _name(painter: QPainter, room: QRectF, words: str, colour: str) -> None:
    painter.setFont(_font(bold=True))
    painter.setPen(theme().colour(colour))
    name, dot, number = words.rpartition(" · ")  # of a name that is too long the number stays
    behind = painter.fontMetrics().horizontalAdvance(dot + number)
    shown = _elided(painter, name, int(room.width()) - behind) + dot + number
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _elided(painter: QPainter, words: str, width: int) -> str:
    return str(painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width))


def _font(*, bold: bool = False) -> QFont:
    """Return the program's font at 100 %."""
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * 100 / theme().zoom)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made
