"""The middle of the figures: what the view is about, its table or curve, what a figure says."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.coding.agreement.statement import statement
from app.coding.reports.agreement_tells import Tells
from app.coding.reports.agreement_views import Look, View, ViewName
from app.coding.tables.value import Number
from app.ui.charts.view import ChartView
from app.ui.pages.compare.agreement.curve import Point, curve
from app.ui.pages.compare.agreement.figures_model import words_matter
from app.ui.pages.compare.agreement.figures_view import FiguresView
from app.ui.pages.compare.agreement.reading import Read
from app.ui.pages.compare.agreement.words import say
from app.ui.pages.compare.table_frame import above, below
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import hairline, label, look, margins

_FILTER = 190  # px at 100 %


class Middle(QWidget):
    """Shows one view; `table` and `chart` say which cell is meant."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title")
        self.about = label("", "muted")
        self.filter = FilterField(self.tr("Filter rows…"))
        self.table = FiguresView()
        self.chart = ChartView(self.tr("Segments matched"))
        self.told = label()
        self.scope = look(ElidedLabel(), "muted")
        self.copy = button(self.tr("Copy paragraph"), "", "copy")
        self.export = button(self.tr("Export…"), "accent", "download")
        self._lay_out()
        self.filter.textChanged.connect(self.table.figures.narrow)
        self.filter.down_asked.connect(self.table.setFocus)
        theme().changed.connect(self._renew)
        self._renew()

    def show_about(self, name: ViewName, about: Look | None) -> None:
        """Say at once which view is being read; its sentence needs the coders' names."""
        self.title.setText(say(f"view-{name}"))
        if about is not None:
            self.about.setText(say(f"about-{name}", first=about.first, second=about.second))

    def show_read(self, read: Read, tells: Tells) -> None:
        """Show a view that was read."""
        name, view, found = read.wanted.name, read.view, read.look
        self.show_about(name, found)
        self.table.figures.tell_by(tells.tell)
        self.table.show_view(name, view)
        self.filter.setVisible(words_matter(view))
        self._show_curve(name, view, tells)
        self.tell(" ".join(view.notes) if name == "units" else "")
        self.scope.setText(" ".join(statement(found.comparison, dict(found.coders))))
        self._offer(True)

    def tell(self, sentence: str) -> None:
        """Say what a figure says."""
        hint = self.tr("Choose a figure to read what it says; a click lists its passages.")
        self.told.setText(sentence or hint)

    def clear(self, why: str = "") -> None:
        """Show nothing, or why there is nothing."""
        self.table.show_view("codes", View((), ()))
        self.chart.clear()
        self._curve.hide()
        self.about.setText(why)
        self.told.clear()
        self.scope.clear()
        self._offer(False)

    def _offer(self, something: bool) -> None:
        for made in (self.copy, self.export):
            made.setEnabled(something)

    def _show_curve(self, name: ViewName, view: View, tells: Tells) -> None:
        self._curve.setVisible(name == "segments")
        if name != "segments":
            self.chart.clear()
            return
        points = []
        for row in view.rows:
            least, *_counts, share = (cell.content for cell in row.cells)
            if isinstance(least, Number) and isinstance(share, Number):
                says = tells.tell(row.key, "share")
                points.append(Point(str(row.key), least.value or 0.0, share.value, says))
        title = self.tr("Segments matched, %")
        below = self.tr("at least so much of the segment marked by the other coder, %")
        self.chart.show_figure(partial(curve, points, title, below))
        self._curve.setFixedHeight(self.chart.minimumSizeHint().height() + space(2))

    def _renew(self) -> None:
        # Two lines: what a figure says must not move the table.
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing() + space(1))
        self.filter.setFixedWidth(theme().px(_FILTER))

    def _lay_out(self) -> None:
        for words in (self.about, self.told):
            words.setWordWrap(True)
        self.told.setAccessibleName(self.tr("What the figure says"))
        self.export.setToolTip(tip(self.tr("Write the table with what was compared"), "Ctrl+E"))
        self.copy.setToolTip(
            self.tr("Copy a paragraph for the methods section, with this study’s figures")
        )
        self._curve = QScrollArea()
        self._curve.setWidgetResizable(True)
        self._curve.setWidget(self.chart)
        self._curve.setAccessibleName(self.tr("Curve"))
        foot = look(QWidget(), "panel")
        line = QHBoxLayout(foot)
        margins(line, space(5), space(2), space(4), space(2))
        line.setSpacing(space(3))
        line.addWidget(self.scope, 1)
        line.addWidget(self.copy)
        line.addWidget(self.export)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(above(self.title, self.filter, self.about))
        column.addWidget(self._curve)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(below(self.told))
        column.addWidget(hairline())
        column.addWidget(foot)
        self._curve.hide()
