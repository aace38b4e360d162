"""The views of the Themes page: tabs above, the core category in sight beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.ui.pages.structure.selective.core_line import CoreLine
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import tip
from app.ui.widgets.look import hairline, look, margins

_HEIGHT = 40  # px at 100 %


class Views(QWidget):
    """One of several widgets, chosen by tab. `changed(name)` when another one is shown."""

    changed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        look(self, "panel")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(name)
        self.core = CoreLine()
        self._names: list[str] = []
        self._stack = QStackedWidget()
        self._bar = QWidget()
        line = QHBoxLayout(self._bar)
        margins(line, space(4), 0, space(3), 0)
        line.setSpacing(space(4))
        line.addWidget(self.tabs)
        line.addWidget(self.core, 1)
        column = QVBoxLayout(self)
        margins(column)
        for part in (self._bar, hairline()):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turned)
        theme().changed.connect(self._renew)
        self._renew()

    def add(self, name: str, words: str, keys: str, view: QWidget) -> None:
        """Add a view behind the others."""
        self._names.append(name)
        self._stack.addWidget(view)
        at = self.tabs.addTab(words)
        self.tabs.setTabToolTip(at, tip(words, keys))

    @property
    def names(self) -> Sequence[str]:
        """The views in order."""
        return tuple(self._names)

    @property
    def current(self) -> str:
        """Which view is shown."""
        return self._names[self._stack.currentIndex()]

    def show_view(self, name: str) -> None:
        """Show a view; a name that is unknown is passed over."""
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))

    def offer(self, name: str, *, on: bool) -> None:
        """Offer a view, or leave its tab out while there is no use for it."""
        if not on and self.current == name:
            self.show_view(self._names[0])
        self.tabs.setTabVisible(self._names.index(name), on)

    def say(self, name: str, words: str) -> None:
        """Change what a tab says."""
        self.tabs.setTabText(self._names.index(name), words)

    def _turned(self, at: int) -> None:
        if 0 <= at < self._stack.count():
            self._stack.setCurrentIndex(at)
            self.changed.emit(self._names[at])

    def _renew(self) -> None:
        self._bar.setFixedHeight(theme().px(_HEIGHT))
