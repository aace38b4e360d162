"""The text of a memo: Markdown to write, and the same to read, with live links."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.memos.markdown import MemoView
from app.ui.memos.text import MemoText


class MemoField(QStackedWidget):
    """Write or read. `opened(Link)` when a link was followed; `edit_asked` to begin writing."""

    opened = Signal(object)
    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.write = MemoText()
        self.write.setPlaceholderText(
            self.tr("What strikes you here? **bold**, *italic*, - list, # heading, [[ link")
        )
        self.read = _Read()
        self.addWidget(self.write)
        self.addWidget(self.read)
        self.read.opened.connect(self.opened)
        self.read.edit_asked.connect(self.edit_asked)

    def text(self) -> str:
        """Return the memo as it is typed."""
        return self.write.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a memo; what can be undone in the field begins anew."""
        if text != self.write.toPlainText():
            self.write.setPlainText(text)
        self.read.show_markdown(text)

    def is_reading(self) -> bool:
        """Tell whether the preview is shown."""
        return self.currentWidget() is self.read

    def set_reading(self, reading: bool) -> None:
        """Show the preview, or the field to write in."""
        if reading:
            self.read.show_markdown(self.text())
        self.setCurrentWidget(self.part(reading))
        self.setFocusProxy(self.part(reading))

    def part(self, reading: bool) -> QWidget:
        """Return the preview, or the field."""
        return self.read if reading else self.write


class _Read(MemoView):
    """The preview. Enter, F2 or a double click begins to write."""

    edit_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to write on Enter (unless a link has the focus) and on F2.

        Ctrl+Enter is for what the field stands in: it leaves a sheet.
        """
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_F2 or (enter and not self.textCursor().hasSelection()):
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begin to write."""
        self.edit_asked.emit()
