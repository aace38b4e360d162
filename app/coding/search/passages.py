"""Passages as a list shows them: where they lie, whose they are, and the words around them."""

from collections.abc import Sequence
from typing import NamedTuple

from app.coding.autocode.request import Widen
from app.coding.autocode.widening import Part
from app.coding.operations.autocode import Passages
from app.coding.search.find import Found
from app.models import queries
from app.models.reader import Reader

_BEFORE, _BEHIND, _WORDS = 36, 120, 240  # code points shown

Span = tuple[int, int]


class Passage(NamedTuple):
    """A span [start, end) of a text version, in code points, with what is shown of it."""

    transcript: int
    name: str
    version: int
    start: int
    end: int
    speaker: str | None
    before: str
    words: str
    behind: str


def hits_of(found: Found) -> list[Passage]:
    """Return the hits of one transcript as passages."""
    return [
        passage(found.transcript, found.text, (hit.start, hit.end), hit.speaker)
        for hit in found.hits
    ]


def passage(row: queries.Transcript, text: str, span: Span, speaker: str | None) -> Passage:
    """Return one span with the words around it, on one line."""
    start, end = span
    cut_at, more_before = _words_before(text, start)
    before = _line(text[cut_at:start])
    cut = min(end, start + _WORDS)
    more = " …" if cut < end else ""
    behind = "" if more else _line(text[end : end + _BEHIND].partition("\n")[0])
    words = _line(text[start:cut]) + more
    first = "…" if more_before else ""
    return Passage(
        row.id, row.name, row.text_version, start, end, speaker, first + before, words, behind
    )


def _words_before(text: str, start: int) -> tuple[int, bool]:
    """Return where the words shown before a passage begin, and whether their line has more.

    They are of the same line: what another said before is no context of these words.
    """
    low = max(0, start - _BEFORE)
    line = text.rfind("\n", low, start) + 1
    if line or low == 0 or text[low - 1] == "\n":
        return max(line, low), False
    blank = -1 if text[low - 1].isspace() else text.find(" ", low, start - 1)
    return (low if blank < 0 else blank + 1), True


def _line(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)


def to_code(reader: Reader, chosen: Sequence[Passage], how: Widen) -> list[Passages]:
    """Return what the operation `autocode` takes: the passages widened, by transcript.

    A passage that reaches over several turns stays as it is.
    """
    by_text: dict[tuple[int, int], list[Span]] = {}
    for one in chosen:
        by_text.setdefault((one.transcript, one.version), []).append((one.start, one.end))
    found = []
    for (transcript, version), spans in by_text.items():
        if how is not Widen.NOT:
            spans = _widened(reader, transcript, version, spans, how)
        found.append(Passages(transcript, version, sorted(set(spans))))
    return found


def _widened(
    reader: Reader, transcript: int, version: int, spans: list[Span], how: Widen
) -> list[Span]:
    text = queries.stored_of(reader, version)
    parts = [Part(text, turn.start, turn.end) for turn in queries.turns_of(reader, transcript)]
    widened = []
    for start, end in spans:
        around = [part for part in parts if part.start <= start and end <= part.end]
        widened.append(around[0].widened(start, end, how) if around else (start, end))
    return widened
