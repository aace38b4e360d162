"""Table 2 of the paper: themes, sub-themes and codes with their counts and a quotation each.

What is counted is said in the notes: whose codings, of which day, and what a row of a theme stands
for. Codes that are in no theme are the last rows and are never dropped. Who was interviewed but not
coded yet has not said nothing: percentages are of those whose transcripts the counting covers. Each
coding gives its quotation to the lowest row that shows it, so that switching the codes off lets
sub-themes quote.
"""

from app.coding.analysis.counts import Count, Id
from app.coding.reports.counted import Counted
from app.coding.reports.inputs import Material, Say
from app.coding.reports.passages import Quoter
from app.coding.reports.people import columns_of
from app.coding.reports.picking import PoolIllustrator
from app.coding.reports.row_names import RowNames, begins_theme, row_kind
from app.coding.reports.source_note import made_from
from app.coding.reports.theme_notes import (
    code_notes,
    counting_notes,
    quotation_notes,
    warnings_of,
)
from app.coding.reports.theme_options import ThemeOptions
from app.coding.reports.theme_tree import Entry
from app.coding.tables.value import Cell, Column, Number, Quote, Quotes, Row, Table
from app.models.errors import Refusal
from app.words.tables import word


def theme_table(material: Material, options: ThemeOptions | None = None, say: Say = word) -> Table:
    """Build the table. Refused: `no-codes` for an empty structure, `group-unknown`."""
    if not material.nodes:
        raise Refusal("no-codes")
    return _Builder(material, options or ThemeOptions(), say).build()


class _Builder:
    """Builds the table; participants are those who did not withdraw and whose coding counts."""

    def __init__(self, material: Material, options: ThemeOptions, say: Say) -> None:
        self.material = material
        self.options = options
        self.say = say
        counted = Counted(material, say)
        people = counted.people
        self.people = counted.asked
        self.groups = [
            group._replace(people=group.people & self.people)
            for group in columns_of(people, options.groups, options.merged_groups)
        ]
        self.passages = counted.passages
        self.counted = counted
        self.tree = counted.tree
        self.counts = counted.counts
        self.names = RowNames(options.show, totals=options.totals, between=options.between)
        groups = {person.id: person.groups for person in people}
        quoter = Quoter(
            self.passages, material.text_of, material.translation_of, options.style, groups
        )
        self.illustrator = PoolIllustrator(quoter, self.passages)

    def build(self) -> Table:
        """Return the finished table."""
        entries = self._entries()
        quotes = self._quotes(entries)
        rows: list[Row] = []
        before: Entry | None = None
        for entry in entries:
            rows.append(self._row(entry, before, quotes.get(entry.node.id, Quotes(()))))
            before = entry
        title = self.options.title
        shown = [quote for each in quotes.values() for quote in each.parts]
        return Table(
            columns=tuple(self._columns()),
            rows=tuple(rows),
            label=self.options.label,
            title=self.say("themes-title") if title is None else title,
            notes=tuple(self._notes(shown)),
            warnings=tuple(warnings_of(self.illustrator, shown, self.say)),
            language=self.options.language,
        )

    def _notes(self, shown: list[Quote]) -> list[str]:
        counts, options, say = self.counts, self.options, self.say
        notes = counting_notes(self.material, self.people, options, say)
        notes += code_notes(self.tree, counts, options, say)
        notes += quotation_notes(self.material, self.passages, options.style, shown, say)
        return notes + made_from(self.material, say)

    def _entries(self) -> list[Entry]:
        show = self.options.show
        entries = self.tree.entries(
            between="sub-theme" in show, codes="code" in show, totals=self.options.totals
        )
        if self.options.unused:
            return entries
        return [
            entry
            for entry in entries
            if entry.node.kind != "code" or self.counts[entry.node.id].quotations
        ]

    def _columns(self) -> list[Column]:
        say, show = self.say, self.options.show
        columns = self.names.columns(say)
        if "definition" in show:
            columns.append(Column("definition", say("definition"), weight=4.5))
        columns += self._participant_columns()
        if "quotations" in show:
            heading = f"{say('quotations')}\n{say('n')}"
            columns.append(Column("quotations", heading, "number", 2.4))
        if "quotes" in show and self.options.quotes:
            columns.append(Column("quotes", say("quotation"), "quotation", 8.5))
        return columns

    def _participant_columns(self) -> list[Column]:
        say, show = self.say, self.options.show
        if "participants" not in show:
            return []
        group = say("participants")
        found = [Column("participants", say("n"), "number", 1.2, group)]
        if "percent" in show:
            found.append(Column("participants-%", say("percent"), "percent", 1.3, group))
        for number, each in enumerate(self.groups):
            heading = say("group-of", group=each.name, n=len(each.people))
            name = f"{each.name} {say('n')}"
            column = Column(f"group{number + 1}", heading, "number", 1.9, group, name)
            found.append(column._replace(people=each.people))
        return found

    def _row(self, entry: Entry, before: Entry | None, quotes: Quotes) -> Row:
        count = self.counts[entry.node.id]
        cells = self.names.cells(entry, before)
        if "definition" in self.options.show:
            cells.append(Cell(entry.node.definition))
        if "participants" in self.options.show:
            cells += self._participants(count)
        if "quotations" in self.options.show:
            cells.append(Cell(Number(count.quotations)))
        if "quotes" in self.options.show and self.options.quotes:
            cells.append(Cell(quotes))
        level = len(entry.path) - 1
        new_theme = begins_theme(entry, before)
        return Row(tuple(cells), row_kind(entry), level, entry.node.id, rule=new_theme)

    def _participants(self, count: Count) -> list[Cell]:
        cells = [Cell(Number(len(count.participants)))]
        if "percent" in self.options.show:
            whole = len(self.people)
            share = 100 * len(count.participants) / whole if whole else None
            cells.append(Cell(Number(share, self.options.places)))
        cells += [Cell(Number(len(count.participants & group.people))) for group in self.groups]
        return cells

    def _quotes(self, entries: list[Entry]) -> dict[Id, Quotes]:
        if "quotes" not in self.options.show or not self.options.quotes:
            return {}
        row_of = self.counted.in_rows({entry.node.id for entry in entries})
        pools = self.counted.pools()
        pools.group(range(len(row_of)), row_of)
        place = {node: at for at, node in enumerate(self.tree.parents)}
        pick, wanted, propose = (
            self.illustrator.pick_from,
            self.options.quotes,
            self.options.propose,
        )
        return {
            node: Quotes(pick(pools.pool(place[node]), wanted, propose=propose))
            for node in (entry.node.id for entry in entries)
        }
