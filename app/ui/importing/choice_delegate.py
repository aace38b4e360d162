"""One choice of several in a cell of a table: a list that opens where the cell is."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
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


def choice_editor(parent: QWidget, index: Index) -> QComboBox:
    """Return a list of what a cell offers, at the choice that holds."""
    box = QComboBox(parent)
    for choice, words in index.data(CHOICES_ROLE) or ():
        box.addItem(words, choice)
    box.setCurrentIndex(box.findData(index.data(CHOICE_ROLE)))
    header = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
    box.setAccessibleName(str(header or ""))
    return box


class ChoiceDelegate(QStyledItemDelegate):
    """Edits cells with CHOICES_ROLE; a choice holds at once."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list; choosing closes it."""
        box = choice_editor(parent, index)
        box.activated.connect(lambda: self._chosen(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Keep what the reader is choosing."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the choice to the model."""
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)
