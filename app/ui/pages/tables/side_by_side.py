"""How groups speak of it: the passages under a row of the table, a column for each group.

Below the table and as wide as it is, because words need more room than the panel at the right has.
Columns are as narrow as one can read and scroll sideways where there are many.
"""

from collections import defaultdict

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.pages.page import Place
from app.ui.pages.tables.passages import PASSAGE_ROLE, Index, Passage, PassagesModel
from app.ui.pages.tables.voices import REST, STEP, Group, Voice, voices
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead

_NARROWEST = 190  # px of a column at 100 %
_GAP = space(1)  # around a passage


class SideBySide(QWidget):
    """`went(Place)` on Enter or double click, `quotable_asked(codings, on)` on S, `closed`."""

    went = Signal(object)
    quotable_asked = Signal(object, bool)
    closed = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self.columns: list[VoiceColumn] = []
        self.close_button = IconButton("x", self.tr("Close"), "Esc")
        self.head = PanelHead("", self.close_button)
        self._hint = look(ElidedLabel(), "muted")
        self._node: int | None = None
        self._coder: str | None = None
        self._groups: list[Group] = []
        self._wanted: defaultdict[str, int] = defaultdict(lambda: STEP)
        self._asked = 0  # questions so far
        self._at: str | None = None  # the group to go to when the words are there
        self._line = QHBoxLayout()
        self._lay_out()
        self.hide()

    def show_row(
        self, node: int, groups: list[Group], coder: str | None, people: frozenset[str] | None
    ) -> None:
        """Show what the groups said under a node, and go to the column of these people."""
        self._node = node
        self._wanted.clear()
        self._at = next((one.name for one in groups if one.people == people), groups[0].name)
        self.renew(groups, coder)

    def renew(self, groups: list[Group], coder: str | None) -> None:
        """Read the same row again, perhaps for other groups."""
        if self._node is None or not groups:
            self.shut()
            return
        self._groups, self._coder = groups, coder
        self._asked += 1
        asked, node, me, wanted = self._asked, self._node, self.hub.coder, dict(self._wanted)

        def ask(reader: Reader) -> tuple[str, list[Voice]]:
            return voices(reader, node, groups, coder, me, wanted)

        self.hub.fetch(ask, lambda found: self._show(found, asked), lambda _no: self.shut())

    def shut(self) -> None:
        """Show nothing until a row is asked for."""
        self._node = None
        self._asked += 1
        self.hide()

    def _show(self, answer: tuple[str, list[Voice]], asked: int) -> None:
        if asked != self._asked:
            return
        name, found = answer
        self.head.set_text(self.tr("{name}: what each group said").format(name=name))
        if [voice.name for voice in found] != [column.name for column in self.columns]:
            self._make_columns(found)
        for column, voice in zip(self.columns, found, strict=True):
            column.show_voice(voice)
        self.show()
        if self._at is not None:
            self._go_to(self._at)
            self._at = None

    def _make_columns(self, found: list[Voice]) -> None:
        for column in self.columns:
            self._line.removeWidget(column)
            column.deleteLater()
        self.columns = [VoiceColumn(voice.name) for voice in found]
        for at, column in enumerate(self.columns):
            self._line.addWidget(column, 1)
            column.went.connect(self.went)
            column.quotable_asked.connect(self.quotable_asked)
            column.closed.connect(self._close)
            column.stepped.connect(lambda by, at=at: self._step(at + by))
            column.more_asked.connect(self._ask_more)

    def _ask_more(self, name: str) -> None:
        self._wanted[name] += STEP
        self.renew(self._groups, self._coder)

    def _go_to(self, name: str) -> None:
        for at, column in enumerate(self.columns):
            if column.name == name:
                self._step(at)

    def _step(self, at: int) -> None:
        if 0 <= at < len(self.columns):
            self._area.ensureWidgetVisible(self.columns[at])
            self.columns[at].take_focus()

    def _close(self) -> None:
        self.shut()
        self.closed.emit()

    def _lay_out(self) -> None:
        look(self, "panel")
        self.close_button.clicked.connect(self._close)
        self._hint.setText(
            self.tr("Enter: to the text · S: worth quoting · ← →: next group · Esc: close")
        )
        ground = look(QWidget(), "panel")
        ground.setLayout(self._line)
        margins(self._line, space(4), 0, space(2), space(2))
        self._line.setSpacing(space(4))
        self._area = look(QScrollArea(), "bare")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(ground)
        hint = QHBoxLayout()
        margins(hint, space(4), 0, space(4), space(2))
        hint.addWidget(self._hint)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self.head)
        column.addLayout(hint)
        column.addWidget(self._area, 1)


class VoiceColumn(QWidget):
    """One group: its name, how many spoke, their words; `stepped(by)` to a neighbour."""

    went = Signal(object)
    quotable_asked = Signal(object, bool)
    closed = Signal()
    stepped = Signal(int)
    more_asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.head = look(ElidedLabel(name or self.tr("Nobody of these groups")), "head")
        self.counts = look(ElidedLabel(), "muted")
        self.model = PassagesModel()
        self.list = _Words(self)
        self.more = button("", "link")
        self._lay_out()
        theme().changed.connect(self._set_width)
        self._set_width()

    def show_voice(self, voice: Voice) -> None:
        """Show what the group said; where one stands in the list stays."""
        self.counts.setText(self._counted(voice))
        row, top = self.list.currentIndex().row(), self.list.verticalScrollBar().value()
        self.model.set_rows(voice.shown)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(min(row, len(voice.shown) - 1)))
            self.list.verticalScrollBar().setValue(top)
        left = voice.total - len(voice.shown)
        self.more.setText(self.tr("{n} more").format(n=min(left, STEP)))
        self.more.setVisible(left > 0)

    def take_focus(self) -> None:
        """Stand on a passage of this group."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _counted(self, voice: Voice) -> str:
        if not voice.total:
            return self.tr("not coded in")
        one, more = self.tr("1 passage"), self.tr("{n} passages")
        passages = (one if voice.total == 1 else more).format(n=voice.total)
        if voice.name == REST:
            return passages
        words = self.tr("{n} of {asked} · {passages}")
        return words.format(n=voice.speakers, asked=voice.asked, passages=passages)

    def _go(self, index: QModelIndex) -> None:
        row: Passage = index.data(PASSAGE_ROLE)
        self.went.emit(Place(row.transcript, row.start, row.end))

    def _set_width(self) -> None:
        self.setMinimumWidth(theme().px(_NARROWEST))

    def _lay_out(self) -> None:
        look(self.list, "bare")
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(_GAP)
        self.list.setItemDelegate(_Wrapped(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What {group} said").format(group=self.head.text()))
        self.list.activated.connect(self._go)
        self.more.clicked.connect(lambda: self.more_asked.emit(self.name))
        self.more.hide()
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(1))
        column.addWidget(self.head)
        column.addWidget(self.counts)
        column.addWidget(self.list, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)


class _Wrapped(QStyledItemDelegate):
    """Gives a passage the height of its words: the list forgets the gap beside them."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size at the width that the words really have."""
        inner = QStyleOptionViewItem(option)
        inner.rect.setWidth(self._view.viewport().width() - 4 * _GAP)
        return super().sizeHint(inner, index)


class _Words(QListView):
    """The passages of a group: S marks, left and right go to a neighbour, Esc closes."""

    def __init__(self, column: VoiceColumn) -> None:
        super().__init__()
        self._column = column

    def minimumSizeHint(self) -> QSize:
        """Return no height of its own: the panel is as high as one makes it."""
        return QSize(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take these keys; everything else moves in the list."""
        key, column = event.key(), self._column
        row: Passage | None = self.currentIndex().data(PASSAGE_ROLE)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            column.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape:
            column.closed.emit()
        elif key == Qt.Key.Key_S:
            if row is not None and row.own:
                column.quotable_asked.emit(row.own, not row.quotable)
        else:
            super().keyPressEvent(event)
