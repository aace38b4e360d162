"""The transcripts as a list: in order of collection, narrowed by what is typed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from app.ui.dates import day, long_day
from app.ui.pages.code.progress import Progress
from app.ui.pages.code.reading import TranscriptRow
from app.ui.pages.code.words import Coded
from app.ui.widgets.match import fold

ROW_ROLE = Qt.ItemDataRole.UserRole  # the TranscriptRow
CODED_ROLE = ROW_ROLE + 1  # Coded, or None while nobody knows
Index = QModelIndex | QPersistentModelIndex


class TranscriptModel(QAbstractListModel):
    """The rows that the filter lets through."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress)
        self._progress = progress
        self._all: Sequence[TranscriptRow] = ()
        self._query = ""
        self.shown: list[TranscriptRow] = []
        progress.came.connect(self._coded_changed)

    def set_rows(self, rows: Sequence[TranscriptRow]) -> None:
        """Show other rows; the filter stays."""
        self.beginResetModel()
        self._all = rows
        self._filter()
        self.endResetModel()

    def set_query(self, query: str) -> None:
        """Show what holds all words of the query in its name, participants or groups."""
        self.beginResetModel()
        self._query = query
        self._filter()
        self.endResetModel()

    def has_any(self) -> bool:
        """Tell whether there are rows at all, shown or not."""
        return bool(self._all)

    def row(self, transcript: int | None) -> TranscriptRow | None:
        """Return the row of a transcript, shown or not."""
        return next((row for row in self._all if row.id == transcript), None)

    def index_of(self, transcript: int | None) -> QModelIndex:
        """Return the index of a transcript; an invalid one where it is not shown."""
        for place, row in enumerate(self.shown):
            if row.id == transcript:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of shown rows."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown of a row; asking for what is coded sets the counting going."""
        row = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW_ROLE:
            return row
        if role == CODED_ROLE:
            return self._progress.of(row.id)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._described(row)
        return None

    def _filter(self) -> None:
        words = fold(self._query).split()
        self.shown = [row for row in self._all if all(word in _folded(row) for word in words)]

    def _described(self, row: TranscriptRow) -> str:
        coded = self._progress.of(row.id)
        done = QCoreApplication.translate("Code", "finished") if row.finished else ""
        return ", ".join(filter(None, (row.name, about(row), coded and coded_words(coded), done)))

    def _coded_changed(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1), [CODED_ROLE])


def about(row: TranscriptRow) -> str:
    """Return who speaks in a transcript, in which group, and when: "Students · 12 March 2025".

    And who has compared it with the recording, if anybody has.
    """
    names = ", ".join(row.participants)
    names = "" if names == row.name else names
    parts = names, ", ".join(row.groups), long_day(row.date), checked_words(row)
    return " · ".join(filter(None, parts))


def checked_words(row: TranscriptRow) -> str:
    """Return "checked by Ana, 03/05/2026"; "" where nobody has compared it with the recording."""
    if not row.checked_by and not row.checked_on:
        return ""
    if not row.checked_by:
        return QCoreApplication.translate("Code", "checked {date}").format(date=day(row.checked_on))
    by = QCoreApplication.translate("Code", "checked by {name}").format(name=row.checked_by)
    return ", ".join(filter(None, (by, day(row.checked_on))))


def coded_words(coded: Coded) -> str:
    """Return "412 of 1,204 words coded by you"."""
    number = QLocale().toString
    words = QCoreApplication.translate("Code", "{n} of {all} words coded by you")
    return words.format(n=number(coded.words), all=number(coded.of))


def _folded(row: TranscriptRow) -> str:
    return fold(" ".join((row.name, *row.participants, *row.groups)))
