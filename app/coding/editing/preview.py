"""What a correction would do to the codings on a text, before it is made.

Only what the reader may see is listed and counted: what is hidden from a blind coder is carried
along too (`app.coding.operations.carrying`), and not even its number is told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from app.coding.editing.alignment import align
from app.coding.editing.span_map import Fate, SpanMap
from app.coding.editing.word_loss import words_in
from app.models import queries
from app.models.reader import Reader


class Line(NamedTuple):
    """One span: of a coding its code and coder, of a translation or a memo neither.

    `before` and `after` are its words in the old and the new text. `doubtful`: it loses words, or
    an edge of it lay in what was replaced, so that somebody should look at it.
    """

    kind: str  # coding | quotation | memo
    code: int | None
    coder: int | None
    start: int
    before: str
    after: str
    fate: Fate
    doubtful: bool


class Preview(NamedTuple):
    """The text version that was compared, and what stands on it in the order of the text."""

    version: int
    lines: Sequence[Line]

    def doubtful(self) -> list[Line]:
        """Return the lines that somebody should look at before the correction is made."""
        return [line for line in self.lines if line.doubtful]

    def lost(self, kind: str | None = None) -> list[Line]:
        """Return what would lose all its words; memos stay where they are."""
        kinds = ("coding", "quotation") if kind is None else (kind,)
        return [line for line in self.lines if line.fate is Fate.LOST and line.kind in kinds]

    def counts(self) -> Mapping[Fate, int]:
        """Return how many codings have which fate."""
        return Counter(line.fate for line in self.lines if line.kind == "coding")


def preview(reader: Reader, transcript: int, text: str) -> Preview:
    """Return what giving a transcript this text would do to what the reader sees on it."""
    stored = queries.text_of(reader, transcript)
    spans = SpanMap(align(stored.text, text))
    translated = [row for row in queries.quotations(reader) if row.transcript == transcript]
    noted = [
        row
        for row in queries.memos(reader)
        if row.transcript == transcript and row.start is not None
    ]
    rows: Mapping[str, Sequence[Any]] = {
        "coding": queries.codings_of_transcript(reader, transcript),
        "quotation": translated,
        "memo": noted,
    }
    lines = [line for kind in rows for line in _lines(kind, rows[kind], stored.text, text, spans)]
    return Preview(stored.version, sorted(lines, key=lambda line: (line.start, line.kind)))


def _lines(kind: str, rows: Iterable[Any], old: str, new: str, spans: SpanMap) -> Iterable[Line]:
    for row in rows:
        to = spans.carry_words(row.start, row.end, old, new)
        before, after = old[row.start : row.end], new[to.start : to.end]
        changed = before != after
        doubtful = changed and (to.cut or words_in(after) < words_in(before))
        yield Line(
            kind,
            row.code if kind == "coding" else None,
            row.coder if kind == "coding" else None,
            row.start,
            before,
            after,
            to.fate,
            doubtful,
        )
