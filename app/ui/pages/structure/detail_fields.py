"""The field of a name in a card: edited where it stands, written down when it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameField(QLineEdit):
    """A name that is edited where it stands. `left(text)` when it was changed and left."""

    left = Signal(str)

    may_be_empty = False

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._tip = self.tr("Saved when you leave it; Esc brings back what was there")
        self.setToolTip(self._tip)
        self._stored = ""

    def show_text(self, text: str) -> None:
        """Show what is stored, unless somebody is typing something else just now."""
        typing = self.hasFocus() and self.text() != self._stored
        self._stored = text
        cut = self.fontMetrics().horizontalAdvance(text) > self.width()
        self.setToolTip(text if cut and text else self._tip)
        if not typing and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def refuse(self, stored: str) -> None:
        """Take note that the name stays as it is stored; what was typed stays to be changed."""
        self._stored = stored
        if not self.hasFocus():
            self.put_back()

    def put_back(self) -> None:
        """Show what is stored."""
        self.setText(self._stored)
        self.setCursorPosition(0)

    def give_up(self) -> None:
        """Hand over what was typed; an emptied name is put back."""
        text = self.text().strip()
        if not text and not self.may_be_empty:
            self.put_back()
        elif text != self._stored.strip():
            self._stored = text
            self.left.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the name, Esc brings back what is stored."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self.put_back()
        elif event.key() in _ENTER:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.give_up()
