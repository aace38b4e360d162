"""The storyline as it goes into a paper: names of today, and quotations in full with "(S07)".

It stays Markdown here; the writers make a page or a Word document of it. A quotation of somebody
who withdrew, or does not want to be quoted, is left out where it stood.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.coding.notes.links import THINGS, escaped, read_link
from app.coding.notes.names import storyline
from app.coding.reports.inputs import Person
from app.coding.reports.material import people, text_reader, transcripts
from app.coding.reports.passages import Passages, Quoter
from app.coding.reports.quote_style import quote_style
from app.models import clock, queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.words.storyline import word

_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((threefold:[^)\s]*)\)")
Place = tuple[int, int, int]


class Story(NamedTuple):
    """The text in Markdown without links of the program, and what is said below it.

    `warnings` are for the researcher only.
    """

    title: str
    text: str
    notes: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def story(reader: Reader) -> Story:
    """Return the storyline of the project; refused (`no-storyline`) where none is written."""
    text = storyline(reader)
    if not text.strip():
        raise Refusal("no-storyline")
    resolving = _Resolving(reader)
    resolved = _LINK.sub(resolving.words, text)
    return Story(
        word("storyline-title", study=queries.study(reader).title),
        resolved.strip() + "\n",
        tuple(_notes(reader, resolving)),
        tuple(resolving.warnings()),
    )


class _Resolving:
    """Turns links into words: of things their names, of passages the quotation."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        everybody = people(reader)
        self._silent = {one.id for one in everybody if _is_silent(one)}
        self._passages = Passages(transcripts(reader))
        translations = {
            (row.transcript, row.start, row.end): row.translation
            for row in queries.quotations(reader)
        }
        self._quoter = Quoter(
            self._passages,
            text_reader(reader),
            lambda *span: translations.get((int(span[0]), *span[1:])),
            quote_style(reader),
            {one.id: one.groups for one in everybody},
        )
        self._translations = translations
        self.translated: set[str] = set()
        self._left_out: set[str] = set()

    def words(self, found: "re.Match[str]") -> str:
        """Return what stands in place of a link; its own words where it leads nowhere."""
        link = read_link(found[2])
        place: Place | None = None
        if link is not None and link.kind == "quotation":
            place = _place(queries.quotation(self._reader, link.id))
        elif link is not None and link.kind == "coding":
            place = _place(queries.coding(self._reader, link.id))
        elif link is not None and link.span is not None:
            place = (link.id, *link.span)
        if place is not None:
            return escaped(self._quoted(place))
        words = found[1]
        # Names stand out; a sign at their end could keep the emphasis from being read as one.
        is_name = link is not None and link.kind in THINGS and words[:1].isalnum()
        return f"*{words}*" if is_name and words[-1:].isalnum() else words

    def warnings(self) -> Iterator[str]:
        """Say whose words were left out."""
        if self._left_out:
            yield word("story-left-out", sources=", ".join(sorted(self._left_out)))

    def _quoted(self, place: Place) -> str:
        silent = self._passages.speakers(*place) & self._silent
        if silent:
            self._left_out |= silent
            return word("story-gap")
        if self._translations.get(place):
            self.translated.add(self._quoter.source(*place))
        return self._quoter.quote(*place, proposed=False).line


def _place(row: queries.Quotation | queries.Coding | None) -> Place | None:
    return None if row is None else (row.transcript, row.start, row.end)


def _is_silent(one: Person) -> bool:
    return one.withdrawn or not one.may_quote


def _notes(reader: Reader, resolving: _Resolving) -> Iterator[str]:
    core = queries.study(reader).core_category
    names = {row.id: row.name for row in queries.categories(reader)}
    if core in names:
        yield word("story-core", name=names[core])
    if resolving.translated:
        yield word("story-translated", sources=", ".join(sorted(resolving.translated)))
    yield word("story-made-on", date=clock.now()[:10])
