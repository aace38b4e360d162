"""Changing a code because of what was decided: the change is kept with the decision."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.coding import operations
from app.coding.reconciling.reading import Difference
from app.models.errors import Refusal, Trouble
from app.models.queries import Code
from app.ui import speech
from app.ui.hub import Hub
from app.ui.team.parts import foot, sentence
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look


class RevisionDialog(Dialog):
    """A code of the difference with its name and definition, to be changed in one step of undo."""

    def __init__(self, parent: QWidget, hub: Hub, codes: Sequence[Code], decision: int) -> None:
        super().__init__(parent)
        self._hub, self._codes, self._decision = hub, codes, decision
        self.setWindowTitle(self.tr("Change the codebook"))
        self.want(520, 480)
        self.code, self.name = QComboBox(), QLineEdit()
        self.fields = {
            name: look(QPlainTextEdit(), "field")
            for name in ("definition", "when_to_use", "when_not_to_use")
        }
        self.go = look(QPushButton(self.tr("Change")), "accent")
        self._form = Form()
        self._lay_out()
        for one in codes:
            self.code.addItem(one.name, one.id)
        self.code.currentIndexChanged.connect(self._show)
        self._show(0)

    def accept(self) -> None:
        """Change the code; a refusal is shown at its name and the dialog stays."""
        texts: dict[str, Any] = {name: edit.toPlainText() for name, edit in self.fields.items()}
        self._hub.do(
            operations.revise_code,
            code=self._now().id,
            decision=self._decision,
            name=self.name.text(),
            then=lambda _none: self._done(),
            otherwise=self._refused,
            **texts,
        )

    def _done(self) -> None:
        if isValid(self):
            super().accept()

    def _refused(self, problem: Refusal | Trouble) -> None:
        if isValid(self):
            self._form.show_error("name", speech.sentence(problem))

    def _now(self) -> Code:
        return self._codes[self.code.currentIndex()]

    def _show(self, _index: int) -> None:
        code = self._now()
        self.name.setText(code.name)
        for name, edit in self.fields.items():
            edit.setPlainText(getattr(code, name) or "")

    def _lay_out(self) -> None:
        words = {
            "definition": self.tr("Definition"),
            "when_to_use": self.tr("When to use"),
            "when_not_to_use": self.tr("When not to use"),
        }
        self._form.add("code", self.tr("Code"), self.code)
        self._form.add("name", self.tr("Name"), self.name)
        for name, edit in self.fields.items():
            edit.setTabChangesFocus(True)
            edit.setMinimumHeight(edit.fontMetrics().lineSpacing() * 3)
            edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            self._form.add(name, words[name], edit)
        back = QPushButton(self.tr("Cancel"))
        back.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        self.go.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        told = self.tr("The change is kept with the decision and stands in the table of decisions.")
        column.addWidget(sentence(told))
        column.addWidget(self._form, 1)
        column.addLayout(foot(back, self.go))


def revise(parent: QWidget, hub: Hub, one: Difference, codes: Mapping[int, Code]) -> None:
    """Ask what is changed because of the decision on a difference; nothing where there is none."""
    place = one.disagreement
    found = dict.fromkeys(coding.code for coding in (*place.first, *place.second))
    living = [codes[code] for code in found if code in codes]
    if one.settled is not None and living:
        RevisionDialog(parent, hub, living, one.settled.decision).open()
