"""Which paragraphs keep their shaped letters between two paintings.

Qt shapes the letters of a paragraph for the layout, throws them away, shapes them again for each
painting, and once more for each x position that is asked for. Kept letters make a page cheaper
than in a plain view, but take some 30 bytes a character, so only what was lately on screen has
them.
"""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QTextBlock

_MOST_CHARACTERS = 60_000


class GlyphCache:
    """The blocks that were on screen last, the latest at the end."""

    def __init__(self) -> None:
        self._kept: dict[int, QTextBlock] = {}
        self._characters = 0

    def keep(self, block: QTextBlock) -> None:
        """Keep the letters of a block, and let go of those that were not needed for longest."""
        number = block.blockNumber()
        if self._kept.pop(number, None) is None:
            block.layout().setCacheEnabled(True)
            self._characters += block.length()
        self._kept[number] = block
        while self._characters > _MOST_CHARACTERS and len(self._kept) > 1:
            self._let_go(self._kept.pop(next(iter(self._kept))))

    def forget(self) -> None:
        """Start anew, because the document has other blocks now."""
        self._kept.clear()
        self._characters = 0

    def _let_go(self, block: QTextBlock) -> None:
        self._characters -= block.length()
        layout = block.layout()
        layout.setCacheEnabled(False)
        # There is no call for it: Qt frees the letters at the end of the next painting.
        nowhere = QImage(1, 1, QImage.Format.Format_Mono)
        painter = QPainter(nowhere)
        layout.draw(painter, QPointF(0.0, -1e7))
        painter.end()
