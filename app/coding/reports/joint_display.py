"""The joint display: themes or codes against what is known of the participants in numbers.

For a score (a resilience scale, an age) the means of the participants with and without a theme
stand side by side, and Spearman's rho between the number of their passages and the score. For a
text the row says how many of each value have the theme. There is no test of significance: those
who are interviewed are few and chosen on purpose.
"""

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.analysis.ranks import spearman
from app.coding.reports.attribute_rows import Choices as ValueChoices
from app.coding.reports.attribute_rows import as_number, known_values, value_rows
from app.coding.reports.counted import Counted
from app.coding.reports.inputs import Attribute, Material, Say
from app.coding.reports.people import Group
from app.coding.reports.row_names import Level, begins_theme, in_order, level_rows, row_kind
from app.coding.reports.source_note import left_out, made_from
from app.coding.reports.theme_tree import Entry
from app.coding.tables.value import Cell, Column, Number, Row, Summary, Table
from app.models.errors import Refusal
from app.words.reports import word


class JointOptions(NamedTuple):
    """What the table shows.

    `attributes`: these, in this order (none: every number). `merged`: how texts become columns.
    `places`: of means; rho has two.
    """

    level: Level = "theme"
    attributes: tuple[str, ...] = ()
    merged: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    places: int = 1
    title: str | None = None
    language: str = "en"


class Score(NamedTuple):
    """A number of the participants, by their ids."""

    name: str
    values: Mapping[str, float]


class _Values(NamedTuple):
    """The values of a text, each with its participants."""

    name: str
    groups: tuple[Group, ...]


def joint_display(
    material: Material,
    attributes: Sequence[Attribute],
    options: JointOptions | None = None,
    say: Say = word,
) -> Table:
    """Build the table.

    Refused: `no-codes`, `nobody-counted`, `attribute-unknown`, `no-scores` where no attribute is a
    number and none is named.
    """
    if not material.nodes:
        raise Refusal("no-codes")
    return JointBuilder(material, attributes, options or JointOptions(), say).build()


class JointBuilder:
    """Counts who is in which row, and sets it against the attributes."""

    def __init__(
        self,
        material: Material,
        attributes: Sequence[Attribute],
        options: JointOptions,
        say: Say,
    ) -> None:
        self.options = options
        self.say = say
        self.counted = Counted(material, say)
        self.people = [one for one in self.counted.people if one.id in self.counted.asked]
        if not self.people:
            raise Refusal("nobody-counted")
        self.shown = [self._values(each) for each in self._chosen(attributes)]
        self.passages = self.counted.by(
            [Group(person.id, frozenset([person.id])) for person in self.people]
        )

    def build(self) -> Table:
        """Return the finished table."""
        options, say, material = self.options, self.say, self.counted.material
        names, entries = level_rows(self.counted.tree, options.level, totals=False)
        rows = [
            Row(
                (*names.cells(entry, before), *self._cells(entry)),
                row_kind(entry) if options.level == "code" else "normal",
                len(entry.path) - 1,
                entry.node.id,
                begins_theme(entry, before),
            )
            for entry, before in in_order(entries)
        ]
        columns = names.columns(say)
        for number, each in enumerate(self.shown):
            if isinstance(each, Score):
                columns += self._score_columns(number, each)
            else:
                columns += self._value_columns(number, each)
        slug = "joint-title" if options.level == "code" else f"joint-title-{options.level}"
        title = say(slug) if options.title is None else options.title
        notes = (*self._notes(), *made_from(material, say))
        return Table(tuple(columns), tuple(rows), "", title, notes, language=options.language)

    def _chosen(self, attributes: Sequence[Attribute]) -> list[Attribute]:
        known = {each.name: each for each in attributes}
        for name in self.options.attributes:
            if name not in known:
                raise Refusal("attribute-unknown", name=name, known=", ".join(known) or "–")
        found = [known[name] for name in self.options.attributes]
        found = found or [each for each in attributes if each.kind == "number"]
        if not found:
            raise Refusal("no-scores")
        return found

    def _values(self, attribute: Attribute) -> Score | _Values:
        if attribute.kind == "number":
            known = known_values(attribute, self.people).items()
            found = {who: as_number(text) for who, text in known}
            numbers = {who: float(number) for who, number in found.items() if number is not None}
            return Score(attribute.name, numbers)
        chosen = ValueChoices(merged=self.options.merged.get(attribute.name, {}))
        rows = value_rows(attribute, self.people, chosen, self.say)
        groups = tuple(Group(row.label, row.people) for row in rows if row.people)
        return _Values(attribute.name, groups)

    def _score_columns(self, number: int, score: Score) -> list[Column]:
        say = self.say
        head, mean = say("score-of", name=score.name, n=len(score.values)), say("mean-sd")
        return [
            Column(f"with{number}", say("with-n"), "number", 1.3, head),
            Column(f"with-mean{number}", mean, "number", 2.5, head, f"{head} {say('with-mean')}"),
            Column(f"without{number}", say("without-n"), "number", 1.8, head),
            Column(
                f"without-mean{number}", mean, "number", 2.5, head, f"{head} {say('without-mean')}"
            ),
            Column(f"rho{number}", say("rho"), "number", 1.5, head),
        ]

    def _value_columns(self, number: int, values: _Values) -> list[Column]:
        return [
            Column(
                f"value{number}-{at}",
                self.say("group-of", group=group.name, n=len(group.people)),
                "number",
                1.9,
                values.name,
                people=group.people,
            )
            for at, group in enumerate(values.groups)
        ]

    def _cells(self, entry: Entry) -> list[Cell]:
        having = self.counted.counts[entry.node.id].participants
        cells: list[Cell] = []
        for each in self.shown:
            if isinstance(each, Score):
                cells += self._score_cells(entry, having, each)
            else:
                cells += [Cell(Number(len(having & group.people))) for group in each.groups]
        return cells

    def _score_cells(self, entry: Entry, having: frozenset[str], score: Score) -> list[Cell]:
        inside = [value for who, value in score.values.items() if who in having]
        outside = [value for who, value in score.values.items() if who not in having]
        return [
            Cell(Number(len(inside))),
            Cell(self._mean(inside)),
            Cell(Number(len(outside))),
            Cell(self._mean(outside)),
            Cell(Number(self.rho(entry, score), 2)),
        ]

    def rho(self, entry: Entry, score: Score) -> float | None:
        """Return how far the number of a participant's passages rises with the score."""
        who = (one.id for one in self.people)
        passages = dict(zip(who, self.passages[entry.node.id], strict=True))
        return spearman([float(passages[one]) for one in score.values], [*score.values.values()])

    def _mean(self, numbers: Sequence[float]) -> Summary:
        mean = statistics.fmean(numbers) if numbers else None
        spread = statistics.stdev(numbers) if len(numbers) > 1 else None
        places = self.options.places
        return Summary("{} ({})", (Number(mean, places), Number(spread, places)))

    def _notes(self) -> list[str]:
        say = self.say
        notes = []
        if any(isinstance(each, Score) for each in self.shown):
            notes = [say("note-joint"), say("note-rho"), say("note-sd")]
        if any(isinstance(each, _Values) for each in self.shown):
            notes.append(say("note-joint-values"))
        return notes + left_out(self.counted.material, self.counted.asked, say)
