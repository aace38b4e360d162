"""The right panel for transcripts: what is recorded of them, and who speaks.

With several transcripts selected the fields go to all of them.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.coding.recordings import name_of
from app.models.queries import Turn
from app.ui.importing.choice_delegate import ChoiceDelegate
from app.ui.importing.choices import KINDS
from app.ui.importing.field_grid import FieldGrid
from app.ui.importing.kinds import encoding_words, kind_words
from app.ui.importing.name_edit import NameEdit
from app.ui.importing.note_edit import NoteEdit
from app.ui.pages.transcripts.contents import Contents, Named, TranscriptRow
from app.ui.pages.transcripts.durations import duration_text
from app.ui.pages.transcripts.speakers_model import SPEAKER, TURNS, WHO, VoicesModel, voices
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.buttons import button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import hairline, label, look, margins

_LONGEST_NAME = 110  # px at 100 %, of a recording's name
_MOST_VOICES = 8  # rows of the table of speakers before it scrolls


class TranscriptDetail(QScrollArea):
    """`said(field, text)` for the shown transcripts; `assigned(label, role, participant)`.

    `opened(id)` asks for the Code page, `memo_asked` for the memos on a single one,
    `recording_asked(id)` for the choice of its recording.
    """

    said = Signal(str, str)
    assigned = Signal(str, str, object)
    opened = Signal(object)
    memo_asked = Signal()
    recording_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self.title = look(ElidedLabel(), "title")
        self.open = button(self.tr("Open"), "link")
        self.open.setToolTip(self.tr("Open on the Code page (Enter)"))
        self.open.clicked.connect(lambda: self.opened.emit(self._ids[0]))
        self.memo = button(self.tr("Memo…"), "link")
        self.memo.setToolTip(self.tr("Memos on the transcript as a whole"))
        self.memo.clicked.connect(self.memo_asked)
        self.recording = button("", "link", "headphones")
        self.recording.clicked.connect(lambda: self.recording_asked.emit(self._ids[0]))
        self.fields = FieldGrid()
        self.fields.said.connect(self.said)
        self.speakers = _VoicesTable()
        self.speakers.voices.assigned.connect(self.assigned)
        self.facts = look(label(), "muted")
        self.facts.setWordWrap(True)
        self._speakers_title = look(label(self.tr("Who speaks")), "head")
        self._add_fields()
        self._lay_out()

    def show_rows(
        self, contents: Contents, rows: Sequence[TranscriptRow], turns: Sequence[Turn]
    ) -> None:
        """Show transcripts; `turns` are those of a single one."""
        ids = [row.id for row in rows]
        if ids != self._ids:
            self.fields.show_errors({})
        self._ids = ids
        single = rows[0] if len(rows) == 1 else None
        self.title.setText(
            single.name if single else self.tr("{n} transcripts").format(n=len(rows))
        )
        for link in (self.open, self.memo, self.recording):
            link.setVisible(single is not None)
        self._name_recording(single.record.audio if single else None)
        self._show_fields(contents, rows)
        self._show_voices(contents, single, turns)
        self.facts.setText("" if single is None else self._facts(single))
        self.facts.setVisible(single is not None)

    def refuse(self, field: str, why: str) -> None:
        """Say at a field why what was typed there was not taken."""
        self.fields.show_error(field, why)

    def _name_recording(self, stored: str | None) -> None:
        name = name_of(stored) if stored else self.tr("Recording…")
        most, metrics = theme().px(_LONGEST_NAME), self.fontMetrics()
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, most)
        self.recording.setText(cut.replace("&", "&&"))
        self.recording.setAccessibleName(name)
        plays = self.tr("Choose the recording; it plays on the Code page (F4)")
        self.recording.setToolTip(f"{name}\n{plays}" if stored else plays)

    def _show_fields(self, contents: Contents, rows: Sequence[TranscriptRow]) -> None:
        self.fields.editor("people").set_known([one.name for one in contents.participants])
        self.fields.editor("groups").set_known([one.name for one in contents.groups])
        name = self.fields.editor("name")
        name.setEnabled(len(rows) == 1)
        why = self.tr("Each transcript has its own name: select one to change it")
        name.setToolTip(self.tr("Name (F2 in the table)") if len(rows) == 1 else why)
        put = self.fields.put
        put("name", [row.name for row in rows])
        put("people", [tuple(one.name for one in row.people) for row in rows])
        put("groups", [row.groups for row in rows])
        put("date", [row.record.date or "" for row in rows], self.tr("YYYY-MM-DD"))
        hint = self.tr("minutes, or 42:10")
        put("seconds", [duration_text(row.record.seconds) for row in rows], hint)
        put("kind", [row.record.kind for row in rows])
        self._show_guides(contents)
        put("guide", [row.record.guide_version or 0 for row in rows])
        put("interviewer", [row.interviewer for row in rows])
        put("mode", [row.record.mode or "" for row in rows], self.tr("in person, video …"))
        put("language", [row.record.language or "" for row in rows])
        put("checked_by", [row.record.checked_by or "" for row in rows])
        put("checked_on", [row.record.checked_on or "" for row in rows], self.tr("YYYY-MM-DD"))
        put("note", [row.record.note or "" for row in rows])

    def _show_guides(self, contents: Contents) -> None:
        """Offer the versions of the interview guide; say where one is made while there is none."""
        box = self.fields.editor("guide")
        with QSignalBlocker(box):
            box.clear()
            box.addItem(self.tr("not said"), 0)
            for version in contents.guides:
                box.addItem(version.name, version.id)
        box.setEnabled(bool(contents.guides))
        some = self.tr("Which version of the interview guide was used")
        none = self.tr("There is no interview guide yet: write it under “Guide”, above")
        box.setToolTip(some if contents.guides else none)

    def _show_voices(
        self, contents: Contents, row: TranscriptRow | None, turns: Sequence[Turn]
    ) -> None:
        found = voices(turns)
        for part in (self._speakers_title, self.speakers):
            part.setVisible(row is not None and bool(found))
        if row is None:
            return
        others = [Named(one.id, one.name) for one in contents.participants]
        people = list(dict.fromkeys([*row.people, *others]))
        self.speakers.show_voices(found, people)

    def _facts(self, row: TranscriptRow) -> str:
        record = row.record
        lines = [self.tr("{n} characters").format(n=self.locale().toString(row.length))]
        if record.source_name:
            lines.append(self.tr("from {file}").format(file=record.source_name))
        if record.encoding:
            lines.append(encoding_words(record.encoding))
        if record.imported_at:
            day = record.imported_at.partition("T")[0]
            lines.append(self.tr("imported {date}").format(date=day))
        return " · ".join(lines)

    def _add_fields(self) -> None:
        kind = QComboBox()
        for one in KINDS:
            kind.addItem(kind_words(one), one)
        note = NoteEdit()
        note.setFixedHeight(theme().px(64))
        add, tr = self.fields.add, self.tr
        add("name", tr("Name"), QLineEdit(), tr("Name of the transcript"))
        people = tr("Who is interviewed, as in S01; S02. A new id makes a new participant.")
        add("people", tr("Participants"), NameEdit(), people)
        add("groups", tr("Groups"), NameEdit(), tr("Groups of these participants"))
        add("date", tr("Date"), QLineEdit(), tr("Date of the interview: 2026-05-31"))
        add("seconds", tr("Duration"), QLineEdit(), tr("In minutes, or as in 42:10"))
        add("kind", tr("Kind"), kind, tr("What kind of text this is"))
        add("guide", tr("Guide"), QComboBox(), tr("Which version of the interview guide was used"))
        add("interviewer", tr("Interviewer"), QLineEdit(), tr("Who interviewed"))
        add("mode", tr("Mode"), QLineEdit(), tr("How it was held: in person, by video …"))
        add("language", tr("Language"), QLineEdit(), tr("Language that is spoken"))
        checked = tr("Who has compared the text with the recording")
        add("checked_by", tr("Checked by"), QLineEdit(), checked)
        add("checked_on", tr("Checked on"), QLineEdit(), tr("When that was: 2026-05-31"))
        add("note", tr("Note"), note, tr("Anything to remember (Ctrl+Enter keeps it)"))

    def _lay_out(self) -> None:
        ground = look(QWidget(), "panel")
        self.setWidget(ground)
        column = QVBoxLayout(ground)
        margins(column, space(4), space(3), space(4), space(4))
        column.setSpacing(space(3))
        column.addWidget(self.title)
        links = QHBoxLayout()
        margins(links)
        links.setSpacing(space(4))
        links.addWidget(self.open)
        links.addWidget(self.memo)
        links.addWidget(self.recording)
        links.addStretch()
        column.addLayout(links)
        column.addWidget(self.fields)
        column.addWidget(hairline())
        column.addWidget(self._speakers_title)
        column.addWidget(self.speakers)
        column.addWidget(self.facts)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Details"))


class _VoicesTable(QTableView):
    """The speakers of a transcript; a click on who it is opens the choice, F2 and Space too."""

    def __init__(self) -> None:
        super().__init__()
        self.voices = VoicesModel()
        self.setModel(self.voices)
        self.setItemDelegateForColumn(WHO, ChoiceDelegate(self))
        self.setEditTriggers(
            QTableView.EditTrigger.EditKeyPressed | QTableView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Speakers and who they are"))
        self.setToolTip(self.tr("Choose who it is (F2)"))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(space(8))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(SPEAKER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(TURNS, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)
        self._renew()
        theme().changed.connect(self._renew)

    def show_voices(self, found: Sequence, people: Sequence[Named]) -> None:
        """Show speakers, as high as they need."""
        self.voices.show_voices(found, people)
        self._fit()

    def _clicked(self, index) -> None:
        if index.column() == WHO:
            self.edit(index)
            box = self.indexWidget(index)
            if isinstance(box, QComboBox):
                box.showPopup()

    def _fit(self) -> None:
        rows = min(_MOST_VOICES, len(self.voices.rows))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self.verticalHeader().defaultSectionSize() + 2)

    def _renew(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(CONTROL + 2))
        self.setColumnWidth(TURNS, theme().px(52))
        self._fit()
