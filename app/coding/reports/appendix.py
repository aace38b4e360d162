"""The appendix of quotations: every passage under its theme, sub-theme and code, with "(S07)".

A passage with several codes stands under each of them, as readers look it up by theme. Speech in
another language stands in its own words, with the translation below them. Who withdrew or did not
agree to be quoted is not quoted, and the researcher is told whose passages are left out.
"""

from collections import defaultdict
from typing import NamedTuple

from app.coding.analysis.counts import Id
from app.coding.reports.counted import Counted
from app.coding.reports.inputs import Material, QuotableSpan, Say
from app.coding.reports.passages import Quoter, QuoteStyle
from app.coding.reports.row_names import RowNames, begins_theme
from app.coding.reports.source_note import made_from
from app.coding.reports.theme_tree import Entry
from app.coding.tables.value import Cell, Column, Quote, Quotes, Row, Table
from app.models.errors import Refusal
from app.words.reports import word

Place = tuple[Id, int, int]


class AppendixOptions(NamedTuple):
    """What the table shows; `quotable`: only passages that are marked as worth quoting."""

    quotable: bool = False
    style: QuoteStyle = QuoteStyle()
    title: str | None = None
    language: str = "en"


def appendix(material: Material, options: AppendixOptions | None = None, say: Say = word) -> Table:
    """Build the table. Refused: `no-codes`, `no-quotations` where no passage is left to print."""
    if not material.nodes:
        raise Refusal("no-codes")
    return _Builder(material, options or AppendixOptions(), say).build()


class _Builder:
    def __init__(self, material: Material, options: AppendixOptions, say: Say) -> None:
        self.options = options
        self.say = say
        self.counted = Counted(material, say)
        self.names = RowNames(("sub-theme", "code"), totals=False)
        groups = {person.id: person.groups for person in material.people}
        passages = self.counted.passages
        self.quoter = Quoter(
            passages, material.text_of, material.translation_of, options.style, groups
        )
        self.silent = {
            person.id for person in material.people if person.withdrawn or not person.may_quote
        }
        self.refused: set[Place] = set()

    def build(self) -> Table:
        """Return the finished table."""
        say = self.say
        places = self._places()
        rows: list[Row] = []
        before: Entry | None = None
        for entry in self.counted.tree.entries(between=True, codes=True, totals=False):
            for number, place in enumerate(places.get(entry.node.id, ())):
                names = self.names.cells(entry, before)
                if number:
                    names = [cell._replace(continues=True) for cell in names]
                rule = not number and begins_theme(entry, before)
                level = len(entry.path) - 1
                cells = (*names, Cell(self._quotation(place)))
                rows.append(Row(cells, "normal", level, entry.node.id, rule))
                before = entry
        if not rows:
            raise Refusal("no-quotations")
        title = say("appendix-title") if self.options.title is None else self.options.title
        return Table(
            columns=tuple(self._columns()),
            rows=tuple(rows),
            title=title,
            notes=tuple(self._notes(rows)),
            warnings=tuple(self._warnings()),
            language=self.options.language,
        )

    def _columns(self) -> list[Column]:
        found = self.names.columns(self.say)
        return [*found, Column("quotation", self.say("quotation-short"), "quotation", 10.0)]

    def _places(self) -> dict[Id, list[Place]]:
        """Return the passages of each code, in the order of collection and of the text."""
        found: dict[Id, dict[Place, bool]] = defaultdict(dict)
        for coding in self.counted.codings:
            place = _place(coding)
            if self.counted.passages.speakers(*place) & self.silent:
                self.refused.add(place)
            else:
                marked = found[coding.code].get(place, False) or bool(coding.quotable)
                found[coding.code][place] = marked
        wanted = self.options.quotable
        order = self.counted.passages.order
        return {
            code: sorted((one for one, marked in places.items() if marked or not wanted), key=order)
            for code, places in found.items()
        }

    def _quotation(self, place: Place) -> Quotes:
        """Return the words as they were spoken, and below them their translation."""
        quote = self.quoter.quote(*place, proposed=False)
        if not self.counted.material.translation_of(*place):
            return Quotes((quote,))
        style = self.options.style
        words = f"{style.opening}{self.quoter.original(*place)}{style.closing}"
        language = self.counted.passages.transcript(place[0]).language
        return Quotes((Quote(words, "", place, language=language), quote))

    def _notes(self, rows: list[Row]) -> list[str]:
        say, style = self.say, self.options.style
        notes = [say("note-appendix-quotable" if self.options.quotable else "note-appendix")]
        printed = [
            part.text
            for row in rows
            for cell in row.cells
            if isinstance(cell.content, Quotes)
            for part in cell.content.parts
        ]
        if any(style.omission in text for text in printed):
            notes.append(say("note-omission", mark=style.omission))
        return notes + made_from(self.counted.material, say)

    def _warnings(self) -> list[str]:
        if not self.refused:
            return []
        who: set[str] = set()
        for place in self.refused:
            who |= self.counted.passages.speakers(*place) & self.silent
        return [self.say("warn-refused", n=len(self.refused), sources=", ".join(sorted(who)))]


def _place(coding: QuotableSpan) -> Place:
    return coding.transcript, coding.start, coding.end
