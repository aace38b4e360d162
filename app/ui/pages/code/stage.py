"""What stands in the middle of the page: the text, or in its place a code's page or a comparison.

The text keeps its place while something else is shown; Esc and the back button return to it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.coding.quotes import Quote
from app.ui.pages.code.code_sheet.sheet import CodeSheet
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.pending import Pending
from app.ui.pages.code.quotes.view import QuoteList

TEXT, CODE = "text", "code"


class Stage(QStackedWidget):
    """`went(quote)`: its place is asked for; `starred(codings, quotable)`."""

    went = Signal(object)
    starred = Signal(object, bool)

    def __init__(self, text: QWidget, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._wish: Mapping[str, Any] = {}
        self._kept: Mapping[str, Any] = {}
        self.addWidget(text)
        self.setFocusProxy(desk.text)

    @cached_property
    def sheet(self) -> CodeSheet:
        """The code's page, made when it is first opened."""
        made = CodeSheet(self._desk, self)
        self.addWidget(made)
        self._wire(made.list)
        made.back_asked.connect(self.show_text)
        kept = self._kept.get(CODE)
        made.restore(kept if isinstance(kept, Mapping) else {})
        return made

    def showing(self) -> str:
        """Tell what is shown."""
        return CODE if "sheet" in self.__dict__ and self.currentWidget() is self.sheet else TEXT

    def shows_text(self) -> bool:
        """Tell whether the text is shown."""
        return self.showing() == TEXT

    def part(self) -> QWidget:
        """Return what has the focus when the middle has it."""
        return self.sheet.list if self.showing() == CODE else self._desk.text.view

    def show_text(self) -> None:
        """Return to the text, where it was left."""
        if not self.shows_text():
            self.sheet.give_up()
            self.setFocusProxy(self._desk.text)
            self.setCurrentIndex(0)
            self._desk.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_code(self, code: int) -> None:
        """Open the page of a code."""
        if code in self._desk.codebook.codes:
            self.sheet.show_code(code)
            self._turn_to(self.sheet)

    def _turn_to(self, view: QWidget) -> None:
        self.setFocusProxy(view)
        self.setCurrentWidget(view)
        self.part().setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, pending: Pending) -> None:
        """Show what is stored now, as far as it is on screen."""
        if pending.everything and "sheet" in self.__dict__:
            self.sheet.hide_all()
        if self._wish:
            wish, self._wish = self._wish, {}
            self._take_up(wish)
        elif self.showing() == CODE:
            if self.sheet.code not in self._desk.codebook.codes:
                self.show_text()
            else:
                self.sheet.reload(anew=bool(pending.rows("turn")))

    def state(self) -> dict[str, Any]:
        """Return what is shown, and how, for keeping."""
        kept = self.sheet.state() if "sheet" in self.__dict__ else self._kept.get(CODE, {})
        code = self.sheet.code if self.showing() == CODE else None
        return {"showing": self.showing(), "shown": [code] if code is not None else [], CODE: kept}

    def restore(self, state: object) -> None:
        """Take up a kept state as soon as the codes are known."""
        self._kept = self._wish = state if isinstance(state, Mapping) else {}

    def _take_up(self, wish: Mapping[str, Any]) -> None:
        shown = wish.get("shown")
        codes = shown if isinstance(shown, Sequence) else ()
        living = [code for code in codes if code in self._desk.codebook.codes]
        if wish.get("showing") == CODE and living:
            self.show_code(living[0])

    def _wire(self, quotes: QuoteList) -> None:
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
