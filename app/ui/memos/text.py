"""The text of a memo as it is typed: Markdown, links coloured, Tab goes on to the next part."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.memos.markdown import LinkHighlighter
from app.ui.theme import theme
from app.ui.widgets.look import look

BRACKETS = ("[[", "【【")  # the second is what the same key gives in Chinese writing


class MemoText(QPlainTextEdit):
    """Undoes what is typed by itself. `link_typed` when two opening brackets were typed."""

    link_typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "field")
        self.setAccessibleName(self.tr("Memo"))
        self.setTabChangesFocus(True)
        self._links = LinkHighlighter(self.document())
        theme().changed.connect(self._links.rehighlight)

    def setPlainText(self, text: str) -> None:
        """Show a text with the caret at its end."""
        super().setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert(self, words: str) -> None:
        """Put words where the caret is, with a blank before them where one is missing."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText(words if not before or before[-1].isspace() else f" {words}")
        self.setTextCursor(cursor)

    def insert_link(self, link: str) -> None:
        """Put a link where the caret is, in place of the brackets that asked for it; one undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not cursor.hasSelection() and self._before(2) in BRACKETS:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, 2)
            cursor.insertText(link)
            self.setTextCursor(cursor)
        else:
            self.insert(link)
        cursor.endEditBlock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, and ask for a link after two opening brackets."""
        super().keyPressEvent(event)
        self._look_for_brackets(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method gives, likewise."""
        super().inputMethodEvent(event)
        self._look_for_brackets(event.commitString())

    def _look_for_brackets(self, typed: str) -> None:
        opening = bool(typed) and any(typed[-1] == one[-1] for one in BRACKETS)
        if opening and not self.isReadOnly() and self._before(2) in BRACKETS:
            self.link_typed.emit()

    def _before(self, n: int) -> str:
        cursor = self.textCursor()
        cursor.clearSelection()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, n)
        return cursor.selectedText()
