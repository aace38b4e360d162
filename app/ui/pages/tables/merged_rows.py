"""Which values of an attribute print in one row of Table 1: chosen, merged, taken apart."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.reports.merged_values import PrintedRow, joined, renamed, taken_apart
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins

_ROW = Qt.ItemDataRole.UserRole
_SHOWN = 6  # rows before the list scrolls


class MergedRows(QWidget):
    """`merge_asked(attribute, values by row)`; what is shown waits for what comes of it."""

    merge_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Mapping[str, Sequence[PrintedRow]] = {}
        self.head = look(label(self.tr("Values in one row")), "head")
        self.attribute = QComboBox()
        self.attribute.setAccessibleName(self.tr("Attribute whose values are merged"))
        self.attribute.view().setAccessibleName(self.attribute.accessibleName())
        self.list = _Rows()
        self.list.setAccessibleName(self.tr("Rows of the attribute"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.merge, self.part = button(self.tr("Merge rows")), button(self.tr("Take apart"))
        self.attribute.activated.connect(lambda _at: self._fill())
        self.list.itemSelectionChanged.connect(self._offer)
        self.list.itemChanged.connect(self._rename)
        self.list.merge_asked.connect(self._merge)
        self.list.part_asked.connect(self._part)
        self.merge.clicked.connect(self._merge)
        self.part.clicked.connect(self._part)
        self._lay_out()
        theme().changed.connect(self._fill)
        self._offer()

    def show_rows(self, rows: Mapping[str, Sequence[PrintedRow]]) -> None:
        """Show the rows by attribute; what was chosen stays chosen."""
        if rows == self._rows:
            return
        name = self.attribute.currentText()
        self._rows = rows
        self.attribute.clear()
        self.attribute.addItems(list(rows))
        self.attribute.setCurrentIndex(max(0, self.attribute.findText(name)))
        self._fill()

    def has_rows(self) -> bool:
        """Tell whether there is a text of which values could be merged."""
        return any(len(rows) > 1 or any(row.merged for row in rows) for rows in self._rows.values())

    def _fill(self) -> None:
        chosen = {row.values for row in self._chosen()}
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows.get(self.attribute.currentText(), ()):
            item = QListWidgetItem(row.label)
            item.setData(_ROW, row)
            if row.merged:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setToolTip("\n".join(row.values))
            self.list.addItem(item)
            item.setSelected(row.values in chosen)
        self.list.blockSignals(False)
        lines = min(max(self.list.count(), 2), _SHOWN)
        self.list.setFixedHeight(lines * max(self.list.sizeHintForRow(0), 1) + space(1))
        self._offer()

    def _all(self) -> list[PrintedRow]:
        return list(self._rows.get(self.attribute.currentText(), ()))

    def _chosen(self) -> list[PrintedRow]:
        return [item.data(_ROW) for item in self.list.selectedItems()]

    def _offer(self) -> None:
        chosen = self._chosen()
        self.merge.setEnabled(len(chosen) > 1)
        self.merge.setToolTip(
            self.tr("Print the chosen rows as one (Enter)")
            if len(chosen) > 1
            else self.tr("Choose two rows or more, with Ctrl or Shift")
        )
        merged = any(row.merged for row in chosen)
        self.part.setEnabled(merged)
        self.part.setToolTip(
            self.tr("Print each value in a row of its own again (Del); F2 renames the row")
            if merged
            else self.tr("Choose a row that was merged")
        )

    def _merge(self) -> None:
        chosen = self._chosen()
        if len(chosen) > 1:
            self.merge_asked.emit(self.attribute.currentText(), joined(self._all(), chosen))

    def _part(self) -> None:
        chosen = self._chosen()
        if any(row.merged for row in chosen):
            self.merge_asked.emit(self.attribute.currentText(), taken_apart(self._all(), chosen))

    def _rename(self, item: QListWidgetItem) -> None:
        row: PrintedRow = item.data(_ROW)
        name = item.text().strip()
        others = {one.label for one in self._all() if one != row}
        if name and name != row.label and name not in others:
            self.merge_asked.emit(self.attribute.currentText(), renamed(self._all(), row, name))
        self._fill()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(2))
        line = QHBoxLayout()
        margins(line)
        line.setSpacing(space(2))
        line.addWidget(self.merge)
        line.addWidget(self.part)
        line.addStretch()
        for part in (self.head, self.attribute, self.list):
            column.addWidget(part)
        column.addLayout(line)


class _Rows(QListWidget):
    """The list: Enter merges, Del takes apart."""

    merge_asked = Signal()
    part_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Del."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.merge_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.part_asked.emit()
        else:
            super().keyPressEvent(event)
