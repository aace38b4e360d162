"""Choosing a row for the reader: always that row alone, whatever keys are held.

`QAbstractItemView.setCurrentIndex` heeds Ctrl and Shift, which may still be held from a shortcut:
in a view of which several rows can be chosen it would then add the row to those chosen before, or
take it away from them, and Delete or a move would go to the wrong rows.
"""

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView


def choose_row(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make an index current and its row the only one chosen; an invalid one chooses none."""
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
