"""Finding words in the open text or in all texts, and going from place to place.

Looking for them happens in another thread: the open text at once, all texts a few at a time, so
that the first places are there while the rest is still being read.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from app.models import queries
from app.models.reader import Reader
from app.ui.pages.code.actions import PAGE, Spec
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.found_list import Place
from app.ui.pages.code.looks import turn_look
from app.ui.text.found import TooLongError, Wanted

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage

_AROUND = 80  # code points shown on either side of a hit
_BATCH = 12  # transcripts read before the window hears of it
_MOST = 5_000  # places in the list
_LONGEST = 100  # a longer selection is not what one wants to find

Span = tuple[int, int]


def table() -> list[Spec]:
    """Return the actions of finding."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CodeActions", text)

    return [
        Spec("find", PAGE, "Ctrl+F", "search", tr("Find in the text…")),
        Spec("next-found", PAGE, "F3", "", tr("Next place found")),
        Spec("previous-found", PAGE, "Shift+F3", "", tr("Previous place found")),
    ]


class _Batch(NamedTuple):
    """Places from some transcripts, and the transcripts that are still to be read."""

    places: list[Place]
    left: list[tuple[int, str]]
    too_long: bool


class Finding(QObject):
    """What the line for finding does. Spans are code points of the open transcript."""

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page)
        self._page, self._desk, self._text = page, page.desk, page.text
        self._asker = Asker(page.hub, self)
        self.bar = page.middle.find_bar
        self.hits: Sequence[Span] = ()
        self._typing = False
        page.keys.add(table())
        self._connect()

    def open(self) -> None:
        """Show the line; selected words are what is to be found."""
        self._page.stage.show_text()
        span = self._text.selected_span()
        words = self._desk.quote(span) if span else ""
        self.bar.open_with(words if len(words) <= _LONGEST and "\n" not in words else "")

    def look(self) -> None:
        """Find what is typed now, in the open text or in all."""
        self._asker.forget()
        self.bar.found.places.clear()
        self.bar.found.setVisible(False)
        wanted = self.bar.wanted()
        problem = wanted.problem() if wanted.words else ""
        self._show_hits(())
        self.bar.say(problem, wrong=bool(problem))
        if problem or not wanted.words or self._desk.transcript is None:
            return
        if self.bar.all.isChecked():
            self._asker.ask(lambda reader: _first(reader, wanted), self._found_more)
        else:
            text, turns = self._desk.words, self._text.view.turns
            self._asker.ask(lambda _reader: _spans(wanted, text, turns), self._found)

    def step(self, step: int) -> None:
        """Go to the next place found from the caret on (-1: the one before), and round again."""
        if self.bar.isHidden():
            self.open()
            return
        if self.bar.all.isChecked():
            self.bar.found.step(step)
            return
        if not self.hits:
            return
        selected = self._text.selected_span() or (self._text.view.caret(),) * 2
        if step > 0:
            at = next((k for k, hit in enumerate(self.hits) if hit[0] >= selected[1]), 0)
        else:
            below = [k for k, hit in enumerate(self.hits) if hit[1] <= selected[0]]
            at = below[-1] if below else len(self.hits) - 1
        self._go(at)

    def light_up(self) -> None:
        """Mark the places in a text that was just opened."""
        if self.bar.isHidden():
            return
        if not self.bar.all.isChecked():
            self.look()
            return
        here = self._desk.transcript
        places = self.bar.found.places.places
        self._show_hits([(one.start, one.end) for one in places if one.transcript == here])

    def _go(self, at: int) -> None:
        start, end = self.hits[at]
        self._text.focus_coding(None)
        self._text.view.reveal(start, end)
        self._text.select_span(start, end)
        words = self.tr("{n} of {all}").format(n=at + 1, all=len(self.hits))
        self.bar.say(words)

    def _found(self, hits: list[Span] | None) -> None:
        if hits is None:
            self._say_too_long()
            return
        self._show_hits(hits)
        self.bar.say(_count(len(hits)))

    def _found_more(self, batch: _Batch) -> None:
        found = self.bar.found
        found.places.append(batch.places[: _MOST - len(found.places.places)])
        count = len(found.places.places)
        found.setVisible(count > 0)
        found.fit()
        if batch.too_long:
            self._say_too_long()
            return
        full = count >= _MOST
        self.bar.say(self.tr("the first {n}").format(n=count) if full else _count(count))
        if batch.left and not full:
            wanted = self.bar.wanted()
            self._asker.ask(lambda reader: _more(reader, wanted, batch.left), self._found_more)
        else:
            self.light_up()

    def _say_too_long(self) -> None:
        self.bar.say(self.tr("This expression takes too long: make it simpler"), wrong=True)

    def _show_hits(self, hits: Sequence[Span]) -> None:
        self.hits = hits
        self._text.show_found(hits)

    def _went(self, place: Place) -> None:
        self._typing = self.bar.field.hasFocus()
        self._page.open_transcript(place.transcript, (place.start, place.end))
        self._back_to_field()
        at = self.bar.found.currentIndex().row() + 1
        count = len(self.bar.found.places.places)
        self.bar.say(self.tr("{n} of {all}").format(n=at, all=count))

    def _left(self) -> None:
        self._asker.forget()
        self._show_hits(())
        self._text.setFocus()

    def _connect(self) -> None:
        self.bar.wanted_changed.connect(self.look)
        self.bar.stepped.connect(self.step)
        self.bar.left.connect(self._left)
        self.bar.found.went.connect(self._went)
        self._page.opening.opened.connect(self._opened)
        for name, act in (
            ("find", self.open),
            ("next-found", lambda: self.step(1)),
            ("previous-found", lambda: self.step(-1)),
        ):
            self._page.keys.on(name, act)

    def _back_to_field(self) -> None:
        """Leave the focus where one steps with Enter; a jump takes it into the text."""
        if self._typing:
            self.bar.field.setFocus()

    def _opened(self) -> None:
        self._back_to_field()
        self._typing = False
        if not self.bar.isHidden() and not self._text.view.has_found():
            self.light_up()


def _count(number: int) -> str:
    if not number:
        return QCoreApplication.translate("Finding", "nothing found")
    if number == 1:
        return QCoreApplication.translate("Finding", "1 place")
    return QCoreApplication.translate("Finding", "{n} places").format(n=number)


def _spans(wanted: Wanted, text: str, turns: Sequence) -> list[Span] | None:
    """Return the hits in a text, None where the expression takes too long."""
    try:
        return wanted.find(text, turns)
    except TooLongError:
        return None


def _first(reader: Reader, wanted: Wanted) -> _Batch:
    return _more(reader, wanted, [(row.id, row.name) for row in queries.transcripts(reader)])


def _more(reader: Reader, wanted: Wanted, transcripts: list[tuple[int, str]]) -> _Batch:
    """Return the places in the next few transcripts."""
    places: list[Place] = []
    there = {row.id for row in queries.transcripts(reader)}
    for transcript, name in islice(transcripts, _BATCH):
        if transcript not in there:
            continue  # deleted while the list was being made
        text = queries.text_of(reader, transcript).text
        turns = [turn_look(turn) for turn in queries.turns(reader, [transcript])]
        spans = _spans(wanted, text, turns)
        if spans is None:
            return _Batch(places, [], too_long=True)
        places += _places(transcript, name, text, spans)
    return _Batch(places, transcripts[_BATCH:], too_long=False)


def _places(transcript: int, name: str, text: str, spans: Sequence[Span]) -> Iterator[Place]:
    for start, end in spans:
        before = text[text.rfind("\n", 0, start) + 1 : start][-_AROUND:]
        stop = text.find("\n", end)
        after = text[end : len(text) if stop < 0 else stop][:_AROUND]
        yield Place(transcript, name, start, end, before, text[start:end], after)
