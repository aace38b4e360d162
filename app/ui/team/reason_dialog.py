"""Asking why: for what is recorded for good and printed with the figures."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.team.parts import foot, sentence
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look

Done = Callable[[], None]
Refused = Callable[[Refusal | Trouble], None]
Act = Callable[[str, Done, Refused], None]
"""Does it for a reason; calls the one when it is done, the other when it was refused."""


class ReasonDialog(Dialog):
    """One sentence of what will happen, and the reason."""

    def __init__(self, parent: QWidget, title: str, words: str, verb: str, act: Act) -> None:
        super().__init__(parent)
        self._act = act
        self.setWindowTitle(title)
        self.want(440)
        self.reason = QLineEdit()
        self._form = Form()
        hint = self.tr("It is kept with the date and printed with the figures.")
        self._form.add("reason", self.tr("Reason"), self.reason, hint)
        self.go = look(QPushButton(verb), "accent")
        back = QPushButton(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(sentence(words))
        column.addWidget(self._form)
        column.addLayout(foot(back, self.go))
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        back.clicked.connect(self.reject)

    def accept(self) -> None:
        """Do it; a refusal is shown at the field and the dialog stays."""
        self._act(self.reason.text(), super().accept, self._refused)

    def _refused(self, problem: Refusal | Trouble) -> None:
        self._form.show_error("reason", speech.sentence(problem))
