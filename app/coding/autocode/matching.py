"""Finding words and expressions in one piece of text, as half-open spans in code points.

Words are searched in the text folded as for finding (`app.models.folding`), and hits are led back
to the stored text. Regular expressions are the user's own and see the stored text. An expression
can take longer than the age of the world, so every search has a time after which it gives up; the
`regex` library counts it, and lets other threads go on meanwhile.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any

import regex

from app.coding.autocode.request import AnyOf, Exactly, Pattern
from app.models import folding
from app.models.errors import Refusal

Span = tuple[int, int]
Finder = Callable[[str, Iterable[Span]], Iterator[Span]]
"""Yields the hits in parts of a text; no hit reaches beyond its part."""
SECONDS = 1
"""How long one expression may take in one turn."""

# Scripts that write no blanks between words: there a word is found anywhere.
_UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
)
LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}_]--[{_UNSPACED}]]"
"""A letter of writing with blanks between words, for patterns of version 1 of `regex`."""
_STARTS_WORD = regex.compile(LETTER, regex.V1)
_PART = regex.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s,，、;；"“”„«»]+)')


def finder(what: Exactly | AnyOf | Pattern) -> Finder:
    """Return what finds it in a text.

    Refused with "autocode-nothing-asked" where no words are given, "pattern-wrong" where an
    expression cannot be read. The finder raises TimeoutError where an
    expression takes longer than SECONDS.
    """
    if isinstance(what, Pattern):
        return _stored(_compiled(what))
    phrases = [what.words] if isinstance(what, Exactly) else split_words(what.words)
    read = (lambda text: text) if what.exact else folding.fold
    whole = isinstance(what, AnyOf) or what.whole
    ready = [
        _phrase(read(phrase), whole=whole, starred=not isinstance(what, Exactly))
        for phrase in phrases
    ]
    ready = sorted({one for one in ready if one}, key=len, reverse=True)
    if not ready:
        raise Refusal("autocode-nothing-asked")
    compiled = regex.compile("|".join(ready), regex.V1)
    return _stored(compiled) if what.exact else _folded(compiled)


def split_words(words: str) -> list[str]:
    """Return the words and the expressions in quotation marks of what was typed."""
    return [found[1] or found[2] for found in _PART.finditer(words) if found[1] or found[2]]


def _phrase(words: str, *, whole: bool, starred: bool) -> str:
    """Return the pattern of one word or expression; empty where nothing is left of it."""
    parts = words.split()
    open_end = starred and bool(parts) and parts[-1].endswith("*")
    if open_end:
        parts[-1] = parts[-1].rstrip("*")
    if not any(parts):
        return ""
    pattern = r"\s+".join(map(regex.escape, filter(None, parts)))
    joined = "".join(parts)
    if whole and _STARTS_WORD.match(joined[0]):
        pattern = f"(?<!{LETTER}){pattern}"
    if open_end:
        return f"{pattern}{LETTER}*"
    return f"{pattern}(?!{LETTER})" if whole and _STARTS_WORD.match(joined[-1]) else pattern


def _compiled(what: Pattern) -> "regex.Pattern[str]":
    if not what.pattern:
        raise Refusal("autocode-nothing-asked")
    flags = regex.MULTILINE | (0 if what.exact else regex.IGNORECASE)
    try:
        return regex.compile(what.pattern, flags)
    except (regex.error, OverflowError, RecursionError) as error:
        at = getattr(error, "pos", None)
        raise Refusal(
            "pattern-wrong", why=getattr(error, "msg", None) or str(error), at=(at or 0) + 1
        ) from error


def _stored(pattern: "regex.Pattern[str]") -> Finder:
    def find(text: str, parts: Iterable[Span]) -> Iterator[Span]:
        for begin, end in parts:
            # A slice, so that ^ and $ hold at the ends of what somebody said.
            for found in _matches(pattern, text[begin:end]):
                yield begin + found.start(), begin + found.end()

    return find


def _folded(pattern: "regex.Pattern[str]") -> Finder:
    def find(text: str, parts: Iterable[Span]) -> Iterator[Span]:
        folded = folding.folded(text)
        there, back = led_there(folded.uneven), led_back(folded.uneven)
        for begin, end in parts:
            for found in _matches(pattern, folded.text, there(begin), there(end)):
                yield back(found.start()), back(found.end() - 1) + 1

    return find


def _matches(pattern: "regex.Pattern[str]", text: str, *places: int) -> Iterator[Any]:
    for found in pattern.finditer(text, *places, timeout=SECONDS, concurrent=True):
        if found.end() > found.start():
            yield found


def led_there(uneven: tuple[tuple[int, int], ...]) -> Callable[[int], int]:
    """Return what leads the index of a stored code point to the first one it was folded to."""
    if not uneven:
        return lambda at: at
    indexes = [index for index, _ in uneven]
    shifts = [0, *accumulate(length - 1 for _, length in uneven)]
    return lambda at: at + shifts[bisect_left(indexes, at)]


def led_back(uneven: tuple[tuple[int, int], ...]) -> Callable[[int], int]:
    """Return what leads the index of a folded code point back to the one it was made of."""
    if not uneven:
        return lambda at: at
    starts, shift = [], 0
    for index, length in uneven:
        starts.append(index + shift)
        shift += length - 1

    def back(at: int) -> int:
        k = bisect_right(starts, at) - 1
        if k < 0:
            return at
        index, length = uneven[k]
        beyond = at - starts[k] - length
        return index if beyond < 0 else index + 1 + beyond

    return back
