"""The right panel for participants: groups, consent, case summary, transcripts, what was sent."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.ui.importing.field_grid import FieldGrid
from app.ui.importing.name_edit import NameEdit
from app.ui.importing.note_edit import NoteEdit
from app.ui.pages.transcripts.contents import Contents, Named, ParticipantRow
from app.ui.pages.transcripts.participants_model import PURPOSES, purpose_words
from app.ui.pages.transcripts.sent_section import SentSection
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import hairline, label, look, margins

_NOT_ASKED = "-"


class ParticipantDetail(QScrollArea):
    """`said(field, text)`: name, groups or summary. `consented(answers, form, date)` gives all
    answers of the form. `opened(id)` asks for a transcript on the Code page, `memo_asked` for the
    memos on a single one.
    """

    said = Signal(str, str)
    consented = Signal(dict, str, str)
    opened = Signal(object)
    memo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = look(ElidedLabel(), "title")
        self.memo = button(self.tr("Memo…"), "link")
        self.memo.setToolTip(self.tr("Memos on the participant"))
        self.memo.clicked.connect(self.memo_asked)
        self.withdrawn = look(label(), "warning")
        self.fields, self.consent = FieldGrid(), FieldGrid()
        self.fields.said.connect(self.said)
        self.consent.said.connect(self._consent)
        self.sent = SentSection()
        self._parts = QWidget()
        self._links = QVBoxLayout()
        margins(self._links)
        self._texts: tuple[Named, ...] = ()
        self._ids: list[int] = []
        self._add_fields()
        self._lay_out()

    def show_rows(self, contents: Contents, rows: Sequence[ParticipantRow]) -> None:
        """Show participants; consent, summary and transcripts only of a single one."""
        ids = [row.id for row in rows]
        if ids != self._ids:
            self.fields.show_errors({})
            self.consent.show_errors({})
        self._ids = ids
        single = rows[0] if len(rows) == 1 else None
        self.title.setText(
            single.name if single else self.tr("{n} participants").format(n=len(rows))
        )
        self.fields.editor("groups").set_known([group.name for group in contents.groups])
        name, summary = self.fields.editor("name"), self.fields.editor("summary")
        for editor in (name, summary):
            editor.setEnabled(single is not None)
            why = self.tr("Select one participant to change this")
            editor.setToolTip(self._tips[editor] if single else why)
        self.fields.put("name", [row.name for row in rows])
        self.fields.put("groups", [row.groups for row in rows])
        self.fields.put("summary", [row.summary for row in rows])
        for part in (self._parts, self.memo):
            part.setVisible(single is not None)
        self.withdrawn.setVisible(single is not None and single.withdrawn is not None)
        self.sent.show_rows(rows)
        if single is not None:
            words = self.tr("Withdrew consent on {date}")
            self.withdrawn.setText(words.format(date=single.withdrawn))
            self._show_consent(single)
            self._show_links(single.transcripts)

    def refuse(self, field: str, why: str) -> None:
        """Say at a field why what was typed there was not taken."""
        self.fields.show_error(field, why)
        self.consent.show_error(field, why)

    def links(self) -> list[QWidget]:
        """Return the links to transcripts, from top to bottom."""
        items = (self._links.itemAt(at) for at in range(self._links.count()))
        found = (item.widget() for item in items if item is not None)
        return [widget for widget in found if widget is not None]

    def _show_consent(self, row: ParticipantRow) -> None:
        for purpose in PURPOSES:
            given = row.consent.get(purpose)
            self.consent.put(purpose, [_NOT_ASKED if given is None else given.answer])
        answers = list(row.consent.values())
        form = next((one.form_version for one in answers if one.form_version), "")
        date = next((one.given_on for one in answers if one.given_on), "")
        self.consent.put("form", [form])
        self.consent.put("date", [date], self.tr("YYYY-MM-DD"))

    def _show_links(self, texts: tuple[Named, ...]) -> None:
        if texts == self._texts:
            return
        self._texts = texts
        for old in self.links():
            self._links.removeWidget(old)
            old.deleteLater()
        for text in texts:
            link = button(text.name, "link")
            link.setToolTip(self.tr("Open {name} on the Code page").format(name=text.name))
            link.clicked.connect(lambda _=False, ident=text.id: self.opened.emit(ident))
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not texts:
            self._links.addWidget(look(label(self.tr("None yet")), "muted"))

    def _consent(self, field: str, text: str) -> None:
        """Give the whole form: the answers, and the form's version and date with each."""
        answers: Mapping[str, str | None] = {
            purpose: None if held == _NOT_ASKED else held
            for purpose in PURPOSES
            for held in [self.consent.editor(purpose).currentData()]
        }
        form = self.consent.editor("form").text().strip()
        self.consented.emit(dict(answers), form, self.consent.editor("date").text().strip())

    def _add_fields(self) -> None:
        tr, summary = self.tr, NoteEdit()
        summary.setFixedHeight(theme().px(112))
        self.fields.add("name", tr("Id"), QLineEdit(), tr("Id shown everywhere, as in S07"))
        tip = tr("Groups, as in students; first year. They may overlap.")
        self.fields.add("groups", tr("Groups"), NameEdit(), tip)
        tip = tr("Who this is, in a few sentences (Ctrl+Enter keeps it)")
        self.fields.add("summary", tr("Summary"), summary, tip)
        self._tips = {
            self.fields.editor(key): self.fields.editor(key).toolTip()
            for key in ("name", "summary")
        }
        for purpose in PURPOSES:
            box = QComboBox()
            for answer, words in (
                (_NOT_ASKED, tr("not asked")), ("yes", tr("yes")), ("no", tr("no"))
            ):  # fmt: skip
                box.addItem(words, answer)
            words = purpose_words(purpose)
            tip = tr("Agrees to {what}").format(what=words)
            self.consent.add(purpose, words[:1].upper() + words[1:], box, tip)
        self.consent.add("form", tr("Form"), QLineEdit(), tr("Version of the consent form"))
        self.consent.add("date", tr("Date"), QLineEdit(), tr("When it was given: 2026-05-31"))

    def _lay_out(self) -> None:
        parts = QVBoxLayout(self._parts)
        margins(parts)
        parts.setSpacing(space(3))
        parts.addWidget(hairline())
        parts.addWidget(look(label(self.tr("Consent")), "head"))
        parts.addWidget(self.consent)
        parts.addWidget(hairline())
        parts.addWidget(look(label(self.tr("Transcripts")), "head"))
        parts.addLayout(self._links)
        ground = look(QWidget(), "panel")
        self.setWidget(ground)
        column = QVBoxLayout(ground)
        margins(column, space(4), space(3), space(4), space(4))
        column.setSpacing(space(3))
        column.addWidget(self.title)
        column.addWidget(self.memo, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.withdrawn, self.fields, self._parts, hairline(), self.sent):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Details"))
