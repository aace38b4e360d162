"""The Code page: transcripts at the left, the text, the codebook at the right, quotations below.

The page lays out and reads; `Applying` and `Marking` are the gestures. After a change it reads
only what changed: one coding more or less costs the same in every project.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.coding import operations
from app.models.journal import Changes
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.pages.code.actions import Actions
from app.ui.pages.code.applying import Applying
from app.ui.pages.code.auto.gestures import Automatic
from app.ui.pages.code.codebook import Codebook, code_key
from app.ui.pages.code.codebook_panel import CodebookPanel
from app.ui.pages.code.correcting.correcting import Correcting
from app.ui.pages.code.counts import CodeCounts
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.dropping import CodeDrop, QuotesDrop, WordsDrop
from app.ui.pages.code.finding import Finding
from app.ui.pages.code.listening.listening import Listening
from app.ui.pages.code.looking import Looking
from app.ui.pages.code.marking import Marking
from app.ui.pages.code.memory import Memory
from app.ui.pages.code.on_paper import OnPaper
from app.ui.pages.code.opening import FEW, Opening
from app.ui.pages.code.passage_notes import PassageNotes
from app.ui.pages.code.pending import CODEBOOK, TABLES, TRANSCRIPTS, Pending
from app.ui.pages.code.progress import Progress
from app.ui.pages.code.quotations_panel import QuotationsPanel
from app.ui.pages.code.quotes.choosing import Cited
from app.ui.pages.code.reading import people, transcript_rows
from app.ui.pages.code.reading_desk import ReadingDesk
from app.ui.pages.code.stage import Stage
from app.ui.pages.code.text_menu import TextMenu
from app.ui.pages.code.text_panel import TextPanel
from app.ui.pages.code.transcript_list import TranscriptList
from app.ui.pages.code.transcript_model import coded_words
from app.ui.pages.code.wiring import wire
from app.ui.pages.code.witnessing import Witnessing
from app.ui.pages.page import Page, Place
from app.ui.text import CodedText
from app.ui.theme import theme
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import margins

_LEFT, _RIGHT = 200, 304  # px at first, at 100 %


class CodePage(Page):
    """The page of open coding. `import_asked` comes from its empty state."""

    tables = TABLES
    is_for_reading = True
    import_asked = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._pending = Pending()
        self.counts = CodeCounts(hub, self)
        self.progress = Progress(hub, self)
        self.transcripts = TranscriptList(self.progress)
        self.middle = TextPanel()
        self.codebook = CodebookPanel(hub, self)
        self.quotations = QuotationsPanel(hub)
        self.splitter = ReadingDesk(self.middle, self.quotations)
        self.desk = Desk(hub, self.text, self)
        self.applying = Applying(self.desk, self)
        self.marking = Marking(self.desk, self)
        self.opening = Opening(self.desk)
        self.passage_notes = PassageNotes(self.desk, self)
        self.witnessing = Witnessing(self.desk, self)
        self.stage = Stage(self.splitter, self.desk, self)
        self.keys = Actions(self.text, self)
        self.menu = TextMenu(self.desk, self.keys, self.applying, self.marking, self)
        self.drops = (
            CodeDrop(self.desk, self.applying),
            WordsDrop(self.desk, self.applying, self.codebook.tree),
            QuotesDrop(self.desk, self.stage.sorting, self.codebook.tree),
        )
        self.looking = Looking(self)
        self.finding = Finding(self)
        self.correcting = Correcting(self)
        self.on_paper = OnPaper(self)
        self.listening = Listening(self)
        self.automatic = Automatic(self)
        self._lay_out()
        self._connect()
        wire(self)

    @property
    def text(self) -> CodedText:
        """The text with its codings."""
        return self.middle.text

    # What the window asks

    def page_actions(self) -> list[QAction]:
        """Return all actions of the page."""
        return list(self.keys)

    def status(self) -> str:
        """Return which transcript is open and how much of it is coded."""
        row = self.transcripts.model.row(self.desk.transcript)
        if row is None:
            return ""
        coded = self.progress.of(row.id)
        return f"{row.name} · {coded_words(coded)}" if coded else row.name

    def find_here(self) -> bool:
        """Open the palette of codes if words are selected; tell whether it did."""
        if self.text.selected_span() is None or not self.stage.shows_text():
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
        self.opening.keep_place()
        return {
            "transcript": self.opening.transcript(),
            "places": self.opening.memory.places(),
            "recent": list(self.applying.recent),
            "codebook": self.codebook.state(),
            "filters": [self.transcripts.filter.text(), self.codebook.filter.text()],
            "everybody": not self.desk.only_own,
            "sizes": self.splitter.heights(),
            "folded": self.quotations.folded(),
            "looking": self.looking.state(),
            "listening": self.listening.state(),
            "stage": self.stage.state(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered state."""
        kept = Memory.checked(state)
        self.opening.memory.take(kept.places)
        self.applying.recent = kept.recent
        self.transcripts.filter.setText(kept.filters[0])
        self.codebook.restore(kept.codebook)
        self.codebook.filter.setText(kept.filters[1])
        self._show_everybody(kept.everybody)
        self.looking.restore(state.get("looking"))
        self.listening.restore(state.get("listening"))
        self.splitter.restore(kept.sizes)
        self.fold_quotations(kept.folded)
        self.stage.restore(state.get("stage"))
        if kept.transcript is not None:
            self.opening.wish(kept.transcript)
            if self.transcripts.model.has_any():
                self._read_transcripts()

    # Reading

    def reload(self) -> None:
        """Read what changed since the last time."""
        pending = self._pending.take()
        book, lists = pending.touches(CODEBOOK), pending.touches(TRANSCRIPTS)
        turns = pending.everything or bool(pending.rows("turn"))
        if pending.everything:
            self.desk.hide_codings()
            self.quotations.show_nothing()
        if book:
            self._read_codebook()
        if turns:
            self.progress.forget()
        if pending.texts():
            self.quotations.model.forget_texts()
        if lists:
            self._read_transcripts(anew=turns)
        elif pending.rows("quotation"):
            self.opening.read_again()
        touched = self._read_codings(pending)
        if book:
            self.codebook.show_book(self.desk.codebook, self.counts.by_code)
        elif pending.rows("memo"):
            self.codebook.show_card()
        if pending.everything or pending.rows("memo"):
            self.passage_notes.refresh()
        if book or lists or touched is None or touched.intersection(self.codebook.codes()):
            self._read_quotations()
        self.stage.reload(pending)

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
            desk.codebook = Codebook.read(reader, desk.codebook)
            desk.coders = people(reader)
        self._renew_looks()
        self.looking.codebook_read()
        self._show_whose()

    def _read_transcripts(self, *, anew: bool = False) -> None:
        """Show the list; open what is to be open, `anew` also if it is already."""
        with self.hub.read() as reader:
            rows = transcript_rows(reader, self.hub.coder)
        self.transcripts.set_rows(rows)
        self._stack.setCurrentWidget(self.panes if rows else self.empty)
        versions = {row.id: row.version for row in rows}
        if not rows:
            self.opening.close()
        else:
            candidates = (self.opening.transcript(), self.desk.transcript, rows[0].id)
            wanted = next(one for one in candidates if one is not None and one in versions)
            as_read = (self.desk.transcript, self.desk.version)
            if anew or as_read != (wanted, versions[wanted]):
                self.open_transcript(wanted)
        self._show_head()

    def _read_codings(self, pending: Pending) -> set[int] | None:
        """Read the codings that changed; return their codes, None where nobody knows them."""
        changed = pending.rows("coding")
        if pending.everything or len(changed) > FEW:
            self.progress.changed(None)
            self.opening.read_again()
            self.counts.ask()
            return None
        if not changed:
            return set()
        exchange = self.opening.exchange(changed)
        self.progress.changed(exchange.transcripts())
        self.counts.follow(exchange)
        self._after_codings()
        return exchange.codes()

    @Slot()
    def _counted(self) -> None:
        self.applying.counts = self.counts.by_code
        if self.codebook.book is self.desk.codebook:  # else it is about to be shown with them
            self.codebook.show_counts(self.counts.by_code)

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
        """Open a transcript where it was left, or at a span."""
        if jump is not None:
            self.stage.show_text()
        self.transcripts.set_current(transcript)
        self.opening.open(transcript, jump)

    @Slot()
    def _opened(self) -> None:
        self._show_head()
        self._after_codings()

    def _after_codings(self) -> None:
        """Say what depends on there being codings, and how much is coded."""
        self.middle.hint.setVisible(bool(self.desk.words) and not self.desk.codings)
        self.transcripts.view.viewport().update()
        self.status_changed.emit(self.status())

    def _show_head(self) -> None:
        row = self.transcripts.model.row(self.opening.transcript())
        self.middle.head.show_row(row)
        self.listening.refresh()
        finished = bool(row and row.finished)
        finish = self.keys["finish"]
        finish.setChecked(finished)
        finish.setText(self.tr("Finished") if finished else self.tr("Mark as finished"))

    def _show_whose(self) -> None:
        several = sum(coder.kind == "person" for coder in self.desk.coders.values()) > 1
        self.middle.head.show_whose(not self.desk.only_own, several)
        self.keys["all"].setChecked(not self.desk.only_own)

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
            self.stage.show_text()
            self.open_transcript(there)

    def toggle_finished(self) -> None:
        """Mark the open transcript as finished by the viewer, or take the mark away."""
        row = self.transcripts.model.row(self.desk.transcript)
        if row is not None:
            change = operations.unfinish if row.finished else operations.finish
            self.hub.do(change, transcripts=[row.id])
        self._show_head()

    def fold_quotations(self, folded: bool) -> None:
        """Show only the head of the quotations, or all of them in the height they had."""
        self.keys["quotations"].setChecked(not folded)
        self.splitter.fold(folded)

    def next_part(self) -> None:
        """Give the focus to the next part of the page that is shown."""
        parts = [self.transcripts.view, self.stage.part(), self.codebook.tree, self.quotations.view]
        shown = [part for part in parts if part.isVisible()]
        now = QApplication.focusWidget()
        at = next((k for k, part in enumerate(shown) if part is now), -1)
        if shown:
            shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_everybody(self) -> None:
        """Show the other coders' codings, or only the viewer's."""
        self._show_everybody(self.desk.only_own)
        self._read_quotations()
        self.stage.reload(Pending.nothing())

    def _show_everybody(self, everybody: bool) -> None:
        self.desk.only_own = not everybody
        self._show_whose()
        self.text.set_marks(self.desk.marks())

    def go_to_quotation(self, passage: Cited) -> None:
        """Show a quotation in its text."""
        self.open_transcript(passage.transcript, (passage.start, passage.end))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self, coding: int | None) -> None:
        found = self.desk.codings.get(coding or 0)
        if found is not None:
            self.quotations.choose((found.transcript, found.start, found.end))

    # Putting together

    def _lay_out(self) -> None:
        self._stack, sides = QStackedWidget(self), (self.transcripts, self.stage, self.codebook)
        self.panes = ThreePanes(*sides, left_width=_LEFT, right_width=_RIGHT, parent=self._stack)
        self.empty = EmptyState(
            "highlighter",
            self.tr("Here you code what participants said, as soon as there is a transcript."),
            self.tr("Import…"),
        )
        self._stack.addWidget(self.panes)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._stack)
        self.setFocusProxy(self.stage)
        self.keys["quotations"].setChecked(True)
        self.middle.head.take(self.keys)

    def _connect(self) -> None:
        self.empty.acted.connect(self.import_asked)
        self.transcripts.chosen.connect(self.open_transcript)
        self.opening.opened.connect(self._opened)
        self.text.contextMenuAsked.connect(self.menu.open_at)
        self.text.spanMoved.connect(self.marking.resize)
        self.text.codingFocused.connect(self._focused)
        self.applying.went_to.connect(lambda code: self.codebook.go_to(code_key(code)))
        self.applying.applied.connect(lambda code: self.codebook.follow(code_key(code)))
        self.codebook.chosen.connect(lambda _key: self._read_quotations())
        self.codebook.quotations_asked.connect(lambda: self.fold_quotations(folded=False))
        self.quotations.fold_asked.connect(
            lambda: self.fold_quotations(not self.quotations.folded())
        )
        self.counts.changed.connect(self._counted)
        self.progress.came.connect(lambda: self.status_changed.emit(self.status()))
        theme().changed.connect(self._renew_looks)
