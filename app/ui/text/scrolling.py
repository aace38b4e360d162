"""Where the reader is in the text, kept over everything but scrolling.

A plain `QPlainTextEdit` loses the place when it is resized. Here the place is the position at the
start of the top line; it is taken anew only when another line has come to the top, so that dragging
a splitter to and fro does not let the text creep away.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.text.layout import SpacedLayout
from app.ui.text.rows import first_visible_line

_CONTEXT = 0.25
"""The part of the viewport left above a passage that is jumped to."""
_CALM_TOP, _CALM_BOTTOM = 0.08, 0.85
"""A passage within this part of the viewport is in view already: the text stays still."""


class Place:
    """The reading place of a text view; positions are UTF-16 positions of its document."""

    def __init__(self, view: QPlainTextEdit, layout: SpacedLayout) -> None:
        self._view = view
        self._layout = layout
        self._kept = 0
        self._moved = False
        self._holding = False
        view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def position(self) -> int:
        """Return the position at which the top line starts."""
        if self._moved:
            start, end = self._top_line()
            if not start <= self._kept < end:
                self._kept = start
            self._moved = False
        return self._kept

    def forget(self) -> None:
        """Start at the top of another text."""
        self._kept, self._moved = 0, False

    def restore(self, position: int) -> None:
        """Make the line that holds `position` the top line."""
        with self._held(position):
            block = self._view.document().findBlock(position)
            line = self._line_number(block, position)
            self._scroll_to(block, line)

    def staying(self) -> AbstractContextManager[None]:
        """Keep the place while the lines change.

        Qt counts blocks as one line each then, and near the end its scroll bar runs up.
        """
        return self._held(self.position())

    def restore_kept(self) -> None:
        """Go back to the kept place, after the lines have changed."""
        self.restore(self.position())

    def reveal(self, start: int, tops: tuple[float, float] | None) -> None:
        """Scroll to the line of `start`, with context above it.

        `tops` are the y of the passage's top and bottom if both are on screen, else None.
        """
        height = self._view.viewport().height()
        if tops and tops[0] >= _CALM_TOP * height and tops[1] <= _CALM_BOTTOM * height:
            return
        block = self._view.document().findBlock(start)
        line = self._line_number(block, start)
        wanted = int(_CONTEXT * height / self._layout.pitch.slot)
        above = self._lay_out_above(block, wanted - line) + line
        self._scroll_to(block, line - min(wanted, above))

    def _top_line(self) -> tuple[int, int]:
        """Return the positions at which the top line starts, and the next one."""
        view = self._view
        block = view.firstVisibleBlock()
        if not block.isValid():
            return 0, 0
        y = view.blockBoundingGeometry(block).translated(view.contentOffset()).top()
        lines = block.layout()
        line = lines.lineAt(min(first_visible_line(lines, y), lines.lineCount() - 1))
        start = block.position() + line.textStart()
        return start, start + max(1, line.textLength())

    def _scrolled(self) -> None:
        # Also where only the number of the line has changed: more lines are known above it.
        if not self._holding:
            self._moved = True

    @contextmanager
    def _held(self, position: int) -> Iterator[None]:
        self._kept, self._moved, self._holding = position, False, True
        try:
            yield
        finally:
            self._holding = False

    def _line_number(self, block: QTextBlock, position: int) -> int:
        """Lay the block out; return the number of the line in it that holds the position."""
        self._layout.height_of(block)
        line = block.layout().lineForTextPosition(position - block.position())
        return line.lineNumber() if line.isValid() else 0

    def _lay_out_above(self, block: QTextBlock, lines: int) -> int:
        """Lay out blocks above until they have so many lines; Qt counts the others as one each."""
        found = 0
        block = block.previous()
        while found < lines and block.isValid():
            self._layout.height_of(block)
            found += block.lineCount()
            block = block.previous()
        return found

    def _scroll_to(self, block: QTextBlock, line: int) -> None:
        """Make a line of a laid out block the top line; it may be one of a block above."""
        lines_of_page = self._view.viewport().height() / self._layout.pitch.slot
        # Near the end Qt's scroll bar ends too early while blocks count as one line each.
        if self._view.document().lineCount() - block.firstLineNumber() < 2 * lines_of_page:
            below = block
            while below.isValid():
                self._layout.height_of(below)
                below = below.next()
        bar, value = self._view.verticalScrollBar(), block.firstLineNumber() + line
        if value > bar.maximum():
            self._layout.tell_size()
        bar.setValue(value)
