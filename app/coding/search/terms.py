"""Where one term stands in a folded text.

In scripts that part words with blanks a term matches whole words; in Chinese, Japanese, Korean,
Thai and their like it matches anywhere. The search runs on the term's first literal characters,
which is as fast as looking for a plain string; what stands around a match is looked at afterwards.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from app.coding.search.nodes import Term
from app.models.folding import fold

_WITHOUT_BLANKS = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff"
    "\ua960-\ua97c\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Of a word that blanks part from the next; the vowel signs of India's scripts are no \w to Python.
_LETTER = rf"(?:[^\W{_WITHOUT_BLANKS}]|[\u0900-\u0963\u0966-\u0dff])"
_IS_LETTER = re.compile(_LETTER)
_WORD = re.compile(rf"{_LETTER}+|[{_WITHOUT_BLANKS}]")
_BLANKS = re.compile(r"\s+")
Span = tuple[int, int]


class Matcher:
    """A term made ready to be looked for in folded texts."""

    def __init__(self, term: Term) -> None:
        text = _BLANKS.sub(" ", fold(term.text)).strip()
        parts = [text] if term.exact else re.split(r"\*+", text)
        literal = [part for part in parts if part]
        self._open_start = not parts[0] and is_letter(literal[0][0])
        self._open_end = not parts[-1] and is_letter(literal[-1][-1])
        between = f"{_LETTER}*"
        pattern = between.join(re.escape(part).replace(r"\ ", " +") for part in literal)
        self._regex = re.compile(pattern + (between if self._open_end else ""))
        self._letter_first = is_letter(literal[0][0])
        self._letter_last = is_letter(literal[-1][-1])

    def may_match(self, text: str) -> bool:
        """Tell quickly whether a folded text holds the characters at all."""
        return self._regex.search(text) is not None

    def matches(self, text: str, place: Callable[[int, int], Span | None]) -> Iterator[Span]:
        """Give the spans that `place` allows, from left to right, none overlapping the one before.

        `place` leads a span of the folded text to the stored one, or says None where it must not
        lie.
        """
        at = 0
        while (found := self._regex.search(text, at)) is not None:
            start, end = self._start(text, found.start(), at), found.end()
            span = place(start, end) if self._stands_alone(text, start, end) else None
            if span is None:
                at = found.start() + 1
            else:
                yield span
                at = end

    def _start(self, text: str, start: int, low: int) -> int:
        while self._open_start and start > low and is_letter(text[start - 1]):
            start -= 1
        return start

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        if self._letter_first and start > 0 and is_letter(text[start - 1]):
            return False
        return not (self._letter_last and end < len(text) and is_letter(text[end]))


def is_letter(char: str) -> bool:
    """Tell whether a folded character belongs to a word that blanks part from the next."""
    return _IS_LETTER.match(char) is not None


def word_starts(text: str, start: int, end: int) -> list[int]:
    """Return where the words of [start, end) begin; without blanks each character is a word."""
    return [found.start() for found in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=200)
def matcher(term: Term) -> Matcher:
    """Return a term made ready; kept, because a search asks for it in every transcript."""
    return Matcher(term)
