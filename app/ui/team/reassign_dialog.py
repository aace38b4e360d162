"""Work done under the wrong name: from whom, to whom, since when; how much that is."""

from typing import Any

from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.hub import Hub
from app.ui.team.parts import foot, number, sentence
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look


class ReassignDialog(Dialog):
    """One step of undo."""

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent)
        self._hub = hub
        self.setWindowTitle(self.tr("Work under the wrong name"))
        self.want(440)
        self.whose, self.to = QComboBox(), QComboBox()
        self.since = QDateTimeEdit(QDateTime(QDateTime.currentDateTime().date(), QTime(0, 0)))
        self.says = sentence()
        self.go = look(QPushButton(self.tr("Give the work over")), "accent")
        self.back = QPushButton(self.tr("Cancel"))
        self._form = Form()
        self._form.add("whose", self.tr("Done under the name"), self.whose)
        self._form.add("to", self.tr("By"), self.to)
        self._form.add("since", self.tr("Since"), self.since)
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        for part in (self._form, self.says):
            column.addWidget(part)
        column.addLayout(foot(self.back, self.go))
        self.go.setDefault(True)
        self._fill()
        for choice in (self.whose, self.to):
            choice.currentIndexChanged.connect(lambda _at: self._count())
        self.since.dateTimeChanged.connect(lambda _when: self._count())
        self.go.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self._count()

    def accept(self) -> None:
        """Give the work over."""
        self._hub.do(
            operations.reassign_work,
            then=lambda _n: self._close(),
            otherwise=self._refused,
            **self._values(),
        )

    def _close(self) -> None:
        super().accept()

    def _values(self) -> dict[str, Any]:
        since = self.since.dateTime().toUTC().toString("yyyy-MM-ddTHH:mm:ss")
        return {"coder": self.whose.currentData(), "to": self.to.currentData(), "since": since}

    def _fill(self) -> None:
        with self._hub.read() as reader:
            people = [row for row in queries.coders(reader) if row.kind == "person"]
            hidden = reader.viewer.hidden
        for row in people:
            self.to.addItem(row.name, row.id)
            if row.id not in hidden:
                self.whose.addItem(row.name, row.id)
        self.whose.setCurrentIndex(max(0, self.whose.findData(self._hub.coder)))
        other = next((row.id for row in people if row.id != self._hub.coder), None)
        self.to.setCurrentIndex(max(0, self.to.findData(other)))

    def _count(self) -> None:
        self._form.clear_errors()
        self.go.setEnabled(False)
        self.says.setText("")
        values = self._values()
        if values["coder"] == values["to"]:
            self.says.setText(self.tr("Choose two different names."))
            return
        future = self._hub.project.rehearse(operations.reassign_work, self._hub.coder, **values)
        self._hub.follow(future, lambda n: self._counted(values, n), self._refused)

    def _counted(self, values: dict[str, Any], n: int) -> None:
        if not isValid(self) or values != self._values():
            return
        words = self.tr(
            "Codings, codes, memos and whatever else changes hands: {n}. What was placed in a "
            "structure of one's own, or sorted in an outline of memos, stays in its place."
        )
        self.says.setText(words.format(n=number(n)))
        self.go.setEnabled(n > 0)

    def _refused(self, problem: Refusal | Trouble) -> None:
        if isValid(self):
            self._form.show_error("whose", speech.sentence(problem))
