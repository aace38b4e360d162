"""The table of transcripts with the line that says in which order they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.notes import Target
from app.models.errors import Refusal, Trouble
from app.ui import others
from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import Contents, TranscriptRow
from app.ui.pages.transcripts.edits import Edits
from app.ui.pages.transcripts.rows_view import RowsView
from app.ui.pages.transcripts.transcripts_model import (
    COLUMNS,
    FIRST_HIDDEN,
    TranscriptsModel,
    column_words,
)
from app.ui.speech import sentence
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins

_WIDTHS = {
    "place": 44, "name": 104, "people": 104, "groups": 96, "date": 92, "kind": 96,
    "interviewer": 96, "mode": 88, "language": 80, "length": 68, "turns": 72, "codings": 116,
    "finished": 104, "checked": 112,
}  # fmt: skip


class TranscriptsView(QWidget):
    """`opened(id)` asks for the Code page; `chosen` when other rows are selected."""

    opened = Signal(object)
    chosen = Signal()
    memo_asked = Signal(object)  # Target

    def __init__(self, hub: Hub, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub, self.edits = hub, edits
        self.model = TranscriptsModel()
        self.table = RowsView(self.model, self.tr("Transcripts"), opens=True)
        self.order = look(label(), "muted")
        self.back = button(self.tr("By date instead"), "link")
        self.back.clicked.connect(self._go_back)
        self._by_hand = False
        self._lay_out()
        self._connect()

    def show_contents(self, contents: Contents) -> None:
        """Show the transcripts of a project."""
        self._by_hand = contents.by_hand
        self.model.set_contents(contents)
        self._show_order()

    def set_filter(self, query: str) -> None:
        """Show only transcripts that hold all words of the query."""
        self.model.set_filter(query)
        self._show_order()

    def selected_rows(self) -> list[TranscriptRow]:
        """Return the selected transcripts in the order shown."""
        found = (self.model.by_id(one) for one in self.table.selected_ids())
        return [row for row in found if row is not None]

    def hidden_columns(self) -> list[str]:
        """Return the columns that are not shown."""
        return [key for at, key in enumerate(COLUMNS) if self.table.isColumnHidden(at)]

    def hide_columns(self, keys: list[str]) -> None:
        """Show all columns but these; the name always stays."""
        for at, key in enumerate(COLUMNS):
            self.table.setColumnHidden(at, key in keys and key != "name")

    def rename(self) -> None:
        """Open the current transcript's name for typing."""
        ident = self.table.current_id()
        if ident is not None:
            self.table.edit_cell(ident, "name")

    def delete(self) -> None:
        """Delete the selected transcripts with what stands on them; undo brings all back."""
        ids = self.table.selected_ids()
        if not ids:
            return
        with self.hub.read() as reader:
            work = others.work_on_transcripts(reader, ids, self.hub.coder)
        if not work.others or self.hub.coder is None:
            self._delete(ids)
            return
        deed = others.deleting_transcripts([row.name for row in self.selected_rows()], work)
        others.ask(self, deed, lambda also: self._delete(ids, also))

    def _delete(self, ids: Sequence[int], also: bool = False) -> None:
        self.hub.do(operations.delete_transcripts, transcripts=ids, others=also)

    def order_by_date(self) -> None:
        """Take the order by hand away."""
        self.hub.do(operations.order_transcripts, transcripts=None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected transcripts."""
        if self.table.selected_ids():
            self._menu().popup(event.globalPos())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, act in (
            (self.tr("Open"), "Return", lambda: self.opened.emit(self.table.current_id())),
            (self.tr("Rename"), "F2", self.rename),
            (self.tr("Memo…"), "", self.ask_memo),
            (self.tr("Delete"), "Del", self.delete),
        ):
            action = menu.addAction(words)
            action.setShortcut(keys)
            action.triggered.connect(act)
        return menu

    def ask_memo(self) -> None:
        """Ask for the memos on the current transcript as a whole."""
        ident = self.table.current_id()
        row = next((one for one in self.selected_rows() if one.id == ident), None)
        if row is not None:
            self.memo_asked.emit(Target("transcript", row.id, row.name))

    def choose_columns(self) -> None:
        """Open the menu of columns below the header."""
        header = self.table.horizontalHeader()
        self.column_menu(header.mapToGlobal(QPoint(0, header.height())))

    def column_menu(self, at: QPoint) -> QMenu:
        """Open the menu of columns at a global place, and return it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, key in enumerate(COLUMNS):
            if key != "name":
                action = QAction(_menu_words(key), menu, checkable=True)
                action.setChecked(not self.table.isColumnHidden(number))
                action.toggled.connect(
                    lambda on, number=number: self.table.setColumnHidden(number, not on)
                )
                menu.addAction(action)
        menu.popup(at)
        return menu

    def _edited(self, ident: int, key: str, text: str) -> None:
        def refused(problem: Refusal | Trouble) -> None:
            self.table.refuse(ident, key, text, sentence(problem))

        self.edits.transcript_field([ident], key, text, refused)

    def _reorder(self, ids: list[int]) -> None:
        self.hub.do(operations.order_transcripts, transcripts=ids)

    def _refuse_order(self) -> None:
        """Say where one tries to move rows why that cannot be: the way back stands beside it."""
        self.order.setText(self.tr("Rows can be moved only in the order of collection:"))
        look(self.order, "warning")

    def _sorted(self) -> None:
        self._show_order()

    def _show_order(self) -> None:
        """Say in which order the rows stand, and how to get back."""
        look(self.order, "muted")
        key = self.model.sorted_by
        if key is not None:
            words = self.tr("Sorted by {column}.").format(column=_menu_words(str(key)))
            back = self.tr("Back to the order of collection")
        elif self._by_hand:
            words, back = self.tr("Order of collection: set by hand."), self.tr("By date instead")
        else:
            words, back = self.tr("Order of collection: by date."), ""
        if not self.model.reorderable and key is None:
            words, back = self.tr("Filtered."), ""
        self.order.setText(words)
        if back:
            self.back.setText(back)
        self.back.setVisible(bool(back))

    def _go_back(self) -> None:
        if self.model.sorted_by is not None:
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        else:
            self.order_by_date()

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(self.opened)
        table.chosen.connect(self.chosen)
        table.remove_asked.connect(self.delete)
        table.moved.connect(self._reorder)
        table.order_asked.connect(self._refuse_order)
        self.model.edited.connect(self._edited)
        header = table.horizontalHeader()
        header.sortIndicatorChanged.connect(lambda: self._sorted())
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.column_menu(header.mapToGlobal(at))
        )

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        margins(line, space(4), space(1), space(4), space(1))
        line.setSpacing(space(2))
        line.addWidget(self.order)
        line.addWidget(self.back)
        line.addStretch()
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self.table, 1)
        column.addLayout(line)
        self.hide_columns(sorted(FIRST_HIDDEN))
        self.table.horizontalHeader().setStretchLastSection(True)
        for at, key in enumerate(COLUMNS):
            self.table.setColumnWidth(at, theme().px(_WIDTHS[key]))


def _menu_words(key: str) -> str:
    words = column_words(key)
    return QCoreApplication.translate("TranscriptsView", "Place") if words == "#" else words
