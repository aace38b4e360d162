"""What has no code yet: the passages between the codings, and the veil over what is coded.

Spans are half-open, in code points of the stored text.
"""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QRectF

from app.ui.text.bands import Shown
from app.ui.text.records import Mark, TurnLook
from app.ui.text.rows import Rows

Span = tuple[int, int]


def uncoded(text: str, turns: Sequence[TurnLook], marks: Iterable[Mark]) -> list[Span]:
    """Return the passages within turns that no coding covers and that hold a letter or digit.

    `marks` are sorted by start. Blanks around a passage are left out.
    """
    words = [(turn.start, turn.end) for turn in turns] or [(0, len(text))]
    found = []
    for start, end in _between(words, _merged((mark[1], mark[2]) for mark in marks)):
        passage = text[start:end]
        if any(char.isalnum() for char in passage):
            left = len(passage) - len(passage.lstrip())
            found.append((start + left, start + len(passage.rstrip())))
    return found


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the union of spans sorted by start, in pieces that do not touch."""
    low = high = -1
    for start, end in spans:
        if start > high:
            if high > low:
                yield low, high
            low, high = start, end
        elif end > high:
            high = end
    if high > low:
        yield low, high


def _between(words: Iterable[Span], covered: Iterable[Span]) -> Iterator[Span]:
    """Yield what is in `words` and not in `covered`; both are sorted and apart."""
    rest = iter(covered)
    now = next(rest, None)
    for start, end in words:
        at = start
        while now is not None and now[0] < end:
            if now[0] > at:
                yield at, now[0]
            at = max(at, now[1])
            if now[1] > end:
                break
            now = next(rest, None)
        if at < end:
            yield at, end


def veil(rows: Rows, shown: Sequence[Shown]) -> list[QRectF]:
    """Return the rectangles over the coded words of a page."""
    found: list[QRectF] = []
    if not rows.starts:
        return found
    for start, end in _merged(sorted((one.start, one.end) for one in shown)):
        for row in range(max(0, rows.row_of(start)), rows.last_row_of(end) + 1):
            a, b = max(start, rows.starts[row]), min(end, rows.ends[row])
            for left, right in rows.stretches(row, a, b):
                top, height = rows.tops[row], rows.bottoms[row] - rows.tops[row]
                found.append(QRectF(left, top, right - left, height))
    return found
