"""Matching the codes of two coders: what is likely the same at the left, the pair at the right.

Nothing is asked before a deed that can be undone; only where a merge would move another coder's
codings it is asked what becomes of them.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.agreement.behind import of_class, of_node
from app.coding.agreement.comparison import Question
from app.coding.agreement.matching import scope_for_matching
from app.coding.reports.agreement_behind import Asked, Behind, Passage, read_behind
from app.coding.reports.agreement_views import View
from app.coding.reports.made_on import dated
from app.coding.reports.matching_tables import MATCHING_VIEWS, MatchingView, matching_table, tell
from app.coding.reports.word_template import write_styled
from app.coding.tables.write import ENDINGS
from app.models.errors import Refusal, Trouble
from app.models.queries import Coder
from app.models.reader import Reader
from app.ui import others, speech
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.compare.agreement.figures_view import FiguresView
from app.ui.pages.compare.agreement.passages import PassagesPanel
from app.ui.pages.compare.matching.deeds import Deeds
from app.ui.pages.compare.matching.pair_card import PairCard
from app.ui.pages.compare.matching.reading import Read, read_matching
from app.ui.pages.compare.matching.words import say
from app.ui.pages.compare.reading import FrozenRound
from app.ui.pages.compare.table_frame import above, below
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import hairline, label, margins
from app.ui.widgets.panel_head import PanelHead

_FILTER = 190  # px at 100 %


class MatchingDesk(QWidget):
    """`went(Passage, round)` on a click on a passage; `told(sentence)` for the window's foot."""

    went = Signal(object, object)
    told = Signal(str)
    listed = Signal()  # passages were read

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._asker, self._behind = Asker(hub, self), Asker(hub, self)
        self._shown: FrozenRound | None = None
        self._read: Read | None = None
        self._key: Any = None
        self.views = QListWidget()
        self.title, self.about, self.told_here = label("", "title"), label("", "muted"), label()
        self.filter = FilterField(self.tr("Filter codes…"))
        self.table = FiguresView()
        self.card = PairCard()
        self.passages = PassagesPanel(self.tr("What both codes were put on."))
        self.deeds = Deeds()
        self._lay_out()
        self._connect()
        self.actions_here = self._make_actions()
        self.setFocusProxy(self.table)

    def show_round(self, shown: FrozenRound, coders: Mapping[int, Coder]) -> None:
        """Show the codes of the first two coders of a frozen round."""
        self._shown = shown
        first, second = shown.coders[:2]
        question = Question(first, second, round=shown.round)
        self._asker.ask(lambda reader: _or_problem(reader, question), self._show)

    def forget(self) -> None:
        """Show nothing that only the coder before may see."""
        self._asker.forget()
        self._behind.forget()
        self._shown = self._read = self._key = None
        self.table.show_view("likely", View((), ()))
        self.card.clear()
        self.passages.show_nothing()
        self.about.clear()
        self.told_here.clear()
        self._offer()

    def view(self) -> MatchingView:
        """Return the chosen view."""
        found: MatchingView = MATCHING_VIEWS[max(0, self.views.currentRow())]
        return found

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {"view": self.view()}

    def restore(self, state: Any) -> None:
        """Take up what was remembered."""
        view = state.get("view") if isinstance(state, dict) else None
        if view in MATCHING_VIEWS:
            self.views.setCurrentRow(MATCHING_VIEWS.index(view))

    def export_to(self, out: Path) -> None:
        """Write the table that is shown."""
        if self._read is not None:
            read = self._read
            table = matching_table(read.found, self.view(), read.first, read.second)
            said = self.tr("Written: {file}").format(file=out)

            def write(reader: Reader) -> Path:
                return write_styled(reader, dated(table, reader, transcripts=False), out)

            self._hub.fetch(write, lambda _out: self.told.emit(said))

    # Showing

    def _show(self, read: "Read | Refusal | Trouble") -> None:
        if isinstance(read, Refusal | Trouble):
            self._read = None
            self.table.show_view("likely", View((), ()))
            self.about.setText(speech.sentence(read))
            self._offer()
            return
        self._read = read
        for at, name in enumerate(MATCHING_VIEWS):
            n = len(read.views[name].rows)
            self.views.item(at).setText(f"{say(f'view-{name}')} · {n:,}")
        self._turn()

    def _turn(self) -> None:
        """Show the chosen view of what was read."""
        name = self.view()
        self.title.setText(say(f"head-{name}"))
        self.about.setText(say(f"about-{name}"))
        self.card.clear()
        self.passages.show_nothing()
        self.told_here.clear()
        before, self._key = self._key, None
        if self._read is not None:
            view = self._read.views[name]
            self.table.show_view(name, view)
            self.told_here.setText("" if view.rows else say(f"empty-{name}"))
            if not self.table.currentIndex().isValid() and before is not None:
                self.table.setCurrentIndex(self.table.figures.index(self._next, 0))
        self._offer()

    def _point(self, key: Any, _column: str) -> None:
        if self._read is None or key == self._key:
            return
        self._key = key
        self._next = self.table.currentIndex().row()
        read = self._read
        self.told_here.setText(tell(read.found, self.view(), key, read.first, read.second, say))
        first, second = self._codes(key)
        known = read.found.codes
        self.card.show_codes([known[code] for code in (*first, *second) if code in known])
        self._list(first, second)
        self._offer()

    def _codes(self, key: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the codes of either coder that a row is about."""
        assert self._read is not None
        if isinstance(key, str):
            one, other = map(int, key.split(":"))
            return (one,), (other,)
        for found in self._read.found.classes:
            if self.view() == "converged" and found.id == key:
                return found.first, found.second
        return (key,), ()

    def _list(self, first: tuple[int, ...], second: tuple[int, ...]) -> None:
        """Read the passages of a row."""
        read = self._read
        assert read is not None
        find = of_class(first, second) if second else of_node(first[0], ("both", "first", "second"))
        asked = Asked(read.question, find)
        self.passages.show_reading()

        def show(found: Behind) -> None:
            names = read.found.scope.names
            self.passages.show_behind(found, read.first, read.second, lambda node: names[node])
            self.listed.emit()

        self._behind.ask(lambda reader: self._find(reader, asked), show)

    @staticmethod
    def _find(reader: Reader, asked: Asked) -> Behind:
        return read_behind(reader, asked, scope_by=scope_for_matching)

    # What is done with a pair

    def _pair(self) -> tuple[int, int] | None:
        if self._read is None or not isinstance(self._key, str):
            return None
        one, other = map(int, self._key.split(":"))
        return one, other

    def _match(self) -> None:
        self._do(operations.match_codes)

    def _tell_apart(self) -> None:
        self._do(operations.tell_apart)

    def _unmatch(self) -> None:
        self._do(operations.unmatch_codes)

    def _do(self, operation: Any) -> None:
        pair = self._pair()
        if pair is not None:
            self._hub.do(operation, first=pair[0], second=pair[1])

    def _merge(self, into: int) -> None:
        """Merge one of the pair into the other; ask first what becomes of the other's codings."""
        pair = self._pair()
        if pair is None or self._read is None:
            return
        code, target = pair[1 - into], pair[into]
        names = {one: self._read.found.codes[one].name for one in pair}

        def merge(also: bool | None = None) -> None:
            self._hub.do(operations.merge_codes, into=target, codes=[code], others=also)

        with self._hub.read() as reader:
            work = others.work_on_codes(reader, [code], self._hub.coder)
        if work.others:
            others.ask(self, others.merging_codes([names[code]], names[target], work), merge)
        else:
            merge()

    def _offer(self) -> None:
        pair = self._pair()
        names = None
        if pair is not None and self._read is not None:
            names = self._read.found.codes[pair[0]].name, self._read.found.codes[pair[1]].name
        self.deeds.offer(self.view(), names)
        self.deeds.export.setEnabled(self._read is not None)

    def _ask_export(self) -> None:
        if self._read is None:
            return
        first = self._hub.project.path.with_name(f"matching-{self.view()}.docx")
        out = ask_file(self, self.tr("Export the table"), first, ENDINGS)
        if out is not None:
            self.export_to(out)

    # Putting together

    def _make_actions(self) -> list[QAction]:
        deeds = (
            (self.tr("Codes mean the same"), "M", self._match_if_likely),
            (self.tr("Codes are not the same, or take a match back"), "Del", self._away),
            (self.tr("Export what is matched…"), "Ctrl+E", self._ask_export),
        )
        made = []
        for words, keys, act in deeds:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            # In the field a key is a letter; Ctrl+E is none.
            (self if "+" in keys else self.table).addAction(action)
            made.append(action)
        return made

    def _match_if_likely(self) -> None:
        if self.view() == "likely":
            self._match()

    def _away(self) -> None:
        if self.view() == "likely":
            self._tell_apart()
        elif self.view() == "matched":
            self._unmatch()

    def _connect(self) -> None:
        self.views.currentRowChanged.connect(lambda _row: self._turn())
        self.filter.textChanged.connect(self.table.figures.narrow)
        self.filter.down_asked.connect(self.table.setFocus)
        self.table.pointed.connect(self._point)
        self.passages.went.connect(self._go)
        self.deeds.matched.connect(self._match)
        self.deeds.told_apart.connect(self._tell_apart)
        self.deeds.taken_back.connect(self._unmatch)
        self.deeds.merged.connect(self._merge)
        self.deeds.export.clicked.connect(self._ask_export)
        theme().changed.connect(self._renew)
        self._renew()
        self._offer()

    def _go(self, passage: Passage) -> None:
        self.went.emit(passage, self._shown.round if self._shown else None)

    def _renew(self) -> None:
        for row in range(self.views.count()):
            self.views.item(row).setSizeHint(QSize(0, theme().px(CONTROL)))
        self.told_here.setMinimumHeight(2 * self.told_here.fontMetrics().lineSpacing() + space(1))
        self.filter.setFixedWidth(theme().px(_FILTER))

    def _lay_out(self) -> None:
        for name in MATCHING_VIEWS:
            self.views.addItem(QListWidgetItem(say(f"view-{name}")))
        self.views.setCurrentRow(0)
        self.views.setAccessibleName(self.tr("Views"))
        self.table.setAccessibleName(self.tr("Codes of both coders"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for words in (self.about, self.told_here):
            words.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        margins(column)
        column.addWidget(PanelHead(self.tr("Matching codes")))
        column.addWidget(self.views, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        margins(column)
        column.addWidget(self.card)
        column.addWidget(hairline())
        column.addWidget(self.passages, 1)
        panes = ThreePanes(
            left, self._middle(), right, left_width=220, right_width=280, room=560, parent=self
        )
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(panes)

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        margins(column)
        column.addLayout(above(self.title, self.filter, self.about))
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(below(self.told_here))
        column.addWidget(hairline())
        column.addWidget(self.deeds)
        return middle


def _or_problem(reader: Any, question: Question) -> "Read | Refusal | Trouble":
    """Return what was read, or why it is not: it is said where the table would be."""
    try:
        return read_matching(reader, question)
    except Refusal as problem:
        return problem
