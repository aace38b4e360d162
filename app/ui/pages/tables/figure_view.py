"""The middle of the page: the table as it prints or, where there is one, its figure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.ui.charts.scene import Measure, Scene, below, framed
from app.ui.charts.view import ChartView
from app.ui.pages.tables.figures import FIGURES, Draw
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import hairline, look, margins

_HEIGHT = 40  # px at 100 %
_TABLE, _FIGURE, _NOTHING = 0, 1, 2


class FigureView(QWidget):
    """`switched` when the other of table and figure is asked for."""

    switched = Signal()

    def __init__(self, preview: QWidget) -> None:
        super().__init__()
        self.chart = ChartView(self.tr("The figure as it will print"))
        self.nothing = EmptyState("table-2", self.tr("Nothing to show yet"))
        self.tabs = QTabBar()
        self._bar = look(QWidget(), "panel")
        self._stack = QStackedWidget()
        self._lay_out(preview)
        self.tabs.currentChanged.connect(lambda _at: self.switched.emit())
        theme().changed.connect(self._renew)
        self._renew()

    @property
    def wants_figure(self) -> bool:
        """Whether the figure is wanted wherever there is one."""
        return self.tabs.currentIndex() == _FIGURE

    @property
    def shows_figure(self) -> bool:
        """Whether a figure is shown."""
        return self._stack.currentIndex() == _FIGURE

    def want(self, figure: bool) -> None:
        """Show the figure, or the table."""
        self.tabs.setCurrentIndex(_FIGURE if figure else _TABLE)

    def show_for(self, what: str) -> None:
        """Offer the figure where the table has one."""
        self._bar.setVisible(what in FIGURES)
        self._stack.setCurrentIndex(_TABLE)

    def show_drawn(self, draw: Draw | None) -> None:
        """Show a figure; None: the table."""
        if draw is None:
            self._stack.setCurrentIndex(_TABLE)
            return

        def lay_out(width: float, measure: Measure) -> Scene:
            return framed(below(draw(max(1.0, width - 2 * space(4)), measure)), space(4))

        self.chart.show_figure(lay_out)
        self._stack.setCurrentIndex(_FIGURE)

    def show_nothing(self, sentence: str, step: str) -> None:
        """Say in place of the table why there is none, with the button of the next step."""
        self.nothing.say(sentence, step)
        self._stack.setCurrentIndex(_NOTHING)

    def _renew(self) -> None:
        self._bar.setFixedHeight(theme().px(_HEIGHT))

    def _lay_out(self, preview: QWidget) -> None:
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Table or figure"))
        for words in (self.tr("Table"), self.tr("Figure")):
            self.tabs.addTab(words)
        ground = look(QWidget(), "paper")
        inner = QVBoxLayout(ground)
        margins(inner)
        inner.addWidget(self.chart)
        inner.addStretch()
        area = look(QScrollArea(), "paper")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        self._stack.addWidget(preview)
        self._stack.addWidget(area)
        self._stack.addWidget(self.nothing)
        head = QVBoxLayout(self._bar)
        margins(head, space(4), 0, space(4), 0)
        head.addStretch()
        head.addWidget(self.tabs)
        head.addWidget(hairline())
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
