"""What an operation works with: stores of every table, who acts, and how far it has come."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Table, select

from app.models import arrivals, clock, journal, rules, schema
from app.models.incoming import DoneElsewhere
from app.models.prepared import Prepared, given
from app.models.store import Store
from app.models.texts import folded_columns, hash_of
from app.models.visibility import Viewer

Progress = Callable[[int, int], None]
_LENGTH = Prepared(
    select(schema.text_version.c.length).where(schema.text_version.c.id == given("version"))
)


class Transaction:
    """One open operation. Everything written through its stores is one step of undo."""

    def __init__(
        self, connection: Connection, viewer: Viewer, progress: Progress, number: int
    ) -> None:
        """Open the stores on a connection whose operation `number` has begun."""
        self.viewer = viewer
        self.coder = viewer.coder
        self.progress = progress
        self.details: dict[str, Any] = {}
        self._connection = connection
        self._number = number

    def now(self) -> str:
        """Return the present moment as ISO 8601 in UTC, to the second."""
        return clock.now()

    def note(self, **details: Any) -> None:
        """Add values for the sentence that the history shows; never transcript text."""
        self.details.update(details)

    def text_length(self, version: int) -> int:
        """Return the length of a text version in code points, without loading the text."""
        return int(_LENGTH.scalar(self._connection, {"version": version}))

    def add_text(
        self, text: str, *, before: int | None = None, map: str | None = None, **known: int
    ) -> int:
        """Store an immutable text version with its folded copy; return its id (or the one known).

        `before` and `map` lead from the version before (see `schema.text_version`). Refused where
        the text holds what no file can hold.
        """
        row: dict[str, Any] = {"hash": hash_of(text), "length": len(text), "text": text}
        version = self.texts.add(**row, before=before, map=map, **known)
        uneven, folded = folded_columns(text)
        self._store(schema.folded_text).add(id=version, uneven=uneven, text=folded)
        return version

    def known_operations(self) -> set[int]:
        """Return the identities of the operations that the project knows, done here or merged."""
        return arrivals.known_operations(self._connection)

    def removed_here(self, table: str, rows: Collection[int]) -> set[int]:
        """Return those rows of a table that were removed here, by more than undoing a merge."""
        return arrivals.removed_here(self._connection, table, rows)

    def made_since(self, table: str, coder: int, moment: str) -> set[int]:
        """Return the rows of a table that a coder made at or after `moment`, as the journal has it.

        For tables that keep no time of their own.
        """
        return journal.made_since(self._connection, table, coder, moment)

    def broken_rules(self, *tables: str) -> list[rules.Broken]:
        """Return the rows of these tables that this operation has touched and that break a rule."""
        return rules.broken_in(self._connection, self._number, tables)

    def bring(self, done: Iterable[DoneElsewhere]) -> None:
        """Add what was done in a copy to the history; it is undone with this operation only."""
        arrivals.bring(self._connection, self._number, done)

    def store(self, table: str) -> Store:
        """Return the store of a tracked table by its name in the schema."""
        return self._store(schema.metadata.tables[table])

    def _store(self, table: Table) -> Store:
        return Store(self._connection, table, self.viewer)

    @property
    def study(self) -> Store:
        """The study record, one row of id 1."""
        return self._store(schema.study)

    @property
    def settings(self) -> Store:
        """Settings of the project."""
        return self._store(schema.setting)

    @property
    def coders(self) -> Store:
        """Coders."""
        return self._store(schema.coder)

    @property
    def participants(self) -> Store:
        """Participants."""
        return self._store(schema.participant)

    @property
    def groups(self) -> Store:
        """Groups of participants."""
        return self._store(schema.participant_group)

    @property
    def memberships(self) -> Store:
        """Which participant belongs to which group."""
        return self._store(schema.membership)

    @property
    def attributes(self) -> Store:
        """Attributes of participants."""
        return self._store(schema.attribute)

    @property
    def attribute_values(self) -> Store:
        """Values of attributes; no row means missing."""
        return self._store(schema.attribute_value)

    @property
    def texts(self) -> Store:
        """Immutable text versions, outside the journal; `add_text` adds one."""
        return self._store(schema.text_version)

    @property
    def transcripts(self) -> Store:
        """Transcripts."""
        return self._store(schema.transcript)

    @property
    def transcript_participants(self) -> Store:
        """Who speaks in which transcript."""
        return self._store(schema.transcript_participant)

    @property
    def turns(self) -> Store:
        """Turns, as spans in code points."""
        return self._store(schema.turn)

    @property
    def codes(self) -> Store:
        """Codes."""
        return self._store(schema.code)

    @property
    def categories(self) -> Store:
        """Categories and themes."""
        return self._store(schema.category)

    @property
    def placements(self) -> Store:
        """Where codes and categories stand."""
        return self._store(schema.placement)

    @property
    def codings(self) -> Store:
        """Codings, as spans in code points."""
        return self._store(schema.coding)

    @property
    def quotations(self) -> Store:
        """Quotations with their translations."""
        return self._store(schema.quotation)

    @property
    def memos(self) -> Store:
        """Memos."""
        return self._store(schema.memo)

    @property
    def finished(self) -> Store:
        """Which coder has finished which transcript."""
        return self._store(schema.finished)
