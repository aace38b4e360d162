"""A table of immutable rows that is filtered and sorted where it is held.

What is typed or dragged is only a wish (`edited`, `moved`): the page does it through the hub and
gives the new rows. Rows that stay keep their persistent indexes, so that an editor which is open
in one of them stays open while the others change places.
"""

import json
import os
from collections.abc import Hashable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.ui.widgets.match import fold

ID_ROLE = Qt.ItemDataRole.UserRole  # the id of a row
MIME = "application/x-threefold-rows"
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
# By (can be typed in, can be dragged): worked out once, because Qt asks for them very often.
_FLAGS = {
    (False, False): _PLAIN,
    (True, False): _PLAIN | Qt.ItemFlag.ItemIsEditable,
    (False, True): _PLAIN | Qt.ItemFlag.ItemIsDragEnabled,
    (True, True): _PLAIN | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled,
}
_GROUND = Qt.ItemFlag.ItemIsDropEnabled


class HasId(Protocol):
    """A row of the project."""

    @property
    def id(self) -> int: ...  # noqa: D102


Row = TypeVar("Row", bound=HasId)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows with an id; ID_ROLE gives it in every column.

    `edited(id, column key, text)`: something else was typed or chosen. `moved(ids)`: this is to be
    the order of all rows. Subclasses say what the columns are and what stands in them.
    """

    edited = Signal(object, object, str)
    moved = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Hashable, ...] = ()
        self.rows: list[Row] = []  # as shown
        self._all: list[Row] = []
        self._at: dict[int, int] = {}
        self._query: tuple[str, ...] = ()
        self._sorted: tuple[Hashable, bool] | None = None  # column key, descending
        self._haystacks: dict[int, str] = {}  # what the filter looks into, by id

    # What subclasses say

    def text(self, row: Row, key: Hashable) -> str:
        """Return what a cell shows."""
        raise NotImplementedError

    def sort_key(self, row: Row, key: Hashable) -> Any:
        """Return what a column is sorted by; None (nothing there) comes last either way."""
        return fold(self.text(row, key)) or None

    def edit_text(self, row: Row, key: Hashable) -> str:
        """Return what stands in the cell's editor at first."""
        return self.text(row, key)

    def editable(self, key: Hashable) -> bool:
        """Tell whether a column can be typed in."""
        raise NotImplementedError

    def searched(self, row: Row) -> str:
        """Return what the filter looks into."""
        return " ".join(self.text(row, key) for key in self.columns)

    # What is shown

    def set_rows(self, rows: Sequence[Row], columns: Sequence[Hashable] | None = None) -> None:
        """Show other rows; filter and sorting stay."""
        self._all = list(rows)
        self._haystacks.clear()
        if columns is not None and tuple(columns) != self.columns:
            self.beginResetModel()
            self.columns = tuple(columns)
            self._place(self._arranged())
            self.endResetModel()
            return
        self._change(self._arranged())

    def set_filter(self, query: str) -> None:
        """Show only rows that hold all words of the query."""
        self._query = tuple(fold(query).split())
        self._change(self._arranged())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 returns to the order of the rows as they were given."""
        descending = order == Qt.SortOrder.DescendingOrder
        known = 0 <= column < len(self.columns)
        self._sorted = (self.columns[column], descending) if known else None
        self._change(self._arranged())

    @property
    def sorted_by(self) -> Hashable | None:
        """The key of the column that the rows are sorted by; None: in their own order."""
        return None if self._sorted is None else self._sorted[0]

    @property
    def reorderable(self) -> bool:
        """Whether rows can change places: only where all are shown in their own order."""
        return self._sorted is None and not self._query

    def row_of(self, ident: int) -> int:
        """Return where a row is shown; -1 where it is not."""
        return self._at.get(ident, -1)

    def by_id(self, ident: int) -> Row | None:
        """Return a shown row."""
        at = self.row_of(ident)
        return None if at < 0 else self.rows[at]

    def column_of(self, key: Hashable) -> int:
        """Return a column by its key; -1 where there is none."""
        return self.columns.index(key) if key in self.columns else -1

    def order_with(self, ids: Sequence[int], row: int) -> list[int]:
        """Return the order of all rows if `ids` were put before the row that is now at `row`."""
        moving = set(ids)
        before = [one.id for one in self.rows[:row] if one.id not in moving]
        after = [one.id for one in self.rows[row:] if one.id not in moving]
        chosen = [one.id for one in self.rows if one.id in moving]
        return [*before, *chosen, *after]

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what is shown of a cell."""
        row, key = self.rows[index.row()], self.columns[index.column()]
        if role == _Role.DisplayRole:
            return self.text(row, key)
        if role == _Role.EditRole:
            return self.edit_text(row, key)
        return row.id if role == ID_ROLE else None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for another content; the cell waits for what comes of it."""
        row, key = self.rows[index.row()], self.columns[index.column()]
        text = str(value).strip()
        if text != self.edit_text(row, key):
            self.edited.emit(row.id, key, text)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell; between the rows dragged ones can be dropped."""
        if not index.isValid():
            return _GROUND
        return _FLAGS[self.editable(self.columns[index.column()]), self.reorderable]

    # Dragging

    def mimeTypes(self) -> list[str]:
        """Return the one type that rows are dragged as."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged rows."""
        ids = list(dict.fromkeys(index.data(ID_ROLE) for index in indexes))
        data = QMimeData()
        # The process: ids of another window's project mean nothing here.
        data.setData(MIME, json.dumps({"process": os.getpid(), "ids": ids}).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that rows move."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell whether rows may change places now."""
        return self.reorderable and bool(self._dragged(data))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the new order; a drop on a row means before it."""
        ids = self._dragged(data)
        if ids and self.reorderable:
            at = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
            order = self.order_with(ids, at)
            if order != [one.id for one in self.rows]:
                self.moved.emit(order)
        return False

    def _dragged(self, data: QMimeData) -> list[int]:
        if not data.hasFormat(MIME):
            return []
        content = json.loads(bytes(data.data(MIME).data()))
        known = content["process"] == os.getpid()
        return [one for one in content["ids"] if one in self._at] if known else []

    # How rows are arranged

    def _arranged(self) -> list[Row]:
        rows = [row for row in self._all if self._shows(row)] if self._query else list(self._all)
        if self._sorted is None or self._sorted[0] not in self.columns:
            return rows
        key, descending = self._sorted
        keyed = [(self.sort_key(row, key), row) for row in rows]
        there = [pair for pair in keyed if pair[0] is not None]
        there.sort(key=lambda pair: pair[0], reverse=descending)
        return [row for _, row in there] + [row for value, row in keyed if value is None]

    def _shows(self, row: Row) -> bool:
        inside = self._haystacks.get(row.id)
        if inside is None:
            inside = self._haystacks[row.id] = fold(self.searched(row))
        return all(word in inside for word in self._query)

    def _change(self, rows: list[Row]) -> None:
        """Go over to other rows with as little upheaval as the view needs."""
        ids = [row.id for row in rows]
        before = [row.id for row in self.rows]
        if ids == before:
            self._place(rows)
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        elif len(ids) == len(before) and set(ids) == set(before):
            self.layoutAboutToBeChanged.emit()
            self._place(rows)
            indexes = self.persistentIndexList()
            moved = [self.index(self._at[before[i.row()]], i.column()) for i in indexes]
            self.changePersistentIndexList(indexes, moved)
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._place(rows)
            self.endResetModel()

    def _place(self, rows: list[Row]) -> None:
        self.rows = rows
        self._at = {row.id: at for at, row in enumerate(rows)}
