"""The gestures that correct the text: F2 the turn, Shift+F2 all of it, turns split, joined, named.

A correction that takes words from codings is shown before it is made; any other is made at once,
for it can be undone. What was typed is never lost on the way: going back from that list opens the
field again with what was typed, and so does opening the whole text after it was left with Esc.
"""

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from shiboken6 import isValid

from app.coding import operations
from app.coding.editing.preview import Preview, preview
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.queries import Turn
from app.ui.pages.code.actions import TEXT, Spec
from app.ui.pages.code.correcting.line_sheet import LineSheet
from app.ui.pages.code.correcting.preview_dialog import PreviewDialog
from app.ui.pages.code.correcting.text_dialog import TextDialog
from app.ui.pages.code.correcting.turn_sheet import TurnSheet
from app.ui.speech import sentence
from app.ui.text.turns import clock

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage

_CLOCK = re.compile(r"(?:(\d{1,2})[:：])?(\d{1,3})[:：]([0-5]?\d)(?:[.,](\d{1,3}))?", re.ASCII)


def table() -> list[Spec]:
    """Return the actions, in the order in which menu and sheet show them."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CodeActions", text)

    return [
        Spec("correct", TEXT, "F2", "pencil", tr("Correct the turn…")),
        Spec("correct-all", TEXT, "Shift+F2", "square-pen", tr("Correct the whole text…")),
        Spec("split-turn", TEXT, "Ctrl+Return", "split", tr("Split the turn here")),
        Spec("join-turns", TEXT, "Ctrl+Backspace", "merge", tr("Join with the next turn")),
        Spec("speaker", TEXT, "Shift+S", "user", tr("Speaker of the turn…")),
        Spec("time", TEXT, "Shift+T", "clock", tr("Time of the turn…")),
    ]


class Correcting(QObject):
    """The page's hand for its text."""

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._draft: tuple[int | None, str] | None = None
        self.dialog: TextDialog | None = None
        self.preview: PreviewDialog | None = None
        page.keys.add(table())
        for name, act in (
            ("correct", self.correct_turn),
            ("correct-all", self.correct_all),
            ("split-turn", self.split_turn),
            ("join-turns", self.join_turns),
            ("speaker", self.ask_speaker),
            ("time", self.ask_time),
        ):
            page.keys.on(name, act)

    @cached_property
    def turn_sheet(self) -> TurnSheet:
        """The sheet for one turn, made when it is first needed."""
        return TurnSheet(self._page)

    @cached_property
    def speaker_sheet(self) -> LineSheet:
        """The sheet for a speaker, made when it is first needed."""
        hint = self.tr("Enter writes the label in the text")
        return LineSheet(self._page, self.tr("Speaker of the turn"), hint)

    @cached_property
    def time_sheet(self) -> LineSheet:
        """The sheet for a time, made when it is first needed."""
        hint = self.tr("Minutes and seconds in the recording, like 12:05; empty takes it away")
        return LineSheet(self._page, self.tr("Time of the turn"), hint)

    # Correcting words

    def correct_turn(self, typed: str | None = None) -> None:
        """Open the words of the turn at the caret; `typed` before, if one comes back to it."""
        desk, turn = self._desk, self._turn()
        if turn is None:
            self.correct_all()
            return
        text, version = desk.words, desk.version
        start, end = desk.text.selected_span() or (desk.text.view.caret(),) * 2
        chosen = [max(0, min(at, turn.end) - turn.start) for at in (start, end)]

        def keep(words: str) -> None:
            corrected = text[: turn.start] + words + text[turn.end :]
            self._propose(corrected, version, partial(self.correct_turn, words))

        self.turn_sheet.ask_at(
            *desk.anchor(),
            self._title(turn),
            text[turn.start : turn.end],
            (chosen[0], chosen[1]),
            keep,
        )
        if typed is not None:
            self.turn_sheet.field.type_anew(typed)

    def correct_all(self) -> None:
        """Open the whole text."""
        desk = self._desk
        if desk.transcript is None:
            return
        row = self._page.transcripts.model.row(desk.transcript)
        chosen = desk.text.selected_span() or (desk.text.view.caret(),) * 2
        dialog = TextDialog(self._page, row.name if row else "", desk.words, chosen)
        version, before = desk.version, desk.words
        if self._draft is not None and self._draft[0] == version:
            dialog.field.type_anew(self._draft[1])
        self._draft = None

        def ended(accepted: int) -> None:
            text = dialog.field.stored_text()
            if text != before:
                self._draft = (version, text)
                if accepted:
                    self._propose(text, version, self.correct_all)
            dialog.deleteLater()
            self.dialog = None

        dialog.finished.connect(ended)
        self.dialog = dialog
        dialog.open()

    def _propose(self, text: str, version: int | None, back: Callable[[], None]) -> None:
        """Correct the text at once, or show first what it does to the codings."""
        transcript, before = self._desk.transcript, self._desk.words
        if transcript is None:
            return

        def shown(found: Preview) -> None:
            if not isValid(self):
                return
            if found.version == version and found.doubtful():
                self._show(found, back, correct)
            else:
                correct()

        def refused(problem: Refusal | Trouble) -> None:
            back()
            self._desk.hub.refused.emit(problem)

        def correct(lose: bool = False, others: bool = False) -> None:
            self._desk.hub.do(
                operations.edit_text,
                transcript=transcript,
                text=text,
                version=version,
                lose=lose,
                others=others,
                then=lambda _counts: self._done(_first_change(before, text)),
                otherwise=refused,
            )

        self._desk.hub.fetch(lambda reader: preview(reader, transcript, text), shown)

    def _done(self, at: int) -> None:
        """Put the caret at the first change as soon as the new text is read."""
        self._draft = None
        self._page.opening.opened.connect(
            lambda: self._desk.text.view.put_caret(at),
            Qt.ConnectionType.SingleShotConnection,
        )

    def _show(
        self, found: Preview, back: Callable[[], None], correct: Callable[[bool, bool], None]
    ) -> None:
        desk = self._desk
        dialog = PreviewDialog(self._page, found, desk.codebook.name, desk.coders, desk.hub.coder)

        def ended(accepted: int) -> None:
            others = dialog.may_lose_others()
            dialog.deleteLater()
            self.preview = None
            if accepted:
                correct(True, others)
            else:
                back()

        dialog.finished.connect(ended)
        self.preview = dialog
        dialog.open()

    # Turns

    def split_turn(self) -> None:
        """Begin a new turn of the same speaker at the caret, or where the selection begins."""
        turn = self._turn()
        if turn is not None:
            at = self._place()
            self._desk.hub.do(operations.split_turn, turn=turn.id, at=at, otherwise=self._say_why)

    def join_turns(self) -> None:
        """Join the turn at the caret with the next one, whose label goes."""
        turn = self._turn()
        if turn is not None:
            self._desk.hub.do(operations.join_turns, turn=turn.id, otherwise=self._say_why)

    def ask_speaker(self) -> None:
        """Ask who speaks the turn at the caret, or all turns with its label."""
        turn = self._turn()
        if turn is None:
            return
        turns = self._turns()
        names = list(dict.fromkeys(one.speaker for one in turns if one.speaker))
        alike = [one.id for one in turns if one.speaker == turn.speaker]

        def take(name: str, every: bool) -> str:
            if not name:
                return self.tr("A name is needed")
            self._desk.hub.do(
                operations.change_speaker,
                transcript=turn.transcript,
                turns=alike if every else [turn.id],
                speaker=name,
            )
            return ""

        also = ""
        if turn.speaker and len(alike) > 1:
            also = self.tr("All turns of {name} ({n})").format(name=turn.speaker, n=len(alike))
        self.speaker_sheet.ask_at(*self._desk.anchor(), turn.speaker or "", take, also, names)

    def ask_time(self) -> None:
        """Ask when the turn at the caret begins in the recording."""
        turn = self._turn()
        if turn is None:
            return

        def take(line: str, _also: bool) -> str:
            milliseconds = None
            if line:
                milliseconds = _milliseconds(line)
                if milliseconds is None:
                    return self.tr("Write a time like 12:05 or 1:02:03")
            self._desk.hub.do(operations.set_turn_time, turn=turn.id, milliseconds=milliseconds)
            return ""

        now = "" if turn.milliseconds is None else clock(turn.milliseconds / 1000)
        self.time_sheet.ask_at(*self._desk.anchor(), now, take)

    # Asking

    def _place(self) -> int:
        span = self._desk.text.selected_span()
        return span[0] if span else self._desk.text.view.caret()

    def _turns(self) -> list[Turn]:
        if self._desk.transcript is None:
            return []
        with self._desk.hub.read() as reader:
            return queries.turns(reader, [self._desk.transcript])

    def _turn(self) -> Turn | None:
        """Return the turn at the caret, its label and the line ends behind it included."""
        at = self._place()
        return next((one for one in reversed(self._turns()) if one.label_start <= at), None)

    def _title(self, turn: Turn) -> str:
        time = "" if turn.milliseconds is None else clock(turn.milliseconds / 1000)
        parts = [part for part in (turn.speaker, time) if part]
        return " · ".join(parts) or self.tr("Paragraph")

    def _say_why(self, problem: Refusal | Trouble) -> None:
        self._desk.hint(sentence(problem))


def _first_change(before: str, after: str) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    return next((k for k, (old, new) in pairs if old != new), min(len(before), len(after)))


def _milliseconds(line: str) -> int | None:
    found = _CLOCK.fullmatch(line)
    if found is None:
        return None
    hours, minutes, seconds, fraction = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "").ljust(3, "0")[:3] or 0)
