"""One relation: what it says, why, and the quotations that support or contradict it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.coding.operations.relations import CONTRADICTS, SUPPORTS
from app.ui.hub import Hub
from app.ui.pages.code.code_card import InPlace
from app.ui.pages.structure.relations.reading import Related, Witness
from app.ui.pages.structure.relations.witnesses import WitnessList
from app.ui.pages.structure.relations.words import kind_words
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button, tip
from app.ui.widgets.look import hairline, label, look, margins
from app.ui.widgets.panel_head import PanelHead

EVIDENCE, CANDIDATES = 0, 1  # tabs


class RelationCard(QWidget):
    """`kind_asked`, `turn_asked`, `removal_asked`, `memo_written(text)`, `tab_changed`, and from
    the list `judged` and `went`.
    """

    kind_asked = Signal()
    turn_asked = Signal()
    removal_asked = Signal()
    memo_written = Signal(str)
    tab_changed = Signal()
    end_asked = Signal(str)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        look(self, "panel")
        self.one: Related | None = None
        self._head = PanelHead(self.tr("Relation"), *self._buttons())
        self.start, self.kind, self.end = (button("", "link") for _ in range(3))
        self.memo = InPlace(self.tr("Memo"), self.tr("Why is it so, and when not?"))
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Evidence, or quotations that could be"))
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.list = WitnessList(hub)
        self._nothing = look(label(), "muted")
        self._nothing.setWordWrap(True)
        self._judges = self._make_judges()
        self._lay_out()
        self.start.clicked.connect(lambda: self._ask_end(start=True))
        self.end.clicked.connect(lambda: self._ask_end(start=False))
        self.kind.clicked.connect(lambda: self.kind_asked.emit())
        self.memo.left.connect(self.memo_written)
        self.tabs.currentChanged.connect(lambda _at: self.tab_changed.emit())
        self.list.chosen.connect(self._offer)
        self.show_relation(None)

    def show_relation(self, one: Related | None) -> None:
        """Show a relation; its quotations come with `show_witnesses`."""
        if (self.one and self.one.row.id) != (one and one.row.id):
            self.memo.give_up()  # what was typed belongs to the relation before
            self.list.show_witnesses(())
        self.one = one
        self._inner.setVisible(one is not None)
        if one is None:
            return
        self.start.setText(one.start.name)
        self.end.setText(one.end.name)
        self.kind.setText(f"{kind_words(one.row.kind)} →")
        self.kind.setToolTip(self.tr("Another type"))
        self.memo.show_text(one.row.memo or "")
        number = one.number(SUPPORTS) + one.number(CONTRADICTS)
        self.tabs.setTabText(EVIDENCE, self.tr("Evidence · {n}").format(n=number))
        self.tabs.setTabText(CANDIDATES, self.tr("Quotations of both ends"))

    def show_witnesses(self, witnesses: Sequence[Witness]) -> None:
        """Show the quotations of the tab in front."""
        self.list.show_witnesses(witnesses)
        self.list.setVisible(bool(witnesses))
        self._nothing.setVisible(not witnesses)
        if self.tabs.currentIndex() == EVIDENCE:
            self._nothing.setText(
                self.tr(
                    "No evidence yet: a gap. Look among the quotations of both ends, or select"
                    " words in a text on the Code page and press E."
                )
            )
        else:
            self._nothing.setText(self.tr("Nothing is coded with either end yet."))

    def _ask_end(self, *, start: bool) -> None:
        if self.one is not None:
            self.end_asked.emit((self.one.start if start else self.one.end).key)

    def _offer(self) -> None:
        chosen = bool(self.list.selected())
        held = any(one.stance is not None for one in self.list.selected())
        for at, part in enumerate(self._judges):
            part.setEnabled(chosen if at < 2 else held)

    def _buttons(self) -> list[QWidget]:
        turn = IconButton("git-compare", self.tr("Turn it round"))
        remove = IconButton("trash-2", self.tr("Remove the relation"), "Del")
        turn.clicked.connect(self.turn_asked)
        remove.clicked.connect(self.removal_asked)
        return [turn, remove]

    def _make_judges(self) -> list[QWidget]:
        made: list[QWidget] = []
        for words, keys, stance in (
            (self.tr("Supports"), "S", SUPPORTS),
            (self.tr("Contradicts"), "X", CONTRADICTS),
            (self.tr("No evidence"), "Del", None),
        ):
            part = button(words)
            part.setToolTip(tip(words, keys))
            part.clicked.connect(lambda _on=False, said=stance: self.list.judge(said))
            made.append(part)
        return made

    def _lay_out(self) -> None:
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        margins(column)
        column.addWidget(self._head)
        top = QVBoxLayout()
        margins(top, space(4), 0, space(4), space(2))
        top.setSpacing(space(1))
        top.addLayout(self._ends())
        top.addWidget(look(label(self.memo.accessibleName()), "muted"))
        top.addWidget(self.memo)
        column.addLayout(top)
        line = QHBoxLayout()
        margins(line, space(4), 0, space(4), 0)
        line.setSpacing(space(2))
        line.addWidget(self.tabs, 1)
        column.addLayout(line)
        column.addWidget(hairline())
        column.addWidget(self._quotations(), 1)
        foot = QHBoxLayout()
        margins(foot, space(4), space(2), space(4), space(2))
        foot.setSpacing(space(2))
        for part in self._judges:
            foot.addWidget(part)
        foot.addStretch()
        column.addWidget(hairline())
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self._inner)

    def _quotations(self) -> QWidget:
        """Return the list, or in its room what is said while it is empty."""
        room = QWidget()
        column = QVBoxLayout(room)
        margins(column)
        column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(space(4), space(3), space(4), space(3))
        column.addWidget(self.list, 1)
        return room

    def _ends(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        margins(lines)
        for part in (self.start, self.kind, self.end):
            lines.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        return lines
