"""The coding tree: every theme, category and code in its place, with its definition and counts.

Where no indentation can be seen, as in a CSV file, each row names its whole path.
"""

from typing import NamedTuple

from app.coding.reports.counted import Counted
from app.coding.reports.inputs import Material, Say
from app.coding.reports.source_note import left_out, made_from
from app.coding.reports.theme_tree import UNPLACED, Entry
from app.coding.tables.value import Cell, Column, Number, Row, RowKind, Table
from app.models.errors import Refusal
from app.words.reports import word

_BETWEEN = " > "


class TreeOptions(NamedTuple):
    """What the table shows beside the tree."""

    definitions: bool = True
    counts: bool = True
    title: str | None = None
    language: str = "en"


def coding_tree(material: Material, options: TreeOptions | None = None, say: Say = word) -> Table:
    """Build the table. Refused: `no-codes` for an empty structure."""
    if not material.nodes:
        raise Refusal("no-codes")
    options = options or TreeOptions()
    counted = Counted(material, say)
    rows = []
    for number, entry in enumerate(counted.tree.entries(between=True, codes=True, totals=True)):
        cells = [_name(entry), Cell(_level(entry, say))]
        if options.definitions:
            cells.append(Cell(entry.node.definition))
        if options.counts:
            count = counted.counts[entry.node.id]
            cells += [Cell(Number(len(count.participants))), Cell(Number(count.quotations))]
        depth = len(entry.path) - 1
        rows.append(
            Row(tuple(cells), _kind(entry), depth, entry.node.id, bool(number) and not depth)
        )
    columns = [
        Column("name", say("tree-name"), weight=6.0, stub=True),
        Column("level", say("tree-level"), weight=2.0),
    ]
    if options.definitions:
        columns.append(Column("definition", say("definition"), weight=6.0))
    if options.counts:
        keys = ("participants-n", "quotations-n")
        columns += [Column(key, say(key), "number", 2.3) for key in keys]
    title = say("tree-title") if options.title is None else options.title
    notes = [say("note-tree"), *left_out(material, counted.asked, say)] if options.counts else []
    notes += made_from(material, say)
    return Table(
        tuple(columns), tuple(rows), title=title, notes=tuple(notes), language=options.language
    )


def _name(entry: Entry) -> Cell:
    path = _BETWEEN.join(node.name for node in entry.path)
    return Cell(entry.node.name, indent=len(entry.path) - 1, full=path)


def _level(entry: Entry, say: Say) -> str:
    if entry.node.id == UNPLACED:
        return ""
    inner = entry.node.kind == "theme" and len(entry.path) > 1
    return say("sub-theme" if inner else entry.node.kind)


def _kind(entry: Entry) -> RowKind:
    if entry.theme.id == UNPLACED:
        return "unplaced"
    if entry.node.kind == "code":
        return "normal"
    return "total" if len(entry.path) == 1 else "subtotal"
