"""The dialog of autocoding: what is asked for at the left, what was found at the right.

It stays beside the window, so that a passage can be looked at in its transcript. Nothing is coded
before the button says how many passages it codes; then all of them are one step of undo.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.coding import operations
from app.coding.autocode.search import MOST, Found, find
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.hub import Hub, Job
from app.ui.pages.code.auto.form import AskForm
from app.ui.pages.code.auto.hit_row import HitRow
from app.ui.pages.code.auto.hits_model import HitsModel, Place
from app.ui.pages.code.auto.sources import Sources, read_sources
from app.ui.pages.code.auto.texts import Context, Texts
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.job_bar import JobBar
from app.ui.widgets.look import look, margins
from app.ui.widgets.palette_model import PaletteItem

_WIDTH, _HEIGHT, _LEFT, _CONTEXT = 1000, 680, 300, 104  # px at 100 %
_UNFOLDED = 2_000  # hits; more are shown transcript by transcript
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AutocodeDialog(Dialog):
    """`went(place)` asks the page to show a passage; `coded(code)` says which code was used."""

    went = Signal(object)
    coded = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget, colour: Callable[[], int]) -> None:
        super().__init__(parent)
        self._hub = hub
        self._next_colour = colour
        self._job: Job | None = None
        self._sources: Sources | None = None
        self._texts = Texts(hub)
        self.form = AskForm()
        self.model = HitsModel(self._texts)
        self.view = _HitsView(self.model)
        self.context = Context(self.tr("Here a passage is shown in its context."))
        self.says = ElidedLabel()
        self.all = button(self.tr("All"), "link")
        self.none = button(self.tr("None"), "link")
        self.find_button = button(self.tr("Find"), "accent", "search")
        self.code_button = button("", "accent")
        self.bar = JobBar()
        self.setWindowTitle(self.tr("Code automatically"))
        self.setModal(False)
        self._lay_out()
        self._connect()
        self._show_counts()
        hub.fetch(read_sources, self._sources_read)

    # Asking

    def set_codes(self, items: Sequence[PaletteItem], recent: Sequence[int]) -> None:
        """Offer these codes."""
        self.form.set_codes(items, recent)

    def ask(self, words: str = "", code: int | None = None, here: int | None = None) -> None:
        """Open, with words to find, a code and the open transcript where they are known."""
        self.form.set_here(here)
        if words:
            self.form.words.setText(words)
        if code is not None:
            self.form.code.choose(code)
        self.show()
        self.raise_()
        self.activateWindow()
        self.form.words.setFocus(Qt.FocusReason.PopupFocusReason)
        self.form.words.selectAll()

    def search(self) -> None:
        """Look for what is asked for, in another thread."""
        for row in self.form.rows.values():
            row.clear()
        missing = self.form.missing()
        if missing is not None:
            self.form.refuse(*missing)
            return
        self._stop()
        request, job = self.form.request(), Job(self)
        self._job = job
        job.progressed.connect(lambda done, _total: self.bar.set_done(done))
        self._show_found(None)
        self.bar.start(self.tr("Searching…"), len(request.transcripts))
        self._hub.fetch(
            lambda reader: find(reader, request, job.report),
            lambda found: self._ended(job, lambda: self._show_found(found)),
            lambda problem: self._ended(job, lambda: self._refused(problem)),
        )

    def _ended(self, job: Job, then: Callable[[], None]) -> None:
        if isValid(self) and job is self._job:
            self._job = None
            self.bar.finish()
            then()

    def _refused(self, problem: Refusal | Trouble) -> None:
        if problem.reason == "cancelled":
            self.says.setText(self.tr("Cancelled."))
        else:
            self.form.refuse("words", speech.sentence(problem))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.bar.finish()

    # What was found

    def _show_found(self, found: Found | None) -> None:
        self._texts.forget()
        names = self._sources.names if self._sources else {}
        self.model.set_found(found, names)
        self.context.clear()
        if found is None:
            self.says.setText("")
            return
        if found.n <= _UNFOLDED:
            self.view.expandAll()
        elif found.transcripts:
            self.view.expand(self.model.index(0, 0))
        if found.cut:
            words = self.tr("More than {n} passages: only the first are shown.")
            self.says.setText(words.format(n=_number(MOST)))
        if found.n:
            first = self.model.index(0, 0, self.model.index(0, 0))
            self.view.setCurrentIndex(first)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_counts(self) -> None:
        n, on, already = self.model.counts()
        name = self.form.code.item()
        words = self.tr("Code {n} passages") if on != 1 else self.tr("Code {n} passage")
        self.code_button.setText(words.format(n=_number(on)))
        ready = bool(on) and not self.form.code.is_empty() and self._hub.coder is not None
        self.code_button.setEnabled(ready)
        self.code_button.setToolTip(self._why_not(on) if not ready else "Ctrl+Return")
        self.context.set_colour(name.colour if name else "")
        for part in (self.all, self.none):
            part.setEnabled(n > already)
        if not n and self._job is None:
            self.says.setText(self.tr("Nothing found yet. Say at the left what to look for."))
        elif n:
            more = self.tr("{n} coded already").format(n=_number(already))
            found = self._said(n, self.model.rowCount())
            self.says.setText(f"{found} · {more}" if already else found)

    def _said(self, n: int, texts: int) -> str:
        if n == 1:
            return self.tr("1 passage")
        words = self.tr("{n} passages in {texts} transcripts")
        if texts == 1:
            words = self.tr("{n} passages in 1 transcript")
        return words.format(n=_number(n), texts=_number(texts))

    def _why_not(self, on: int) -> str:
        if not on:
            return self.tr("No passage is ticked")
        if self.form.code.is_empty():
            return self.tr("Choose a code at the left first")
        return self.tr("Say first who is coding")

    def _show_current(self, index: QModelIndex) -> None:
        place = self.model.place(index)
        if place is not None:
            text = self._texts.text(place.transcript)
            self.context.show_passage(text, place.start, place.end)

    def _tint_anew(self) -> None:
        self._show_current(self.view.currentIndex())

    def code(self) -> None:
        """Code what is ticked, as one step."""
        if not self.code_button.isEnabled():
            return
        form, job = self.form.code, Job(self)
        key = form.key if isinstance(form.key, int) else None
        passages = self.model.passages()
        self.code_button.setEnabled(False)
        self.bar.start(self.tr("Coding…"), len(passages))
        job.progressed.connect(lambda done, _total: self.bar.set_done(done))
        self._job = job
        new: dict[str, Any] = {"name": form.new_name, "colour": self._next_colour()}
        self._hub.do(
            operations.autocode,
            passages=passages,
            **({"code": key} if key is not None else new),
            job=job,
            then=lambda _n: self._ended(job, lambda: self._done(key)),
            otherwise=lambda problem: self._ended(job, lambda: self._not_done(problem)),
        )

    def _done(self, code: int | None) -> None:
        self.coded.emit(code)
        self.close()

    def _not_done(self, problem: Refusal | Trouble) -> None:
        self._show_counts()
        self.form.refuse("code", speech.sentence(problem))

    # Keys and leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter codes; Enter in a field finds, nothing else presses a button by itself."""
        if event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.code()
            event.accept()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc stops a search, and closes when there is none."""
        if self._job is not None:
            self.bar.cancel_asked.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is under way."""
        self._stop()
        super().closeEvent(event)

    # Putting together

    def _lay_out(self) -> None:
        px = theme().px
        self.want(_WIDTH, _HEIGHT)
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        look(scroll.viewport(), "panel")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = look(QWidget(), "panel")
        left.setFixedWidth(px(_LEFT))
        column = QVBoxLayout(left)
        margins(column, space(4), space(4), space(4), space(4))
        column.setSpacing(space(3))
        column.addWidget(scroll, 1)
        column.addWidget(self.find_button)
        self.context.setFixedHeight(px(_CONTEXT))
        head, foot = QHBoxLayout(), QHBoxLayout()
        for line in (head, foot):
            line.setSpacing(space(3))
        head.addWidget(self.says, 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        foot.addWidget(self.bar, 1)
        foot.addStretch()
        close = button(self.tr("Close"))
        close.clicked.connect(self.close)
        foot.addWidget(close)
        foot.addWidget(self.code_button)
        right = QVBoxLayout()
        margins(right, space(4), space(4), space(4), space(4))
        right.setSpacing(space(3))
        right.addLayout(head)
        right.addWidget(self.view, 1)
        right.addWidget(self.context)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        margins(whole)
        whole.addWidget(left)
        whole.addLayout(right, 1)
        for one in self.findChildren(QWidget):
            if hasattr(one, "setAutoDefault"):
                one.setAutoDefault(False)

    def _connect(self) -> None:
        self.form.entered.connect(self.search)
        self.find_button.clicked.connect(self.search)
        self.code_button.clicked.connect(self.code)
        self.form.code.picked.connect(self._code_picked)
        self.model.ticked.connect(self._show_counts)
        self.all.clicked.connect(lambda: self.model.tick_all(True))
        self.none.clicked.connect(lambda: self.model.tick_all(False))
        self.bar.cancel_asked.connect(self._cancel)
        self.view.selectionModel().currentChanged.connect(lambda now, _: self._show_current(now))
        self.view.entered_at.connect(self.went)
        self._hub.coder_changed.connect(self.close)
        theme().changed.connect(self._tint_anew)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _code_picked(self) -> None:
        """With another code, other passages are coded already: look again where one has looked."""
        self._show_counts()
        if self.model.rowCount() and self.form.missing() is None:
            self.search()

    def _sources_read(self, sources: Sources) -> None:
        if isValid(self):
            self._sources = sources
            self.form.set_sources(sources)


def _number(n: int) -> str:
    return QLocale().toString(n)


class _HitsView(QTreeView):
    """Space ticks, Enter or a double click goes to the passage in its transcript."""

    entered_at = Signal(object)  # Place

    def __init__(self, model: HitsModel) -> None:
        super().__init__()
        look(self, "paper")
        self._model = model
        self.setModel(model)
        self.setItemDelegate(HitRow(self))
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Passages found"))
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._enter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space and Enter; the dialog has Ctrl+Enter."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and not control:
            self._enter(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self._model.toggle(self.currentIndex())
        elif event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        place: Place | None = self._model.place(index)
        if place is not None:
            self.entered_at.emit(place)
