"""The middle of the import dialog: one file as it will be stored, and what to know about it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.coding.importing import LabelFound, Source
from app.ui.importing.choices import ENCODINGS
from app.ui.importing.file_states import before_words, left_out_words
from app.ui.importing.kinds import encoding_words
from app.ui.importing.plan import UPDATABLE, Before, FilePlan, ImportPlan
from app.ui.importing.turn_text import TurnText
from app.ui.speech import sentence
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import hairline, label, look, margins, mark

_HEIGHT = 40  # px at 100 %; of the head, as in PanelHead


class PreviewPanel(QWidget):
    """Shows a file. `encoding_chosen(name)`, `again_asked(bool)`, `remove_asked`: wishes for it."""

    encoding_chosen = Signal(str)
    again_asked = Signal(bool)
    remove_asked = Signal()
    update_asked = Signal()  # of the stored text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self._file: FilePlan | None = None
        self._shown: Source | None = None
        self._chosen = ""  # an encoding in which the text is not read, or not yet
        self._title = look(ElidedLabel(), "head")
        self.guessed = look(label(self.tr("Guessed:")), "warning")
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self.encoding.view().setAccessibleName(self.tr("Encoding"))
        self.encoding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.encoding.activated.connect(self._choose_encoding)
        self.encoding_error = look(label(), "error")
        self._before = look(label(), "warning")
        self.again = button(self.tr("Import it again"), "link")
        self.again.clicked.connect(self._ask_again)
        self.update_text = button(self.tr("Correct the stored text…"), "link")
        self.update_text.setToolTip(
            self.tr("Put this text in the place of the stored one; codings move along")
        )
        self.update_text.clicked.connect(self.update_asked)
        self._left_out = look(label(), "muted")
        self.text = TurnText()
        self.text.setAccessibleName(self.tr("Text as it will be stored"))
        self._nothing = self.tr("Select a file to see its text.")
        self._said = self._nothing
        self._problem = EmptyState("circle-alert", self._nothing)
        self._problem.acted.connect(self.remove_asked)
        self._stack = QStackedWidget()
        self._lay_out()
        self._renew()
        theme().changed.connect(self._renew)

    def show_file(self, plan: ImportPlan, file: FilePlan | None, before: Before | None) -> None:
        """Show a file as it stands; the place stays while the text is the same."""
        if file is not self._file:
            self._chosen = ""
        if file is None or file.source is None or file.source.encoding == self._chosen:
            self._chosen = ""
        self.encoding_error.setVisible(bool(self._chosen) and self.encoding_error.isVisible())
        self._file = file
        self._title.setText("" if file is None else file.path.name)
        self._show_encoding(file)
        self._show_before(file, before)
        self._show_left_out(file)
        if file is None or file.source is None:
            problem = None if file is None else file.problem
            self._said = self._nothing if problem is None else sentence(problem)
            self._problem.say(self._said, self.tr("Take it off the list"))
            self._problem.action.setVisible(problem is not None)
            self._stack.setCurrentWidget(self._problem)
            self._shown = None
            return
        if file.source is not self._shown:
            self._shown = file.source
            self.text.show_text(file.source.text)
        self.text.show_turns(plan.turns(file))
        self._stack.setCurrentWidget(self.text)

    def show_example(self, found: LabelFound) -> None:
        """Show where a label stands, in the file that is shown."""
        self.text.select(found.example.start, found.example.end)

    def refuse_encoding(self, words: str) -> None:
        """Say below the encodings why the chosen one was not taken."""
        self.encoding_error.setText(words)
        self.encoding_error.show()
        mark(self.encoding, "wrong", True)

    def _choose_encoding(self) -> None:
        self._chosen = self.encoding.currentData()
        self.encoding_chosen.emit(self._chosen)

    def _show_encoding(self, file: FilePlan | None) -> None:
        source = None if file is None else file.source
        shown = source is not None and source.encoding is not None
        self.encoding.setVisible(shown)
        self.guessed.setVisible(False)
        if file is None or source is None or source.encoding is None:
            return
        guessed = source.encoding_guessed and file.encoding is None
        self.guessed.setVisible(guessed)
        mark(self.encoding, "wrong", self.encoding_error.isVisible())
        self.encoding.setToolTip(
            self.tr("Guessed from the characters. Read the text below; choose another if it "
                    "looks wrong.")
            if guessed
            else self.tr("How the file's bytes are read as characters")
        )  # fmt: skip
        present = self._chosen or source.encoding
        offered = list(dict.fromkeys([*ENCODINGS, source.encoding]))
        with QSignalBlocker(self.encoding):
            self.encoding.clear()
            for name in offered:
                self.encoding.addItem(encoding_words(name), name)
            self.encoding.setCurrentIndex(offered.index(present))

    def _show_before(self, file: FilePlan | None, before: Before | None) -> None:
        self._notes.setVisible(before is not None)
        if file is None or before is None:
            return
        skip, again = self.tr("Skip it"), self.tr("Import it again")
        now = self.tr("It will be a second transcript.") if file.again else self.tr("Skipped.")
        self._before.setText(f"{before_words(before)} {now}")
        self.again.setText(skip if file.again else again)
        self.update_text.setVisible(before.slug in UPDATABLE and not file.again)

    def _show_left_out(self, file: FilePlan | None) -> None:
        parts = left_out_words(file.source.left_out) if file and file.source else []
        text = " · ".join(parts)
        self._left_out.setText(text[:1].upper() + text[1:])
        self._left_out.setVisible(bool(parts))

    def _ask_again(self) -> None:
        if self._file is not None:
            self.again_asked.emit(not self._file.again)

    def _lay_out(self) -> None:
        self._head = QWidget()
        top = QHBoxLayout(self._head)
        margins(top, space(4), 0, space(2), 0)
        top.setSpacing(space(2))
        top.addWidget(self._title, 1)
        top.addWidget(self.guessed)
        top.addWidget(self.encoding)
        self._notes = QWidget()
        notes = QHBoxLayout(self._notes)
        margins(notes, space(4), 0, space(3), space(2))
        notes.setSpacing(space(2))
        notes.addWidget(self._before)
        notes.addWidget(self.again)
        notes.addWidget(self.update_text)
        notes.addStretch()
        self._notes.hide()
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._head)
        for note in (self.encoding_error, self._left_out):
            note.setWordWrap(True)
            note.setContentsMargins(space(4), 0, space(3), space(2))
            note.hide()
        column.addWidget(self.encoding_error)
        column.addWidget(self._notes)
        column.addWidget(self._left_out)
        column.addWidget(hairline())
        self._stack.addWidget(self._problem)
        self._stack.addWidget(self.text)
        column.addWidget(self._stack, 1)

    def _renew(self) -> None:
        self._head.setFixedHeight(theme().px(_HEIGHT))

    def problem(self) -> str:
        """Return why there is no text to show; "" where there is one."""
        shown = self._stack.currentWidget() is self._problem
        return self._said if shown else ""

    def labels(self) -> tuple[QLabel, QLabel]:
        """Return the lines of notes: imported before, left out."""
        return self._before, self._left_out
