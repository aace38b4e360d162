"""The table view of transcripts and of participants: rows are chosen, cells are typed in.

It remembers by id what is chosen, because its model may be reset with every change of the project.
A refusal is shown where it was caused: the cell opens again with what was typed, and says why.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.pages.transcripts.cells import CellDelegate
from app.ui.pages.transcripts.rows_model import ID_ROLE, RowsModel
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.columns import ZoomedColumns
from app.ui.widgets.look import look

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowsView(QTableView):
    """Every gesture is a signal, nothing changes by itself.

    `chosen`: other rows are selected; `opened(id)`: Enter or double click, where `opens` is on;
    `remove_asked(ids)`: Del; `moved(ids)`: all rows in the order that Alt+Up, Alt+Down or a drag
    asked for; `order_asked`: rows were to be moved while they are sorted or filtered. F2 edits.
    """

    chosen = Signal()
    opened = Signal(object)
    remove_asked = Signal(list)
    moved = Signal(list)
    order_asked = Signal()

    def __init__(
        self, model: RowsModel, name: str, *, opens: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = model
        self.opens = opens
        self._kept: tuple[int | None, int, list[int], int] = (None, 0, [], 0)
        self._top = 0  # the first of the kept rows
        self._restoring = False
        self.setModel(model)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        look(self, "paper")
        self._set_up()
        self._connect()
        ZoomedColumns(self)
        self._renew()
        theme().changed.connect(self._renew)

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.rows[row].id for row in rows]

    def current_id(self) -> int | None:
        """Return the id of the current row."""
        index = self.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else None

    def select_ids(self, ids: Sequence[int], current: int | None = None) -> None:
        """Select these rows as far as they are shown; `current`, or the first, is current."""
        self._select(ids, current, max(0, self.currentIndex().column()))
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def edit_cell(self, ident: int, key: Hashable) -> None:
        """Open a cell for typing."""
        row, column = self.table.row_of(ident), self.table.column_of(key)
        if row >= 0 and column >= 0:
            choose_row(self, self.table.index(row, column))
            self.edit(self.currentIndex())

    def refuse(self, ident: int, key: Hashable, typed: str, why: str) -> None:
        """Open a cell again with what was typed, and say below it why it was not taken."""
        self.edit_cell(ident, key)
        self.cells.refuse(typed, why, self.visualRect(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, F2, Del and Alt with an arrow key."""
        key, editing = event.key(), self.state() == QAbstractItemView.State.EditingState
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.ask_move(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self._enter()
        elif key == Qt.Key.Key_F2:
            self.edit_current()
        elif key == Qt.Key.Key_Delete and self.selected_ids():
            self.remove_asked.emit(self.selected_ids())
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        ident = self.current_id()
        if ident is None:
            return
        if self.opens:
            self.opened.emit(ident)
        else:
            self.edit_current()

    def edit_current(self) -> None:
        """Edit the current cell, or the row's name where the cell cannot be edited."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(self.table.column_of("name"))
        choose_row(self, index)
        self.edit(index)

    def ask_move(self, step: int) -> None:
        """Ask for the selected rows to go one place up (-1) or down (1), all together."""
        ids = self.selected_ids()
        if not self.table.reorderable:
            self.order_asked.emit()
            return
        places = [self.table.row_of(one) for one in ids]
        if not places:
            return
        target = places[0] - 1 if step < 0 else places[-1] + 2
        if 0 <= target <= len(self.table.rows):
            self.moved.emit(self.table.order_with(ids, target))

    def _connect(self) -> None:
        self.table.moved.connect(self.moved)
        self.table.modelAboutToBeReset.connect(self._keep)
        self.table.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(self._double_clicked)

    def _double_clicked(self, index: QModelIndex) -> None:
        if self.opens and self.state() != QAbstractItemView.State.EditingState:
            self.opened.emit(index.data(ID_ROLE))

    def _selection_changed(self) -> None:
        if not self._restoring:
            self.chosen.emit()

    def _keep(self) -> None:
        scrolled = self.verticalScrollBar().value()
        column = max(0, self.currentIndex().column())
        ids = self.selected_ids()
        self._kept = (self.current_id(), column, ids, scrolled)
        self._top = self.table.row_of(ids[0]) if ids else 0
        self._restoring = True

    def _restore(self) -> None:
        current, column, ids, scrolled = self._kept
        self._select(ids, current, column)
        self._restoring = False
        self.verticalScrollBar().setValue(scrolled)
        self.chosen.emit()

    def _select(self, ids: Sequence[int], current: int | None, column: int) -> None:
        rows = sorted(row for row in map(self.table.row_of, ids) if row >= 0)
        if ids and not rows and self.table.rows:  # they are gone: go on beside them
            rows = [min(max(0, self._top), len(self.table.rows) - 1)]
        selection = QItemSelection()
        last = max(0, len(self.table.columns) - 1)
        for row in rows:
            selection.select(self.table.index(row, 0), self.table.index(row, last))
        at = -1 if current is None else self.table.row_of(current)
        at = at if at >= 0 else rows[0] if rows else -1
        flags = QItemSelectionModel.SelectionFlag
        if at >= 0:
            index = self.table.index(at, min(column, last))
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.SelectedClicked
            if self.opens
            else QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDragEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(space(8))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _renew(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(CONTROL + 4))
