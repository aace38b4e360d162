"""The history as rows, newest first."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from app.models import queries
from app.ui import speech
from app.ui.dates import moment
from app.ui.theme import theme

WHEN, WHO, WHAT, STATE = range(4)
ENTRY_ROLE = Qt.ItemDataRole.UserRole


Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractTableModel):
    """Columns: when, who, what, state. ENTRY_ROLE holds the queries.Entry of a row.

    Newest first. `narrow` leaves to rows whose words hold a text.
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[queries.Entry] = []
        self._shown: list[queries.Entry] = []
        self._names: dict[int, str] = {}
        self._needle = ""
        self._heads = (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("State"))

    def set_entries(self, entries: list[queries.Entry], names: dict[int, str]) -> None:
        """Show these entries; `names` are the coders' names by id."""
        self._entries = entries
        self._names = names
        self.narrow(self._needle)

    def narrow(self, text: str) -> None:
        """Show only rows whose words hold `text`, case apart."""
        self.beginResetModel()
        self._needle = text.strip().casefold()
        self._shown = [entry for entry in self._entries if self._needle in self._words(entry)]
        self.endResetModel()

    def entry(self, row: int) -> queries.Entry:
        """Return the entry of a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a cell shows."""
        entry = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(entry, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and not self._in_effect(entry):
            return theme().colour("muted")
        return entry if role == ENTRY_ROLE else None

    def _cell(self, entry: queries.Entry, column: int) -> str:
        if column == WHEN:
            return moment(entry.at)
        if column == WHO:
            return self._names.get(entry.coder or 0, "")
        if column == WHAT:
            return self._what(entry)
        return "" if self._in_effect(entry) else self.tr("undone since")

    def _what(self, entry: queries.Entry) -> str:
        what = speech.did(entry.kind, entry.details)
        if entry.role == "undo":
            return self.tr("Undone: {what}").format(what=what)
        return self.tr("Redone: {what}").format(what=what) if entry.role == "redo" else what

    def _in_effect(self, entry: queries.Entry) -> bool:
        return entry.stands or entry.role != "do"

    def _words(self, entry: queries.Entry) -> str:
        return " ".join(self._cell(entry, column) for column in range(4)).casefold()
