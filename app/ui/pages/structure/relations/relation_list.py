"""The relations as a list: what is related to what and how, and what speaks for it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.coding.operations.relations import CONTRADICTS, SUPPORTS
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.pages.structure.relations.reading import Related
from app.ui.pages.structure.relations.words import kind_words
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import look

RELATED_ROLE = Qt.ItemDataRole.UserRole  # the Related of a row
EVIDENCE_ROLE = RELATED_ROLE + 1  # what speaks for it, in words
Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RelationModel(QAbstractListModel):
    """Rows are relations, filtered by words and by whether anything speaks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.every: Sequence[Related] = ()
        self.rows: Sequence[Related] = ()
        self._words: list[str] = []
        self._only_gaps = False

    def set_rows(self, rows: Sequence[Related]) -> None:
        """Show other relations."""
        self.every = rows
        self._narrow()

    def narrow(self, words: str, *, only_gaps: bool) -> None:
        """Show only relations that hold these words, and only those without evidence if wished."""
        self._words, self._only_gaps = words.casefold().split(), only_gaps
        self._narrow()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of relations shown."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the relation of a row, or it in words."""
        row = self.rows[index.row()]
        if role == RELATED_ROLE:
            return row
        if role == EVIDENCE_ROLE:
            return self.evidence_words(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{said(row)} · {self.evidence_words(row)}"
        return None

    def evidence_words(self, row: Related) -> str:
        """Say how many quotations speak for and against a relation."""
        for_it, against = row.number(SUPPORTS), row.number(CONTRADICTS)
        if not for_it and not against:
            return self.tr("no evidence yet")
        words = self.tr("supported by {n}").format(n=for_it)
        if not against:
            return words
        return self.tr("{words} · negative cases: {n}").format(words=words, n=against)

    def _narrow(self) -> None:
        self.beginResetModel()
        self.rows = [
            row
            for row in self.every
            if (row.is_gap or not self._only_gaps)
            and all(word in said(row).casefold() for word in self._words)
        ]
        self.endResetModel()


def said(row: Related) -> str:
    """Return a relation as a sentence: "Time is condition for Care"."""
    return f"{row.start.name} {kind_words(row.row.kind)} {row.end.name}"


class RelationList(QListView):
    """`chosen(Related or None)`; `removal_asked` on Delete."""

    chosen = Signal(object)
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "bare")
        self.relations = RelationModel()
        self.setModel(self.relations)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Relations"))
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current()))

    def show_relations(self, rows: Sequence[Related]) -> None:
        """Show other relations; the chosen one stays, or the one in its place."""
        self._keep(lambda: self.relations.set_rows(rows))

    def narrow(self, words: str, *, only_gaps: bool) -> None:
        """Show some of them."""
        self._keep(lambda: self.relations.narrow(words, only_gaps=only_gaps))

    def current(self) -> Related | None:
        """Return the chosen relation."""
        index = self.currentIndex()
        return index.data(RELATED_ROLE) if index.isValid() else None

    def choose(self, ident: int | None, otherwise: int = 0) -> None:
        """Choose a relation by id, or the row `otherwise`."""
        rows = self.relations.rows
        row = next((at for at, one in enumerate(rows) if one.row.id == ident), otherwise)
        self.setCurrentIndex(self.relations.index(min(row, len(rows) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for removal on Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self, change: Any) -> None:
        before, row = self.current(), max(0, self.currentIndex().row())
        change()
        if self.relations.rows:
            self.choose(before.row.id if before else None, row)
        self.chosen.emit(self.current())


class _Row(QStyledItemDelegate):
    """One end, the type and the other end; below, what speaks for it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height of three lines, which grows with the font."""
        return QSize(0, option.fontMetrics.lineSpacing() * 3 + space(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a relation; one that nothing speaks for is marked."""
        row: Related = index.data(RELATED_ROLE)
        painter.save()
        draw_ground(painter, option)
        room = option.rect.adjusted(space(4), space(2), -space(4), -space(2))
        line = option.fontMetrics.lineSpacing()
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setPen(theme().colour("ink"))
        self._line(painter, room, 0, row.start.name, bold)
        painter.setPen(theme().colour("accent"))
        arrow = f"{kind_words(row.row.kind)} → "
        self._line(painter, room, line, arrow, option.font)
        beside = painter.fontMetrics().horizontalAdvance(arrow)
        painter.setPen(theme().colour("ink"))
        self._line(painter, room.adjusted(min(beside, room.width() // 2), 0, 0, 0), line,
                   row.end.name, bold)  # fmt: skip
        painter.setPen(theme().colour("warning" if row.is_gap else "muted"))
        words = index.data(EVIDENCE_ROLE)
        self._line(painter, room, 2 * line, words, option.font)
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, down: int, text: str, font: QFont) -> None:
        painter.setFont(font)
        metrics = painter.fontMetrics()
        place = QRect(room.left(), room.top() + down, room.width(), metrics.lineSpacing())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _MIDDLE, shown)
