"""Selecting whole turns: the one at the caret first, then its neighbours.

Spans are half-open, in code points of the stored text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from app.ui.text.records import TurnLook

Span = tuple[int, int]
WORDS_MIME = "application/x-threefold-words"
"""Marks the selected words of this program's text while they are dragged, with its process id."""
_label_start = attrgetter("label_start")


def whole_turns(turns: Sequence[TurnLook], span: Span, step: int) -> Span | None:
    """Return what is selected next, from `span` on (empty: the caret).

    That is the whole turns that the span touches; if it is just these already, one turn more
    below (`step` 1) or above (-1). None where the text has no turn with words there.
    """
    first, last = touched(turns, *span)
    if last < first:
        return None
    whole = turns[first].start, turns[last].end
    if whole == span:
        first, last = (first, _on(turns, last, 1)) if step > 0 else (_on(turns, first, -1), last)
        whole = turns[first].start, turns[last].end
    return whole if whole[0] < whole[1] else None


def touched(turns: Sequence[TurnLook], start: int, end: int) -> tuple[int, int]:
    """Return the numbers of the first and last turn that a span touches; (0, -1) without turns.

    What lies between two turns belongs to the one before it.
    """
    if not turns:
        return 0, -1
    first = max(0, bisect_right(turns, start, key=_label_start) - 1)
    last = max(first, bisect_left(turns, end, key=_label_start) - 1)
    return first, last


def _on(turns: Sequence[TurnLook], at: int, step: int) -> int:
    """Return the next turn with words in a direction; at the ends the same one again."""
    there = at + step
    while 0 <= there < len(turns) and turns[there].start >= turns[there].end:
        there += step
    return there if 0 <= there < len(turns) else at
