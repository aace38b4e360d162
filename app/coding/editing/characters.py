"""Where a text may be cut without splitting what a reader sees as one character.

The window asks Qt; this layer has none, so it knows the rules of Unicode Standard Annex 29 that
texts of interviews meet: combining marks, joiners, variation selectors, skin tones, flags, Korean
syllables, and CR before LF. A doubtful place counts as no boundary: a piece that changed is then
taken a little wider, which harms nobody.
"""

import unicodedata

_JOINER = "\u200d"
_MARKS = frozenset(("Mn", "Mc", "Me"))


def is_boundary(text: str, at: int) -> bool:
    """Tell whether a text may be cut in front of the code point `at`."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after < "\u0300":
        return not (before == "\r" and after == "\n")
    return not (_extends(after) or before == _JOINER or _pairs(before, after))


def _extends(char: str) -> bool:
    return (
        char in ("\u200c", _JOINER)
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
        or unicodedata.category(char) in _MARKS
    )


def _pairs(before: str, after: str) -> bool:
    """Tell whether two characters may form one: halves of a flag, or parts of a Korean syllable."""
    if "\U0001f1e6" <= after <= "\U0001f1ff":
        return "\U0001f1e6" <= before <= "\U0001f1ff"
    return "\u1160" <= after <= "\u11ff" and (
        "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    )


def boundary_before(text: str, at: int) -> int:
    """Return the last place at or before `at` where the text may be cut."""
    while not is_boundary(text, at):
        at -= 1
    return at


def boundary_behind(text: str, at: int) -> int:
    """Return the first place at or behind `at` where the text may be cut."""
    while not is_boundary(text, at):
        at += 1
    return at
