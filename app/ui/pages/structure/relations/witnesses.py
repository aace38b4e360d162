"""Quotations that speak for or against a relation, or could: a list worked by single keys."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.coding.operations.relations import CONTRADICTS, SUPPORTS
from app.ui.hub import Hub
from app.ui.pages.code.quotation_model import PASSAGE_ROLE, SNIPPET_ROLE, QuotationModel
from app.ui.pages.code.transcript_list import draw_ground
from app.ui.pages.page import Place
from app.ui.pages.structure.quotations import draw_quotation, row_height
from app.ui.pages.structure.relations.reading import Span, Witness, place
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.look import look

_WIDE = 112  # px at 100 %: the column that says what a quotation does
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class WitnessList(QListView):
    """`judged(witnesses, stance or None)` on S, X, Delete; `went(Place)` on Enter."""

    judged = Signal(object, object)
    went = Signal(object)
    chosen = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        look(self, "bare")
        self._witnesses: dict[Span, Witness] = {}
        self._quotations = QuotationModel(hub, self)
        self.setModel(self._quotations)
        self.setItemDelegate(_Row(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Quotations for and against"))
        self.setToolTip(
            self.tr(
                "S: it supports. X: it contradicts. Delete: it is no evidence. Enter: the text."
            )
        )
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self._go())

    def show_witnesses(self, witnesses: Sequence[Witness]) -> None:
        """Show other quotations; what was chosen stays."""
        row = self.currentIndex().row()
        now = self.current()
        self._witnesses = {place(one.passage): one for one in witnesses}
        self._quotations.set_rows([one.passage for one in witnesses], {})
        if now is not None and witnesses:
            at = self._quotations.row_of(place(now.passage))
            at = min(row, len(witnesses) - 1) if at < 0 else at
            choose_row(self, self._quotations.index(at))
        self.chosen.emit()

    def forget_texts(self) -> None:
        """Read the texts anew when they are next shown."""
        self._quotations.forget_texts()

    def witness(self, index: Index) -> Witness | None:
        """Return what a row stands for."""
        return self._witnesses.get(place(index.data(PASSAGE_ROLE)))

    def current(self) -> Witness | None:
        """Return the current one."""
        return self.witness(self.currentIndex()) if self.currentIndex().isValid() else None

    def selected(self) -> list[Witness]:
        """Return the chosen ones in order."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [one for one in map(self.witness, rows) if one is not None]

    def judge(self, stance: str | None) -> None:
        """Let the chosen ones support or contradict; None: they are no evidence."""
        if self.selected():
            self.judged.emit(self.selected(), stance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge by a key, go to the text with Enter."""
        stances = {Qt.Key.Key_S: SUPPORTS, Qt.Key.Key_X: CONTRADICTS, Qt.Key.Key_Delete: None}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in stances:
            self.judge(stances[event.key()])  # type: ignore[index]
        elif event.key() in _ENTER:
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        if (now := self.current()) is not None:
            self.went.emit(Place(*place(now.passage)))


class _Row(QStyledItemDelegate):
    """The id and three lines of the words, and at the right what the quotation does."""

    def __init__(self, view: WitnessList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height, which grows with the font."""
        return QSize(0, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, id, words and stance."""
        witness = self._view.witness(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        if witness is not None:
            self._draw(painter, option, index, witness)
        painter.restore()

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, witness: Witness
    ) -> None:
        room = option.rect.adjusted(space(4), space(1), -space(4), -space(1))
        line, wide = option.fontMetrics.lineSpacing(), theme().px(_WIDE)
        words = room.adjusted(0, 0, -wide - space(3), 0)
        who = witness.passage.who
        if witness.both:
            who = self._view.tr("{who} · codes of both ends").format(who=who)
        draw_quotation(painter, option.font, words, who, index.data(SNIPPET_ROLE))
        colour, said = self._stance(witness.stance)
        painter.setPen(theme().colour(colour))
        at_right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(words.right() + space(3), room.top(), wide, line), at_right, said)

    def _stance(self, stance: str | None) -> tuple[str, str]:
        if stance is None:
            return "muted", ""
        if stance == CONTRADICTS:
            return "danger", self._view.tr("negative case")
        return "good", self._view.tr("supports")
