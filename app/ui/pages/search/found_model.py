"""What was found as rows: a head for each transcript, below it its passages, each with a tick."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.coding.search.passages import Passage

ROW_ROLE = Qt.ItemDataRole.UserRole  # Passage or Head
Index = QModelIndex | QPersistentModelIndex
_TICK = Qt.ItemDataRole.CheckStateRole


class Head(NamedTuple):
    """The row above a transcript's passages; `number` is that of the first of them."""

    name: str
    transcript: int


class FoundModel(QAbstractListModel):
    """Passages in the order in which they come. All are ticked until somebody unticks them."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Passage | Head] = []
        self._unticked: set[Passage] = set()
        self._count: dict[int, int] = {}
        self.n = 0

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows, self._unticked, self._count, self.n = [], set(), {}, 0
        self.endResetModel()
        self.ticks_changed.emit()

    def append(self, passages: Sequence[Passage]) -> None:
        """Add passages at the end; those of one transcript come one after the other."""
        new: list[Passage | Head] = []
        for one in passages:
            if one.transcript not in self._count:
                new.append(Head(one.name, one.transcript))
            self._count[one.transcript] = self._count.get(one.transcript, 0) + 1
            new.append(one)
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self.n += len(passages)
            self.endInsertRows()
            self.ticks_changed.emit()

    @property
    def transcripts(self) -> int:
        """The number of transcripts in which something was found."""
        return len(self._count)

    def passages(self) -> list[Passage]:
        """Return every passage."""
        return [row for row in self._rows if isinstance(row, Passage)]

    def ticked(self) -> list[Passage]:
        """Return the passages that are ticked."""
        return [row for row in self.passages() if row not in self._unticked]

    def tick(self, index: Index) -> None:
        """Tick or untick a passage, or all of a transcript."""
        row = self._rows[index.row()]
        if isinstance(row, Passage):
            self._unticked ^= {row}
        else:
            own = {one for one in self.passages() if one.transcript == row.transcript}
            self._unticked = self._unticked - own if own & self._unticked else self._unticked | own
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [_TICK])
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, its words, or its tick."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == _TICK:
            return self._tick_of(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Head):
                return f"{row.name} · {self._count[row.transcript]}"
            return f"{row.before}{row.words}{row.behind}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick, as a screen reader does it."""
        if role != _TICK:
            return False
        self.tick(index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _tick_of(self, row: Passage | Head) -> Qt.CheckState:
        if isinstance(row, Passage):
            off = row in self._unticked
            return Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
        off_n = sum(one.transcript == row.transcript for one in self._unticked)
        if off_n == 0:
            return Qt.CheckState.Checked
        all_off = off_n == self._count[row.transcript]
        return Qt.CheckState.Unchecked if all_off else Qt.CheckState.PartiallyChecked
