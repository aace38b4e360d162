"""The places found in all transcripts: whose text, and the words around each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.pages.code.transcript_list import draw_ground
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space

_ROWS = 5  # shown at once
_NAME = 88  # px at 100 %
_BEFORE = 0.3  # of the width for the words before
PLACE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Place(NamedTuple):
    """A hit: `[start, end)` in code points of a transcript, with the words around it."""

    transcript: int
    name: str
    start: int
    end: int
    before: str
    words: str
    after: str


class FoundModel(QAbstractListModel):
    """The places in the order of the transcripts."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []

    def clear(self) -> None:
        """Have no place."""
        self.beginResetModel()
        self.places = []
        self.endResetModel()

    def append(self, places: Sequence[Place]) -> None:
        """Add places at the end."""
        if places:
            first = len(self.places)
            self.beginInsertRows(QModelIndex(), first, first + len(places) - 1)
            self.places += places
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of places."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a place, or it in one line of words."""
        place = self.places[index.row()]
        if role == PLACE_ROLE:
            return place
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{place.name}: {place.before}{place.words}{place.after}"
        return None


class FoundList(QListView):
    """`went(place)` when a place was chosen by key, click or `step`."""

    went = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = FoundModel()
        self.setModel(self.places)
        self.setItemDelegate(_PlaceRow(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Places found"))
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        self.hide()

    def step(self, step: int) -> None:
        """Go to the next or previous place; after the last one comes the first again."""
        count = len(self.places.places)
        if count:
            row = self.currentIndex().row()
            row = (0 if step > 0 else count - 1) if row < 0 else (row + step) % count
            self.setCurrentIndex(self.places.index(row))
            self._go(self.currentIndex())

    def sizeHint(self) -> QSize:
        """Return a height of a few rows."""
        rows = max(1, min(_ROWS, len(self.places.places)))
        return QSize(0, rows * row_height() + space(2))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same."""
        return self.sizeHint()

    def fit(self) -> None:
        """Take the height that the places need."""
        self.setFixedHeight(self.sizeHint().height())

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.went.emit(self.places.places[index.row()])


def row_height() -> int:
    """Return the height of a row at the present zoom."""
    return theme().px(CONTROL)


class _PlaceRow(QStyledItemDelegate):
    """Draws name, words before, the hit in bold, words after."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place."""
        place: Place = index.data(PLACE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        room = option.rect.adjusted(space(3), 0, -space(2), 0)
        name = QRect(room.left(), room.top(), theme().px(_NAME), room.height())
        metrics, bold = QFontMetrics(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        at = name.right() + space(2)
        before = metrics.elidedText(
            place.before, Qt.TextElideMode.ElideLeft, int(_BEFORE * (room.right() - at))
        )
        for words, font, colour in (
            (before, option.font, "muted"),
            (place.words, bold, "ink"),
            (place.after, option.font, "muted"),
        ):
            left = QRect(at, room.top(), max(0, room.right() - at), room.height())
            at += self._write(painter, left, words, font, colour)
        self._write(painter, name, place.name, option.font, "ink")
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, words: str, font: QFont, colour: str) -> int:
        painter.setFont(font)
        painter.setPen(theme().colour(colour))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return metrics.horizontalAdvance(shown)
