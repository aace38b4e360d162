"""The tree view of codes, categories and themes: filter, rename, move, by mouse and by keyboard.

It remembers by key what is folded, chosen and where it is scrolled to, because its model is reset
with every change of the project.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.ui.theme import theme
from app.ui.theme.tokens import RADIUS, space
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.look import SWATCH, look
from app.ui.widgets.tree_model import COUNT, NAME, Accepts, TreeModel
from app.ui.widgets.tree_moves import wish
from app.ui.widgets.tree_nodes import NOWHERE, TreeNode

_INDENT = 16  # px at 100 %; three levels must leave room for the names
# Qt lays out each unfolded row through Python: a thousand take some 15 ms.
_MANY = 1000  # nodes; in larger trees new groups come folded
_FOUND = 400  # rows that a filter unfolds; who wants others types another letter


class FilterTree(QTreeView):
    """Shows `TreeNode`s; every gesture is a signal, nothing changes by itself.

    `chosen(key)`: another row became current; `opened(key)`: Enter or double click;
    `count_clicked(key)`: the number at the right; `renamed(key, text)` and `moved(keys, parent,
    row)` as in `TreeModel`. F2 renames; Alt with the arrow keys asks for moves.
    """

    chosen = Signal(object)
    opened = Signal(object)
    count_clicked = Signal(object)
    renamed = Signal(object, str)
    moved = Signal(list, object, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed: set[Hashable] = set()
        self._restoring = False
        self._model = TreeModel()
        self.setModel(self._model)
        self.setAccessibleName(name)
        self._set_up_view()
        self._set_up_drag()
        self._connect()
        self._renew()
        theme().changed.connect(self._renew)

    def set_nodes(self, nodes: Sequence[TreeNode]) -> None:
        """Show these nodes; folds, choice, scrolling and filter stay as they are.

        Groups that are new come unfolded; in a tree of more than a thousand nodes, folded.
        """
        before = self._model.nodes.at
        self._reset(lambda: self._model.set_nodes(nodes), lambda: self._fold_new_groups(before))

    def set_filter(self, query: str) -> None:
        """Show what holds all words of the query; connect a FilterField's textChanged to it."""
        self._reset(lambda: self._model.set_filter(query))

    def set_accepts(self, accepts: Accepts) -> None:
        """Ask `accepts(keys, parent)` whether nodes may go below a parent (None: the top)."""
        self._model.set_accepts(accepts)

    def key_at(self, point: QPoint) -> Hashable | None:
        """Return the key of the row at a point of the viewport, None beside the rows."""
        return self._model.key(self.indexAt(point))

    def current_key(self) -> Hashable | None:
        """Return the key of the current row, None without one."""
        return self._model.key(self.currentIndex())

    def selected_keys(self) -> list[Hashable]:
        """Return the keys of the selected rows, in the order in which the nodes were given."""
        rows = self.selectionModel().selectedRows(NAME)
        return [self._model.key(row) for row in sorted(rows, key=self._model.place)]

    def set_current(self, key: Hashable) -> None:
        """Choose one row and make it visible; nothing happens where it is not shown."""
        index = self._model.index_of(key)
        if index.isValid():
            choose_row(self, index)
            self.scrollTo(index)

    def rename(self, key: Hashable) -> None:
        """Open the name of a row for typing."""
        self.set_current(key)
        self.edit(self.currentIndex())

    def folded(self) -> list[Hashable]:
        """Return the keys of the nodes that are folded, for keeping."""
        return [key for key in self._closed if key in self._model.nodes.at]

    def fold(self, keys: Iterable[Hashable]) -> None:
        """Fold these nodes and unfold all others."""
        self._closed = set(keys)
        self._unfold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for moves with Alt and an arrow key; open a row with Enter."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            move = wish(self._model.nodes, event.key(), self.selected_keys())
            if move is not None:
                self._model.ask_move(*move)
                return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # With Ctrl, Alt or Shift it is a page's shortcut, also where that does not act now.
        enter = enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and self.state() != QAbstractItemView.State.EditingState:
            if self.currentIndex().isValid():
                self.opened.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def drawRow(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a chosen or pointed-at row's ground in one piece, number and fold mark included."""
        chosen = self.selectionModel().isRowSelected(index.row(), index.parent())
        if chosen or self._points_at(option.rect):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(option.rect, RADIUS, RADIUS)
            painter.restore()
        super().drawRow(painter, option, index)

    def _points_at(self, row: QRect) -> bool:
        view = self.viewport()
        return view.underMouse() and row.contains(view.mapFromGlobal(QCursor.pos()))

    def _set_up_view(self) -> None:
        look(self, "rows")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)  # Fusion would frame the row with a gradient
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(space(4))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.Fixed)

    def _set_up_drag(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)

    def _connect(self) -> None:
        self._model.renamed.connect(self.renamed)
        self._model.moved.connect(self.moved)
        self.collapsed.connect(lambda index: self._remember(index, closed=True))
        self.expanded.connect(lambda index: self._remember(index, closed=False))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.key(index)))
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == COUNT and index.data() is not None:
            self.count_clicked.emit(self._model.key(index))

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._restoring and current.isValid():
            self.chosen.emit(self._model.key(current))

    def _remember(self, index: QModelIndex, *, closed: bool) -> None:
        if self._restoring or self._model.filtering():
            return  # what a filter unfolds is not the reader's choice
        key = self._model.key(index)
        if closed:
            self._closed.add(key)
        else:
            self._closed.discard(key)

    def _reset(self, *changes: Callable[[], None]) -> None:
        current, selected = self.current_key(), self.selected_keys()
        scrolled = self.verticalScrollBar().value()
        self._restoring = True
        for change in changes:
            change()
        self._unfold()
        self._choose_again(current, selected)
        self._restoring = False
        self._fit_count()
        if scrolled:
            self.doItemsLayout()  # until then there is nothing to scroll over
            self.verticalScrollBar().setValue(scrolled)

    def _unfold(self) -> None:
        """Unfold what is not folded; under a filter, what fits into `_FOUND` rows.

        Not with expandAll: it asks the model several times for each node that has nothing below.
        """
        nodes, filtering, room = self._model.nodes, self._model.filtering(), _FOUND
        restoring, self._restoring = self._restoring, True
        for place in nodes.groups:
            room -= len(nodes.children(place))
            folded = room < 0 if filtering else nodes.rows[place].key in self._closed
            self.setExpanded(self._model.index_at(place), not folded)
        self._restoring = restoring

    def _fold_new_groups(self, before: Container[Hashable]) -> None:
        nodes = self._model.nodes
        if len(nodes.rows) > _MANY:
            keys = {nodes.rows[place].key for place in nodes.above if place != NOWHERE}
            self._closed |= {key for key in keys if key not in before}

    def _choose_again(self, current: Hashable | None, selected: list[Hashable]) -> None:
        chosen = QItemSelection()
        for key in selected:
            index = self._model.index_of(key)
            if index.isValid():
                chosen.select(index, index.siblingAtColumn(COUNT))
        only = QItemSelectionModel.SelectionFlag.NoUpdate
        if current is not None:
            self.selectionModel().setCurrentIndex(self._model.index_of(current), only)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fit_count(self) -> None:
        """Make the column of counts as wide as its widest number."""
        widest = max((node.count or 0 for node in self._model.nodes.rows), default=0)
        digits = self.fontMetrics().horizontalAdvance("0") * len(str(widest))
        self.header().resizeSection(COUNT, digits + space(4))

    def _renew(self) -> None:
        side = theme().px(SWATCH + 2)
        self.setIconSize(QSize(side, side))
        self.setIndentation(theme().px(_INDENT))
        self._fit_count()
