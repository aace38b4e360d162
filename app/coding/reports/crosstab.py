"""Code × group: how many of those asked in each group a code, sub-theme or theme was found with.

Columns are groups, or the values of an attribute (of a number: its bands), or two of these crossed.
Counts come first: percentages of a handful of people are offered by nobody but the researcher who
asks for them. What was not found is "not coded in", never "absent"; a column says where.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

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
from app.coding.reports.inputs import Attribute, Material, Say
from app.coding.reports.people import Group
from app.coding.reports.row_names import Level, begins_theme, in_order, level_rows, row_kind
from app.coding.reports.source_note import left_out, made_from
from app.coding.reports.theme_tree import Entry
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models.errors import Refusal
from app.words.reports import word

SMALL = 20  # a group of fewer gets no percentages unless they are asked for


class CrosstabOptions(NamedTuple):
    """What the table shows.

    `level`: what the rows are. `by`: one or two attributes whose values are the columns, `GROUPS`
    for the groups (nothing: the groups). `groups`: these groups only (none: all).
    `percent`: of groups of 20 or more, always, never.
    `uneven`: what differs most between the columns first. `totals`: rows for whole themes too.
    `bands`, `merged`: how numbers and texts become columns, by attribute.
    """

    level: Level = "code"
    by: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    percent: Literal["large", "always", "never"] = "large"
    uneven: bool = False
    totals: bool = False
    bands: Mapping[str, Bands] = {}
    merged: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    places: int = 0
    title: str | None = None
    language: str = "en"


def crosstab(
    material: Material,
    attributes: Sequence[Attribute],
    options: CrosstabOptions | None = None,
    say: Say = word,
) -> Table:
    """Build the table; `attributes` are those that `by` may name.

    Refused: `no-codes`, `nobody-counted`, and as `compared` refuses.
    """
    if not material.nodes:
        raise Refusal("no-codes")
    return _Builder(material, attributes, options or CrosstabOptions(), say).build()


class _Builder:
    def __init__(
        self,
        material: Material,
        attributes: Sequence[Attribute],
        options: CrosstabOptions,
        say: Say,
    ) -> None:
        self.options = options
        self.say = say
        self.counted = Counted(material, say)
        if not self.counted.asked:
            raise Refusal("nobody-counted")
        self.comparing = Comparing(options.by, options.groups, options.bands, options.merged)
        self.groups = compared(self.counted, attributes, self.comparing, say)
        self.all = Group(say("all"), self.counted.asked)
        self.passages = self.counted.by([self.all, *self.groups])

    def build(self) -> Table:
        """Return the finished table."""
        options, say, material = self.options, self.say, self.counted.material
        totals = options.totals and not options.uneven
        names, entries = level_rows(self.counted.tree, options.level, totals=totals)
        lines = in_order(entries)
        if options.uneven:
            ordered = sorted(entries, key=self._spread, reverse=True)
            lines = [(entry, None) for entry in ordered]
        rows = [
            Row(
                (*names.cells(entry, before), *self._cells(entry)),
                "normal" if options.uneven else row_kind(entry),
                len(entry.path) - 1,
                entry.node.id,
                begins_theme(entry, before),
            )
            for entry, before in lines
        ]
        columns = names.columns(say)
        if len(self.groups) > 1:  # before the numbers, of which there may be many
            columns.append(Column("where", say("where-coded").replace("\n", " "), weight=2.6))
        for number, group in enumerate([self.all, *self.groups]):
            columns += self._columns(number, group)
        notes = (*self._notes(totals), *made_from(material, say))
        title = self._title() if options.title is None else options.title
        return Table(tuple(columns), tuple(rows), "", title, notes, language=options.language)

    def _title(self) -> str:
        level = self.options.level
        slug = "crosstab-title" if level == "code" else f"crosstab-title-{level}"
        return self.say(slug, by=named_by(self.options.by, self.say))

    def _columns(self, number: int, group: Group) -> list[Column]:
        say, n = self.say, len(group.people)
        head = say("group-of", group=group.name, n=n).replace("\n", " ")
        people = None if number == 0 else group.people
        found = []
        for part in ("participants", "percent", "quotations"):
            if part == "percent" and not self._with_percent(group):
                continue
            kind: Literal["number", "percent"] = "percent" if part == "percent" else "number"
            short, weight = say(f"{part}-short"), 0.9 if part == "percent" else 1.9
            found.append(Column(f"{part}{number}", short, kind, weight, head, people=people))
        return found

    def _with_percent(self, group: Group) -> bool:
        wanted = self.options.percent
        return wanted == "always" or (wanted == "large" and len(group.people) >= SMALL)

    def _cells(self, entry: Entry) -> list[Cell]:
        speakers = self.counted.counts[entry.node.id].participants
        cells = []
        if len(self.groups) > 1:
            cells.append(Cell(where_coded(speakers, self.groups, self.say)))
        for number, group in enumerate([self.all, *self.groups]):
            n = len(speakers & group.people)
            cells.append(Cell(Number(n)))
            if self._with_percent(group):
                share = 100 * n / len(group.people) if group.people else None
                cells.append(Cell(Number(share, self.options.places)))
            passages = self.passages[entry.node.id][number] if number else None
            every = self.counted.counts[entry.node.id].quotations
            cells.append(Cell(Number(every if passages is None else passages)))
        return cells

    def _spread(self, entry: Entry) -> float:
        return unevenness(self.counted.counts[entry.node.id].participants, self.groups)

    def _notes(self, totals: bool) -> list[str]:
        say, wanted = self.say, self.options.percent
        notes = [say("note-crosstab")]
        small = any(len(group.people) < SMALL for group in (self.all, *self.groups))
        if wanted == "always" and small:
            notes.append(say("note-percent-always", least=SMALL, step=100 // SMALL))
        if wanted == "large" and small and len(self.all.people) >= SMALL:
            notes.append(say("note-percent-from", least=SMALL))
        notes += group_notes(self.groups, self.comparing, say)
        if self.options.uneven:
            notes.append(say("note-uneven"))
        if totals:
            notes.append(say("note-whole-rows"))
        return notes + left_out(self.counted.material, self.counted.asked, say)
