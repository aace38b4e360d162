"""Transcripts by name, during an import."""

from typing import Any

from app.models.errors import Refusal
from app.models.transaction import Transaction


class TranscriptBook:
    """The project's transcripts; read once."""

    def __init__(self, tx: Transaction) -> None:
        """Read the transcripts without their texts."""
        self._by_name: dict[str, list[Any]] = {}
        for row in tx.transcripts.find():
            self._by_name.setdefault(row.name, []).append(row)

    def find(self, name: str) -> Any:
        """Return the row of the transcript of that name.

        Refused where there is none ("row-transcript-unknown") or there are several
        ("row-transcript-twice").
        """
        found = self._by_name.get(name, [])
        if not found:
            raise Refusal("row-transcript-unknown", transcript=name)
        if len(found) > 1:
            raise Refusal("row-transcript-twice", transcript=name, n=len(found))
        return found[0]
