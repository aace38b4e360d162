"""The side of transcripts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolTip, QWidget

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import Contents, TranscriptRow
from app.ui.pages.transcripts.edits import Edits
from app.ui.pages.transcripts.numbers import Numbers
from app.ui.pages.transcripts.side import Side
from app.ui.pages.transcripts.transcript_detail import TranscriptDetail
from app.ui.pages.transcripts.transcripts_model import COLUMNS
from app.ui.pages.transcripts.transcripts_view import TranscriptsView
from app.ui.recordings import ask_recordings, attach
from app.ui.speech import sentence
from app.ui.theme import theme
from app.ui.widgets.empty_state import EmptyState


class TranscriptsSide(Side):
    """Table and detail of transcripts. `import_asked` when the empty side's button is pressed."""

    import_asked = Signal()

    def __init__(self, hub: Hub, edits: Edits, page: QWidget) -> None:
        super().__init__(hub, edits, page)
        self.view: TranscriptsView = TranscriptsView(hub, edits)
        self.table = self.view.table
        self.detail: TranscriptDetail = TranscriptDetail()
        self.numbers = Numbers(hub, page.isVisible, self)
        self.nothing = EmptyState("files", self.tr("No transcripts yet"))
        self.nothing.say(
            self.tr(
                "Bring in your interviews: Word, text or subtitle files, here or dropped on the "
                "window. To look around first, open the sample study from the menu."
            ),
            self.tr("Import transcripts…"),
        )
        self.nothing.acted.connect(self.import_asked)
        self.view.chosen.connect(self.shown)
        self.view.opened.connect(self.opened)
        self.detail.opened.connect(self.opened)
        self.detail.memo_asked.connect(self.view.ask_memo)
        self.detail.said.connect(self._say)
        self.detail.assigned.connect(self._assign)
        self.detail.recording_asked.connect(self._ask_recording)
        self.numbers.arrived.connect(
            lambda: self.view.model.set_tallies(self.numbers.by_transcript)
        )

    def take(self, contents: Contents) -> None:
        """Show the transcripts; numbers that are stale follow."""
        self.view.show_contents(contents)
        self.numbers.refresh()

    def is_empty(self) -> bool:
        """Tell whether there is no transcript."""
        return self.contents is None or not self.contents.transcripts

    def show_detail(self) -> bool:
        """Show the selected transcripts at the right; tell whether there are any."""
        rows = self.view.selected_rows()
        if rows and self.contents is not None:
            self.detail.show_rows(self.contents, rows, self._turns(rows))
        return bool(rows)

    def set_filter(self, query: str) -> None:
        """Show only transcripts that hold all words of the query."""
        self.view.set_filter(query)

    def status(self) -> str:
        """Return how many transcripts have no date yet."""
        rows = () if self.contents is None else self.contents.transcripts
        undated = sum(row.record.date is None for row in rows)
        return self.tr("{n} without a date").format(n=undated) if undated else ""

    def remove(self) -> None:
        """Delete the selected transcripts."""
        self.view.delete()

    def state(self) -> dict[str, Any]:
        """Return selection and columns."""
        header = self.table.horizontalHeader()
        return {
            **super().state(),
            "hidden": self.view.hidden_columns(),
            # At 100 %: the next session may have another zoom.
            "widths": [
                round(header.sectionSize(at) * 100 / theme().zoom) for at in range(header.count())
            ],
        }

    def take_state(self, state: Mapping[str, Any]) -> None:
        """Take up selection and columns."""
        super().take_state(state)
        hidden, widths = state.get("hidden"), state.get("widths")
        if isinstance(hidden, list):
            self.view.hide_columns(hidden)
        if isinstance(widths, list) and len(widths) == len(COLUMNS):
            for at, width in enumerate(widths):
                if isinstance(width, int) and width > 0:
                    self.table.setColumnWidth(at, theme().px(width))

    def _turns(self, rows: list[TranscriptRow]) -> list[queries.Turn]:
        if len(rows) != 1:
            return []
        with self.hub.read() as reader:
            return queries.turns(reader, [rows[0].id])

    def _say(self, field: str, text: str) -> None:
        def refused(problem: Refusal | Trouble) -> None:
            self.detail.refuse(field, sentence(problem))

        self.edits.transcript_field(self.table.selected_ids(), field, text, refused)

    def _ask_recording(self, transcript: int) -> None:
        row = self.view.model.by_id(transcript)
        if row is not None:
            self.attach(transcript, ask_recordings(self.view, self.hub, row.name))

    def attach(self, transcript: int, files: Sequence[Path]) -> None:
        """Attach one recording to a transcript, or several by their names."""
        beside = self.detail.recording

        def say(words: str) -> None:
            QToolTip.showText(beside.mapToGlobal(beside.rect().center()), words, beside)

        attach(self.hub, transcript, files, say)

    def _assign(self, label: str, role: str, participant: int | None) -> None:
        self.hub.do(
            operations.assign_speaker,
            transcripts=self.table.selected_ids(),
            speaker=label,
            role=role,
            participant=participant,
        )
