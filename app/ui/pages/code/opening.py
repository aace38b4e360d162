"""Opening transcripts: reading one in the background, showing it where it was left.

While one is being read the one before stays on screen. Changes of few codings are read one by one
and exchanged in the open text; many, or another text, mean reading the transcript again.
"""

from PySide6.QtCore import QObject, Signal

from app.models import queries
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.desk import Desk, Span
from app.ui.pages.code.exchange import Exchange
from app.ui.pages.code.looks import turn_look
from app.ui.pages.code.memory import Memory
from app.ui.pages.code.reading import Document, document

FEW = 50  # changed codings that are read one by one


class Opening(QObject):
    """`opened` after a transcript was read and shown, or its codings were."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._asker = Asker(desk.hub, self)
        self._coming: int | None = None
        self._jump: Span | None = None
        self.memory = Memory()

    def transcript(self) -> int | None:
        """Return the transcript that is being opened, or else is open."""
        return self._coming if self._coming is not None else self._desk.transcript

    def wish(self, transcript: int) -> None:
        """Name what is to be opened as soon as the transcripts are known."""
        self._coming = transcript

    def open(self, transcript: int, jump: Span | None = None) -> None:
        """Open a transcript where it was left, or at a span; one that is open just jumps."""
        if transcript == self._desk.transcript and self._coming is None and jump:
            self._desk.text.jump_to(*jump)
            return
        self.keep_place()
        self._coming, self._jump = transcript, jump
        self.read_again()

    def read_again(self) -> None:
        """Read the transcript that is wanted, as it is stored now."""
        transcript = self.transcript()
        if transcript is not None:
            self._asker.ask(lambda reader: document(reader, transcript), self._show)

    def close(self) -> None:
        """Show no transcript."""
        self._asker.forget()
        self._coming = self._jump = None
        self._desk.clear()
        self._desk.text.show_transcript("", [], [], {})

    def keep_place(self) -> None:
        """Remember where the open transcript is being read, and what is selected."""
        desk = self._desk
        if desk.transcript is not None:
            self.memory.keep(desk.transcript, desk.text.place())
        if desk.version is not None:
            self.memory.keep_selected(desk.version, desk.text.selected_span())

    def exchange(self, changed: set[int]) -> Exchange:
        """Read a few changed codings and put them into the place of what they were."""
        desk = self._desk
        with desk.hub.read() as reader:
            now = {ident: queries.coding(reader, ident) for ident in changed}
        before = {ident: desk.codings.pop(ident, None) for ident in now}
        here = [row for row in now.values() if row and row.transcript == desk.transcript]
        desk.codings.update((coding.id, coding) for coding in here)
        gone = [ident for ident in now if desk.text.view.index.by_id(ident) is not None]
        come = [desk.looks.mark(coding) for coding in here if desk.shows(coding)]
        if gone or come:
            desk.text.change_marks(gone, come)
        if self._coming is not None:
            self.read_again()  # what is on its way may have been read before the change
        return Exchange(before, now, desk.transcript)

    def _show(self, found: Document | None) -> None:
        self._coming = None
        if found is None:
            return  # deleted meanwhile: the list without it is on its way
        desk, text = self._desk, self._desk.text
        same = found.transcript == desk.transcript and found.text == desk.words
        if found.transcript == desk.transcript:
            self.keep_place()  # it may be shown anew: other turns, or an edited text
        desk.lay(found)
        turns = [turn_look(turn) for turn in found.turns]
        if same and [one[:3] for one in turns] == [one[:3] for one in text.view.turns]:
            if turns != list(text.view.turns):
                text.set_turns(turns)
            text.set_marks(desk.marks())
        else:
            text.show_transcript(found.text, turns, desk.marks(), desk.looks.looks)
            selected = self.memory.selected(found.version)
            if selected is not None:
                text.select_span(*selected)
            text.restore_place(self.memory.place(found.transcript))
        jump, self._jump = self._jump, None
        if jump:
            text.jump_to(*jump)
        self.opened.emit()
