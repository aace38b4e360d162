"""The theme map on the Themes page: pointing shows what a row means, Enter goes there."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.coding.analysis.counts import Count, Id
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.charts.measure import QtMeasure
from app.ui.charts.saving import ask_figure
from app.ui.charts.scene import Measure, Scene
from app.ui.charts.view import ChartView, Layout
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.pages.structure.outline import CODE, THEME, Outline
from app.ui.pages.structure.says import Message
from app.ui.pages.structure.selective.theme_map import Row, Said, layout_map
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins

_PAPER = 840.0  # px of width of the figure on paper


class MapView(QWidget):
    """`pointed(key)` at a row's theme, category or code; `entered(key)` to go to it in the tree."""

    pointed = Signal(object)
    entered = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self._lay_out_map: Layout | None = None
        self._waiting: tuple[Outline, Mapping[Id, Count]] | None = None
        self.chart = ChartView(self.tr("Theme map"))
        self.save = button(self.tr("Export…"), "", "download")
        self.message = Message()
        self._said = look(label(self.tr("SVG, PNG or PDF, in light colours on white")), "muted")
        self._lay_out()
        self.chart.pointed.connect(self.pointed)
        self.chart.activated.connect(self.entered)
        self.save.clicked.connect(self.ask_export)
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.ask_export)

    def show_themes(self, outline: Outline, counts: Mapping[Id, Count]) -> None:
        """Show the themes of a structure with these counts, as soon as somebody looks."""
        self._waiting = (outline, counts)
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed while the map was hidden."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._waiting is None:
            return
        outline, counts = self._waiting
        self._waiting = None
        panels = list(_panels(outline, counts))
        said = Said(
            self.tr("Themes, sub-themes and codes"),
            self.tr("{name}: {n} quotations, {people} participants"),
            self.tr("Numbers are quotations; a bar is as long as its code has quotations.")
            + (self.tr(" A diamond marks the core category.") if outline.core else ""),
            self.tr("core category"),
        )

        def lay_out(width: float, measure: Measure) -> Scene:
            return layout_map(width, measure, panels, said)

        self._lay_out_map = lay_out
        self.chart.show_figure(lay_out)
        self.save.setEnabled(bool(panels))
        self.save.setToolTip(
            tip(self.tr("Write the map to a file"), "Ctrl+E")
            if panels
            else self.tr("There are no themes yet")
        )

    def on_paper(self) -> Scene:
        """Return the map as it is written: the same whatever width the window has."""
        return (
            Scene(0, 0, ()) if self._lay_out_map is None else self._lay_out_map(_PAPER, QtMeasure())
        )

    def ask_export(self) -> None:
        """Ask where the map shall be written."""
        self.message.hide()
        if not self.save.isEnabled():
            return
        first = Path(self.hub.project.path).with_name(self.tr("theme map") + ".svg")
        try:
            ask_figure(self, self.on_paper(), first)
        except (Refusal, Trouble) as problem:
            self.message.say(speech.sentence(problem))

    def _lay_out(self) -> None:
        look(self, "panel")
        line = QHBoxLayout()
        margins(line, space(4), space(2), space(3), space(2))
        line.setSpacing(space(2))
        line.addWidget(self._said, 1)
        line.addWidget(self.save)
        ground = look(QWidget(), "panel")
        inner = QVBoxLayout(ground)
        margins(inner, space(4), space(1), space(4), space(4))
        inner.addWidget(self.chart)
        inner.addStretch()
        area = look(QScrollArea(), "panel")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(line)
        column.addWidget(self.message)
        column.addWidget(area, 1)
        self.setFocusProxy(self.chart)


def _panels(outline: Outline, counts: Mapping[Id, Count]) -> Iterator[Sequence[Row]]:
    for top in outline.children(None):
        if top.kind == THEME:
            yield tuple(
                Row(
                    item.key,
                    item.kind,
                    item.name,
                    len(list(outline.above(item.key))),
                    counts.get(item.id),
                    code_colour(item.row.colour) if item.kind == CODE else "",
                    item.key == outline.core,
                )
                for item in outline.family(top.key)
            )
