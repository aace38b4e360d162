"""The left of the page: which level, group and coding are looked at, and the rule with its day."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QVBoxLayout, QWidget

from app.coding.analysis.levels import Level
from app.coding.saturation.overview import Overview
from app.coding.saturation.telling import Telling
from app.ui.pages.saturation.figure import EACH
from app.ui.pages.saturation.rule_form import RuleForm
from app.ui.pages.saturation.words import say
from app.ui.theme.tokens import space
from app.ui.widgets.look import hairline, label, margins

LEVELS: tuple[Level, ...] = ("code", "category", "theme")


class ChoicesPanel(QScrollArea):
    """`changed` when something else is to be read, `regrouped` when only another part is shown.

    `rule_asked(rule, set_on)`: None takes the rule away.
    """

    changed = Signal()
    regrouped = Signal()
    rule_asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Choices"))
        self.level = QComboBox()
        self.group = QComboBox()
        self.coder = QComboBox()
        self.unfinished = QCheckBox()
        self.left_out = label("", "muted")
        self.left_out.setWordWrap(True)
        self.rule = RuleForm()
        self._wanted_group: object = None
        self._lay_out()
        self.level.activated.connect(self.changed)
        self.coder.activated.connect(self.changed)
        self.group.activated.connect(self.regrouped)
        self.unfinished.toggled.connect(self.changed)
        self.rule.asked.connect(self.rule_asked)

    def chosen_level(self) -> Level:
        """Return the level."""
        found: Level = self.level.currentData()
        return found

    def chosen_group(self) -> object:
        """Return a group's id, None for all interviews together, or `EACH`."""
        return self.group.currentData()

    def rule_group(self) -> int | None:
        """Return the group whose rule is shown; each group beside the others: that of all."""
        chosen = self.chosen_group()
        return chosen if isinstance(chosen, int) else None

    def chosen_coder(self) -> str | None:
        """Return whose codings count: a name, "all", or None for the analysis coding."""
        found: str | None = self.coder.currentData()
        return found

    def offer(self, coders: Iterable[str], groups: Mapping[int, str]) -> None:
        """Offer coders and groups; what was chosen stays."""
        rows: list[tuple[str, object]] = [(self.tr("The analysis coding"), None)]
        rows += [(name, name) for name in coders]
        _fill(self.coder, [*rows, (self.tr("All coders together"), "all")])
        rows = [(self.tr("All interviews together"), None)]
        if groups:
            rows.append((self.tr("Each group by itself"), EACH))
        wanted = self._wanted_group
        _fill(self.group, [*rows, *((name, group) for group, name in groups.items())], wanted)
        self._wanted_group = None

    def show_overview(self, overview: Overview, telling: Telling) -> None:
        """Show the rule of the chosen group, and what is left out."""
        part = overview.part(self.rule_group())
        self.rule.show_rule(part, telling)
        left = overview.presence.unfinished
        on = self.unfinished.isChecked()
        if on:
            words = self.tr("Not coded yet: {names}") if left else ""
        else:
            words = self.tr("Left out: {names}") if left else ""
        self.left_out.setText(words.format(names=_shortened(left)))
        self.left_out.setVisible(bool(words))
        asks = self.tr("{n} unfinished left out — include them")
        self.unfinished.setText(
            self.tr("Include unfinished interviews") if on or not left else asks.format(n=len(left))
        )
        self.unfinished.setVisible(on or bool(left))

    def state(self) -> dict[str, Any]:
        """Return what is chosen, for keeping."""
        return {
            "level": self.chosen_level(),
            "group": self.chosen_group(),
            "unfinished": self.unfinished.isChecked(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what was kept."""
        self.level.setCurrentIndex(max(0, self.level.findData(state.get("level", "code"))))
        self._wanted_group = state.get("group")
        if isinstance(state.get("unfinished"), bool):
            self.unfinished.setChecked(state["unfinished"])

    def _lay_out(self) -> None:
        for level in LEVELS:
            self.level.addItem(say(f"level-{level}"), level)
        ground = QWidget()
        column = QVBoxLayout(ground)
        margins(column, space(4), space(4), space(4), space(4))
        column.setSpacing(space(2))
        for words, editor in (
            (self.tr("Level"), self.level),
            (self.tr("Interviews"), self.group),
            (self.tr("Whose codings count"), self.coder),
        ):
            name = label(words)
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            editor.view().setAccessibleName(words)
            editor.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            column.addWidget(name)
            column.addWidget(editor)
        column.addWidget(self.unfinished)
        column.addWidget(self.left_out)
        column.addSpacing(space(2))
        column.addWidget(hairline())
        column.addWidget(self.rule)
        column.addStretch()
        self.setWidget(ground)
        self.offer([], {})


def _fill(box: QComboBox, rows: list[tuple[str, object]], wanted: object = None) -> None:
    chosen = box.currentData() if wanted is None else wanted
    box.blockSignals(True)
    box.clear()
    for words, data in rows:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, next((n for n, row in enumerate(rows) if row[1] == chosen), 0)))
    box.blockSignals(False)


def _shortened(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:8])
    return f"{shown} …" if len(names) > 8 else shown
