"""The figures that are folded away and the numbers behind them, to be saved.

The curve's own table is the report `saturation_table`; these stand beside it in the same words.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.coding.saturation.overview import Overview, Part
from app.coding.tables.long_rows import Line, LongRows
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.coding.tables.write import FIGURE_ENDINGS, write_table
from app.models.errors import Refusal, Trouble
from app.ui.charts.scene import Scene, framed
from app.ui.pages.page import Page
from app.ui.pages.saturation.curve_chart import Curve
from app.ui.pages.saturation.estimates import Estimated
from app.ui.pages.saturation.words import say
from app.ui.widgets.ask_file import ask_file

Make = Callable[[], Table]
"""Makes a table; in another thread, as a large study's map has millions of cells."""


class Shown(NamedTuple):
    """A figure as it is shown, and what makes the table of its numbers."""

    scene: Scene
    make: Make


def map_numbers(overview: Overview, part: Part, title: str) -> Table:
    """Return a row for each node by first appearance: where that is, and 1 or 0 by interview."""
    presence, names = overview.presence, part.answer.interviews
    first = {node: at for at, new in enumerate(part.answer.curve.new) for node in new}
    nodes = list(part.answer.curve.frequencies)

    def lines() -> Iterator[Line]:
        for node in nodes:
            held = (Number(int(node in presence.nodes[at])) for at in part.numbers)
            yield node, (presence.names[node], names[first[node]], *held)

    columns = [
        Column("node", say(presence.level), weight=4, stub=True),
        Column("first", say("map-first-in"), weight=2),
    ]
    columns += [Column(f"at{at}", name, "number") for at, name in enumerate(names)]
    return Table(tuple(columns), LongRows(len(nodes), lines), title=title)


def made_numbers(curve: Curve) -> Table:
    """Return how many were made on each day (or in each month), and how many there were by then."""
    columns = (
        Column("date", say("date"), weight=3, stub=True),
        Column("new", say("new"), "number"),
        Column("cumulative", say("cumulative"), "number"),
    )
    numbers = zip(curve.keys, curve.new, curve.cumulative, strict=True)
    rows = (Row((Cell(str(day)), Cell(Number(n)), Cell(Number(all_)))) for day, n, all_ in numbers)
    return Table(columns, tuple(rows), title=curve.title)


def estimated_numbers(found: Estimated, title: str) -> Table:
    """Return the mean over all orders, its standard deviation, and the order that there was."""
    columns = (
        Column("interviews", say("est-interviews"), "number", stub=True),
        Column("mean", say("est-mean"), "number"),
        Column("deviation", say("est-deviation"), "number"),
        Column("cumulative", say("cumulative"), "number"),
    )
    numbers = zip(found.mean, found.deviation, found.cumulative, strict=True)
    rows = (
        Row((Cell(Number(at)), Cell(Number(mean, 2)), Cell(Number(off, 2)), Cell(Number(n))))
        for at, (mean, off, n) in enumerate(numbers, 1)
    )
    return Table(columns, tuple(rows), title=title)


def save_figure(page: Page, then: Callable[[Path], None], shown: Shown) -> None:
    """Ask where a figure or its numbers shall be written, write them, and then tell where.

    A picture is drawn at once, a table made in another thread.
    """
    title = QCoreApplication.translate("saturation", "Save the figure or its numbers")
    first = page.hub.project.path.with_name("figure.svg")
    out = ask_file(page, title, first, (*FIGURE_ENDINGS, ".csv", ".xlsx"))
    if out is None:
        return
    if out.suffix.lower() not in FIGURE_ENDINGS:
        page.hub.work(lambda: write_table(shown.make(), out), lambda _none: then(out))
        return
    from app.ui.charts.files import write_figure  # loads Qt's SVG and PDF parts

    try:
        write_figure(framed(shown.scene), out)
    except (Refusal, Trouble) as problem:
        page.hub.refused.emit(problem)
    else:
        then(out)
