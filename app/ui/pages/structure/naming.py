"""Giving names: to new categories and themes in a line above the tree, to others in place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.pages.structure.outline import Item

if TYPE_CHECKING:
    from app.ui.pages.structure.page import StructurePage


class Naming(QObject):
    """Asks for names and hands them to the page's gestures; a refusal is said at the field."""

    def __init__(self, page: "StructurePage") -> None:
        super().__init__(page)
        self._page = page
        page.name_line.closed.connect(self._closed)
        page.detail.named.connect(self._named)

    def ask_new(self, parent: Item | None = None, keys: Sequence[object] = ()) -> None:
        """Ask for the name of a new category or theme with these things in it."""
        page = self._page
        page.message.hide()
        words = page.words.new
        if parent is not None:
            words = self.tr("{new} in “{name}”").format(new=words, name=parent.name)
        if keys:
            words = page.words.new_with.format(n=len(page.outline.outermost(keys)))

        def made(key: str) -> None:
            page.name_line.close_line()
            page.go_to(key)

        def refused(problem: Refusal | Trouble) -> None:
            page.name_line.refuse(speech.sentence(problem))

        def make(name: str) -> None:
            page.gestures.create(name, page.level, parent, keys, refused, made)

        page.name_line.ask(words, make)
        page.arrange()

    def make_for(self, name: str, keys: Sequence[object]) -> None:
        """Make a category or theme of this name with these things in it."""
        page = self._page
        stay = page.staying(keys)
        page.gestures.create(
            name, page.level, None, keys, page.gestures.refuse, lambda _key: stay()
        )

    def renamed(self, key: object, name: str) -> None:
        """Give a row the name that was typed in the tree."""
        item = self._page.outline.get(key)
        if item is not None:
            self._page.gestures.rename(item, name)

    def _named(self, item: Item, name: str) -> None:
        detail = self._page.detail

        def refused(problem: Refusal | Trouble) -> None:
            if detail.item is not None and detail.item.key == item.key:
                detail.say_error(speech.sentence(problem))
                detail.name.refuse(item.name)
            else:
                self._page.gestures.refuse(problem)

        detail.say_error("")
        self._page.gestures.rename(item, name, refused)

    def _closed(self) -> None:
        self._page.arrange()
        self._page.work.tree.setFocus(Qt.FocusReason.OtherFocusReason)
