"""The study record: what the paper's methods section will ask for."""

from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.operations.study import APPROACHES
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.hub import Hub
from app.ui.theme import theme
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look

_LINES = 3


class StudyDialog(Dialog):
    """All fields of the study record; OK is one step of undo."""

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent)
        self._hub = hub
        self.setWindowTitle(self.tr("Study record"))
        self.want(560, 620)
        self._form = Form()
        self._title = QLineEdit()
        self._approach = QComboBox()
        self._lines: dict[str, QLineEdit] = {}
        self._texts: dict[str, QPlainTextEdit] = {}
        self._make_fields()
        self._fill()
        self._lay_out()

    def accept(self) -> None:
        """Write what differs; a refusal is shown at the title, the only field that can be."""
        values: dict[str, Any] = {key: field.text() for key, field in self._lines.items()}
        values |= {key: field.toPlainText() for key, field in self._texts.items()}
        self._hub.do(
            operations.edit_study,
            title=self._title.text(),
            approach=self._approach.currentData(),
            then=lambda _none: self._close(),
            otherwise=self._refused,
            **values,
        )

    def _close(self) -> None:
        super().accept()

    def _refused(self, problem: Refusal | Trouble) -> None:
        self._form.show_error("title", speech.sentence(problem))

    def _make_fields(self) -> None:
        self._form.add("title", self.tr("Title"), self._title)
        names = {
            "grounded-theory": self.tr("Grounded theory"),
            "reflexive-thematic-analysis": self.tr("Reflexive thematic analysis"),
            "codebook-thematic-analysis": self.tr("Codebook thematic analysis"),
            "content-analysis": self.tr("Content analysis"),
            "own": self.tr("An approach of its own"),
        }
        for approach in APPROACHES:
            self._approach.addItem(names[approach], approach)
        self._text("questions", self.tr("Research questions"))
        self._form.add("approach", self.tr("Approach"), self._approach)
        self._line("committee", self.tr("Ethics committee"))
        self._line("approval_number", self.tr("Approval number"))
        self._text("recruitment", self.tr("How participants were recruited"))
        self._text("refusals", self.tr("Who refused or dropped out, and why"))
        self._line("languages", self.tr("Languages of the interviews"))

    def _line(self, key: str, words: str) -> None:
        self._lines[key] = QLineEdit()
        self._form.add(key, words, self._lines[key])

    def _text(self, key: str, words: str) -> None:
        field = look(QPlainTextEdit(), "field")
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + theme().px(14))
        self._texts[key] = field
        self._form.add(key, words, field)

    def _fill(self) -> None:
        with self._hub.read() as reader:
            study = queries.study(reader)._asdict()
        self._title.setText(study["title"])
        self._approach.setCurrentIndex(max(0, self._approach.findData(study["approach"])))
        for key, line in self._lines.items():
            line.setText(study[key] or "")
        for key, text in self._texts.items():
            text.setPlainText(study[key] or "")

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._form)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
