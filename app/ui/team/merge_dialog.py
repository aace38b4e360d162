"""Merging a copy: tried first without changing anything, shown by transcript, then done."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.coding.merging.merge import TABLES, merge_copy
from app.coding.merging.outcome import Result
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.incoming import Incoming
from app.ui import speech
from app.ui.hub import Hub, Job
from app.ui.team.merge_words import MergeWords
from app.ui.team.parts import foot, sentence, table
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.job_bar import JobBar
from app.ui.widgets.look import look


class MergeDialog(Dialog):
    """`merged(n)` when it is done, with the number of things to decide."""

    tried = Signal()
    merged = Signal(int)

    def __init__(self, parent: QWidget, hub: Hub, path: Path) -> None:
        super().__init__(parent)
        self._hub, self.path = hub, path
        self._job: Job | None = None
        self.found: Result | None = None
        self.setWindowTitle(self.tr("Merge {file}").format(file=path.name))
        self.want(640, 460)
        with hub.read() as reader:
            names = {row.id: row.name for row in queries.transcripts(reader)}
            self._blind = bool(reader.viewer.hidden)
        self._words = MergeWords(names)
        self.headline, self.note = sentence(), sentence("", "muted")
        heads = [self.tr("Where"), self.tr("What comes"), self.tr("To decide")]
        self.list = table(self.windowTitle(), heads, (200, 220))
        self.bar = JobBar()
        self.go = look(QPushButton(self.tr("Merge")), "accent")
        self.back = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self.bar.cancel_asked.connect(self._cancel)
        self.go.clicked.connect(self.merge)
        self.back.clicked.connect(self.reject)
        self._try()

    def reject(self) -> None:
        """Stop what is under way and close."""
        self._cancel()
        super().reject()

    def merge(self) -> None:
        """Merge it; one step of undo."""
        self.go.setEnabled(False)
        job = self._start(self.tr("Merging…"))
        self._hub.do(
            merge_copy, copy=self.path, job=job, then=self._merged, otherwise=self._refused
        )

    def _try(self) -> None:
        self.go.setEnabled(False)
        if self.path.exists() and self.path.samefile(self._hub.project.path):
            self._refused(Refusal("copy-is-this-project", file=self.path.name))
            return
        self.headline.setText(self.tr("Seeing what the copy brings…"))
        self._hub.work(self._whose, self._rehearse, otherwise=self._refused)

    def _whose(self) -> int | None:
        with Incoming(self.path) as copy:
            return copy.coder

    def _rehearse(self, coder: int | None) -> None:
        if not isValid(self):
            return
        # While one codes blind, how much the other has done where is not to be seen.
        self._words.hidden = self._blind and coder != self._hub.coder
        job = self._start(self.tr("Trying it, without changing anything…"))
        future = self._hub.project.rehearse(merge_copy, self._hub.coder, job.report, copy=self.path)
        self._hub.follow(future, self._show, self._refused, job)

    def _start(self, words: str) -> Job:
        # Not the dialog's child: the work may end after the dialog.
        job = self._job = Job(self._hub)
        job.progressed.connect(self._progress)
        job.ended.connect(self.bar.finish)
        job.ended.connect(job.deleteLater)
        self.bar.start(words, len(TABLES))
        return job

    def _progress(self, done: int, _total: int) -> None:
        self.bar.set_done(done)

    def _cancel(self) -> None:
        if self._job is not None and isValid(self._job):
            self._job.cancel()

    def _show(self, found: Result) -> None:
        if not isValid(self):
            return
        self.found = found
        words = self._words
        self.headline.setText(words.headline(found))
        self.note.setText(words.note(found) if words.brings(found) else "")
        self.list.addTopLevelItems([QTreeWidgetItem(row) for row in words.rows(found)])
        self.go.setEnabled(words.brings(found))
        self.go.setToolTip("" if words.brings(found) else words.headline(found))
        if self.go.isEnabled():
            self.go.setDefault(True)
            self.go.setFocus()
        self.tried.emit()

    def _merged(self, found: Result) -> None:
        if not isValid(self):
            return
        super().accept()
        self.merged.emit(len(found.conflicts))

    def _refused(self, problem: Refusal | Trouble) -> None:
        if not isValid(self):
            return
        look(self.headline, "error")
        self.headline.setText(speech.sentence(problem))
        self.tried.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(self.headline)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addWidget(self.bar)
        column.addLayout(foot(self.back, self.go))
