"""A few codings as they were and as they are now, and what follows without reading more."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from app.models.queries import Coding

Rows = Mapping[int, Coding | None]


class Exchange(NamedTuple):
    """Changed codings by id; `before` holds those of the open transcript only, None for others.

    So of a coding elsewhere, and of one that is gone and was elsewhere, nobody knows what it was.
    """

    before: Rows
    now: Rows
    transcript: int | None

    def is_known(self) -> bool:
        """Tell whether all of them are, and were, in the open transcript."""
        return all(
            self.before[ident] is not None or (row and row.transcript == self.transcript)
            for ident, row in self.now.items()
        )

    def transcripts(self) -> set[int] | None:
        """Return where they are and were; None if one is gone of which nobody knows that."""
        if any(self.now[ident] is None and self.before[ident] is None for ident in self.now):
            return None
        return {coding.transcript for coding in self._both()}

    def codes(self) -> set[int] | None:
        """Return the codes they have and had; None if nobody knows."""
        return {coding.code for coding in self._both()} if self.is_known() else None

    def counted(self, coder: int | None) -> Counter[int] | None:
        """Return by how much the coder's codings (None: all) grew by code; None: unknown."""
        if not self.is_known():
            return None
        grown: Counter[int] = Counter()
        for rows, step in ((self.before, -1), (self.now, 1)):
            for coding in rows.values():
                if coding is not None and coder in (None, coding.coder):
                    grown[coding.code] += step
        return grown

    def _both(self) -> list[Coding]:
        return [row for row in (*self.before.values(), *self.now.values()) if row is not None]
