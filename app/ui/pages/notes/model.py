"""The rows of the list of notes: headings that cannot be chosen, and notes."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.coding.notes import Note
from app.ui.memos.words import heading_of, kind_words, target_words
from app.ui.pages.notes.narrowing import Heading

ROW_ROLE = Qt.ItemDataRole.UserRole
SECOND_ROLE = ROW_ROLE + 1  # str: the line below a note's name
Index = QModelIndex | QPersistentModelIndex


class NotesModel(QAbstractListModel):
    """Rows of `Heading` and `Note`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Heading | Note] = ()
        self._coders: Mapping[int, str] = {}
        self._several = False

    def set_rows(self, rows: Sequence[Heading | Note], coders: Mapping[int, str]) -> None:
        """Show other rows; `coders` are named where there are several."""
        self.beginResetModel()
        self.rows, self._coders = rows, coders
        self._several = len(coders) > 1
        self.endResetModel()

    def row_of(self, key: tuple[str, int | None]) -> int:
        """Return the row of a note by its source and id, -1 where it is not shown."""
        for at, row in enumerate(self.rows):
            if isinstance(row, Note) and (row.source, row.id) == key:
                return at
        return -1

    def notes(self) -> list[Note]:
        """Return the notes that are shown."""
        return [row for row in self.rows if isinstance(row, Note)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, its line below, or how a screen reader says it."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if isinstance(row, Heading):
            return row.text if role == Qt.ItemDataRole.DisplayRole else None
        if role == SECOND_ROLE:
            return self._second(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return heading_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{heading_of(row)}, {self._second(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return target_words(row.on) or None
        return None

    def _second(self, row: Note) -> str:
        who = self._coders.get(row.author or 0, "") if self._several else ""
        on = row.present if row.source == "meeting" else target_words(row.on)
        return " · ".join(part for part in (kind_words(row.kind), who, on) if part)
