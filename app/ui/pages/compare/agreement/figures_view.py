"""The table of a view of agreement: a cell leads to what it counts, a matrix has turned heads."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.coding.reports.agreement_views import View
from app.ui.pages.compare.agreement.figures_model import FiguresModel, Index
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBER, _CELL = 62, 54  # px of columns at 100 %, at least
_WEIGHT = 38  # px for a column's unit of weight
_SIDES = 20  # px beside a heading's words: margins, and the sign of the order
_HIGHEST = 150  # px of headings that stand up


class FiguresView(QTableView):
    """`chosen(row, column)` with a cell's keys on Enter or a click; `pointed` when it moves."""

    chosen = Signal(object, str)
    pointed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        look(self, "paper")
        self.figures = FiguresModel()
        self.setModel(self.figures)
        self.heads = Heads(self)
        self.setHorizontalHeader(self.heads)
        self.setAccessibleName(self.tr("Figures of agreement"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.heads.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.setItemDelegate(_Cells(self))
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.clicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._point)
        theme().changed.connect(self._measure)

    def show_view(self, name: str, view: View) -> None:
        """Show another view; the cell that was chosen stays so if it is still there."""
        kept = self.figures.key(self.currentIndex()) if self.currentIndex().isValid() else None
        same = name == self.figures.name
        self.figures.show_view(name, view)
        if not same:
            self.heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.heads.stand_up(name == "confusion")
        self._measure()
        if kept is not None and same:
            self.setCurrentIndex(self.figures.place(*kept))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter."""
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(*self.figures.key(index))

    def _point(self, index: Index, _before: Index) -> None:
        if index.isValid():
            self.pointed.emit(*self.figures.key(index))

    def _measure(self) -> None:
        matrix = self.figures.name == "confusion"
        self.verticalHeader().setDefaultSectionSize(theme().px(CONTROL - 2))
        font = QFont(self.heads.font())
        font.setWeight(QFont.Weight.DemiBold)  # as the stylesheet writes headings
        metrics = QFontMetrics(font)
        for at, column in enumerate(self.figures.view.columns):
            lines = column.heading.split("\n")
            words = max(map(metrics.horizontalAdvance, lines)) + theme().px(_SIDES)
            least = _NUMBER if column.numeric else round(_WEIGHT * column.weight)
            turned = matrix and at > 1
            self.setColumnWidth(at, theme().px(_CELL) if turned else max(theme().px(least), words))


class _Cells(QStyledItemDelegate):
    """Lays the shade of a cell below its number; the stylesheet would leave it out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        shade = index.data(Qt.ItemDataRole.BackgroundRole)
        if shade is not None:
            painter.fillRect(option.rect.adjusted(1, 1, -1, -1), shade)
        super().paint(painter, option, index)


class Heads(QHeaderView):
    """Headings in two lines or, in a matrix, turned to be read from below upwards."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._upright = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme().px(_CELL))

    def stand_up(self, upright: bool) -> None:
        """Turn the headings from the third column on, or lay them down again."""
        self._upright = upright
        self.updateGeometries()
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(0, self.count() - 1))

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Return a section's size: as high as the longest heading that stands up, to a limit."""
        size = super().sectionSizeFromContents(section)
        if not self._is_turned(section):
            return size
        width = self.fontMetrics().horizontalAdvance(self._words(section)) + space(5)
        return QSize(theme().px(_CELL), min(theme().px(_HIGHEST), width))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a heading."""
        if not self._is_turned(section):
            super().paintSection(painter, rect, section)
            return
        painter.save()
        painter.fillRect(rect, theme().colour("panel"))
        painter.setPen(theme().colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme().colour("muted"))
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        room = QRect(space(2), 0, rect.height() - space(3), rect.width())
        words = self.fontMetrics().elidedText(
            self._words(section), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _is_turned(self, section: int) -> bool:
        return self._upright and section > 1

    def _words(self, section: int) -> str:
        words = self.model().headerData(section, Qt.Orientation.Horizontal)
        return " ".join(str(words or "").split())
