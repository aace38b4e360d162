"""A table of whole rows: one is chosen at a time, Enter or a double click opens it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.ui.widgets.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsTable(QTableView):
    """`opened(index)` names a cell of the row; `name` is for screen readers."""

    opened = Signal(QModelIndex)

    def __init__(self, model: QAbstractTableModel, name: str) -> None:
        super().__init__()
        look(self, "bare")
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.doubleClicked.connect(self.opened)
        enter = QAction(self.tr("Open"), self)
        enter.setShortcuts([QKeySequence(key) for key in _ENTER])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(self._enter)
        self.addAction(enter)

    def _enter(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
