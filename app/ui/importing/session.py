"""What the import dialog does: it reads files, finds speakers and stores, all in the background.

The dialog shows the session's plan and asks here for changes; `changed` says that it has to look
again. Every question that is overtaken by a later one is dropped when its answer comes.
"""

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.coding.importing import LabelFound, LeftOut, Proposal
from app.coding.operations import import_transcript
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui.hub import Hub, Job
from app.ui.importing.choices import ENDINGS, NOBODY, SAME
from app.ui.importing.plan import FilePlan, ImportPlan, known, paths_in
from app.ui.importing.reading import FileRead, find_speakers, read_file, read_files


class Failure(NamedTuple):
    """A file that was not imported."""

    file: str
    problem: Refusal | Trouble


class LeftOutOf(NamedTuple):
    """What the stored text of a file does not hold: pictures, comments, headers…"""

    file: str
    parts: tuple[LeftOut, ...]


class ImportSession(QObject):
    """One run of the dialog. `phase` is "reading", "speakers", "importing" or "" (at rest)."""

    changed = Signal()
    phase_changed = Signal(str)
    progressed = Signal(int, int)  # done, total, of reading or importing
    undecided_met = Signal()  # an import was asked for, and labels wait for a decision
    encoding_refused = Signal(object, object)  # FilePlan, Refusal: the reading before stays
    finished = Signal()  # all that could be imported is

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        with hub.read() as reader:
            self.plan = ImportPlan(known(reader))
        self.phase = ""
        self.imported: list[int] = []
        self.failures: list[Failure] = []
        self.undecided: list[LabelFound] = []  # left so by the import
        self.left_out: list[LeftOutOf] = []
        self.before: int | None = None  # the latest operation before the import
        self.asked_about: set[str] = set()
        self._job: Job | None = None
        self._queue: list[FilePlan] = []
        self._total = 0
        self._reading = 0
        self._asked = 0
        self._answered = 0
        self._import_asked = False

    def add(self, paths: Sequence[Path]) -> None:
        """Read more files; folders stand for the files in them, known paths are passed over."""
        have = {one.path for one in self.plan.files}
        new = [path for path in paths_in(paths, ENDINGS) if path not in have]
        if not new:
            return
        files = [FilePlan(path) for path in new]
        self.plan.files += files
        self._reading += 1
        job = self._job = Job(self.hub)
        job.progressed.connect(self.progressed)
        job.ended.connect(job.deleteLater)
        then = partial(self._take_read, files)
        self.hub.work(partial(read_files, new, job.report), then, otherwise=self._stopped, job=job)
        self._show()

    def remove(self, files: Collection[FilePlan]) -> None:
        """Take files off the list."""
        gone = {id(one) for one in files}
        self.plan.files = [one for one in self.plan.files if id(one) not in gone]
        self.find_speakers()

    def reread(self, file: FilePlan, encoding: str) -> None:
        """Read a text file in another encoding; where it does not fit, the reading stays."""
        self._reading += 1
        file.asked = encoding
        then = partial(self._take_reread, file, encoding)
        self.hub.work(partial(read_file, file.path, encoding), then)
        self._show()

    def set_field(self, files: Collection[FilePlan], field: str, value: Any) -> None:
        """Say something about files: name, participants, groups, date, kind or again."""
        before = self.plan.offered()
        for file in files:
            setattr(file, field, value)
        if field == "participants" or self.plan.offered() != before:
            self.find_speakers()
        else:
            self.changed.emit()

    def say(self, labels: Collection[str], choice: str) -> None:
        """Say who labels are, over all files; the texts are split anew."""
        if choice == SAME:
            self.plan.unsay(labels)
        else:
            self.plan.say(labels, None if choice == NOBODY else choice)  # type: ignore[arg-type]
        self.find_speakers()

    def find_speakers(self) -> None:
        """Find speakers and turns with what has been said so far."""
        files = self.plan.offered()
        sources = [one.source for one in files if one.source is not None]
        self._asked += 1
        task = partial(find_speakers, sources, self.plan.participant_ids(), dict(self.plan.roles))
        self.hub.work(task, partial(self._take_proposal, self._asked, files))
        self._show()

    def start_import(self) -> None:
        """Import what is wanted, one operation per file; at once, or when all is read.

        Where labels wait for a decision `undecided_met` comes instead, once for each label; asked
        again, the import leaves them as they are.
        """
        self._import_asked = True
        self._show()

    def leaves_undecided(self) -> bool:
        """Tell whether an import would now leave labels undecided, having asked about them."""
        names = {label.name for label in self.plan.undecided()}
        return bool(names) and names <= self.asked_about

    def cancel(self) -> None:
        """Stop reading or importing; what is imported stays."""
        self._import_asked = False
        self._queue.clear()
        if self._job is not None and isValid(self._job):
            self._job.cancel()

    def _stopped(self, _problem: Refusal | Trouble) -> None:
        if isValid(self):
            self._reading -= 1
            self.plan.files = [one for one in self.plan.files if one.readable or one.problem]
            self.find_speakers()

    def _take_read(self, files: Sequence[FilePlan], found: Sequence[FileRead]) -> None:
        if not isValid(self):
            return
        self._reading -= 1
        for file, read in zip(files, found, strict=True):
            file.problem = read.problem
            file.name = file.name or file.path.stem
            if read.source is not None:
                file.take(read.source)
        self.find_speakers()

    def _take_reread(self, file: FilePlan, encoding: str, read: FileRead) -> None:
        if not isValid(self):
            return
        self._reading -= 1
        if encoding != file.asked:  # overtaken by a later choice
            self._show()
            return
        if read.source is None:
            self._show()
            self.encoding_refused.emit(file, read.problem)
            return
        file.encoding = encoding
        file.take(read.source)
        self.find_speakers()

    def _take_proposal(self, number: int, files: Sequence[FilePlan], proposal: Proposal) -> None:
        if not isValid(self):
            return
        if number == self._asked:  # else a later question is under way
            self._answered = number
            self.plan.take_proposal(files, proposal)
            self._show()

    def _show(self) -> None:
        """Tell what is going on now, and begin to import if that was asked for."""
        ready = not self._reading and self._answered == self._asked
        if ready and self._import_asked and self.phase != "importing":
            self._begin()
            return
        if self.phase != "importing":
            self._enter("reading" if self._reading else "" if ready else "speakers")
        self.changed.emit()

    def _enter(self, phase: str) -> None:
        if phase != self.phase:
            self.phase = phase
            self.phase_changed.emit(phase)

    def _begin(self) -> None:
        self._import_asked = False
        undecided = self.plan.undecided()
        if undecided and not self.leaves_undecided():
            self.asked_about |= {label.name for label in undecided}
            self._enter("")
            self.changed.emit()
            self.undecided_met.emit()
            return
        self.undecided = undecided
        self._queue = self.plan.wanted()
        self._total = len(self._queue)
        self.failures = [
            Failure(one.path.name, one.problem)
            for one in self.plan.files
            if one.problem is not None
        ]
        if self._queue:
            with self.hub.read() as reader:
                latest = queries.history(reader, limit=1)
            self.before = latest[0].op if latest else 0
            self._enter("importing")
            self._import_next()

    def _import_next(self) -> None:
        if not isValid(self):
            return
        self.progressed.emit(self._total - len(self._queue), self._total)
        if not self._queue:
            self._enter("")
            self.finished.emit()
            return
        file = self._queue.pop(0)
        self.hub.do(
            import_transcript,
            then=partial(self._stored, file),
            otherwise=partial(self._refused, file),
            transcript=self.plan.input_of(file),
            again=file.again,
        )

    def _stored(self, file: FilePlan, transcript: int) -> None:
        self.imported.append(transcript)
        if file.source is not None and file.source.left_out:
            self.left_out.append(LeftOutOf(file.path.name, file.source.left_out))
        self._import_next()

    def _refused(self, file: FilePlan, problem: Refusal | Trouble) -> None:
        self.failures.append(Failure(file.path.name, problem))
        self._import_next()
