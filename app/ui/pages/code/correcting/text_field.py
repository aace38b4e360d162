"""A field in which stored text is corrected, and what was typed as stored text again.

Qt's text areas show some characters as others. So the stored text is never replaced by what the
field holds: only what was changed in the field is changed in the stored text.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.coding.editing.alignment import align
from app.coding.editing.pieces import Replacement, replaced
from app.ui.widgets.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QPlainTextEdit):
    """With an undo of its own. `entered` on Enter if `enter_ends`; Shift+Enter is a new line."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None, *, enter_ends: bool = False) -> None:
        super().__init__(parent)
        look(self, "field")
        self._enter_ends = enter_ends
        self._stored = self._shown = ""

    def show_text(self, stored: str) -> None:
        """Show a stored text, with nothing to undo."""
        self._stored = stored
        self.setPlainText(stored)
        self._shown = self._raw()

    def stored_text(self) -> str:
        """Return the stored text with what was changed in the field."""
        raw = self._raw()
        if raw == self._shown:
            return self._stored
        if len(self._shown) != len(self._stored):
            return raw
        changes = (
            Replacement(piece.start, piece.end, raw[piece.new_start : piece.new_end])
            for piece in align(self._shown, raw)
        )
        return replaced(self._stored, changes)[0]

    def type_anew(self, text: str) -> None:
        """Put in what was typed before, as one change that can be undone here."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    def select(self, start: int, end: int) -> None:
        """Select a span of the stored text (code points) and scroll to it."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self._shown[:start]))
        cursor.setPosition(_units(self._shown[:end]), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Enter, or begin a line: never with Qt's line separator, which is no LF."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif self._enter_ends and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()

    def _raw(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
