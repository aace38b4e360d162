"""The list of differences: by transcript, code or kind, all or what is open, one chosen or more."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.coding.reconciling.reading import Difference
from app.coding.reports.agreement_behind import Passage
from app.ui.pages.compare.finding import difference_at
from app.ui.pages.compare.reading import Compared
from app.ui.pages.compare.rows import Listed, Order, listed
from app.ui.theme.tokens import space
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.filter_tree import FilterTree
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead


class DifferencesPanel(QWidget):
    """`changed` when others are chosen; `opened` on Enter or a double click."""

    changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._compared: Compared | None = None
        self._listed = Listed([], {})
        self.tree = FilterTree(self.tr("Differences"))
        self.filter = FilterField(self.tr("Filter differences…"))
        self.by_text = _choice(self.tr("Transcript"), self.tr("By transcript"))
        self.by_code = _choice(self.tr("Code"), self.tr("By code"))
        self.by_kind = _choice(self.tr("Kind"), self.tr("By kind of difference"))
        self.only_open = _choice(self.tr("Open only"), self.tr("Only what is open"))
        self._orders = {
            Order.TRANSCRIPT: self.by_text,
            Order.CODE: self.by_code,
            Order.KIND: self.by_kind,
        }
        self._order = QButtonGroup(self)
        for made in self._orders.values():
            self._order.addButton(made)
        self.by_text.setChecked(True)
        self._lay_out()
        self.filter.textChanged.connect(self.tree.set_filter)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self.changed.emit())
        self.tree.opened.connect(lambda _key: self.opened.emit())
        self._order.buttonClicked.connect(lambda _button: self._fill())
        self.only_open.toggled.connect(lambda _on: self._fill())

    def show_compared(self, compared: Compared) -> None:
        """List the differences; what was chosen stays so, at first the first open one is."""
        self._compared = compared
        self._fill()
        if self.tree.current_key() is None:
            self.step(1)

    def clear(self) -> None:
        """List nothing."""
        self._compared, self._listed = None, Listed([], {})
        self.tree.set_nodes([])

    def chosen(self) -> list[Difference]:
        """Return the chosen differences; a chosen group stands for all that is open in it."""
        keys = dict.fromkeys(self.tree.selected_keys())
        below = [
            node.key
            for node in self._listed.nodes
            if node.parent in keys and self._listed.differences[str(node.key)].is_open
        ]
        found = [key for key in (*keys, *below) if key in self._listed.differences]
        return [self._listed.differences[str(key)] for key in dict.fromkeys(found)]

    def after(self, chosen: Sequence[Difference]) -> str | None:
        """Return the key of the open difference that comes after these, to go on with."""
        keys = self._keys()
        done = {one.disagreement.key for one in chosen}
        last = max((keys.index(key) for key in done if key in keys), default=-1)
        for key in (*keys[last + 1 :], *keys[: last + 1]):
            if key not in done and self._listed.differences[key].is_open:
                return key
        return None

    def choose_at(self, passage: Passage) -> None:
        """Choose the difference that stands at a passage, or nothing.

        What keys settle must be what is framed, or nothing.
        """
        self.tree.clearSelection()
        found = None if self._compared is None else self._compared.found
        one = difference_at(found.differences, passage) if found else None
        if one is not None:
            self.go_to(one.disagreement.key)

    def go_to(self, key: str) -> None:
        """Choose a difference."""
        self.tree.set_current(key)

    def step(self, step: int) -> None:
        """Choose the next (-1: previous) open difference."""
        keys = [key for key in self._keys() if self._listed.differences[key].is_open]
        if not keys:
            return
        now = str(self.tree.current_key())
        at = keys.index(now) + step if now in keys else 0
        self.tree.set_current(keys[at % len(keys)])

    def say(self, sentence: str) -> None:
        """Say quietly why nothing happened."""
        QToolTip.showText(self.mapToGlobal(self.rect().center()), sentence, self)

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {"order": str(self._ordered()), "open": self.only_open.isChecked()}

    def restore(self, state: Any) -> None:
        """Take up a remembered state."""
        if isinstance(state, dict):
            wanted = state.get("order")
            made = next((made for order, made in self._orders.items() if order == wanted), None)
            (made or self.by_text).setChecked(True)
            self.only_open.setChecked(state.get("open") is True)

    def _keys(self) -> list[str]:
        """Return the keys of the differences in the order of the list."""
        heads = [node.key for node in self._listed.nodes if node.parent is None]
        below = [node for node in self._listed.nodes if node.parent is not None]
        return [str(node.key) for head in heads for node in below if node.parent == head]

    def _fill(self) -> None:
        if self._compared is None:
            return
        only_open = self.only_open.isChecked()
        self._listed = listed(self._compared, self._ordered(), only_open=only_open)
        self.tree.set_nodes(self._listed.nodes)

    def _ordered(self) -> Order:
        return next(order for order, made in self._orders.items() if made.isChecked())

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        margins(choices, space(3), 0, space(3), space(2))
        choices.setSpacing(space(1))
        for made in self._orders.values():
            choices.addWidget(made)
        choices.addStretch(1)
        choices.addWidget(self.only_open)
        field = QHBoxLayout()
        margins(field, space(3), 0, space(3), space(2))
        field.addWidget(self.filter)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(PanelHead(self.tr("Differences")))
        column.addLayout(field)
        column.addLayout(choices)
        column.addWidget(self.tree, 1)


def _choice(words: str, told: str) -> QToolButton:
    made = look(QToolButton(), "plain")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCheckable(True)
    made.setText(words)
    made.setAccessibleName(told)
    made.setToolTip(told)
    return made
