"""Writing a table, or the figure that it also is, to a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.coding.reports.catalog import REPORTS, Choices
from app.coding.reports.word_template import word_template
from app.coding.tables.write import ENDINGS, FIGURE_ENDINGS, write_table
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui.charts.measure import QtMeasure
from app.ui.charts.scene import framed
from app.ui.hub import Hub
from app.ui.pages.tables.figures import FIGURES, PAPER, Draw
from app.ui.widgets.ask_file import ask_file

_NAMES = {"theme-table": "table2", "participants-table": "table1"}


class Exporting(QObject):
    """Asks where to, and writes; tables in another thread, figures in the window's."""

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self._hub = hub
        self._page = page

    def ask(self, what: str, *, figure: bool) -> Path | None:
        """Ask for a file; `figure`: pictures are offered before tables."""
        endings: tuple[str, ...] = ENDINGS
        if what in FIGURES:
            endings = FIGURE_ENDINGS + ENDINGS if figure else ENDINGS + FIGURE_ENDINGS
        first = self._hub.project.path.with_name(_NAMES.get(what, what) + endings[0])
        title = self.tr("Export the figure") if figure else self.tr("Export the table")
        return ask_file(self._page, title, first, endings)

    def write(
        self,
        what: str,
        choices: Choices,
        out: Path,
        then: Callable[[Path], None],
        otherwise: Callable[[Refusal | Trouble], None],
    ) -> None:
        """Write what `out`'s ending says; then call one of the two."""
        if what in FIGURES and out.suffix.lower() in FIGURE_ENDINGS:
            self._write_figure(what, choices, out, then, otherwise)
            return

        def write(reader: Reader) -> Path:
            write_table(REPORTS[what](reader, choices), out, template=word_template(reader))
            return out

        self._hub.fetch(write, then, otherwise)

    def _write_figure(
        self,
        what: str,
        choices: Choices,
        out: Path,
        then: Callable[[Path], None],
        otherwise: Callable[[Refusal | Trouble], None],
    ) -> None:
        def draw(found: Draw) -> None:
            from app.ui.charts.files import write_figure  # loads Qt's SVG and PDF parts

            try:
                write_figure([framed(page) for page in found(PAPER, QtMeasure())], out)
            except (Refusal, Trouble) as problem:
                otherwise(problem)
            else:
                then(out)

        self._hub.fetch(lambda reader: FIGURES[what](reader, choices), draw, otherwise)
