"""One screenful, worked out once: view, gutter and margin all draw from the same frame."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from app.ui.text.bands import Band, Brushes, Shown, bands
from app.ui.text.index import SpanIndex
from app.ui.text.offsets import DisplayText, Side
from app.ui.text.rows import Rows

_AWAY = 3
"""Pixels from the letters to the outer edge of an outline."""
_FRAME, _HINT = 2, 1
"""How thick an outline is."""


class Frame(NamedTuple):
    """The visible lines, the codings on them (in the order of their starts), what to fill.

    `outline` surrounds the framed passage, `hint` the one that is pointed at in the margin: to be
    filled too, and empty off the screen.
    """

    rows: Rows
    shown: Sequence[Shown]
    bands: Sequence[Band]
    outline: Sequence[QRect]
    hint: Sequence[QRect]


def build_frame(
    rows: Rows,
    text: DisplayText,
    index: SpanIndex,
    brushes: Brushes,
    framed: tuple[int, int] | None,
    hinted: tuple[int, int] | None,
) -> Frame:
    """Work out a screenful; `framed`, `hinted` are spans of the stored text in code points."""
    low, high = rows.low, rows.high
    first, last = text.to_stored(low, side=Side.END), text.to_stored(high, side=Side.START)
    shown = _shown(text, index, index.overlapping(first, last), low, high)
    outline, hint = (
        _outline(rows, text.to_screen(span[0]), text.to_screen(span[1], Side.END), thick)
        if span is not None
        else ()
        for span, thick in ((framed, _FRAME), (hinted, _HINT))
    )
    return Frame(rows, shown, bands(rows, shown, brushes), outline, hint)


def rects_of(region: QRegion) -> list[QRect]:
    """Return the rectangles of a region, which PySide's types do not know it to be made of."""
    return list(cast(Iterable[QRect], region))


def _shown(
    text: DisplayText, index: SpanIndex, ordinals: Sequence[int], low: int, high: int
) -> list[Shown]:
    marks = [index.marks[k] for k in ordinals]
    return [
        Shown(
            mark,
            index.lane(k),
            start if start > low else low,
            end if end < high else high,
            start >= low,
            end <= high,
        )
        for k, mark, (start, end) in zip(ordinals, marks, text.spans_to_screen(marks), strict=True)
    ]


def _outline(rows: Rows, start: int, end: int, thick: int) -> list[QRect]:
    """Return the rectangles of the contour around a passage: around its lines as one shape."""
    start, end = max(start, rows.low), min(end, rows.high)
    if end <= start:
        return []
    shape = QRegion()
    first, last = bisect_right(rows.starts, start) - 1, rows.last_row_of(end)
    for row in range(first, last + 1):
        top, height = rows.bands[row]
        y0 = top - _AWAY if row == first else round((rows.bottoms[row - 1] + rows.tops[row]) / 2)
        y1 = top + height + _AWAY
        if row < last:
            y1 = round((rows.bottoms[row] + rows.tops[row + 1]) / 2)
        a, b = max(start, rows.starts[row]), min(end, rows.ends[row])
        for left, right in rows.stretches(row, a, b):
            x0, x1 = round(left) - _AWAY, round(right) + _AWAY
            shape += QRect(x0, y0, x1 - x0, y1 - y0)
    inside = shape
    for dx, dy in ((thick, thick), (thick, -thick), (-thick, thick), (-thick, -thick)):
        inside &= shape.translated(dx, dy)
    return rects_of(shape - inside)
