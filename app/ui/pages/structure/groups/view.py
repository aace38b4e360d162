"""The view that compares groups: which of all that axial coding has comes from whom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui.pages.structure.groups.model import ROW_ROLE, GroupsModel
from app.ui.pages.structure.groups.reading import ByGroup, GroupRow
from app.ui.pages.structure.says import Message
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead

_GROUP, _WHAT = 128, 320  # px at 100 %: a group's column, the least of the first one
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        self.table = QTableView()
        look(self.table, "bare")
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Evidence by group"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.doubleClicked.connect(lambda _index: self._open())
        enter = QAction(self.tr("Open"), self.table)
        enter.setShortcuts([QKeySequence(key) for key in _ENTER])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(lambda _on: self._open())
        self.table.addAction(enter)
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

    def _open(self) -> None:
        index = self.table.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
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
