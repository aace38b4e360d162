"""Memos beside a thing on any page: one sheet per page, made when it is first needed."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor

from app.coding.notes import Target
from app.ui.memos.sheet import MemoSheet
from app.ui.pages.page import Page, Place


class MemosBeside(QObject):
    """Opens the memos on a thing of a page; a link in one leads where the page's links lead."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._sheet: MemoSheet | None = None

    @property
    def sheet(self) -> MemoSheet:
        """The sheet."""
        if self._sheet is None:
            self._sheet = MemoSheet(self._page.hub, self._page)
            self._sheet.went.connect(lambda place: self._page.went.emit(Place(*place)))
        return self._sheet

    def ask(self, on: Target) -> None:
        """Open the memos on a thing, at the pointer if that is over the page."""
        inside = self._page.rect().contains(self._page.mapFromGlobal(QCursor.pos()))
        self.sheet.ask(on, QCursor.pos() if inside else None)
