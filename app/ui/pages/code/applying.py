"""Putting codes on words: the last one, a recent one, a new one, one in vivo, one by its letters.

The words are the selected ones; without a selection those of the focused coding, so that a second
and third code follow the first without selecting again.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.colours import code_colour
from app.ui.pages.code.code_items import code_items
from app.ui.pages.code.desk import Desk, Span
from app.ui.pages.code.in_vivo import in_vivo_name
from app.ui.pages.code.looks import next_colour
from app.ui.pages.code.name_popover import NamePopover
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.look import swatch_icon
from app.ui.widgets.menu_words import menu_words

_DIGITS = 9
_REMEMBERED = 20


class Applying(QObject):
    """`went_to(code)`: a code was chosen in the palette with nothing to put it on; `applied(code)`:
    one was put on words.
    """

    went_to = Signal(object)
    applied = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._span: Span | None = None
        self.recent: list[int] = []
        self.counts: Mapping[int, int] = {}
        self.menu: QMenu | None = None

    @cached_property
    def popover(self) -> NamePopover:
        """The field for a new code's name, made when it is first needed."""
        made = NamePopover(self._page)
        made.named.connect(self._named)
        return made

    @cached_property
    def palette(self) -> CommandPalette:
        """The palette of all codes, made when it is first needed."""
        made = CommandPalette(self._page)
        made.chosen.connect(self._chosen)
        made.new_asked.connect(self._new_asked)
        return made

    def apply(self, code: int, span: Span | None = None) -> None:
        """Put a code on a span, else on the words meant, or say that there are none."""
        span = span or self._words()
        if span is not None:
            self._apply(code, span)

    def apply_several(self, codes: Sequence[int], span: Span) -> None:
        """Put several codes on a span as one step."""
        if len(codes) == 1:
            self._apply(codes[0], span)
            return
        self._desk.hub.do(
            operations.apply_codes,
            transcript=self._desk.transcript,
            codes=codes,
            start=span[0],
            end=span[1],
            then=lambda _codings: self._applied(codes[-1], span),
        )

    def apply_last(self) -> None:
        """Put the code used last on the words."""
        if self._words() is None:
            return
        living = self.living_recent()
        if living:
            self.apply(living[0])
        else:
            self._desk.hint(
                self.tr("You have used no code here yet: Ctrl+K chooses one, N makes one")
            )

    def apply_in_vivo(self) -> None:
        """Make a code of the words themselves, or use the one that is called so."""
        span = self._words()
        if span is None:
            return
        name = in_vivo_name(self._desk.quote(span))
        if name:
            self._apply_named(name, span)
        else:
            self._desk.hint(self.tr("There are no words in the selection"))

    def ask_name(self) -> None:
        """Open the field for the name of a new code, at the words."""
        span = self._words()
        if span is not None:
            self._span = span
            self.popover.ask_at(*self._desk.anchor(), self._remark)

    def ask_recent(self) -> None:
        """Open the list of recent codes with their digits."""
        if self._words() is None:
            return
        codes = self.living_recent()[:_DIGITS]
        if not codes:
            self._desk.hint(
                self.tr("You have used no code here yet: Ctrl+K chooses one, N makes one")
            )
            return
        self.menu = QMenu(self._page)
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        self.fill_recent(self.menu)
        self.menu.popup(self._desk.anchor()[0])
        self.menu.setActiveAction(self.menu.actions()[0])

    def fill_recent(self, menu: QMenu) -> None:
        """Put the recent codes into a menu, each with its digit."""
        for digit, code in enumerate(self.living_recent()[:_DIGITS], 1):
            row = self._desk.codebook.codes[code]
            name = menu_words(menu, row.name)
            action = menu.addAction(swatch_icon(code_colour(row.colour)), f"&{digit}  {name}")
            action.triggered.connect(lambda _on=False, c=code: self.apply(c))

    def ask_code(self) -> None:
        """Open the palette of all codes at the words; without any it leads to the code chosen."""
        self._span = self._desk.text.selected_span()
        self._fill_palette()
        words = self.tr("Code the selection with…") if self._span else self.tr("Go to a code…")
        self.palette.set_words(words)
        self.palette.ask_at(*self._desk.anchor())

    def used(self, code: int) -> None:
        """Note that a code was used just now."""
        self.recent = [code, *(one for one in self.recent if one != code)][:_REMEMBERED]

    def living_recent(self) -> list[int]:
        """Return the recent codes that still are, the latest first."""
        return [code for code in self.recent if code in self._desk.codebook.codes]

    def _words(self) -> Span | None:
        span = self._desk.span()
        if span is None or self._desk.transcript is None:
            self._desk.hint(self.tr("Select words first"))
            return None
        return span

    def _apply(self, code: int, span: Span) -> None:
        self._put(code, span, lambda _coding: self._applied(code, span))

    def _put(self, code: int, span: Span, then: Callable[[int], None]) -> None:
        self._desk.hub.do(
            operations.apply_code,
            transcript=self._desk.transcript,
            code=code,
            start=span[0],
            end=span[1],
            then=then,
        )

    def _apply_named(
        self,
        name: str,
        span: Span,
        then: Callable[[], None] | None = None,
        otherwise: Callable[[Refusal | Trouble], None] | None = None,
    ) -> None:
        """Apply the code of this name, made now where there is none."""
        desk = self._desk

        def made(code: int) -> None:
            self._applied(code, span)
            if then is not None:
                then()

        have = desk.codebook.code_named(name)
        if have is not None:
            self._put(have, span, lambda _coding: made(have))
            return
        desk.hub.do(
            operations.apply_new_code,
            transcript=desk.transcript,
            name=name,
            start=span[0],
            end=span[1],
            colour=next_colour(desk.codebook.codes),
            then=made,
            otherwise=otherwise,
        )

    def _applied(self, code: int, span: Span) -> None:
        """Show what was done: the coding framed, the selection gone, which would hide its tint."""
        self.used(code)
        text = self._desk.text
        text.clear_selection()
        for coding in self._desk.codings.values():
            here = (coding.code, coding.start, coding.end) == (code, *span)
            if here and self._desk.is_own(coding):
                text.focus_coding(coding.id)
        self.applied.emit(code)

    def _named(self, name: str) -> None:
        if self._span is not None:
            self._apply_named(name, self._span, self.popover.close_quietly, self._refused)

    def _refused(self, problem: Refusal | Trouble) -> None:
        self.popover.refuse(speech.sentence(problem))

    def _remark(self, name: str) -> str:
        if self._desk.codebook.code_named(name) is None:
            return ""
        return self.tr("There is “{name}” already: Enter applies it").format(name=name)

    def _fill_palette(self) -> None:
        there = self._codes_on(self._span)
        items = code_items(self._desk.codebook, self.counts, there)
        self.palette.set_items(items, self.recent)
        self.palette.set_new_row(self.tr("New code “{}”") if self._span else "")

    def _chosen(self, code: int, keep_open: bool) -> None:
        span = self._span
        if span is None:
            self.went_to.emit(code)
        elif keep_open:
            self._put(code, span, lambda _coding: self._applied_and_open(code, span))
        else:
            self._apply(code, span)

    def _applied_and_open(self, code: int, span: Span) -> None:
        self._applied(code, span)
        self._fill_palette()

    def _codes_on(self, span: Span | None) -> set[int]:
        """Return the viewer's codes on exactly these words."""
        desk = self._desk
        return {
            coding.code
            for coding in desk.codings.values()
            if (coding.start, coding.end) == span and desk.is_own(coding)
        }

    def _new_asked(self, name: str, keep_open: bool) -> None:
        if self._span is not None:
            self._apply_named(name, self._span, self._fill_palette if keep_open else None)
