"""The end of an import of which there is something to say: what was not imported, and what was left
undecided or left out of the texts.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.coding.importing import LabelFound
from app.ui.importing.file_states import left_out_words
from app.ui.importing.session import ImportSession
from app.ui.speech import listed, sentence
from app.ui.theme import icons
from app.ui.theme.tokens import space
from app.ui.widgets.look import hairline, label, look, margins


class Line(NamedTuple):
    """One thing to be known: an icon with its colour, whom it concerns, and what is to be said."""

    icon: str
    colour: str
    name: str
    words: str


class Outcome(QWidget):
    """How many transcripts were imported, and a line for each thing that one should know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.title = look(label(), "title")
        self.title.setContentsMargins(space(5), space(5), space(5), space(1))
        self._below = look(label(), "muted")
        self._below.setContentsMargins(space(5), 0, space(5), space(4))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(space(1))
        self.list.setAccessibleName(self.tr("What became of the files"))
        column = QVBoxLayout(self)
        margins(column)
        for part in (self.title, self._below, hairline()):
            column.addWidget(part)
        column.addWidget(self.list, 1)

    def show_outcome(self, session: ImportSession) -> bool:
        """Show the numbers and what is to be known; tell whether there is anything."""
        imported, failed = len(session.imported), len(session.failures)
        one = self.tr("1 transcript imported")
        more = self.tr("{n} transcripts imported").format(n=imported)
        self.title.setText(one if imported == 1 else more)
        all_well = self.tr("Something was left undecided, or left out of the texts.")
        not_all = self.tr("These files were not imported; what was imported stays ({n}).")
        self._below.setText(not_all.format(n=failed) if failed else all_well)
        lines = list(self._lines(session))
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.name}\n{line.words}")
            item.setIcon(icons.icon(line.icon, line.colour))
            self.list.addItem(item)
        return bool(lines)

    def _lines(self, session: ImportSession) -> Iterator[Line]:
        for failure in session.failures:
            yield Line("circle-alert", "danger", failure.file, sentence(failure.problem))
        for found in session.undecided if session.imported else ():
            yield Line("triangle-alert", "warning", found.name, self._undecided(found))
        for file, parts in session.left_out:
            yield Line("info", "muted", file, " · ".join(left_out_words(parts)))

    def _undecided(self, found: LabelFound) -> str:
        words = self.tr("Left undecided: a speaker of whom nobody has said who it is, in {files}.")
        if not found.counts:
            words = self.tr("Left undecided: perhaps a speaker, but it stays text, in {files}.")
        return words.format(files=listed(found.files))
