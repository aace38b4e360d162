"""The lines of text that are on screen, with the x positions in them.

Positions are UTF-16 positions of the document, coordinates are pixels of the viewport. A table
holds Qt's line objects, which die with the next layout: it is used while a frame is built, and
only its numbers afterwards.
"""

import re
from bisect import bisect_left, bisect_right
from typing import Any

from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from app.ui.text.layout import Pitch, SpacedLayout

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TOUCHING = 0.5


class Rows:
    """The visible lines from top to bottom, as parallel lists.

    `starts`, `ends`: positions; `tops`, `bottoms`: the line's slot; `baselines`: y of its base
    line; `bands`: y and height of the part that is tinted. `mixed`: the rows in which x does not
    simply grow with the position, because some of it runs from right to left.
    """

    __slots__ = (
        "_blocks",
        "_lines",
        "_x",
        "bands",
        "baselines",
        "bottoms",
        "ends",
        "mixed",
        "starts",
        "tops",
    )  # fmt: skip

    def __init__(self, x: float) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.baselines: list[float] = []
        self.bands: list[tuple[int, int]] = []
        self._lines: list[QTextLine] = []
        self._blocks: list[int] = []
        self.mixed: set[int] = set()
        self._x = x

    @property
    def low(self) -> int:
        """First position on screen."""
        return self.starts[0] if self.starts else 0

    @property
    def high(self) -> int:
        """Position behind the last one on screen."""
        return self.ends[-1] if self.ends else 0

    def add_block(self, block: QTextBlock, y: float, height: int, spaced: SpacedLayout) -> None:
        """Add those lines of a block at `y` that show in a viewport of `height` pixels.

        In a block without tall lines the slots follow from the first one; Qt is slow to ask.
        """
        layout, position, pitch = block.layout(), block.position(), spaced.pitch
        first = first_visible_line(layout, y)
        start = position + layout.lineAt(first).textStart() if first < layout.lineCount() else 0
        even = not spaced.has_tall_lines(block)
        top = spaced.top_of(block) + first * pitch.slot + y
        for i in range(first, layout.lineCount()):
            line = layout.lineAt(i)
            slot, baseline = pitch.slot, top + pitch.baseline
            if not even:
                top, slot, baseline = _slot(line, y, pitch)
            if top > height:
                break
            end = start + line.textLength()
            self.starts.append(start)
            self.ends.append(end)
            self.tops.append(top)
            self.bottoms.append(top + slot)
            self.baselines.append(baseline)
            if slot > pitch.slot:
                self.bands.append((round(top), round(slot)))
            else:
                self.bands.append((round(top + pitch.band_top), round(pitch.band_height)))
            self._lines.append(line)
            self._blocks.append(position)
            start, top = end, top + slot

    def mark_mixed(self, text: str, low: int, high: int) -> None:
        """Find the rows with right-to-left characters; `text[low:high]` is what they show."""
        if not _RIGHT_TO_LEFT.search(text, low, high):
            return
        for row, line in enumerate(self._lines):
            if any(run.isRightToLeft() for run in line.glyphRuns()):
                self.mixed.add(row)

    def row_of(self, position: int) -> int:
        """Return the row that holds a position; -1 if it is above the screen."""
        return bisect_right(self.starts, position) - 1

    def last_row_of(self, end: int) -> int:
        """Return the row that holds the last position before `end`."""
        return max(0, bisect_left(self.starts, end) - 1)

    def row_near(self, y: float) -> int:
        """Return the row whose slot is nearest to `y`."""
        row = max(0, bisect_right(self.tops, y) - 1)
        if row + 1 < len(self.tops) and y - self.bottoms[row] > self.tops[row + 1] - y:
            return row + 1
        return row

    def x_of(self, row: int, position: int) -> float:
        """Return the x of a position in a row that runs from left to right."""
        if position >= self.ends[row]:
            return self._x + self._lines[row].naturalTextRect().right()
        found: Any = self._lines[row].cursorToX(position - self._blocks[row])
        return self._x + found[0]

    def stretches(self, row: int, start: int, end: int) -> list[tuple[float, float]]:
        """Return the (left, right) pairs that `[start, end)` covers in a row, left to right."""
        if end <= start:
            return []
        if row not in self.mixed:
            return [(self.x_of(row, start), self.x_of(row, end))]
        runs = self._lines[row].glyphRuns(start - self._blocks[row], end - start)
        found: list[tuple[float, float]] = []
        for left, right in sorted((r.left(), r.right()) for r in (g.boundingRect() for g in runs)):
            if found and left <= found[-1][1] + _TOUCHING:
                found[-1] = (found[-1][0], max(found[-1][1], right))
            else:
                found.append((left, right))
        return [(self._x + left, self._x + right) for left, right in found]


def _slot(line: QTextLine, y: float, pitch: Pitch) -> tuple[float, float, float]:
    """Return top, height and base line of a line's slot."""
    baseline = y + line.y() + line.ascent()
    if line.height() > pitch.slot:
        return y + line.y(), line.height(), baseline
    return baseline - pitch.baseline, pitch.slot, baseline


def first_visible_line(layout: QTextLayout, y: float) -> int:
    """Return the first line of a block at `y` that reaches below the top edge."""
    low, high = 0, layout.lineCount()
    while low < high:
        middle = (low + high) // 2
        line = layout.lineAt(middle)
        if y + line.y() + line.height() <= 1.0:
            low = middle + 1
        else:
            high = middle
    return low
