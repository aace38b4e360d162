"""Passages that resemble one: sentences for a sentence, turns for more.

Compared are the words of both without their order, since people say the same thing in another
order, and without their endings; in writing without blanks the characters. The measure is the ratio
of rapidfuzz over these: 100 percent where all are the same. Who looks for what participants say is
not shown interviewers' questions, and the other way round.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

import regex

from app.coding.autocode.request import Widen
from app.coding.autocode.search import parts_of
from app.coding.autocode.widening import Part, Span
from app.coding.guide.answers import INTERVIEWER
from app.models import folding, queries
from app.models.queries import Turn
from app.models.reader import Reader

LEAST = 40
"""Percent. Below it passages share small words only (seen in the 24 interviews of the sample)."""
_STEM = 5
"""Letters of a word that are compared: "listen" and "listened" are alike, in many languages."""
FEW, WEAK = 10, 30
"""So many are shown even if they are less alike, down to this; the percentage is beside them."""
MOST = 100
"""Passages at most, the most alike."""
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[\p{L}\p{M}\p{N}']+"
)
Progress = Callable[[int, int], None]


class Alike(NamedTuple):
    """A passage [start, end) of a transcript, in code points, and how alike it is (percent)."""

    score: float
    transcript: int
    start: int
    end: int


def similar(reader: Reader, passage: tuple[int, int, int], progress: Progress) -> list[Alike]:
    """Return what resembles the passage (transcript, start, end), the most alike first.

    All transcripts are looked through; the passage itself is left out, with what overlaps it.
    """
    transcript, start, end = passage
    text, turns = queries.text_of(reader, transcript).text, queries.turns(reader, [transcript])
    unit, asked = unit_of(text, turns, (start, end)), _is_asked(turns, start)
    wanted = compared(text[start:end])
    rows = queries.transcripts(reader)
    best: list[Alike] = []
    for done, row in enumerate(rows):
        progress(done, len(rows))
        apart = (start, end) if row.id == transcript else (0, 0)
        found = _in_transcript(reader, row.id, wanted, unit, asked=asked, apart=apart)
        best = nlargest(MOST, [*best, *found], key=lambda one: one.score)
    sure = sum(one.score >= LEAST for one in best)
    return best[: max(sure, FEW)]


def unit_of(text: str, turns: Sequence[Turn], span: Span) -> Widen:
    """Return SENTENCE for a span within one sentence, else TURN."""
    for part in parts_of(text, turns):
        for start, end in part.sentences if part.start <= span[0] < part.end else ():
            if start <= span[0] and span[1] <= end:
                return Widen.SENTENCE
    return Widen.TURN


def compared(words: str) -> list[str]:
    """Return what is compared of a passage: its words, folded, cut and sorted."""
    return sorted(word[:_STEM] for word in _WORD.findall(folding.fold(words)))


def _in_transcript(
    reader: Reader, transcript: int, wanted: list[str], unit: Widen, *, asked: bool, apart: Span
) -> list[Alike]:
    from rapidfuzz import fuzz, process  # not at start: most windows never need it

    text, turns = queries.text_of(reader, transcript).text, queries.turns(reader, [transcript])
    heard = [turn for turn in turns if (turn.role == INTERVIEWER) == asked]
    if turns and not heard:
        return []
    units = _units(parts_of(text, heard), unit)
    spans = [span for span in units if span[1] <= apart[0] or apart[1] <= span[0]]
    keys = [compared(text[slice(*span)]) for span in spans]
    near = process.extract(wanted, keys, scorer=fuzz.ratio, score_cutoff=WEAK, limit=MOST)
    return [Alike(score, transcript, *spans[at]) for _, score, at in near]


def _units(parts: Sequence[Part], unit: Widen) -> Iterator[Span]:
    for part in parts:
        if unit is Widen.SENTENCE:
            yield from part.sentences
        elif part.start < part.end:
            yield part.start, part.end


def _is_asked(turns: Sequence[Turn], at: int) -> bool:
    return any(t.role == INTERVIEWER for t in turns if t.label_start <= at < t.end)
