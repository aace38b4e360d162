"""The roles of the paradigm in front: read where they are a book's, changed where they are own."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.operations.roles import AFTER, AROUND, BEFORE
from app.ui.pages.structure.diagrams.roles import Role
from app.ui.pages.structure.diagrams.words import side_words
from app.ui.pages.structure.says import NameLine
from app.ui.theme import icons, theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead

SIDE_KEY = "S"
_KEY = Qt.ItemDataRole.UserRole
_WORDS, _SIDE = _KEY + 1, _KEY + 2
_ICONS = {BEFORE: "arrow-left", AROUND: "move", AFTER: "arrow-right"}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RoleList(QListWidget):
    """The rows; `moved(key, index)`, `removal_asked(key)`, `side_asked(key)`."""

    moved = Signal(object, int)
    removal_asked = Signal(object)
    side_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look(self, "bare")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAccessibleName(self.tr("Roles"))
        wrap_rows(self)
        self.own = False

    def current_key(self) -> object:
        """Return the key of the chosen role."""
        item = self.currentItem()
        return None if item is None else item.data(_KEY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with arrows moves a role, Delete removes it, S puts it on another side."""
        key, item = Qt.Key(event.key()), self.currentItem()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.own or item is None:
            super().keyPressEvent(event)
        elif key in _MOVES and held == Qt.KeyboardModifier.AltModifier:
            to = self.currentRow() + _MOVES[key]
            if 0 <= to < self.count():
                self.moved.emit(item.data(_KEY), to)
        elif key == Qt.Key.Key_Delete:
            self.removal_asked.emit(item.data(_KEY))
        elif key == Qt.Key.Key_S and not held:
            self.side_asked.emit(item.data(_KEY))
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the row goes there when it is stored."""
        item, row = self.currentItem(), self.indexAt(event.position().toPoint()).row()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if item is None or not self.own:
            return
        to = self.count() if row < 0 else row
        below = self.dropIndicatorPosition() == self.DropIndicatorPosition.BelowItem
        to += 1 if below and row >= 0 else 0
        self.moved.emit(item.data(_KEY), to - 1 if to > self.currentRow() else to)


def wrap_rows(rows: QListWidget) -> None:
    """Let long names take several lines instead of being cut at the edge."""
    rows.setWordWrap(True)
    rows.setResizeMode(QListWidget.ResizeMode.Adjust)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class RolesPanel(QWidget):
    """The list below its head. `added(name)`, `renamed(key, name)`, `own_asked`."""

    added = Signal(str)
    renamed = Signal(object, str)
    own_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = RoleList()
        self.add = IconButton("plus", self.tr("Add a role"))
        self.side = IconButton("move", self.tr("Where it stands"), SIDE_KEY)
        self.remove = IconButton("trash-2", self.tr("Remove the role"), "Del")
        self.make_own = IconButton("pencil", self.tr("Make these roles your own, to change them"))
        self.name_line = NameLine(self.tr("Enter adds it, Esc leaves"))
        head = PanelHead(self.tr("Roles"), self.make_own, self.side, self.remove, self.add)
        column = QVBoxLayout(self)
        margins(column)
        for part in (head, self.name_line, self.list):
            column.addWidget(part)
        self.add.clicked.connect(lambda: self.ask_new())
        self.make_own.clicked.connect(lambda: self.own_asked.emit())
        self.side.clicked.connect(lambda: self.list.side_asked.emit(self.list.current_key()))
        self.remove.clicked.connect(lambda: self.list.removal_asked.emit(self.list.current_key()))
        self.list.itemChanged.connect(self._typed)
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        self.name_line.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        theme().changed.connect(self._renew)
        self._offer()

    def show_roles(self, roles: Sequence[Role], *, own: bool, played: Sequence[object]) -> None:
        """Show the roles; `played` are the keys of those that categories play, each as often."""
        now, self.list.own = self.list.current_key(), own
        self.list.blockSignals(True)
        self.list.clear()
        for role in roles:
            item = QListWidgetItem(role.words)
            item.setData(_KEY, role.key)
            item.setData(_WORDS, role.words)
            item.setData(_SIDE, role.side)
            words = self.tr("{place}. Categories: {n}")
            said = words.format(place=side_words(role.side), n=list(played).count(role.key))
            item.setToolTip(said[:1].upper() + said[1:])
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, said)
            if own:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        keys = [role.key for role in roles]
        if roles:
            self.list.setCurrentRow(keys.index(now) if now in keys else 0)
        self.list.blockSignals(False)
        self._renew()
        self.list.setDragEnabled(own)
        self._offer()

    def ask_new(self) -> None:
        """Ask for the name of a new role."""
        self.name_line.ask(self.tr("New role"), self.added.emit)

    def _offer(self) -> None:
        own, some = self.list.own, self.list.currentRow() >= 0
        self.add.setVisible(own)
        self.side.setVisible(own and some)
        self.remove.setVisible(own and some)
        self.make_own.setVisible(not own)

    def _typed(self, item: QListWidgetItem) -> None:
        name, was = item.text(), item.data(_WORDS)
        if name != was:
            self.list.blockSignals(True)
            item.setText(was)  # until it is stored
            self.list.blockSignals(False)
            self.renamed.emit(item.data(_KEY), name)

    def _renew(self) -> None:
        self.list.blockSignals(True)
        side = theme().px(icons.SMALL)
        self.list.setIconSize(QSize(side, side))
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setIcon(icons.icon(_ICONS[item.data(_SIDE)], "muted"))
        self.list.blockSignals(False)
