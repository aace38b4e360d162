"""The Tables page: which table at the left, itself in the middle, choices at the right."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QKeySequence, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.reports.bands import parse_bands
from app.coding.reports.catalog import COUNTING, counted_material
from app.coding.reports.word_template import TEMPLATE
from app.coding.tables.value import Table
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.pages.page import Page, Place
from app.ui.pages.tables.choices import ChoicesPanel
from app.ui.pages.tables.cross_choices import COMPARING
from app.ui.pages.tables.exporting import Exporting
from app.ui.pages.tables.figure_view import FigureView
from app.ui.pages.tables.part import Part
from app.ui.pages.tables.passages import PassagesPanel, passages_under
from app.ui.pages.tables.preview import preview_html
from app.ui.pages.tables.purposes import next_step, nothing_words
from app.ui.pages.tables.reading import Answer, answer, node_of, people_behind
from app.ui.pages.tables.side_by_side import SideBySide
from app.ui.pages.tables.summaries import Summaries
from app.ui.pages.tables.table_list import TableList
from app.ui.pages.tables.turning import Turning
from app.ui.pages.tables.voices import groups_of
from app.ui.team.version_dialog import keep_version
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins


class TablesPage(Page):
    """The paper's tables, live."""

    tables = frozenset(
        (
            "coding",
            "code",
            "codebook_version",
            "category",
            "placement",
            "transcript",
            "turn",
            "transcript_participant",
            "participant",
            "participant_group",
            "membership",
            "attribute",
            "attribute_value",
            "consent",
            "quotation",
            "coder",
            "finished",
            "study",
            "setting",
            "memo",
        )
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.list = TableList()
        self.preview = look(QTextBrowser(), "paper")
        self.middle = FigureView(self.preview)
        self.choices = ChoicesPanel()
        self.passages = PassagesPanel()
        self.beside = SideBySide(hub)
        self.summaries = Summaries(hub, self)
        self.exporting = Exporting(hub, self)
        self.turning = Turning(self)
        self.export = button(self.tr("Export…"), "accent", "download")
        self._warning = look(label(), "warning")
        self._table: Table | None = None
        self._coders: list[str] = []
        self._asked = 0  # questions for the table so far
        self._node: int | None = None
        self._first = 0  # the row that the part shown begins with
        self._people: frozenset[str] | None = None  # whose passages under the node are shown
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.reload)
        self._show_parts()
        self._set_up()
        self._lay_out()

    def reload(self) -> None:
        """Make the chosen table anew in another thread."""
        what, choices, figure = self._what(), self.choices.choices(), self.middle.wants_figure
        first = self.turning.first
        self._asked += 1
        asked = self._asked
        self.hub.fetch(
            lambda reader: answer(reader, what, choices, first, figure=figure),
            lambda found: self._show(found, asked),
        )
        if self._node is not None:
            self._ask_passages(self._node)

    def forget(self) -> None:
        """Show neither table nor passages until they have been made again."""
        self._table = None
        self.preview.clear()
        self._warning.hide()
        self.export.setEnabled(False)
        self.passages.show_nothing()
        self.beside.shut()

    def page_actions(self) -> list[QAction]:
        """Return the export, and turning the pages of a long table."""
        return [self._export_action, *self.turning.actions_of_page]

    def status(self) -> str:
        """Return whose codings the table counts."""
        if self._table is None:
            return ""
        notes = self._table.notes
        counted = [note for note in notes if any(name in note for name in self._coders)]
        return " ".join(counted or notes)

    def state(self) -> dict[str, Any]:
        """Return which table is shown, and how."""
        figure = self.middle.wants_figure
        return {"what": self._what(), "choices": self.choices.state(), "figure": figure}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the table that was shown."""
        self.choices.restore(state.get("choices", {}))
        self.middle.want(state.get("figure") is True)
        self.list.choose(state.get("what"))

    def export_to(self, out: Path) -> None:
        """Write the table with the present choices to a file, in another thread."""
        what, choices = self._what(), self.choices.choices()
        self.export.setEnabled(False)
        self.exporting.write(what, choices, out, self._written, self._not_written)

    def _written(self, out: Path) -> None:
        self.export.setEnabled(True)
        self.status_changed.emit(self.tr("Written: {file}").format(file=out))

    def _not_written(self, problem: Refusal | Trouble) -> None:
        self.export.setEnabled(True)
        self.hub.refused.emit(problem)

    def _what(self) -> str:
        return self.list.what()

    def _show(self, found: Answer, asked: int) -> None:
        # Two answers may overtake one another; only the latest question's is of today.
        if asked != self._asked:
            return
        offered = (found.coders, found.groups, found.attributes, found.bands, found.rows)
        self.choices.offer(*offered)
        self.choices.quoting.show_values(found.settings)
        if found.what == "codebook-difference":
            self.choices.difference.offer(found.difference)
        self.choices.template.show_template(found.settings.get(TEMPLATE))
        part = found.part
        same = part is not None and part.first == self._first
        self._first = part.first if part is not None else 0
        self._table = part.table if part is not None else None
        self._coders = found.coders
        self.turning.show_part(part)
        groups = groups_of(self._table) if self._table is not None else []
        self.beside.renew(groups, self.choices.coder.currentData())
        place = self.preview.verticalScrollBar().value() if same else 0
        nothing = nothing_words(found)
        if part is None:
            self.preview.setPlainText(nothing)
            self.export.setToolTip(nothing)
            self._warning.hide()
        else:
            self.preview.setHtml(preview_html(part.table, theme().colours))
            self.export.setToolTip(tip(self.tr("Write the table to a file"), "Ctrl+E"))
            self._warning.setText(self._warnings(part))
            self._warning.setVisible(bool(self._warning.text()))
        self.middle.show_drawn(found.draw)
        if nothing:
            self.middle.show_nothing(nothing, next_step(found))
        self.preview.verticalScrollBar().setValue(place)
        self.export.setEnabled(part is not None)
        self.status_changed.emit(self.status())

    def _warnings(self, part: Part) -> str:
        lines, shown = list(part.table.warnings), len(part.table.columns)
        if part.columns > shown:
            words = self.tr("{n} of {all} columns are shown; the export has them all.")
            lines.append(words.format(n=shown, all=QLocale().toString(part.columns)))
        return "\n".join(lines)

    def _follow(self, link: QUrl) -> None:
        kind, _colon, rest = link.toString().partition(":")
        if kind == "place":
            transcript, start, end = (int(part) for part in rest.split(":"))
            self.went.emit(Place(transcript, start, end))
        elif kind == "write" and self._table is not None:
            person, _colon, column = rest.rpartition(":")
            self.summaries.write(person, int(self._table.columns[int(column)].key))
        elif kind == "row" and self._what() in COUNTING and self._table is not None:
            key, *at = rest.split(":")
            if self._what() == "saturation":  # its rows are interviews
                self.went.emit(Place(int(key)))
                return
            self._people = people_behind(self._table, *(int(one) for one in at))
            if key.isdecimal() and self._what() in COMPARING:
                groups, coder = groups_of(self._table), self.choices.coder.currentData()
                self.beside.show_row(int(key), groups, coder, self._people)
            elif key.isdecimal():
                self._ask_passages(int(key))

    def _show_behind(self, spot: object) -> None:
        """Show the passages behind a place of the figure."""
        key = spot[0] if isinstance(spot, tuple) else spot
        if isinstance(key, int):
            self._people = None
            self._ask_passages(key)

    def _ask_passages(self, key: int) -> None:
        self._node, people = key, self._people
        coder, me, listed = self.choices.coder.currentData(), self.hub.coder, self._what()

        def ask(reader: Reader) -> tuple[str, list[Any]]:
            material, codings = counted_material(reader, coder)
            node = node_of(key, listed, material, codings)
            names = {each.id: each.name for each in material.nodes}
            name = names.get(node, "")
            if people is not None and len(people) == 1:
                name = f"{name} · {', '.join(people)}"
            return name, passages_under(node, material, codings, me, people)

        self.hub.fetch(ask, lambda answer: self.passages.show_passages(*answer), lambda _no: None)

    def _mark(self, codings: tuple[int, ...], quotable: bool) -> None:
        self.hub.do(operations.mark_quotable, codings=codings, quotable=quotable)

    def _mark_rechecked(self, transcript: int, done: bool) -> None:
        self.hub.do(operations.mark_rechecked, transcripts=[transcript], done=done)

    def _set_setting(self, name: str, value: str | None) -> None:
        self.hub.do(operations.set_setting, name=name, value=value)

    def _set_bands(self, name: str, text: str) -> None:
        """Keep the bands in which a number prints, for everybody; refused where unreadable."""
        with self.hub.read() as reader:
            row = next((row for row in queries.attributes(reader) if row.name == name), None)
        if row is None or (row.bands or "") == text:
            return
        try:
            if text:
                parse_bands(text)
        except Refusal as problem:
            self.hub.refused.emit(problem)
            return
        self.hub.do(operations.edit_attribute, attribute=row.id, bands=text)

    def _set_merged(self, name: str, merged: dict[str, list[str]]) -> None:
        """Keep which values of a text print in one row, for everybody."""
        with self.hub.read() as reader:
            row = next((row for row in queries.attributes(reader) if row.name == name), None)
        if row is not None:
            self.hub.do(operations.merge_values, attribute=row.id, rows=merged)

    def _ask_export(self) -> None:
        out = self.exporting.ask(self._what(), figure=self.middle.shows_figure)
        if out is not None:
            self.export_to(out)

    def _set_up(self) -> None:
        self.preview.setOpenLinks(False)
        # Words stay whole: a narrow column grows at the cost of the quotations.
        self.preview.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.preview.setAccessibleName(self.tr("The table as it will print"))
        self.preview.anchorClicked.connect(self._follow)
        self.preview.document().setDocumentMargin(theme().px(28))
        self.list.currentRowChanged.connect(self._changed_table)
        self.middle.switched.connect(self._later.start)
        self.middle.nothing.acted.connect(lambda: self.went.emit(Place()))
        self.middle.chart.activated.connect(self._show_behind)
        self.choices.changed.connect(self._later.start)
        self.turning.turned.connect(self._later.start)
        self.choices.people.bands_asked.connect(self._set_bands)
        self.choices.people.merged.merge_asked.connect(self._set_merged)
        self.choices.quoting.asked.connect(self._set_setting)
        difference = self.choices.difference
        difference.keep_asked.connect(lambda: keep_version(self.window(), self.hub))
        difference.marked.connect(self._mark_rechecked)
        self.choices.template.asked.connect(lambda path: self._set_setting(TEMPLATE, path))
        self.passages.went.connect(self.went)
        self.passages.quotable_asked.connect(self._mark)
        self.beside.went.connect(self.went)
        self.beside.quotable_asked.connect(self._mark)
        self.beside.closed.connect(self.preview.setFocus)
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._export_action = QAction(self.tr("Export the table…"), self)
        self._export_action.setShortcut(QKeySequence("Ctrl+E"))
        self._export_action.triggered.connect(self._ask_export)
        self.addAction(self._export_action)
        self.export.setToolTip(tip(self.tr("Write the table to a file"), "Ctrl+E"))
        self.export.clicked.connect(self._ask_export)
        theme().changed.connect(self._later.start)

    def _show_parts(self) -> None:
        what = self._what()
        self.choices.show_for(what)
        apart = what in COMPARING or what == "saturation"
        self.passages.setVisible(what in COUNTING and not apart)
        self.middle.show_for(what)

    def _changed_table(self, _row: int) -> None:
        self._node = None
        self.beside.shut()
        self.turning.begin()
        self._show_parts()
        self.preview.verticalScrollBar().setValue(0)
        self._later.start()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        margins(column)
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.setChildrenCollapsible(False)
        upright.addWidget(self.middle)
        upright.addWidget(self.beside)
        upright.setStretchFactor(0, 5)
        upright.setStretchFactor(1, 4)
        column.addWidget(upright, 1)
        foot = look(QWidget(), "panel")
        line = QHBoxLayout(foot)
        margins(line, space(4), space(2), space(4), space(2))
        line.setSpacing(space(4))
        line.addWidget(self._warning, 1)
        line.addStretch()
        line.addWidget(self.turning)
        line.addWidget(self.export)
        column.addWidget(foot)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.choices)
        right.addWidget(self.passages)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 2)
        panes = ThreePanes(self.list, middle, right, left_width=200, right_width=300, parent=self)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(panes)
