"""Widening a hit to words, sentences or turns. Spans are half-open, in code points.

Widening what is widened already changes nothing, and no boundary ever splits a character. A hit
that touches none (blanks between two sentences) stays as it is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import regex

from app.coding.autocode.graphemes import whole_characters
from app.coding.autocode.matching import LETTER
from app.coding.autocode.request import Widen
from app.coding.sentences import sentence_spans

Span = tuple[int, int]
# Apostrophes and hyphens inside a word belong to it; without blanks each character is a word.
_WORD = regex.compile(rf"{LETTER}+(?:['’\-]{LETTER}+)*|[\p{{L}}\p{{N}}]\p{{M}}*", regex.V1)


class Part:
    """One turn (or paragraph): [start, end) of a text, and what it is made of once that is asked.

    Blanks around the words are no part of it.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        words = text[start:end]
        self.start = start + len(words) - len(words.lstrip())
        self.end = self.start + len(words.strip())

    def widened(self, start: int, end: int, how: Widen) -> Span:
        """Return a span that lies in the part, widened; it still lies in the part."""
        if how is Widen.TURN:
            return min(start, self.start), max(end, self.end)
        if how is Widen.WORD:
            start, end = _grown(start, end, self.words)
        elif how is Widen.SENTENCE:
            start, end = _grown(start, end, self.sentences)
        return whole_characters(self.text, start, end)

    @cached_property
    def words(self) -> list[Span]:
        """The words in reading order; without blanks between them each character is one."""
        found = _WORD.finditer(self.text, self.start, self.end)
        return _whole(self.text, (one.span() for one in found))

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in reading order."""
        return _whole(self.text, sentence_spans(self.text, self.start, self.end))


def _whole(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return spans widened to whole characters, and those joined that then overlap."""
    return joined(whole_characters(text, *span) for span in spans)


def _grown(start: int, end: int, units: Sequence[Span]) -> Span:
    """Return the span widened to the units that it touches; units do not overlap."""
    first = bisect_right(units, start, key=lambda unit: unit[1])
    last = bisect_left(units, end, key=lambda unit: unit[0])
    if first >= last:
        return start, end
    return min(start, units[first][0]), max(end, units[last - 1][1])


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
