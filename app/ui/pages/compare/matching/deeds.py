"""The foot of matching: what can be done with the chosen pair, and the export."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.coding.reports.matching_tables import MatchingView
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import look, margins


class Deeds(QWidget):
    """`matched`, `told_apart` and `taken_back` are of the pair; `merged(at)` into which, 0 or 1."""

    matched = Signal()
    told_apart = Signal()
    taken_back = Signal()
    merged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        self.match = button(self.tr("Mean the same"), "accent", "check")
        self.apart = button(self.tr("Not the same"))
        self.back = button(self.tr("Take back"))
        self.merge = button(self.tr("Merge"), "", "merge")
        self.merge.setMenu(QMenu(self))
        self.export = button(self.tr("Export…"), "", "download")
        self.match.clicked.connect(self.matched)
        self.apart.clicked.connect(self.told_apart)
        self.back.clicked.connect(self.taken_back)
        self._lay_out()

    def offer(self, view: MatchingView, names: tuple[str, str] | None) -> None:
        """Offer what can be done in a view with the pair of these names; None: none is chosen."""
        likely, matched = view == "likely", view == "matched"
        for made in (self.match, self.apart):
            made.setVisible(likely)
        self.back.setVisible(matched)
        self.merge.setVisible(likely or matched)
        self._offer_merging(names or ("…", "…"))
        tips: tuple[tuple[QPushButton, Callable[[], str]], ...] = (
            (self.match, lambda: tip(self.tr("Say so; neither code changes"), "M")),
            (self.apart, lambda: tip(self.tr("Do not propose this pair again"), "Del")),
            (self.back, lambda: tip(self.tr("Say nothing of this pair"), "Del")),
            (self.merge, lambda: self.tr("Make them one code; definitions and memos are kept")),
        )
        for made, words in tips:
            made.setEnabled(names is not None)
            made.setToolTip(words() if names is not None else self.tr("Choose a pair first"))

    def _offer_merging(self, names: tuple[str, str]) -> None:
        menu = self.merge.menu()
        menu.clear()
        for at, name in enumerate(names):
            # A name's "&" would be read as a mark of a shortcut.
            words = self.tr("Into “{code}”").format(code=name.replace("&", "&&"))
            menu.addAction(words).triggered.connect(lambda _on=False, to=at: self.merged.emit(to))

    def _lay_out(self) -> None:
        self.export.setToolTip(tip(self.tr("Write the table to a file"), "Ctrl+E"))
        line = QHBoxLayout(self)
        margins(line, space(5), space(2), space(4), space(2))
        line.setSpacing(space(2))
        for made in (self.match, self.apart, self.back, self.merge):
            line.addWidget(made)
        line.addStretch(1)
        line.addWidget(self.export)
