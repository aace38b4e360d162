"""What an operation works with: stores of every table, who acts, and how far it has come."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from app.models import schema
from app.models.store import Store
from app.models.visibility import Viewer

Progress = Callable[[int, int], None]


class Transaction:
    """One open operation. Everything written through its stores is one step of undo."""

    def __init__(self, connection: Connection, viewer: Viewer, progress: Progress) -> None:
        """Open the stores on a connection whose operation has begun."""
        self.viewer = viewer
        self.coder = viewer.coder
        self.progress = progress
        self.details: dict[str, Any] = {}
        self._connection = connection

    def now(self) -> str:
        """Return the present moment as ISO 8601 in UTC, to the second."""
        return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def note(self, **details: Any) -> None:
        """Add values for the sentence that the history shows; never transcript text."""
        self.details.update(details)

    def text_length(self, version: int) -> int:
        """Return the length of a text version in code points, without loading the text."""
        column = schema.text_version.c
        found = select(column.length).where(column.id == version)
        return int(self._connection.execute(found).scalar_one())

    def store(self, table: str) -> Store:
        """Return the store of a tracked table by its name in the schema."""
        return Store(self._connection, schema.metadata.tables[table])

    @property
    def study(self) -> Store:
        """The study record, one row of id 1."""
        return Store(self._connection, schema.study)

    @property
    def settings(self) -> Store:
        """Settings of the project."""
        return Store(self._connection, schema.setting)

    @property
    def coders(self) -> Store:
        """Coders."""
        return Store(self._connection, schema.coder)

    @property
    def participants(self) -> Store:
        """Participants."""
        return Store(self._connection, schema.participant)

    @property
    def groups(self) -> Store:
        """Groups of participants."""
        return Store(self._connection, schema.participant_group)

    @property
    def memberships(self) -> Store:
        """Which participant belongs to which group."""
        return Store(self._connection, schema.membership)

    @property
    def attributes(self) -> Store:
        """Attributes of participants."""
        return Store(self._connection, schema.attribute)

    @property
    def attribute_values(self) -> Store:
        """Values of attributes; no row means missing."""
        return Store(self._connection, schema.attribute_value)

    @property
    def texts(self) -> Store:
        """Immutable text versions; outside the journal."""
        return Store(self._connection, schema.text_version)

    @property
    def transcripts(self) -> Store:
        """Transcripts."""
        return Store(self._connection, schema.transcript)

    @property
    def transcript_participants(self) -> Store:
        """Who speaks in which transcript."""
        return Store(self._connection, schema.transcript_participant)

    @property
    def turns(self) -> Store:
        """Turns, as spans in code points."""
        return Store(self._connection, schema.turn)

    @property
    def codes(self) -> Store:
        """Codes."""
        return Store(self._connection, schema.code)

    @property
    def categories(self) -> Store:
        """Categories and themes."""
        return Store(self._connection, schema.category)

    @property
    def placements(self) -> Store:
        """Where codes and categories stand."""
        return Store(self._connection, schema.placement)

    @property
    def codings(self) -> Store:
        """Codings, as spans in code points."""
        return Store(self._connection, schema.coding)

    @property
    def quotations(self) -> Store:
        """Quotations with their translations."""
        return Store(self._connection, schema.quotation)

    @property
    def memos(self) -> Store:
        """Memos."""
        return Store(self._connection, schema.memo)

    @property
    def finished(self) -> Store:
        """Which coder has finished which transcript."""
        return Store(self._connection, schema.finished)
