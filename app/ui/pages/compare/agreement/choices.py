"""The left of the figures: which view, and of what: level, unit, interviewers, one code or all."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.coding.agreement.axes import Unit
from app.coding.analysis.levels import Level
from app.coding.reports.agreement_views import VIEWS, ViewName
from app.ui.pages.compare.agreement.words import say
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.look import hairline, label, margins
from app.ui.widgets.panel_head import PanelHead

UNITS: tuple[Unit, ...] = ("character", "sentence", "turn")
LEVELS: tuple[Level, ...] = ("code", "category", "theme")
PARTS = ("transcripts", "groups", "rounds")
_ROLE = Qt.ItemDataRole.UserRole


class Choices(QWidget):
    """`viewed` when another view is wanted, `changed` when another comparison is."""

    viewed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.views = QListWidget()
        self.level, self.unit, self.pair, self.only = (QComboBox() for _ in range(4))
        self.without = QCheckBox(self.tr("Without interviewers’ turns"))
        self.more = QCheckBox(self.tr("More coefficients"))
        self._pair_label = label(self.tr("Coders"), "muted")
        self._only_label = label(self.tr("Of"), "muted")
        self._fill()
        self._lay_out()
        self.views.currentRowChanged.connect(lambda _row: self._turn())
        self.more.toggled.connect(self.viewed)
        self.only.activated.connect(self.viewed)
        for box in (self.level, self.unit, self.pair):
            box.activated.connect(self.changed)
        self.without.toggled.connect(self.changed)
        theme().changed.connect(self._set_heights)

    def view(self) -> ViewName:
        """Return the chosen view."""
        found: ViewName = self.views.currentItem().data(_ROLE)
        return found

    def chosen_level(self) -> Level:
        """Return the level."""
        found: Level = self.level.currentData()
        return found

    def chosen_unit(self) -> Unit:
        """Return the unit."""
        found: Unit = self.unit.currentData()
        return found

    def chosen_pair(self) -> tuple[int, int]:
        """Return the two coders who are compared."""
        one, other = str(self.pair.currentData()).split(",")
        return int(one), int(other)

    def chosen_node(self) -> int | None:
        """Return the one node that the views of parts are of; None: all."""
        return self.only.currentData() if self.view() in PARTS else None

    def offer_pairs(self, coders: Sequence[int], names: Mapping[int, str]) -> None:
        """Offer the pairs of a round's coders; there is a choice from three coders on."""
        pairs = [(one, other) for at, one in enumerate(coders) for other in coders[at + 1 :]]
        chosen = self.pair.currentData()
        self.pair.clear()
        for one, other in pairs:
            # Qt gives a tuple back as a list: the pair is kept as text.
            self.pair.addItem(f"{names[one]} · {names[other]}", f"{one},{other}")
        self.pair.setCurrentIndex(max(0, self.pair.findData(chosen)))
        for part in (self.pair, self._pair_label):
            part.setVisible(len(pairs) > 1)

    def offer_nodes(self, names: Mapping[int, str]) -> None:
        """Offer the nodes of the level for the views of parts; what was chosen stays."""
        chosen = self.only.currentData()
        self.only.clear()
        self.only.addItem(self.tr("All together"), None)
        for node, name in names.items():
            self.only.addItem(name, node)
        self.only.setCurrentIndex(max(0, self.only.findData(chosen)) if chosen else 0)

    def offer_without(self, always: bool) -> None:
        """Say where the round leaves interviewers out anyway, so that there is no choice."""
        self.without.setEnabled(not always)
        self.without.setToolTip(self.tr("This round leaves them out") if always else "")

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {
            "view": self.view(),
            "level": self.chosen_level(),
            "unit": self.chosen_unit(),
            "without": self.without.isChecked(),
            "more": self.more.isChecked(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what was remembered."""
        if state.get("view") in VIEWS:
            self.views.setCurrentRow(VIEWS.index(state["view"]))
        self.level.setCurrentIndex(max(0, self.level.findData(state.get("level"))))
        self.unit.setCurrentIndex(max(0, self.unit.findData(state.get("unit"))))
        self.without.setChecked(state.get("without") is True)
        self.more.setChecked(state.get("more") is True)

    def _turn(self) -> None:
        self._offer()
        self.viewed.emit()

    def _offer(self) -> None:
        parts = self.view() in PARTS
        for part in (self.only, self._only_label):
            part.setVisible(parts)
        self.more.setVisible(self.view() == "codes")

    def _fill(self) -> None:
        for name in VIEWS:
            item = QListWidgetItem(say(f"view-{name}"))
            item.setData(_ROLE, name)
            self.views.addItem(item)
        self.views.setCurrentRow(0)
        levels = (self.tr("Codes"), self.tr("Categories"), self.tr("Themes"))
        units = (self.tr("Characters"), self.tr("Sentences"), self.tr("Turns"))
        for box, keys, words in ((self.level, LEVELS, levels), (self.unit, UNITS, units)):
            for key, said in zip(keys, words, strict=True):
                box.addItem(said, key)

    def _set_heights(self) -> None:
        for row in range(self.views.count()):
            self.views.item(row).setSizeHint(QSize(0, theme().px(CONTROL)))
        # All views are seen at once: there is no reason to scroll for one.
        self.views.setFixedHeight(theme().px(CONTROL) * self.views.count() + space(2))

    def _lay_out(self) -> None:
        self.views.setAccessibleName(self.tr("Views"))
        self._set_heights()
        named = (
            (label(self.tr("Level"), "muted"), self.level),
            (label(self.tr("Counted in"), "muted"), self.unit),
            (self._only_label, self.only),
            (self._pair_label, self.pair),
        )
        form = QWidget()
        fields = QVBoxLayout(form)
        margins(fields, space(4), space(3), space(4), space(3))
        fields.setSpacing(space(1))
        for words, box in named:
            words.setBuddy(box)
            box.setAccessibleName(words.text())
            box.view().setAccessibleName(words.text())
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
            fields.addWidget(words)
            fields.addWidget(box)
            fields.addSpacing(space(2))
        for tick in (self.without, self.more):
            fields.addWidget(tick)
        fields.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(form)
        scroll.setAccessibleName(self.tr("What is compared"))
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(PanelHead(self.tr("Agreement")))
        column.addWidget(self.views)
        column.addWidget(hairline())
        column.addWidget(scroll, 1)
        self._offer()
