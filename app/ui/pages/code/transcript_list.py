"""The list of transcripts: name, how much is coded, and a tick where one has finished."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.pages.code.progress import Progress
from app.ui.pages.code.reading import TranscriptRow
from app.ui.pages.code.transcript_model import CODED_ROLE, ROW_ROLE, TranscriptModel
from app.ui.theme import icons, theme
from app.ui.theme.tokens import CONTROL, RADIUS, space
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead

_BAR, _BAR_HEIGHT = 56, 4  # px at 100 %


class TranscriptList(QWidget):
    """`chosen(id)` when another row became current, `entered(id)` on a click or Enter."""

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(self, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.model = TranscriptModel(progress)
        self.filter = FilterField(self.tr("Filter transcripts…"))
        self.view = _Rows()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_TranscriptRow(self.view))
        self.view.setAccessibleName(self.tr("Transcripts"))
        self._quiet = False
        self._current: int | None = None
        self._lay_out()
        self._connect()

    def set_rows(self, rows: Sequence[TranscriptRow]) -> None:
        """Show these transcripts; filter, choice and place stay."""
        self._keeping(lambda: self.model.set_rows(rows))

    def set_current(self, transcript: int | None) -> None:
        """Mark the transcript that is open."""
        self._current = transcript
        self._quiet = True
        self.view.setCurrentIndex(self.model.index_of(transcript))
        self._quiet = False

    def neighbour(self, step: int) -> int | None:
        """Return the transcript so many rows on from the open one; None beyond the ends."""
        shown = [row.id for row in self.model.shown]
        if self._current not in shown:
            return shown[0] if shown else None
        at = shown.index(self._current) + step
        return shown[at] if 0 <= at < len(shown) else None

    def _keeping(self, change) -> None:
        scrolled = self.view.verticalScrollBar().value()
        change()
        self.set_current(self._current)
        self.view.verticalScrollBar().setValue(scrolled)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(PanelHead(self.tr("Transcripts")))
        line = QHBoxLayout()
        margins(line, space(3), 0, space(3), space(2))
        line.addWidget(self.filter)
        column.addLayout(line)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(
            lambda text: self._keeping(lambda: self.model.set_query(text))
        )
        self.filter.down_asked.connect(self._into_list)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.clicked.connect(self._enter)
        self.view.entered_by_key.connect(self._enter)

    def _into_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.currentIndex().isValid() and self.model.shown:
            self.view.setCurrentIndex(self.model.index(0))

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self._current = index.data(ROW_ROLE).id
            self.chosen.emit(self._current)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entered.emit(index.data(ROW_ROLE).id)


class _Rows(QListView):
    """A list whose Enter key means the same on every platform."""

    entered_by_key = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _TranscriptRow(QStyledItemDelegate):
    """Draws name, bar and tick. Rows of one height."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the row's height, which grows with the zoom."""
        return QSize(0, theme().px(CONTROL + space(1)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's ground and its three parts."""
        row: TranscriptRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        painter.setFont(option.font)
        room = option.rect.adjusted(space(2), 0, -space(2), 0)
        tick = theme().px(icons.SMALL)
        if row.finished:
            picture = icons.pixmap("check", icons.SMALL, "good")
            painter.drawPixmap(room.right() - tick + 1, room.center().y() - tick // 2 + 1, picture)
        room.setRight(room.right() - tick - space(2))
        bar = QRect(0, 0, theme().px(_BAR), theme().px(_BAR_HEIGHT))
        bar.moveCenter(room.center())
        bar.moveRight(room.right())
        coded = index.data(CODED_ROLE)
        self._bar(painter, QRectF(bar), coded.share if coded else 0.0)
        room.setRight(bar.left() - space(2))
        painter.setPen(theme().colour("ink"))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _bar(self, painter: QPainter, bar: QRectF, share: float) -> None:
        radius = bar.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("edge"))
        painter.drawRoundedRect(bar, radius, radius)
        if share > 0:
            bar.setWidth(max(bar.height(), bar.width() * share))
            painter.setBrush(theme().colour("accent"))
            painter.drawRoundedRect(bar, radius, radius)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the ground of a chosen or pointed-at row, and the ring of one that has the focus."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not pointed:
        return
    ringed = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(theme().colour("accent"), 1) if ringed else Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("selected" if chosen else "hover"))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
