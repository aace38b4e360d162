"""The item model of a filtered tree: it shows nodes and reports wishes, and changes nothing.

A rename, a drop or a move is only a signal; the page does it through the hub and gives the new
nodes. So what is on screen is always what is in the file, also after undo.
"""

import json
import os
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from app.ui.theme import icons, theme
from app.ui.widgets.look import swatch_icon
from app.ui.widgets.tree_nodes import NOWHERE, Nodes, TreeNode

MIME = "application/x-threefold-ids"
KEY_ROLE = Qt.ItemDataRole.UserRole
NAME, COUNT = 0, 1  # columns
Index = QModelIndex | QPersistentModelIndex
Accepts = Callable[[list[Hashable], Hashable | None], bool]
_Role = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

_ANY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_DRAG, _EDIT = Qt.ItemFlag.ItemIsDragEnabled, Qt.ItemFlag.ItemIsEditable
_LEAF = Qt.ItemFlag.ItemNeverHasChildren  # spares the view one more question
_NOTHING = Qt.ItemFlag(0)
# By (movable, editable, has others below); made once: joining flags in Python is slow.
_FLAGS = {
    (drag, edit, group): _ANY
    | (_DRAG if drag else _NOTHING)
    | (_EDIT if edit else _NOTHING)
    | (_NOTHING if group else _LEAF)
    for drag in (False, True)
    for edit in (False, True)
    for group in (False, True)
}


class TreeModel(QAbstractItemModel):
    """Columns: name, count. Roles beside the usual: KEY_ROLE the node's key.

    `renamed(key, text)`: a name was typed, not blank and not the old one. `moved(keys, parent,
    row)`: nodes are to become children of `parent` (None: the top); `row` counts the children
    which that parent has without the moved ones, hidden ones included.
    """

    renamed = Signal(object, str)
    moved = Signal(list, object, int)

    def __init__(self) -> None:
        super().__init__()
        self.nodes = Nodes()
        self._query = ""
        self._accepts: Accepts = lambda keys, parent: True

    def set_nodes(self, nodes: Sequence[TreeNode]) -> None:
        """Show other nodes; the filter stays.

        Where only counts, colours and the like differ, the rows stay and are drawn anew.
        """
        changed = self.nodes.changed_rows(nodes)
        if changed is not None:
            self._redraw(nodes, changed)
            return
        self.beginResetModel()
        self.nodes = Nodes(nodes)
        self.nodes.filter(self._query)
        self.endResetModel()

    def set_filter(self, query: str) -> None:
        """Show what holds all words of the query (see `Nodes.filter`)."""
        if query == self._query:
            return
        self.beginResetModel()
        self._query = query
        self.nodes.filter(query)
        self.endResetModel()

    def filtering(self) -> bool:
        """Tell whether a filter holds."""
        return bool(self._query.strip())

    def set_accepts(self, accepts: Accepts) -> None:
        """Ask `accepts(keys, parent)` whether nodes may go below a parent (None: the top)."""
        self._accepts = accepts

    def place(self, index: Index) -> int:
        """Return the position of an index in `nodes`; NOWHERE of an invalid one."""
        return index.internalId() if index.isValid() else NOWHERE

    def key(self, index: Index) -> Hashable | None:
        """Return the key of an index; None of an invalid one."""
        return self.nodes.rows[self.place(index)].key if index.isValid() else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """Return the index of a key; an invalid one where it is unknown or filtered out."""
        place = self.nodes.at.get(key, NOWHERE)
        return self.index_at(place) if self.nodes.shows(place) else QModelIndex()

    def index_at(self, place: int) -> QModelIndex:
        """Return the index of a shown position in `nodes`."""
        return self.createIndex(self.nodes.row(place), NAME, place)

    def ask_move(self, keys: list[Hashable], parent: Hashable | None, row: int) -> bool:
        """Emit `moved` if the nodes may go there; return whether they may."""
        if not keys or not self._may(keys, parent):
            return False
        self.moved.emit(keys, parent, row)
        return True

    # What Qt asks for

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a shown node."""
        children = self.nodes.children(parent.internalId() if parent.isValid() else NOWHERE)
        if 0 <= row < len(children) and column <= COUNT:
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        """Return the index of the node above."""
        above = self.nodes.above[self.place(child)] if child.isValid() else NOWHERE
        if above == NOWHERE:
            return QModelIndex()
        return self.createIndex(self.nodes.row(above), NAME, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many nodes are shown below."""
        if parent.isValid() and parent.column() != NAME:
            return 0
        return len(self.nodes.children(self.place(parent)))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Tell whether nodes are shown below; asked for each row of the view."""
        return bool(self.nodes.children(self.place(parent)))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return 2: name and count."""
        return 2

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what is shown of a node."""
        if not index.isValid():
            return None
        node = self.nodes.rows[self.place(index)]
        if role == KEY_ROLE:
            return node.key
        if role == _Role.ToolTipRole:
            return node.detail or None
        return _count(node, role) if index.column() == COUNT else _name(node, role)

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for a new name; the row itself waits for the new nodes."""
        name, node = str(value).strip(), self.nodes.rows[self.place(index)]
        if name and name != node.text:
            self.renamed.emit(node.key, name)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a node; the view asks twice for each row it lays out."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        place = index.internalId()
        node, group = self.nodes.rows[place], place in self.nodes.groups
        return _FLAGS[node.movable, node.editable and index.column() == NAME, group]

    def mimeTypes(self) -> list[str]:
        """Return the one type that nodes are dragged as."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the keys of the dragged nodes, each once."""
        keys = list(dict.fromkeys(self.key(index) for index in indexes))
        # The process: ids of another window's project mean nothing here.
        return _packed({"process": os.getpid(), "keys": keys})

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that nodes move."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell whether the dragged nodes may go there."""
        keys = _unpacked(data)
        return bool(keys) and self._may(keys, self.key(parent))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move; row -1 is a drop on the node itself and means below its last child."""
        keys = _unpacked(data)
        return self.ask_move(keys, self.key(parent), self._full_row(keys, row, parent))

    def _redraw(self, nodes: Sequence[TreeNode], changed: list[int]) -> None:
        """Draw changed rows anew, in one stretch per parent: Qt takes long over each stretch."""
        self.nodes.rows = list(nodes)
        stretches: dict[int, tuple[int, int]] = {}
        for place in changed:
            if self.nodes.shows(place):
                above = self.nodes.above[place]
                first, _ = stretches.get(above, (place, place))
                stretches[above] = first, place
        for first, last in stretches.values():
            self.dataChanged.emit(
                self.createIndex(self.nodes.row(first), NAME, first),
                self.createIndex(self.nodes.row(last), COUNT, last),
            )

    def _may(self, keys: list[Hashable], parent: Hashable | None) -> bool:
        under = self.nodes.at.get(parent, NOWHERE)
        places = [self.nodes.at[key] for key in keys if key in self.nodes.at]
        if under != NOWHERE and any(self.nodes.is_within(under, place) for place in places):
            return False  # below itself
        return self._accepts(keys, parent)

    def _full_row(self, keys: list[Hashable], row: int, parent: Index) -> int:
        """Turn a row among the shown children into one among all but the moved ones."""
        under = self.place(parent)
        shown, moving = self.nodes.children(under), {self.nodes.at.get(key) for key in keys}
        staying = [place for place in self.nodes.all_children(under) if place not in moving]
        after = [place for place in shown[row:] if place not in moving] if row >= 0 else []
        return staying.index(after[0]) if after else len(staying)


def _name(node: TreeNode, role: int) -> Any:
    if role in (_Role.DisplayRole, _Role.EditRole):
        return node.text
    if role == _Role.DecorationRole:
        if node.colour:
            return swatch_icon(node.colour)
        return icons.icon(node.icon, "muted") if node.icon else None
    if role == _Role.FontRole and node.strong:
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font
    if role == _Role.ForegroundRole and node.muted:
        return theme().colour("muted")
    return None


def _count(node: TreeNode, role: int) -> Any:
    if node.count is None:
        return None
    if role == _Role.DisplayRole:
        return QLocale().toString(node.count)
    if role == _Role.TextAlignmentRole:
        return _RIGHT
    return theme().colour("muted") if role == _Role.ForegroundRole else None


def _packed(content: dict[str, Any]) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, json.dumps(content).encode())
    return data


def _unpacked(data: QMimeData) -> list[Hashable]:
    """Return the dragged keys; none where the drag comes from elsewhere."""
    if not data.hasFormat(MIME):
        return []
    content = json.loads(bytes(data.data(MIME).data()))
    return content["keys"] if content["process"] == os.getpid() else []
