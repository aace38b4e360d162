"""The view of relations: the list at the left, the chosen one with its evidence at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.ui.hub import Hub
from app.ui.pages.structure.relations.card import RelationCard
from app.ui.pages.structure.relations.reading import Related
from app.ui.pages.structure.relations.relation_list import RelationList
from app.ui.pages.structure.says import Message
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead

NEW_KEY = "R"
_WIDTHS = (380, 640)


class RelationsView(QWidget):
    """`new_asked` for another relation. What is chosen is in `list`, its quotations in `card`."""

    new_asked = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        look(self, "panel")
        new = IconButton("plus", self.tr("New relation"), NEW_KEY)
        new.clicked.connect(self.new_asked)
        self._head = PanelHead(self.tr("Relations"), new)
        self.filter = FilterField(self.tr("Filter relations…"))
        self.gaps = QCheckBox(self.tr("Only without evidence"))
        self.message = Message()
        self.list = RelationList()
        self.card = RelationCard(hub)
        self.empty = EmptyState(
            "network",
            self.tr(
                "Relations say what leads to what among your categories and codes, and which"
                " quotations speak for and against it."
            ),
            self.tr("Relate two categories"),
        )
        self.empty.acted.connect(self.new_asked)
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.gaps.toggled.connect(lambda _on: self._narrow())
        self._lay_out()

    def show_relations(self, rows: Sequence[Related]) -> None:
        """Show other relations, and how many have no evidence."""
        number = self.locale().toString(len(rows))
        gaps = sum(row.is_gap for row in rows)
        words = self.tr("Relations · {n}").format(n=number) if rows else self.tr("Relations")
        self._head.set_text(words)
        self.gaps.setText(self.tr("Only without evidence · {n}").format(n=gaps))
        self.gaps.setEnabled(bool(gaps) or self.gaps.isChecked())
        self.gaps.setToolTip("" if gaps else self.tr("Every relation has evidence."))
        self.list.show_relations(rows)
        self._stack.setCurrentIndex(1 if rows else 0)

    def go_to(self, ident: int) -> None:
        """Choose a relation; a filter that hides it is lifted."""
        if all(row.row.id != ident for row in self.list.relations.rows):
            self.filter.clear()
            self.gaps.setChecked(False)
        self.list.choose(ident)

    def _narrow(self) -> None:
        self.list.narrow(self.filter.text(), only_gaps=self.gaps.isChecked())

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(self._head)
        for part in (self.filter, self.gaps):
            line = QHBoxLayout()
            margins(line, space(4), 0, space(3), space(2))
            line.addWidget(part)
            column.addLayout(line)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.card)
        splitter.setSizes(_WIDTHS)
        splitter.setStretchFactor(1, 1)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(splitter)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self.message)
        whole.addWidget(below, 1)
        self.setFocusProxy(self.list)
