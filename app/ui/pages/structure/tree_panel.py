"""A tree of the structure with its head and filter: the shelf at the left, the work in the middle.

It remembers by key what is folded, so that what is made later is folded or not as its page has it.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.filter_tree import FilterTree
from app.ui.widgets.look import look, margins
from app.ui.widgets.panel_head import PanelHead
from app.ui.widgets.tree_moves import wish
from app.ui.widgets.tree_nodes import TreeNode

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class StructureTree(FilterTree):
    """`entered` when the focus comes. `by_key` while a move is asked for by keyboard."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.by_key = False

    def ask_arrow(self, key: int) -> None:
        """Ask for the move that Alt with this arrow key means."""
        move = wish(self._model.nodes, key, self.selected_keys())
        if move is not None:
            self.by_key = True
            self._model.ask_move(*move)
            self.by_key = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Alt with an arrow also where no action took it; it never only goes to a row."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS:
            self.ask_arrow(event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the reader works here now."""
        super().focusInEvent(event)
        self.entered.emit()

    def editing(self) -> bool:
        """Tell whether a name is being typed."""
        return self.state() == self.State.EditingState

    def neighbour(self, keys: Sequence[Hashable]) -> Hashable | None:
        """Return the row that is left in the place of these rows when they go."""
        going = [self._model.index_of(key) for key in keys]
        shown = [index for index in going if index.isValid()]
        if not shown:
            return None
        for step in (self.indexBelow, self.indexAbove):
            index = shown[-1] if step == self.indexBelow else shown[0]
            while index.isValid():
                key = self._model.key(index)
                within = any(self._is_below(key, gone) for gone in keys)
                if not within and (self._model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled):
                    return key
                index = step(index)
        return None

    def _is_below(self, key: Hashable | None, ancestor: Hashable) -> bool:
        at = self._model.nodes.at
        return ancestor in at and self._model.nodes.is_within(at[key], at[ancestor])


class TreePanel(QWidget):
    """Head, filter and tree. `folds_first(node)` tells which new nodes begin folded."""

    def __init__(
        self,
        title: str,
        filter_words: str,
        folds_first: Callable[[TreeNode], bool],
        *buttons: QWidget,
    ) -> None:
        super().__init__()
        self._title = title
        self._folds_first = folds_first
        self._known: set[Hashable] = set()
        self._wanted: Mapping[str, Any] = {}
        self.nodes: Sequence[TreeNode] = ()
        self.head = PanelHead(title, *buttons)
        self.filter = FilterField(filter_words)
        self.tree = StructureTree(title)
        self.above = QVBoxLayout()  # what is said at the tree
        self.hint: EmptyState | None = None
        self._lay_out()
        self.filter.textChanged.connect(self.tree.set_filter)
        self.filter.down_asked.connect(self._into_tree)

    def set_nodes(self, nodes: Sequence[TreeNode], count: int) -> None:
        """Show other nodes, and their number in the head; what is folded and chosen stays."""
        fresh = [node.key for node in nodes if node.key not in self._known]
        above = {node.parent for node in nodes}
        first = {node.key for node in nodes if node.key in above and self._folds_first(node)}
        self.nodes = nodes
        self.tree.set_nodes(nodes)
        if fresh:
            self._known.update(fresh)
            self.tree.fold([*self.tree.folded(), *(key for key in fresh if key in first)])
        number = QLocale().toString(count)
        self.head.set_text(f"{self._title} · {number}" if count else self._title)
        if self.hint is not None:
            self.hint.setVisible(not nodes)
        self._take_up()

    def put_hint(self, hint: EmptyState) -> None:
        """Show this in the tree's place while it is empty; drops still reach the tree."""
        self.hint = hint
        ground = QVBoxLayout(self.tree.viewport())
        margins(ground)
        ground.addWidget(hint)

    def chosen(self) -> list[Hashable]:
        """Return the selected keys, in the order of the tree."""
        return self.tree.selected_keys()

    def siblings(self, parent: Hashable | None, moving: Sequence[Hashable]) -> list[Hashable]:
        """Return the keys directly below a node, hidden ones too, without the moved ones."""
        staying = set(moving)
        return [
            node.key for node in self.nodes if node.parent == parent and node.key not in staying
        ]

    def state(self) -> dict[str, Any]:
        """Return filter, choice, folds and scrolling for keeping."""
        folded = set(self.tree.folded())
        return {
            "filter": self.filter.text(),
            "current": self.tree.current_key(),
            "folds": {str(key): key in folded for key in self._parents()},
            "scroll": self.tree.verticalScrollBar().value(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a kept state as soon as there are nodes."""
        self._wanted = state
        if self.nodes:
            self._take_up()

    def _parents(self) -> set[Hashable]:
        return {node.parent for node in self.nodes if node.parent is not None}

    def _take_up(self) -> None:
        state, self._wanted = self._wanted, {}
        if not state:
            return
        if isinstance(state.get("filter"), str):
            self.filter.setText(state["filter"])
        folds = state.get("folds")
        if isinstance(folds, Mapping):
            stay = [key for key in self.tree.folded() if key not in folds]
            self.tree.fold([*stay, *(key for key, folded in folds.items() if folded)])
        if isinstance(state.get("current"), str):
            self.tree.set_current(state["current"])
        if isinstance(state.get("scroll"), int):
            self.tree.executeDelayedItemsLayout()
            self.tree.verticalScrollBar().setValue(state["scroll"])

    def _into_tree(self) -> None:
        model: QAbstractItemModel = self.tree.model()
        if not self.tree.currentIndex().isValid() and model.rowCount():
            choose_row(self.tree, model.index(0, 0))
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        look(self, "panel")
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(self.head)
        line = QHBoxLayout()
        margins(line, space(3), 0, space(3), space(2))
        line.addWidget(self.filter)
        column.addLayout(line)
        margins(self.above)
        column.addLayout(self.above)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
