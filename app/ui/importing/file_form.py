"""What is recorded of the selected files: one form for one file or for many at once.

With several files a field shows what they have in common; typing sets it for all of them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.ui.importing.choices import KINDS
from app.ui.importing.name_edit import NameEdit
from app.ui.importing.plan import FilePlan, ImportPlan
from app.ui.importing.kinds import kind_words
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins, mark


class FileForm(QWidget):
    """`said(field, value)` when something was typed or chosen for the files that are shown."""

    said = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.participants = NameEdit()
        self.groups = NameEdit()
        self.date = QLineEdit()
        self.date.setPlaceholderText(self.tr("YYYY-MM-DD"))
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self._errors: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        margins(self._grid, space(4), space(3), space(4), space(3))
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(1))
        self._lay_out()
        self._connect()

    def show_files(
        self, plan: ImportPlan, files: Sequence[FilePlan], wrong: Mapping[str, str]
    ) -> None:
        """Show what holds for these files; `wrong` are sentences by field."""
        self.setEnabled(any(file.readable for file in files))
        self.participants.set_known(plan.known.participants)
        self.groups.set_known(plan.known.groups)
        single = len(files) == 1
        self.name.setEnabled(single)
        why = self.tr("Each file has its own name: select one file to change it")
        self.name.setToolTip(self.tr("Name of the transcript") if single else why)
        self._put(self.name, [file.name for file in files])
        own = all(file.participants is None for file in files) and len(files) > 1
        people = [] if own else [plan.participants(file) for file in files]
        self._put(self.participants, people)
        if own:
            self.participants.setPlaceholderText(self.tr("as the files are called"))
        self._put(self.groups, [file.groups for file in files])
        self._put(self.date, [file.date for file in files], self.tr("YYYY-MM-DD"))
        kinds = {file.kind for file in files}
        self.kind.setCurrentIndex(self.kind.findData(kinds.pop()) if len(kinds) == 1 else -1)
        for field, below in self._errors.items():
            below.setText(wrong.get(field, ""))
            below.setVisible(field in wrong)
            mark(self._editor(field), "wrong", field in wrong)

    def _put(self, editor: QLineEdit, values: Sequence[Any], empty: str = "") -> None:
        """Show the value that all have; never over what is being typed."""
        if editor.hasFocus() and editor.isModified():
            return
        different = len(set(values)) > 1
        editor.setPlaceholderText(self.tr("different") if different else empty)
        value = values[0] if values and not different else ""
        if isinstance(editor, NameEdit):
            editor.set_names(value)
        else:
            editor.setText(value)

    def _lay_out(self) -> None:
        rows = (
            ("name", self.tr("Name"), self.name, self.tr("Name of the transcript")),
            ("participants", self.tr("Participants"), self.participants,
             self.tr("Who is interviewed: one id, or several for a focus group, as in S01; S02")),
            ("groups", self.tr("Groups"), self.groups,
             self.tr("Groups of the participants, as in students; first year")),
            ("date", self.tr("Date"), self.date, self.tr("Date of the interview, as in 2026-05-31")),
            ("kind", self.tr("Kind"), self.kind, self.tr("What kind of text this is")),
        )  # fmt: skip
        for at, (field, words, editor, tip) in enumerate(rows):
            name = look(label(words), "muted")
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            editor.setToolTip(tip)
            error = look(label(), "error")
            error.setWordWrap(True)
            error.hide()
            self._errors[field] = error
            self._grid.addWidget(name, 2 * at, 0)
            self._grid.addWidget(editor, 2 * at, 1)
            self._grid.addWidget(error, 2 * at + 1, 1)

    def _connect(self) -> None:
        for field in ("name", "participants", "groups", "date"):
            editor = self._editor(field)
            assert isinstance(editor, QLineEdit)
            editor.editingFinished.connect(lambda field=field: self._typed(field))
        self.kind.activated.connect(lambda: self.said.emit("kind", self.kind.currentData()))

    def _typed(self, field: str) -> None:
        editor = self._editor(field)
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            return
        editor.setModified(False)
        value = editor.names() if isinstance(editor, NameEdit) else editor.text().strip()
        self.said.emit(field, value)

    def _editor(self, field: str) -> QWidget:
        editor: QWidget = getattr(self, field)
        return editor
