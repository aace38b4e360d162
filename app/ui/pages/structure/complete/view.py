"""The view of completeness: all categories side by side, and what is still open in each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from app.coding.gaps.completeness import Completeness, completeness_of_all
from app.ui.pages.code.asking import Asker
from app.ui.pages.structure.complete.model import ITEM_ROLE, CompleteModel, Line
from app.ui.pages.structure.outline import CATEGORY, CODE, Item
from app.ui.pages.structure.rows_table import RowsTable
from app.ui.pages.structure.says import Message
from app.ui.pages.structure.selective.tree_or_empty import TreeOrEmpty
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead

if TYPE_CHECKING:
    from app.ui.pages.structure.categories import CategoriesPage

_COLUMN = 124  # px at 100 %; all but the first


class CompleteView(QWidget):
    """`opened(Item)` on Enter or a double click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        self.message = Message()
        self.model = CompleteModel()
        self.table = RowsTable(self.model, self.tr("Completeness of the categories"))
        self.table.opened.connect(self._open)
        line = QHBoxLayout()
        margins(line, space(3), 0, space(3), space(2))
        none = EmptyState("shapes", self.tr("Make categories to see how complete each is."))
        self._ground = TreeOrEmpty(self.table, none)
        line.addWidget(self._ground)
        column = QVBoxLayout(self)
        margins(column)
        for part in (PanelHead(self.tr("Completeness of the categories")), self.message):
            column.addWidget(part)
        column.addLayout(line, 1)
        self.setFocusProxy(self.table)
        theme().changed.connect(self._fit)

    def show_lines(self, lines: list[Line]) -> None:
        """Show how complete each category is; the chosen line stays where it is."""
        row = self.table.currentIndex().row()
        self.model.show_lines(lines)
        self._ground.show_rows(bool(lines))
        self._fit()
        if lines:
            self.table.setCurrentIndex(self.model.index(max(0, min(row, len(lines) - 1)), 0))

    def _fit(self) -> None:
        header = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            mode = QHeaderView.ResizeMode.Interactive if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if column:
                self.table.setColumnWidth(column, theme().px(_COLUMN))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ITEM_ROLE))


class CompleteHands(QObject):
    """Connects the view with its page: read in another thread while it is in front."""

    def __init__(self, page: "CategoriesPage") -> None:
        super().__init__(page)
        self._page = page
        self._asker = Asker(page.hub, self)
        self.view = CompleteView()
        self.view.opened.connect(self._open)

    def count(self) -> None:
        """Read how complete each category is now; a category within another counts for both."""
        outline = self._page.outline
        items = outline.all(CATEGORY)
        families = [
            [one.id for one in outline.family(item.key) if one.kind != CODE] for item in items
        ]
        self._asker.ask(
            lambda reader: completeness_of_all(reader, families),
            lambda found: self.view.show_lines(self._lines(items, found)),
        )

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._asker.forget()
        self.view.show_lines([])

    def _lines(self, items: list[Item], found: list[Completeness]) -> list[Line]:
        counts, outline = self._page.tally.counts, self._page.outline
        lines = []
        for item, one in zip(items, found, strict=True):
            count = counts.get(item.id)
            depth = sum(above.kind == CATEGORY for above in outline.above(item.key))
            people, quotations = (len(count.participants), count.quotations) if count else (0, 0)
            lines.append(Line(item, depth, people, quotations, one))
        return lines

    def _open(self, item: Item) -> None:
        self._page.show_outline()
        self._page.go_to(item.key)
