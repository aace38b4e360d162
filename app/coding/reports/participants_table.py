"""Table 1 of the paper: who was interviewed.

Counts and percentages per value, for all participants and for the groups that are asked for. People
who withdrew are left out and the note says so. A count that is small enough to give somebody away
is a warning to the researcher, not a note in the paper: it names the cells and what can be done.
"""

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.reports.attribute_rows import (
    Choices,
    ValueRow,
    as_number,
    known_values,
    value_rows,
)
from app.coding.reports.bands import Bands
from app.coding.reports.inputs import Attribute, Person, Say
from app.coding.reports.people import Group, columns_of, overlap
from app.coding.tables.value import Cell, Column, Number, Row, Summary, Table
from app.models.errors import Refusal
from app.words.tables import word

_LISTED = 8  # small cells that the warning names


class ParticipantsOptions(NamedTuple):
    """What the table shows.

    `groups`: groups that get columns of their own beside "All". `merged`: attribute → label →
    the values it stands for; `merged_groups` the same for groups. `order`: attribute → labels that
    come first. `bands`: attribute → bands (default: decades and the like). `least`: a count from 1
    up to below this is warned of. `places`: of percentages, means and medians.
    """

    groups: tuple[str, ...] = ()
    merged: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    merged_groups: Mapping[str, tuple[str, ...]] = {}
    order: Mapping[str, tuple[str, ...]] = {}
    bands: Mapping[str, Bands] = {}
    percent: bool = True
    mean: bool = False
    median: bool = False
    least: int = 3
    places: int = 1
    label: str = "Table 1"
    title: str | None = None
    language: str = "en"


def participants_table(
    people: Sequence[Person],
    attributes: Sequence[Attribute],
    options: ParticipantsOptions | None = None,
    say: Say = word,
) -> Table:
    """Build the table; `attributes` in the order of the rows.

    Refused: `no-participants` where nobody is left, `group-unknown` for a column of no known group.
    """
    return _Builder(people, options or ParticipantsOptions(), say).build(attributes)


class _Builder:
    """Builds the table from those who did not withdraw."""

    def __init__(self, people: Sequence[Person], options: ParticipantsOptions, say: Say) -> None:
        self.people = [person for person in people if not person.withdrawn]
        if not self.people:
            raise Refusal("no-participants")
        self.withdrawn = len(people) - len(self.people)
        self.options = options
        self.say = say
        everyone = Group(say("all"), frozenset(person.id for person in self.people))
        self.columns = [
            everyone,
            *columns_of(self.people, options.groups, options.merged_groups),
        ]
        self.small: list[str] = []

    def build(self, attributes: Sequence[Attribute]) -> Table:
        rows: list[Row] = []
        for column in self.columns[1:]:
            if 0 < len(column.people) < self.options.least:
                self._warn(self.say("group"), column.name, len(column.people))
        for attribute in attributes:
            rows += self._attribute(attribute)
        title = self.options.title
        return Table(
            columns=tuple(self._columns()),
            rows=tuple(rows),
            label=self.options.label,
            title=self.say("participants-title") if title is None else title,
            notes=tuple(self._notes(attributes)),
            warnings=tuple(self._warnings()),
            language=self.options.language,
        )

    def _columns(self) -> list[Column]:
        say = self.say
        columns = [
            Column("characteristic", say("characteristic"), weight=3.4, stub=True),
            Column("value", say("value"), weight=3.6, stub=True),
        ]
        for number, group in enumerate(self.columns):
            slug = "group-of" if number else "all-of"
            heading = say(slug, group=group.name, n=len(group.people))
            name = f"{group.name} {say('n')}"
            key = f"group{number}" if number else "all"
            if not self.options.percent:
                columns.append(Column(f"{key}-n", heading, "number", 2.0, name=name))
                continue
            share = f"{group.name} {say('percent')}"
            columns.append(Column(f"{key}-n", say("n"), "number", 1.1, heading, name))
            columns.append(Column(f"{key}-%", say("percent"), "percent", 1.3, heading, share))
        return columns

    def _attribute(self, attribute: Attribute) -> list[Row]:
        rows: list[Row] = []
        for row in value_rows(attribute, self.people, self._choices(attribute), self.say):
            self._check_small(attribute, row)
            cells = [cell for column in self.columns for cell in self._count(row, column)]
            rows.append(self._row(attribute, row.label, cells, first=not rows))
        if attribute.kind == "number":
            for slug, wanted in (
                ("mean-sd", self.options.mean),
                ("median-range", self.options.median),
            ):
                if wanted:
                    cells = self._summaries(attribute, slug)
                    rows.append(self._row(attribute, self.say(slug), cells, first=not rows))
        return rows

    def _choices(self, attribute: Attribute) -> Choices:
        name = attribute.name
        merged = self.options.merged.get(name, {})
        return Choices(
            merged=self.options.merged_groups if attribute.kind == "group" else merged,
            bands=self.options.bands.get(name),
            order=self.options.order.get(name, ()),
        )

    def _row(self, attribute: Attribute, label: str, cells: Sequence[Cell], *, first: bool) -> Row:
        stub = (Cell(attribute.name, continues=not first), Cell(label))
        return Row((*stub, *cells), key=f"{attribute.name}/{label}")

    def _count(self, row: ValueRow, column: Group) -> list[Cell]:
        count = len(row.people & column.people)
        cells = [Cell(Number(count))]
        if self.options.percent:
            whole = len(column.people)
            share = 100 * count / whole if whole else None
            cells.append(Cell(Number(share, self.options.places)))
        return cells

    def _summaries(self, attribute: Attribute, slug: str) -> list[Cell]:
        values = {
            person: float(number)
            for person, text in known_values(attribute, self.people).items()
            if (number := as_number(text)) is not None
        }
        cells: list[Cell] = []
        for column in self.columns:
            numbers = [value for person, value in values.items() if person in column.people]
            summary = (
                _mean(numbers, self.options.places)
                if slug == "mean-sd"
                else _median(numbers, self.options.places)
            )
            width = 2 if self.options.percent else 1
            cells += [Cell(summary, across=width), *[Cell()] * (width - 1)]
        return cells

    def _check_small(self, attribute: Attribute, row: ValueRow) -> None:
        """Remember small counts; where all are few already, the groups would only repeat it."""
        if row.missing:
            return
        whole, *parts = self.columns
        if 0 < len(row.people & whole.people) < self.options.least:
            self._warn(attribute.name, row.label, len(row.people))
            return
        for column in parts:
            count = len(row.people & column.people)
            if 0 < count < self.options.least:
                self._warn(attribute.name, row.label, count, column.name)

    def _warn(self, characteristic: str, value: str, count: int, group: str = "") -> None:
        slug = "small-cell-in-group" if group else "small-cell"
        self.small.append(
            self.say(slug, characteristic=characteristic, value=value, group=group, n=count)
        )

    def _warnings(self) -> list[str]:
        if not self.small:
            return []
        listed = self.small[:_LISTED]
        if more := len(self.small) - len(listed):
            listed.append(self.say("and-more", n=more))
        return [
            self.say(
                "warn-small", n=len(self.small), least=self.options.least, cells="; ".join(listed)
            )
        ]

    def _notes(self, attributes: Sequence[Attribute]) -> list[str]:
        say, notes = self.say, []
        if self.options.percent:
            notes.append(say("note-percent-base"))
        shown = any(attribute.kind == "group" for attribute in attributes)
        if overlap(self.people, self.columns[1:], every_group=shown):
            notes.append(say("note-groups-overlap"))
        if self.options.mean and any(attribute.kind == "number" for attribute in attributes):
            notes.append(say("note-sd"))
        if self.withdrawn:
            notes.append(say("note-withdrawn", n=self.withdrawn))
        return notes


def _mean(numbers: Sequence[float], places: int) -> Summary:
    mean = statistics.fmean(numbers) if numbers else None
    spread = statistics.stdev(numbers) if len(numbers) > 1 else None
    return Summary("{} ({})", (Number(mean, places), Number(spread, places)))


def _median(numbers: Sequence[float], places: int) -> Summary:
    if not numbers:
        return Summary("{} ({}–{})", (Number(None), Number(None), Number(None)))
    middle = statistics.median(numbers)
    found = (middle, min(numbers), max(numbers))
    return Summary("{} ({}–{})", tuple(_as_given(number, places) for number in found))


def _as_given(number: float, places: int) -> Number:
    """Print whole numbers without places, as they were entered."""
    return Number(number, 0 if number == int(number) else places)
