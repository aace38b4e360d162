"""The view that compares groups: which of all that axial coding has comes from whom."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.ui.pages.structure.groups.model import ROW_ROLE, GroupsModel
from app.ui.pages.structure.groups.reading import ByGroup, GroupRow
from app.ui.pages.structure.rows_table import RowsTable
from app.ui.pages.structure.says import Message
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead

_GROUP, _WHAT = 128, 320  # px at 100 %: a group's column, the least of the first one


class GroupsView(QWidget):
    """`opened(GroupRow)` on Enter or a double click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        self.message = Message()
        self._found = ByGroup((), ())
        self.only = QCheckBox(self.tr("Only what comes from one group"))
        self.only.toggled.connect(lambda _on: self._fill())
        self.model = GroupsModel()
        self.table = RowsTable(self.model, self.tr("Evidence by group"))
        self.table.opened.connect(self._open)
        self.empty = EmptyState(
            "users",
            self.tr("Put participants into groups on the Transcripts page to compare them."),
        )
        self._lay_out()

    def show_found(self, found: ByGroup) -> None:
        """Show other counts; the chosen line stays where it is."""
        self._found = found
        self._fill()

    def _fill(self) -> None:
        row = self.table.currentIndex().row()
        self.model.show_found(self._found, only_one=self.only.isChecked())
        self._stack.setCurrentIndex(1 if self._found.groups else 0)
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(theme().px(64))
        for column in range(self.model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, theme().px(_WHAT if column == 0 else _GROUP))
        if self.model.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, GroupRow):
            self.opened.emit(row)

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(PanelHead(self.tr("Evidence by group"), self.only))
        line = QHBoxLayout()
        margins(line, space(3), 0, space(3), 0)
        line.addWidget(self.table)
        column.addLayout(line, 1)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self.message)
        whole.addWidget(below, 1)
        self.setFocusProxy(self.table)
