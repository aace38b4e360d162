"""The side of participants."""

from PySide6.QtWidgets import QWidget

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import Contents
from app.ui.pages.transcripts.edits import Edits
from app.ui.pages.transcripts.participant_detail import ParticipantDetail
from app.ui.pages.transcripts.participants_view import ParticipantsView
from app.ui.pages.transcripts.sending import Sending
from app.ui.pages.transcripts.side import Side
from app.ui.speech import sentence
from app.ui.widgets.empty_state import EmptyState


class ParticipantsSide(Side):
    """Table and detail of participants."""

    def __init__(self, hub: Hub, edits: Edits, page: QWidget) -> None:
        super().__init__(hub, edits, page)
        self.view: ParticipantsView = ParticipantsView(hub, edits)
        self.table = self.view.table
        self.detail: ParticipantDetail = ParticipantDetail()
        self.sending = Sending(hub, page, self.detail.sent, self.view.selected_rows)
        self.nothing = EmptyState("users", self.tr("No participants yet"))
        self.nothing.say(
            self.tr(
                "Participants come with their transcripts, from a CSV file, or one by one. Here "
                "they get their groups, attributes and consent."
            ),
            self.tr("Import a CSV file…"),
        )
        self.nothing.acted.connect(self.view.choose_csv)
        self.view.chosen.connect(self.shown)
        self.view.sent_asked.connect(self.record_sent)
        self.view.result_changed.connect(self.shown)
        self.detail.opened.connect(self.opened)
        self.detail.memo_asked.connect(self.view.ask_memo)
        self.detail.said.connect(self._say)
        self.detail.consented.connect(self._consent)

    def take(self, contents: Contents) -> None:
        """Show the participants."""
        self.view.show_contents(contents)

    def is_empty(self) -> bool:
        """Tell whether there is nobody, and no result of a file either."""
        nobody = self.contents is None or not self.contents.participants
        return nobody and self.view.result.isHidden()

    def show_detail(self) -> bool:
        """Show the selected participants at the right; tell whether there are any."""
        rows = self.view.selected_rows()
        if rows and self.contents is not None:
            self.detail.show_rows(self.contents, rows)
        return bool(rows)

    def set_filter(self, query: str) -> None:
        """Show only participants that hold all words of the query."""
        self.view.set_filter(query)

    def status(self) -> str:
        """Return how many values are missing."""
        missing = self.view.model.missing()
        return self.tr("{n} values missing").format(n=missing) if missing else ""

    def remove(self) -> None:
        """Remove the selected participants."""
        self.view.remove()

    def record_sent(self) -> None:
        """Ask what was sent to the selected participants to be checked."""
        button = self.detail.sent.record
        self.detail.ensureWidgetVisible(button)
        self.sending.ask(button)

    def _say(self, field: str, text: str) -> None:
        def refused(problem: Refusal | Trouble) -> None:
            self.detail.refuse(field, sentence(problem))

        ids = self.table.selected_ids()
        if field == "groups":
            self.edits.groups(ids, self.detail.fields.editor("groups").names(), refused)
        elif len(ids) == 1:
            self.edits.participant_field(ids[0], field, text, refused)

    def _consent(self, answers: dict[str, str | None], form: str, date: str) -> None:
        ids = self.table.selected_ids()
        if len(ids) == 1:
            self.hub.do(
                operations.set_consent,
                otherwise=lambda problem: self.detail.refuse("date", sentence(problem)),
                participant=ids[0],
                answers=answers,
                form_version=form or None,
                given_on=date or None,
            )
