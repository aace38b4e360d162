"""The table of groups: a heading, then its lines, with one column for each group."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.ui.pages.structure.groups.reading import (
    PROPERTY,
    RELATION,
    ByGroup,
    GroupRow,
    Seen,
)
from app.ui.pages.structure.outline import CATEGORY
from app.ui.pages.structure.relations.relation_list import said
from app.ui.theme import theme

ROW_ROLE = Qt.ItemDataRole.UserRole  # the GroupRow of a line, None of a heading
Index = QModelIndex | QPersistentModelIndex
_NOTHING = Seen()


class GroupsModel(QAbstractTableModel):
    """First column: what; then the groups; last: the only group, if it is one."""

    def __init__(self) -> None:
        super().__init__()
        self._found = ByGroup((), ())
        self._lines: list[GroupRow | str] = []

    def show_found(self, found: ByGroup, *, only_one: bool) -> None:
        """Show these counts; `only_one`: only what all comes from one group."""
        self.beginResetModel()
        self._found = found
        self._lines = []
        for kind in (CATEGORY, PROPERTY, RELATION):
            rows = [row for row in found.rows if row.kind == kind]
            rows = [row for row in rows if not only_one or row.only]
            if rows:
                self._lines += [kind, *rows]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines, headings included."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._found.groups) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let no heading be chosen."""
        heading = isinstance(self._lines[index.row()], str)
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> Any:
        """Return the groups' names with how many participants each has."""
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < section <= self._last():
            return Qt.AlignmentFlag.AlignCenter
        if way == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("participants (quotations)")
        if section <= len(self._found.groups):
            group = self._found.groups[section - 1]
            return f"{group.name} · {self._found.sizes.get(group.id, 0)}"
        return self.tr("Only from")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words and looks."""
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return None if isinstance(line, str) else line
        if isinstance(line, str):
            return self._heading(line, index.column(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(line, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < index.column() <= self._last():
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, index.column())
        return None

    def _heading(self, kind: str, column: int, role: int) -> Any:
        if column == 0 and role == Qt.ItemDataRole.DisplayRole:
            return {
                CATEGORY: self.tr("Categories"),
                PROPERTY: self.tr("Properties"),
                RELATION: self.tr("Relations"),
            }[kind]
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, line: GroupRow, column: int) -> str:
        if column == 0:
            return line.name if line.related is None else said(line.related)
        if column <= self._last():
            seen = line.groups.get(self._found.groups[column - 1].id, _NOTHING)
            return f"{seen.participants} ({seen.quotations})" if seen.quotations else "–"
        return ", ".join(one.name for one in self._found.groups if one.id in line.only)

    def _colour(self, line: GroupRow, column: int) -> Any:
        if column > self._last():
            return theme().colour("warning")
        return theme().colour("muted") if self._words(line, column) == "–" else None

    def _last(self) -> int:
        return len(self._found.groups)
