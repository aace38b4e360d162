"""The panel of groups: who of the selected participants belongs to which, and the groups' names.

A tick puts all selected participants into a group or takes them out; a half tick says that some
belong to it. F2 renames a group, Del removes it (its members stay).
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.models.queries import Group
from app.ui.pages.transcripts.contents import ParticipantRow
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.floating import SHADOW, Floating
from app.ui.widgets.look import label, look, margins

_WIDTH, _HEIGHT = 280, 300  # px at 100 %
_ID = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1


class GroupsPanel(Floating):
    """`member(name, belongs)` for the selected participants; `renamed(id, name)`; `removed(id)`."""

    member = Signal(str, bool)
    renamed = Signal(object, str)
    removed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Groups"))
        self._title = look(label(), "head")
        self.list = _GroupList()
        self.list.setAccessibleName(self.tr("Groups"))
        self.list.setToolTip(self.tr("Space ticks, F2 renames, Del removes the group"))
        self.list.itemChanged.connect(self._changed)
        self.list.remove_asked.connect(self._remove)
        self.new = QLineEdit()
        self.new.setPlaceholderText(self.tr("New group…"))
        self.new.setAccessibleName(self.tr("New group"))
        self.new.setToolTip(self.tr("Puts the selected participants into a new group (Enter)"))
        self.new.returnPressed.connect(self._add)
        self.error = look(label(), "error")
        self.error.setWordWrap(True)
        self.error.hide()
        ground = QWidget()
        column = QVBoxLayout(ground)
        margins(column, space(4), space(3), space(4), space(4))
        column.setSpacing(space(2))
        for part in (self._title, self.list, self.new, self.error):
            column.addWidget(part)
        self.body.addWidget(ground)

    def open_below(self, anchor: QWidget) -> None:
        """Open below a button."""
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + space(1)))
        self.error.hide()
        size = QSize(theme().px(_WIDTH), theme().px(_HEIGHT) - 2 * SHADOW)
        self.open_at(corner, size, anchor.height() + 2 * space(1))

    def show_groups(
        self, groups: Sequence[Group], everyone: Sequence[ParticipantRow],
        chosen: Sequence[ParticipantRow],
    ) -> None:  # fmt: skip
        """Show the groups with their sizes, ticked as the chosen participants belong to them."""
        one = self.tr("Groups of {id}").format(id=chosen[0].name) if chosen else ""
        more = self.tr("Groups of {n} participants").format(n=len(chosen))
        self._title.setText(one if len(chosen) == 1 else more)
        self.new.setEnabled(bool(chosen))
        row = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for group in groups:
                n = sum(group.name in person.groups for person in everyone)
                mine = sum(group.name in person.groups for person in chosen)
                self.list.addItem(_item(group, n, mine, len(chosen)))
            self.list.setCurrentRow(min(max(0, row), self.list.count() - 1))

    def refuse(self, group: int, why: str) -> None:
        """Say below why a group's new name was not taken, and show the old one."""
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                if item.data(_ID) == group:
                    item.setText(item.data(_NAME))
        self.error.setText(why)
        self.error.show()

    def first_focus(self) -> QWidget:
        """Begin in the list, or where there is none yet with a new one."""
        return self.list if self.list.count() else self.new

    def _add(self) -> None:
        name = self.new.text().strip()
        if name:
            self.new.clear()
            self.error.hide()
            self.member.emit(name, True)

    def _changed(self, item: QListWidgetItem) -> None:
        self.error.hide()
        before: str = item.data(_NAME)
        name = item.text().strip()
        if name != before:
            self.renamed.emit(item.data(_ID), name)
        else:
            self.member.emit(before, item.checkState() == Qt.CheckState.Checked)

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.removed.emit(item.data(_ID))


class _GroupList(QListWidget):
    remove_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
            return
        super().keyPressEvent(event)


def _item(group: Group, n: int, mine: int, chosen: int) -> QListWidgetItem:
    item = QListWidgetItem(group.name)
    item.setData(_ID, group.id)
    item.setData(_NAME, group.name)
    item.setToolTip(QCoreApplication.translate("GroupsPanel", "{n} members").format(n=n))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
    state = Qt.CheckState
    item.setCheckState(
        state.Unchecked if not mine else state.Checked if mine == chosen else state.PartiallyChecked
    )
    return item
