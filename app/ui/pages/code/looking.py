"""How the text is looked at: what is shown of it, what is selected by a key, what is copied.

None of it changes the project. The gestures of coding are in `Applying` and `Marking`.
"""

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from app.coding.speaking import Voices
from app.ui.pages.code.actions import PAGE, TEXT, Spec
from app.ui.pages.code.coding_card import CodingCard
from app.ui.pages.code.going import Going
from app.ui.pages.code.narrowing import UNCODED, Narrowed, chips, choices
from app.ui.text.copying import words_of, words_with_speakers
from app.ui.widgets.command_palette import CommandPalette

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage


def table() -> list[Spec]:
    """Return the actions of looking, in the order in which the sheet shows them."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CodeActions", text)

    return [
        Spec("turn", TEXT, "A", "", tr("Select the turn; again: the next too")),
        Spec("turn-above", TEXT, "Shift+A", "", tr("Select the turn; again: the one before too")),
        Spec("here", TEXT, "Return; Enter", "", tr("Next coding of the same place")),
        Spec("go", TEXT, "G", "", tr("Go to a coding…")),
        Spec("narrow", TEXT, "F", "list-filter", tr("Show only…")),
        Spec("everything", TEXT, "Shift+F", "", tr("Show everything")),
        Spec("uncoded", TEXT, "D", "", tr("Dim what is coded"), checkable=True),
        Spec("next-uncoded", PAGE, "F8", "", tr("Next passage without a code")),
        Spec("previous-uncoded", PAGE, "Shift+F8", "", tr("Previous passage without a code")),
        Spec("numbers", TEXT, "L", "", tr("Numbers of the turns"), checkable=True),
        Spec("copy-speakers", TEXT, "Ctrl+Shift+C", "copy", tr("Copy with speakers")),
        Spec("copy-quotation", TEXT, "Ctrl+Alt+C", "quote", tr("Copy as quotation")),
    ]


class Looking(QObject):
    """The gestures that change what one sees, and what is remembered of them."""

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page)
        self._page, self._desk, self._text = page, page.desk, page.text
        self.card = CodingCard(page)
        self.going = Going(page)
        page.keys.add(table())
        self._connect()

    @cached_property
    def palette(self) -> CommandPalette:
        """The palette of what the text can be narrowed to, made when it is first needed."""
        made = CommandPalette(self._page)
        made.set_words(self.tr("Show only…"))
        made.chosen.connect(self._chosen)
        return made

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        numbered = self._text.gutter.numbered
        return {"narrowed": self._desk.narrowed.state(), "numbers": numbered}

    def restore(self, state: Any) -> None:
        """Take up what was remembered, as far as it has the right form."""
        if isinstance(state, Mapping):
            self._desk.narrowed = Narrowed.kept(state.get("narrowed"))
            self.number_turns(state.get("numbers") is True)

    def codebook_read(self) -> None:
        """Find out anew which codes the choice means: codes may have moved, or be gone."""
        before = self._desk.narrowed
        self._desk.narrowed = before.in_book(self._desk.codebook, self._desk.coders)
        self._show(again=before != self._desk.narrowed)

    # What is shown

    def ask_narrow(self) -> None:
        """Open the palette of coders, codes, categories and themes."""
        self.palette.set_items(choices(self._desk.codebook, self._desk.coders))
        self.palette.ask()

    def narrow(self, narrowed: Narrowed) -> None:
        """Show only these codings."""
        desk = self._desk
        desk.narrowed = narrowed.in_book(desk.codebook, desk.coders)
        self._show(again=True)

    def show_everything(self) -> None:
        """Show all codings again."""
        self.narrow(Narrowed())

    def number_turns(self, on: bool) -> None:
        """Show the numbers of the turns, or not."""
        self._page.keys["numbers"].setChecked(on)
        self._text.number_turns(on)

    def toggle(self, key: Hashable) -> None:
        """Take one thing into what is shown, or out of it."""
        self.narrow(self._desk.narrowed.with_key(key))

    def _chosen(self, key: Hashable, _keep_open: bool) -> None:
        self.toggle(key)

    def _show(self, *, again: bool) -> None:
        desk = self._desk
        self._page.keys["uncoded"].setChecked(desk.narrowed.uncoded)
        self._page.middle.chips.show_chips(chips(desk.narrowed, desk.codebook, desk.coders))
        self._text.dim_coded(desk.narrowed.uncoded)
        if again:
            self._text.set_marks(desk.marks())

    # Copying

    def copy_with_speakers(self) -> None:
        """Copy the selection with who says it."""
        span = self._desk.span()
        if span is not None:
            turns = self._text.view.turns
            QApplication.clipboard().setText(words_with_speakers(self._desk.words, turns, *span))

    def copy_quotation(self) -> None:
        """Copy the words as a paper quotes them: “…” (S07), with the turn's number if shown."""
        desk, span = self._desk, self._desk.span()
        if span is None or desk.transcript is None:
            desk.hint(self.tr("Select words first"))
            return
        with desk.hub.read() as reader:
            who = Voices(reader, {desk.transcript}).speakers(desk.transcript, *span)
        turns = self._text.view.turns
        row = self._page.transcripts.model.row(desk.transcript)
        said_by = ", ".join(who) or (row.name if row else "")
        if self._text.gutter.numbered:
            said_by += f", {self._text.gutter.number_at(span[0])}"
        words = words_of(desk.words, turns, *span)
        QApplication.clipboard().setText(
            self.tr("“{words}” ({who})").format(words=words, who=said_by)
        )

    def _connect(self) -> None:
        page, text = self._page, self._text
        bar = page.middle.chips
        bar.dropped.connect(self.toggle)
        bar.cleared.connect(self.show_everything)
        page.codebook.narrow_asked.connect(self.toggle)
        for name, act in (
            ("turn", text.view.select_turn),
            ("turn-above", lambda: text.view.select_turn(-1)),
            ("here", text.next_here),
            ("go", self.going.ask),
            ("narrow", self.ask_narrow),
            ("everything", self.show_everything),
            ("uncoded", lambda: self.toggle(UNCODED)),
            ("next-uncoded", text.next_uncoded),
            ("previous-uncoded", lambda: text.next_uncoded(-1)),
            ("numbers", lambda: self.number_turns(not text.gutter.numbered)),
            ("copy-speakers", self.copy_with_speakers),
            ("copy-quotation", self.copy_quotation),
        ):
            page.keys.on(name, act)
