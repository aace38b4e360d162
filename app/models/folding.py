"""How a text is folded for finding: what differs only in writing becomes the same.

Case, accents, vowel points, full-width, half-width and Kangxi forms, curly quotation marks, dashes
and kinds of blanks are folded away. Each character is folded by itself, so a folded text can be
led back to the stored one exactly; the stored text is never changed. Marks that make another letter
(Devanagari and Thai vowels, the voicing of kana) stay, as does the joiner inside an emoji.

What this module does to a character is part of the file format: a folded copy of every text is
stored. A change of it needs a format step that folds the texts anew.
"""

import re
import unicodedata
from typing import NamedTuple


class Folded(NamedTuple):
    """A folded text. `uneven` names the code points (index in the stored text, length of what
    became of it) that did not become exactly one; it is empty for most texts.
    """

    text: str
    uneven: tuple[tuple[int, int], ...]


# What Unicode's decompositions leave alone: letters with a stroke, and radicals that PDF files hold
# in place of the characters that look the same (the Kangxi block itself decomposes).
_LIKE = dict(
    zip(
        "øđħłŧıʼ‘’‛′“”„‟″«»‐‑‒–—―−⺁⺒⺓⺝⺠⺢⺦⺪⺬⺭⺮⺯⺶⺹⺻⺼⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻐⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        'odhlti\'\'\'\'\'"""""""-------厂巳幺月民氺丬疋示礻竹糹羊耂聿月虎衤覀西见角讠贝足车辶辶辶钅長镸长门雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀',
        strict=True,
    )
) | {"æ": "ae", "œ": "oe", "ſ": "s"}
_JOINER = "\u200d"


class _Folds(dict[int, str]):
    """What each code point becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if char.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", char).casefold()
    # Folding case may bring up what decomposes again.
    parts = unicodedata.normalize("NFKD", "".join(_LIKE.get(part, part) for part in parts))
    return "".join(_LIKE.get(part, part) for part in parts if not _is_nothing(part))


def _is_nothing(char: str) -> bool:
    """Tell whether a character is an accent, a point or an invisible sign."""
    kind = unicodedata.category(char)
    if kind == "Cf":
        return char != _JOINER
    if kind != "Mn":
        return char == "\u0640"  # the stroke that stretches an Arabic word
    level = unicodedata.combining(char)
    return level == 1 or 10 <= level <= 36 or level >= 200 or _is_selector(char)


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char == "\u034f"


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return the text as it is compared."""
    return text.translate(_FOLDS)


def folded(text: str) -> Folded:
    """Return the folded text with what is needed to lead its offsets back."""
    if text.isascii():
        return Folded(fold(text), ())
    odd = [char for char in set(text) if len(_FOLDS[ord(char)]) != 1]
    if not odd:
        return Folded(fold(text), ())
    found = re.finditer(f"[{re.escape(''.join(odd))}]", text)
    uneven = tuple((match.start(), len(_FOLDS[ord(match[0])])) for match in found)
    return Folded(fold(text), uneven)
