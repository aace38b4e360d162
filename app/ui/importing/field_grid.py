"""Fields below each other, their names at the left, for one row of the project or for many.

For many rows a field shows what they have in common, and what is typed goes to all of them. An
error stands below the field that it belongs to.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.ui.importing.name_edit import NameEdit
from app.ui.importing.names import join_names
from app.ui.importing.note_edit import NoteEdit
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins, mark

Editor = QLineEdit | QComboBox | NoteEdit


class FieldGrid(QWidget):
    """`said(key, text)` when something else was typed or chosen; a choice comes as its data.

    The fields show only what they are given; a field in which somebody types keeps what is typed.
    """

    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._errors: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        margins(self._grid)
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(1))
        self._grid.setColumnStretch(1, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def add(self, key: str, words: str, editor: Editor, tip: str) -> None:
        """Add a field called `words`."""
        row = 2 * len(self._editors)
        name = look(label(words), "muted")
        name.setBuddy(editor)
        editor.setAccessibleName(words)
        editor.setToolTip(tip)
        error = look(label(), "error")
        error.setWordWrap(True)
        error.hide()
        top = Qt.AlignmentFlag.AlignTop
        tall = isinstance(editor, QPlainTextEdit)
        self._grid.addWidget(name, row, 0, top if tall else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(editor, row, 1)
        self._grid.addWidget(error, row + 1, 1)
        self._editors[key], self._errors[key] = editor, error
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(words)
            editor.activated.connect(lambda: self.said.emit(key, str(editor.currentData())))
        elif isinstance(editor, NoteEdit):
            editor.finished.connect(lambda: self._finished(key))
        else:
            editor.editingFinished.connect(lambda: self._finished(key))

    def editor(self, key: str) -> Any:
        """Return a field's editor."""
        return self._editors[key]

    def put(self, key: str, values: Sequence[Any], empty: str = "") -> None:
        """Show what all rows have; "different" where they differ, `empty` as a hint without any."""
        editor = self._editors[key]
        different = len(set(values)) > 1
        value = values[0] if values and not different else None
        if isinstance(editor, QComboBox):
            with QSignalBlocker(editor):
                editor.setCurrentIndex(editor.findData(value))
            return
        if editor.hasFocus() and _is_modified(editor):
            return
        text = "" if value is None else join_names(value) if isinstance(value, tuple) else value
        hint = self.tr("different") if different else empty
        editor.setPlaceholderText(hint)
        if isinstance(editor, NoteEdit):
            editor.show_text(text)
        elif text != editor.text():
            editor.setText(text)

    def show_error(self, key: str, why: str) -> None:
        """Say below a field what is wrong with it; "" takes that away."""
        if key not in self._errors:
            return
        self._errors[key].setText(why)
        self._errors[key].setVisible(bool(why))
        self._editors[key].setAccessibleDescription(why)
        mark(self._editors[key], "wrong", bool(why))

    def show_errors(self, wrong: Mapping[str, str]) -> None:
        """Say what is wrong with the fields, and nothing of the others."""
        for key in self._errors:
            self.show_error(key, wrong.get(key, ""))

    def error(self, key: str) -> str:
        """Return what is said to be wrong with a field."""
        return self._errors[key].text()

    def _finished(self, key: str) -> None:
        editor = self._editors[key]
        if isinstance(editor, QComboBox) or not _is_modified(editor):
            return
        _set_unmodified(editor)
        self.show_error(key, "")
        if isinstance(editor, NameEdit):
            self.said.emit(key, join_names(editor.names()))
        elif isinstance(editor, NoteEdit):
            self.said.emit(key, editor.toPlainText().strip())
        else:
            self.said.emit(key, editor.text().strip())


def _is_modified(editor: QLineEdit | NoteEdit) -> bool:
    if isinstance(editor, NoteEdit):
        return editor.document().isModified()
    return editor.isModified()


def _set_unmodified(editor: QLineEdit | NoteEdit) -> None:
    if isinstance(editor, NoteEdit):
        editor.document().setModified(False)
    else:
        editor.setModified(False)
