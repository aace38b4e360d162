"""The summary of one participant under one theme, written beside the table."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.pages.code.sheet import Sheet
from app.ui.theme import theme
from app.ui.widgets.look import look

_SIZE = QSize(340, 200)  # px at 100 %


class SummarySheet(Sheet):
    """One text field."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Summary"))
        self.text = look(QPlainTextEdit(), "field")
        self.text.setAccessibleName(self.tr("Summary"))
        self.text.setPlaceholderText(self.tr("What does this participant say about it?"))
        self.text.setTabChangesFocus(True)
        self.put(self.text, self.text)
        self.put_hint()

    def ask_at(
        self, corner: QPoint, above: int, title: str, text: str, keep: Callable[[str], None]
    ) -> None:
        """Open at a global position; `keep(text)` is called once if the text was changed."""
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.begin(title, lambda: keep(self.content()))
        size = QSize(theme().px(_SIZE.width()), theme().px(_SIZE.height()))
        self.open_at(corner, size, above)

    def content(self) -> str:
        """Return the summary as it is typed."""
        return self.text.toPlainText()

    def first_focus(self) -> QWidget:
        """Return the text."""
        return self.text
