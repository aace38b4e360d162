"""The Saturation page: choices at the left, the curves in the middle, the result at the right.

It reads in another thread, and again whenever codings, codes, their places, interviews or their
order changed. What is listed at the right is read when it is asked for.
"""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.reports.made_on import dated
from app.coding.reports.saturation_table import saturation_table
from app.coding.reports.word_template import write_styled
from app.coding.saturation.late import Timing, timing
from app.coding.saturation.looks import snapshot
from app.coding.saturation.overview import Part
from app.coding.saturation.telling import Telling
from app.coding.tables.write import ENDINGS, FIGURE_ENDINGS
from app.models.queries import Look
from app.ui import speech
from app.ui.charts.files import write_figure
from app.ui.charts.scene import framed
from app.ui.dates import day
from app.ui.frame.panes import RIGHT, ThreePanes
from app.ui.hub import Hub
from app.ui.pages.page import Page, Place
from app.ui.pages.saturation.choices import ChoicesPanel
from app.ui.pages.saturation.estimates import estimate
from app.ui.pages.saturation.figure import EACH, At
from app.ui.pages.saturation.heat_map import Cell
from app.ui.pages.saturation.middle import Middle
from app.ui.pages.saturation.numbers import save_figure
from app.ui.pages.saturation.reading import Entry, Read, entries, first_appearances, read_page
from app.ui.pages.saturation.side import AFTER, BAR, ONCE, SidePanel
from app.ui.pages.saturation.words import say
from app.ui.theme.tokens import space
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import label, look, margins


class SaturationPage(Page):
    """Whether new interviews still bring anything new."""

    tables = frozenset({
        "coding", "code", "category", "placement", "transcript", "transcript_participant",
        "participant", "participant_group", "membership", "coder", "finished", "study",
        "saturation_rule", "look", "property", "property_place",
    })  # fmt: skip

    shown = Signal()  # something was read and shown

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.choices = ChoicesPanel()
        self.middle = Middle()
        self.side = SidePanel()
        self.counted = label("", "muted")
        self.export = button(self.tr("Export…"), "accent", "download")
        self.empty = EmptyState("chart-line", say("page-empty"))
        self._read: Read | None = None
        self._telling: Telling | None = None
        self._at: At | None = None
        self._unfinished = False  # interviews that the empty page offers to include
        self._lay_out()
        self._connect()
        self._action = self._make_action()

    def reload(self) -> None:
        """Read in another thread."""
        asked = self._asked()
        self.hub.fetch(
            lambda reader: read_page(reader, *asked),
            lambda answer: self._show(answer) if asked == self._asked() else None,
        )

    def forget(self) -> None:
        """Show nothing that only the coder before may see."""
        self._read = self._telling = self._at = None
        self.middle.forget()
        self.side.show_result([])
        self.side.show_entries([], "")
        self.side.looks.show_looks([], {}, None)
        self._stack.setCurrentWidget(self.empty)
        self.empty.say(say("page-empty"))
        self.panes.leave_out(RIGHT, True)
        self.export.setEnabled(False)
        self.counted.setText("")

    def page_actions(self) -> list[QAction]:
        """Return the export."""
        return [self._action]

    def status(self) -> str:
        """Return how much is looked at."""
        overview = None if self._read is None else self._read.overview
        if overview is None or self._telling is None:
            return ""
        found = len(overview.parts[0].answer.curve.frequencies)
        n = len(overview.presence.interviews)
        return say("status", n=n, found=found, levels=self._telling.levels())

    def state(self) -> dict[str, Any]:
        """Return what is chosen and unfolded."""
        return {"choices": self.choices.state(), "open": self.middle.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was kept."""
        self.choices.restore(state.get("choices", {}))
        self.middle.restore(state.get("open", {}))

    def export_to(self, out: Path) -> None:
        """Write the figure (svg, png, pdf) or the table of what is shown."""
        overview = None if self._read is None else self._read.overview
        if overview is None:
            return
        if out.suffix.lower() in FIGURE_ENDINGS:
            scene = framed(self.middle.curves.scene)
            self.hub.work(lambda: write_figure(scene, out), lambda _none: self._written(out))
            return
        chosen = [one.group for one in self._parts() if one.group is not None]
        table = saturation_table(overview, say, groups=chosen)
        self.hub.fetch(
            lambda reader: write_styled(
                reader, dated(table, reader, transcripts=False, codebook=True), out
            ),
            self._written,
        )

    # Inside

    def _asked(self) -> tuple[Any, ...]:
        choices = self.choices
        return (
            choices.chosen_level(),
            choices.chosen_coder(),
            choices.unfinished.isChecked(),
        )

    def _show(self, answer: Read) -> None:
        self._read = answer
        self.choices.offer(answer.coders, answer.groups)
        overview = answer.overview
        if overview is None:
            self._telling = None
            self._show_empty(speech.sentence(answer.problem) if answer.problem else "")
            return
        unfinished = self.choices.unfinished.isChecked()
        self._telling = Telling(overview, say, day, unfinished=unfinished)
        self._show_part()
        self.shown.emit()

    def _show_part(self) -> None:
        """Show the chosen group, or each, of what was read."""
        if self._read is None or self._read.overview is None or self._telling is None:
            return
        overview, telling, group = self._read.overview, self._telling, self.choices.chosen_group()
        self.choices.show_overview(overview, telling)
        self.side.looks.show_looks(overview.looks, self._read.groups, self.hub.coder)
        if not overview.presence.interviews:
            self._show_empty(say("page-empty"))
            return
        self._stack.setCurrentWidget(self.middle)
        self.panes.leave_out(RIGHT, False)
        self.export.setEnabled(True)
        chosen = self.side.looks.current()
        self.middle.show_overview(overview, group, telling, chosen)
        lines = [line for part in self._parts() for line in telling.result(part)]
        self.side.show_result(list(dict.fromkeys(lines)))
        self.counted.setText(" ".join([*telling.counted(), say("order")]))
        self._compare(chosen)
        self._list()
        self.status_changed.emit(self.status())

    def _parts(self) -> list[Part]:
        """Return the parts whose curves are shown."""
        assert self._read is not None
        overview = self._read.overview
        assert overview is not None
        if self.choices.chosen_group() == EACH:
            return [one for one in overview.parts[1:] if one.numbers] or [overview.parts[0]]
        return [overview.part(self.choices.rule_group())]

    def _begin(self) -> None:
        """Do what the empty page offers."""
        if self._unfinished:
            self.choices.unfinished.setChecked(True)
        else:
            self.went.emit(Place())

    def _show_empty(self, sentence: str) -> None:
        overview = self._read.overview if self._read is not None else None
        left = overview is not None and bool(overview.presence.unfinished)
        self._unfinished = left and not self.choices.unfinished.isChecked()
        include, code = self.tr("Include unfinished interviews"), self.tr("Go to the Code page")
        self.empty.say(sentence, include if self._unfinished else code)
        self._stack.setCurrentWidget(self.empty)
        self.panes.leave_out(RIGHT, True)
        self.export.setEnabled(False)
        self.counted.setText("")
        self.shown.emit()

    def _point(self, at: At) -> None:
        self._at = at
        if self.side.tabs.currentIndex() != BAR:
            self.side.tabs.setCurrentIndex(BAR)  # lists
        else:
            self._list()

    def _list(self, _turned: int = 0) -> None:
        """Read what the tab in front lists."""
        if self._read is None or self._read.overview is None:
            return
        overview, parts = self._read.overview, self._parts()
        presence, colours = overview.presence, self._read.colours
        whole = [
            (pair, part)
            for part in parts
            for pair in first_appearances(part, part.answer.curve.frequencies)
        ]
        once = [pair for pair, part in whole if part.answer.curve.frequencies[pair[0]] == 1]
        after = [pair for pair, part in whole if pair[0] in part.answer.after]
        met = any(part.answer.result.met_at is not None for part in parts)
        bar, name = self._bar(parts)
        self.side.show_counts(name, len(after) if met else None, len(once))
        shown = {BAR: bar, AFTER: after, ONCE: once}[self.side.tabs.currentIndex()]
        hint = self._hint(bool(shown), name)
        self.hub.fetch(
            lambda reader: entries(reader, presence, shown, colours),
            lambda found: self.side.show_entries(found, hint),
            lambda _gone: self.side.show_entries([], hint),
        )

    def _bar(self, parts: list[Part]) -> tuple[list[tuple[int, int]], str]:
        """Return the nodes of the bar pointed at, and the interview's name with their number."""
        part = next((one for one in parts if self._at and one.group == self._at.group), None)
        if part is None or self._at is None or self._at.number >= len(part.numbers):
            return [], ""
        number = self._at.number
        nodes = part.answer.curve.new[number]
        pairs = [(node, part.numbers[number]) for node in nodes]
        return pairs, f"{part.answer.interviews[number]} ({len(nodes)})"

    def _hint(self, found: bool, name: str) -> str:
        tab = self.side.tabs.currentIndex()
        if tab == BAR and not name:
            return self.tr("Point at a bar, or go there with the arrow keys, to see what was new.")
        if found:
            return ""
        return {
            BAR: self.tr("Nothing new in this interview."),
            AFTER: self.tr("Nothing new after the rule was met."),
            ONCE: self.tr("Everything was seen in two interviews or more."),
        }[tab]

    def _open_cell(self, cell: Cell) -> None:
        if self._read is None or self._read.overview is None:
            return
        presence = self._read.overview.presence
        place = [(cell.node, cell.interview)]

        def go(found: list[Entry]) -> None:
            for entry in found:
                self.went.emit(Place(entry.transcript, entry.start, entry.end))

        self.hub.fetch(lambda reader: entries(reader, presence, place, {}), go)

    def _time(self) -> None:
        """Read when codes were made."""
        if self._read is None or self._read.overview is None or self._telling is None:
            return
        overview, telling = self._read.overview, self._telling
        part = overview.part(self.choices.rule_group())

        def show(found: Timing) -> None:
            if telling is self._telling:
                self.middle.show_timing(found, part, telling)

        self.hub.fetch(lambda reader: timing(reader, overview.presence), show)

    def _estimate(self) -> None:
        if self._read is None or self._read.overview is None or self._telling is None:
            return
        overview, telling = self._read.overview, self._telling
        part = overview.part(self.choices.rule_group())
        self.hub.work(
            lambda: estimate(overview, part, telling),
            lambda found: (
                self.middle.show_estimated(found, telling.levels())
                if telling is self._telling
                else None
            ),
        )

    def _compare(self, chosen: Look | None) -> None:
        if self._telling is not None and chosen is not None:
            self.side.looks.tell(self._telling.compared(chosen))

    def _set_rule(self, rule: str | None, set_on: str) -> None:
        self.hub.do(
            operations.set_saturation_rule,
            level=self.choices.chosen_level(),
            group=self.choices.rule_group(),
            rule=rule,
            set_on=set_on or None,
        )

    def _keep_look(self, look: int | None, date: str, judgement: str, steps: str) -> None:
        words: dict[str, Any] = {"date": date, "judgement": judgement, "next_steps": steps}
        if look is not None:
            self.hub.do(operations.edit_look, look=look, **words)
            return
        overview = None if self._read is None else self._read.overview
        if overview is None:
            return
        part = overview.part(self.choices.rule_group())
        stored = part.rule.rule if part.rule else ""
        curve = snapshot(overview.presence, part.numbers, part.answer, stored)
        level = self.choices.chosen_level()
        self.hub.do(operations.add_look, level=level, group=part.group, curve=curve, **words)

    def _ask_export(self) -> None:
        first = self.hub.project.path.with_name("saturation.svg")
        title = self.tr("Export the figure or its table")
        out = ask_file(self, title, first, FIGURE_ENDINGS + ENDINGS)
        if out is not None:
            self.export_to(out)

    def _written(self, out: Path) -> None:
        self.status_changed.emit(self.tr("Written: {file}").format(file=out))

    def _make_action(self) -> QAction:
        action = QAction(self.tr("Export the figure or its table…"), self)
        action.setShortcut(QKeySequence("Ctrl+E"))
        action.triggered.connect(self._ask_export)
        self.addAction(action)
        self.export.setToolTip(tip(self.tr("Write the figure or its table to a file"), "Ctrl+E"))
        self.export.clicked.connect(self._ask_export)
        return action

    def _connect(self) -> None:
        self.choices.changed.connect(self.reload)
        self.choices.regrouped.connect(self._show_part)
        self.choices.rule_asked.connect(self._set_rule)
        self.middle.pointed.connect(self._point)
        self.middle.cell_opened.connect(self._open_cell)
        self.middle.estimates_asked.connect(self._estimate)
        self.middle.timing_asked.connect(self._time)
        self.middle.save_asked.connect(partial(save_figure, self, self._written))
        self.side.went.connect(self.went)
        self.side.turned.connect(self._list)
        self.side.looks.chosen.connect(lambda _look: self._show_part())
        self.side.looks.kept.connect(self._keep_look)
        self.side.looks.removed.connect(lambda look: self.hub.do(operations.delete_look, look=look))
        self.empty.acted.connect(self._begin)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        margins(column)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.middle)
        column.addWidget(self._stack, 1)
        foot = look(QWidget(), "panel")
        line = QHBoxLayout(foot)
        margins(line, space(4), space(2), space(4), space(2))
        line.setSpacing(space(4))
        self.counted.setWordWrap(True)
        line.addWidget(self.counted, 1)
        line.addWidget(self.export)
        column.addWidget(foot)
        self.panes = ThreePanes(
            self.choices, middle, self.side, left_width=236, right_width=310, room=480, parent=self
        )
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self.panes)
        self.export.setEnabled(False)
        self.setFocusProxy(self.middle)
