"""The table of codes by codes: how many pairs of their passages overlap. A cell leads to them."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.coding.search.ask_codes import Cooccurrence
from app.ui.theme import theme
from app.ui.widgets.look import look

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CELL, _NAMES = 44, 220  # px at 100 %


class CooccurrenceModel(QAbstractTableModel):
    """Codes are numbered; their names stand at the left, their numbers on top."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Cooccurrence((), Counter())

    def show_table(self, table: Cooccurrence) -> None:
        """Show a table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def pair(self, index: Index) -> tuple[int, int]:
        """Return the codes of a cell: of its row and of its column."""
        return self.table.codes[index.row()].id, self.table.codes[index.column()].id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of codes."""
        return 0 if parent.isValid() else len(self.table.codes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of codes."""
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the number of pairs, empty where there are none."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        n = self.table.n(*self.pair(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return n or ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            codes = self.table.codes
            return f"{codes[index.row()].name} × {codes[index.column()].name}: {n}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return number and name at the left, the number on top."""
        name = self.table.codes[section].name
        if role == Qt.ItemDataRole.ToolTipRole:
            return name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            f"{section + 1}"
            if orientation == Qt.Orientation.Horizontal
            else f"{section + 1}  {name}"
        )


class CooccurrenceView(QTableView):
    """`chosen(first, second)` on Enter or a click on a cell with a number."""

    chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        look(self, "paper")
        self.cells = CooccurrenceModel()
        self.setModel(self.cells)
        self.setAccessibleName(self.tr("How often codes overlap"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultSectionSize(theme().px(_CELL))
        self.horizontalHeader().setMinimumSectionSize(theme().px(_CELL))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setFixedWidth(theme().px(_NAMES))
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter."""
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        if index.isValid() and index.data():
            self.chosen.emit(*self.cells.pair(index))
