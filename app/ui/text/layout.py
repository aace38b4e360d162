"""Line spacing for a plain text document, and laying it out while nobody waits.

`QPlainTextEdit` has no line height. But its layout is asked for every block's rectangle, and makes
lines only for blocks that have none; so a subclass that lets Qt make them, then moves them one
and a half times as far apart and tells the greater height, is enough. Every line sits in a slot
of the same height with its base line at the same place in it, whatever fonts it needed; only a
line taller than the slot gets more.

Qt counts a block that is not laid out as one line, so the scroll bar lies until all are;
`IdleLayout` does them in slices of a few milliseconds between events.
"""

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple, Self

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

from app.ui.text.glyphs import GlyphCache

LINE_SPACING = 1.5
"""Usual distance of base lines, as a multiple of single-spaced ones."""
_SINGLE = 1.17
"""Height of a single-spaced line in ems, as in the usual text fonts; a font's own metrics vary."""
_SLICE_SECONDS = 0.004
_REST_MILLISECONDS = 120


class Pitch(NamedTuple):
    """The vertical measures of a line, in pixels: the slot, and what lies where in it."""

    slot: float
    baseline: float
    band_top: float
    band_height: float
    turn_gap: float
    paragraph_gap: float

    @classmethod
    def of(cls, font: QFont, spacing: float = LINE_SPACING) -> Self:
        """Work the measures out from the reading font."""
        metrics = QFontMetricsF(font)
        em = QFontInfo(font).pixelSize()
        band = metrics.ascent() + metrics.descent()
        slot = float(round(max(spacing * _SINGLE * em, 1.2 * band)))
        top = float(round((slot - band) / 2))
        return cls(
            slot=slot,
            baseline=top + round(metrics.ascent()),
            band_top=top,
            band_height=float(round(band)),
            turn_gap=float(round(0.4 * slot)),
            paragraph_gap=float(round(0.15 * slot)),
        )


class SpacedLayout(QPlainTextDocumentLayout):
    """Lays out the blocks of a plain text document in slots of one height.

    `starts_turn` tells whether a turn starts at a position; its block has a wider gap above.
    """

    def __init__(self, document: QTextDocument, starts_turn: Callable[[int], bool]) -> None:
        super().__init__(document)
        self._starts_turn = starts_turn
        self._bottoms: dict[int, float] = {}
        self._begins: dict[int, bool] = {}  # by block number: whether a turn starts there
        self._tall: set[int] = set()
        self.glyphs = GlyphCache()
        self.may_run_from_right = False  # False spares asking Qt for each paragraph
        self._spacing = LINE_SPACING
        self.pitch = Pitch.of(document.defaultFont())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.tell_size)

    def use_font(self, font: QFont) -> None:
        """Take the measures of another font; the document has to get it too."""
        self.pitch = Pitch.of(font, self._spacing)

    def use_spacing(self, spacing: float) -> None:
        """Set the lines so far apart; those that are laid out move when they are asked for."""
        self._spacing = spacing
        self.pitch = Pitch.of(self.document().defaultFont(), spacing)
        self._bottoms.clear()

    def tell_size(self) -> None:
        """Let the scroll bar learn the number of lines that is known by now."""
        self.documentSizeChanged.emit(self.documentSize())

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Forget the blocks; drop the lines that Qt makes by itself in a single one."""
        self._bottoms.clear()
        self._begins.clear()
        self._tall.clear()
        self.glyphs.forget()
        super().documentChanged(start, removed, added)
        if self.document().blockCount() == 1:
            self.document().firstBlock().layout().clearLayout()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the rectangle of a block, gaps included, laying it out if it is not."""
        return QRectF(0.0, 0.0, 1.0, self.height_of(block))

    def height_of(self, block: QTextBlock, *, keep_glyphs: bool = True) -> float:
        """Return the height of a block, gaps included, laying it out if it is not.

        Shaping the letters is most of the work of a layout and of a painting; for a block that is
        to be painted they are kept.
        """
        if not block.isValid():
            return 0.0
        number = block.blockNumber()
        if not block.layout().lineCount():
            self._bottoms.pop(number, None)
            if keep_glyphs:
                self.glyphs.keep(block)
            self._make_lines(block)
        if number not in self._bottoms:
            self._bottoms[number] = self._space_out(block)
        return self._bottoms[number]

    def _make_lines(self, block: QTextBlock) -> None:
        before = block.lineCount()
        # Qt would set up the scroll bar anew for each block.
        blocked = self.blockSignals(True)
        super().blockBoundingRect(block)
        self.blockSignals(blocked)
        if block.lineCount() != before:
            self._later.start()

    def top_of(self, block: QTextBlock) -> float:
        """Return the y in a block at which its first line's slot begins."""
        number = block.blockNumber()
        starts = self._begins.get(number)
        if starts is None:  # resizing asks for every block anew, and the turns stay
            starts = self._begins[number] = self._starts_turn(block.position())
        return self.pitch.turn_gap if starts else self.pitch.paragraph_gap

    def has_tall_lines(self, block: QTextBlock) -> bool:
        """Whether a line of a laid out block is taller than a slot."""
        return block.blockNumber() in self._tall

    def _space_out(self, block: QTextBlock) -> float:
        """Move the lines of a block into their slots; return the y of its bottom.

        A paragraph that runs from right to left begins at the right edge: Qt lays it at the left.
        """
        lines, margin = block.layout(), self.document().documentMargin()
        slot, baseline = self.pitch.slot, self.pitch.baseline
        top = self.top_of(block)
        from_right = (
            self.may_run_from_right and block.textDirection() is Qt.LayoutDirection.RightToLeft
        )
        self._tall.discard(block.blockNumber())
        for i in range(lines.lineCount()):
            line = lines.lineAt(i)
            height = line.height()
            x = margin + (line.width() - line.naturalTextWidth() if from_right else 0.0)
            if height > slot:
                self._tall.add(block.blockNumber())
                line.setPosition(QPointF(x, top))
                top += height
            else:
                line.setPosition(QPointF(x, top + baseline - line.ascent()))
                top += slot
        return top if block.next().isValid() else top + slot


class IdleLayout(QObject):
    """Lays out a document from its beginning between events, in short slices."""

    def __init__(self, layout: SpacedLayout, done_slice: Callable[[], None]) -> None:
        super().__init__(layout)
        self._layout = layout
        self._done_slice = done_slice
        self._next = QTextBlock()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._begin)
        self._tick = QTimer(self, interval=0)
        self._tick.timeout.connect(self._slice)

    def restart(self) -> None:
        """Begin anew after a short rest, so that typing, resizing and opening go first."""
        self._tick.stop()
        self._rest.start()

    def stop(self) -> None:
        """Do no more, because the text is about to change."""
        self._tick.stop()
        self._rest.stop()

    def finish(self) -> None:
        """Lay out all that is left, now."""
        self.stop()
        self._begin()
        self._tick.stop()
        while self._next.isValid():
            self._slice()

    def _begin(self) -> None:
        self._next = self._layout.document().firstBlock()
        self._tick.start()

    def _slice(self) -> None:
        until = perf_counter() + _SLICE_SECONDS
        block = self._next
        while block.isValid() and perf_counter() < until:
            self._layout.height_of(block, keep_glyphs=False)
            block = block.next()
        self._next = block
        self._layout.tell_size()
        self._done_slice()
        if not block.isValid():
            self._tick.stop()
