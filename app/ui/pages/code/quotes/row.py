"""How a quotation is drawn where quotations are read: whose it is, the star, the words below.

Lists that are short are measured by their words; in long ones every row has the same height, so
that nobody waits until thirty thousand quotations are measured.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.coding.quotes import Quote, Snippet
from app.ui.colours import code_colour
from app.ui.pages.code.quotation_row import draw_star
from app.ui.pages.code.quotes.model import SNIPPET_ROLE, QuoteModel
from app.ui.pages.code.quotes.words import draw_words, number_of_lines
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import SWATCH, swatch

_MOST, _USUAL = 9, 3  # lines of words: at most, and in long lists always
_TRANSLATED = 4  # lines of a translation, at most
_PAD = space(2)
Index = QModelIndex | QPersistentModelIndex


class QuoteRow(QStyledItemDelegate):
    """Draws the rows of a QuoteModel in a list view."""

    def __init__(self, model: QuoteModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.several = False  # coders, so that whose it is has to be shown
        self.context = True
        self._lines: dict[tuple[int, ...], tuple[int, int]] = {}  # of words, of the translation
        self._measured: tuple[object, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's height: by its words in a short list, else one height for all."""
        step = self._view.fontMetrics().lineSpacing()
        quote, lines = self._model.quote(index.row()), _USUAL
        if self._model.is_short():
            if quote is None:
                return QSize(0, step + 2 * _PAD)
            lines = sum(self._number(quote, index))
        return QSize(0, step * (1 + lines) + 2 * _PAD + space(1))

    def _number(self, quote: Quote, index: Index) -> tuple[int, int]:
        """Return how many lines the words take, and their translation."""
        found = index.data(SNIPPET_ROLE)
        if found is None or not self._model.is_short():
            return (_USUAL - 1, 1) if found and found.translation else (_USUAL, 0)
        font, width = self._view.font(), self._width()
        kind = (font.key(), width, self.context)
        if kind != self._measured:
            self._lines, self._measured = {}, kind
        key = (*quote.place, hash(found))
        if key not in self._lines:
            words = number_of_lines(found, font, width, context=self.context, most=_MOST)
            translated = _translated(found)
            lines = 0
            if translated is not None:
                lines = number_of_lines(translated, font, width, context=True, most=_TRANSLATED)
            self._lines[key] = words, lines
        return self._lines[key]

    def _width(self) -> int:
        return max(space(10), self._view.viewport().width() - 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a head, or a quotation."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quote = self._model.quote(index.row())
        if quote is None:
            self._head(painter, option, str(index.data()))
        else:
            draw_ground(painter, option)
            self._quote(painter, option, quote, index)
        painter.restore()

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        room = option.rect.adjusted(_PAD, 0, -_PAD, -space(1))
        painter.setFont(_bold(option.font))
        painter.setPen(theme().colour("muted"))
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.drawLine(room.left(), option.rect.bottom(), room.right(), option.rect.bottom())

    def _quote(
        self, painter: QPainter, option: QStyleOptionViewItem, quote: Quote, index: Index
    ) -> None:
        step = option.fontMetrics.lineSpacing()
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        first = QRect(room.topLeft(), QSize(room.width(), step))
        draw_star(painter, star_rect(option.rect, step), quote.quotable, bool(quote.own))
        right = first.right() - theme().px(icons.SMALL) - space(2)
        if self.several:
            right = self._dots(painter, first, right, quote)
        first.setRight(right)
        painter.setFont(_bold(option.font))
        painter.setPen(theme().colour("ink"))
        who = painter.fontMetrics().elidedText(
            quote.who, Qt.TextElideMode.ElideRight, first.width()
        )
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, who)
        self._about(
            painter, option.font, first, painter.fontMetrics().horizontalAdvance(who), quote
        )
        room.setTop(room.top() + step + space(1))
        found = index.data(SNIPPET_ROLE)
        if found is None:
            return
        words, translated = self._number(quote, index), _translated(found)
        room.setHeight(words[0] * step)
        draw_words(painter, room, option.font, found, context=self.context)
        if translated is not None:
            room.moveTop(room.bottom() + 1)
            room.setHeight(words[1] * step)
            draw_words(painter, room, option.font, translated, context=True)

    def _about(self, painter: QPainter, font: QFont, line: QRect, used: int, quote: Quote) -> None:
        """Draw groups, and the transcript where it is called otherwise than the people."""
        parts = [", ".join(quote.groups), quote.text if quote.text != quote.who else ""]
        words = " · ".join(part for part in parts if part)
        line = line.adjusted(used + space(2), 0, 0, 0)
        if not words or line.width() < space(8):
            return
        painter.setFont(font)
        painter.setPen(theme().colour("muted"))
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _dots(self, painter: QPainter, line: QRect, right: int, quote: Quote) -> int:
        """Draw a dot for each coder, from the right; return where they begin."""
        side = theme().px(SWATCH)
        for coder in reversed(self._model.coders_of(quote)):
            right -= side
            top = line.center().y() - side // 2 + 1
            painter.drawPixmap(QPoint(right, top), swatch(code_colour(coder.colour)))
            right -= space(1)
        return right - space(1)


def _translated(found: Snippet) -> Snippet | None:
    """Return the translation as what is drawn muted below the words, None without one."""
    return Snippet(f"“{found.translation}”", "", "") if found.translation else None


def star_rect(row: QRect, line: int) -> QRect:
    """Return where the star stands in a row whose text lines are `line` px high."""
    side = theme().px(icons.SMALL)
    return QRect(row.right() - _PAD - side + 1, row.top() + _PAD + (line - side) // 2, side, side)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
