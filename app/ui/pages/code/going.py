"""Going to a coding of the open transcript by a few letters of its code or its words.

It is also how a reader who does not see the brackets gets at the codings: each is a row that a
screen reader speaks.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models.queries import Coding
from app.ui.colours import code_colour
from app.ui.pages.code.desk import Desk
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.palette_model import PaletteItem

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage

_MOST = 5_000  # rows; from the caret on where there are more
_QUOTED = 60  # code points


class Going(QObject):
    """The palette of the codings that are shown, in the order of the text."""

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk

    @cached_property
    def palette(self) -> CommandPalette:
        """The palette, made when it is first needed."""
        made = CommandPalette(self._page)
        made.set_words(self.tr("Go to a coding…"))
        made.chosen.connect(self._chosen)
        return made

    def ask(self) -> None:
        """Open the palette, or say that there is no coding."""
        index = self._desk.text.view.index
        if not len(index):
            self._desk.hint(self.tr("There is no coding in this text"))
            return
        first = index.next_from(self._desk.text.view.caret()) if len(index) > _MOST else 0
        marks = [*index.marks[first:], *index.marks[:first]][:_MOST]
        codings = self._desk.codings
        items = [_item(self._desk, codings[one.id]) for one in marks if one.id in codings]
        self.palette.set_items(items)
        self.palette.ask()

    def _chosen(self, ident: int, _keep_open: bool) -> None:
        self._desk.text.visit(ident)


def _item(desk: Desk, coding: Coding) -> PaletteItem:
    code = desk.codebook.codes.get(coding.code)
    coder = desk.coders.get(coding.coder)
    told = [coder.name if coder else "", coding.memo or ""]
    words = " ".join(desk.quote((coding.start, min(coding.end, coding.start + _QUOTED))).split())
    return PaletteItem(
        coding.id,
        code.name if code else "",
        path=f"“{words}…”" if coding.end - coding.start > _QUOTED else f"“{words}”",
        detail=" · ".join(part for part in told if part),
        colour=code_colour(code.colour) if code else "",
    )
