"""The outline of memos, and below it the memos that are not sorted yet."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.coding.notes import Note
from app.coding.notes.outline import Entry, Sorting
from app.ui.memos.words import heading_of, target_words
from app.ui.pages.structure.says import Message, NameLine
from app.ui.pages.structure.tree_panel import TreePanel
from app.ui.theme import theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import look, margins
from app.ui.widgets.tree_nodes import TreeNode

TOGGLE_KEY, HEADING_KEY, SORT_KEY, OUT_KEY, SAVE_KEY = "O", "H", "S", "Del", "Ctrl+E"
_WIDTH, _SHARES = 320, (3, 2)  # px at 100 %; of the outline and of what is not sorted
_LONGEST = 400  # code points of a memo in a tooltip
_BELOW = Qt.ShortcutContext.WidgetWithChildrenShortcut


class SortingPanel(QWidget):
    """Two trees. The buttons and keys ask by signals; a drop is the trees' own signal."""

    heading_asked = Signal()
    sort_asked = Signal()
    out_asked = Signal()
    export_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        heading = IconButton("plus", self.tr("New heading"), HEADING_KEY)
        out = IconButton("minus", self.tr("Take out of the outline"), OUT_KEY)
        save = IconButton("download", self.tr("Export the outline…"), SAVE_KEY)
        close = IconButton("x", self.tr("Hide the outline"), TOGGLE_KEY)
        sort = IconButton("arrow-up", self.tr("Sort into the outline"), SORT_KEY)
        filters = self.tr("Filter the outline…"), self.tr("Filter memos…")
        self.outline = TreePanel(
            self.tr("Outline of memos"), filters[0], _never, heading, out, save, close
        )
        self.loose = TreePanel(self.tr("Not sorted yet"), filters[1], _never, sort)
        self.outline.put_hint(
            EmptyState(
                "list-tree",
                self.tr("Drag memos here, or choose them below and press S."),
                self.tr("First heading"),
            )
        )
        self.loose.put_hint(
            EmptyState("notebook-pen", self.tr("Every memo that you can see has its place."), "")
        )
        self.name_line, self.message = NameLine(), Message()
        for said in (self.message, self.name_line):
            self.outline.above.addWidget(said)
        self.actions_here = [
            self._make(self, self.tr("New heading"), HEADING_KEY, self.heading_asked),
            self._make(self, self.tr("Export the outline"), SAVE_KEY, self.export_asked),
            self._make(self.loose, self.tr("Sort into the outline"), SORT_KEY, self.sort_asked),
            self._make(self.outline.tree, out.accessibleName(), OUT_KEY, self.out_asked),
        ]
        for part, asked in (
            (heading, self.heading_asked),
            (out, self.out_asked),
            (save, self.export_asked),
            (close, self.closed),
            (sort, self.sort_asked),
        ):
            part.clicked.connect(lambda _on=False, asked=asked: asked.emit())
        if self.outline.hint is not None:
            self.outline.hint.acted.connect(self.heading_asked)
        self._lay_out()

    def show_sorting(self, found: Sorting) -> None:
        """Show the outline and what is not sorted."""
        self.outline.set_nodes([_row(entry) for entry in found.entries], len(found.entries))
        self.loose.set_nodes([_memo(note) for note in found.unsorted], len(found.unsorted))

    def row_at(self, at: QPoint) -> tuple[bool, object]:
        """Tell whether a place on the screen is over the outline, and which row is there."""
        view = self.outline.tree.viewport()
        here = view.mapFromGlobal(at)
        return view.rect().contains(here), self.outline.tree.key_at(here)

    def _make(self, on: QWidget, words: str, keys: str, asked: object) -> QAction:
        action = QAction(words, on)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(_BELOW)
        action.triggered.connect(lambda _checked: asked.emit())  # type: ignore[attr-defined]
        on.addAction(action)
        return action

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Vertical)
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(zip((self.outline, self.loose), _SHARES, strict=True)):
            both.addWidget(part)
            both.setStretchFactor(at, share)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(both)
        self.setFocusProxy(self.outline.tree)
        self._renew()
        theme().changed.connect(self._renew)

    def _renew(self) -> None:
        self.setMinimumWidth(theme().px(_WIDTH))


def _never(_node: TreeNode) -> bool:
    return False


def row_key(row: int) -> str:
    """Return the key of a row of the outline."""
    return f"row:{row}"


def memo_key(memo: int) -> str:
    """Return the key of a memo that is not sorted."""
    return f"memo:{memo}"


def ids_of(keys: Sequence[object], kind: str) -> list[int]:
    """Return the ids behind the keys of a kind, "row" or "memo"."""
    parted = [str(key).partition(":") for key in keys]
    return [int(number) for name, _colon, number in parted if name == kind]


def _row(entry: Entry) -> TreeNode:
    parent = None if entry.parent is None else row_key(entry.parent)
    if entry.memo is None:
        return TreeNode(row_key(entry.id), parent, entry.heading, strong=True)
    return _memo(entry.memo, row_key(entry.id), parent)


def _memo(note: Note, key: str = "", parent: str | None = None) -> TreeNode:
    lines = [target_words(note.on), note.text[:_LONGEST]]
    return TreeNode(
        key or memo_key(note.id),
        parent,
        heading_of(note),
        icon="lock" if note.private else "notebook-pen",
        detail="\n".join(line for line in lines if line),
        editable=False,
    )
