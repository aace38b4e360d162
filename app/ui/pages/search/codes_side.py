"""The two tabs about codes: one question with its passages, and the table of co-occurrence."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.coding.analysis.analysis_coding import ALL
from app.coding.reports.made_on import dated
from app.coding.reports.word_template import write_styled
from app.coding.search.ask_codes import CodeQuestion, Cooccurrence, ask_codes, co_occurrence
from app.coding.search.table import cooccurrence_table
from app.coding.tables.write import SHEET_FIRST
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.hub import Hub
from app.ui.pages.search.codes_form import CodesForm
from app.ui.pages.search.cooccurrence import CooccurrenceView
from app.ui.pages.search.results import Results
from app.ui.pages.search.running import Question
from app.ui.theme.tokens import space
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.buttons import button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import label, look, margins


class CodesTab(QWidget):
    """How the passages of one code lie to those of another."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.form = CodesForm()
        words = self.tr("Choose two codes to see where their passages overlap, or stand near.")
        self.results = Results(hub, EmptyState("tags", words))
        self.form.changed.connect(self.look)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self.form)
        column.addWidget(self.results, 1)

    def look(self) -> None:
        """Ask what the form asks."""
        question = self.form.question()
        if question is None:
            self.results.clear()
        else:
            self.results.ask(_question(question), self.form.in_words)


def _question(question: CodeQuestion) -> Question:
    return lambda reader, check: ask_codes(reader, question, check)


class CooccurrenceTab(QWidget):
    """`chosen(first, second, coder)` when a cell is chosen; `told` once a file was written."""

    chosen = Signal(object, object, object)
    told = Signal(str)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._number = 0
        self.coder = QComboBox()
        self.coder.setAccessibleName(self.tr("Whose codings"))
        self.view = CooccurrenceView()
        self.problem = look(label(), "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.export = button(self.tr("Export…"), "", "download")
        self.export.clicked.connect(self._ask_file)
        self._offer_export()
        self.coder.currentIndexChanged.connect(self.look)
        self.view.chosen.connect(
            lambda first, second: self.chosen.emit(first, second, self.coder.currentData())
        )
        self._lay_out()

    def offer(self, coders: list[str]) -> None:
        """Offer whose codings can be counted; the choice stays where it can."""
        chosen = self.coder.currentData()
        self.coder.blockSignals(True)
        self.coder.clear()
        self.coder.addItem(self.tr("analysis coding"), None)
        for name in coders:
            self.coder.addItem(name, name)
        self.coder.addItem(self.tr("all coders"), ALL)
        self.coder.setCurrentIndex(max(0, self.coder.findData(chosen)))
        self.coder.blockSignals(False)

    def look(self) -> None:
        """Count in another thread; only the latest answer is shown."""
        self._number += 1
        number, coder = self._number, self.coder.currentData()

        def show(table: Cooccurrence) -> None:
            if number == self._number:
                self.problem.hide()
                self.view.cells.show_table(table)
                self._offer_export()

        def refuse(problem: Refusal | Trouble) -> None:
            if number == self._number:
                self.clear()
                self.problem.setText(speech.sentence(problem))
                self.problem.show()

        self._hub.fetch(lambda reader: co_occurrence(reader, coder), show, refuse)

    def clear(self) -> None:
        """Show nothing."""
        self.view.cells.show_table(Cooccurrence((), Counter()))
        self._offer_export()

    def write(self, out: Path) -> None:
        """Write the table to a file, in another thread."""
        table, words = self.view.cells.table, self.tr("Written: {file}")

        def write(reader: Reader) -> Path:
            return write_styled(reader, dated(cooccurrence_table(table), reader), out)

        self._hub.fetch(write, lambda out: self.told.emit(words.format(file=out)))

    def _ask_file(self) -> None:
        first = self._hub.project.path.with_name("co-occurrence.xlsx")
        # A page of Word holds 63 columns and no more.
        endings = [ending for ending in SHEET_FIRST if ending != ".docx"]
        out = ask_file(self, self.tr("Export the table"), first, endings)
        if out is not None:
            self.write(out)

    def _offer_export(self) -> None:
        some = bool(self.view.cells.table.codes)
        self.export.setEnabled(some)
        words = self.tr("Write the table to a file"), self.tr("Nothing is coded yet")
        self.export.setToolTip(words[0] if some else words[1])

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        margins(top, space(4), space(3), space(4), space(3))
        top.setSpacing(space(2))
        words = self.tr("How many pairs of passages overlap; a number leads to them.")
        top.addWidget(look(ElidedLabel(words), "muted"), 1)
        top.addWidget(label(self.tr("Codings counted"), "muted"))
        top.addWidget(self.coder)
        top.addWidget(self.export)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(top)
        column.addWidget(self.problem)
        column.addWidget(self.view, 1)
