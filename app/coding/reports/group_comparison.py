"""Groups beside each other in their own words: under each code a row for every group.

Rows and not columns are the groups, so that quotations have room on a page whatever number of
groups there is, and a file of rows holds one fact in each. The quotation of a group is one that the
team marked as quotable, else one that the program proposes and says so; nobody is quoted who did
not agree to it. Numbers are those of the cross table.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.analysis.counts import Id
from app.coding.reports.bands import Bands
from app.coding.reports.compared import (
    Comparing,
    compared,
    group_notes,
    named_by,
    unevenness,
    where_coded,
)
from app.coding.reports.counted import Counted
from app.coding.reports.illustrate import Illustrator
from app.coding.reports.inputs import Attribute, Material, QuotableSpan, Say
from app.coding.reports.passages import Quoter, QuoteStyle
from app.coding.reports.row_names import Level, begins_theme, in_order, level_rows, row_kind
from app.coding.reports.source_note import left_out, made_from
from app.coding.reports.theme_notes import quotation_notes, warnings_of
from app.coding.reports.theme_tree import Entry
from app.coding.tables.value import Cell, Column, Number, Quote, Quotes, Row, Table
from app.models.errors import Refusal
from app.words.reports import word

Said = Mapping[tuple[Id, int], Sequence[QuotableSpan]]  # by node and place of the group


class ComparisonOptions(NamedTuple):
    """What the table shows.

    `level`: what is compared. `by`, `groups`, `bands`, `merged`: whom, as in `Comparing`.
    `quotes`: how many quotations each group has at most. `uneven`: what differs most first.
    """

    level: Level = "code"
    by: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    quotes: int = 1
    uneven: bool = False
    bands: Mapping[str, Bands] = {}
    merged: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    style: QuoteStyle = QuoteStyle()
    title: str | None = None
    language: str = "en"


def group_comparison(
    material: Material,
    attributes: Sequence[Attribute],
    options: ComparisonOptions | None = None,
    say: Say = word,
) -> Table:
    """Build the table; `attributes` are those that `by` may name.

    Refused: `no-codes`, `nobody-counted`, and as `compared` refuses.
    """
    if not material.nodes:
        raise Refusal("no-codes")
    return _Builder(material, attributes, options or ComparisonOptions(), say).build()


class _Builder:
    def __init__(
        self,
        material: Material,
        attributes: Sequence[Attribute],
        options: ComparisonOptions,
        say: Say,
    ) -> None:
        self.options = options
        self.say = say
        self.counted = Counted(material, say)
        if not self.counted.asked:
            raise Refusal("nobody-counted")
        self.comparing = Comparing(options.by, options.groups, options.bands, options.merged)
        self.groups = compared(self.counted, attributes, self.comparing, say)
        self.numbers = self.counted.by(self.groups)
        belongs = {person.id: person.groups for person in material.people}
        passages = self.counted.passages
        quoter = Quoter(passages, material.text_of, material.translation_of, options.style, belongs)
        self.illustrator = Illustrator(quoter, passages, material.people)
        self.names, self.entries = level_rows(self.counted.tree, options.level, totals=False)

    def build(self) -> Table:
        """Return the finished table."""
        options, say = self.options, self.say
        lines = in_order(self.entries)
        if options.uneven:
            ordered = sorted(self.entries, key=self._unevenness, reverse=True)
            lines = [(entry, None) for entry in ordered]
        said = self._said()
        rows = [row for entry, before in lines for row in self._rows(entry, before, said)]
        shown = [part for row in rows for part in _quoted(row)]
        slug = (
            "comparison-title" if options.level == "code" else f"comparison-title-{options.level}"
        )
        title = say(slug, by=named_by(options.by, say)) if options.title is None else options.title
        return Table(
            columns=tuple(self._columns()),
            rows=tuple(rows),
            title=title,
            notes=tuple(self._notes(rows, shown)),
            warnings=tuple(warnings_of(self.illustrator, shown, say)),
            language=options.language,
        )

    def _columns(self) -> list[Column]:
        say = self.say
        found = self.names.columns(say)
        found.append(Column("group", say("compared"), weight=2.9, stub=True))
        found += [
            Column(key, say(key), "number", 1.9) for key in ("participants-n", "quotations-n")
        ]
        if self.options.quotes:
            found.append(Column("quotes", say("quotation-short"), "quotation", 7.5))
        if len(self.groups) > 1:
            found.append(Column("where", say("where-coded"), weight=2.6))
        return found

    def _rows(self, entry: Entry, before: Entry | None, said: Said) -> list[Row]:
        """Return a row for every group; what is the same in all of them is one merged cell."""
        speakers = self.counted.counts[entry.node.id].participants
        where = where_coded(speakers, self.groups, self.say)
        kind = "normal" if self.options.uneven else row_kind(entry)
        rows: list[Row] = []
        for at, group in enumerate(self.groups):
            names = self.names.cells(entry, before)
            if at:
                names = [cell._replace(continues=True) for cell in names]
            heading = self.say("group-of", group=group.name, n=len(group.people))
            whole = heading.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")
            cells = [*names, Cell(whole.replace("\n", " "))]
            cells.append(Cell(Number(len(speakers & group.people))))
            cells.append(Cell(Number(self.numbers[entry.node.id][at])))
            if self.options.quotes:
                cells.append(Cell(self._quotes(said.get((entry.node.id, at), ()))))
            if len(self.groups) > 1:
                cells.append(Cell(where, continues=at > 0))
            rule = not at and (begins_theme(entry, before) or entry is not self.entries[0])
            level = len(entry.path) - 1
            rows.append(Row(tuple(cells), kind, level, entry.node.id, rule, group.people))
        return rows

    def _quotes(self, codings: Sequence[QuotableSpan]) -> Quotes:
        return Quotes(self.illustrator.pick(codings, self.options.quotes, propose=True))

    def _said(self) -> Said:
        """Return the codings under each row, group by group."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(self.groups):
            for person in group.people:
                places[person].append(at)
        shown = {entry.node.id for entry in self.entries}
        found: dict[tuple[Id, int], list[QuotableSpan]] = defaultdict(list)
        for coding in self.counted.codings:
            place = coding.transcript, coding.start, coding.end
            heard = {at for who in self.counted.passages.speakers(*place) for at in places[who]}
            for node in self._above(coding.code, shown):
                for at in heard:
                    found[node, at].append(coding)
        return found

    def _above(self, code: Id, shown: set[Id]) -> list[Id]:
        """Return the rows that a coding counts in: its own and those above it."""
        found: list[Id] = []
        node: Id | None = code
        while node is not None:
            if node in shown:
                found.append(node)
            node = self.counted.tree.parents[node]
        return found

    def _unevenness(self, entry: Entry) -> float:
        return unevenness(self.counted.counts[entry.node.id].participants, self.groups)

    def _notes(self, rows: Sequence[Row], shown: Sequence[Quote]) -> list[str]:
        say, material = self.say, self.counted.material
        notes = [say("note-comparison"), *group_notes(self.groups, self.comparing, say)]
        if self.options.uneven:
            notes.append(say("note-uneven"))
        if self.options.quotes and any(_unquoted(row) for row in rows):
            notes.append(say("note-unquoted"))
        passages, style = self.counted.passages, self.options.style
        notes += quotation_notes(material, passages, style, shown, say)
        notes += left_out(material, self.counted.asked, say)
        return notes + made_from(material, say)


def _quoted(row: Row) -> tuple[Quote, ...]:
    return next((one.content.parts for one in row.cells if isinstance(one.content, Quotes)), ())


def _unquoted(row: Row) -> bool:
    """Tell whether a group has said something, none of which may be quoted."""
    numbers = [one.content.value for one in row.cells if isinstance(one.content, Number)]
    return any(numbers) and not _quoted(row)
