"""What was sent to a participant to be checked: a part of the right panel.

Each thing sent has its dates and what it changed, typed in place. Of several participants only what
can be done for all of them at once is offered.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.models.queries import MemberCheck
from app.ui.dates import day
from app.ui.importing.field_grid import FieldGrid
from app.ui.importing.note_edit import NoteEdit
from app.ui.pages.transcripts.contents import ParticipantRow
from app.ui.pages.transcripts.member_words import what_words
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.look import label, look, margins

OWN_WORDS, THEMES = "own-words", "theme-summary"  # documents of app.coding.documents.catalog


class SentSection(QWidget):
    """`record_asked(button)`: ask what was sent, below it. `export_asked(document)` for a file.

    `said(check, field, text)`: "sent_on", "returned_on" or "outcome" was typed. `removed(check)`.
    `record_written()`: what was just written has been sent.
    """

    record_asked = Signal(QWidget)
    export_asked = Signal(str)
    said = Signal(object, str, str)
    removed = Signal(object)
    record_written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = look(label(), "muted")
        self.state.setWordWrap(True)
        self.record = button(self.tr("Record as sent…"))
        self.record.setToolTip(self.tr("What went to whom, and on which day"))
        self.record.clicked.connect(lambda: self.record_asked.emit(self.record))
        self.export = button(self.tr("Export to send…"))
        self.menu = QMenu(self.export)
        self.menu.setToolTipsVisible(True)
        self.own_words = self.menu.addAction(self.tr("What the participant said…"))
        self.own_words.triggered.connect(lambda: self.export_asked.emit(OWN_WORDS))
        themes = self.menu.addAction(self.tr("The themes in plain words…"))
        themes.triggered.connect(lambda: self.export_asked.emit(THEMES))
        self.export.setMenu(self.menu)
        self.written = look(label(), "muted")
        self.written.setWordWrap(True)
        self.offer = button(self.tr("Record as sent today"), "link")
        self.offer.clicked.connect(self.record_written)
        self.checks: dict[int, SentFields] = {}
        self._column = QVBoxLayout()
        self._people: list[int] = []
        self._lay_out()
        self.show_written(None)

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show what was sent to a single participant; of several, to how many something was."""
        people = [row.id for row in rows]
        if people != self._people:
            self.show_written(None)
        self._people = people
        single = rows[0] if len(rows) == 1 else None
        self._show_checks(single.checks if single else ())
        self.state.setText(self._state(rows))
        self.state.setVisible(bool(self.state.text()))
        self.own_words.setEnabled(single is not None)
        why = self.tr("Select one participant: each gets a file of their own")
        self.own_words.setToolTip("" if single else why)
        gone = [row.name for row in rows if row.withdrawn is not None]
        self.export.setEnabled(not gone)
        why = self.tr("Withdrew, so nothing is sent any more: {ids}").format(ids=", ".join(gone))
        ready = self.tr("A file for the participant to read and correct")
        self.export.setToolTip(why if gone else ready)

    def show_written(self, out: Path | None) -> None:
        """Offer to record that the file just written was sent; None takes the offer away."""
        if out is not None:
            self.written.setText(self.tr("Written: {file}").format(file=out.name))
            self.written.setToolTip(str(out))
        for part in (self.written, self.offer):
            part.setVisible(out is not None)

    def _state(self, rows: Sequence[ParticipantRow]) -> str:
        if len(rows) == 1:
            return "" if rows[0].checks else self.tr("Nothing was sent yet")
        asked = sum(bool(row.checks) for row in rows)
        words = self.tr("Something was sent to {n} of {all}")
        return words.replace("{all}", str(len(rows))).replace("{n}", str(asked))

    def _show_checks(self, checks: Sequence[MemberCheck]) -> None:
        if list(self.checks) != [one.id for one in checks]:
            for old in self.checks.values():
                self._column.removeWidget(old)
                old.deleteLater()
            self.checks = {one.id: self._fields(one.id) for one in checks}
        for one in checks:
            self.checks[one.id].show_check(one)

    def _fields(self, check: int) -> "SentFields":
        made = SentFields()
        made.fields.said.connect(lambda key, text: self.said.emit(check, key, text))
        made.remove.clicked.connect(lambda: self.removed.emit(check))
        self._column.addWidget(made)
        return made

    def _lay_out(self) -> None:
        margins(self._column)
        self._column.setSpacing(space(3))
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(2))
        left, whole = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0)
        column.addWidget(look(label(self.tr("Sent to be checked")), "head"))
        column.addWidget(self.state)
        column.addLayout(self._column)
        for part in (self.record, self.export, self.written, self.offer):
            column.addWidget(part, 0, left if part is not self.written else whole)


class SentFields(QWidget):
    """One thing that was sent: what and whether it came back, its dates, what it changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label()
        self.remove = IconButton("trash-2", self.tr("Remove this record"))
        self.fields = FieldGrid()
        tr, outcome = self.tr, NoteEdit()
        outcome.setFixedHeight(theme().px(64))
        sent, back = tr("When it was sent: 2026-05-31"), tr("When it came back; empty: not yet")
        self.fields.add("sent_on", tr("Sent"), QLineEdit(), sent)
        self.fields.add("returned_on", tr("Came back"), QLineEdit(), back)
        tip = tr("What the participant said to it and what that changed (Ctrl+Enter keeps it)")
        self.fields.add("outcome", tr("Outcome"), outcome, tip)
        line = QHBoxLayout()
        margins(line)
        line.addWidget(self.title, 1)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(1))
        column.addLayout(line)
        column.addWidget(self.fields)

    def show_check(self, check: MemberCheck) -> None:
        """Show it; a field in which somebody types keeps what is typed."""
        self.title.setText(f"{what_words(check.what)} · {day(check.sent_on)}")
        self.remove.setAccessibleName(
            self.tr("Remove the record: {what}").format(what=self.title.text())
        )
        self.fields.put("sent_on", [check.sent_on])
        self.fields.put("returned_on", [check.returned_on or ""], self.tr("YYYY-MM-DD"))
        self.fields.put("outcome", [check.outcome or ""], self.tr("What it changed"))
