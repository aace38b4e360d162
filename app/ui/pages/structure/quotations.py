"""The first quotations of the chosen thing, or all of them; a click goes to the place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from app.coding.quotes import Snippet
from app.ui.hub import Hub
from app.ui.pages.code.passages import Passage
from app.ui.pages.code.quotation_model import PASSAGE_ROLE, SNIPPET_ROLE, QuotationModel
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.pages.page import Place
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import look

SHOWN = 5
_LINES = 3  # of each quotation
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class FirstQuotations(QListView):
    """`went(Place)` on a click or Enter. As high as its rows: the panel around it scrolls."""

    went = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        look(self, "bare")
        self._all: Sequence[Passage] = ()
        self._shown = SHOWN
        self._quotations = QuotationModel(hub, self)
        self.setModel(self._quotations)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("First quotations"))
        self.setToolTip(self.tr("A click or Enter goes to the place in the text"))
        self.clicked.connect(self._go)
        theme().changed.connect(self._fit)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show the first of these passages; the chosen row stays."""
        self._all = passages
        before = self.currentIndex().data(PASSAGE_ROLE) if self.currentIndex().isValid() else None
        self._quotations.set_rows(passages[: self._shown], {})
        if before is not None:
            row = self._quotations.row_of((before.transcript, before.start, before.end))
            self.setCurrentIndex(self._quotations.index(row))
        self._fit()

    def show_all(self) -> None:
        """Show every passage, until something else is chosen."""
        self._shown = max(SHOWN, len(self._all))
        self.show_passages(self._all)

    def begin(self) -> None:
        """Show only the first ones: something else is chosen."""
        self._shown = SHOWN
        self.show_passages(())

    def forget_texts(self) -> None:
        """Read the texts anew when they are next shown."""
        self._quotations.forget_texts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a place with Enter."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        passage: Passage = index.data(PASSAGE_ROLE)
        self.went.emit(Place(passage.transcript, passage.start, passage.end))

    def _fit(self) -> None:
        self.setVisible(bool(self._quotations.rows))
        self.setFixedHeight(row_height(self.fontMetrics()) * len(self._quotations.rows))


class _Row(QStyledItemDelegate):
    """Rows of one height: the id, and up to three lines of the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height, which grows with the font."""
        return QSize(0, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, id and words."""
        passage: Passage = index.data(PASSAGE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        room = option.rect.adjusted(space(2), space(1), -space(2), -space(1))
        draw_quotation(painter, option.font, room, passage.who, index.data(SNIPPET_ROLE))
        painter.restore()


def draw_quotation(
    painter: QPainter, font: QFont, room: QRect, who: str, snippet: Snippet | None
) -> None:
    """Draw who speaks, and below it the words as far as they are read."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(theme().colour("muted"))
    line = QFontMetrics(font).lineSpacing()
    head = QRect(room.left(), room.top(), room.width(), line)
    words = painter.fontMetrics().elidedText(who, Qt.TextElideMode.ElideRight, head.width())
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.setFont(font)
    if snippet is not None:
        painter.setPen(theme().colour("ink"))
        draw_lines(painter, room.adjusted(0, line, 0, 0), f"“{snippet.quote}”")


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a row of a quotation, its id above it."""
    return metrics.lineSpacing() * (_LINES + 1) + space(3)


def draw_lines(painter: QPainter, room: QRect, text: str, most: int = _LINES) -> None:
    """Draw at most some lines; the last one ends in "…" where more follows."""
    layout = QTextLayout(text, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics = painter.fontMetrics()
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, metrics.lineSpacing() * len(starts)))
        starts.append(line.textStart())
        if len(starts) > most:
            break
    layout.endLayout()
    for at in range(min(len(starts), most)):
        if at == most - 1 and len(starts) > most:
            # Qt counts in UTF-16, so the rest of the text is cut there too.
            rest = text.encode("utf-16-le")[2 * starts[at] :].decode("utf-16-le", "ignore")
            words = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            top = room.top() + metrics.lineSpacing() * at + metrics.ascent()
            painter.drawText(room.left(), top, words)
        else:
            layout.lineAt(at).draw(painter, QPointF(room.topLeft()))
