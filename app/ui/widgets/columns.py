"""Columns of a table that grow and shrink with the zoom, as the words in them do."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView, QTableView

from app.ui.theme import theme


class ZoomedColumns(QObject):
    """Keeps the columns' widths in proportion to the zoom; whoever drags one is followed."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._header = table.horizontalHeader()
        self._zoom = theme().zoom
        theme().changed.connect(self._renew)

    def _renew(self) -> None:
        before, self._zoom = self._zoom, theme().zoom
        if before == self._zoom:
            return
        for at in range(self._header.count()):
            fixed = self._header.sectionResizeMode(at) != QHeaderView.ResizeMode.Stretch
            if fixed and not self._header.isSectionHidden(at):
                width = round(self._header.sectionSize(at) * self._zoom / before)
                self._header.resizeSection(at, width)
