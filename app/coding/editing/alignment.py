"""What differs between two states of a text: the pieces that were replaced.

A character-wise comparison of two whole interviews takes minutes, so it is made only where it is
needed. What is alike at both ends is set aside; then lines, then sentences, then stretches of some
characters that occur exactly once in both texts are taken as anchors (as in the patience
algorithm), and only the small gaps between anchors are compared word by word and, where two words
resemble each other, letter by letter.

Letters that happen to be alike in two different words say nothing: short matches between larger
changes are taken into the change, so that a rewritten sentence is one piece and not twenty.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.coding.editing.characters import boundary_before, boundary_behind, is_boundary
from app.coding.editing.pieces import Piece
from app.coding.editing.sliding import slid

_LINES = re.compile(r"[^\n]*\n?")
_SENTENCES = re.compile(r"[^.!?。！？]*[.!?。！？]?")
_WINDOWS = 2  # the level after lines and sentences
_WINDOW = 32  # code points: so many that hardly anything is said twice
_WORDS = re.compile("[\u3040-\u30ff\u3400-\u9fff]|\\w+|\\s|.", re.DOTALL)
_SMALL = 4_000  # code points of a gap that is compared word by word
_ALIKE = 50  # percent: words less alike are replaced as a whole


def align(old: str, new: str) -> list[Piece]:
    """Return the pieces in which two texts differ, in order; what lies between them is alike."""
    pieces = _joined(old, list(_gap(old, new, 0, len(old), 0, len(new), 0)))
    return _whole_characters(old, new, slid(old, new, pieces))


def _gap(
    old: str, new: str, start: int, end: int, new_start: int, new_end: int, level: int
) -> Iterator[Piece]:
    """Give the pieces within two stretches; `level` is the kind of unit to look for anchors in."""
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    if start == end or new_start == new_end:
        if (start, new_start) != (end, new_end):
            yield Piece(start, end, new_start, new_end)
    elif max(end - start, new_end - new_start) <= _SMALL:
        yield from _words(old, new, start, end, new_start, new_end)
    elif level > _WINDOWS:
        yield Piece(start, end, new_start, new_end)
    else:
        anchors = _anchors(
            _units(old, start, end, level, step=_WINDOW),
            _units(new, new_start, new_end, level, step=1),
            old,
            new,
        )
        stops = [(start, new_start), *anchors, (end, new_end)]
        deeper = level if anchors else level + 1
        for (low, new_low), (high, new_high) in pairwise(stops):
            yield from _gap(old, new, low, high, new_low, new_high, deeper)


def _units(text: str, start: int, end: int, level: int, step: int) -> list[tuple[int, int]]:
    """Return the spans to be found again: lines, sentences, or windows `step` apart."""
    if level == _WINDOWS:
        return [(at, at + _WINDOW) for at in range(start, end - _WINDOW + 1, step)]
    found = (_SENTENCES if level else _LINES).finditer(text, start, end)
    return [one.span() for one in found if one.end() > one.start()]


def _anchors(
    units: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], old: str, new: str
) -> list[tuple[int, int]]:
    """Return where units that occur once in both begin, in an order that both texts share."""
    words = [old[start:end] for start, end in units]
    once = {word for word, n in Counter(words).items() if n == 1}
    there: dict[str, list[int]] = {}
    for start, end in others:
        if (word := new[start:end]) in once:
            there.setdefault(word, []).append(start)
    alone = {word: places[0] for word, places in there.items() if len(places) == 1}
    pairs = [(units[k][0], alone[word]) for k, word in enumerate(words) if word in alone]
    return _longest_rise(pairs)


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs in which the second number also grows."""
    tails: list[int] = []  # the smallest last number of a run of each length
    places: list[int] = []
    before: list[int] = []
    for place, (_, value) in enumerate(pairs):
        length = bisect_left(tails, value)
        before.append(places[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        places[length : length + 1] = [place]
    found = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _words(
    old: str, new: str, start: int, end: int, new_start: int, new_end: int
) -> Iterator[Piece]:
    from rapidfuzz.distance import Indel

    words = [one.span() for one in _WORDS.finditer(old, start, end)]
    new_words = [one.span() for one in _WORDS.finditer(new, new_start, new_end)]
    steps = Indel.opcodes([old[slice(*w)] for w in words], [new[slice(*w)] for w in new_words])
    starts = [w[0] for w in words] + [end]
    new_starts = [w[0] for w in new_words] + [new_end]
    pieces = [
        Piece(
            starts[s.src_start], starts[s.src_end], new_starts[s.dest_start], new_starts[s.dest_end]
        )
        for s in steps
        if s.tag != "equal"
    ]
    for piece in _joined(old, pieces):
        yield from _letters(old, new, piece)


def _letters(old: str, new: str, piece: Piece) -> Iterator[Piece]:
    """Give what differs within a piece letter by letter, if its two sides are alike at all."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    before, after = old[piece.start : piece.end], new[piece.new_start : piece.new_end]
    if not before or not after or fuzz.ratio(before, after) < _ALIKE:
        yield piece
        return
    for step in Indel.opcodes(before, after):
        if step.tag != "equal":
            yield Piece(
                piece.start + step.src_start,
                piece.start + step.src_end,
                piece.new_start + step.dest_start,
                piece.new_start + step.dest_end,
            )


def _joined(old: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces with only a little between them, or nothing."""
    found: list[Piece] = []
    for piece in pieces:
        while found and _is_chance(old, found[-1], piece):
            last = found.pop()
            piece = Piece(last.start, piece.end, last.new_start, piece.new_end)
        found.append(piece)
    return found


def _is_chance(old: str, left: Piece, right: Piece) -> bool:
    """Tell whether what is alike between two pieces is no longer than either of the changes."""
    between = old[left.end : right.start]
    if "\n" in between:
        return False
    return len(between) <= min(_size(left), _size(right))


def _size(piece: Piece) -> int:
    return max(piece.end - piece.start, piece.new_end - piece.new_start)


def _whole_characters(old: str, new: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Widen pieces until they split no character of either text."""
    found: list[Piece] = []
    for piece in pieces:
        start, new_start = piece.start, piece.new_start
        while not (is_boundary(old, start) and is_boundary(new, new_start)):
            back = max(
                start - boundary_before(old, start), new_start - boundary_before(new, new_start)
            )
            start, new_start = start - back, new_start - back
        end, new_end = piece.end, piece.new_end
        while not (is_boundary(old, end) and is_boundary(new, new_end)):
            on = max(boundary_behind(old, end) - end, boundary_behind(new, new_end) - new_end)
            end, new_end = end + on, new_end + on
        if found and start <= found[-1].end:
            start, new_start = found[-1].start, found[-1].new_start
            end, new_end = max(end, found[-1].end), max(new_end, found[-1].new_end)
            found.pop()
        found.append(Piece(start, end, new_start, new_end))
    return found
