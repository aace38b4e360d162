"""The History page. Undoing back to a point takes back one's own work only, all of it or none."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from app.models import queries
from app.models.journal import Changes
from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.pages.history.model import ENTRY_ROLE, WHAT, HistoryModel
from app.ui.pages.page import Page
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.columns import ZoomedColumns
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import label, look, margins

_LIMIT = 5000  # operations; older ones are in the export


class HistoryPage(Page):
    """Who did what when, newest first."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.model = HistoryModel()
        self.table = look(QTableView(), "paper")
        self.filter = FilterField(self.tr("Filter the history"))
        self.back = button(self.tr("Undo back to here"), "", "undo-2")
        self._note = look(label(""), "muted")
        self._set_up_table()
        self._lay_out()
        self.filter.textChanged.connect(self.model.narrow)
        self.back.clicked.connect(self._go_back)
        self._offer()

    def concerns(self, changes: Changes) -> bool:
        """Every change is an entry here."""
        return True

    def reload(self) -> None:
        """Read the latest operations in another thread."""
        self.hub.fetch(_ask, self._show)

    def forget(self) -> None:
        """Show no entries until they have been read again."""
        self.model.set_entries([], {})

    def page_actions(self) -> list[QAction]:
        """Return "undo back to here"."""
        return [self._action]

    def status(self) -> str:
        """Return how many entries there are."""
        return self.tr("{n} entries").format(n=self.model.rowCount())

    def _show(self, answer: tuple[list[queries.Entry], dict[int, str]]) -> None:
        chosen = self._chosen()
        scroll = self.table.verticalScrollBar().value()
        entries, names = answer
        self.model.set_entries(entries, names)
        for row in range(self.model.rowCount()):
            if chosen is not None and self.model.entry(row).op == chosen.op:
                self.table.selectRow(row)
        self.table.verticalScrollBar().setValue(scroll)
        cut = len(entries) == _LIMIT
        words = self.tr("The latest {n} entries; the export holds all.")
        self._note.setText(words.format(n=_LIMIT) if cut else "")
        self.status_changed.emit(self.status())
        self._offer()

    def _chosen(self) -> queries.Entry | None:
        index = self.table.currentIndex()
        return index.data(ENTRY_ROLE) if index.isValid() else None

    def _offer(self, *_indexes: Any) -> None:
        """Allow going back to one's own or anybody's point, if own work was done after it."""
        entry = self._chosen()
        possible = entry is not None and any(
            self.model.entry(row).op > entry.op
            and self.model.entry(row).coder == self.hub.coder
            and self.model.entry(row).role == "do"
            and self.model.entry(row).stands
            for row in range(self.table.currentIndex().row())
        )
        why = (
            self.tr("Take back everything that you did after the chosen entry")
            if possible
            else self.tr("Choose an entry after which you did something")
        )
        self.back.setEnabled(possible)
        self.back.setToolTip(tip(why, "Ctrl+Shift+Backspace"))
        self._action.setEnabled(possible)

    def _go_back(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self.hub.undo_back_to(entry.op)

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("History"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 140), (1, 96), (3, 104)):
            self.table.setColumnWidth(column, theme().px(width))
        ZoomedColumns(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self._action = QAction(self.tr("Undo back to here"), self)
        self._action.setShortcut(QKeySequence("Ctrl+Shift+Backspace"))
        self._action.triggered.connect(self._go_back)
        self.addAction(self._action)

    def _moved(self, _to: QModelIndex, _from: QModelIndex) -> None:
        self._offer()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        margins(top, space(4), space(3), space(4), space(3))
        top.setSpacing(space(3))
        self.filter.setMaximumWidth(theme().px(320))
        top.addWidget(self.filter, 1)
        top.addWidget(self._note)
        top.addStretch()
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(top)
        column.addWidget(self.table, 1)


def _ask(reader: Reader) -> tuple[list[queries.Entry], dict[int, str]]:
    names = {coder.id: coder.name for coder in queries.coders(reader)}
    return queries.history(reader, limit=_LIMIT), names
