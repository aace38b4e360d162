"""What is done to the consensus in one step: what agrees, slight boundaries, and counting it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.ui.counting import counted
from app.ui.pages.compare.reading import Compared

_SLIGHT = (0, 3, 10)  # code points
_MOST = 500


class ConsensusMenu(QMenu):
    """`adopted`, `counted` (no values) and `slight` (at most so many code points) ask for it."""

    adopted = Signal()
    counted = Signal()
    slight = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)

    def offer(self, compared: Compared) -> None:
        """Offer what there is to do, with its numbers."""
        assert compared.found is not None
        self.clear()
        agreed = sum(map(len, compared.found.agreed.values()))
        left = agreed - compared.adopted
        words = self.tr("Take over what both coded alike ({n})").format(n=left)
        self.addAction(words, self.adopted.emit).setEnabled(left > 0)
        self.addSection(self.tr("Settle slight boundaries, the wider of the two"))
        for most in _SLIGHT:
            text = self.tr("Up to {n} characters").format(n=most)
            name = text if most else self.tr("Blanks and punctuation only")
            self.addAction(name).triggered.connect(partial(self._ask, most))
        self.addAction(self.tr("Up to so many characters…")).triggered.connect(self._ask_number)
        self.addSeparator()
        ready = [one for one in compared.found.reconciled() if one not in compared.reconciled]
        one = self.tr("Count the consensus in tables (1 transcript ready)")
        more = self.tr("Count the consensus in tables ({n} transcripts ready)")
        count = self.addAction(counted(len(ready), one, more), self.counted.emit)
        count.setEnabled(bool(ready) and left == 0)

    def rule(self, most: int) -> str:
        """Return the rule by which slight boundaries are settled, as the decision keeps it."""
        if not most:
            return self.tr("Rule: boundaries that differ by blanks and punctuation: the wider")
        words = self.tr("Rule: boundaries that differ by at most {n} characters: the wider")
        return words.format(n=most)

    def _ask_number(self) -> None:
        """Ask how many code points two boundaries may differ by, both ends added up."""
        words = self.tr("Boundaries that differ by at most so many characters, both ends together:")
        title = self.tr("Settle slight boundaries")
        most, said = QInputDialog.getInt(self.parentWidget(), title, words, _SLIGHT[-1], 1, _MOST)
        if said:
            self.slight.emit(most)

    def _ask(self, most: int, _on: bool = False) -> None:
        self.slight.emit(most)
