"""One choice of several in a cell of a table: a list that opens where the cell is."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

CHOICES_ROLE = Qt.ItemDataRole.UserRole + 1  # list of (choice, words) that a cell offers
CHOICE_ROLE = Qt.ItemDataRole.UserRole + 2  # the choice that holds now; "" for none
Index = QModelIndex | QPersistentModelIndex


class ChoiceBox(QComboBox):
    """A list in a cell. `picked` when an entry was chosen from the open list.

    Arrow keys walk through the entries of the closed one; Enter then takes the present entry.
    """

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_open = False
        self.activated.connect(self._activated)

    def showPopup(self) -> None:
        """Open the list."""
        self._was_open = True
        super().showPopup()

    def _activated(self) -> None:
        if self._was_open:
            self._was_open = False
            self.picked.emit()


class ChoiceDelegate(QStyledItemDelegate):
    """Edits cells with CHOICES_ROLE; what is picked from the list holds at once."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list, at the choice that holds."""
        box = ChoiceBox(parent)
        for choice, words in index.data(CHOICES_ROLE) or ():
            box.addItem(words, choice)
        box.setCurrentIndex(box.findData(index.data(CHOICE_ROLE)))
        header = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        box.setAccessibleName(str(header or ""))
        box.picked.connect(lambda: self._picked(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Keep what the reader is choosing."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the choice to the model."""
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def _picked(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)
