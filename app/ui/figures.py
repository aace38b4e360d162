"""The figures and reports that the command line can export, drawn without a window.

Each is a function from a reader and what was asked to what draws it for a width, on one page or
several; to add one, give it a line in `FIGURES` and its name in the catalog's `FIGURES`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler

from app.coding.documents.value import Document
from app.coding.reports.catalog import Choices
from app.coding.reports.material import groups_named
from app.coding.saturation.overview import overview
from app.coding.saturation.telling import Telling
from app.models.reader import Reader
from app.ui.application import make_application
from app.ui.charts.files import write_figure
from app.ui.charts.measure import QtMeasure
from app.ui.charts.scene import framed
from app.ui.dates import day
from app.ui.documents.exporting import write_with_figures
from app.ui.pages.saturation.figure import curve_of, figure
from app.ui.pages.saturation.words import say
from app.ui.pages.tables.figures import FIGURES as OF_TABLES
from app.ui.pages.tables.figures import PAPER, Draw
from app.ui.theme import theme


def _saturation(reader: Reader, choices: Choices) -> Draw:
    found = overview(reader, choices.level, choices.coder)
    telling = Telling(found, say, day)
    wanted = groups_named(reader, choices.groups)
    parts = [one for one in found.parts if one.group in wanted] or found.parts[:1]
    curves = [curve_of(found, part, telling, say, day, None) for part in parts]
    return lambda width, measure: [figure(curves, width, measure, say, say("saturation"))]


FIGURES: Mapping[str, Callable[[Reader, Choices], Draw]] = {"saturation": _saturation, **OF_TABLES}


def write_figure_of(what: str, reader: Reader, choices: Choices, out: Path) -> None:
    """Write a figure as the ending of `out` says: svg, png, pdf; refused as the reports are."""
    with _without_window():
        pages = FIGURES[what](reader, choices)(PAPER, QtMeasure())
        write_figure([framed(page) for page in pages], out)


def write_document_of(document: Document, out: Path, template: Path | None) -> None:
    """Write a report with its figures, as the ending of `out` says."""
    with _without_window():
        write_with_figures(document, out, template)


@contextmanager
def _without_window() -> Iterator[None]:
    # The platform without a screen tells what it cannot do; a figure does not need it.
    before = qInstallMessageHandler(lambda _kind, _context, _message: None)
    make_application(["threefold"])
    try:
        theme()
        yield
    finally:
        qInstallMessageHandler(before)
