"""Where a text may be cut without splitting what a reader sees as one character.

Qt knows the rules (Unicode Standard Annex 29, extended grapheme clusters); asking it is slow, so
the common scripts, whose characters always stand alone, are answered without it.
"""

from PySide6.QtCore import QTextBoundaryFinder

_WINDOW = 128
"""Code points looked at on either side: far longer than any real cluster."""


def cluster_start(text: str, at: int) -> int:
    """Return the last cluster boundary at or before the code point `at`."""
    if _stands_free(text, at):
        return at
    low, finder = _finder(text, at)
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    return low + _code_points(finder.string(), finder.position())


def cluster_end(text: str, at: int) -> int:
    """Return the first cluster boundary at or after the code point `at`."""
    if _stands_free(text, at):
        return at
    low, finder = _finder(text, at)
    if not finder.isAtBoundary():
        finder.toNextBoundary()
    return low + _code_points(finder.string(), finder.position())


def _stands_free(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    return _is_alone(before) and _is_alone(after) and not (before == "\r" and after == "\n")


def _is_alone(char: str) -> bool:
    """Whether the character never joins a neighbour: below the first combining mark, or Han."""
    return char < "\u0300" or "\u3400" <= char <= "\u9fff"


def _finder(text: str, at: int) -> tuple[int, QTextBoundaryFinder]:
    """Return a finder standing at `at`, and the code point at which its slice begins."""
    low = at - 1
    while low > max(0, at - _WINDOW) and not _stands_free(text, low):
        low -= 1
    high = at + 1
    while high < min(len(text), at + _WINDOW) and not _stands_free(text, high):
        high += 1
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text[low:high])
    finder.setPosition(_units(text[low:at]))
    return low, finder


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _code_points(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))
