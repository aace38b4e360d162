"""The choices of each table: what is ticked here is what prints."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.coding.reports.appendix import AppendixOptions
from app.coding.reports.catalog import COUNTING, WITH_GROUPS, Choices
from app.coding.reports.coding_tree import TreeOptions
from app.coding.reports.framework import FrameworkOptions
from app.coding.reports.merged_values import PrintedRow
from app.coding.reports.participants_table import ParticipantsOptions
from app.coding.reports.theme_options import STANDARD, Part, ThemeOptions
from app.ui.pages.tables.cross_choices import CrossChoices
from app.ui.pages.tables.difference_choices import DifferenceChoices
from app.ui.pages.tables.merged_rows import MergedRows
from app.ui.pages.tables.quote_choices import QUOTING, QuoteChoices
from app.ui.pages.tables.template_choice import TemplateChoice
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins

_MOST_QUOTES = 5


class ChoicesPanel(QScrollArea):
    """Ticks and fields for the table chosen; `changed` after each."""

    changed = Signal()
    bands_asked = Signal(str, str)  # attribute, bands as "20-29, 30-39"; "" for the usual ones
    merge_asked = Signal(str, object)  # attribute, values by the row in which they print

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Choices"))
        self._ticks: dict[str, QCheckBox] = {}
        self._groups: dict[str, QCheckBox] = {}
        self._bands: dict[str, QLineEdit] = {}
        self._sections: dict[str, list[QWidget]] = {}
        self.title = QLineEdit()
        self.coder = QComboBox()
        self.quotes = QSpinBox()
        self.columns = QComboBox()
        self.cell_quotes = QSpinBox()
        self.quoting = QuoteChoices()
        self.template = TemplateChoice()
        self.merged = MergedRows()
        self.cross = CrossChoices()
        self.difference = DifferenceChoices()
        self._what = ""
        self._wanted: set[str] = set()  # groups ticked in an earlier session
        self._column = QVBoxLayout()
        self._make()

    def show_for(self, what: str) -> None:
        """Show the choices of a table."""
        self._what = what
        for name, parts in self._sections.items():
            for part in parts:
                part.setVisible(name in ("all", what) or (name == "coder" and what in COUNTING))
        for tick in self._groups.values():
            tick.setVisible(self._with_groups())
        self._groups_head.setVisible(self._groups != {} and self._with_groups())
        self._groups_head.setText(self._groups_words())
        self.cross.show_for(what)
        self.quoting.setVisible(what in QUOTING)
        self.merged.setVisible(what == "participants-table" and self.merged.has_rows())

    def _with_groups(self) -> bool:
        by_attribute = self._what == "crosstab" and self.cross.by_attribute()
        return self._what in WITH_GROUPS and not by_attribute

    def _groups_words(self) -> str:
        if self._what == "crosstab":
            return self.tr("Groups (none ticked: all)")
        if self._what in ("matrix", "framework"):
            return self.tr("Participants of (none ticked: all)")
        return self.tr("A column for each group")

    def offer(
        self,
        coders: list[str],
        groups: list[str],
        attributes: list[str],
        bands: Mapping[str, str],
        rows: Mapping[str, Sequence[PrintedRow]],
    ) -> None:
        """Offer what the project has; what was chosen stays."""
        chosen = self.coder.currentData()
        self.coder.blockSignals(True)
        self.coder.clear()
        self.coder.addItem(self.tr("The analysis coding"), None)
        for name in coders:
            self.coder.addItem(name, name)
        self.coder.addItem(self.tr("All coders together"), "all")
        self.coder.setCurrentIndex(max(0, self.coder.findData(chosen)))
        self.coder.blockSignals(False)
        self._offer_groups(groups)
        self.cross.offer(attributes)
        self._offer_bands(bands)
        self.merged.show_rows(rows)
        self.show_for(self._what)

    def choices(self) -> Choices:
        """Return what is chosen, as the reports read it."""
        groups = tuple(name for name, tick in self._groups.items() if tick.isChecked())
        title = self.title.text().strip() or None
        shown: frozenset[Part] = frozenset(
            key for key in _PARTS if self._ticks[f"show-{key}"].isChecked()
        )
        themes = ThemeOptions(
            show=shown,
            groups=groups,
            quotes=self.quotes.value(),
            totals=self._ticks["totals"].isChecked(),
            propose=self._ticks["propose"].isChecked(),
            unused=self._ticks["unused"].isChecked(),
            title=title,
        )
        people = ParticipantsOptions(
            groups=groups,
            percent=self._ticks["percent"].isChecked(),
            mean=self._ticks["mean"].isChecked(),
            median=self._ticks["median"].isChecked(),
            title=title,
        )
        return Choices(
            self.coder.currentData(),
            groups if self._with_groups() else (),
            people,
            themes,
            matrix=self.cross.matrix(title),
            crosstab=self.cross.crosstab(title),
            joint=self.cross.joint(title),
            framework=FrameworkOptions(
                self.columns.currentData(), self.cell_quotes.value(), title=title
            ),
            appendix=AppendixOptions(self._ticks["quotable"].isChecked(), title=title),
            tree=TreeOptions(
                self._ticks["tree-definitions"].isChecked(),
                self._ticks["tree-counts"].isChecked(),
                title,
            ),
            difference=self.difference.options(title),
        )

    def state(self) -> dict[str, Any]:
        """Return what is ticked, for keeping."""
        ticks = {name: tick.isChecked() for name, tick in self._ticks.items()}
        groups = [name for name, tick in self._groups.items() if tick.isChecked()]
        cross = self.cross.state()
        return {
            "ticks": ticks,
            "groups": groups,
            "quotes": self.quotes.value(),
            "cross": cross,
            "difference": self.difference.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was kept."""
        ticks = state.get("ticks", {})
        for name, tick in self._ticks.items():
            if isinstance(ticks.get(name), bool):
                tick.setChecked(ticks[name])
        self._wanted = {name for name in state.get("groups", []) if isinstance(name, str)}
        if isinstance(state.get("quotes"), int):
            self.quotes.setValue(state["quotes"])
        self.cross.restore(state.get("cross", {}))
        self.difference.restore(state.get("difference", {}))

    def _make(self) -> None:
        ground = QWidget()
        self._column = QVBoxLayout(ground)
        margins(self._column, space(4), space(4), space(4), space(4))
        self._column.setSpacing(space(2))
        self._field("all", self.tr("Caption"), self.title)
        self.title.setPlaceholderText(self.tr("The usual one"))
        self.title.editingFinished.connect(self.changed)
        self._field("coder", self.tr("Whose codings count"), self.coder)
        self.coder.activated.connect(self.changed)
        self.cross.changed.connect(self._changed_cross)
        self._column.addWidget(self.cross)
        self._put("codebook-difference", self.difference)
        self.difference.changed.connect(self.changed)
        self._head("theme-table", self.tr("Columns and rows"))
        for key, words in self._part_words().items():
            self._tick("theme-table", f"show-{key}", words, on=key in STANDARD)
        self._tick("theme-table", "totals", self.tr("Rows for whole themes"), on=True)
        self._tick("theme-table", "unused", self.tr("Codes never used"), on=True)
        self.quotes.setRange(0, _MOST_QUOTES)
        self.quotes.setValue(1)
        self.quotes.valueChanged.connect(self.changed)
        self._field("theme-table", self.tr("Quotations in each row"), self.quotes)
        self._tick("theme-table", "propose", self.tr("Propose where none is marked"), on=True)
        for level, words in self.cross.levels().items():
            self.columns.addItem(words, level)
        self.columns.setCurrentIndex(self.columns.findData("theme"))
        self.columns.activated.connect(self.changed)
        self._field("framework", self.tr("Columns"), self.columns)
        self.cell_quotes.setRange(0, _MOST_QUOTES)
        self.cell_quotes.setValue(1)
        self.cell_quotes.valueChanged.connect(self.changed)
        self._field("framework", self.tr("Quotations in each cell"), self.cell_quotes)
        self._tick("appendix", "quotable", self.tr("Only those marked as quotable"))
        self._head("coding-tree", self.tr("Columns"))
        self._tick("coding-tree", "tree-definitions", self.tr("Definitions"), on=True)
        self._tick("coding-tree", "tree-counts", self.tr("Numbers"), on=True)
        self._head("participants-table", self.tr("Numbers"))
        self._tick("participants-table", "percent", self.tr("Percentages"), on=True)
        self._tick("participants-table", "mean", self.tr("Mean (SD)"))
        self._tick("participants-table", "median", self.tr("Median (range)"))
        self.merged.merge_asked.connect(self.merge_asked)
        self._column.addWidget(self.merged)
        self._groups_head = look(label(self.tr("A column for each group")), "head")
        self._column.addWidget(self._groups_head)
        self._groups_end = QWidget()  # ticks for groups come before it
        self._column.addWidget(self._groups_end)
        self._column.addWidget(self.quoting)
        self._column.addWidget(self.template)
        self._column.addStretch()
        self.setWidget(ground)

    def _changed_cross(self) -> None:
        self.show_for(self._what)
        self.changed.emit()

    def _part_words(self) -> dict[Part, str]:
        return {
            "sub-theme": self.tr("Sub-themes"),
            "code": self.tr("Codes"),
            "definition": self.tr("Definitions"),
            "participants": self.tr("Participants n"),
            "percent": self.tr("Participants %"),
            "quotations": self.tr("Quotations n"),
            "quotes": self.tr("Illustrative quotations"),
        }

    def _head(self, section: str, words: str) -> None:
        self._put(section, look(label(words), "head"))

    def _field(self, section: str, words: str, editor: QWidget) -> None:
        name = label(words)
        name.setBuddy(editor)
        editor.setAccessibleName(words)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(words)
        self._put(section, name)
        self._put(section, editor)

    def _tick(self, section: str, key: str, words: str, *, on: bool = False) -> None:
        tick = QCheckBox(words)
        tick.setChecked(on)
        tick.toggled.connect(self.changed)
        self._ticks[key] = tick
        self._put(section, tick)

    def _put(self, section: str, part: QWidget) -> None:
        self._sections.setdefault(section, []).append(part)
        self._column.addWidget(part)

    def _offer_bands(self, bands: Mapping[str, str]) -> None:
        section = self._sections["participants-table"]
        for name in [name for name in self._bands if name not in bands]:
            editor = self._bands.pop(name)
            words = section.pop(section.index(editor) - 1)
            section.remove(editor)
            for part in (words, editor):
                self._column.removeWidget(part)
                part.deleteLater()
        for name, text in bands.items():
            if name not in self._bands:
                self._add_bands(name)
            if not self._bands[name].hasFocus():
                self._bands[name].setText(text)

    def _add_bands(self, name: str) -> None:
        editor = QLineEdit()
        editor.setPlaceholderText(self.tr("The usual ones; or 20-29, 30-39, 40+"))
        editor.editingFinished.connect(lambda: self.bands_asked.emit(name, editor.text().strip()))
        self._bands[name] = editor
        words = label(self.tr("Bands of {name}").format(name=name))
        words.setBuddy(editor)
        editor.setAccessibleName(words.text())
        at = self._column.indexOf(self.merged)
        for offset, part in enumerate((words, editor)):
            self._sections["participants-table"].append(part)
            self._column.insertWidget(at + offset, part)

    def _offer_groups(self, groups: list[str]) -> None:
        chosen = {name for name, tick in self._groups.items() if tick.isChecked()}
        taken_up = bool(self._wanted & set(groups))
        chosen |= self._wanted
        self._wanted = set()
        if list(self._groups) == groups:
            return
        for tick in self._groups.values():
            self._column.removeWidget(tick)
            tick.deleteLater()
        self._groups.clear()
        for name in groups:
            tick = QCheckBox(name)
            tick.setChecked(name in chosen)
            tick.toggled.connect(self.changed)
            self._groups[name] = tick
            self._column.insertWidget(self._column.indexOf(self._groups_end), tick)
        if taken_up:
            self.changed.emit()


_PARTS: tuple[Part, ...] = (
    "sub-theme",
    "code",
    "definition",
    "participants",
    "percent",
    "quotations",
    "quotes",
)
