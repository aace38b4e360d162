"""The page of transcripts and participants: two tables, and beside them what is chosen in detail.

Both tables are read at once with the page; the numbers of turns and codings follow from another
thread, because they grow with the study and the rest does not.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.importing.choices import ENDINGS
from app.ui.importing.plan import paths_in
from app.ui.pages.page import Page, Place
from app.ui.pages.transcripts import contents
from app.ui.pages.transcripts.actions import page_actions
from app.ui.pages.transcripts.edits import Edits
from app.ui.pages.transcripts.numbers import Numbers
from app.ui.pages.transcripts.page_bar import PARTICIPANTS, TRANSCRIPTS, PageBar
from app.ui.pages.transcripts.participant_detail import ParticipantDetail
from app.ui.pages.transcripts.participants_view import ParticipantsView
from app.ui.pages.transcripts.transcript_detail import TranscriptDetail
from app.ui.pages.transcripts.transcripts_model import COLUMNS
from app.ui.pages.transcripts.transcripts_view import TranscriptsView
from app.ui.speech import sentence
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import hairline, look, margins


class TranscriptsPage(Page):
    """Transcripts and participants. `import_asked(paths)` asks the window for the import dialog."""

    tables = frozenset({
        "transcript", "transcript_participant", "participant", "participant_group", "membership",
        "attribute", "attribute_value", "consent", "person", "coder", "turn", "coding", "finished",
    })  # fmt: skip
    import_asked = Signal(object)  # list of Path, empty: ask for files

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.setAcceptDrops(True)
        self._contents: contents.Contents | None = None
        self._kept: dict[str, Any] = {}
        self.edits = Edits(hub, self)
        self.numbers = Numbers(hub, self.isVisible, self)
        self.bar = PageBar()
        self.transcripts = TranscriptsView(hub, self.edits)
        self.participants = ParticipantsView(hub, self.edits)
        self.transcript, self.participant = TranscriptDetail(), ParticipantDetail()
        self._no_transcripts = EmptyState("files", self.tr("No transcripts yet"))
        self._no_transcripts.say(
            self.tr(
                "Bring in your interviews: Word, text or subtitle files, here or dropped on the "
                "window. To look around first, open the sample study from the menu."
            ),
            self.tr("Import transcripts…"),
        )
        self._no_participants = EmptyState("users", self.tr("No participants yet"))
        self._no_participants.say(
            self.tr(
                "Participants come with their transcripts, from a CSV file, or one by one. Here "
                "they get their groups, attributes and consent."
            ),
            self.tr("Import a CSV file…"),
        )
        self._work, self._detail = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._actions = page_actions(self)

    def reload(self) -> None:
        """Read transcripts and participants; numbers that are stale follow."""
        with self.hub.read() as reader:
            self._contents = contents.read(reader)
        self.edits.contents = self._contents
        self.transcripts.show_contents(self._contents)
        self.participants.show_contents(self._contents)
        self.bar.show_numbers(len(self._contents.transcripts), len(self._contents.participants))
        self._take_up_kept()
        self._show_view()
        self.numbers.refresh()

    def page_actions(self) -> list[QAction]:
        """Return the page's actions for its menu and the sheet of shortcuts."""
        return self._actions

    def status(self) -> str:
        """Return the left text of the foot: how much there is, and what is missing."""
        if self._contents is None:
            return ""
        transcripts, people = len(self._contents.transcripts), len(self._contents.participants)
        parts = [self.tr("{n} transcripts").format(n=transcripts)]
        parts.append(self.tr("{n} participants").format(n=people))
        undated = sum(row.record.date is None for row in self._contents.transcripts)
        missing = self.participants.model.missing()
        if self.bar.view == TRANSCRIPTS and undated:
            parts.append(self.tr("{n} without a date").format(n=undated))
        if self.bar.view == PARTICIPANTS and missing:
            parts.append(self.tr("{n} values missing").format(n=missing))
        return " · ".join(parts)

    def state(self) -> dict[str, Any]:
        """Return view, choice, sorting and columns for keeping."""
        table = self.transcripts.table
        header = table.horizontalHeader()
        return {
            "view": self.bar.view,
            "transcripts": table.selected_ids(),
            "participants": self.participants.table.selected_ids(),
            "hidden": self.transcripts.hidden_columns(),
            "widths": [header.sectionSize(at) for at in range(header.count())],
            "sorted": self.transcripts.model.sorted_by,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a remembered state when the page is read; what is wrong in it is passed over."""
        self._kept = dict(state)
        if self._contents is not None:
            self._take_up_kept()
            self._show_view()

    def show_view(self, view: str) -> None:
        """Show "transcripts" or "participants"."""
        self.bar.show_view(view)

    def open_current(self) -> None:
        """Open the current transcript on the Code page."""
        ident = self.transcripts.table.current_id()
        if ident is not None:
            self.went.emit(Place(transcript=ident))

    def edit_current(self) -> None:
        """Open the current cell for typing."""
        shown = self.transcripts if self.bar.view == TRANSCRIPTS else self.participants
        shown.table.edit_current()

    def import_files(self, paths: list[Path] | None = None) -> None:
        """Ask the window for the import dialog."""
        self.import_asked.emit(paths or [])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome transcripts, and on the participants' side a CSV file."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        paths = self._dropped(event)
        if not paths:
            return
        event.acceptProposedAction()
        if paths[0].suffix.lower() == ".csv":
            self.participants.import_csv(paths[0])
        else:
            self.import_files(paths)

    def _dropped(self, event: QDropEvent) -> list[Path]:
        urls = event.mimeData().urls()
        paths = paths_in([Path(url.toLocalFile()) for url in urls if url.isLocalFile()], ENDINGS)
        tables = [path for path in paths if path.suffix.lower() == ".csv"]
        if tables and self.bar.view == PARTICIPANTS:
            return tables[:1]
        return [path for path in paths if path.suffix.lower() in ENDINGS]

    @Slot()
    def _show_numbers(self) -> None:
        self.transcripts.model.set_tallies(self.numbers.by_transcript)

    @Slot()
    def _show_view(self) -> None:
        """Show the chosen view, or what stands in its place while it is empty."""
        if self._contents is None:
            return
        if self.bar.view == TRANSCRIPTS:
            empty = not self._contents.transcripts
            self._work.setCurrentWidget(self._no_transcripts if empty else self.transcripts)
            self._detail.setCurrentWidget(self.transcript)
        else:
            empty = not self._contents.participants and self.participants.result.isHidden()
            self._work.setCurrentWidget(self._no_participants if empty else self.participants)
            self._detail.setCurrentWidget(self.participant)
        self.bar.show_empty(empty)
        self._show_detail()
        self.status_changed.emit(self.status())

    @Slot()
    def _show_detail(self) -> None:
        """Show the selected rows at the right; nothing selected: nothing to say."""
        if self._contents is None:
            return
        if self.bar.view == TRANSCRIPTS:
            rows = self.transcripts.selected_rows()
            self._detail.setVisible(bool(rows))
            if rows:
                self.transcript.show_rows(self._contents, rows, self._turns(rows))
        else:
            people = self.participants.selected_rows()
            self._detail.setVisible(bool(people))
            if people:
                self.participant.show_rows(self._contents, people)
        self.bar.show_choice(len(self.participants.selected_rows()))

    def _turns(self, rows: list[contents.TranscriptRow]) -> list[queries.Turn]:
        if len(rows) != 1:
            return []
        with self.hub.read() as reader:
            return queries.turns(reader, [rows[0].id])

    def _take_up_kept(self) -> None:
        kept, self._kept = self._kept, {}
        if not kept:
            self._select_first()
            return
        hidden, widths = kept.get("hidden"), kept.get("widths")
        if isinstance(hidden, list):
            self.transcripts.hide_columns(hidden)
        if isinstance(widths, list) and len(widths) == len(COLUMNS):
            for at, width in enumerate(widths):
                if isinstance(width, int) and width > 0:
                    self.transcripts.table.setColumnWidth(at, width)
        for name, view in (("transcripts", self.transcripts), ("participants", self.participants)):
            ids = kept.get(name)
            if isinstance(ids, list):
                view.table.select_ids([one for one in ids if isinstance(one, int)])
        self.bar.show_view(str(kept.get("view", TRANSCRIPTS)))
        self._select_first()

    def _select_first(self) -> None:
        """Choose the first row where none is: the detail then says what it is for."""
        for view in (self.transcripts, self.participants):
            if not view.table.selected_ids() and view.model.rows:
                view.table.select_ids([view.model.rows[0].id])

    def _say_of_transcripts(self, field: str, text: str) -> None:
        def refused(problem: Refusal | Trouble) -> None:
            self.transcript.refuse(field, sentence(problem))

        self.edits.transcript_field(self.transcripts.table.selected_ids(), field, text, refused)

    def _say_of_participants(self, field: str, text: str) -> None:
        def refused(problem: Refusal | Trouble) -> None:
            self.participant.refuse(field, sentence(problem))

        ids = self.participants.table.selected_ids()
        if field == "groups":
            self.edits.groups(ids, self.participant.fields.editor("groups").names(), refused)
        elif len(ids) == 1:
            self.edits.participant_field(ids[0], field, text, refused)

    def _assign(self, label: str, role: str, participant: int | None) -> None:
        self.hub.do(
            operations.assign_speaker,
            transcripts=self.transcripts.table.selected_ids(),
            speaker=label,
            role=role,
            participant=participant,
        )

    def _consent(self, answers: dict[str, str | None], form: str, date: str) -> None:
        ids = self.participants.table.selected_ids()
        if len(ids) == 1:
            self.hub.do(
                operations.set_consent,
                otherwise=lambda problem: self.participant.refuse("date", sentence(problem)),
                participant=ids[0],
                answers=answers,
                form_version=form or None,
                given_on=date or None,
            )

    def _connect(self) -> None:
        self.numbers.arrived.connect(self._show_numbers)
        self.bar.view_changed.connect(self._show_view)
        self.bar.filtered.connect(self._filter)
        self.bar.import_asked.connect(self.import_files)
        self.bar.csv_asked.connect(self.participants.choose_csv)
        self.bar.participant_asked.connect(self.participants.adding.ask_participant)
        self.bar.attribute_asked.connect(self.participants.adding.ask_attribute)
        self.bar.groups_asked.connect(self.participants.show_groups)
        self._no_transcripts.acted.connect(lambda: self.import_files())
        self._no_participants.acted.connect(self.participants.choose_csv)
        for view in (self.transcripts, self.participants):
            view.chosen.connect(self._show_detail)
        for source in (self.transcripts, self.transcript, self.participant):
            source.opened.connect(lambda ident: self.went.emit(Place(transcript=ident)))
        self.transcript.said.connect(self._say_of_transcripts)
        self.transcript.assigned.connect(self._assign)
        self.participant.said.connect(self._say_of_participants)
        self.participant.consented.connect(self._consent)
        self.participants.result_changed.connect(self._show_view)

    def _filter(self, query: str) -> None:
        self.transcripts.set_filter(query)
        self.participants.set_filter(query)

    def _lay_out(self) -> None:
        for part in (self.transcripts, self._no_transcripts, self.participants,
                     self._no_participants):  # fmt: skip
            self._work.addWidget(part)
        self._detail.addWidget(self.transcript)
        self._detail.addWidget(self.participant)
        middle = QWidget()
        column = QVBoxLayout(middle)
        margins(column)
        column.addWidget(self.bar)
        column.addWidget(hairline())
        column.addWidget(self._work, 1)
        right = look(QWidget(), "panel")
        side = QVBoxLayout(right)
        margins(side)
        side.addWidget(self._detail)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(ThreePanes(None, middle, right, right_width=300, room=640))
