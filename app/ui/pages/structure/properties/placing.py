"""Placing quotations on a dimension: the line above, the quotations below, by keys and by mouse.

The chosen quotation is placed: 1 to 9 from the low to the high end, arrows by small steps, Delete
takes it off; a press on the line does the same. A digit goes on to the next quotation.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.hub import Hub
from app.ui.pages.code.passages import Passage
from app.ui.pages.code.quotation_model import PASSAGE_ROLE, SNIPPET_ROLE, QuotationModel
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.pages.structure.properties.line import DimensionLine
from app.ui.pages.structure.properties.reading import Dimension, Properties, Span, span_of
from app.ui.pages.structure.quotations import draw_quotation, row_height
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.panel_head import PanelHead

_STEP, _MIDDLE, _NINTHS = 5, 50, 8  # percent; the digits 1–9 part the line into eight
_WIDE = 104  # px at 100 %: the column with the place of a quotation
Index = QModelIndex | QPersistentModelIndex


class PlacingView(QWidget):
    """`placed(property, span, percent or None)`; `left()` when it is closed."""

    placed = Signal(object, object, object)
    left = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        look(self, "panel")
        self.dimension: Dimension | None = None
        close = IconButton("x", self.tr("Back"), "Esc")
        close.clicked.connect(self.left)
        self._head = PanelHead("", close)
        self.line = DimensionLine()
        self._low, self._high = look(ElidedLabel(), "muted"), look(ElidedLabel(), "muted")
        self._high.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._keys = look(label(self._words()), "muted")
        self._keys.setWordWrap(True)
        self.list = _List(hub)
        self.list.keyed.connect(self._keyed)
        self.list.moved.connect(self._show_current)
        self.line.placed.connect(self._pressed)
        self.line.pressed.connect(self._choose)
        self._lay_out()
        self.setFocusProxy(self.list)

    def show_properties(self, found: Properties, ident: int) -> bool:
        """Show the passages on one of the properties; tell whether it is still there."""
        self.dimension = next((one for one in found.dimensions if one.row.id == ident), None)
        if self.dimension is None:
            return False
        row = self.dimension.row
        self._head.set_text(self.tr("Place on “{name}”").format(name=row.name))
        self.line.setAccessibleName(row.name)
        self._low.setText(row.low or self.tr("low end"))
        self._high.setText(row.high or self.tr("high end"))
        self.line.set_dots(self.dimension.percents)
        self.list.show_passages(found.passages, self.dimension)
        self._show_current()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _words(self) -> str:
        return self.tr(
            "Press on the line or use the keys: 1 to 9 from the low to the high end,"
            " ← → by small steps, Delete takes off, ↑ ↓ choose a quotation."
        )

    def _keyed(self, key: int) -> None:
        passage = self.list.current()
        if passage is None or self.dimension is None:
            return
        span = span_of(passage)
        now = self.dimension.percents.get(span)
        if key == Qt.Key.Key_Delete:
            if now is not None:
                self._place(span, None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = _STEP if key == Qt.Key.Key_Right else -_STEP
            self._place(span, _MIDDLE if now is None else max(0, min(100, now + step)))
        else:
            self._place(span, round((key - Qt.Key.Key_1) * 100 / _NINTHS))
            self.list.go_on()

    def _pressed(self, key: Hashable | None, percent: int) -> None:
        passage = self.list.current()
        if key is not None:
            self._place(key, percent)  # type: ignore[arg-type]
        elif passage is not None:
            self._place(span_of(passage), percent)
        self.list.setFocus(Qt.FocusReason.MouseFocusReason)

    def _place(self, span: Span, percent: int | None) -> None:
        if self.dimension is not None and self.dimension.percents.get(span) != percent:
            self.placed.emit(self.dimension.row.id, span, percent)

    def _choose(self, key: Hashable) -> None:
        self.list.choose(key)

    def _show_current(self) -> None:
        passage = self.list.current()
        self.line.set_current(None if passage is None else span_of(passage))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(self._head)
        top = QVBoxLayout()
        margins(top, space(4), 0, space(4), space(3))
        top.setSpacing(space(1))
        top.addWidget(self._keys)
        top.addWidget(self.line)
        ends = QHBoxLayout()
        margins(ends)
        ends.addWidget(self._low, 1)
        ends.addWidget(self._high, 1)
        top.addLayout(ends)
        column.addLayout(top)
        column.addWidget(self.list, 1)


class _List(QListView):
    """`keyed(key)` for keys that place; `moved` when another quotation was chosen."""

    keyed = Signal(int)
    moved = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        look(self, "bare")
        self.dimension: Dimension | None = None
        self._quotations = QuotationModel(hub, self)
        self.setModel(self._quotations)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Quotations to be placed"))
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def show_passages(self, passages: Sequence[Passage], dimension: Dimension) -> None:
        """Show passages with their places; the chosen one stays."""
        before, self.dimension = self.current(), dimension
        self._quotations.set_rows(passages, {})
        if passages:
            self.choose(span_of(before) if before else None)

    def current(self) -> Passage | None:
        """Return the chosen passage."""
        index = self.currentIndex()
        return index.data(PASSAGE_ROLE) if index.isValid() else None

    def choose(self, span: Hashable | None) -> None:
        """Choose a passage, or the first where it is not there."""
        row = 0 if span is None else max(0, self._quotations.row_of(span))  # type: ignore[arg-type]
        self.setCurrentIndex(self._quotations.index(row))

    def go_on(self) -> None:
        """Choose the next one."""
        row = self.currentIndex().row() + 1
        if row < self._quotations.rowCount():
            self.setCurrentIndex(self._quotations.index(row))

    def forget_texts(self) -> None:
        """Read the texts anew when they are next shown."""
        self._quotations.forget_texts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that place a quotation."""
        key = event.key()
        digit = Qt.Key.Key_1 <= key <= Qt.Key.Key_9
        if digit or key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete):
            self.keyed.emit(key)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """The id and three lines of the words, and where the quotation stands."""

    def __init__(self, view: _List) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height, which grows with the font."""
        return QSize(0, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, id, words and place."""
        passage: Passage = index.data(PASSAGE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        room = option.rect.adjusted(space(4), space(1), -space(4), -space(1))
        line, wide = option.fontMetrics.lineSpacing(), theme().px(_WIDE)
        words = room.adjusted(0, 0, -wide - space(3), 0)
        draw_quotation(painter, option.font, words, passage.who, index.data(SNIPPET_ROLE))
        self._draw_place(painter, QRect(words.right() + space(3), room.top(), wide, line), passage)
        painter.restore()

    def _draw_place(self, painter: QPainter, room: QRect, passage: Passage) -> None:
        dimension = self._view.dimension
        percent = dimension.percents.get(span_of(passage)) if dimension else None
        if percent is None:
            painter.setPen(theme().colour("muted"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, flags, self._view.tr("not placed"))
            return
        radius, y = theme().px(4), room.center().y()
        painter.setPen(theme().colour("strong_edge"))
        painter.drawLine(room.left() + radius, y, room.right() - radius, y)
        painter.setBrush(theme().colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        x = room.left() + radius + (room.width() - 2 * radius) * percent // 100
        painter.drawEllipse(x - radius, y - radius, 2 * radius, 2 * radius)
