"""What stands in the middle of the page: the text, or in its place a code's page or a comparison.

The text keeps its place while something else is shown; Esc and the back button return to it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.coding.notes import Target
from app.coding.quotes import Quote
from app.ui.memos.beside import MemosBeside
from app.ui.pages.code.alike.view import AlikeView
from app.ui.pages.code.code_sheet.sheet import CodeSheet
from app.ui.pages.code.comparing.sorting import Sorting
from app.ui.pages.code.comparing.view import Comparing
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.pending import Pending
from app.ui.pages.code.quotes.choosing import QuotationsView
from app.ui.pages.page import Page

TEXT, CODE, COMPARE, ALIKE = "text", "code", "compare", "alike"
View = CodeSheet | Comparing | AlikeView


class Stage(QStackedWidget):
    """`went(quote)`: its place is asked for; `starred(codings, quotable)`."""

    went = Signal(object)
    starred = Signal(object, bool)

    def __init__(self, text: QWidget, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._wish: Mapping[str, Any] = {}
        self._kept: Mapping[str, Any] = {}
        self.sorting = Sorting(desk, page)
        self._memos = MemosBeside(page)
        self.addWidget(text)
        self.setFocusProxy(desk.text)

    @cached_property
    def sheet(self) -> CodeSheet:
        """The code's page, made when it is first opened."""
        made = CodeSheet(self._desk, self)
        self._put(made, CODE)
        self._wire(made.list)
        self.sorting.serve(made.list)
        made.compare_asked.connect(lambda code: self.compare([code]))
        made.memo_asked.connect(self._ask_memo)
        return made

    @cached_property
    def comparing(self) -> Comparing:
        """The comparison, made when it is first opened."""
        made = Comparing(self._desk, self.sorting, self)
        self._put(made, COMPARE)
        made.column_made.connect(lambda column: self._wire(column.list))
        made.page_asked.connect(self.show_code)
        return made

    @cached_property
    def alike(self) -> AlikeView:
        """The list of nearly equal names, made when it is first opened."""
        made = AlikeView(self._desk, self.sorting, self)
        self._put(made, ALIKE)
        made.compare_asked.connect(self.compare)
        return made

    def showing(self) -> str:
        """Tell what is shown."""
        return next((name for name, view in self._made() if view is self.currentWidget()), TEXT)

    def shows_text(self) -> bool:
        """Tell whether the text is shown."""
        return self.currentIndex() == 0

    def part(self) -> QWidget:
        """Return what has the focus when the middle has it."""
        if self.showing() == CODE:
            return self.sheet.list
        if self.showing() == COMPARE and self.comparing.columns:
            return self.comparing.columns[0].list
        if self.showing() == ALIKE:
            return self.alike.list
        return self._desk.text.view

    def show_text(self) -> None:
        """Return to the text, where it was left."""
        if not self.shows_text():
            self._leave()
            self.setFocusProxy(self._desk.text)
            self.setCurrentIndex(0)
            self._desk.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_code(self, code: int) -> None:
        """Open the page of a code."""
        if code in self._desk.codebook.codes:
            self.sheet.show_code(code)
            self._turn_to(self.sheet)

    def compare(self, codes: Sequence[int]) -> None:
        """Show codes side by side; a code added to a comparison that is shown joins it."""
        living = [code for code in codes if code in self._desk.codebook.codes]
        if living:
            self.comparing.compare(living)
            self._turn_to(self.comparing)
            self.comparing.go_to(living[0])

    def show_alike(self) -> None:
        """Show the codes whose names are nearly the same."""
        self.alike.reload()
        self._turn_to(self.alike)

    def _ask_memo(self, code: int) -> None:
        self._memos.ask(Target("code", code, self._desk.codebook.name(code)))

    def use(self, code: int) -> None:
        """Take a code chosen in the codebook: beside those compared, else its page."""
        if self.showing() == COMPARE:
            self.comparing.add(code)
        else:
            self.show_code(code)

    def reload(self, pending: Pending) -> None:
        """Show what is stored now, as far as it is on screen."""
        if pending.everything:
            for _, view in self._made():
                view.hide_all()
        if pending.texts():
            for _, view in self._made():
                view.forget_words()
        if self._wish:
            wish, self._wish = self._wish, {}
            self._take_up(wish)
        elif not self.shows_text():
            view = next(view for name, view in self._made() if name == self.showing())
            view.reload()

    def state(self) -> dict[str, Any]:
        """Return what is shown, and how, for keeping."""
        kept = {**self._kept, **{name: view.state() for name, view in self._made()}}
        codes = {CODE: lambda: [self.sheet.code], COMPARE: lambda: self.comparing.codes}
        shown = codes.get(self.showing(), list)()
        return {**kept, "showing": self.showing(), "shown": shown}

    def restore(self, state: object) -> None:
        """Take up a kept state as soon as the codes are known."""
        self._kept = self._wish = state if isinstance(state, Mapping) else {}

    def _take_up(self, wish: Mapping[str, Any]) -> None:
        shown = wish.get("shown")
        codes = shown if isinstance(shown, Sequence) else ()
        if wish.get("showing") == COMPARE:
            self.compare(codes)
        elif wish.get("showing") == ALIKE:
            self.show_alike()
        elif wish.get("showing") == CODE and codes:
            self.show_code(codes[0])

    def _made(self) -> list[tuple[str, View]]:
        """Return what has been made so far beside the text, by name."""
        names = (("sheet", CODE), ("comparing", COMPARE), ("alike", ALIKE))
        return [(name, self.__dict__[held]) for held, name in names if held in self.__dict__]

    def _put(self, view: View, name: str) -> None:
        self.addWidget(view)
        view.back_asked.connect(self.show_text)
        kept = self._kept.get(name)
        view.restore(kept if isinstance(kept, Mapping) else {})

    def _turn_to(self, view: QWidget) -> None:
        self._leave()
        self.setFocusProxy(view)
        self.setCurrentWidget(view)
        self.part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.showing() == CODE:
            self.sheet.give_up()

    def _wire(self, quotes: QuotationsView) -> None:
        quotes.went.connect(self._went)
        quotes.starred.connect(self.starred)

    def _went(self, quote: Quote) -> None:
        self.show_text()
        self.went.emit(quote)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and Alt+Left as in a browser, return to the text."""
        back = (
            event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier
        )
        if not self.shows_text() and (event.key() == Qt.Key.Key_Escape or back):
            self.show_text()
        else:
            super().keyPressEvent(event)
