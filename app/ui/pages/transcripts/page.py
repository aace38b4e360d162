"""The page of transcripts and participants: two tables, and beside them what is chosen in detail.

Both tables are read at once with the page; the numbers of turns and codings follow from another
thread, because they grow with the study and the rest does not.
"""

from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.counting import counted
from app.ui.frame.panes import RIGHT, ThreePanes
from app.ui.hub import Hub
from app.ui.memos.beside import MemosBeside
from app.ui.pages.page import Page, Place
from app.ui.pages.transcripts import contents
from app.ui.pages.transcripts.actions import page_actions
from app.ui.pages.transcripts.edits import Edits
from app.ui.pages.transcripts.guide.view import GuideView
from app.ui.pages.transcripts.page_bar import GUIDE, PARTICIPANTS, TRANSCRIPTS, PageBar
from app.ui.pages.transcripts.participant_detail import ParticipantDetail
from app.ui.pages.transcripts.participants_side import ParticipantsSide
from app.ui.pages.transcripts.participants_view import ParticipantsView
from app.ui.pages.transcripts.side import Side
from app.ui.pages.transcripts.transcript_detail import TranscriptDetail
from app.ui.pages.transcripts.transcripts_side import TranscriptsSide
from app.ui.pages.transcripts.transcripts_view import TranscriptsView
from app.ui.widgets.look import hairline, look, margins


class TranscriptsPage(Page):
    """Transcripts and participants. `import_asked(paths)` asks the window for the import dialog."""

    tables = frozenset({
        "transcript", "transcript_participant", "participant", "participant_group", "membership",
        "guide_version", "guide_topic", "guide_question", "question_asked",
        "attribute", "attribute_value", "consent", "person", "coder", "turn", "coding", "finished",
        "member_check",
    })  # fmt: skip
    import_asked = Signal(object)  # list of Path, empty: ask for files

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.setAcceptDrops(True)
        self._contents: contents.Contents | None = None
        self._sides: dict[str, Side] = {}
        self._kept: dict[str, Any] = {}
        self._query = ""
        self.edits = Edits(hub, self)
        self.memos = MemosBeside(self)
        self.bar = PageBar()
        self._work, self._detail = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._actions = page_actions(self)

    @property
    def transcripts(self) -> TranscriptsView:
        """The table of transcripts with what belongs to it."""
        return self._transcripts_side().view

    @property
    def transcript(self) -> TranscriptDetail:
        """The detail of transcripts."""
        return self._transcripts_side().detail

    @property
    def participants(self) -> ParticipantsView:
        """The table of participants with what belongs to it."""
        return self._participants_side().view

    @property
    def participant(self) -> ParticipantDetail:
        """The detail of participants."""
        return self._participants_side().detail

    @cached_property
    def guide(self) -> GuideView:
        """The interview guide, made when it is first shown."""
        made = GuideView(self.hub)
        self._work.addWidget(made)
        made.opened.connect(lambda *place: self.went.emit(Place(*place)))
        return made

    @property
    def side(self) -> Side:
        """The table that is in front; behind the guide, that of transcripts."""
        if self.bar.view in (TRANSCRIPTS, GUIDE):
            return self._transcripts_side()
        return self._participants_side()

    def reload(self) -> None:
        """Read transcripts and participants; numbers that are stale follow."""
        with self.hub.read() as reader:
            self._contents = contents.read(reader)
        self.edits.contents = self._contents
        self.bar.show_numbers(len(self._contents.transcripts), len(self._contents.participants))
        for side in self._sides.values():
            side.show_contents(self._contents)
        self._show_side()

    def page_actions(self) -> list[QAction]:
        """Return the page's actions for its menu and the sheet of shortcuts."""
        return self._actions

    def status(self) -> str:
        """Return the left text of the foot: how much there is, and what is missing."""
        if self._contents is None:
            return ""
        texts, people = len(self._contents.transcripts), len(self._contents.participants)
        parts = [
            counted(texts, self.tr("1 transcript"), self.tr("{n} transcripts")),
            counted(people, self.tr("1 participant"), self.tr("{n} participants")),
            self.guide.status() if self.bar.view == GUIDE else self.side.status(),
        ]
        return " · ".join(part for part in parts if part)

    def state(self) -> dict[str, Any]:
        """Return the side in front, and what each side remembers."""
        kept = {**self._kept, **{key: side.state() for key, side in self._sides.items()}}
        return {**kept, "view": self.bar.view}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a remembered state; what is wrong in it is passed over."""
        self._kept = dict(state)
        for key, side in self._sides.items():
            side.restore(state.get(key))
        self.bar.show_view(str(state.get("view", TRANSCRIPTS)))

    def show_view(self, view: str) -> None:
        """Show "transcripts", "participants" or "guide"."""
        self.bar.show_view(view)

    def open_current(self) -> None:
        """Open the current transcript on the Code page."""
        ident = self.transcripts.table.current_id()
        if ident is not None:
            self._open(ident)

    def remove(self) -> None:
        """Remove what is selected in the table that is in front."""
        if self.bar.view != GUIDE:
            self.side.remove()

    def record_sent(self) -> None:
        """Ask what was sent to the selected participants to be checked."""
        self.show_view(PARTICIPANTS)
        self._participants_side().record_sent()

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
        if paths[0].suffix.lower() == ".csv" and self.bar.view == PARTICIPANTS:
            self.participants.import_csv(paths[0])
        else:
            self.import_files(paths)

    def _dropped(self, event: QDropEvent) -> list[Path]:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        tables = [path for path in paths if path.suffix.lower() == ".csv"]
        if tables and self.bar.view == PARTICIPANTS:
            return tables[:1]
        # A project is opened by the window; of the rest the dialog says what cannot be imported.
        return [path for path in paths if path.suffix.lower() != ".threefold"]

    def _transcripts_side(self) -> TranscriptsSide:
        side = self._sides.get(TRANSCRIPTS)
        if side is None:
            side = TranscriptsSide(self.hub, self.edits, self)
            side.import_asked.connect(self.import_files)
            self._add(TRANSCRIPTS, side)
        assert isinstance(side, TranscriptsSide)
        return side

    def _participants_side(self) -> ParticipantsSide:
        side = self._sides.get(PARTICIPANTS)
        if side is None:
            side = ParticipantsSide(self.hub, self.edits, self)
            self._add(PARTICIPANTS, side)
        assert isinstance(side, ParticipantsSide)
        return side

    def _add(self, key: str, side: Side) -> None:
        """Add a side that is shown for the first time."""
        self._sides[key] = side
        side.put_into(self._work, self._detail)
        side.restore(self._kept.pop(key, None))
        side.set_filter(self._query)
        if self._contents is not None:
            side.show_contents(self._contents)
        side.opened.connect(self._open)
        side.view.memo_asked.connect(self.memos.ask)
        side.shown.connect(self._show_side)

    @Slot()
    def _show_side(self) -> None:
        """Show the side in front with its detail, and what the bar can do for it."""
        if self._contents is None:
            return
        guide = self.bar.view == GUIDE
        self._panes.leave_out(RIGHT, guide or self.side.is_empty())
        if self.bar.view == GUIDE:
            self._work.setCurrentWidget(self.guide)
            self.bar.show_empty(empty=False)
            self.guide.refresh()
            self.status_changed.emit(self.status())
            return
        side = self.side
        side.bring_forward(self._work, self._detail)
        self.bar.show_empty(side.is_empty())
        if isinstance(side, ParticipantsSide):
            self.bar.show_choice(len(side.view.selected_rows()))
        self.status_changed.emit(self.status())

    def _open(self, ident: int) -> None:
        self.went.emit(Place(transcript=ident))

    def _filter(self, query: str) -> None:
        self._query = query
        for side in self._sides.values():
            side.set_filter(query)

    def _connect(self) -> None:
        bar = self.bar
        bar.view_changed.connect(self._show_side)
        bar.filtered.connect(self._filter)
        bar.import_asked.connect(self.import_files)
        bar.csv_asked.connect(lambda: self.participants.choose_csv())
        bar.participant_asked.connect(lambda at: self.participants.adding.ask_participant(at))
        bar.attribute_asked.connect(lambda at: self.participants.adding.ask_attribute(at))
        bar.groups_asked.connect(lambda at: self.participants.show_groups(at))

    def _lay_out(self) -> None:
        """Put the page together from outside inwards: Qt styles a part anew at each new parent."""
        middle, right = QWidget(), look(QWidget(), "panel")
        whole, column, side = QVBoxLayout(self), QVBoxLayout(middle), QVBoxLayout(right)
        for layout in (whole, column, side):
            margins(layout)
        self._panes = ThreePanes(None, middle, right, right_width=300, room=640)
        whole.addWidget(self._panes)
        column.addWidget(self.bar)
        column.addWidget(hairline())
        column.addWidget(self._work, 1)
        side.addWidget(self._detail)
