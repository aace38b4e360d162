"""Passages that resemble the one selected, to be coded one by one: Enter codes and moves on."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.coding import operations
from app.coding.autocode.similar import Alike, similar
from app.models import queries
from app.models.journal import Changes
from app.models.reader import Reader
from app.ui.hub import Hub, Job
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.auto.alike_list import ALIKE_ROLE, AlikeModel, AlikeRow
from app.ui.pages.code.auto.hits_model import Place
from app.ui.pages.code.auto.pick import PickButton
from app.ui.pages.code.auto.texts import Context, Texts
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.job_bar import JobBar
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.palette_model import PaletteItem

_WIDTH, _HEIGHT, _PICK, _CONTEXT = 760, 620, 260, 104  # px at 100 %
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Answer(NamedTuple):
    rows: Sequence[Alike]
    names: dict[int, str]


class SimilarDialog(Dialog):
    """`went(place)` asks the page to show a passage; `coded(code)` says which code was used."""

    went = Signal(object)
    coded = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub
        self._job: Job | None = None
        self._asker = Asker(hub, self)
        self._texts = Texts(hub)
        self.model = AlikeModel(self._texts)
        self.view = _AlikeView(self.model)
        self.context = Context(self.tr("Here a passage is shown in its context."))
        self.like = look(ElidedLabel(), "muted")
        self.code = PickButton(self.tr("Choose a code…"))
        self.says = label("", "muted")
        self.bar = JobBar()
        self.setWindowTitle(self.tr("Similar passages"))
        self.setModal(False)
        self._lay_out()
        self._connect()

    def set_codes(self, items: Sequence[PaletteItem], recent: Sequence[int]) -> None:
        """Offer these codes."""
        self.code.set_items(items, recent)

    def ask(self, place: Place, words: str, code: int | None) -> None:
        """Open for a passage with its words, and look for what resembles it."""
        self.like.setText(self.tr("Like “{words}”").format(words=words))
        if code is not None:
            self.code.choose(code)
        self.show()
        self.raise_()
        self.activateWindow()
        job = self._job = Job(self)
        job.progressed.connect(self._progressed)
        self.bar.start(self.tr("Comparing…"))
        self.says.setText("")

        wanted = (place.transcript, place.start, place.end)

        def look_for(reader: Reader) -> _Answer:
            names = {row.id: row.name for row in queries.transcripts(reader)}
            return _Answer(similar(reader, wanted, job.report), names)

        self._hub.fetch(
            look_for,
            lambda answer: self._ended(job, lambda: self._show(answer)),
            lambda _problem: self._ended(job, lambda: self.says.setText(self.tr("Cancelled."))),
        )

    def _progressed(self, done: int, total: int) -> None:
        self.bar.start(self.tr("Comparing…"), total)
        self.bar.set_done(done)

    def _ended(self, job: Job, then: Callable[[], None]) -> None:
        if isValid(self) and job is self._job:
            self._job = None
            self.bar.finish()
            then()

    def _show(self, answer: _Answer) -> None:
        self.model.set_rows(answer.rows, answer.names)
        self._read_coded()
        if answer.rows:
            self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.says.setText(self.tr("Enter codes and moves on · Ctrl+Enter shows it in its text"))
        else:
            self.says.setText(self.tr("No other passage is like it."))

    def _read_coded(self) -> None:
        code = self.code.key
        if isinstance(code, int) and self.model.rows:
            self._asker.ask(lambda reader: _own_spans(reader, code), self.model.set_coded)
        self._show_current(self.view.currentIndex())

    def _show_current(self, index: QModelIndex) -> None:
        if index.isValid():
            item = self.code.item()
            self.context.set_colour(item.colour if item else "")
            row: Alike = index.data(ALIKE_ROLE)
            self.context.show_passage(self._texts.text(row.transcript), row.start, row.end)

    def code_current(self) -> None:
        """Code the current passage, and go to the next."""
        index, code = self.view.currentIndex(), self.code.key
        if not isinstance(code, int):
            self.code.ask()
            return
        if not index.isValid():
            return
        row: Alike = index.data(ALIKE_ROLE)
        self._hub.do(
            operations.apply_code,
            transcript=row.transcript,
            code=code,
            start=row.start,
            end=row.end,
            then=lambda _coding: self.coded.emit(code),
        )
        self._move_on(index)

    def _move_on(self, index: QModelIndex) -> None:
        below = self.model.index(index.row() + 1)
        if below.isValid():
            self.view.setCurrentIndex(below)

    def _go(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            row: Alike = index.data(ALIKE_ROLE)
            self.went.emit(Place(row.transcript, row.start, row.end))

    def _changed(self, changes: Changes) -> None:
        if changes.touches("transcript", "turn"):
            self.close()  # the places may be others now
        elif changes.touches("coding", "code"):
            self._read_coded()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press no button by itself."""
        if event.key() in _ENTER:
            event.accept()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc stops comparing, and closes when that is done."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().closeEvent(event)

    def _lay_out(self) -> None:
        px = theme().px
        self.want(_WIDTH, _HEIGHT)
        self.context.setFixedHeight(px(_CONTEXT))
        self.code.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.code.setFixedWidth(px(_PICK))
        self.code.setAutoDefault(False)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for line in (head, foot):
            line.setSpacing(space(3))
        head.addWidget(self.like, 1)
        head.addWidget(self.code)
        close = button(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.bar, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        margins(column, space(4), space(4), space(4), space(4))
        column.setSpacing(space(3))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.context)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.code.picked.connect(self._read_coded)
        self.view.entered_row.connect(self.code_current)
        self.view.went.connect(self._go)
        self.view.selectionModel().currentChanged.connect(lambda now, _: self._show_current(now))
        self.bar.cancel_asked.connect(self.reject)
        self._hub.changed.connect(self._changed)
        self._hub.coder_changed.connect(self.close)
        # The window's own undo is out of reach while this one is in front.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._hub.undo)


class _AlikeView(QListView):
    """`entered_row`: Enter; `went`: Ctrl+Enter or a double click."""

    entered_row = Signal()
    went = Signal()

    def __init__(self, model: AlikeModel) -> None:
        super().__init__()
        look(self, "paper")
        self.setModel(model)
        self.setItemDelegate(AlikeRow(model))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Similar passages"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.went)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.went.emit()
        else:
            self.entered_row.emit()


def _own_spans(reader: Reader, code: int) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for row in queries.codings_of_codes(reader, [code]):
        if row.coder == reader.viewer.coder:
            found.setdefault(row.transcript, []).append((row.start, row.end))
    return found
