"""One field of a form whose fields come and go: label above, hint or error below."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.look import label, margins, mark


class Row(QWidget):
    """An editor called `text`; hidden rows leave no gap. A check box says its text itself."""

    def __init__(self, text: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self.below = label("", "muted")
        self.below.setWordWrap(True)
        self._hint = ""
        editor.setAccessibleName(text)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(text)
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(1))
        if not isinstance(editor, QCheckBox):
            above = label(text)
            above.setBuddy(editor)
            column.addWidget(above)
        column.addWidget(editor)
        column.addWidget(self.below)
        self.below.hide()

    def hint(self, text: str) -> None:
        """Say what is wanted; an error goes."""
        self._hint = text
        self._say(text, wrong=False)

    def refuse(self, text: str) -> None:
        """Say what is wrong, until `hint` or `clear`."""
        self._say(text, wrong=True)

    def clear(self) -> None:
        """Show the hint again."""
        self._say(self._hint, wrong=False)

    def error(self) -> str:
        """Return what is said to be wrong; empty if nothing is."""
        return self.below.text() if self.editor.property("wrong") else ""

    def _say(self, text: str, *, wrong: bool) -> None:
        self.below.setText(text)
        self.below.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        mark(self.below, "look", "error" if wrong else "muted")
        mark(self.editor, "wrong", wrong)
