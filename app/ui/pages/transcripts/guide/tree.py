"""The guide as a list: topics with their questions, edited in place and put in order."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.coding.guide.matching import first_wording
from app.coding.guide.outline import Outline, Place
from app.ui.counting import counted
from app.ui.theme import theme
from app.ui.widgets.look import look

_PLACE = Qt.ItemDataRole.UserRole  # (topic, question or None) by their place in the outline
_FULL = _PLACE + 1  # the whole text of a question, of which the list shows the first wording
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GuideTree(QTreeWidget):
    """Every gesture is a signal: `chosen(question id)`, `worded(place, text)`, `moved`, `removed`.

    `add_asked` on Insert. F2 or a double click opens a line for typing.
    """

    chosen = Signal(object)
    worded = Signal(object, str)
    moved = Signal(object, int)
    removed = Signal(object)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "paper")
        self.outline: Outline = ()
        self._quiet = False
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Questions of the guide"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._typed)
        self.currentItemChanged.connect(lambda now, _before: self._current(now))

    def show_outline(self, outline: Outline, asked: Mapping[int, int]) -> None:
        """Show a version; `asked` says in how many interviews each question was asked."""
        if outline == self.outline and self.topLevelItemCount():
            self._number(asked)
            return
        place = self.place()
        self.outline = outline
        self._quiet = True
        self.clear()
        for at, topic in enumerate(outline):
            head = self._item(topic.name, topic.name, (at, None))
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            self.addTopLevelItem(head)
            for number, line in enumerate(topic.questions):
                head.addChild(self._item(first_wording(line.text), line.text, (at, number)))
        self.expandAll()
        self._quiet = False
        self._number(asked)
        self.set_place(place or (0, 0))

    def place(self) -> Place | None:
        """Return where the current line stands in the outline."""
        item = self.currentItem()
        return None if item is None else item.data(0, _PLACE)

    def set_place(self, place: Place) -> None:
        """Make a line current, or the nearest that there is."""
        head = self.topLevelItem(min(place[0], self.topLevelItemCount() - 1))
        if head is None:
            return
        at = place[1]
        item = head if at is None else head.child(min(at, head.childCount() - 1)) or head
        self.setCurrentItem(item)

    def question(self) -> int | None:
        """Return the id of the current question."""
        place = self.place()
        if place is None or place[1] is None:
            return None
        return self.outline[place[0]].questions[place[1]].id

    def edit_current(self) -> None:
        """Open the current line for typing."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Alt with an arrow, Del and Insert."""
        place, key = self.place(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        editing = self.state() == QAbstractItemView.State.EditingState
        if place is not None and alt and key in _STEPS:
            self.moved.emit(place, _STEPS[Qt.Key(key)])
        elif place is not None and key == Qt.Key.Key_Delete and not editing:
            self.removed.emit(place)
        elif key == Qt.Key.Key_Insert:
            self.add_asked.emit()
        else:
            super().keyPressEvent(event)

    def edit(self, index, trigger=None, event=None):  # type: ignore[no-untyped-def]
        """Open a line with all its wordings, of which the list shows the first."""
        if trigger is None:
            return super().edit(index)
        item = self.itemFromIndex(index)
        typing = trigger != QAbstractItemView.EditTrigger.NoEditTriggers
        if item is not None and index.column() == 0 and typing:
            self._quiet = True
            item.setText(0, item.data(0, _FULL))
            self._quiet = False
        opened = super().edit(index, trigger, event)
        if not opened and item is not None and index.column() == 0:
            self._show_short(item)
        return opened

    def closeEditor(self, editor, hint) -> None:  # type: ignore[no-untyped-def]
        """Show the first wording again."""
        super().closeEditor(editor, hint)
        item = self.currentItem()
        if item is not None:
            self._show_short(item)

    def _show_short(self, item: QTreeWidgetItem) -> None:
        self._quiet = True
        full = str(item.data(0, _FULL))
        item.setText(0, first_wording(full) if item.parent() else full)
        self._quiet = False

    def _item(self, shown: str, full: str, place: Place) -> QTreeWidgetItem:
        item = QTreeWidgetItem([shown, ""])
        item.setData(0, _PLACE, place)
        item.setData(0, _FULL, full)
        item.setToolTip(0, full)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setForeground(1, theme().colour("muted"))
        return item

    def _number(self, asked: Mapping[int, int]) -> None:
        self._quiet = True
        for at, topic in enumerate(self.outline):
            for number, line in enumerate(topic.questions):
                head = self.topLevelItem(at)
                child = head.child(number) if head is not None else None
                if child is None:
                    continue
                n = asked.get(line.id or 0, 0)
                child.setText(1, str(n) if n else "")
                one, more = self.tr("Asked in 1 interview"), self.tr("Asked in {n} interviews")
                child.setToolTip(1, counted(n, one, more))
        self._quiet = False

    def _typed(self, item: QTreeWidgetItem, column: int) -> None:
        text = item.text(0).strip()
        if self._quiet or column != 0:
            return
        if text and text != item.data(0, _FULL):
            self.worded.emit(item.data(0, _PLACE), text)
        self._show_short(item)

    def _current(self, item: QTreeWidgetItem | None) -> None:
        if not self._quiet and item is not None:
            self.chosen.emit(self.question())
