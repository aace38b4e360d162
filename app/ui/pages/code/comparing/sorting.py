"""Sorting quotations among codes: move, code with another too, split off, merge, nest.

Each is one operation, and so one undo. Only the viewer's own codings move; what becomes of other
coders' when codes are merged is asked in so many words.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.ui import others, speech
from app.ui.pages.code.code_items import code_items
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.looks import next_colour
from app.ui.pages.code.name_popover import NamePopover
from app.ui.pages.code.quotes.choosing import Cited, QuotationsView
from app.ui.widgets.command_palette import CommandPalette


class Sorting(QObject):
    """`split_off(source, made)` when a new code was made beside another."""

    split_off = Signal(object, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._then: Callable[[int], None] = lambda _code: None
        self._make: Callable[[str], None] = lambda _name: None

    @cached_property
    def palette(self) -> CommandPalette:
        """The palette of codes to sort into, made when it is first needed."""
        made = CommandPalette(self._page)
        made.chosen.connect(lambda code, _keep: self._then(code))
        made.new_asked.connect(lambda name, _keep: self._make(name))
        return made

    @cached_property
    def popover(self) -> NamePopover:
        """The field for a new code's name, made when it is first needed."""
        made = NamePopover(self._page)
        made.named.connect(lambda name: self._make(name))
        return made

    def serve(self, quotes: QuotationsView) -> None:
        """Do what a list of quotations asks for."""
        quotes.move_asked.connect(lambda: self.ask_move(quotes))
        quotes.copy_asked.connect(lambda: self.ask_copy(quotes))
        quotes.split_asked.connect(lambda: self.ask_split(quotes))

    def ask_move(self, quotes: QuotationsView) -> None:
        """Open the palette of codes to which the chosen quotations can be moved."""
        chosen = quotes.chosen()
        if self._own(chosen, quotes):
            self._make = lambda name: self.split(chosen, name)
            self._ask(quotes, self.tr("Move to…"), lambda code: self.move(chosen, code, quotes))
            self.palette.set_new_row(self.tr("New code “{}”"))

    def ask_copy(self, quotes: QuotationsView) -> None:
        """Open the palette of codes that can be put on the chosen quotations too."""
        chosen = quotes.chosen()
        if chosen:
            self._ask(quotes, self.tr("Code also with…"), lambda code: self.copy(chosen, code))

    def ask_split(self, quotes: QuotationsView) -> None:
        """Open the field for the name of a code to be made of the chosen quotations."""
        chosen = quotes.chosen()
        if self._own(chosen, quotes):
            self._ask_name(quotes, lambda name: self.split(chosen, name))

    def ask_beside(self, quotes: QuotationsView, source: int) -> None:
        """Open the field for the name of an empty code to be made beside another."""
        self._ask_name(quotes, lambda name: self._split(source, [], name))

    def _ask_name(self, quotes: QuotationsView, make: Callable[[str], None]) -> None:
        self._make = make
        self.popover.ask_at(quotes.mapToGlobal(quotes.rect().topLeft()), 0, self._remark)

    def move(self, chosen: Sequence[Cited], code: int, near: QWidget) -> None:
        """Give the viewer's codings of the quotations another code."""
        chosen = [quote for quote in chosen if set(quote.codes) != {code}]
        own = self._own(chosen, near) if chosen else []
        if own:
            self._desk.hub.do(operations.recode, codings=own, code=code)

    def copy(self, chosen: Sequence[Cited], code: int) -> None:
        """Put another code on the quotations too."""
        codings = [one for quote in chosen for one in quote.own or quote.codings[:1]]
        self._desk.hub.do(operations.copy_codings, codings=codings, code=code)

    def split(self, chosen: Sequence[Cited], name: str) -> None:
        """Make a new code of the quotations, beside the one they have."""
        own = [coding for quote in chosen for coding in quote.own]
        self._split(chosen[0].codes[0], own, name)

    def _split(self, source: int, codings: Sequence[int], name: str) -> None:
        self._desk.hub.do(
            operations.split_code,
            code=source,
            codings=codings,
            name=name,
            colour=next_colour(self._desk.codebook.codes),
            then=lambda made: self._made(source, made),
            otherwise=self._refused,
        )

    def merge(self, code: int, into: int) -> None:
        """Merge a code into another; where others coded with it, ask first what becomes of that."""
        hub, book = self._desk.hub, self._desk.codebook

        def merge(also: bool | None = None) -> None:
            hub.do(operations.merge_codes, into=into, codes=[code], others=also)

        with hub.read() as reader:
            work = others.work_on_codes(reader, [code], hub.coder)
        if work.others:
            others.ask(
                self._page, others.merging_codes([book.name(code)], book.name(into), work), merge
            )
        else:
            merge()

    def nest(self, code: int, under: int | None) -> None:
        """Put a code under another."""
        self._desk.hub.do(operations.nest_codes, codes=[code], parent=under)

    def ask_code(self, corner: QPoint, words: str, then: Callable[[int], None]) -> None:
        """Open the palette of all codes at a global point; `then(code)` gets the one chosen."""
        self._then = then
        self.palette.set_items(code_items(self._desk.codebook, {}))
        self.palette.set_words(words)
        self.palette.set_new_row("")
        self.palette.ask_at(corner)

    def _ask(self, quotes: QuotationsView, words: str, then: Callable[[int], None]) -> None:
        self.ask_code(quotes.mapToGlobal(quotes.rect().topLeft()), words, then)

    def _own(self, chosen: Sequence[Cited], near: QWidget) -> list[int]:
        """Return the viewer's codings of the quotations; say where some are others'."""
        own = [coding for quote in chosen for coding in quote.own]
        if not chosen:
            self._desk.hint(self.tr("Choose quotations first"), near)
        foreign = sum(not quote.own for quote in chosen)
        if foreign:
            words = self.tr("Other coders' codings stay where they are ({n})").format(n=foreign)
            self._desk.hint(words, near)
        return own

    def _remark(self, name: str) -> str:
        if not name or self._desk.codebook.code_named(name) is None:
            return ""
        return self.tr("There is a code “{name}” already").format(name=name)

    def _made(self, source: int, made: int) -> None:
        self.popover.close_quietly()
        self.split_off.emit(source, made)

    def _refused(self, problem: Refusal | Trouble) -> None:
        if self.popover.isVisible():
            self.popover.refuse(speech.sentence(problem))
        else:
            self._desk.hub.refused.emit(problem)
