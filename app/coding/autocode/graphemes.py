"""Moving boundaries outwards so that no character a reader sees is split.

The rules are Unicode's (Standard Annex 29, extended grapheme clusters), as the `regex` library has
them. The common scripts, whose characters always stand alone, are answered without asking it.
"""

import regex

_CLUSTER = regex.compile(r"\X")
_WINDOW = 128
"""Code points looked at on either side: far longer than any real cluster."""

Span = tuple[int, int]


def whole_characters(text: str, start: int, end: int) -> Span:
    """Return [start, end) widened to whole characters of the text."""
    return cluster_start(text, start), cluster_end(text, end)


def cluster_start(text: str, at: int) -> int:
    """Return the last boundary between characters at or before the code point `at`."""
    return _cluster(text, at)[0]


def cluster_end(text: str, at: int) -> int:
    """Return the first boundary between characters at or after the code point `at`."""
    return _cluster(text, at)[1]


def _cluster(text: str, at: int) -> Span:
    if _stands_free(text, at):
        return at, at
    low = at - 1
    while low > max(0, at - _WINDOW) and not _stands_free(text, low):
        low -= 1
    for found in _CLUSTER.finditer(text, low, min(len(text), at + _WINDOW)):
        if found.end() >= at:
            return (at, at) if found.end() == at else found.span()
    return at, at


def _stands_free(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    return _is_alone(before) and _is_alone(after) and not (before == "\r" and after == "\n")


def _is_alone(char: str) -> bool:
    """Whether the character never joins a neighbour: below the first combining mark, or Han."""
    return char < "\u0300" or "\u3400" <= char <= "\u9fff"
