"""The Code page: transcripts at the left, the text, the codebook at the right, quotations below.

The page lays out and reads; `Applying` and `Marking` are the gestures. After a change it reads
only what changed: one coding more or less costs the same in every project.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.coding import operations
from app.models import queries
from app.models.journal import Changes
from app.models.queries import Coding
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.pages.code.actions import Actions
from app.ui.pages.code.applying import Applying
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.codebook import Codebook, code_key
from app.ui.pages.code.codebook_panel import CodebookPanel
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.dropping import CodeDrop
from app.ui.pages.code.looks import turn_look
from app.ui.pages.code.marking import Marking
from app.ui.pages.code.memory import Memory
from app.ui.pages.code.pending import CODEBOOK, TABLES, TRANSCRIPTS, Pending
from app.ui.pages.code.progress import Progress
from app.ui.pages.code.quotations_panel import QuotationsPanel
from app.ui.pages.code.reading import (
    Document,
    Passage,
    document,
    own_counts,
    people,
    transcript_rows,
)
from app.ui.pages.code.text_menu import TextMenu
from app.ui.pages.code.text_panel import TextPanel
from app.ui.pages.code.transcript_list import TranscriptList
from app.ui.pages.code.transcript_model import coded_words
from app.ui.pages.page import Page, Place
from app.ui.text import CodedText
from app.ui.text.offsets import Side
from app.ui.theme import theme
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import margins

_TEXT_HEIGHT, _QUOTATIONS_HEIGHT = 500, 176  # px at first
_LEFT, _RIGHT = 200, 288  # px at first, at 100 %
_FEW = 50  # changed codings that are read one by one; more of them with their transcript


class CodePage(Page):
    """The page of open coding. `import_asked` comes from its empty state."""

    tables = TABLES
    import_asked = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._pending = Pending()
        self.memory = Memory()
        self._opener, self._counter = Asker(hub, self), Asker(hub, self)
        self._opening: int | None = None
        self._jump: tuple[int, int] | None = None
        self.progress = Progress(hub, self)
        self.transcripts = TranscriptList(self.progress)
        self.middle = TextPanel()
        self.codebook = CodebookPanel(hub, self)
        self.quotations = QuotationsPanel(hub)
        self.desk = Desk(hub, self.text, self)
        self.applying = Applying(self.desk, self)
        self.marking = Marking(self.desk, self)
        self.actions_ = Actions(self.text, self)
        self.menu = TextMenu(self.desk, self.actions_, self.applying, self)
        self.drop = CodeDrop(self.desk, self.applying)
        self._lay_out()
        self._connect()
        self._connect_actions()

    @property
    def text(self) -> CodedText:
        """The text with its codings."""
        return self.middle.text

    # What the window asks

    def page_actions(self) -> list[QAction]:
        """Return all actions of the page."""
        return list(self.actions_)

    def status(self) -> str:
        """Return which transcript is open and how much of it is coded."""
        row = self.transcripts.model.row(self.desk.transcript)
        if row is None:
            return ""
        coded = self.progress.of(row.id)
        return f"{row.name} · {coded_words(coded)}" if coded else row.name

    def find(self) -> bool:
        """Open the palette of codes if words are selected; tell whether it did."""
        if self.text.selected_span() is None:
            return False
        self.applying.ask_code()
        return True

    def open_place(self, place: Place) -> None:
        """Show a transcript, a place in it, or a code with its quotations."""
        if place.code is not None:
            self.codebook.go_to(code_key(place.code))
            self.fold_quotations(folded=False)
        if place.transcript is None:
            return
        span = None if place.start is None else (place.start, place.end or place.start + 1)
        self.open_transcript(place.transcript, span)

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        self._keep_place()
        return {
            "transcript": self._opening or self.desk.transcript,
            "places": self.memory.places(),
            "recent": list(self.applying.recent),
            "codebook": self.codebook.state(),
            "filters": [self.transcripts.filter.text(), self.codebook.filter.text()],
            "everybody": not self.desk.only_own,
            "sizes": self.splitter.sizes(),
            "folded": self.quotations.folded(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered state."""
        kept = Memory.checked(state)
        self.memory.take(kept.places)
        self.applying.recent = kept.recent
        self.transcripts.filter.setText(kept.filters[0])
        self.codebook.restore(kept.codebook)
        self.codebook.filter.setText(kept.filters[1])
        self._show_everybody(kept.everybody)
        if kept.sizes:
            self.splitter.setSizes(kept.sizes)
        self.fold_quotations(kept.folded)
        if kept.transcript is not None:
            self._opening = kept.transcript
            if self.transcripts.model.has_any():
                self._read_transcripts()

    # Reading

    def reload(self) -> None:
        """Read what changed since the last time."""
        pending = self._pending.take()
        if pending.touches(CODEBOOK):
            self._read_codebook()
        if pending.everything or pending.rows("turn"):
            self.progress.forget()
        if pending.touches(TRANSCRIPTS):
            self._read_transcripts(anew=pending.everything or bool(pending.rows("turn")))
        if pending.rows("memo") and not pending.everything:
            self.codebook.show_card()
        if pending.everything:
            self._count_codes()
            self._read_quotations()
        elif pending.rows("coding"):
            self._read_codings(pending.rows("coding"))
        elif pending.touches(CODEBOOK | TRANSCRIPTS):
            self._read_quotations()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self._pending.add(changes)
        super()._on_changed(changes)

    @Slot()
    def _on_coder_changed(self) -> None:
        self._pending.add_everything()
        super()._on_coder_changed()

    def _read_codebook(self) -> None:
        desk = self.desk
        with self.hub.read() as reader:
            desk.codebook, desk.coders = Codebook.read(reader), people(reader)
        self._renew_looks()
        self.codebook.show_book(desk.codebook)
        self._show_whose()

    def _read_transcripts(self, *, anew: bool = False) -> None:
        """Show the list; open what is to be open, and `anew` also what is."""
        with self.hub.read() as reader:
            rows = transcript_rows(reader, self.hub.coder)
        self.transcripts.set_rows(rows)
        self._stack.setCurrentWidget(self.panes if rows else self.empty)
        present = {row.id: row.version for row in rows}
        wanted = next(
            (one for one in (self._opening, self.desk.transcript) if one in present), None
        )
        if wanted is None and rows:
            wanted = rows[0].id
        if not rows:
            self._close_text()
        elif anew or wanted != self.desk.transcript or present[wanted] != self.desk.version:
            self.open_transcript(wanted, self._jump)
        self._show_head()

    def _read_codings(self, changed: set[int]) -> None:
        if len(changed) > _FEW:
            self.progress.changed(None)
            self._read_text()
        else:
            with self.hub.read() as reader:
                now = {ident: queries.coding(reader, ident) for ident in changed}
            self._exchange(now)
        if self._opening is not None:
            self._read_text()
        self._count_codes()
        self._read_quotations()
        self._after_codings()

    def _exchange(self, now: Mapping[int, Coding | None]) -> None:
        """Put some codings as they are now into the place of what they were."""
        desk = self.desk
        before = {ident: desk.codings.pop(ident, None) for ident in now}
        both = [*before.values(), *now.values()]
        touched = {coding.transcript for coding in both if coding is not None}
        unknown = any(now[ident] is None and before[ident] is None for ident in now)
        self.progress.changed(None if unknown else touched)
        here = [coding for coding in now.values() if coding and coding.transcript == desk.transcript]
        desk.codings.update((coding.id, coding) for coding in here)
        index = self.text.view.index
        gone = [ident for ident in now if index.by_id(ident) is not None]
        come = [desk.looks.mark(coding) for coding in here if desk.shows(coding)]
        if gone or come:
            self.text.change_marks(gone, come)

    def _count_codes(self) -> None:
        coder = self.hub.coder
        self._counter.ask(lambda reader: own_counts(reader, coder), self._counted)

    def _counted(self, counts: Mapping[int, int]) -> None:
        self.applying.counts = dict(counts)
        self.codebook.show_counts(counts)

    def _read_quotations(self) -> None:
        row = self.codebook.book.row(self.codebook.key())
        codes = self.codebook.codes()
        if row is None or not codes:
            self.quotations.show_nothing()
            return
        named = row.code or row.category
        name = named.name if named else self.tr("Not in a category")
        self.quotations.show_codes(name, codes, self.desk.coders, only_own=self.desk.only_own)

    # The open transcript

    def open_transcript(self, transcript: int, jump: tuple[int, int] | None = None) -> None:
        """Open a transcript where it was left, or at a span; one that is open just jumps."""
        if transcript == self.desk.transcript and self._opening is None and jump:
            self.text.jump_to(*jump)
            return
        self._keep_place()
        self._opening, self._jump = transcript, jump
        self.transcripts.set_current(transcript)
        self._read_text()

    def _read_text(self) -> None:
        transcript = self._opening or self.desk.transcript
        if transcript is not None:
            self._opener.ask(lambda reader: document(reader, transcript), self._opened)

    def _opened(self, found: Document | None) -> None:
        self._opening = None
        if found is None:
            return  # deleted meanwhile: the list is on its way
        desk, text = self.desk, self.text
        same = found.transcript == desk.transcript and found.text == desk.words
        desk.lay(found)
        turns = [turn_look(turn) for turn in found.turns]
        if same and turns == list(text.view.turns):
            text.set_marks(desk.marks())
        else:
            text.show_transcript(found.text, turns, desk.marks(), desk.looks.looks)
            text.restore_place(self.memory.place(found.transcript))
        jump, self._jump = self._jump, None
        if jump:
            text.jump_to(*jump)
        self._show_head()
        self._after_codings()

    def _close_text(self) -> None:
        self._opener.forget()
        self._opening = None
        self.desk.clear()
        self.text.show_transcript("", [], [], {})

    def _keep_place(self) -> None:
        if self.desk.transcript is not None:
            self.memory.keep(self.desk.transcript, self.text.place())

    def _after_codings(self) -> None:
        """Say what depends on there being codings, and how much is coded."""
        self.middle.hint.setVisible(bool(self.desk.words) and not self.desk.codings)
        self.transcripts.view.viewport().update()
        self.status_changed.emit(self.status())

    def _show_head(self) -> None:
        row = self.transcripts.model.row(self._opening or self.desk.transcript)
        self.middle.head.show_row(row)
        finished = bool(row and row.finished)
        finish = self.actions_["finish"]
        finish.setChecked(finished)
        finish.setText(self.tr("Finished") if finished else self.tr("Mark as finished"))

    def _show_whose(self) -> None:
        several = sum(coder.kind == "person" for coder in self.desk.coders.values()) > 1
        self.middle.head.show_whose(not self.desk.only_own, several)
        self.actions_["all"].setChecked(not self.desk.only_own)

    @Slot()
    def _renew_looks(self) -> None:
        desk = self.desk
        desk.looks.renew(desk.codebook.codes, desk.coders, self.hub.coder)
        self.text.set_looks(desk.looks.looks)

    # Gestures that are not on words

    def step_transcript(self, step: int) -> None:
        """Open the next or previous transcript of the list."""
        there = self.transcripts.neighbour(step)
        if there is not None:
            self.open_transcript(there)

    def toggle_finished(self) -> None:
        """Mark the open transcript as finished by the viewer, or take the mark away."""
        row = self.transcripts.model.row(self.desk.transcript)
        if row is not None:
            change = operations.unfinish if row.finished else operations.finish
            self.hub.do(change, transcripts=[row.id])
        self._show_head()

    def fold_quotations(self, folded: bool) -> None:
        """Show only the head of the quotations, or all of them."""
        self.quotations.fold(folded)
        self.actions_["quotations"].setChecked(not folded)

    def next_part(self) -> None:
        """Give the focus to the next part of the page that is shown."""
        parts = [self.transcripts.view, self.text.view, self.codebook.tree, self.quotations.view]
        shown = [part for part in parts if part.isVisible()]
        now = QApplication.focusWidget()
        at = next((k for k, part in enumerate(shown) if part is now), -1)
        if shown:
            shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle_everybody(self) -> None:
        self._show_everybody(self.desk.only_own)
        self._read_quotations()

    def _show_everybody(self, everybody: bool) -> None:
        self.desk.only_own = not everybody
        self._show_whose()
        self.text.set_marks(self.desk.marks())

    def _go_to_quotation(self, passage: Passage) -> None:
        self.open_transcript(passage.transcript, (passage.start, passage.end))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self, coding: int | None) -> None:
        found = self.desk.codings.get(coding or 0)
        if found is not None:
            self.quotations.choose((found.transcript, found.start, found.end))

    def _nudge(self, side: Side, step: int) -> None:
        self.text.view.nudged.emit(side, step)

    # Putting together

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.middle)
        self.splitter.addWidget(self.quotations)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([_TEXT_HEIGHT, _QUOTATIONS_HEIGHT])
        self.panes = ThreePanes(
            self.transcripts, self.splitter, self.codebook, left_width=_LEFT, right_width=_RIGHT
        )
        self.empty = EmptyState(
            "highlighter",
            self.tr("Here you code what participants said, as soon as there is a transcript."),
            self.tr("Import…"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panes)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._stack)
        self.setFocusProxy(self.text)
        self.middle.head.take(self.actions_)

    def _connect(self) -> None:
        self.empty.acted.connect(self.import_asked)
        self.transcripts.chosen.connect(self.open_transcript)
        self.transcripts.entered.connect(lambda _id: self.text.setFocus())
        self.text.contextMenuAsked.connect(self.menu.open_at)
        self.text.spanMoved.connect(self.marking.resize)
        self.text.codingFocused.connect(self._focused)
        self.applying.went_to.connect(lambda code: self.codebook.go_to(code_key(code)))
        self.codebook.apply_asked.connect(self.applying.apply)
        self.codebook.chosen.connect(lambda _key: self._read_quotations())
        self.codebook.quotations_asked.connect(lambda: self.fold_quotations(folded=False))
        self.quotations.went.connect(self._go_to_quotation)
        self.quotations.starred.connect(self.marking.set_quotable)
        self.quotations.fold_asked.connect(
            lambda: self.fold_quotations(not self.quotations.folded())
        )
        self.progress.came.connect(lambda: self.status_changed.emit(self.status()))
        theme().changed.connect(self._renew_looks)

    def _connect_actions(self) -> None:
        for name, act in (
            ("last", self.applying.apply_last),
            ("new", self.applying.ask_name),
            ("in-vivo", self.applying.apply_in_vivo),
            ("recent", self.applying.ask_recent),
            ("choose", self.applying.ask_code),
            ("remove", self.marking.remove),
            ("memo", self.marking.write_memo),
            ("quotable", self.marking.toggle_quotable),
            ("translate", self.marking.translate),
            ("next-coding", self.text.next_coding),
            ("previous-coding", lambda: self.text.next_coding(-1)),
            ("start-back", lambda: self._nudge(Side.START, -1)),
            ("start-on", lambda: self._nudge(Side.START, 1)),
            ("end-back", lambda: self._nudge(Side.END, -1)),
            ("end-on", lambda: self._nudge(Side.END, 1)),
            ("next", lambda: self.step_transcript(1)),
            ("previous", lambda: self.step_transcript(-1)),
            ("finish", self.toggle_finished),
            ("all", self._toggle_everybody),
            ("codebook", lambda: self.codebook.filter.setFocus()),
            ("quotations", lambda: self.fold_quotations(not self.quotations.folded())),
            ("part", self.next_part),
        ):
            self.actions_.on(name, act)
