"""Code × participant: in whose words each code, sub-theme or theme was found, and how often.

The row's own numbers at the right are those of the theme table, so that the two can be held against
each other: a passage of two participants stands in both their columns and is one quotation.
"""

from typing import Literal, NamedTuple

from app.coding.reports.counted import Counted
from app.coding.reports.inputs import Material, Say
from app.coding.reports.people import Group
from app.coding.reports.row_names import Level, begins_theme, in_order, level_rows, row_kind
from app.coding.reports.source_note import left_out, made_from
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models.errors import Refusal
from app.words.reports import word

_NARROW = 0.7  # centimetres: two digits


class MatrixOptions(NamedTuple):
    """What the table shows.

    `level`: what the rows are. `values`: numbers of passages, or 0 and 1. `totals`: rows for whole
    themes too. `groups`: only participants of these (none: all).
    """

    level: Level = "code"
    values: Literal["counts", "presence"] = "counts"
    totals: bool = False
    groups: tuple[str, ...] = ()
    title: str | None = None
    language: str = "en"


def matrix(material: Material, options: MatrixOptions | None = None, say: Say = word) -> Table:
    """Build the table. Refused: `no-codes`, `group-unknown`, `nobody-counted`."""
    options = options or MatrixOptions()
    if not material.nodes:
        raise Refusal("no-codes")
    counted = Counted(material, say)
    people = _columns(counted, options)
    names, entries = level_rows(counted.tree, options.level, totals=options.totals)
    cells = counted.by(people)
    numbers = _Numbers(most=1 if options.values == "presence" else None)
    rows = []
    for entry, before in in_order(entries):
        line = names.cells(entry, before)
        line += [numbers[n] for n in cells[entry.node.id]]
        count = counted.counts[entry.node.id]
        line += [Cell(Number(len(count.participants))), Cell(Number(count.quotations))]
        kind, level = row_kind(entry), len(entry.path) - 1
        rows.append(Row(tuple(line), kind, level, entry.node.id, begins_theme(entry, before)))
    columns = names.columns(say)
    columns += [
        Column(f"p:{one.name}", one.name, "number", _NARROW, people=one.people) for one in people
    ]
    columns += [Column(key, say(key), "number", 2.3) for key in ("participants-n", "quotations-n")]
    title = say(_titled("matrix-title", options.level)) if options.title is None else options.title
    notes = (*_notes(counted, options, say), *made_from(material, say))
    return Table(tuple(columns), tuple(rows), "", title, notes, language=options.language)


class _Numbers(dict[int, Cell]):
    """The cell of each number, made once: two million cells hold some dozens of numbers."""

    def __init__(self, *, most: int | None) -> None:
        super().__init__()
        self._most = most

    def __missing__(self, n: int) -> Cell:
        cell = self[n] = Cell(Number(n if self._most is None else min(n, self._most)))
        return cell


def _titled(slug: str, level: Level) -> str:
    return slug if level == "code" else f"{slug}-{level}"


def _columns(counted: Counted, options: MatrixOptions) -> list[Group]:
    known = {group for person in counted.people for group in person.groups}
    for name in options.groups:
        if name not in known:
            raise Refusal("group-unknown", name=name, known=", ".join(sorted(known)) or "–")
    wanted = set(options.groups)
    people = [
        Group(person.id, frozenset([person.id]))
        for person in counted.people
        if person.id in counted.asked and (not wanted or wanted & set(person.groups))
    ]
    if not people:
        raise Refusal("nobody-counted")
    return people


def _notes(counted: Counted, options: MatrixOptions, say: Say) -> list[str]:
    notes = [say(f"note-matrix-{options.values}")]
    if options.totals:
        notes.append(say("note-whole-rows"))
    if nobody := counted.unheard():
        notes.append(say("note-nobody", n=nobody))
    return notes + left_out(counted.material, counted.asked, say)
