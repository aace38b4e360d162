"""The tables that the page can show, by name."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui.pages.tables.purposes import purposes
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL

_WHAT = Qt.ItemDataRole.UserRole
FIRST = "theme-table"


class TableList(QListWidget):
    """One row per table; `what` names the report behind the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Tables"))
        meant = purposes()
        for what, words in self._names():
            item = QListWidgetItem(words)
            item.setData(_WHAT, what)
            item.setToolTip(meant[what])
            self.addItem(item)
        self._set_heights()
        self.choose(FIRST)
        theme().changed.connect(self._set_heights)

    def what(self) -> str:
        """Return the report of the chosen table."""
        item = self.currentItem()
        return str(item.data(_WHAT)) if item is not None else FIRST

    def choose(self, what: Any) -> None:
        """Choose a table; what is none changes nothing."""
        for row in range(self.count()):
            if self.item(row).data(_WHAT) == what:
                self.setCurrentRow(row)

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("participants-table", self.tr("Table 1: participants")),
            ("theme-table", self.tr("Table 2: themes")),
            ("matrix", self.tr("Codes by participant")),
            ("crosstab", self.tr("Codes by group")),
            ("group-comparison", self.tr("Groups in their words")),
            ("joint-display", self.tr("Codes and scores")),
            ("framework", self.tr("Framework matrix")),
            ("appendix", self.tr("Quotations by theme")),
            ("coding-tree", self.tr("Coding tree")),
            ("codebook", self.tr("Codebook")),
            ("codebook-difference", self.tr("Codebook changes")),
            ("quotations", self.tr("All quotations")),
            ("saturation", self.tr("Saturation")),
            ("agreement", self.tr("Agreement of coders")),
            ("decisions", self.tr("Decisions")),
            ("history", self.tr("History")),
        )

    def _set_heights(self) -> None:
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, theme().px(CONTROL + 4)))
