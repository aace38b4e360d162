"""The list of passages that resemble one: how alike, the words, and whether they are coded."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.coding.autocode.similar import Alike
from app.ui.pages.code.auto.texts import Texts
from app.ui.pages.code.quotation_row import draw_words
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space

ALIKE_ROLE = Qt.ItemDataRole.UserRole
SNIPPET_ROLE = ALIKE_ROLE + 1
CODED_ROLE = ALIKE_ROLE + 2
Index = QModelIndex | QPersistentModelIndex
_NAME, _LINES = 72, 2  # px at 100 %; lines of text
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class AlikeModel(QAbstractListModel):
    """Rows are passages, the most alike first; texts are read when a row is seen."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.rows: Sequence[Alike] = ()
        self._names: Mapping[int, str] = {}
        self._coded: list[bool] = []

    def set_rows(self, rows: Sequence[Alike], names: Mapping[int, str]) -> None:
        """Show other passages."""
        self.beginResetModel()
        self.rows, self._names, self._coded = rows, names, [False] * len(rows)
        self.endResetModel()

    def set_coded(self, spans: Mapping[int, Sequence[tuple[int, int]]]) -> None:
        """Tick the passages that the viewer's codings (spans by transcript) cover."""
        self._coded = [
            any(a <= row.start and row.end <= b for a, b in spans.get(row.transcript, ()))
            for row in self.rows
        ]
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of passages."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return passage, snippet, tick, or all in words."""
        row = self.rows[index.row()]
        if role == ALIKE_ROLE:
            return row
        if role == CODED_ROLE:
            return self._coded[index.row()]
        if role == SNIPPET_ROLE:
            return self._texts.snippet(row.transcript, row.start, row.end)
        if role == Qt.ItemDataRole.DisplayRole:
            quote = self._texts.snippet(row.transcript, row.start, row.end).quote
            words = QCoreApplication.translate("Autocode", "{name}, {n} percent alike: {words}")
            name = self.name(index)
            said = words.format(name=name, n=round(row.score), words=quote)
            coded = QCoreApplication.translate("Autocode", "coded")
            return f"{said} ({coded})" if self._coded[index.row()] else said
        return None

    def name(self, index: Index) -> str:
        """Return the transcript's name of a row."""
        return self._names.get(self.rows[index.row()].transcript, "")


class AlikeRow(QStyledItemDelegate):
    """Rows of one height: name and percent at the left, words, a tick where it is coded."""

    def __init__(self, model: AlikeModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height, which grows with the font."""
        return QSize(0, option.fontMetrics.lineSpacing() * _LINES + space(3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        room = option.rect.adjusted(space(2), space(1), -space(2), -space(1))
        self._draw_left(painter, option, room, index)
        side = theme().px(icons.SMALL)
        if index.data(CODED_ROLE):
            tick = icons.pixmap("check", icons.SMALL, "good")
            painter.drawPixmap(room.right() - side, room.top(), tick)
        left = theme().px(_NAME)
        words = room.adjusted(left, 0, -side - space(2), 0)
        draw_words(painter, words, option.font, index.data(SNIPPET_ROLE))
        painter.restore()

    def _draw_left(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, index: Index
    ) -> None:
        row: Alike = index.data(ALIKE_ROLE)
        line = option.fontMetrics.lineSpacing()
        width = theme().px(_NAME) - space(2)
        cut = Qt.TextElideMode.ElideRight
        percent = QCoreApplication.translate("Autocode", "{n} %").format(n=round(row.score))
        painter.setFont(option.font)
        for at, (text, colour) in enumerate(((self._model.name(index), "ink"), (percent, "muted"))):
            painter.setPen(theme().colour(colour))
            place = QRect(room.left(), room.top() + at * line, width, line)
            painter.drawText(place, _LEFT, option.fontMetrics.elidedText(text, cut, width))
