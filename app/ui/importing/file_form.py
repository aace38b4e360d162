"""What is recorded of the selected files: one form for one file or for many at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.ui.importing.choices import KINDS
from app.ui.importing.field_grid import FieldGrid
from app.ui.importing.kinds import kind_words
from app.ui.importing.name_edit import NameEdit
from app.ui.importing.names import split_names
from app.ui.importing.plan import FilePlan, ImportPlan
from app.ui.theme.tokens import space
from app.ui.widgets.look import margins


class FileForm(QWidget):
    """`said(field, value)` when something was typed or chosen for the files that are shown."""

    said = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.date = QLineEdit(), QLineEdit()
        self.participants, self.groups = NameEdit(), NameEdit()
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.fields = FieldGrid()
        self._add_fields()
        self.fields.said.connect(self._say)
        column = QVBoxLayout(self)
        margins(column, space(4), space(3), space(4), space(3))
        column.addWidget(self.fields)

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
        own = len(files) > 1 and all(file.participants is None for file in files)
        people = [] if own else [plan.participants(file) for file in files]
        put = self.fields.put
        put("name", [file.name for file in files])
        put("participants", people, self.tr("as the files are called") if own else "")
        put("groups", [file.groups for file in files])
        put("date", [file.date for file in files], self.tr("YYYY-MM-DD"))
        put("kind", [file.kind for file in files])
        self.fields.show_errors(wrong)

    def _say(self, field: str, text: str) -> None:
        value: Any = text
        if field in ("participants", "groups"):
            value = split_names(text)
        self.said.emit(field, value)

    def _add_fields(self) -> None:
        add = self.fields.add
        add("name", self.tr("Name"), self.name, self.tr("Name of the transcript"))
        add(
            "participants",
            self.tr("Participants"),
            self.participants,
            self.tr("Who is interviewed: one id, or several for a focus group, as in S01; S02"),
        )
        add(
            "groups",
            self.tr("Groups"),
            self.groups,
            self.tr("Groups of the participants, as in students; first year"),
        )
        add("date", self.tr("Date"), self.date, self.tr("Date of the interview: 2026-05-31"))
        add("kind", self.tr("Kind"), self.kind, self.tr("What kind of text this is"))
