"""Forms: a label above each field, a hint or the error below it, where it belongs.

The error takes the hint's place, so that nothing jumps; it is also the field's description for
screen readers.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.look import inset, label, margins, mark

_LETTERS = 16  # of a choice that are always seen


@dataclass
class Field:
    """A field of a form: its editor, its label, and the line below with the usual hint."""

    editor: QWidget
    label: QLabel
    below: QLabel
    hint: str


class Form(QWidget):
    """Fields below each other, each known by a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        margins(self._column)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def add(self, key: str, text: str, editor: QWidget, hint: str = "") -> Field:
        """Add a field called `text`; `hint` says below it what is wanted."""
        field = Field(editor, label(text), label(hint, "muted"), hint)
        field.label.setBuddy(editor)
        if isinstance(editor, QAbstractSpinBox):
            inset(editor)
        field.below.setWordWrap(True)
        editor.setAccessibleName(text.replace("&", ""))
        editor.setAccessibleDescription(hint)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(editor.accessibleName())
            # A long name in the list must not make the form wider than the screen.
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            editor.setSizeAdjustPolicy(policy)
            editor.setMinimumContentsLength(_LETTERS)
        if self._fields:
            self._column.addSpacing(space(4))
        for part, gap in ((field.label, 1), (editor, 1), (field.below, 0)):
            self._column.addWidget(part)
            self._column.addSpacing(space(gap))
        # Only now: without a parent it would be shown as a window of its own.
        field.below.setVisible(bool(hint))
        self._fields[key] = field
        return field

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return self._fields[key]

    def show_error(self, key: str, text: str) -> None:
        """Say at a field what is wrong with it; the first one with an error gets the focus."""
        first = not any(self.errors().values())
        self._say(self._fields[key], text, "error")
        if first:
            self._fields[key].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Show the hints again."""
        for field in self._fields.values():
            self._say(field, field.hint, "muted")

    def errors(self) -> dict[str, str]:
        """Return what is said to be wrong, by key."""
        return {
            key: field.below.text()
            for key, field in self._fields.items()
            if field.editor.property("wrong")
        }

    def _say(self, field: Field, text: str, name: str) -> None:
        field.below.setText(text)
        field.below.setVisible(bool(text))
        field.editor.setAccessibleDescription(text)
        mark(field.below, "look", name)
        mark(field.editor, "wrong", name == "error")
