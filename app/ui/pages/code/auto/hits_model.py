"""What autocode found, transcript by transcript, with a tick at each passage to be coded.

Passages that are coded already have none: coding them would add nothing.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.coding.autocode.search import Found, Hit, InTranscript
from app.coding.operations import Passages
from app.ui.pages.code.auto.texts import Texts

HIT_ROLE = Qt.ItemDataRole.UserRole  # the Hit; None in the row of a transcript
SNIPPET_ROLE = HIT_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ON, _OFF, _PART = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Place(NamedTuple):
    """A passage of a transcript, in code points."""

    transcript: int
    start: int
    end: int


class HitsModel(QAbstractItemModel):
    """Rows are transcripts, below them their hits. `ticked` comes when ticks have changed."""

    ticked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._found: list[InTranscript] = []
        self._names: Mapping[int, str] = {}
        self._ticks: list[bytearray] = []
        self._already = 0

    def set_found(self, found: Found | None, names: Mapping[int, str]) -> None:
        """Show what was found, all of it ticked that can be."""
        self.beginResetModel()
        self._found = list(found.transcripts) if found else []
        self._names = names
        self._already = sum(hit.already for one in self._found for hit in one.hits)
        self._ticks = [bytearray(not hit.already for hit in one.hits) for one in self._found]
        self.endResetModel()
        self.ticked.emit()

    def counts(self) -> tuple[int, int, int]:
        """Return how many passages there are, are ticked, and are coded already."""
        n = sum(len(ticks) for ticks in self._ticks)
        return n, sum(map(sum, self._ticks)), self._already

    def passages(self) -> list[Passages]:
        """Return what is ticked, as the operation takes it."""
        made = []
        for one, ticks in zip(self._found, self._ticks, strict=True):
            spans = [hit[:2] for hit, tick in zip(one.hits, ticks, strict=True) if tick]
            if spans:
                made.append(Passages(one.transcript, one.version, spans))
        return made

    def tick_all(self, on: bool) -> None:
        """Tick every passage that can be, or none."""
        for group in range(len(self._found)):
            self._tick_group(group, on)
        self.ticked.emit()

    def toggle(self, index: Index) -> None:
        """Tick a passage, or a whole transcript; again: untick."""
        on = self.data(index, _Role.CheckStateRole) != _ON.value
        self.setData(index, (_ON if on else _OFF).value, _Role.CheckStateRole)

    def place(self, index: Index) -> Place | None:
        """Return the passage of a row; of a transcript's row the first one in it."""
        if not index.isValid():
            return None
        group, row = self._group_of(index), self._row_of(index)
        one = self._found[group]
        hit = one.hits[max(row, 0)]
        return Place(one.transcript, hit.start, hit.end)

    # What Qt asks for

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a row: 0 as its id says "a transcript", else the parent's row + 1."""
        if row < 0 or column or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        """Return the transcript's index of a hit."""
        group = child.internalId() if child.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of transcripts, or of a transcript's hits."""
        if not parent.isValid():
            return len(self._found)
        return 0 if parent.internalId() else len(self._found[parent.row()].hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return 1."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that passages that are not coded yet can be ticked."""
        hit = self._hit(index)
        if hit is not None and hit.already:
            return _FLAGS
        return _FLAGS | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return name or words, tick, hit and snippet."""
        hit = self._hit(index)
        if role == _Role.CheckStateRole:
            return self._tick_of(index, hit)
        if role == HIT_ROLE:
            return hit
        if hit is None:
            return self._heading(index.row()) if role == _Role.DisplayRole else None
        if role in (SNIPPET_ROLE, _Role.DisplayRole):
            one = self._found[self._group_of(index)]
            found = self._texts.snippet(one.transcript, hit.start, hit.end)
            return found if role == SNIPPET_ROLE else found.quote
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Tick or untick a passage, or all of a transcript."""
        if role != _Role.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        group, on = self._group_of(index), Qt.CheckState(value) == _ON
        if self._hit(index) is None:
            self._tick_group(group, on)
        else:
            self._ticks[group][index.row()] = on
            self.dataChanged.emit(index, index)
            above = self.parent(index)
            self.dataChanged.emit(above, above)
        self.ticked.emit()
        return True

    def _tick_group(self, group: int, on: bool) -> None:
        hits = self._found[group].hits
        self._ticks[group] = bytearray(on and not hit.already for hit in hits)
        above = self.index(group, 0)
        self.dataChanged.emit(above, above)
        self.dataChanged.emit(self.index(0, 0, above), self.index(len(hits) - 1, 0, above))

    def _tick_of(self, index: Index, hit: Hit | None) -> int | None:
        ticks = self._ticks[self._group_of(index)]
        if hit is not None:
            return None if hit.already else (_ON if ticks[index.row()] else _OFF).value
        can = sum(not one.already for one in self._found[index.row()].hits)
        on = sum(ticks)
        return (_OFF if not on else _ON if on == can else _PART).value

    def _heading(self, group: int) -> str:
        one, on = self._found[group], sum(self._ticks[group])
        words = QCoreApplication.translate("Autocode", "{name} · {on} of {n}")
        name = self._names.get(one.transcript, "")
        return words.format(name=name, on=on, n=len(one.hits))

    def _hit(self, index: Index) -> Hit | None:
        row = self._row_of(index)
        return self._found[self._group_of(index)].hits[row] if row >= 0 else None

    @staticmethod
    def _group_of(index: Index) -> int:
        return index.internalId() - 1 if index.internalId() else index.row()

    @staticmethod
    def _row_of(index: Index) -> int:
        return index.row() if index.internalId() else -1
