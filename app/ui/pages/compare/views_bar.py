"""The tabs of the Compare page: differences to decide, figures of agreement, codes to match."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTabBar

from app.ui.widgets.buttons import tip

DIFFERENCES, FIGURES, MATCHING = "differences", "figures", "matching"
_VIEWS = (DIFFERENCES, FIGURES, MATCHING)


class ViewsBar(QTabBar):
    """`turned` when another view is in front; each has a key of its own."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Views of the comparison"))
        words = (
            (self.tr("Differences"), self.tr("What differs, and what is decided"), "Ctrl+Alt+1"),
            (self.tr("Agreement"), self.tr("Figures, and the passages behind them"), "Ctrl+Alt+2"),
            (self.tr("Matching"), self.tr("Codes that may mean the same"), "Ctrl+Alt+3"),
        )
        self.actions_by_view: list[QAction] = []
        for at, (name, about, keys) in enumerate(words):
            self.addTab(name)
            self.setTabToolTip(at, tip(about, keys))
            action = QAction(name, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _on=False, to=at: self.setCurrentIndex(to))
            self.actions_by_view.append(action)
        self.currentChanged.connect(lambda _at: self.turned.emit())

    def now(self) -> str:
        """Return the view in front."""
        return _VIEWS[self.currentIndex()]

    def turn_to(self, view: Any) -> None:
        """Bring a view to the front; one that is unknown changes nothing."""
        if view in _VIEWS:
            self.setCurrentIndex(_VIEWS.index(view))
