"""The framework matrix: participant × theme, with what the researcher wrote and what was said.

A cell holds the summaries that were written of this participant under this theme, and below them
quotations from what the participant said: those marked as quotable first. Each passage is quoted in
one cell only. An empty cell means "not coded in", not that there was nothing.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from app.coding.analysis.counts import Id
from app.coding.reports.counted import Counted
from app.coding.reports.illustrate import Illustrator
from app.coding.reports.inputs import Material, Person, QuotableSpan, Say
from app.coding.reports.passages import Quoter, QuoteStyle
from app.coding.reports.people import columns_of
from app.coding.reports.row_names import Level, level_rows
from app.coding.reports.source_note import left_out, made_from
from app.coding.reports.theme_tree import UNPLACED, Entry
from app.coding.tables.value import Cell, Column, Quote, Quotes, Row, Table
from app.models.errors import Refusal
from app.words.reports import word

Summaries = Mapping[tuple[str, Id], tuple[str, ...]]  # by participant's id and theme


class FrameworkOptions(NamedTuple):
    """What the table shows.

    `level`: themes, or sub-themes and categories, or codes as columns. `quotes`: quotations in a
    cell at most. `groups`: only participants of these (none: all).
    """

    level: Level = "theme"
    quotes: int = 1
    groups: tuple[str, ...] = ()
    style: QuoteStyle = QuoteStyle()
    title: str | None = None
    language: str = "en"


def framework(
    material: Material,
    summaries: Summaries,
    options: FrameworkOptions | None = None,
    say: Say = word,
) -> Table:
    """Build the table. Refused: `no-themes`, `group-unknown`, `nobody-counted`."""
    return _Builder(material, summaries, options or FrameworkOptions(), say).build()


class _Builder:
    def __init__(
        self, material: Material, summaries: Summaries, options: FrameworkOptions, say: Say
    ) -> None:
        self.options = options
        self.say = say
        self.summaries = summaries
        self.counted = Counted(material, say)
        _names, entries = level_rows(self.counted.tree, options.level, totals=False)
        self.entries = [entry for entry in entries if entry.node.id != UNPLACED]
        if not self.entries:
            raise Refusal("no-themes")
        self.people = self._people()
        groups = {person.id: person.groups for person in material.people}
        # The row already says whose words they are.
        style = options.style._replace(source="")
        passages = self.counted.passages
        quoter = Quoter(passages, material.text_of, material.translation_of, style, groups)
        self.illustrator = Illustrator(quoter, passages, material.people)
        self.codings = self._codings()

    def build(self) -> Table:
        """Return the finished table."""
        say, options = self.say, self.options
        rows = tuple(
            Row(
                (Cell(person.id), *(self._cell(person, entry) for entry in self.entries)),
                key=person.id,
            )
            for person in self.people
        )
        title = say("framework-title") if options.title is None else options.title
        quotes = [
            part
            for row in rows
            for cell in row.cells
            if isinstance(cell.content, Quotes)
            for part in cell.content.parts
        ]
        material = self.counted.material
        notes = [say("note-framework"), *left_out(material, self.counted.asked, say)]
        proposed = sum(quote.proposed for quote in quotes)
        return Table(
            columns=tuple(self._columns()),
            rows=rows,
            title=title,
            notes=(*notes, *made_from(material, say)),
            warnings=(say("warn-proposed", n=proposed),) if proposed else (),
            language=options.language,
        )

    def _people(self) -> list[Person]:
        counted, groups = self.counted, self.options.groups
        chosen = columns_of(counted.people, groups)
        wanted = {one for group in chosen for one in group.people} if groups else counted.asked
        found = [one for one in counted.people if one.id in counted.asked & wanted]
        if not found:
            raise Refusal("nobody-counted")
        return found

    def _columns(self) -> list[Column]:
        found = [Column("participant", self.say("participant"), weight=1.9, stub=True)]
        for entry in self.entries:
            over = entry.theme.name if self.options.level == "category" else ""
            group = "" if over == entry.node.name else over
            column = Column(f"{entry.node.id}", entry.node.name, "quotation", 4.8, group)
            found.append(column._replace(written=entry.node.kind != "code"))
        return found

    def _codings(self) -> dict[tuple[Id, str], list[QuotableSpan]]:
        """Return the codings by the column that shows them and the participant who speaks."""
        shown = {entry.node.id for entry in self.entries}
        found: dict[tuple[Id, str], list[QuotableSpan]] = defaultdict(list)
        for coding in self.counted.codings:
            node: Id | None = coding.code
            while node is not None and node not in shown:
                node = self.counted.tree.parents[node]
            if node is None:
                continue
            place = coding.transcript, coding.start, coding.end
            for person in self.counted.passages.speakers(*place):
                found[node, person].append(coding)
        return found

    def _cell(self, person: Person, entry: Entry) -> Cell:
        node = entry.node.id
        texts = self.summaries.get((person.id, node), ())
        written = [Quote(line) for text in texts for line in text.splitlines() if line.strip()]
        codings = self.codings.get((node, person.id), [])
        wanted = self.options.quotes
        picked = self.illustrator.pick(codings, wanted, propose=True) if wanted else ()
        return Cell(Quotes((*written, *picked)))
