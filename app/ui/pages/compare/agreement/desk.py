"""The figures of agreement: views and choices at the left, the table, the passages at the right."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.agreement.comparison import Question
from app.coding.agreement.methods import paragraph
from app.coding.agreement.statement import pooled_sentence
from app.coding.reports.agreement_behind import Behind, Passage, asked_by, read_behind
from app.coding.reports.agreement_table import further, view_table
from app.coding.reports.agreement_tells import Tells
from app.coding.reports.made_on import dated
from app.coding.reports.word_template import write_styled
from app.coding.tables.write import ENDINGS, FIGURE_ENDINGS
from app.models.errors import Refusal, Trouble
from app.models.queries import Coder
from app.models.reader import Reader
from app.ui import speech
from app.ui.charts.files import write_figure
from app.ui.charts.scene import framed
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.compare.agreement.choices import Choices
from app.ui.pages.compare.agreement.middle import Middle
from app.ui.pages.compare.agreement.passages import PassagesPanel
from app.ui.pages.compare.agreement.reading import Read, Wanted, read_view
from app.ui.pages.compare.agreement.words import say
from app.ui.pages.compare.reading import FrozenRound
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.look import margins


class AgreementDesk(QWidget):
    """`went(Passage, round)` on a click on a passage; `told(sentence)` for the window's foot.

    `summed` is the agreement of what is compared now, in one sentence.
    """

    went = Signal(object, object)
    told = Signal(str)
    summed = Signal(str)
    listed = Signal()  # passages were read

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._asker, self._behind = Asker(hub, self), Asker(hub, self)
        self._shown: FrozenRound | None = None
        self._read: Read | None = None
        self._tells: Tells | None = None
        self._round: int | None = None
        self._fresh = False  # whether what was read is of the present state of the project
        self.choices = Choices()
        self.middle = Middle()
        self.passages = PassagesPanel()
        self._panes = ThreePanes(
            self.choices,
            self.middle,
            self.passages,
            left_width=220,
            right_width=300,
            room=560,
            parent=self,
        )
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._panes)
        self.export_action = self._make_action()
        self._connect()
        self.setFocusProxy(self.middle.table)

    def show_round(self, shown: FrozenRound, coders: Mapping[int, Coder]) -> None:
        """Show the agreement of a frozen round."""
        self._shown = shown
        names = {coder: coders[coder].name for coder in shown.coders}
        self.choices.offer_pairs(shown.coders, names)
        self.choices.offer_without(shown.without_interviewer)
        self._fresh = False
        self.reload()

    def reload(self) -> None:
        """Read the chosen view in another thread."""
        wanted = self._wanted()
        if wanted is None:
            return
        self._behind.forget()
        self.middle.show_about(wanted.name, self._read.look if self._read else None)
        before = self._read if self._fresh else None
        self._asker.ask(lambda reader: _or_problem(reader, wanted, before), self._show)

    def forget(self) -> None:
        """Show nothing that only the coder before may see."""
        self._asker.forget()
        self._behind.forget()
        self._shown = self._read = self._tells = None
        self.middle.clear()
        self.passages.show_nothing()

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return self.choices.state()

    def restore(self, state: Any) -> None:
        """Take up what was remembered."""
        if isinstance(state, dict):
            self.choices.restore(state)

    def export_to(self, out: Path) -> None:
        """Write the table that is shown with the statement of its scope, or the curve."""
        read = self._read
        if read is None:
            return
        if read.wanted.name == "segments" and out.suffix.lower() in FIGURE_ENDINGS:
            scene = framed(self.middle.chart.scene)
            self._hub.work(lambda: write_figure(scene, out), lambda _none: self._written(out))
            return
        table = view_table(read.look, read.view, read.wanted.name, read.wanted.only)

        def write(reader: Reader) -> Path:
            return write_styled(reader, dated(table, reader, transcripts=False), out)

        self._hub.fetch(write, self._written)

    # Inside

    def _wanted(self) -> Wanted | None:
        if self._shown is None:
            return None
        choices = self.choices
        question = Question(
            *choices.chosen_pair(),
            choices.chosen_unit(),
            choices.chosen_level(),
            choices.without.isChecked() or self._shown.without_interviewer,
            round=self._shown.round,
        )
        more = choices.more.isChecked()
        return Wanted(question, choices.view(), more, choices.chosen_node())

    def _show(self, read: "Read | Refusal | Trouble") -> None:
        if isinstance(read, Refusal | Trouble):
            self._read = self._tells = None
            self.middle.clear(speech.sentence(read))
            self.passages.show_nothing()
            return
        self._fresh = True
        another = self._read is None or self._read.wanted != read.wanted
        self._read = read
        self._tells = Tells(read.look, read.wanted.name, read.view, say)
        self.choices.offer_nodes(read.look.comparison.names)
        self.middle.show_read(read, self._tells)
        self.summed.emit(pooled_sentence(read.look.pooled, read.look.comparison.question.level))
        if another:
            self.passages.show_nothing()

    def _point(self, row: Any, column: str) -> None:
        if self._tells is not None:
            self.middle.tell(self._tells.tell(row, column))

    def _choose(self, row: Any, column: str) -> None:
        """Read the passages behind a cell."""
        read = self._read
        if read is None:
            return
        self._point(row, column)
        wanted, look = read.wanted, read.look
        asked = asked_by(wanted.name, read.view, wanted.question, row, column, wanted.only)
        self.passages.show_reading()
        self._round = asked.question.round

        def show(found: Behind) -> None:
            self.passages.show_behind(found, look.first, look.second, look.name)
            self.listed.emit()

        self._behind.ask(lambda reader: read_behind(reader, asked), show)

    def _go(self, passage: Passage) -> None:
        self.went.emit(passage, self._round)

    def _copy(self) -> None:
        """Put the paragraph for the methods section on the clipboard."""
        if self._read is not None:
            look, view = self._read.look, self._read.view
            besides = further(view, self._read.wanted.name)
            said = paragraph(look.comparison, look.pooled, look.coders, besides)
            QGuiApplication.clipboard().setText(said)
            self.told.emit(self.tr("The paragraph for the methods section is copied"))

    def _ask_export(self) -> None:
        if self._read is None:
            return
        name = self._read.wanted.name
        first = self._hub.project.path.with_name(f"agreement-{name}.docx")
        endings = ENDINGS + FIGURE_ENDINGS if name == "segments" else ENDINGS
        out = ask_file(self, self.tr("Export the table"), first, endings)
        if out is not None:
            self.export_to(out)

    def _written(self, out: Path) -> None:
        self.told.emit(self.tr("Written: {file}").format(file=out))

    def _make_action(self) -> QAction:
        action = QAction(self.tr("Export the figures…"), self)
        action.setShortcut(QKeySequence("Ctrl+E"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self._ask_export)
        self.addAction(action)
        self.middle.export.clicked.connect(action.trigger)
        return action

    def _connect(self) -> None:
        self.choices.viewed.connect(self.reload)
        self.choices.changed.connect(self.reload)
        self.middle.table.pointed.connect(self._point)
        self.middle.table.chosen.connect(self._choose)
        self.middle.chart.pointed.connect(lambda key: self._point(key, "share"))
        self.middle.chart.activated.connect(lambda key: self._choose(key, "share"))
        self.passages.went.connect(self._go)
        self.middle.copy.clicked.connect(self._copy)


def _or_problem(reader: Any, wanted: Wanted, before: Read | None) -> "Read | Refusal | Trouble":
    """Return the view, or why there is none: it is said where the table would be."""
    try:
        return read_view(reader, wanted, before)
    except Refusal as problem:
        return problem
