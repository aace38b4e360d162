"""The choices of each table: what is ticked here is what prints."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.coding.reports.catalog import COUNTING, WITH_GROUPS, Choices
from app.coding.reports.compared import GROUPS
from app.coding.reports.merged_values import PrintedRow
from app.ui.pages.tables.cross_choices import COMPARING, CrossChoices
from app.ui.pages.tables.difference_choices import DifferenceChoices
from app.ui.pages.tables.people_choices import PeopleChoices
from app.ui.pages.tables.purposes import purposes
from app.ui.pages.tables.quote_choices import QUOTING, QuoteChoices
from app.ui.pages.tables.section import Section
from app.ui.pages.tables.template_choice import TemplateChoice
from app.ui.pages.tables.theme_choices import (
    AppendixChoices,
    FrameworkChoices,
    ThemeChoices,
    TreeChoices,
)
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins


class ChoicesPanel(QScrollArea):
    """Ticks and fields for the table chosen; `changed` after each."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Choices"))
        self._groups: dict[str, QCheckBox] = {}
        self.purpose = look(label(), "muted")
        self.title = QLineEdit()
        self.coder = QComboBox()
        self.cross = CrossChoices()
        self.difference = DifferenceChoices()
        self.themes = ThemeChoices()
        self.framework = FrameworkChoices(self.cross.levels())
        self.appendix = AppendixChoices()
        self.tree = TreeChoices()
        self.people = PeopleChoices()
        self.quoting = QuoteChoices()
        self.template = TemplateChoice()
        self._of_one: dict[str, QWidget] = {
            "codebook-difference": self.difference,
            "theme-table": self.themes,
            "framework": self.framework,
            "appendix": self.appendix,
            "coding-tree": self.tree,
            "participants-table": self.people,
        }
        self._what = ""
        self._wanted: set[str] = set()  # groups ticked in an earlier session
        self._column = QVBoxLayout()
        self._make()

    def show_for(self, what: str) -> None:
        """Show the choices of a table."""
        self._what = what
        self.purpose.setText(purposes().get(what, ""))
        for name, part in self._of_one.items():
            part.setVisible(name == what)
        for part in (self._coder_name, self.coder):
            part.setVisible(what in COUNTING)
        for tick in self._groups.values():
            tick.setVisible(self._with_groups())
        self._groups_head.setVisible(self._groups != {} and self._with_groups())
        self._groups_head.setText(self._groups_words())
        self.cross.show_for(what)
        self.quoting.setVisible(what in QUOTING)

    def _with_groups(self) -> bool:
        without = self._what in COMPARING and GROUPS not in self.cross.compared()
        return self._what in WITH_GROUPS and not without

    def _groups_words(self) -> str:
        if self._what in COMPARING:
            return self.tr("Groups (none ticked: all)")
        if self._what == "saturation":
            return self.tr("Interviews of (none ticked: all)")
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
        self.people.offer(bands, rows)
        self.show_for(self._what)

    def choices(self) -> Choices:
        """Return what is chosen, as the reports read it."""
        groups = tuple(name for name, tick in self._groups.items() if tick.isChecked())
        title = self.title.text().strip() or None
        return Choices(
            self.coder.currentData(),
            groups if self._with_groups() else (),
            self.people.options(groups, title),
            self.themes.options(groups, title),
            level=self.cross.chosen_level(),
            matrix=self.cross.matrix(title),
            crosstab=self.cross.crosstab(title),
            comparison=self.cross.comparison(title),
            joint=self.cross.joint(title),
            framework=self.framework.options(title),
            appendix=self.appendix.options(title),
            tree=self.tree.options(title),
            difference=self.difference.options(title),
        )

    def state(self) -> dict[str, Any]:
        """Return what is ticked, for keeping."""
        return {
            "sections": {name: part.state() for name, part in self._sections()},
            "groups": [name for name, tick in self._groups.items() if tick.isChecked()],
            "cross": self.cross.state(),
            "difference": self.difference.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was kept."""
        sections = state.get("sections", {})
        for name, part in self._sections():
            part.restore(sections.get(name, {}))
        self._wanted = {name for name in state.get("groups", []) if isinstance(name, str)}
        self.cross.restore(state.get("cross", {}))
        self.difference.restore(state.get("difference", {}))

    def _sections(self) -> list[tuple[str, Section]]:
        return [(name, part) for name, part in self._of_one.items() if isinstance(part, Section)]

    def _make(self) -> None:
        ground = QWidget()
        self._column = QVBoxLayout(ground)
        margins(self._column, space(4), space(4), space(4), space(4))
        self._column.setSpacing(space(2))
        self.purpose.setWordWrap(True)
        self._column.addWidget(self.purpose)
        self._field(self.tr("Caption"), self.title)
        self.title.setPlaceholderText(self.tr("The usual one"))
        self.title.editingFinished.connect(self.changed)
        self._coder_name = self._field(self.tr("Whose codings count"), self.coder)
        self.coder.activated.connect(self.changed)
        self.cross.changed.connect(self._changed_cross)
        self._column.addWidget(self.cross)
        self.difference.changed.connect(self.changed)
        for _name, part in self._sections():
            part.changed.connect(self.changed)
        for widget in self._of_one.values():
            self._column.addWidget(widget)
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

    def _field(self, words: str, editor: QWidget) -> QWidget:
        name = label(words)
        name.setBuddy(editor)
        editor.setAccessibleName(words)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(words)
        self._column.addWidget(name)
        self._column.addWidget(editor)
        return name

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
