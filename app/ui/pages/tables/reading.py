"""What the page asks the project for, in another thread: the table with all that can be chosen."""

from typing import NamedTuple

from app.coding.reports.catalog import REPORTS, Choices
from app.coding.reports.inputs import Material
from app.coding.reports.merged_values import PrintedRow, printed_rows
from app.coding.tables.value import Table
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.ui.pages.tables.difference_choices import DifferenceOffer, difference_offer
from app.ui.pages.tables.figures import FIGURES, Draw
from app.ui.pages.tables.part import Part, part_of


class Answer(NamedTuple):
    """What was made of the project for the preview, or the problem why nothing was."""

    what: str
    part: Part | None
    draw: Draw | None  # where the figure was wanted
    problem: Refusal | None
    coders: list[str]
    groups: list[str]
    attributes: list[str]
    bands: dict[str, str]
    rows: dict[str, list[PrintedRow]]
    settings: dict[str, str]
    difference: DifferenceOffer


def answer(reader: Reader, what: str, choices: Choices, first: int, *, figure: bool) -> Answer:
    """Make a table, of which the part from row `first` on is shown; its figure if wanted."""
    coders = [coder.name for coder in queries.coders(reader)]
    groups = [group.name for group in queries.groups(reader)]
    attributes = queries.attributes(reader)
    names = [row.name for row in attributes]
    bands = {row.name: row.bands or "" for row in attributes if row.kind == "number"}
    difference = DifferenceOffer()
    if what == "codebook-difference":
        difference = difference_offer(reader, choices.difference)
    rows = printed_rows(reader)
    offered = (coders, groups, names, bands, rows, queries.settings(reader), difference)
    try:
        table = REPORTS[what](reader, choices)
        draw = FIGURES[what](reader, choices) if figure and what in FIGURES else None
    except Refusal as problem:
        return Answer(what, None, None, problem, *offered)
    return Answer(what, part_of(table, first), draw, None, *offered)


def people_behind(
    table: Table, column: int | None = None, row: int | None = None
) -> frozenset[str] | None:
    """Return the ids of those whose passages a number counts; None: everybody's."""
    if row is not None:
        return table.rows[row].people
    return None if column is None else table.columns[column].people


def node_of(key: int, what: str, material: Material, codings: list[queries.Coding]) -> int:
    """Return the code, category or theme that a row of a table stands for."""
    if what != "quotations":
        return key
    return next((coding.code for coding in codings if coding.id == key), key)
