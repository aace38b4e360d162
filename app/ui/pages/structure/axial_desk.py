"""Axial coding on the Categories page: its views, and the keys that lead to them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from app.models.reader import Reader
from app.ui.frame.panes import LEFT, RIGHT
from app.ui.pages.structure.board.hands import BoardHands
from app.ui.pages.structure.board.view import SUGGEST_KEY, BoardView
from app.ui.pages.structure.complete.view import CompleteHands, CompleteView
from app.ui.pages.structure.diagrams.hands import DiagramHands
from app.ui.pages.structure.diagrams.view import (
    ANEW_KEY,
    EXPORT_KEY,
    MIDDLE_KEY,
    NEW_PARADIGM_KEY,
    ROLE_KEY,
    DiagramsView,
)
from app.ui.pages.structure.groups.hands import GroupHands
from app.ui.pages.structure.groups.view import GroupsView
from app.ui.pages.structure.relations.hands import RelationHands
from app.ui.pages.structure.relations.view import NEW_KEY, RelationsView
from app.ui.pages.structure.says import Message
from app.ui.pages.structure.selective.views import Views
from app.ui.pages.structure.sorting.hands import SortingHands
from app.ui.pages.structure.sorting.panel import TOGGLE_KEY

if TYPE_CHECKING:
    from app.ui.pages.structure.categories import CategoriesPage

OUTLINE, BOARD, RELATIONS = "outline", "board", "relations"
DIAGRAMS, GROUPS, COMPLETE = "diagrams", "groups", "complete"


_View = BoardView | RelationsView | DiagramsView | GroupsView | CompleteView


class AxialDesk(QObject):
    """The views around the tree of one page."""

    def __init__(self, page: "CategoriesPage") -> None:
        super().__init__(page)
        self._page = page
        self._stale: set[str] = set()  # views that do not show what is stored now
        self.views = views = Views(self.tr("Views of the categories"))
        views.core.hide()  # the core category is chosen and shown on the Themes page
        self.relations = RelationHands(page, partial(views.show_view, RELATIONS))
        views.add(OUTLINE, self.tr("Outline"), "Alt+1", page.work)
        self.board = BoardHands(page)
        self.sorting = SortingHands(page)
        views.add(BOARD, self.tr("Board"), "Alt+2", self.sorting.around(self.board.view))
        views.add(RELATIONS, self.tr("Relations"), "Alt+3", self.relations.view)
        self.diagrams = DiagramHands(page)
        views.add(DIAGRAMS, self.tr("Diagrams"), "Alt+4", self.diagrams.view)
        self.groups = GroupHands(page, self)
        views.add(GROUPS, self.tr("Groups"), "Alt+5", self.groups.view)
        self.complete = CompleteHands(page)
        views.add(COMPLETE, self.tr("Completeness"), "Alt+6", self.complete.view)
        self.actions = [
            self._make(views.tabs.tabText(at), f"Alt+{at + 1}", partial(views.show_view, name))
            for at, name in enumerate(views.names)
        ]
        self.actions.append(self._make(self.tr("New relation"), NEW_KEY, self.relations.ask_new))
        for action in self.actions:
            page.addAction(action)
        self._attach_actions()
        self.actions += self.sorting.panel.actions_here
        self.board.view.outline.clicked.connect(lambda: self.sorting.toggle())
        self.board.view.board.carried_off.connect(self.sorting.drop_codes)
        views.changed.connect(self._turned)

    def _attach_actions(self) -> None:
        """Give the board and the diagrams their keys; a right click offers the same."""
        board, figures, tr = self.board, self.diagrams, self.tr
        on_board = (
            (tr("Move cards to…"), "M", board.ask_move),
            (tr("Mention in…"), "I", board.ask_mention),
            (tr("Memo…"), "Shift+M", self._page.actions_here.memo),
            (tr("Suggestions"), SUGGEST_KEY, board.view.suggest.toggle),
            (tr("Outline of memos"), TOGGLE_KEY, self.sorting.toggle),
            (tr("Sort memos on these codes"), "Shift+O", self.sorting.sort_cards),
        )
        on_figures = (
            (tr("Give a role"), ROLE_KEY, figures.ask_role),
            (tr("Choose the phenomenon"), MIDDLE_KEY, figures.ask_phenomenon),
            (tr("New paradigm"), NEW_PARADIGM_KEY, figures.ask_new),
            (tr("Lay out anew"), ANEW_KEY, figures.lay_out_anew),
            (tr("Export the figure"), EXPORT_KEY, figures.ask_export),
        )
        for view, within, offered in (
            (board.view, board.view.board, on_board),
            (figures.view, figures.view.canvas, on_figures),
        ):
            within.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            for words, keys, act in offered:
                action = self._make(words, keys, act)
                self.actions.append(action)
                view.addAction(action)
                within.addAction(action)

    def show_read(self, reader: Reader) -> None:
        """Show what the view in front holds, as it is stored now; the others when they come."""
        self._stale = set(self.views.names)
        self._read_front(reader)

    def _read_front(self, reader: Reader) -> None:
        view = self.views.current
        if view not in self._stale:
            return
        self._stale.discard(view)
        if view == BOARD:
            self.board.show_read(reader)
            self.sorting.show_read()
        elif view == RELATIONS:
            self.relations.show_read(reader)
        elif view == DIAGRAMS:
            self.diagrams.show_read(reader)
        elif view == GROUPS:
            self.groups.count()
        elif view == COMPLETE:
            self.complete.count()

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self.board.forget()
        self.sorting.forget()
        self.groups.forget()
        self.complete.forget()
        self.relations.forget()
        self.diagrams.forget()

    def forget_texts(self) -> None:
        """Read texts anew: one was changed."""
        self.board.forget_texts()
        self.relations.forget_texts()

    def _turned(self, view: str) -> None:
        page, outline = self._page, view == OUTLINE
        for side in (LEFT, RIGHT):
            page.panes.leave_out(side, not outline)
        front = self._front().get(view, page.work.tree)
        page.setFocusProxy(front)
        if not self.views.tabs.hasFocus():
            front.setFocus(Qt.FocusReason.OtherFocusReason)
        with page.hub.read() as reader:
            self._read_front(reader)
        if view == DIAGRAMS:
            self.diagrams.view.fit()

    def show_counted(self) -> None:
        """Show what was counted since."""
        self.board.fill()
        if self.views.current == COMPLETE:
            self.complete.count()

    def show_relation(self, relation: int) -> None:
        """Bring a relation to the front."""
        self.views.show_view(RELATIONS)
        self.relations.view.go_to(relation)

    def message(self) -> Message:
        """Return where the view in front says why something was not done."""
        view = self._front().get(self.views.current)
        return self._page.message if view is None else view.message

    def _front(self) -> dict[str, _View]:
        return {
            BOARD: self.board.view,
            RELATIONS: self.relations.view,
            DIAGRAMS: self.diagrams.view,
            GROUPS: self.groups.view,
            COMPLETE: self.complete.view,
        }

    def _make(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self._page)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: act())
        return action
