"""How spans of one text version move into the next.

The rules, for a span and a piece of text that was replaced by another (perhaps by nothing, perhaps
instead of nothing):

- what is put in exactly at a span's start or end stays outside; inside, the span grows;
- what is replaced within the span, up to its edges, belongs to the span;
- what is replaced across an edge stays outside: the span keeps its part that is unchanged;
- a span that was replaced as a whole, together with text around it, takes the new text if most of
  what was replaced was the span's, so that a word may be put right together with its neighbour;
- any other span all of whose text is gone is lost.

Maps follow one another (`then`) and are kept with the text version as JSON.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from app.coding.editing.pieces import Piece


class Fate(StrEnum):
    """What becomes of a span."""

    SAME = "same"
    MOVED = "moved"
    SHORTENED = "shortened"
    LENGTHENED = "lengthened"
    LOST = "lost"


class Carried(NamedTuple):
    """A span on the new text; a lost one is the empty place where it was.

    `cut`: an edge of the span lay in a piece that was replaced, so that it ends elsewhere than at
    the words that the coder chose.
    """

    start: int
    end: int
    fate: Fate
    cut: bool = False


def _fate(start: int, end: int, new_start: int, new_end: int) -> Fate:
    change = (new_end - new_start) - (end - start)
    if change:
        return Fate.LENGTHENED if change > 0 else Fate.SHORTENED
    return Fate.SAME if new_start == start else Fate.MOVED


class SpanMap:
    """The replaced pieces between two versions of a text, in order and apart."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces: Sequence[Piece] = tuple(pieces)
        self._starts = [piece.start for piece in self.pieces]
        self._ends = [piece.end for piece in self.pieces]

    def carry(self, start: int, end: int) -> Carried:
        """Return where the span [start, end) of the old text lies in the new one."""
        if self._is_swallowed(start, end):
            place = self.place(start, behind=False)
            return Carried(place, place, Fate.LOST)
        new_start, cut_start = self._start(start, end)
        new_end, cut_end = self._end(start, end)
        if new_start >= new_end:
            place = min(new_start, new_end)
            return Carried(place, place, Fate.LOST)
        fate = _fate(start, end, new_start, new_end)
        return Carried(new_start, new_end, fate, cut_start or cut_end)

    def carry_words(self, start: int, end: int, old: str, new: str) -> Carried:
        """Return where a span lies in the new text, without blanks that were left at its edges.

        Who takes the last word from a quotation leaves the blank before it.
        """
        to = self.carry(start, end)
        new_start, new_end = to.start, to.end
        if to.fate is Fate.LOST or old[start:end].isspace():
            return to
        while new_start < new_end and new[new_start].isspace() and not old[start].isspace():
            new_start += 1
        while new_start < new_end and new[new_end - 1].isspace() and not old[end - 1].isspace():
            new_end -= 1
        if new_start == new_end:
            return Carried(to.start, to.start, Fate.LOST)
        return Carried(new_start, new_end, _fate(start, end, new_start, new_end), to.cut)

    def _is_swallowed(self, start: int, end: int) -> bool:
        """Tell whether a span is the smaller part of a piece that was replaced."""
        k = bisect_right(self._starts, start) - 1
        if k < 0 or self.pieces[k].end < end:
            return False
        return 2 * (end - start) <= self.pieces[k].end - self.pieces[k].start

    def place(self, at: int, *, behind: bool) -> int:
        """Return where a place goes; `behind` says on which side of what was put in there.

        The same side is taken of a replaced piece that the place lay inside of.
        """
        k = bisect_left(self._ends, at)
        if k < len(self.pieces) and self.pieces[k].start < at == self.pieces[k].end:
            k += 1  # a piece that ends here has moved as a whole
        if k == len(self.pieces) or self.pieces[k].start > at:
            return at + self._shift(k)
        piece = self.pieces[k]
        starts_here = piece.start == at < piece.end
        return piece.new_end if behind and not starts_here else piece.new_start

    def _shift(self, k: int) -> int:
        """Return how far the unchanged text in front of piece `k` has moved."""
        return self.pieces[k - 1].new_end - self.pieces[k - 1].end if k else 0

    def _start(self, start: int, end: int) -> tuple[int, bool]:
        k = bisect_right(self._ends, start)
        # An insertion at the start ends there too and is passed over with what ends before.
        if k == len(self.pieces) or self.pieces[k].start > start:
            return start + self._shift(k), False
        piece = self.pieces[k]
        if piece.start == start:
            return piece.new_start, False
        return (piece.new_start if end <= piece.end else piece.new_end), True

    def _end(self, start: int, end: int) -> tuple[int, bool]:
        k = bisect_left(self._starts, end) - 1  # the last that begins before the end
        if k < 0 or self.pieces[k].end < end:
            return end + self._shift(k + 1), False
        piece = self.pieces[k]
        if piece.end == end:
            return piece.new_end, False
        return (piece.new_end if start >= piece.start else piece.new_start), True

    def then(self, later: "SpanMap") -> "SpanMap":
        """Return the map from this one's old text to the later one's new text."""
        found: list[Piece] = []
        edges = sorted(
            [(piece.new_start, piece.new_end) for piece in self.pieces]
            + [(piece.start, piece.end) for piece in later.pieces]
        )
        for low, high in edges:  # stretches of the text between, joined where they touch
            if found and low <= found[-1].new_end:
                low, high = found[-1].new_start, max(high, found[-1].new_end)
                found.pop()
            found.append(Piece(0, 0, low, high))
        back = SpanMap(Piece(p.new_start, p.new_end, p.start, p.end) for p in self.pieces)
        return SpanMap(
            Piece(
                back.place(p.new_start, behind=False),
                back.place(p.new_end, behind=True),
                later.place(p.new_start, behind=False),
                later.place(p.new_end, behind=True),
            )
            for p in found
        )

    def to_json(self) -> str:
        """Return the pieces as the text version keeps them: lists of four numbers."""
        return json.dumps([list(piece) for piece in self.pieces], separators=(",", ":"))

    @classmethod
    def from_json(cls, content: str) -> "SpanMap":
        """Return the map that a text version keeps; raises ValueError where it is none."""
        try:
            return cls(Piece(*map(int, piece)) for piece in json.loads(content))
        except TypeError as error:
            raise ValueError("not a map of spans") from error

    def fits(self, length: int, new_length: int) -> bool:
        """Tell whether the pieces lie in order within texts of these lengths, alike in between."""
        at = new_at = 0
        for piece in (*self.pieces, Piece(length, length, new_length, new_length)):
            if piece.start - at != piece.new_start - new_at or piece.start < at:
                return False
            if piece.end < piece.start or piece.new_end < piece.new_start:
                return False
            at, new_at = piece.end, piece.new_end
        return True
