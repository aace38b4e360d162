"""Memos on passages of the open transcript: their marks beside the text, and the sheet for one.

A passage needs no code to carry a memo. The memos come through the query that hides private ones
and, in a blind round, the other coder's.
"""

from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.coding.notes import Target, passage_link
from app.models import queries
from app.ui.memos.sheet import MemoSheet
from app.ui.memos.words import plain
from app.ui.pages.code.desk import Desk, Span
from app.ui.pages.page import Place
from app.ui.text.note_marks import NoteMark

_TIP = 240  # code points of a memo that its tip tells


class PassageNotes(QObject):
    """Reads and writes memos on passages of the open transcript."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._sheet: MemoSheet | None = None
        desk.text.notes.asked.connect(self._open)

    @property
    def sheet(self) -> MemoSheet:
        """The sheet, made when it is first needed."""
        if self._sheet is None:
            self._sheet = MemoSheet(self._desk.hub, self._page)
            self._sheet.went.connect(self._go)
        return self._sheet

    def refresh(self) -> None:
        """Show the marks of the open transcript as they are stored now."""
        desk = self._desk
        if desk.transcript is None:
            return
        memos: list[queries.Memo] = []
        # What was opened last may arrive when the project is closed already.
        with suppress(RuntimeError), desk.hub.read() as reader:
            memos = queries.memos(reader, desk.transcript)
        names = {coder.id: coder.name for coder in desk.coders.values()}
        several = len(names) > 1
        marks = []
        for row in memos:
            if row.start is None or row.end is None:
                continue
            words = plain(row.text)
            short = words if len(words) <= _TIP else words[:_TIP] + "…"
            who = names.get(row.author or 0, "") if several else ""
            tip = "\n".join(part for part in (row.title or "", short, who) if part)
            marks.append(NoteMark(row.id, row.start, row.end, tip))
        desk.text.notes.show_marks(marks)

    def write(self) -> bool:
        """Open the memo on the selected words, or the one at the caret; tell whether there is."""
        desk = self._desk
        span = desk.text.selected_span() or self._at_caret()
        if span is None or desk.transcript is None:
            return False
        self._ask(span)
        return True

    def link(self) -> str | None:
        """Return a Markdown link to the words that are meant, for pasting into a memo."""
        desk = self._desk
        span = desk.span()
        if span is None or desk.transcript is None:
            return None
        return passage_link(self._name(), desk.quote(span), desk.transcript, span)

    def _ask(self, span: Span) -> None:
        desk = self._desk
        assert desk.transcript is not None
        label = f"{self._name()}: “{' '.join(desk.quote(span).split())}”"
        place = (desk.transcript, *span)
        corner, above = desk.anchor()
        self.sheet.ask(Target("passage", desk.transcript, label, place), corner, above)

    def _open(self, memo: int) -> None:
        mark = next((one for one in self._desk.text.notes.marks if one.id == memo), None)
        if mark is not None:
            self._desk.text.select_span(mark.start, mark.end)
            self._ask((mark.start, mark.end))

    def _at_caret(self) -> Span | None:
        caret = self._desk.text.view.caret()
        there = [
            (mark.end - mark.start, mark.start, mark.end)
            for mark in self._desk.text.notes.marks
            if mark.start <= caret <= mark.end
        ]
        return min(there)[1:] if there else None

    def _name(self) -> str:
        with self._desk.hub.read() as reader:
            rows = queries.transcripts(reader)
        return next((row.name for row in rows if row.id == self._desk.transcript), "")

    def _go(self, place: object) -> None:
        self._page.went.emit(Place(*place))  # type: ignore[attr-defined, misc]
