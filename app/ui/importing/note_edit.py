"""A few lines of free text that are kept when one leaves the field or presses Ctrl+Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.widgets.look import look


class NoteEdit(QPlainTextEdit):
    """`finished` when the focus goes, and on Ctrl+Enter. Tab leaves the field."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "field")
        self.setTabChangesFocus(True)

    def show_text(self, text: str) -> None:
        """Show a text as not modified; nothing happens where it is shown already."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.document().setModified(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed."""
        super().focusOutEvent(event)
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand over what was typed with Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)
