"""The text of a transcript between two coders' codings, with the chosen difference framed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.coding.reconciling.reading import Difference
from app.models.queries import Coder
from app.ui.colours import code_colour
from app.ui.pages.code.looks import turn_look
from app.ui.pages.compare.looks import Looks
from app.ui.pages.compare.reading import Compared, Paper
from app.ui.pages.compare.rows import kind_words, ruling_words
from app.ui.text import Head, TwoSidedText
from app.ui.theme import theme


class SideBySide(TwoSidedText):
    """`picked` carries the difference behind a coding that was clicked."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared: Compared | None = None
        self._page: Paper | None = None
        self._behind: dict[int, Difference] = {}
        self._names: dict[int, str] = {}
        self.describe(self.tr("F8 goes to the next difference, 1 to 6 settle it."))
        self.set_tips(self._tips)
        self.codingClicked.connect(self._pick)
        theme().changed.connect(self.renew)
        self.renew()

    def compare(self, compared: Compared) -> None:
        """Show the codings of what is compared now, on the text that is shown."""
        self._compared = compared
        self._show()

    def read(self, paper: Paper) -> None:
        """Show a transcript; one that is shown already stays where it is."""
        another = self._page is None or self._page != paper
        self._page = paper
        if another:
            turns = [turn_look(turn) for turn in paper.turns]
            self.show_transcript(paper.text, turns, [], {})
        self._show()

    @property
    def transcript(self) -> int | None:
        """The transcript that is shown."""
        return self._page.transcript if self._page else None

    def put_away(self) -> None:
        """Show nothing."""
        self._compared = self._page = None
        self.show_transcript("", [], [], {})

    def frame(self, one: Difference) -> None:
        """Bring a difference into view, and what each coder did there."""
        place = one.disagreement
        self.frame_span(place.start, place.end)
        first, second = (side[0].id if side else None for side in (place.first, place.second))
        self.focus_pair(first, second)

    def frame_span(self, start: int, end: int) -> None:
        """Bring a place into view, in code points."""
        self.view.reveal(start, end)
        self.view.frame_span((start, end))

    def renew(self) -> None:
        """Take the colours and the font of the program as they are now."""
        names = ("paper", "ink", "muted", "accent", "line")
        self.set_colours(*(theme().colour(name) for name in names))
        self.set_reading_font(theme().reading_font())
        self._show()

    def _show(self) -> None:
        compared, paper = self._compared, self._page
        if compared is None or compared.found is None or paper is None:
            return
        first, second = compared.found.first, compared.found.second
        people = compared.coders
        both = Head(self.tr("coded alike by both"), theme().colour("muted"))
        self.set_sides(first, second, (_head(people[first]), both, _head(people[second])))
        made = Looks(compared.codes)
        marks = made.marks(compared.found, paper.transcript)
        self._behind = made.differences
        self._names = {mark.id: made.looks[mark.code].name for mark in marks}
        self.set_looks(made.looks)
        self.set_marks(marks)

    def _pick(self, ident: int) -> None:
        one = self._behind.get(ident)
        if one is not None:
            self.picked.emit(one)

    def _tips(self, idents: list[int]) -> str:
        return "\n".join(self._tip(ident) for ident in idents)

    def _tip(self, ident: int) -> str:
        """Say what a coding is, and what the coders or the team said of it."""
        assert self._compared is not None
        assert self._compared.found is not None
        found, one = self._compared.found, self._behind.get(ident)
        name = self._names.get(ident, "")
        if one is None:
            return self.tr("{code} · both").format(code=name)
        first, second = (self._compared.coders[who].name for who in (found.first, found.second))
        if one.settled is not None:
            told = ruling_words(one.settled.ruling, first, second)
        else:
            told = kind_words(one.disagreement.kind, first, second)
        mine = any(coding.id == ident for coding in one.disagreement.first)
        return f"{first if mine else second} · {name} ({told})"


def _head(coder: Coder) -> Head:
    return Head(coder.name, QColor(code_colour(coder.colour)))
