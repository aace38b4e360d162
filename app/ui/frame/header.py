"""The line on top: which project, find or run, undo and redo, the panels, who is coding."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.ui.frame.coder_chip import CoderChip
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, native_keys, tip
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import label, look, margins

_HEIGHT, _FIND, _FIND_LEAST = 48, 288, 112  # px at 100 %


class Header(QWidget):
    """Signals say what was asked for; the owner does it and tells what is possible now."""

    find_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    left_asked = Signal()
    right_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "header")
        self._title = look(ElidedLabel(), "title")
        self._menu = IconButton("menu", self.tr("Menu"), "F10", large=True)
        self._find = _FindButton(self.tr("Find or run…"), "Ctrl+K")
        self._undo = IconButton("undo-2", self.tr("Undo"), "Ctrl+Z")
        self._redo = IconButton("redo-2", self.tr("Redo"), "Ctrl+Shift+Z")
        self._left = IconButton("panel-left", self.tr("Left panel"), "Ctrl+B")
        self._right = IconButton("panel-right", self.tr("Right panel"), "Ctrl+Alt+B")
        self.coder = CoderChip()
        self._opened: QMenu | None = None
        self._set_up()
        self._lay_out()
        self._renew()
        theme().changed.connect(self._renew)

    def set_title(self, text: str) -> None:
        """Show the project's title."""
        self._title.setText(text)

    def set_menu(self, menu: QMenu) -> None:
        """Show a menu button before the title."""
        self._opened = menu
        self._menu.show()

    def open_menu(self) -> None:
        """Open the menu, as its shortcut does."""
        if self._opened is not None:
            corner = self._menu.mapToGlobal(self._menu.rect().bottomLeft())
            self._opened.popup(corner + QPoint(0, space(1)))

    def set_undo(self, what: str, why_not: str = "") -> None:
        """Say what undoing would take back ("Undo: apply Trust"); without it, why it cannot."""
        _offer(self._undo, what, why_not or self.tr("Nothing to undo"), "Ctrl+Z")

    def set_redo(self, what: str, why_not: str = "") -> None:
        """Say what redoing would bring back; without it, why it cannot."""
        _offer(self._redo, what, why_not or self.tr("Nothing to redo"), "Ctrl+Shift+Z")

    def set_panels(self, left: bool | None, right: bool | None) -> None:
        """Offer to show or hide the side panels (whether each is open; None: there is none)."""
        words = {True: self.tr("Hide the left panel"), False: self.tr("Show the left panel")}
        _offer_panel(self._left, left, words, "Ctrl+B")
        words = {True: self.tr("Hide the right panel"), False: self.tr("Show the right panel")}
        _offer_panel(self._right, right, words, "Ctrl+Alt+B")

    def _set_up(self) -> None:
        self._menu.hide()
        self._menu.clicked.connect(self.open_menu)
        self.set_undo("")
        self.set_redo("")
        self.set_panels(None, None)
        self._find.clicked.connect(self.find_asked)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._left.clicked.connect(self.left_asked)
        self._right.clicked.connect(self.right_asked)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        margins(line, space(3), 0, space(3), 1)
        line.setSpacing(space(1))
        line.addWidget(self._menu)
        line.addSpacing(space(1))
        line.addWidget(self._title, 3)
        line.addSpacing(space(3))
        line.addWidget(self._find, 2)
        line.addSpacing(space(2))
        for made in (self._undo, self._redo, self._left, self._right):
            line.addWidget(made)
        line.addWidget(self.coder)

    def _renew(self) -> None:
        self.setFixedHeight(theme().px(_HEIGHT))
        self._find.setMinimumWidth(theme().px(_FIND_LEAST))
        self._find.setMaximumWidth(theme().px(_FIND))


class _FindButton(QPushButton):
    """Looks like a field, because one types after a click on it; the palette is the field."""

    def __init__(self, text: str, keys: str) -> None:
        super().__init__(text)
        look(self, "find")
        icons.put(self, "search", "muted")
        self.setToolTip(tip(self.tr("Find anything, or run a command"), keys))
        self.setAccessibleName(text.rstrip("…"))
        self._keys = label(native_keys(keys), "muted")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        margins(line, 0, 0, space(2), 0)
        line.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the keys only beside the words, never over them; the tooltip has them too."""
        super().resizeEvent(event)
        words = self.fontMetrics().horizontalAdvance(self.text()) + self.iconSize().width()
        need = words + self._keys.sizeHint().width() + theme().px(space(6))
        self._keys.setVisible(self.width() >= need)


def _offer(made: IconButton, what: str, why_not: str, keys: str) -> None:
    made.setEnabled(bool(what))
    made.say(what or why_not, keys)


def _offer_panel(made: IconButton, shown: bool | None, words: dict[bool, str], keys: str) -> None:
    made.setVisible(shown is not None)
    made.say(words[bool(shown)], keys)
