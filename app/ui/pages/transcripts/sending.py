"""Member checking from the participants' side: recording what was sent, and files to send."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QComboBox, QWidget

from app.coding import operations
from app.coding.documents.value import Document
from app.coding.exchange.attribute_values import read_as
from app.coding.operations.member_checks import CHECKED
from app.coding.sending.own_words import own_words
from app.coding.sending.theme_summary import theme_summary
from app.models.clock import today
from app.models.errors import Refusal, Trouble
from app.models.queries import MemberCheck
from app.models.reader import Reader
from app.ui.counting import counted
from app.ui.documents.exporting import DocumentExport
from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import ParticipantRow
from app.ui.pages.transcripts.member_words import what_words
from app.ui.pages.transcripts.panels import FormPanel
from app.ui.pages.transcripts.sent_section import OWN_WORDS, SentSection
from app.ui.speech import sentence

_WHAT = {OWN_WORDS: "transcript"}  # what a document is recorded as; any other is the findings


class SentPanel(FormPanel):
    """Asks what was sent, and when; to several it says to how many."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "")
        self.go.setText(self.tr("Record"))
        self.what, self.sent_on = QComboBox(), self._line()
        for what in CHECKED:
            self.what.addItem(what_words(what), what)
        self.form.add("what", self.tr("What was sent"), self.what)
        hint = self.tr("As in 2026-05-31")
        self.form.add("sent_on", self.tr("Sent on"), self.sent_on, hint)

    def ask(self, anchor: QWidget, rows: Sequence[ParticipantRow]) -> None:
        """Ask below a button; the day is today unless another is typed."""
        self.sent_on.setText(today().isoformat())
        self.sent_on.selectAll()
        one, more = self.tr("Sent to be checked"), self.tr("Sent to {n} participants")
        self.open_below(anchor, counted(len(rows), one, more))

    def first_focus(self) -> QWidget:
        """Begin with what was sent."""
        return self.what


class Sending(QObject):
    """Acts for the section `section` on the participants that `chosen` returns."""

    def __init__(
        self, hub: Hub, page: QWidget, section: SentSection,
        chosen: Callable[[], list[ParticipantRow]],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._hub, self._page, self._section, self._chosen = hub, page, section, chosen
        self._exporting = DocumentExport(hub, page)
        self._written = ""  # the document that was written last
        self.panel: SentPanel | None = None
        section.record_asked.connect(self.ask)
        section.export_asked.connect(self._ask_export)
        section.said.connect(self._say)
        section.removed.connect(lambda one: hub.do(operations.remove_member_check, check=one))
        section.record_written.connect(self._record_written)

    def ask(self, anchor: QWidget) -> None:
        """Ask below a widget what was sent to the chosen participants."""
        rows = self._chosen()
        if not rows:
            return
        if self.panel is None:
            self.panel = SentPanel(self._page.window())
            self.panel.submitted.connect(self._record)
        self.panel.ask(anchor, rows)

    def export_to(self, document: str, out: Path) -> None:
        """Write a document for the chosen participants to a file."""
        rows = self._chosen()
        if not rows:
            return
        people, name = [row.id for row in rows], rows[0].name

        def make(reader: Reader) -> Document:
            return own_words(reader, name) if document == OWN_WORDS else theme_summary(reader)

        def written(out: Path) -> None:
            self._written = document
            if [row.id for row in self._chosen()] == people:
                self._section.show_written(out)

        self._exporting.write(make, out, written, self._hub.refused.emit)

    def _ask_export(self, document: str) -> None:
        rows = self._chosen()
        name = document
        if rows and document == OWN_WORDS:
            name = _tr("{id} own words").format(id=rows[0].name)
        out = self._exporting.ask(name)
        if out is not None:
            self.export_to(document, out)

    def _record(self) -> None:
        panel = self.panel
        assert panel is not None
        self._hub.do(
            operations.record_member_check,
            then=lambda _none: panel.close_quietly(),
            otherwise=lambda problem: panel.refuse("sent_on", sentence(problem)),
            participants=[row.id for row in self._chosen()],
            what=panel.what.currentData(),
            sent_on=_as_date(panel.sent_on.text()),
        )

    def _record_written(self) -> None:
        self._hub.do(
            operations.record_member_check,
            then=lambda _none: self._section.show_written(None),
            participants=[row.id for row in self._chosen()],
            what=_WHAT.get(self._written, "findings"),
            sent_on=today().isoformat(),
        )

    def _say(self, ident: int, field: str, text: str) -> None:
        check = self._check(ident)
        if check is None:
            return
        values: dict[str, Any] = {"sent_on": check.sent_on, "returned_on": check.returned_on,
                  "outcome": check.outcome}  # fmt: skip
        values[field] = text if field == "outcome" else _as_date(text)

        def refused(problem: Refusal | Trouble) -> None:
            shown = self._section.checks.get(ident)
            if shown is not None:
                shown.fields.show_error(field, sentence(problem))

        self._hub.do(operations.edit_member_check, otherwise=refused, check=ident, **values)

    def _check(self, ident: int) -> MemberCheck | None:
        found = (one for row in self._chosen() for one in row.checks)
        return next((one for one in found if one.id == ident), None)


def _as_date(text: str) -> str:
    """Return a date as the project keeps it, or what was typed: the refusal names it."""
    return (read_as("date", [text.strip()], ";")[0] or text) if text.strip() else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sending", text)
