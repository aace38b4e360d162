"""The choices of the tables that set codes against people: what rows, columns and cells are."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.coding.reports.compared import GROUPS
from app.coding.reports.crosstab import CrosstabOptions
from app.coding.reports.group_comparison import ComparisonOptions
from app.coding.reports.joint_display import JointOptions
from app.coding.reports.matrix import MatrixOptions
from app.coding.reports.row_names import Level
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins

COMPARING = frozenset(("crosstab", "group-comparison"))  # tables that set groups beside each other


class CrossChoices(QWidget):
    """Fields of the tables across; `changed` after each."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sections: dict[str, list[QWidget]] = {}
        self._wanted_by: list[str] = []  # chosen in an earlier session
        self._attributes: list[str] = []
        self._column = QVBoxLayout(self)
        margins(self._column)
        self._column.setSpacing(space(2))
        self.level = self._choice("all", self.tr("Rows"), self.levels())
        self.by = self._choice("compared", self.tr("Compared"), {GROUPS: self.tr("Groups")})
        self.across = self._choice("compared", self.tr("Crossed with"), {})
        self._fill_across(None)
        self.by.activated.connect(lambda _at: self._fill_across(self.across.currentData()))
        self.presence = self._tick("matrix", self.tr("1 and 0 in place of numbers"))
        self.totals = self._tick("counts", self.tr("Rows for whole themes"))
        self.uneven = self._tick("compared", self.tr("What differs most first"))
        self.percent = self._tick("crosstab", self.tr("Percentages also of small groups"))
        self.percent.setToolTip(
            self.tr("Groups of 20 or more have them always; in smaller ones they mislead.")
        )
        self.uneven.toggled.connect(self._weigh_totals)
        self.against: dict[str, QCheckBox] = {}
        self._wanted_against: set[str] = set()  # ticked in an earlier session
        self._put(
            "joint-display", look(label(self.tr("Against (none ticked: all numbers)")), "head")
        )

    def show_for(self, what: str) -> None:
        """Show the choices of a table."""
        shown = {what}
        if what in ("matrix", "crosstab"):
            shown.add("counts")
        if what in COMPARING:
            shown.add("compared")
        if what in COMPARING or what in ("matrix", "joint-display", "saturation"):
            shown.add("all")
        for name, parts in self._sections.items():
            for part in parts:
                part.setVisible(name in shown)
        self.setVisible("all" in shown)

    def compared(self) -> tuple[str, ...]:
        """Return the one or two attributes that are compared; `GROUPS` stands for the groups."""
        chosen = (self.by.currentData(), self.across.currentData())
        return tuple(name for name in chosen if name is not None)

    def offer(self, attributes: Sequence[str]) -> None:
        """Offer the attributes to compare; what was chosen stays where it is still there."""
        first, second = (*self._wanted_by, None, None)[:2]
        if self._attributes != list(attributes):
            self._attributes = list(attributes)
            before = self.compared()
            chosen = self.by.currentData() if first is None else first
            across = self.across.currentData() if second is None else second
            self.by.clear()
            for name in (GROUPS, *attributes):
                self.by.addItem(name or self.tr("Groups"), name)
            self.by.setCurrentIndex(max(0, self.by.findData(chosen)))
            self._fill_across(across)
            if self.compared() != before:
                self.changed.emit()
        self._wanted_by = []
        self._offer_against(attributes)

    def _fill_across(self, chosen: str | None) -> None:
        """Offer for crossing what is not compared already."""
        names = [one for one in (GROUPS, *self._attributes) if one != self.by.currentData()]
        self.across.clear()
        self.across.addItem(self.tr("Nothing"), None)
        for name in names:
            self.across.addItem(name or self.tr("Groups"), name)
        self.across.setCurrentIndex(names.index(chosen) + 1 if chosen in names else 0)
        self.across.setEnabled(bool(names))
        self.across.setToolTip("" if names else self.tr("Participants have no attribute yet."))

    def _offer_against(self, attributes: Sequence[str]) -> None:
        if list(self.against) == list(attributes):
            return
        ticked = {name for name, tick in self.against.items() if tick.isChecked()}
        ticked |= self._wanted_against
        self._wanted_against = set()
        section = self._sections["joint-display"]
        for tick in self.against.values():
            section.remove(tick)
            self._column.removeWidget(tick)
            tick.deleteLater()
        self.against = {}
        for name in attributes:
            tick = self.against[name] = self._tick("joint-display", name)
            tick.setChecked(name in ticked)

    def matrix(self, title: str | None) -> MatrixOptions:
        """Return the options of the matrix."""
        return MatrixOptions(
            level=self.chosen_level(),
            values="presence" if self.presence.isChecked() else "counts",
            totals=self.totals.isChecked(),
            title=title,
        )

    def crosstab(self, title: str | None) -> CrosstabOptions:
        """Return the options of the cross table."""
        return CrosstabOptions(
            level=self.chosen_level(),
            by=self.compared(),
            percent="always" if self.percent.isChecked() else "large",
            uneven=self.uneven.isChecked(),
            totals=self.totals.isChecked(),
            title=title,
        )

    def comparison(self, title: str | None) -> ComparisonOptions:
        """Return the options of the comparison of groups in their words."""
        return ComparisonOptions(
            level=self.chosen_level(),
            by=self.compared(),
            uneven=self.uneven.isChecked(),
            title=title,
        )

    def joint(self, title: str | None) -> JointOptions:
        """Return the options of the joint display."""
        ticked = tuple(name for name, tick in self.against.items() if tick.isChecked())
        return JointOptions(level=self.chosen_level(), attributes=ticked, title=title)

    def state(self) -> dict[str, Any]:
        """Return what is chosen, for keeping."""
        ticks = {name: tick.isChecked() for name, tick in self._ticks().items()}
        against = [name for name, tick in self.against.items() if tick.isChecked()]
        by = list(self.compared())
        return {"level": self.chosen_level(), "by": by, "ticks": ticks, "against": against}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was kept."""
        self.level.setCurrentIndex(max(0, self.level.findData(state.get("level"))))
        by = state.get("by", [])
        kept = by if isinstance(by, list) else [by]  # one name until two could be crossed
        self._wanted_by = [one for one in kept if isinstance(one, str)]
        self._wanted_against = {one for one in state.get("against", []) if isinstance(one, str)}
        ticks = state.get("ticks", {})
        for name, tick in self._ticks().items():
            tick.setChecked(ticks.get(name) is True)

    def _ticks(self) -> dict[str, QCheckBox]:
        return {
            "presence": self.presence,
            "totals": self.totals,
            "uneven": self.uneven,
            "percent": self.percent,
        }

    def chosen_level(self) -> Level:
        """Return what is counted: codes, categories or themes."""
        return cast("Level", self.level.currentData())

    def levels(self) -> dict[str, str]:
        """Return what rows or columns may be."""
        return {
            "code": self.tr("Codes"),
            "category": self.tr("Sub-themes and categories"),
            "theme": self.tr("Themes"),
        }

    def _weigh_totals(self) -> None:
        """Whole themes have no row of their own where rows stand by difference."""
        self.totals.setEnabled(not self.uneven.isChecked())
        reason = self.tr("Rows that begin with what differs most stand in no theme's order.")
        self.totals.setToolTip(reason if self.uneven.isChecked() else "")

    def _choice(self, section: str, words: str, values: dict[str, str]) -> QComboBox:
        made = QComboBox()
        for value, shown in values.items():
            made.addItem(shown, value)
        made.setAccessibleName(words)
        made.view().setAccessibleName(words)
        made.activated.connect(self.changed)
        name = look(label(words), "head") if not self._sections else label(words)
        name.setBuddy(made)
        for part in (name, made):
            self._put(section, part)
        return made

    def _tick(self, section: str, words: str) -> QCheckBox:
        made = QCheckBox(words)
        made.toggled.connect(self.changed)
        self._put(section, made)
        return made

    def _put(self, section: str, part: QWidget) -> None:
        self._sections.setdefault(section, []).append(part)
        self._column.addWidget(part)
