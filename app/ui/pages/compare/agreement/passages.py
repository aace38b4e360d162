"""The right of the figures: the passages behind the cell that was chosen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.coding.agreement.confusion import NOTHING
from app.coding.reports.agreement_behind import Behind, Passage
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.panel_head import PanelHead

PASSAGE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Says = Callable[[Passage], str]


class PassagesModel(QAbstractListModel):
    """Rows are passages: where, what the two coders said, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Passage, ...] = ()
        self._says: Says = lambda _row: ""

    def show_rows(self, rows: tuple[Passage, ...], says: Says) -> None:
        """Show these passages; `says` tells what the coders said there."""
        self.beginResetModel()
        self._rows, self._says = rows, says
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of passages."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.name} · {self._says(row)}\n“{row.text}”"
        return row if role == PASSAGE_ROLE else None


class PassagesPanel(QWidget):
    """`went(Passage)` on Enter or a click; `before` says how one comes to passages."""

    went = Signal(object)

    def __init__(self, before: str = "") -> None:
        super().__init__()
        self._before = before or self.tr("Click a figure to read the passages that it counts.")
        self.model = PassagesModel()
        self.hint = label("", "muted")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(space(4), 0, space(4), space(2))
        self.list = look(QListView(), "bare")
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setSpacing(space(1))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Passages behind the figure"))
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(PanelHead(self.tr("Passages")))
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how one comes to passages."""
        self.hint.setText(self._before)
        self.model.show_rows((), lambda _row: "")

    def show_reading(self) -> None:
        """Say that passages are being read."""
        self.hint.setText(self.tr("Reading…"))
        self.model.show_rows((), lambda _row: "")

    def show_behind(
        self, found: Behind, first: str, second: str, name: Callable[[int], str]
    ) -> None:
        """Show the passages behind a cell; `name` names a node."""

        def says(row: Passage) -> str:
            if row.first == row.second:
                who = self.tr("both") if row.first != NOTHING else self.tr("neither")
                return who if row.first == NOTHING else f"{who} · {name(row.first)}"
            if NOTHING in (row.first, row.second):
                who = self.tr("only {name}").format(name=first if row.first else second)
                return f"{who} · {name(row.first or row.second)}"
            return f"{first}: {name(row.first)} · {second}: {name(row.second)}"

        self.hint.setText(self._counted(found))
        self.model.show_rows(found.passages, says)
        self.list.scrollToTop()

    def _counted(self, found: Behind) -> str:
        shown = len(found.passages)
        if not found.total:
            return self.tr("There are none.")
        if found.total > shown:
            words = self.tr("{n} passages; the first {shown} are listed.")
            return words.format(n=f"{found.total:,}", shown=f"{shown:,}")
        if found.total == 1:
            return self.tr("1 passage. A click shows it in the text.")
        here = self.tr("{n} passages in 1 transcript. A click shows one in the text.")
        more = self.tr("{n} passages in {t} transcripts. A click shows one in the text.")
        return (here if found.texts == 1 else more).format(n=f"{found.total:,}", t=found.texts)

    def _go(self, index: QModelIndex) -> None:
        self.went.emit(index.data(PASSAGE_ROLE))
