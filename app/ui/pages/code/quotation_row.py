"""How a quotation is drawn in the list: id, words in their context, whose, and the star."""

import math

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.coding.quotes import Snippet
from app.ui.colours import code_colour
from app.ui.pages.code.passages import Passage
from app.ui.pages.code.quotation_model import (
    PASSAGE_ROLE,
    SNIPPET_ROLE,
    QuotationModel,
)
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.lines import coloured, laid_out, utf16_head, utf16_length
from app.ui.widgets.look import SWATCH, swatch

_LINES = 2
_ID = 56  # px at 100 %
_INNER = 0.42  # radius of a star's inner corners, of the outer


class QuotationRow(QStyledItemDelegate):
    """Rows of one height, two lines each."""

    def __init__(self, model: QuotationModel) -> None:
        super().__init__(model)
        self._model = model
        self.several = False  # coders, so that whose it is has to be shown

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the row's height, which grows with the font."""
        return QSize(0, option.fontMetrics.lineSpacing() * _LINES + space(3))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, id, star and dots, then the words in what is left."""
        passage: Passage = index.data(PASSAGE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        room = option.rect.adjusted(space(2), space(1), -space(2), -space(1))
        first = QRect(room.topLeft(), QSize(room.width(), option.fontMetrics.lineSpacing()))
        place = star_rect(option.rect, option.fontMetrics.lineSpacing())
        draw_star(painter, place, passage.quotable, bool(passage.own))
        room.setRight(room.right() - theme().px(icons.SMALL) - space(2))
        if self.several:
            room.setRight(self._dots(painter, first, room.right(), passage))
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme().colour("ink"))
        first.setWidth(theme().px(_ID) - space(2))
        elided = painter.fontMetrics().elidedText(
            passage.who, Qt.TextElideMode.ElideRight, first.width()
        )
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        room.setLeft(room.left() + theme().px(_ID))
        found = index.data(SNIPPET_ROLE)
        if found is not None:
            draw_words(painter, room, option.font, found)
        painter.restore()

    def _dots(self, painter: QPainter, line: QRect, right: int, passage: Passage) -> int:
        """Draw a dot for each coder, from the right; return where they begin."""
        side = theme().px(SWATCH)
        for coder in reversed(self._model.coders_of(passage)):
            right -= side
            top = line.center().y() - side // 2 + 1
            painter.drawPixmap(QPoint(right, top), swatch(code_colour(coder.colour)))
            right -= space(1)
        return right - space(1)


def star_rect(row: QRect, line: int) -> QRect:
    """Return where the star stands in a row whose text lines are `line` px high."""
    side = theme().px(icons.SMALL)
    top = row.top() + space(1) + (line - side) // 2
    return QRect(row.right() - space(2) - side + 1, top, side, side)


def draw_star(painter: QPainter, place: QRect, quotable: bool, own: bool) -> None:
    """Draw the mark "quotable", filled where it is set; an empty one only where one may set it."""
    if quotable or own:
        painter.setPen(QPen(theme().colour("warning" if quotable else "edge"), 1.2))
        painter.setBrush(theme().colour("warning") if quotable else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_star_shape(QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)))


def _star_shape(place: QRectF) -> QPolygonF:
    """Return a star with five points in a square."""
    centre, outer = place.center(), place.width() / 2
    return QPolygonF(
        [
            centre + QPointF(math.sin(turn), -math.cos(turn)) * radius
            for turn, radius in (
                (math.pi * point / 5, outer * (_INNER if point % 2 else 1.0)) for point in range(10)
            )
        ]
    )


def draw_words(painter: QPainter, room: QRect, font: QFont, found: Snippet) -> None:
    """Draw at most two lines: the context muted, the quotation in ink.

    A translation takes the second line, and the quotation the first without its context.
    """
    if found.translation:
        step, width = QFontMetrics(font).lineSpacing(), room.width()
        painter.setFont(font)
        for number, (words, colour) in enumerate(
            ((found.quote.strip(), "ink"), (f"“{found.translation}”", "muted"))
        ):
            line = QRect(room.left(), room.top() + number * step, width, step)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.setPen(theme().colour(colour))
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
            )
        return
    before = f"…{found.before}" if found.before else ""
    after = f"{found.after}…" if found.after else ""
    text = f"{before}{found.quote}{after}"
    whole = laid_out(text, font, room.width(), _LINES, [])
    end = len(utf16_head(text, whole.lineAt(0).textLength()))
    rest = QFontMetrics(font).elidedText(text[end:], Qt.TextElideMode.ElideRight, room.width())
    colours = [
        coloured(0, utf16_length(before), "muted"),
        coloured(utf16_length(before), utf16_length(found.quote), "ink"),
        coloured(utf16_length(before + found.quote), utf16_length(after), "muted"),
    ]
    layout = laid_out(text[:end] + rest, font, room.width(), _LINES, colours)
    layout.draw(painter, QPointF(room.topLeft()))
