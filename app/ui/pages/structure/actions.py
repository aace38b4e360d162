"""The page's actions: their words, their keys and the buttons that stand for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.coding.notes import Target
from app.ui.pages.structure.outline import CODE, THEME
from app.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from app.ui.pages.structure.page import StructurePage

_EVERYWHERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_ON_TREES = Qt.ShortcutContext.WidgetShortcut


class Actions:
    """The actions of one page; `attach` puts those of the trees on them."""

    def __init__(self, page: "StructurePage") -> None:
        self._page = page
        tr, hands = page.tr, page.gestures
        new, below = page.words.new, page.words.new_below
        self._anywhere = [
            self._make(new, "N", lambda: page.naming.ask_new()),
            self._make(below, "Shift+N", self._new_below),
        ]
        self._on_trees = [
            self._make(tr("Rename"), "F2", self._rename),
            self._make(tr("Define"), "Return", page.define),
            self._make(tr("Move to…"), "M; Ctrl+M", hands.ask_move),
            self._make(tr("Merge into…"), "Ctrl+Shift+M", hands.ask_merge),
            self._make(tr("Delete"), "Del", hands.delete),
        ]
        for words, key, name in (
            (tr("Move up"), Qt.Key.Key_Up, "Up"),
            (tr("Move down"), Qt.Key.Key_Down, "Down"),
            (tr("Move out"), Qt.Key.Key_Left, "Left"),
            (tr("Move in"), Qt.Key.Key_Right, "Right"),
        ):
            self._on_trees.append(self._make(words, f"Alt+{name}", self._arrow(key)))
        self._on_trees.append(self._make(tr("Memo…"), "Shift+M", self.memo))
        for words, keys, act in (
            (tr("Add property"), "P", lambda: page.properties.ask_new()),
            (tr("Place quotations"), "Shift+P", lambda: page.properties.place_first()),
        ):
            self._on_trees.append(self._make(words, keys, act))
        if page.level_keys:
            words = tr("Make it a theme or a category")
            self._on_trees.append(self._make(words, page.level_keys, self._change_level))

    def attach(self) -> None:
        """Put the actions where their keys count; on the trees they are the context menu."""
        for action in self._anywhere:
            action.setShortcutContext(_EVERYWHERE)
            self._page.addAction(action)
        for panel in (self._page.shelf, self._page.work):
            for action in self._on_trees:
                action.setShortcutContext(_ON_TREES)
                panel.tree.addAction(action)
            panel.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def all(self) -> list[QAction]:
        """Return all actions, for the sheet of shortcuts."""
        return [*self._anywhere, *self._on_trees]

    def buttons(self) -> list[QWidget]:
        """Return the buttons of the tree's head."""
        new, below = self._anywhere
        move, merge, delete = self._on_trees[2:5]
        return [
            self._button("plus", new, "N"),
            self._button("list-tree", below, "Shift+N"),
            self._button("move", move, "M"),
            self._button("merge", merge, "Ctrl+Shift+M"),
            self._button("trash-2", delete, "Del"),
        ]

    def _make(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self._page)
        action.setShortcuts([QKeySequence(key) for key in keys.split("; ")])
        action.triggered.connect(lambda _checked: act())
        return action

    def _button(self, icon: str, action: QAction, keys: str) -> IconButton:
        made = IconButton(icon, action.text().rstrip("…"), keys)
        made.clicked.connect(action.trigger)
        return made

    def _rename(self) -> None:
        tree = self._page.active.tree
        key = tree.current_key()
        if self._page.outline.get(key) is not None and not tree.editing():
            tree.rename(key)

    def _new_below(self) -> None:
        parent = self._page.nearest_parent()
        if parent is None:
            self._page.message.say(self._page.words.choose_parent)
        else:
            self._page.naming.ask_new(parent)

    def _arrow(self, key: Qt.Key) -> Callable[[], None]:
        return lambda: self._page.active.tree.ask_arrow(key)

    def memo(self) -> None:
        """Open the memos on the one thing that is chosen."""
        items = self._page.chosen()
        if len(items) == 1:
            item = items[0]
            kind = {CODE: "code", THEME: "theme"}.get(item.kind, "category")
            self._page.memos.ask(Target(kind, item.id, item.name))
        else:
            self._page.say(self._page.tr("Choose one row to write a memo on."))

    def _change_level(self) -> None:
        items = [item for item in self._page.chosen() if item.kind != CODE]
        if len(items) == 1:
            self._page.gestures.change_level(items[0])
        else:
            self._page.message.say(self._page.tr("Choose one category or theme."))
