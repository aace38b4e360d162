"""The table of completeness: a line for each category, what is open in another colour."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from app.coding.gaps.completeness import Completeness
from app.ui.pages.structure.outline import Item
from app.ui.theme import theme

ITEM_ROLE = Qt.ItemDataRole.UserRole  # the Item of a line
Index = QModelIndex | QPersistentModelIndex
_INDENT = "    "


class Line(NamedTuple):
    """A category, how deep it stands among categories, and what is known of it."""

    item: Item
    depth: int
    participants: int
    quotations: int
    found: Completeness


class CompleteModel(QAbstractTableModel):
    """Columns: category, participants, quotations, properties, support, negative cases."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of categories."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads())

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> Any:
        """Return what a column says."""
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignCenter
        return self._heads()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words and looks."""
        line = self.lines[index.row()]
        words, is_open = self._cell(line, index.column())
        if role == ITEM_ROLE:
            return line.item
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.strip()
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and is_open:
            return theme().colour("warning")
        return None

    def _heads(self) -> Sequence[str]:
        return (
            self.tr("Category"),
            self.tr("Participants"),
            self.tr("Quotations"),
            self.tr("Both ends seen"),
            self.tr("Supported by"),
            self.tr("Negative cases"),
        )

    def _cell(self, line: Line, column: int) -> tuple[str, bool]:
        """Return what a cell says, and whether it is still open."""
        number, found = QLocale().toString, line.found
        whole = sum(one.is_whole for one in found.properties)
        properties = self.tr("no property")
        if found.properties:
            properties = self.tr("{n} of {all}").format(
                n=number(whole), all=number(len(found.properties))
            )
        none = "" if found.relations else self.tr("no relation")
        return (
            (_INDENT * line.depth + line.item.name, False),
            (
                self.tr("{n} of {all}").format(
                    n=number(line.participants), all=number(found.interviewed)
                ),
                line.participants < 2,
            ),
            (number(line.quotations), not line.quotations),
            (properties, not found.properties or whole < len(found.properties)),
            (none or number(len(found.supporting)), not found.supporting),
            (none or number(len(found.negative)), not found.negative),
        )[column]
