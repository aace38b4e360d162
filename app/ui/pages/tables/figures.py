"""The tables that are also a figure: read in any thread, drawn in the window's.

`FIGURES` gives by report what reads the project and answers with what draws it for a width.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.coding.reports.catalog import REPORTS, Choices, points
from app.models.reader import Reader
from app.ui.charts.scene import Measure, Scene
from app.ui.pages.tables.points_figure import Said as PointsSaid
from app.ui.pages.tables.points_figure import points_pages
from app.ui.pages.tables.tree_figure import HEIGHT, tree_pages
from app.ui.pages.tables.tree_figure import Said as TreeSaid

Draw = Callable[[float, Measure], list[Scene]]
PAPER = 720.0  # px: a journal's page of 19 cm


def _words(text: str) -> str:
    return QCoreApplication.translate("table_figures", text)


def _tree(reader: Reader, choices: Choices) -> Draw:
    table = REPORTS["coding-tree"](reader, choices)
    said = TreeSaid(
        _words("continued"),
        _words(" ({n} of {all})"),
        _words("Numbers: participants · quotations."),
    )
    return lambda width, measure: tree_pages(table, width, HEIGHT, measure, said)


def _joint(reader: Reader, choices: Choices) -> Draw:
    found = points(reader, choices)
    said = PointsSaid(
        _words(" ({n} of {all})"),
        _words(
            "{name}: with {inside}, mean {mean_inside}; without {outside}, mean {mean_outside}; "
            "rho {rho}"
        ),
    )
    return lambda width, measure: points_pages(found, width, HEIGHT, measure, said)


FIGURES: Mapping[str, Callable[[Reader, Choices], Draw]] = {
    "coding-tree": _tree,
    "joint-display": _joint,
}
