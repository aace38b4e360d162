"""The queries that were saved, and the latest ones; kept for this project on this computer."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.panel_head import PanelHead

_RECENT = 20
_QUERY = Qt.ItemDataRole.UserRole
_STAR = "★"


class AskedList(QWidget):
    """`chosen(query)` on a click or Enter. Saved ones lead, with a star."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.saved: list[str] = []
        self.recent: list[str] = []
        self.list = look(QListWidget(), "bare")
        self.list.setAccessibleName(self.tr("Queries"))
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(PanelHead(self.tr("Queries")))
        self._nothing = label(self.tr("What you ask gathers here; a star keeps it."), "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(space(4), space(1), space(4), space(1))
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        theme().changed.connect(self._fill)

    def keep(self, query: str) -> None:
        """Remember a query that found something."""
        self.recent = [query, *(one for one in self.recent if one != query)][:_RECENT]
        self._fill()

    def save(self, query: str, *, saved: bool) -> None:
        """Keep a query for good, or no longer."""
        self.saved = [one for one in self.saved if one != query] + [query] * saved
        self._fill()

    def state(self) -> dict[str, Any]:
        """Return both lists."""
        return {"saved": self.saved, "recent": self.recent}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up both lists."""
        self.saved, self.recent = _texts(state.get("saved")), _texts(state.get("recent"))
        self._fill()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_QUERY))

    def _fill(self) -> None:
        self.list.clear()
        self._nothing.setVisible(not self.saved and not self.recent)
        for query in self.saved:
            self._add(f"{_STAR} {query}", query)
        for query in self.recent:
            if query not in self.saved:
                self._add(query, query)

    def _add(self, words: str, query: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_QUERY, query)
        item.setToolTip(query)
        item.setSizeHint(QSize(0, theme().px(CONTROL)))
        self.list.addItem(item)


def _texts(found: object) -> list[str]:
    if not isinstance(found, Sequence) or isinstance(found, str):
        return []
    return [one for one in found if isinstance(one, str)]
