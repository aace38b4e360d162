"""What was found and what can be done with it; shared by the search for words and for codes."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.coding.autocode.request import Widen
from app.coding.search.passages import Passage
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.hub import Hub
from app.ui.pages.search.deeds import Deeds
from app.ui.pages.search.found_list import FoundList
from app.ui.pages.search.running import Question, Running
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import label, look, margins

MOST = 20_000  # passages in the list


class Results(QWidget):
    """Runs a question and lists its answer; `before` is shown while nothing was asked.

    `came(n)` when all was searched; `told(sentence)` for the foot of the window.
    """

    came = Signal(int)
    told = Signal(str)

    def __init__(self, hub: Hub, before: QWidget) -> None:
        super().__init__()
        self._hub = hub
        self._run: Running | None = None
        self._asked: Callable[[], str] = str
        self._n = 0
        self.done = True
        self.list = FoundList()
        self.says = look(ElidedLabel(), "muted")
        self.problem = look(label(), "error")
        self.widen = QComboBox()
        self.code = button(self.tr("Code…"), "accent", "tag")
        self.export = button(self.tr("Export…"), "", "download")
        self.deeds = Deeds(hub, self)
        self._before = before
        self._stack = QStackedLayout()
        self._set_up()
        self._lay_out()
        self._offer()

    def ask(self, question: Question, asked: Callable[[], str]) -> None:
        """Run a question in place of the one before; `asked` says it in words, for the export."""
        self.stop()
        self._asked, self._n, self.done = asked, 0, False
        self._first = True
        self.problem.hide()
        run = Running(self._hub, question, MOST)
        run.found.connect(self._found)
        run.ended.connect(self._ended)
        run.refused.connect(self._refused)
        self._run = run
        run.start()
        self._say()

    def stop(self) -> None:
        """End what is being searched."""
        if self._run is not None:
            self._run.stop()
            self._run = None
        self.done = True

    def clear(self) -> None:
        """Show what can be asked."""
        self.stop()
        self.list.found.clear()
        self.problem.hide()
        self._stack.setCurrentWidget(self._before)
        self.says.setText("")

    def refuse(self, problem: Refusal | Trouble) -> None:
        """Say why a question cannot be answered; what was found before goes."""
        self.clear()
        self.problem.setText(speech.sentence(problem))
        self.problem.show()

    def _refused(self, run: Running, problem: Refusal | Trouble) -> None:
        if run is self._run:
            self.refuse(problem)

    def _found(self, run: Running, passages: list[Passage]) -> None:
        if run is not self._run:
            return
        if self._first:
            # Only now, so that the list does not flicker while one types.
            self._first = False
            self.list.found.clear()
            self._stack.setCurrentWidget(self.list)
            self.list.scrollToTop()
        self.list.found.append(passages)

    def _ended(self, run: Running, n: int) -> None:
        if run is not self._run:
            return
        self._run, self._n, self.done = None, n, True
        if n == 0:
            self.list.found.clear()
            self._stack.setCurrentWidget(self.list)
        self._say()
        self._offer()
        self.came.emit(n)

    def _say(self) -> None:
        found = self.list.found
        if not self.done:
            self.says.setText(self.tr("Searching…"))
        elif self._n == 0:
            self.says.setText(self.tr("Nothing found."))
        elif self._n > found.n:
            words = self.tr(
                "{n} found; the first {listed} are listed. Narrow the search for the rest."
            )
            self.says.setText(words.format(n=f"{self._n:,}", listed=f"{found.n:,}"))
        else:
            one = self.tr("1 passage found")
            here = self.tr("{n} passages found in 1 transcript, {ticked} ticked")
            more = self.tr("{n} passages found in {t} transcripts, {ticked} ticked")
            words = one if self._n == 1 else here if found.transcripts == 1 else more
            ticked = len(found.ticked())
            self.says.setText(words.format(n=f"{self._n:,}", t=found.transcripts, ticked=ticked))

    def _offer(self) -> None:
        """Allow what can be done with what is ticked, and say why where it cannot."""
        some = self.done and bool(self.list.found.n) and bool(self.list.found.ticked())
        why = self.tr("Find something and tick it first")
        code = self.tr("Put a code on every ticked passage, as one step")
        export = self.tr("Write the ticked passages to a file")
        for part, words, keys in (
            (self.code, code, "Ctrl+Return"),
            (self.export, export, "Ctrl+E"),
        ):
            part.setEnabled(some)
            part.setToolTip(tip(words, keys) if some else why)

    def _ticked(self) -> None:
        if self.done:
            self._say()
            self._offer()

    def _ask_code(self) -> None:
        if self.code.isEnabled():
            how = Widen(self.widen.currentData())  # Qt gives a plain text back
            self.deeds.ask_code(self.list.found.ticked(), how)

    def _ask_file(self) -> None:
        if self.export.isEnabled():
            self.deeds.ask_file(self._asked(), self.list.found.ticked())

    def _set_up(self) -> None:
        words = {
            Widen.NOT: self.tr("as found"),
            Widen.WORD: self.tr("the whole word"),
            Widen.SENTENCE: self.tr("the sentence"),
            Widen.TURN: self.tr("the turn"),
        }
        for how, said in words.items():
            self.widen.addItem(said, how)
        self.widen.setAccessibleName(self.tr("How much of the text is coded"))
        self.widen.setToolTip(self.tr("How much of the text is coded"))
        self.code.clicked.connect(self._ask_code)
        self.export.clicked.connect(self._ask_file)
        self.list.found.ticks_changed.connect(self._ticked)
        self.deeds.told.connect(self.told)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.actions_here = [
            self._action(self.tr("Code what is ticked…"), "Ctrl+Return", self._ask_code),
            self._action(self.tr("Export what is ticked…"), "Ctrl+E", self._ask_file),
        ]

    def _action(self, words: str, keys: str, act: Callable[[], None]) -> QAction:
        made = QAction(words, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(act)
        self.addAction(made)
        return made

    def _lay_out(self) -> None:
        foot = look(QWidget(), "panel")
        line = QHBoxLayout(foot)
        margins(line, space(4), space(2), space(4), space(2))
        line.setSpacing(space(2))
        line.addWidget(self.says, 1)
        line.addWidget(label(self.tr("Code"), "muted"))
        for part in (self.widen, self.code, self.export):
            line.addWidget(part)
        self._stack.addWidget(self._before)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        margins(column)
        said = QHBoxLayout()
        margins(said, space(4), 0, space(4), 0)
        said.addWidget(self.problem)
        column.addLayout(said)
        column.addLayout(self._stack, 1)
        column.addWidget(foot)
        self.widen.setMinimumWidth(theme().px(120))
