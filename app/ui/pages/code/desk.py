"""What lies on the desk: the open transcript with its codings, the codebook, the coders.

The gestures ask it which words or which coding is meant; the page lays things on it when it has
read them from the project.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from app.models.queries import Coder, Coding, Quotation, Turn
from app.ui.hub import Hub
from app.ui.pages.code.codebook import Codebook
from app.ui.pages.code.coding_tooltip import coding_tip
from app.ui.pages.code.looks import LookBook
from app.ui.pages.code.narrowing import Narrowed
from app.ui.pages.code.reading import Document
from app.ui.text import CodedText, Mark
from app.ui.text.offsets import Side

Span = tuple[int, int]


class Desk(QObject):
    """Spans are half-open, in code points of the open transcript."""

    def __init__(self, hub: Hub, text: CodedText, parent: QObject) -> None:
        super().__init__(parent)
        self.hub = hub
        self.text = text
        self.codebook = Codebook()
        self.coders: dict[int, Coder] = {}
        self.looks = LookBook()
        self.transcript: int | None = None
        self.version: int | None = None  # of the text
        self.words = ""
        self.turns: Sequence[Turn] = ()
        self.translations: Mapping[tuple[int, int, int], Quotation] = {}
        self.codings: dict[int, Coding] = {}
        self.only_own = False
        self.narrowed = Narrowed()
        text.set_tips(self._tips)

    def lay(self, found: Document) -> None:
        """Take the open transcript as it was read."""
        self.transcript, self.version, self.words = found.transcript, found.version, found.text
        self.turns, self.translations = found.turns, found.translations
        self.codings = {coding.id: coding for coding in found.codings}

    def clear(self) -> None:
        """Have no transcript open."""
        self.transcript = self.version = None
        self.words, self.turns, self.translations, self.codings = "", (), {}, {}

    def hide_codings(self) -> None:
        """Show no coding until they are read again: another may be looking, who may see less."""
        self.codings = {}
        self.text.set_marks(())
        self.looks.clear()

    # Codings

    def is_own(self, coding: Coding) -> bool:
        """Tell whether a coding is the viewer's."""
        return self.hub.coder is None or coding.coder == self.hub.coder

    def marks(self) -> list[Mark]:
        """Return the codings as the text draws them, without those that are not to be shown."""
        return [self.looks.mark(coding) for coding in self.codings.values() if self.shows(coding)]

    def shows(self, coding: Coding) -> bool:
        """Tell whether "mine / all" and what the text is narrowed to let a coding through."""
        narrowed = self.narrowed
        if narrowed.codes is not None and coding.code not in narrowed.codes:
            return False
        if narrowed.coders:  # named ones, so "mine" does not hold them back
            return coding.coder in narrowed.coders
        return not self.only_own or self.is_own(coding)

    def at_place(self) -> list[Coding]:
        """Return the codings that the next gesture may mean, the likeliest first.

        That is the focused one; else those of exactly the selected words, then the shorter ones
        among them; without a selection those at the caret, or else those that end there.
        """
        focused = self.text.focused_coding
        if focused is not None:
            return self._known([focused])
        span = self.text.selected_span()
        if span is not None:
            return sorted(self._touching(*span), key=lambda one: _closeness(one, span))
        caret = self.text.view.caret()
        there = self.text.codings_at(caret) or (self.text.codings_at(caret - 1) if caret else [])
        return self._known(there)

    def target(self) -> Coding | None:
        """Return the viewer's own coding that a gesture means, or None."""
        return next((coding for coding in self.at_place() if self.is_own(coding)), None)

    def _touching(self, start: int, end: int) -> list[Coding]:
        index = self.text.view.index
        return self._known(index.marks[k].id for k in index.overlapping(start, end))

    def _known(self, idents: Iterable[int]) -> list[Coding]:
        return [self.codings[ident] for ident in idents if ident in self.codings]

    # Words

    def span(self) -> Span | None:
        """Return the words that are meant: the selected ones, else those of the focused coding."""
        span = self.text.selected_span()
        if span is not None:
            return span
        focused = self.codings.get(self.text.focused_coding or 0)
        return (focused.start, focused.end) if focused else None

    def quote(self, span: Span) -> str:
        """Return the stored text of a span."""
        return self.words[slice(*span)]

    # Where things open

    def anchor(self) -> tuple[QPoint, int]:
        """Return where a popover goes: below the end of the words meant, and their line's height.

        Words that are out of sight are answered with the middle of the text's upper part.
        """
        view = self.text.view
        span = self.span()
        cursor = QTextCursor(view.textCursor())
        if span is not None:
            cursor.setPosition(view.text.to_screen(span[1], Side.END))
        rect = view.cursorRect(cursor)
        area = view.viewport().rect()
        if not area.intersects(rect):
            rect.moveTopLeft(QPoint(area.width() // 3, area.height() // 4))
        return view.viewport().mapToGlobal(rect.bottomLeft()), rect.height()

    def hint(self, sentence: str, near: QWidget | None = None) -> None:
        """Say quietly why nothing happened, where one is looking."""
        if near is None:
            point, _ = self.anchor()
        else:
            point = near.mapToGlobal(near.rect().center())
        QToolTip.showText(point, sentence, near or self.text)

    def _tips(self, idents: list[int]) -> str:
        return self.tell(self._known(idents))

    def tell(self, codings: Iterable[Coding]) -> str:
        """Return what is told of codings of one place, as rich text."""
        return coding_tip(codings, self.codebook, self.coders, self.translations)


def _closeness(coding: Coding, span: Span) -> tuple[bool, int, int]:
    return (coding.start, coding.end) != span, coding.end - coding.start, coding.start
