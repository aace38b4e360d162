"""The main window: rail, header, pages, foot, and the shortcuts that hold on every page.

It knows no project. The program adds pages and listens; what undo says, who is coding and what was
done last is told to `header` and `foot`.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.ui.frame.foot import FootLine
from app.ui.frame.header import Header
from app.ui.frame.pages import Make, Pages, panes_of
from app.ui.frame.panes import LEFT, RIGHT, ThreePanes
from app.ui.frame.rail import PageSpec, Rail
from app.ui.widgets.look import margins

_FIRST_SIZE = QSize(1280, 800)
_DECORATION = QSize(16, 48)  # px that a desktop's frame around the window may take


class Frame(QMainWindow):
    """The window. `page_shown(key)` after a page came to the front.

    `find_asked`, `undo_asked`, `redo_asked` and `sheet_asked` come from button or shortcut alike.
    """

    page_shown = Signal(str)
    find_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    sheet_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rail = Rail()
        self.header = Header()
        self.pages = Pages()
        self.foot = FootLine()
        self._current = ""
        self._no_room = self._without = ""  # what the foot said of a panel, and which one
        self._kept: dict[str, Mapping[str, object]] = {}
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _DECORATION))

    def add_page(self, spec: PageSpec, make: Make) -> None:
        """Add a page to rail and stack; `make` is called when it is first shown."""
        self.rail.add_page(spec)
        self.pages.add(spec.key, make)
        if spec.keys:
            self.add_shortcut(spec.word, spec.keys, lambda: self.show_page(spec.key))

    def add_shortcut(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        """Return a new action of the window; `keys` may hold several shortcuts parted by "; "."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(one) for one in keys.split("; ")])
        action.triggered.connect(lambda: act())
        self.addAction(action)
        return action

    def show_page(self, key: str) -> QWidget:
        """Bring a page to the front, with the focus unless it is in the rail, and return it."""
        known = key in self.pages.made()
        page = self.pages.show_page(key)
        panes = panes_of(page)
        if panes is not None and not known:
            panes.restore(self._kept.get(key, {}))
            panes.changed.connect(self._show_panels)
            panes.gave_way.connect(lambda side: self._tell_hidden(panes, side))
        focused = QApplication.focusWidget()
        if focused is None or not self.rail.isAncestorOf(focused):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if key != self._current:
            self.foot.retract(self._no_room)  # it was said of the page before
        self._current = key
        self.rail.choose(key)
        self._show_panels()
        self.page_shown.emit(key)
        return page

    @property
    def current(self) -> str:
        """The key of the page in front; "" before the first."""
        return self._current

    def state(self) -> dict[str, object]:
        """Return place, size, page and panes for keeping; it can be written as JSON."""
        kept = dict(self._kept)
        for key, page in self.pages.made().items():
            panes = panes_of(page)
            if panes is not None:
                kept[key] = panes.state()
        geometry = self.saveGeometry().toBase64().toStdString()
        return {"geometry": geometry, "page": self._current, "panes": kept}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up a kept state, before or after pages were made; what is unknown is left out."""
        geometry, panes, page = (state.get(name) for name in ("geometry", "panes", "page"))
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if isinstance(panes, Mapping):
            self._kept = {
                str(key): kept for key, kept in panes.items() if isinstance(kept, Mapping)
            }
        for key, made in self.pages.made().items():
            found = panes_of(made)
            if found is not None and key in self._kept:
                found.restore(self._kept[key])
        if isinstance(page, str) and page in self.rail:
            self.show_page(page)

    def _lay_out(self) -> None:
        ground = QWidget()
        across = QHBoxLayout(ground)
        margins(across)
        across.addWidget(self.rail)
        column = QVBoxLayout()
        margins(column)
        across.addLayout(column, 1)
        for part, stretch in ((self.header, 0), (self.pages, 1), (self.foot, 0)):
            column.addWidget(part, stretch)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.header.find_asked.connect(self.find_asked)
        self.header.undo_asked.connect(self.undo_asked)
        self.header.redo_asked.connect(self.redo_asked)
        self.header.left_asked.connect(lambda: self._toggle(LEFT))
        self.header.right_asked.connect(lambda: self._toggle(RIGHT))

    def _add_shortcuts(self) -> None:
        for text, keys, act in (
            (self.tr("Find or run"), "Ctrl+K", self.find_asked.emit),
            (self.tr("Undo"), "Ctrl+Z", self.undo_asked.emit),
            (self.tr("Redo"), "Ctrl+Shift+Z; Ctrl+Y", self.redo_asked.emit),
            (self.tr("Left panel"), "Ctrl+B", lambda: self._toggle(LEFT)),
            (self.tr("Right panel"), "Ctrl+Alt+B", lambda: self._toggle(RIGHT)),
            (self.tr("Menu"), "F10", self.header.open_menu),
            (self.tr("Keyboard shortcuts"), "?", self.sheet_asked.emit),
        ):
            self.add_shortcut(text, keys, act)

    def _panes(self) -> ThreePanes | None:
        return panes_of(self.pages.currentWidget())

    def _toggle(self, side: str) -> None:
        panes = self._panes()
        if panes is not None:
            panes.toggle(side)
        self._show_panels()

    def _tell_hidden(self, panes: ThreePanes, side: str) -> None:
        """Say which panel of the page in front left its room to larger text, and offer it."""
        if panes is self._panes():
            left = self.tr("No room for the left panel")
            right = self.tr("No room for the right panel")
            words = self._no_room = left if side == LEFT else right
            self._without = side
            self.foot.tell(words, self.tr("Show it"), lambda: panes.wish(side, True))

    def _show_panels(self) -> None:
        panes = self._panes()
        if panes is None:
            self.header.set_panels(None, None)
        else:
            self.header.set_panels(panes.shows(LEFT), panes.shows(RIGHT))
            if self._without and panes.shows(self._without):
                self.foot.retract(self._no_room)  # it is back
