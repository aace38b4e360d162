"""In which meeting decisions are made: the button that says so, and the minutes of the meeting."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.models.queries import Meeting
from app.ui import speech
from app.ui.dates import day
from app.ui.hub import Hub
from app.ui.team.parts import foot
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look


class MeetingMenu(QMenu):
    """The meetings of the team, one or none of them chosen; it stays chosen until another is."""

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub
        self._meetings: Sequence[Meeting] = ()
        self._present = ""
        self.chosen: int | None = None
        self.button = button(self.tr("No meeting"), "", "calendar")
        self.button.setMenu(self)

    def offer(self, meetings: Sequence[Meeting], present: str) -> None:
        """Offer the meetings, the latest first; `present` is who is there as a rule."""
        self._meetings, self._present = meetings, present
        known = {one.id for one in meetings}
        self.chosen = self.chosen if self.chosen in known else None
        self._fill()

    def choose(self, meeting: int | None) -> None:
        """Let the next decisions belong to a meeting, or to none."""
        self.chosen = meeting
        self._fill()

    def ask(self, meeting: Meeting | None) -> "MeetingDialog":
        """Ask about a new meeting, or show one with its minutes."""
        dialog = MeetingDialog(self.button, self._hub, meeting, self._present)
        dialog.kept.connect(self._kept)
        dialog.open()
        return dialog

    def _kept(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, MeetingDialog):
            self.choose(dialog.meeting)

    def _fill(self) -> None:
        self.clear()
        now = next((one for one in self._meetings if one.id == self.chosen), None)
        group = QActionGroup(self)
        for one in (None, *reversed(self._meetings)):
            words = self.tr("No meeting") if one is None else _words(one)
            action = self.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one is now)
            group.addAction(action)
            ident = None if one is None else one.id
            action.triggered.connect(lambda _on=False, ident=ident: self.choose(ident))
        self.addSeparator()
        self.addAction(self.tr("New meeting…")).triggered.connect(lambda: self.ask(None))
        minutes = self.addAction(self.tr("Minutes…"))
        minutes.setEnabled(now is not None)
        minutes.triggered.connect(lambda: self.ask(now))
        self.button.setText(self.tr("No meeting") if now is None else day(now.date))
        said = self.tr("Decisions belong to no meeting") if now is None else _words(now)
        self.button.setToolTip(tip(said))
        self.button.setAccessibleName(said)


def _words(meeting: Meeting) -> str:
    return " · ".join(part for part in (day(meeting.date), meeting.present) if part)


class MeetingDialog(Dialog):
    """A meeting: when, who was there, and the minutes. `kept` once it is in the project."""

    kept = Signal()

    def __init__(self, parent: QWidget, hub: Hub, meeting: Meeting | None, present: str) -> None:
        super().__init__(parent)
        self._hub, self._known = hub, meeting
        self.meeting = meeting.id if meeting else None
        self.setWindowTitle(self.tr("Meeting"))
        self.want(480, 380)
        self.date, self.present = QLineEdit(), QLineEdit()
        self.minutes = look(QPlainTextEdit(), "field")
        self.date.setText(meeting.date if meeting else date.today().isoformat())
        self.present.setText((meeting.present if meeting else present) or "")
        self.minutes.setPlainText((meeting.minutes if meeting else "") or "")
        self.minutes.setTabChangesFocus(True)
        self._form = Form()
        self._form.add("date", self.tr("Date"), self.date, self.tr("Year-month-day"))
        self._form.add("present", self.tr("Present"), self.present)
        self._form.add("minutes", self.tr("Minutes"), self.minutes)
        self.go = look(QPushButton(self.tr("Keep")), "accent")
        back = QPushButton(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(self._form, 1)
        column.addLayout(foot(back, self.go))
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        back.clicked.connect(self.reject)

    def accept(self) -> None:
        """Keep it; a refusal is shown at the date and the dialog stays."""
        values: dict[str, Any] = {
            "date": self.date.text(),
            "present": self.present.text(),
            "minutes": self.minutes.toPlainText(),
            "otherwise": self._refused,
        }
        if self._known is None:
            self._hub.do(operations.write_meeting, then=self._written, **values)
        else:
            values["then"] = lambda _none: self._written(self.meeting)
            self._hub.do(operations.edit_meeting, meeting=self._known.id, **values)

    def _written(self, meeting: int | None) -> None:
        if isValid(self):
            self.meeting = meeting
            self.kept.emit()
            super().accept()

    def _refused(self, problem: Refusal | Trouble) -> None:
        if isValid(self):
            self._form.show_error("date", speech.sentence(problem))
