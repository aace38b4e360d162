"""A palette whose answers come from elsewhere: from a search that takes its time.

While the search runs the answers before it stay in place, so that nothing flickers under the eye.
Enter then waits for the search: it never takes what answered fewer letters than were typed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.palette_model import PaletteItem, PaletteModel

_LINES = 3  # of the current answer at the foot


class _Answers(PaletteModel):
    """Rows as somebody else has found them."""

    def set_query(self, query: str) -> None:
        """Keep the rows: who searches will bring others."""

    def set_answers(self, items: Sequence[PaletteItem]) -> None:
        """Show these rows in their order."""
        self.beginResetModel()
        self._items, self._hits = items, list(range(len(items)))
        self.endResetModel()


class AskingPalette(CommandPalette):
    """`asked(words)` on opening and with every letter, to be answered with `show_answers`."""

    asked = Signal(str)
    WIDTH = 640

    def __init__(self, window: QWidget) -> None:
        self._answers = _Answers()
        self._waits = False
        self._chosen_early: bool | None = None
        super().__init__(window, self._answers)
        self._nothing.setText(self.tr("Nothing answers to this."))
        self._field.textChanged.connect(self._ask)

    def ask_anew(self) -> None:
        """Empty the list and ask for what answers no letters at all; before opening."""
        self._answers.set_answers([])
        self._nothing.hide()
        self._field.clear()
        self._ask()

    def make_detail(self) -> QLabel:
        """Return a text of some lines: what answers is long."""
        made = QLabel()
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        made.setFixedHeight(_LINES * made.fontMetrics().lineSpacing())
        return made

    def words(self) -> str:
        """Return what is typed."""
        return self._field.text()

    def show_answers(self, items: Sequence[PaletteItem]) -> None:
        """Show what answers the words asked last."""
        self._waits = False
        for part in (self._below, self._detail):
            part.setVisible(any(item.detail for item in items))
        self._answers.set_answers(items)
        if self._chosen_early is not None:
            keep, self._chosen_early = self._chosen_early, None
            self._choose(self._list.currentIndex(), keep)

    def _ask(self) -> None:
        self._waits, self._chosen_early = True, None
        self.asked.emit(self._field.text())

    def _choose(self, index: QModelIndex, keep: bool) -> None:
        if self._waits:
            self._chosen_early = keep
        else:
            super()._choose(index, keep)
