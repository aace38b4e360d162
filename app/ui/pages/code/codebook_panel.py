"""The codebook at the right: the team's tree of codes, and what the chosen one means.

Everything is done in place and through the hub; the tree shows what was read again.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.models import queries
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.pages.code.code_card import CodeCard
from app.ui.pages.code.codebook import LOOSE, Codebook, Row, code_of
from app.ui.pages.code.codebook_deeds import CodebookDeeds, memos_about, own_memo
from app.ui.pages.code.codebook_menu import CodebookMenu
from app.ui.pages.code.coding_tooltip import plain_tip
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.filter_tree import FilterTree
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.panel_head import PanelHead
from app.ui.widgets.tree_nodes import TreeNode

_TREE, _CARD = 430, 250  # px at first


class CodebookPanel(QWidget):
    """`chosen(key)`: another row is current; `apply_asked(code)`: Enter or double click;
    `quotations_asked`: a click on a count; `page_asked(code)`: the code's own page;
    `compare_asked(codes)`: their quotations side by side; `alike_asked`: nearly equal names.
    """

    chosen = Signal(object)
    apply_asked = Signal(object)
    narrow_asked = Signal(object)  # the key of a row: show only this in the text
    quotations_asked = Signal()
    autocode_asked = Signal(object)  # a code
    page_asked = Signal(object)
    compare_asked = Signal(object)
    alike_asked = Signal()

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        look(self, "panel")
        self._hub = hub
        self.book = Codebook()
        self._counts: Mapping[int, int] = {}
        self.filter = FilterField(self.tr("Filter codes…"))
        self.tree = FilterTree(self.tr("Codebook"))
        self.card = CodeCard()
        self._nothing = label(self.tr("No codes yet. They gather here as you name them."), "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(space(4), space(1), space(4), space(1))
        self.add = IconButton("plus", self.tr("New code"), "Ins")
        self._wanted: object = None
        self._sizes = [_TREE, _CARD]  # of tree and card, also while there is no card
        self.deeds = CodebookDeeds(hub, self, page)
        self.menu = CodebookMenu(self, self.deeds)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self.card.show_row(None, "")

    # What is shown

    def show_book(self, book: Codebook, counts: Mapping[int, int]) -> None:
        """Show the codebook; what was chosen, folded and filtered stays."""
        self.book, self._counts = book, counts
        self._fill()
        self._choose_wanted()
        self.show_card()

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Show the number of codings of each code."""
        if counts != self._counts:
            self._counts = counts
            self._fill()

    def show_card(self) -> None:
        """Show what the chosen row means, as it is stored now."""
        row = self.book.row(self.key())
        self.card.show_row(row, self.book.path(row.key) if row else "")
        self._give_room(bool(row and (row.code or row.category)))
        if row is not None:
            self._show_memos(row)

    def _give_room(self, shown: bool) -> None:
        """Give the card its height below the tree; where it has nothing to say, the tree has all.

        The tree gives way at its foot, so that its rows stand still.
        """
        if shown == self.card.isVisibleTo(self):
            return
        if not shown:
            self._sizes = self.splitter.sizes()
        self.card.setVisible(shown)
        if shown:
            self.splitter.setSizes(self._sizes)

    def key(self) -> str | None:
        """Return the key of the chosen row."""
        key = self.tree.current_key()
        return key if isinstance(key, str) else None

    def go_to(self, key: str) -> None:
        """Choose a row, now or when it has come; a filter that hides it is lifted."""
        self._wanted = key
        if self.book.row(key) is not None and self.filter.text():
            self.filter.clear()
        self._choose_wanted()

    def follow(self, key: str) -> None:
        """Choose the row of a code that was just used, unless the filter hides it."""
        self._wanted = key
        self._choose_wanted()

    def codes(self) -> list[int]:
        """Return the codes of the chosen row and below it."""
        key = self.key()
        return self.book.codes_under(key) if key else []

    def state(self) -> dict[str, Any]:
        """Return choice, folds and sizes for keeping."""
        return {
            "chosen": self.key(),
            "folded": [key for key in self.tree.folded() if isinstance(key, str)],
            "sizes": self.splitter.sizes() if self.card.isVisibleTo(self) else self._sizes,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a kept state."""
        if isinstance(state.get("chosen"), str):
            self.go_to(state["chosen"])
        folded, sizes = state.get("folded"), state.get("sizes")
        if isinstance(folded, list):
            self.tree.fold(folded)
        if isinstance(sizes, list) and all(isinstance(size, int) for size in sizes):
            self._sizes = sizes
            self.splitter.setSizes(sizes)

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self.book.row(self._wanted) is not None:
            wanted, self._wanted = self._wanted, None
            self.tree.set_current(wanted)

    @Slot()
    def _fill(self) -> None:
        if self.tree.state() == QAbstractItemView.State.EditingState:
            return  # a reset would close the name that is being typed; closing it fills the tree
        self._nothing.setVisible(not self.book.rows)
        sums = self.book.sums(self._counts)
        self.tree.set_nodes([self._node(row, sums[row.key]) for row in self.book.rows])

    def _node(self, row: Row, count: int) -> TreeNode:
        if row.code is not None:
            return TreeNode(
                row.key,
                row.parent,
                row.code.name,
                colour=code_colour(row.code.colour),
                count=count,
                detail=plain_tip(row.code.definition or ""),
            )
        if row.category is None:
            words = self.tr("Not in a category")
            return TreeNode(
                LOOSE, None, words, count=count, muted=True, editable=False, movable=False
            )
        return TreeNode(
            row.key,
            row.parent,
            row.category.name,
            count=count,
            detail=plain_tip(row.category.definition or ""),
            strong=row.category.level == "theme",
            movable=False,
        )

    def _show_memos(self, row: Row) -> None:
        with self._hub.read() as reader:
            memos = memos_about(reader, row)
            names = {coder.id: coder.name for coder in queries.coders(reader)}
        own = own_memo(memos, self._hub.coder)
        others = [(names.get(memo.author or 0, ""), memo.text) for memo in memos if memo != own]
        self.card.show_memos(own.text if own else "", others)

    def selected_codes(self) -> list[int]:
        """Return the codes among the selected rows."""
        found = (code_of(key) for key in self.tree.selected_keys())
        return [code for code in found if code is not None]

    def chosen_codes(self) -> list[int]:
        """Return the selected codes; of a selected category, theme or parent, those below too."""
        keys = [key for key in self.tree.selected_keys() if isinstance(key, str)]
        return list(dict.fromkeys(code for key in keys for code in self.book.codes_under(key)))

    # Putting together

    def _lay_out(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(PanelHead(self.tr("Codebook"), self.add))
        line = QHBoxLayout()
        margins(line, space(3), 0, space(3), space(2))
        line.addWidget(self.filter)
        column.addLayout(line)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.card)
        self.splitter.setSizes(self._sizes)
        self.card.hide()
        self.splitter.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self.splitter)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.tree.set_filter)
        self.filter.down_asked.connect(self._into_tree)
        self.add.clicked.connect(lambda: self.deeds.ask_new())
        self.card.defined.connect(self.deeds.define)
        self.card.memo_written.connect(self.deeds.write_memo)
        self.tree.set_accepts(lambda _keys, _parent: False)  # structure is built on other pages
        self.tree.chosen.connect(self._chosen)
        self.tree.opened.connect(self._open)
        self.tree.renamed.connect(self.deeds.rename)
        self.tree.itemDelegate().closeEditor.connect(self._fill, Qt.ConnectionType.QueuedConnection)
        self.tree.count_clicked.connect(lambda _key: self.quotations_asked.emit())
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self.menu.open_at)
        self.tree.installEventFilter(self)

    def _chosen(self, key: object) -> None:
        self.show_card()
        self.chosen.emit(key)

    def _open(self, key: object) -> None:
        code = code_of(key)
        if code is not None:
            self.apply_asked.emit(code)

    def _into_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        model = self.tree.model()
        if not self.tree.currentIndex().isValid() and model.rowCount():
            choose_row(self.tree, model.index(0, 0))

    @Slot()
    def _keep_in_view(self) -> None:
        """Show the chosen row whole if the tree's new height has cut into it."""
        current = self.tree.currentIndex()
        if self.tree.viewport().rect().intersects(self.tree.visualRect(current)):
            self.tree.scrollTo(current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let typing on the tree filter it, Insert make a code and Delete delete one."""
        if watched is self.tree and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._keep_in_view)
        if watched is not self.tree or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if self.tree.state() == QAbstractItemView.State.EditingState:
            return False
        if event.key() == Qt.Key.Key_Insert:
            self.deeds.ask_new()
        elif event.key() == Qt.Key.Key_Delete:
            self.deeds.delete()
        elif _is_typed(event):
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter.insert(event.text())
        else:
            return False
        return True


def _is_typed(event: QKeyEvent) -> bool:
    plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return event.modifiers() in plain and bool(event.text().strip()) and event.text().isprintable()
