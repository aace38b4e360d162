"""Finding turns by place, and what the text itself says about its lines.

Turns come sorted and apart.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from app.ui.text.records import TurnLook

_SAMPLE = 1_000

_label_start = attrgetter("label_start")


def turn_at(turns: Sequence[TurnLook], cp: int) -> TurnLook | None:
    """Return the turn that the code point `cp` is in, its label and line end included."""
    k = bisect_right(turns, cp, key=_label_start) - 1
    return turns[k] if k >= 0 else None


def turns_from(turns: Sequence[TurnLook], low: int, high: int) -> Iterator[TurnLook]:
    """Yield the turns from the one that `low` is in to the last that begins before `high`."""
    first = max(0, bisect_right(turns, low, key=_label_start) - 1)
    for k in range(first, len(turns)):
        if turns[k].label_start >= high:
            return
        yield turns[k]


def hidden_labels(turns: Sequence[TurnLook]) -> list[tuple[int, int]]:
    """Return the spans of the labels, which are shown beside the text and not in it."""
    return [(turn[0], turn[1]) for turn in turns if turn[0] < turn[1]]


def clock(seconds: float) -> str:
    """Return a time stamp as a reader writes it: 00:12, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def line_length(text: str, characters: int = 64) -> int:
    """Return how many characters of this text a line of the widest column holds at most.

    The column is wide enough for so many `characters` of usual width.

    Han, kana and hangul are twice as wide as letters; the beginning of a text tells which it is.
    """
    beginning = text[:_SAMPLE]
    wide = 0 if beginning.isascii() else sum(char >= "\u2e80" for char in beginning)
    longest = characters * 5 // 4
    return longest // 2 if 3 * wide > len(beginning) else longest
