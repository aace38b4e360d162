"""Leading a match in the folded text back to the stored one, and refusing halves of characters.

A match counts only if both its ends lie between two characters of the stored text as a reader sees
them (Unicode Standard Annex 29, extended grapheme clusters): not inside ß for one s, not between a
letter and its accent, not inside a family of emoji. Accents that were folded away behind the last
letter belong to it.
"""

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from app.models.folding import Folded

_JOINER = "\u200d"
_ALONE_BELOW = "\u0300"  # no character below joins a neighbour, but for CR LF
_LEADING, _VOWEL, _TRAILING = range(3)  # of a Korean syllable written in parts


class Places:
    """Where the code points of one folded text come from; `stored` gives the text itself."""

    def __init__(self, folded: Folded, stored: str) -> None:
        self._text = stored
        self._at = [at for at, _ in folded.uneven]
        self._n = [n for _, n in folded.uneven]
        self._behind = list(accumulate(n - 1 for n in self._n))
        before = [0, *self._behind[:-1]] if self._behind else []
        self._folded_at = [at + shift for at, shift in zip(self._at, before, strict=True)]
        self._nothing = {at for at, n in folded.uneven if n == 0}
        self._plain = not folded.uneven and stored.isascii() and "\r" not in stored

    def stored(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span in the stored text of [start, end) in the folded one.

        None where an end lies inside a character.
        """
        if self._plain:
            return start, end
        first, last = self._of(start), self._of(end - 1)
        if first[1] != 0 or last[1] != last[2] - 1:
            return None
        stored_start, stored_end = first[0], last[0] + 1
        while stored_end in self._nothing and not is_boundary(self._text, stored_end):
            stored_end += 1
        if is_boundary(self._text, stored_start) and is_boundary(self._text, stored_end):
            return stored_start, stored_end
        return None

    def _of(self, at: int) -> tuple[int, int, int]:
        """Return the stored index behind a folded one, the place within it, and its length."""
        k = bisect_right(self._folded_at, at) - 1
        if k < 0:
            return at, 0, 1
        within = at - self._folded_at[k]
        if within < self._n[k]:
            return self._at[k], within, self._n[k]
        return at - self._behind[k], 0, 1


def is_boundary(text: str, at: int) -> bool:
    """Tell whether a text may be cut at a code point without splitting what is seen as one."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before < _ALONE_BELOW and after < _ALONE_BELOW:
        return not (before == "\r" and after == "\n")
    if before in "\r\n" or after in "\r\n":
        return True
    if _extends(after):
        return unicodedata.category(before) in ("Cc", "Cf", "Zl", "Zp") and not _extends(before)
    if before == _JOINER:
        return not (_is_picture(after) and _joins_picture(text, at - 1))
    if _is_flag(before) and _is_flag(after):
        return _flags_before(text, at) % 2 == 0
    return not _same_syllable(before, after)


def _extends(char: str) -> bool:
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me")
        or char in ("\u200c", _JOINER, "\uff9e", "\uff9f")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _joins_picture(text: str, joiner: int) -> bool:
    """Tell whether a picture stands before a joiner, with or without signs between them."""
    at = joiner - 1
    while at > 0 and _extends(text[at]):
        at -= 1
    return at >= 0 and _is_picture(text[at])


def _is_picture(char: str) -> bool:
    return (
        "\u2190" <= char <= "\u2bff"
        or ("\U0001f000" <= char <= "\U0001faff" and not _is_flag(char))
        or char in "©®‼⁉™ℹ〰〽㊗㊙"
    )


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flags_before(text: str, at: int) -> int:
    first = at
    while first > 0 and _is_flag(text[first - 1]):
        first -= 1
    return at - first


def _same_syllable(before: str, after: str) -> bool:
    left, right = _korean(before), _korean(after)
    if left is None or right is None:
        return False
    return left[-1] <= right[0] and not (left[-1] == _LEADING and right[0] == _TRAILING)


def _korean(char: str) -> tuple[int, ...] | None:
    """Return the first and last part of a Korean syllable that a character writes."""
    if "\uac00" <= char <= "\ud7a3":
        closed = (ord(char) - 0xAC00) % 28 > 0
        return (_LEADING, _TRAILING if closed else _VOWEL)
    if "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c":
        return (_LEADING,)
    if "\u1160" <= char <= "\u11a7" or "\ud7b0" <= char <= "\ud7c6":
        return (_VOWEL,)
    if "\u11a8" <= char <= "\u11ff" or "\ud7cb" <= char <= "\ud7fb":
        return (_TRAILING,)
    return None
