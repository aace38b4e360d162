"""The import dialog: files at the left, the text in the middle, the speakers at the right.

Nothing is stored before Import is pressed, and then each file is an operation of its own. All of it
can be done from the keyboard: Enter imports, Esc leaves. While labels wait for a decision the first
Enter goes to them; only the next one leaves them as they are.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding.importing import LabelFound
from app.models.errors import Refusal
from app.ui.hub import Hub
from app.ui.importing.choices import ENDINGS
from app.ui.importing.file_form import FileForm
from app.ui.importing.file_list import FileList
from app.ui.importing.file_states import states, summary_words
from app.ui.importing.outcome import Outcome
from app.ui.importing.plan import FilePlan
from app.ui.importing.preview_panel import PreviewPanel
from app.ui.importing.session import ImportSession
from app.ui.importing.speakers_panel import SpeakersPanel
from app.ui.importing.updating import update_text
from app.ui.speech import sentence
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.job_bar import JobBar
from app.ui.widgets.look import hairline, label, look, margins
from app.ui.widgets.panel_head import PanelHead

_SIZE = 1180, 700  # px at 100 %


class ImportDialog(Dialog):
    """Imports transcripts. Without paths it begins by asking for files.

    `session` does the work; after `accepted` its `imported` holds the new transcripts' ids.
    """

    def __init__(self, hub: Hub, paths: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import transcripts"))
        self.setAcceptDrops(True)
        if parent is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = ImportSession(hub, self)
        self.files, self.form = FileList(), FileForm()
        self.preview, self.speakers = PreviewPanel(), SpeakersPanel()
        self.job = JobBar()
        self.outcome = Outcome()
        self.summary = label()
        self.go = button(self.tr("Import"), "accent")
        self.go.setDefault(True)
        self.leave = button(self.tr("Cancel"))
        self._nothing = EmptyState("files", self.tr("No files yet"))
        self._nothing.say(
            self.tr(
                "Choose transcripts, or drop them here: Word, plain text, Markdown or subtitles. "
                "You see what becomes of them before anything is stored."
            ),
            self.tr("Choose files…"),
        )
        self._asks_first = not paths
        self._lay_out()
        self._connect()
        self.session.add(list(paths))
        self._show()

    def add_files(self) -> None:
        """Ask for files and add them."""
        chooser = QFileDialog(self, self.tr("Choose transcripts"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        chooser.setNameFilters(
            [self.tr("Transcripts ({endings})").format(endings=endings), self.tr("All files (*)")]
        )
        chooser.filesSelected.connect(lambda names: self.session.add([Path(n) for n in names]))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open()

    def accept(self) -> None:
        """Import what is ready (Enter); once that is done, close."""
        if self._pages.currentWidget() is self.outcome:
            super().accept()
        elif self.go.isEnabled():
            self.session.start_import()

    def reject(self) -> None:
        """Leave (Esc): what is being read is dropped; an import stops after the present file."""
        importing = self.session.phase == "importing"
        self.session.cancel()
        if self._pages.currentWidget() is self.outcome:
            super().accept()
        elif not importing:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for files at once where none were given."""
        super().showEvent(event)
        # Enter must never mean Cancel where nobody has chosen a file yet.
        (self.files if self.session.plan.files else self._nothing.action).setFocus()
        if self._asks_first:
            self._asks_first = False
            self.add_files()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way."""
        self.session.cancel()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files; those of other kinds are named as such in the list."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the dropped files."""
        urls = event.mimeData().urls()
        self.session.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._show)
        session.phase_changed.connect(self._enter)
        session.progressed.connect(lambda done, total: self._progress(done, total))
        session.finished.connect(self._finish)
        session.undecided_met.connect(lambda: self.speakers.ask(session.plan.undecided()))
        session.encoding_refused.connect(self._refuse_encoding)
        self.files.chosen.connect(self._show_chosen)
        self.files.remove_asked.connect(lambda: session.remove(self.files.chosen_files()))
        self.form.said.connect(
            lambda field, value: session.set_field(self.files.chosen_files(), field, value)
        )
        self.preview.encoding_chosen.connect(self._reread)
        self.preview.again_asked.connect(
            lambda again: session.set_field(self._again_for(), "again", again)
        )
        self.preview.remove_asked.connect(self.files.remove_asked)
        self.preview.update_asked.connect(self._update_text)
        self.speakers.table.said.connect(session.say)
        self.speakers.table.example_asked.connect(self._show_example)
        self._nothing.acted.connect(self.add_files)
        self.job.cancel_asked.connect(session.cancel)
        self.go.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _show(self) -> None:
        """Show the plan as it stands."""
        plan = self.session.plan
        if self._pages.currentWidget() is self.outcome:
            return
        self._pages.setCurrentWidget(self._work if plan.files else self._nothing)
        self.files.show_files(plan.files, states(plan))
        labels = () if plan.proposal is None else plan.proposal.labels
        self.speakers.show_labels(labels, plan.roles, plan.variant_of)
        if plan.files and not plan.offered():
            self.speakers.say_none_imported()
        if self.session.leaves_undecided():
            self.speakers.warn(plan.undecided())
        self._show_chosen()
        self._show_summary()

    def _show_chosen(self) -> None:
        plan, chosen = self.session.plan, self.files.chosen_files()
        wrong = plan.wrong(chosen[0]) if chosen else {}
        self.form.show_files(plan, chosen, {at: sentence(why) for at, why in wrong.items()})
        file = self.files.current_file()
        befores = {id(one): it for one, it in zip(plan.files, plan.befores(), strict=True)}
        self.preview.show_file(plan, file, befores.get(id(file)))

    def _show_summary(self) -> None:
        numbers = self.session.plan.summary()
        self.summary.setText(summary_words(numbers) if self.session.plan.files else "")
        self.go.setEnabled(numbers.transcripts > 0)
        words = self.tr("Import {n}")
        if self.session.leaves_undecided():
            words = self.tr("Import {n}, undecided labels as they are")
        self.go.setText(words.format(n=numbers.transcripts))
        self.go.setToolTip(
            self.tr("Import these transcripts (Enter)")
            if numbers.transcripts
            else self.tr("None of these files can be imported as it is")
        )

    def _again_for(self) -> list[FilePlan]:
        """Return the files for which "import again" was said: all chosen ones."""
        chosen, current = self.files.chosen_files(), self.files.current_file()
        return chosen if current in chosen or current is None else [current]

    def _update_text(self) -> None:
        file, session = self.files.current_file(), self.session
        pairs = zip(session.plan.files, session.plan.befores(), strict=True)
        before = next((before for one, before in pairs if one is file), None)
        if file is not None and before is not None:
            update_text(session.hub, self, file, before.name, lambda: self._updated(file))

    def _updated(self, file: FilePlan) -> None:
        """Take a file away whose text was stored; after the last one nothing is left to do."""
        self.session.remove([file])
        if not self.session.plan.files:
            self.reject()

    def _reread(self, encoding: str) -> None:
        file = self.files.current_file()
        if file is not None:
            self.session.reread(file, encoding)

    def _refuse_encoding(self, file: FilePlan, problem: Refusal) -> None:
        if file is self.files.current_file():
            self.preview.refuse_encoding(sentence(problem))

    def _show_example(self, found: LabelFound) -> None:
        sources = self.session.plan.sources
        if found.example.text < len(sources):
            row = self.files.files.row_of(sources[found.example.text])
            if row < 0:
                return  # taken off the list; the speakers without it are on their way
            choose_row(self.files, self.files.files.index(row))
            self.preview.show_example(found)

    def _enter(self, phase: str) -> None:
        words = {
            "reading": self.tr("Reading files…"),
            "speakers": self.tr("Looking for speakers…"),
            "importing": self.tr("Importing…"),
        }
        if phase:
            self.job.start(words[phase], 0)
        else:
            self.job.finish()
        self._work.setEnabled(phase != "importing")

    def _progress(self, done: int, total: int) -> None:
        if self.session.phase in ("reading", "importing"):
            word = self.tr("Reading {n} of {all}…")
            if self.session.phase == "importing":
                word = self.tr("Importing {n} of {all}…")
            self.job.start(word.format(n=min(done + 1, total), all=total), total)
            self.job.set_done(done)

    def _finish(self) -> None:
        if not self.outcome.show_outcome(self.session):
            super().accept()
            return
        self._pages.setCurrentWidget(self.outcome)
        self.summary.clear()
        self.go.setText(self.tr("Close"))
        self.go.setEnabled(True)
        self.go.setToolTip(self.tr("Close (Enter)"))
        self.go.setFocus()
        self.leave.hide()

    def _lay_out(self) -> None:
        self._work = QSplitter(Qt.Orientation.Horizontal)
        self._work.setHandleWidth(1)
        self._work.setChildrenCollapsible(False)
        for part, width in ((self._left(), 280), (self.preview, 540), (self.speakers, 360)):
            self._work.addWidget(part)
            part.resize(width, part.height())
        self._work.setSizes([280, 540, 360])
        self._work.setStretchFactor(1, 1)
        self._pages = QStackedWidget()
        for page in (self._nothing, self._work, self.outcome):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._pages, 1)
        column.addWidget(hairline())
        column.addLayout(self._foot())
        self.want(*_SIZE)

    def _left(self) -> QWidget:
        add = IconButton("plus", self.tr("Add files"))
        add.clicked.connect(self.add_files)
        remove = IconButton("x", self.tr("Take the selected files off the list"), "Del")
        remove.clicked.connect(self.files.remove_asked)
        side = look(QWidget(), "panel")
        column = QVBoxLayout(side)
        margins(column)
        column.addWidget(PanelHead(self.tr("Files"), add, remove))
        column.addWidget(hairline())
        column.addWidget(self.files, 1)
        column.addWidget(hairline())
        column.addWidget(self.form)
        return side

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        margins(foot, space(4), space(3), space(4), space(3))
        foot.setSpacing(space(3))
        foot.addWidget(self.summary)
        foot.addStretch()
        foot.addWidget(self.job)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        return foot
