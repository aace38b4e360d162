"""The middle of the page: the curves, and below them what stands beside them, folded away."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.coding.saturation.late import Timing
from app.coding.saturation.overview import Overview, Part
from app.coding.saturation.telling import Telling
from app.models.queries import Look
from app.ui.charts.scene import Measure, Scene
from app.ui.charts.view import ChartView
from app.ui.dates import day
from app.ui.pages.saturation.curve_chart import HEIGHT, curve_chart
from app.ui.pages.saturation.estimates import Estimated, EstimatesPanel
from app.ui.pages.saturation.figure import curves_of, figure
from app.ui.pages.saturation.fold import Fold
from app.ui.pages.saturation.heat_map import heat_map, rows_shown
from app.ui.pages.saturation.made_chart import made_curve
from app.ui.pages.saturation.numbers import (
    Make,
    Shown,
    estimated_numbers,
    made_numbers,
    map_numbers,
)
from app.ui.pages.saturation.words import say
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins

_FILLED = Qt.AlignmentFlag(0)
_FIGURES = ("map", "made", "estimates")  # the folds that hold one
_MOST_LATE = 200  # lines
_AROUND = 165.0  # px at 100 % above and below the plot: title, rule, names, signs
_LOWEST = 90.0  # px at 100 % of the plot; what has no room then scrolls


class Middle(QScrollArea):
    """`pointed(At)` at a bar, `cell_opened(Cell)` on a square.

    What takes time is read when it is unfolded: `estimates_asked` and `timing_asked`. Each figure
    that is folded away can be saved, as a picture or in numbers (`save_asked`).
    """

    pointed = Signal(object)
    cell_opened = Signal(object)
    estimates_asked = Signal()
    timing_asked = Signal()
    save_asked = Signal(object)  # the `Shown` of a folded figure

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Curves"))
        self.curves = ChartView(self.tr("What each interview brought that was new"))
        self.made = ChartView(self.tr("When they were made"))
        self.map = ChartView(self.tr("What is in which interview"))
        self.map_note = _words()
        self.made_note = _words()
        self.late = _words()
        self.dimensions = _words()
        self.estimates = EstimatesPanel()
        self._show: Callable[[], None] = lambda: None
        self.numbers: dict[str, Make] = {}  # by fold, of the figures that are shown
        self.saves = {key: button(say("save-numbers"), "", "download") for key in _FIGURES}
        self.folds = {
            "map": Fold("", _column(self.map_note, self.map, self.saves["map"])),
            "made": Fold("", _column(self.made_note, self.made, self.saves["made"])),
            "late": Fold(self.tr("Looked for in earlier interviews?"), self.late),
            "dimensions": Fold(self.tr("New properties and dimensions"), self.dimensions),
            "estimates": Fold(
                self.tr("Show estimates"), _column(self.estimates, self.saves["estimates"])
            ),
        }
        self._lay_out()
        self.curves.pointed.connect(self.pointed)
        self.map.activated.connect(self.cell_opened)
        self.folds["map"].opened.connect(lambda: self._show())
        for key in ("made", "late"):
            self.folds[key].opened.connect(self.timing_asked)
        self.folds["estimates"].opened.connect(self.estimates_asked)
        for key, save in self.saves.items():
            save.clicked.connect(partial(self._ask_save, key))
            save.setAccessibleName(f"{save.text()} {self.folds[key].head.text()}".strip())
            save.setEnabled(False)

    def show_overview(
        self, overview: Overview, group: object, telling: Telling, look: Look | None
    ) -> None:
        """Show the curves of a group (see `curves_of`), and what belongs to them."""
        curves = curves_of(overview, group, telling, say, day, look)
        part = overview.part(group if isinstance(group, int) else None)
        levels = telling.levels()
        title = say("saturation")
        self.curves.show_figure(
            lambda width, measure: figure(curves, width, measure, say, title, self._plot())
        )
        self.folds["map"].head.setText(say("map-title", who=telling.name(part), levels=levels))
        self.folds["made"].head.setText(say("made-title", who=telling.name(part), levels=levels))
        self._show = partial(self._show_map, overview, part)
        self._show()
        self.folds["late"].setVisible(overview.presence.level == "code")
        self._show_dimensions(overview)
        if self.folds["estimates"].is_open():
            self.estimates_asked.emit()
        if self.folds["made"].is_open() or self.folds["late"].is_open():
            self.timing_asked.emit()

    def show_timing(self, timing: Timing, part: Part, telling: Telling) -> None:
        """Show when nodes were made, and whether late codes were looked for earlier."""
        curve = made_curve(timing.made, part, telling, say, day)
        self.made_note.setText(say("made-how"))
        self.made.show_figure(lambda width, measure: curve_chart(curve, width, measure))
        self._offer("made", partial(made_numbers, curve))
        lines = [telling.late_sum(timing.late)]
        if timing.late:
            lines += [say("late-how"), "", *telling.late(timing.late)[:_MOST_LATE]]
        self.late.setText("\n".join(lines))

    def show_estimated(self, found: Estimated | None, levels: str) -> None:
        """Show what was estimated; None: that five interviews are needed."""
        self.estimates.show_estimated(found, levels)
        title = "" if found is None else say("est-title", who=found.title, levels=levels)
        self._offer("estimates", partial(estimated_numbers, found, title) if found else None)

    def _offer(self, key: str, make: Make | None) -> None:
        """Let a figure and its numbers be saved; None: there is no figure."""
        self.saves[key].setEnabled(make is not None)
        if make is None:
            self.numbers.pop(key, None)
        else:
            self.numbers[key] = make

    def _ask_save(self, key: str, _checked: bool = False) -> None:
        charts = {"map": self.map, "made": self.made, "estimates": self.estimates.chart}
        self.save_asked.emit(Shown(charts[key].scene, self.numbers[key]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the curves lower where else their names would lie below what is seen."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.curves.lay_out()

    def _plot(self) -> float:
        room = 100 * self.viewport().height() / theme().zoom - _AROUND
        return max(_LOWEST, min(HEIGHT, room))

    def forget(self) -> None:
        """Hold nothing of what was shown."""
        self._show = lambda: None
        for key in _FIGURES:
            self._offer(key, None)
        for chart in (self.curves, self.made, self.map, self.estimates.chart):
            chart.clear()
        for words in (self.late, self.dimensions, self.estimates.words):
            words.clear()

    def state(self) -> dict[str, Any]:
        """Return which sections are open."""
        return {key: fold.is_open() for key, fold in self.folds.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Open what was open."""
        for key, fold in self.folds.items():
            if isinstance(state.get(key), bool):
                fold.set_open(state[key])

    def _show_map(self, overview: Overview, part: Part) -> None:
        """Lay out the map if it is open."""
        if self.folds["map"].is_open():
            shown, every = rows_shown(part), len(part.answer.curve.frequencies)
            cut = say("map-cut", n=shown, all=every) if shown < every else ""
            self.map_note.setText(f"{say('map-how')} {cut}".strip())
            title = self.folds["map"].head.text()
            self.map.show_figure(partial(_map, overview, part, title))
            self._offer("map", partial(map_numbers, overview, part, title))

    def _show_dimensions(self, overview: Overview) -> None:
        self.folds["dimensions"].setVisible(bool(overview.dimensions))
        names = [row.name for row in overview.presence.interviews]
        self.dimensions.setText(
            "\n".join(
                self.tr("{of}: {name} · first in {first}, then in {n} more").format(
                    of=one.of,
                    name=one.name,
                    first=names[one.interviews[0]],
                    n=len(one.interviews) - 1,
                )
                for one in overview.dimensions
            )
        )

    def _lay_out(self) -> None:
        ground = look(QWidget(), "paper")
        column = QVBoxLayout(ground)
        margins(column, space(6), space(5), space(6), space(6))
        column.setSpacing(space(3))
        column.addWidget(self.curves)
        column.addSpacing(space(2))
        for fold in self.folds.values():
            column.addWidget(fold)
        column.addStretch()
        self.setWidget(ground)
        self.setFocusProxy(self.curves)


def _says(node: str, interview: str, first: bool) -> str:
    return say("map-first" if first else "map-cell", node=node, interview=interview)


def _map(overview: Overview, part: Part, title: str, width: float, measure: Measure) -> Scene:
    scene = heat_map(overview, part, width, measure, _says)
    return scene._replace(title=title, description="\n".join([title, *_rows_said(overview, part)]))


def _rows_said(overview: Overview, part: Part) -> list[str]:
    """Return a line for each row that is drawn, for those who cannot see it."""
    curve, names = part.answer.curve, part.answer.interviews
    first = {node: names[at] for at, new in enumerate(curve.new) for node in new}
    return [
        say(
            "map-said",
            node=overview.presence.names[node],
            n=n,
            all=len(names),
            interview=first[node],
        )
        for node, n in list(curve.frequencies.items())[: rows_shown(part)]
    ]


def _words() -> Any:
    made = label("", "muted")
    made.setWordWrap(True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def _column(*parts: QWidget) -> QWidget:
    ground = QWidget()
    column = QVBoxLayout(ground)
    margins(column)
    column.setSpacing(space(2))
    for part in parts:
        beside = Qt.AlignmentFlag.AlignLeft if isinstance(part, QPushButton) else _FILLED
        column.addWidget(part, 0, beside)
    return ground
