"""Selective coding on the Themes page: its views, the core category, and what is done with both."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from app.coding import operations
from app.coding.notes import storyline
from app.models import queries
from app.models.reader import Reader
from app.ui.frame.panes import LEFT, RIGHT
from app.ui.pages.structure.completing import CompletenessBeside
from app.ui.pages.structure.moves import Step
from app.ui.pages.structure.outline import CODE, Item
from app.ui.pages.structure.selective.coders_view import CodersView
from app.ui.pages.structure.selective.core_line import CORE_KEYS
from app.ui.pages.structure.selective.core_mark import CoreMark
from app.ui.pages.structure.selective.gaps_view import GapsView
from app.ui.pages.structure.selective.map_view import MapView
from app.ui.pages.structure.selective.storyline import Storyline
from app.ui.pages.structure.selective.views import Views

if TYPE_CHECKING:
    from app.ui.pages.structure.themes import ThemesPage

THEMES, STORYLINE, MAP, GAPS, CODERS = "themes", "storyline", "map", "gaps", "coders"


class Desk(QObject):
    """The views around the tree of one page."""

    def __init__(self, page: "ThemesPage") -> None:
        super().__init__(page)
        self._page = page
        self.views = Views(self.tr("Views of the themes"))
        self.storyline = Storyline(page.hub)
        self.map, self.gaps = MapView(page.hub), GapsView(page.hub)
        self.coders = CodersView(page.hub)
        self.core_mark = CoreMark()
        self.completing = CompletenessBeside(page)
        views = self.views
        views.add(THEMES, self.tr("Themes"), "Alt+1", page.work)
        views.add(STORYLINE, self.tr("Storyline"), "Alt+2", self.storyline)
        views.add(MAP, self.tr("Map"), "Alt+3", self.map)
        views.add(GAPS, self.tr("Gaps"), "Alt+4", self.gaps)
        views.add(CODERS, self.tr("Coders"), "Alt+5", self.coders)
        page.detail.extra.addWidget(self.core_mark)
        self.actions = [self._make(self.tr("Core category"), CORE_KEYS, self._mark_chosen)]
        self._turns = [
            self._make(views.tabs.tabText(at), f"Alt+{at + 1}", partial(views.show_view, name))
            for at, name in enumerate(views.names)
        ]
        self._connect()

    def attach(self) -> None:
        """Put the actions where their keys count."""
        for action in self.actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            for panel in (self._page.shelf, self._page.work):
                panel.tree.addAction(action)
        for action in self._turns:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._page.addAction(action)

    def page_actions(self) -> list[QAction]:
        """Return what can be done here, for the sheet of shortcuts."""
        return [*self.actions, *self._turns]

    def show_read(self, reader: Reader) -> None:
        """Show what the views hold, as it is stored now."""
        outline = self._page.outline
        core = outline.get(outline.core)
        self.views.core.show_core(core and core.key, core.name if core else "")
        self.storyline.show_text(storyline(reader), outline)
        self.gaps.mark_stale()
        self.coders.reload()
        persons = [row for row in queries.coders(reader) if row.kind == "person"]
        self.views.offer(CODERS, on=len(persons) > 1)

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self.completing.forget()
        self.gaps.forget()
        self.coders.forget()

    def show_item(self, item: Item | None) -> None:
        """Show what selective coding knows of the chosen thing."""
        self.core_mark.show_item(item, self._page.outline.core)
        self.completing.show_item(item)

    def show_map(self) -> None:
        """Show the theme map with the numbers that are counted by now."""
        self.map.show_themes(self._page.outline, self._page.tally.counts)

    def set_core(self, item: Item) -> None:
        """Mark a category or theme as the core, or take the mark away where it is set."""
        is_core = item.key == self._page.outline.core
        value = None if is_core else item.id
        self._page.gestures.run([Step(operations.set_core_category, {"category": value})])

    def _mark_chosen(self) -> None:
        items = [item for item in self._page.chosen() if item.kind != CODE]
        if len(items) == 1:
            self.set_core(items[0])
        else:
            self._page.message.say(self.tr("Choose one category or theme."))

    def _point(self, key: str) -> None:
        self._page.panes.wish(RIGHT, True)
        self._page.go_to(key, focus=False)

    def _define(self, key: str) -> None:
        self._point(key)
        self._page.define()

    def _show_number(self, view: str, words: str, n: int) -> None:
        number = QLocale().toString(n)
        self.views.say(view, f"{words} · {number}" if n else words)

    def _turned(self, view: str) -> None:
        self._page.panes.leave_out(LEFT, view != THEMES)
        self._page.setFocusProxy(self._page.work.tree if view == THEMES else self.views.tabs)

    def _make(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self._page)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked: act())
        return action

    def _connect(self) -> None:
        self.views.changed.connect(self._turned)
        self.views.core.asked.connect(self._page.go_to)
        self.core_mark.asked.connect(self.set_core)
        self.storyline.pointed.connect(self._point)
        self.storyline.went.connect(self._page.went)
        self.map.pointed.connect(self._point)
        self.map.entered.connect(self._page.go_to)
        self.coders.pointed.connect(self._point)
        self.coders.entered.connect(self._page.go_to)
        self.gaps.pointed.connect(self._point)
        self.gaps.entered.connect(self._page.go_to)
        self.gaps.define_asked.connect(self._define)
        self.gaps.went.connect(self._page.went)
        self.gaps.counted.connect(partial(self._show_number, GAPS, self.tr("Gaps")))
        self.coders.compared.connect(partial(self._show_number, CODERS, self.tr("Coders")))
