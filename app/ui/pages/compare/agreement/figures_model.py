"""A view of agreement as a model: it sorts by any column, narrows by name, and knows its cells.

In the matrix of who says what, a cell is shaded by its share of what the row's coder marked; the
number stands in it, so nothing is told by the shade alone.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.coding.reports.agreement_views import MARKED, View
from app.coding.tables.value import Cell, Key, Number, Row, cell_text
from app.ui.theme import theme
from app.ui.widgets.match import fold

Index = QModelIndex | QPersistentModelIndex
_EMPTY = View((), ())
_STRONGEST = 0.45  # of the accent, in the darkest cell of the matrix


class FiguresModel(QAbstractTableModel):
    """Rows and columns of a View, without rows that do not hold the words of the filter."""

    def __init__(self) -> None:
        super().__init__()
        self.view = _EMPTY
        self.name = ""
        self._rows: list[Row] = []
        self._words = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._tell: Callable[[Key, str], str] = lambda _row, _column: ""

    def tell_by(self, tell: Callable[[Key, str], str]) -> None:
        """Take the sentences of cells from here, for tooltips and screen readers."""
        self._tell = tell

    def show_view(self, name: str, view: View) -> None:
        """Show another view; the filter stays, and the order where it is the same view."""
        if name != self.name or len(view.columns) != len(self.view.columns):
            self._sorted = None
        self.name, self.view = name, view
        self._arrange()

    def narrow(self, words: str) -> None:
        """Keep the rows whose texts hold all of these words."""
        self._words = words
        self._arrange()

    def key(self, index: Index) -> tuple[Key, str]:
        """Return the keys of a cell's row and column."""
        return self._rows[index.row()].key, self.view.columns[index.column()].key

    def place(self, row: Key, column: str) -> QModelIndex:
        """Return the cell of these keys, an invalid index where it is not shown."""
        rows = [at for at, one in enumerate(self._rows) if one.key == row]
        columns = [at for at, one in enumerate(self.view.columns) if one.key == column]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1: as it was read. What is not defined stands last either way."""
        self._sorted = None if column < 0 else (column, order)
        self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.view.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, its place, its shade."""
        column = self.view.columns[index.column()]
        cell = self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell_text(cell) if not column.numeric else self._tell(*self.key(index))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.BackgroundRole and self.name == "confusion":
            return self._shade(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.view.columns):
            return None
        column = self.view.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return " ".join(column.heading.split())
        if role == Qt.ItemDataRole.TextAlignmentRole and column.numeric:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, cell: Cell) -> str:
        content = cell.content
        if isinstance(content, Number) and content.value == 0 and self.name == "confusion":
            return ""
        if isinstance(content, Number) and content.value is not None and not content.places:
            return f"{int(content.value):,}"
        return cell_text(cell)

    def _shade(self, index: Index) -> QColor | None:
        row = self._rows[index.row()]
        column = self.view.columns[index.column()].key
        marked = row.cells[1].content
        content = row.cells[index.column()].content
        if column in (MARKED, "code") or not isinstance(content, Number) or not content.value:
            return None
        whole = marked.value if isinstance(marked, Number) else None
        if not whole:
            return None
        shade = QColor(theme().colour("accent"))
        shade.setAlphaF(min(1.0, content.value / whole) * _STRONGEST)
        return shade

    def _arrange(self) -> None:
        words = fold(self._words).split()
        rows = [row for row in self.view.rows if all(word in self._texts(row) for word in words)]
        if self._sorted is not None:
            column, order = self._sorted
            known = [row for row in rows if _sortable(row.cells[column]) is not None]
            unknown = [row for row in rows if _sortable(row.cells[column]) is None]
            down = order == Qt.SortOrder.DescendingOrder
            rows = sorted(known, key=lambda row: _sortable(row.cells[column]), reverse=down)
            rows += unknown
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _texts(self, row: Row) -> str:
        texts = (cell.content for cell in row.cells if isinstance(cell.content, str))
        return fold(" ".join(texts)) if words_matter(self.view) else ""


def words_matter(view: View) -> bool:
    """Tell whether rows have names by which they can be narrowed."""
    return any(column.kind == "text" for column in view.columns)


def _sortable(cell: Cell) -> Any:
    content = cell.content
    return content.value if isinstance(content, Number) else fold(str(content))
