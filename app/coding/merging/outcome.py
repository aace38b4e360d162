"""What a merge did, or would do: numbers of rows, and what is left to be decided."""

from collections import Counter
from typing import Any, NamedTuple

RULING = "ruling"
"""The field of a conflict about a decision: its id, ruling, reason; of theirs `codings` as rows."""
STANDING = "standing"
"""The field of a conflict about which freeze of a round stands."""
# How people call the rows of a table; others are called as the table is.
_WORDS = {
    "category": "categories",
    "property": "properties",
    "participant_group": "groups",
    "finished": "finished",
    "question_asked": "questions_asked",
    "study": "study",
}


def word_for(table: str) -> str:
    """Return what the rows of a table are called in the result: "codings"."""
    return _WORDS.get(table, f"{table}s")


class Conflict(NamedTuple):
    """Something that both sides changed, or that could not be taken over; ours stands.

    `field` is None where the whole row is meant. `why` is "both-changed", "deleted-here",
    "deleted-there", "still-used", "text-lost", "text-changed-twice" or "cannot-stand-there".
    """

    table: str
    row: int
    field: str | None
    why: str
    ours: Any
    theirs: Any


class Outcome:
    """Counts rows while a merge goes on."""

    def __init__(self) -> None:
        self.added: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.codings_of: Counter[int] = Counter()  # added codings, by transcript
        self.changed_of: Counter[int] = Counter()
        self.removed_of: Counter[int] = Counter()
        self.conflicts: list[Conflict] = []

    def result(self) -> "Result":
        """Return the numbers under the words of people."""
        return Result(
            _worded(self.added),
            _worded(self.changed),
            _worded(self.removed),
            dict(self.codings_of),
            tuple(self.conflicts),
            dict(self.changed_of),
            dict(self.removed_of),
        )


def _worded(numbers: Counter[str]) -> dict[str, int]:
    return {word_for(table): n for table, n in numbers.items() if n}


class Result(NamedTuple):
    """Numbers of rows by kind; what is to be decided; and how many codings are added, changed and
    removed, by transcript id.
    """

    added: dict[str, int]
    changed: dict[str, int]
    removed: dict[str, int]
    codings_of: dict[int, int]
    conflicts: tuple[Conflict, ...]
    changed_of: dict[int, int]
    removed_of: dict[int, int]
