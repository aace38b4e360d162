"""The one place where code points of the stored text meet UTF-16 positions of the Qt document.

The stored text is fixed by contract and every span counts its code points. What Qt shows differs
from it in four ways, all of them undone here:

- speaker labels and time stamps are hidden (they stand in the gutter), so a label is one place;
- characters above U+FFFF take two positions;
- characters that QTextDocument would take for the end of a block, or that have no picture, are
  replaced one for one;
- a paragraph of more than `BLOCK_LIMIT` code points gets a line end put in, because Qt lays out
  whole blocks.

The visible text is kept as pieces; a place is found by bisection.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from enum import Enum
from itertools import accumulate
from typing import Self

from app.ui.text.graphemes import cluster_end, cluster_start
from app.ui.text.records import Mark

BLOCK_LIMIT = 50_000
_BREAK_SEARCH = 2_000
"""How far back from the limit a blank is looked for, in code points."""

_ABOVE_BMP = re.compile("[\U00010000-\U0010ffff]")
_LINE_BREAK, _UNKNOWN = "\u2028", "\ufffd"
_SUBSTITUTES = {
    **{chr(code): chr(0x2400 + code) for code in range(0x20)},
    "\x7f": "\u2421",
    **dict.fromkeys("\x0b\x0c\x85", _LINE_BREAK),
    **dict.fromkeys("\r\u2029", "\n"),
    **dict.fromkeys("\ufdd0\ufdd1\ufffc", _UNKNOWN),
}
for _kept in "\t\n":
    del _SUBSTITUTES[_kept]


class Side(Enum):
    """Which end of a span a position is, where one position stands for several."""

    START = "start"
    END = "end"


class DisplayText:
    """What the text view shows for a stored text, with the way there and back.

    `text` is the stored text, `shown` the displayed one.
    """

    __slots__ = ("_astral", "_astral_units", "_ends", "_places", "_starts", "shown", "text")

    def __init__(
        self, text: str, safe: str, starts: list[int], ends: list[int], cuts: Set[int] = frozenset()
    ) -> None:
        self.text = text
        self._starts, self._ends = starts, ends
        parts = [safe[a:b] for a, b in zip(starts, ends, strict=True)]
        if cuts:
            parts = [
                ("\n" if a in cuts else "") + one for a, one in zip(starts, parts, strict=True)
            ]
        lengths = zip(accumulate(map(len, parts)), starts, ends, strict=True)
        self._places = [behind - end + start for behind, start, end in lengths]
        self.shown = "".join(parts)
        self._astral = _astral(self.shown)
        self._astral_units = [at + k for k, at in enumerate(self._astral)]

    @classmethod
    def build(
        cls, text: str, hidden: Sequence[tuple[int, int]] = (), *, block_limit: int = BLOCK_LIMIT
    ) -> Self:
        """Lay out `text` without the `hidden` spans (sorted, apart, in code points)."""
        safe = _substituted(text)
        length = len(text)
        starts = [0, *[end for _, end in hidden], length]
        ends = [*[start for start, _ in hidden], length, length]
        plain = cls(text, safe, starts, ends)
        cuts = sorted({plain._stored(at, Side.START) for at in _cuts(plain.shown, block_limit)})
        if not cuts:
            return plain
        pieces = list(_divided(zip(starts, ends, strict=True), cuts))
        return cls(text, safe, [a for a, _ in pieces], [b for _, b in pieces], set(cuts))

    def to_screen(self, cp: int, side: Side = Side.START) -> int:
        """Return the UTF-16 position of the code point `cp`; inside a label, the label's place."""
        at = self._displayed(cp, side)
        return at + bisect_left(self._astral, at)

    def spans_to_screen(self, marks: Iterable[Mark]) -> list[tuple[int, int]]:
        """Return `to_screen` of both ends of many codings, in one go."""
        starts, ends, places, astral = self._starts, self._ends, self._places, self._astral
        found = []
        for _, start, end, _, _ in marks:
            k = bisect_right(starts, start) - 1
            first = places[k] - starts[k] + (start if start < ends[k] else ends[k])
            k = bisect_left(starts, end, max(k, 1)) - 1
            last = places[k] - starts[k] + (end if end < ends[k] else ends[k])
            found.append((first, last))
        if not astral:
            return found
        return [(a + bisect_left(astral, a), b + bisect_left(astral, b)) for a, b in found]

    def to_stored(self, utf16: int, *, side: Side) -> int:
        """Return the code point of a UTF-16 position.

        Where a label is hidden a span that starts there starts after it, and one that ends there
        ends before it. Half a surrogate pair belongs to the whole character.
        """
        k = bisect_left(self._astral_units, utf16)
        at = utf16 - k
        if k and self._astral_units[k - 1] + 1 == utf16:
            at = self._astral[k - 1] + (side is Side.END)
        return self._stored(at, side)

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """Move both ends of `[start, end)` outwards to boundaries of whole characters."""
        return cluster_start(self.text, start), cluster_end(self.text, end)

    def nudged(self, cp: int, side: Side, step: int) -> int:
        """Return where an end at `cp` goes by one displayed character on (1) or back (-1)."""
        at = min(max(0, self._displayed(cp, side) + step), len(self.shown))
        there = self._stored(at, side)
        return cluster_end(self.text, there) if step > 0 else cluster_start(self.text, there)

    def _displayed(self, cp: int, side: Side) -> int:
        """Return the code point of `shown` for the stored code point `cp`."""
        if side is Side.START:
            k = bisect_right(self._starts, cp) - 1
        else:
            k = max(0, bisect_left(self._starts, cp) - 1)
        return self._places[k] + min(cp, self._ends[k]) - self._starts[k]

    def _stored(self, at: int, side: Side) -> int:
        """Return the stored code point of the code point `at` of `shown`."""
        if side is Side.START:
            k = bisect_right(self._places, at) - 1
        else:
            k = bisect_left(self._places, at) - 1
        if k < 0:
            return 0
        return min(self._starts[k] + at - self._places[k], self._ends[k])


def code_points(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of UTF-16 units of a text as spans of its code points."""
    astral = _astral(text)
    if not astral:
        return list(spans)
    units = [at + k for k, at in enumerate(astral)]
    return [(a - bisect_left(units, a), b - bisect_left(units, b)) for a, b in spans]


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) + len(_astral(text))


def _substituted(text: str) -> str:
    """Return the text as Qt can show it, code point for code point."""
    for char, other in _SUBSTITUTES.items():
        if char in text:
            text = text.replace(char, other)
    return text


def _astral(shown: str) -> list[int]:
    """Return the sorted indexes of the characters above U+FFFF."""
    if shown.isascii() or len(shown.encode("utf-16-le")) == 2 * len(shown):
        return []
    return [found.start() for found in _ABOVE_BMP.finditer(shown)]


def _divided(pieces: Iterable[tuple[int, int]], cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start, end in pieces:
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        yield from zip([start, *inner], [*inner, end], strict=True)


def _cuts(shown: str, limit: int) -> Iterator[int]:
    """Yield where `shown` needs another line end so that no block exceeds `limit` code points."""
    at = 0
    while len(shown) - at > limit:
        line_end = shown.rfind("\n", at, at + limit + 1)
        if line_end >= 0:
            at = line_end + 1
        else:
            at = _good_cut(shown, at, at + limit)
            yield at


def _good_cut(shown: str, low: int, high: int) -> int:
    """Return a place to break in `(low, high]`: after a blank, else between two characters."""
    blank = shown.rfind(" ", max(low, high - _BREAK_SEARCH), high)
    if blank > low:
        return blank + 1
    whole = cluster_start(shown, high)
    return whole if whole > low else high
