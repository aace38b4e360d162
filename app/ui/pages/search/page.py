"""The Search page: a line to type in, what is found streaming in below, the queries at the left."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.coding.search.find import reveals, search
from app.coding.search.language import parse
from app.coding.search.nodes import Query
from app.coding.search.passages import Passage, hits_of
from app.models import queries
from app.models.errors import Refusal
from app.models.journal import Changes
from app.models.reader import Reader
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.pages.page import Page
from app.ui.pages.search.asked_list import AskedList
from app.ui.pages.search.codes_form import Choices, choices
from app.ui.pages.search.codes_side import CodesTab, CooccurrenceTab
from app.ui.pages.search.language_help import LanguageHelp
from app.ui.pages.search.results import Results
from app.ui.pages.search.running import Check, Question
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import margins

WORDS, CODES, PAIRS = range(3)  # the tabs
_CODED = frozenset(("coding", "code", "category", "placement"))
_PAUSE = 150  # ms after the last key
_KEPT_AFTER = 3000  # ms that a query must have stood to be remembered


class SearchPage(Page):
    """Words in all transcripts, how codes lie to one another, and how often they overlap."""

    tables = frozenset(
        (
            "transcript",
            "turn",
            "transcript_participant",
            "participant",
            "participant_group",
            "membership",
            "coding",
            "code",
            "category",
            "placement",
            "coder",
        )
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.field = FilterField(self.tr("Find in all transcripts"))
        self.star = IconButton("star", self.tr("Save this query"))
        self.star.setCheckable(True)
        self.asked = AskedList()
        self._help = LanguageHelp()
        self.results = Results(hub, self._help)
        self.codes = CodesTab(hub)
        self.pairs = CooccurrenceTab(hub)
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self._by_codes = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEPT_AFTER)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.field)
        self._show_star()

    @property
    def found(self) -> list[Passage]:
        """What is listed now."""
        return self.results.list.found.passages()

    def reload(self) -> None:
        """Ask again what is asked on the tab that is shown."""
        self.hub.fetch(
            queries.transcripts, lambda rows: self._help.say_nothing_yet(nothing_yet=not rows)
        )
        self._show_tab(self.tabs.currentIndex())

    def concerns(self, changes: Changes) -> bool:
        """Leave hits and ticks alone where only codings changed and words are looked for."""
        if self.tabs.currentIndex() == WORDS and not self._by_codes:
            return changes.touches(*(self.tables - _CODED))
        return changes.touches(*self.tables)

    def forget(self) -> None:
        """Show nothing that was found by another's codes."""
        self.results.clear()
        self.codes.results.clear()
        self.pairs.clear()

    def page_actions(self) -> list[QAction]:
        """Return what can be done with what was found."""
        return self.results.actions_here

    def state(self) -> dict[str, Any]:
        """Return the query, and those that are kept."""
        return {
            "query": self.field.text(),
            "tab": self.tabs.currentIndex(),
            **self.asked.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up the query."""
        self.asked.restore(state)
        query = state.get("query")
        if isinstance(query, str):
            self.field.setText(query)
        tab = state.get("tab")
        if isinstance(tab, int) and 0 <= tab < self.tabs.count():
            self.tabs.setCurrentIndex(tab)

    def _connect(self) -> None:
        self._later.timeout.connect(self._look)
        self._keep.timeout.connect(self._remember)
        self.field.textChanged.connect(self._typed)
        self.field.down_asked.connect(self._go_down)
        self.star.clicked.connect(self._save)
        self.asked.chosen.connect(self._take)
        for results in (self.results, self.codes.results):
            results.list.went.connect(self.went)
            results.told.connect(self.status_changed)
        self.pairs.told.connect(self.status_changed)
        self.tabs.currentChanged.connect(self._show_tab)
        self.pairs.chosen.connect(self._ask_pair)
        self.results.came.connect(self._came)

    def _offer(self, found: Choices) -> None:
        self.codes.form.offer(found)
        self.pairs.offer(list(found.coders))

    def _show_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self.setFocusProxy((self.field, self.codes.form.first, self.pairs.view)[tab])
        if tab != WORDS:
            self.hub.fetch(choices, self._offer)
        (self._look, self.codes.look, self.pairs.look)[tab]()

    def _ask_pair(self, first: int, second: int, coder: str | None) -> None:
        self.tabs.setCurrentIndex(CODES)
        self.codes.form.ask_pair(first, second, coder)

    def _typed(self, _text: str) -> None:
        self.results.stop()
        self._keep.stop()
        self._later.start()
        self._show_star()

    def _look(self) -> None:
        self._later.stop()
        query = self.field.text().strip()
        if not query:
            self.results.clear()
            return
        try:
            asked = parse(query)
            self._by_codes = reveals(asked)
            self.results.ask(_question(asked), lambda: query)
        except Refusal as problem:
            self.results.refuse(problem)

    def _came(self, n: int) -> None:
        query = self.field.text().strip()
        if n and query and self.isVisible():
            self._keep.start()

    def _go_down(self) -> None:
        """Search at once, or go from the field into the list."""
        if self._later.isActive():
            self._look()
        self._remember()
        self.results.list.setFocus()
        if not self.results.list.currentIndex().isValid():
            self.results.list.setCurrentIndex(self.results.list.found.index(0))

    def _remember(self) -> None:
        self._keep.stop()
        query = self.field.text().strip()
        if query and query not in self.asked.recent[:1]:
            self.asked.keep(query)

    def _take(self, query: str) -> None:
        self.tabs.setCurrentIndex(WORDS)
        self.field.setText(query)
        self._look()

    def _save(self) -> None:
        query = self.field.text().strip()
        if query:
            self.asked.save(query, saved=query not in self.asked.saved)
        self._show_star()

    def _show_star(self) -> None:
        query = self.field.text().strip()
        saved = query in self.asked.saved
        self.star.setChecked(saved)
        self.star.setEnabled(bool(query))
        forget, save = self.tr("Forget this query"), self.tr("Save this query")
        none = self.tr("Save this query: type one first")
        self.star.say((forget if saved else save) if query else none)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        margins(top, space(4), space(3), space(4), space(3))
        top.setSpacing(space(2))
        top.addWidget(self.field, 1)
        top.addWidget(self.star)
        words = QWidget()
        column = QVBoxLayout(words)
        margins(column)
        column.addLayout(top)
        column.addWidget(self.results, 1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        margins(column, 0, space(1), 0, 0)
        above = QHBoxLayout()
        margins(above, space(3), 0, space(3), 0)
        above.addWidget(self.tabs)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        for name, part in (
            (self.tr("Words"), words),
            (self.tr("Codes"), self.codes),
            (self.tr("Co-occurrence"), self.pairs),
        ):
            self.tabs.addTab(name)
            self._stack.addWidget(part)
        self.tabs.setAccessibleName(self.tr("What is searched"))
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(ThreePanes(self.asked, middle, None, left_width=200, parent=self))


def _question(query: Query) -> Question:
    def ask(reader: Reader, check: Check) -> Iterator[list[Passage]]:
        for found in search(reader, query, check):
            yield hits_of(found)

    return ask
