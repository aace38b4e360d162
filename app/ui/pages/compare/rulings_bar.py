"""The foot of the page: one button and one key for each ruling, a reason, and how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from app.coding.reconciling.after import ComeTogether
from app.coding.reconciling.rulings import Ruling
from app.models.queries import Coder
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins

RULINGS = (
    Ruling.FIRST,
    Ruling.SECOND,
    Ruling.BOTH,
    Ruling.NEITHER,
    Ruling.NEW,
    Ruling.LATER,
)


class RulingsBar(QWidget):
    """`ruled` carries the Ruling that was asked for; `revised` asks to change a code."""

    ruled = Signal(object)
    revised = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        self.actions_by_ruling: dict[Ruling, QAction] = {}
        self._buttons: dict[Ruling, QPushButton] = {}
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Reason (kept with the decision)"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self._deciders = button(self.tr("Decided by…"), "", "users")
        self._menu = QMenu(self)
        self._deciders.setMenu(self._menu)
        self._progress = look(label(""), "muted")
        self.revise = QAction(self.tr("Change the codebook…"), self)
        self.revise.setShortcut(QKeySequence("7"))
        self.revise.triggered.connect(self.revised)
        self._codebook = button(self.tr("Codebook…"))
        self._codebook.clicked.connect(self.revise.trigger)
        self._make()
        self._lay_out()
        self.offer(False)

    def add(self, widget: QWidget) -> None:
        """Put a further part beside the reason."""
        self._lower.addWidget(widget)

    def say(self, first: str, second: str) -> None:
        """Put the two coders' names on their buttons."""
        words = self._words() | {Ruling.FIRST: first, Ruling.SECOND: second}
        for ruling, made in self._buttons.items():
            # A name's "&" would be read as a mark of a shortcut.
            made.setText(words[ruling].replace("&", "&&"))
            self.actions_by_ruling[ruling].setText(self._takes(ruling, words[ruling]))

    def set_people(self, coders: Sequence[Coder], me: int | None) -> None:
        """Offer the people who may decide; what was ticked stays so, at first the viewer is."""
        ticked: set[int | None] = {*self.deciders()} or {me}
        self._menu.clear()
        for coder in coders:
            action = self._menu.addAction(coder.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(coder.id)
            action.setChecked(coder.id in ticked)
        self._deciders.setVisible(len(coders) > 1)

    def deciders(self) -> list[int]:
        """Return who is ticked as having decided."""
        return [action.data() for action in self._menu.actions() if action.isChecked()]

    def say_progress(self, settled: int, total: int, together: ComeTogether | None) -> None:
        """Say how many differences are settled, and how far the two have come together by that."""
        words = self.tr("{n} of {all} settled").format(n=settled, all=total) if total else ""
        self._progress.setText(words)
        self._progress.setToolTip(tip(together.sentence()) if together else "")

    def offer(self, possible: bool, revisable: bool = False) -> None:
        """Allow ruling, or say why there is nothing to rule on."""
        for ruling, made in self._buttons.items():
            action = self.actions_by_ruling[ruling]
            made.setEnabled(possible)
            action.setEnabled(possible)
            words = action.text() if possible else self.tr("Choose a difference first")
            made.setToolTip(tip(words, action.shortcut().toString()))
        # A change of the codebook comes out of a decision, so there has to be one.
        ruled = possible and revisable
        self.revise.setEnabled(ruled)
        self._codebook.setEnabled(ruled)
        words = self.revise.text() if ruled else self.tr("Rule on a difference first")
        self._codebook.setToolTip(tip(words, "7"))

    def _words(self) -> dict[Ruling, str]:
        return {
            Ruling.FIRST: "",
            Ruling.SECOND: "",
            Ruling.BOTH: self.tr("Both"),
            Ruling.NEITHER: self.tr("Neither"),
            Ruling.NEW: self.tr("New…"),
            Ruling.LATER: self.tr("Later"),
        }

    def _takes(self, ruling: Ruling, name: str) -> str:
        return {
            Ruling.FIRST: self.tr("As {name} coded it"),
            Ruling.SECOND: self.tr("As {name} coded it"),
            Ruling.BOTH: self.tr("Both codings"),
            Ruling.NEITHER: self.tr("Neither coding"),
            Ruling.NEW: self.tr("Another code or other words, those selected"),
            Ruling.LATER: self.tr("Discuss it later"),
        }[ruling].format(name=name)

    def _make(self) -> None:
        for number, ruling in enumerate(RULINGS, 1):
            action = QAction(self._takes(ruling, ""), self)
            action.setShortcut(QKeySequence(str(number)))
            action.triggered.connect(lambda _on=False, one=ruling: self.ruled.emit(one))
            self.actions_by_ruling[ruling] = action
            made = button(self._words()[ruling])
            made.clicked.connect(action.trigger)
            self._buttons[ruling] = made

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(space(2))
        for ruling in RULINGS:
            upper.addWidget(self._buttons[ruling])
        upper.addWidget(self._codebook)
        upper.addStretch(1)
        upper.addWidget(self._progress)
        lower = QHBoxLayout()
        lower.setSpacing(space(2))
        lower.addWidget(self.reason, 1)
        lower.addWidget(self._deciders)
        self._lower = lower
        column = QVBoxLayout(self)
        margins(column, space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addLayout(upper)
        column.addLayout(lower)
