"""A text between two margins: one coder's codings at its left, another's at its right.

What both did alike stands in both margins and lies grey under the words between them. Over the
columns stands whose they are; all scroll as one, since both margins draw from the text's frame.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.text.coded_text import CodedText
from app.ui.text.margin import Margin
from app.ui.text.records import CodeLook, Mark, TurnLook
from app.ui.text.side_margin import SideMargin
from app.ui.text.strip import WIDTH as STRIP_WIDTH

BOTH = 0
"""The coder of a mark that both sides have; no row has this id."""
_LEAST_MARGIN, _MOST_MARGIN = 104, 230
_EDGE, _ROOM, _DOT = 6, 8, 9


class Head(NamedTuple):
    """What stands over a column: words, and the colour of the dot before them."""

    words: str
    colour: QColor


class TwoSidedText(CodedText):
    """A coded text with a second margin, left of its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._heads: tuple[Head, Head, Head] | None = None
        super().__init__(parent)
        self.left = SideMargin(self.view, self, mirrored=True)
        self.left.setAccessibleName(self.tr("The first coder's codings"))
        self.margin.setAccessibleName(self.tr("The second coder's codings"))
        self.left.codingClicked.connect(self._clicked)
        self.left.codingHovered.connect(self._hovered)
        self.left.contextMenuAsked.connect(self.contextMenuAsked)

    def _made_margin(self) -> Margin:
        return SideMargin(self.view, self, mirrored=False)

    def set_sides(self, left: int, right: int, heads: tuple[Head, Head, Head]) -> None:
        """Say whose marks stand where; the heads are those of left, middle and right."""
        self.left.take((left, BOTH))
        self._right.take((right, BOTH))
        self._heads = heads
        self._arrange()
        self.update()

    def focus_pair(self, left: int | None, right: int | None) -> None:
        """Bring out a coding at each side without framing it."""
        self.left.show_focused(left)
        self.margin.show_focused(right)

    @property
    def _right(self) -> SideMargin:
        assert isinstance(self.margin, SideMargin)
        return self.margin

    def show_transcript(
        self,
        text: str,
        turns: Sequence[TurnLook],
        marks: Sequence[Mark],
        looks: Mapping[int, CodeLook],
    ) -> None:
        """Show a stored text from its top."""
        super().show_transcript(text, turns, marks, looks)
        self.left.show_focused(None)
        self._forget_lanes()

    def set_looks(self, looks: Mapping[int, CodeLook]) -> None:
        """Draw the codes in other colours or under other names."""
        super().set_looks(looks)
        self.left.forget_names()

    def focus_coding(self, ident: int | None) -> None:
        """Frame a coding (or none) where it is, in the margin that has it."""
        super().focus_coding(ident)
        self.left.show_focused(ident)

    def _hovered(self, ident: int | None) -> None:
        super()._hovered(ident)
        self.left.show_hovered(ident)

    def _marks_changed(self, changed: Sequence[Mark]) -> None:
        if changed:
            self._forget_lanes()
        super()._marks_changed(changed)

    def _forget_lanes(self) -> None:
        self.left.forget_lanes()
        self._right.forget_lanes()

    # Geometry

    def _arrange(self) -> None:
        view, top = self.view, self._head_height()
        bar = view.verticalScrollBar().sizeHint().width()
        free = self.width() - bar - STRIP_WIDTH - 2 * _EDGE
        gutter = self.gutter.wish()
        text, margin = self._shared(free - gutter)
        side = _EDGE + max(0, (free - gutter - text - 2 * margin) // 2)
        words = side + margin + gutter
        height = max(0, self.height() - top)
        view.set_side_margins(words, self.width() - bar - words - text)
        view.setGeometry(0, top, self.width(), height)
        view.catch_up()
        self.left.setGeometry(side, top, margin, height)
        self.gutter.setGeometry(side + margin + _ROOM, top, gutter - _ROOM, height)
        self.margin.setGeometry(words + text, top, margin, height)
        self.strip.setGeometry(self.width() - bar - STRIP_WIDTH, top, STRIP_WIDTH, height)
        self.notes.hide()

    def _shared(self, free: int) -> tuple[int, int]:
        """Share the width between the text and two margins of one width."""
        best, least = self._text_widths()
        margin = min(_MOST_MARGIN, max(_LEAST_MARGIN, (free - best) // 2))
        text = min(best, free - 2 * margin)
        if text < least:
            text = min(least, free)
            margin = max(0, (free - text) // 2)
        return text, margin

    def _head_height(self) -> int:
        return QFontMetrics(self.font()).height() + 2 * _ROOM if self._heads else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground, and write over each column whose it is."""
        super().paintEvent(event)
        if self._heads is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._head_height()
        painter.fillRect(0, height - 1, self.width(), 1, self.view.colours.line)
        left, middle, right = self._heads
        self._write(painter, left, self.left.geometry(), Qt.AlignmentFlag.AlignRight)
        words = QRect(self.gutter.geometry().right(), 0, 0, 0)
        words.setRight(self.margin.x())
        self._write(painter, middle, words, Qt.AlignmentFlag.AlignHCenter)
        self._write(painter, right, self.margin.geometry(), Qt.AlignmentFlag.AlignLeft)
        painter.end()

    def _write(self, painter: QPainter, head: Head, column: QRect, side: Qt.AlignmentFlag) -> None:
        metrics = QFontMetrics(self.font())
        room = column.width() - 2 * _ROOM - _DOT
        words = metrics.elidedText(head.words, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(words) + _DOT + _ROOM
        x = {
            Qt.AlignmentFlag.AlignLeft: column.left() + _ROOM,
            Qt.AlignmentFlag.AlignRight: column.right() - wide - _ROOM,
        }.get(side, column.center().x() - wide // 2)
        height = self._head_height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(head.colour)
        painter.drawEllipse(x, (height - _DOT) // 2, _DOT, _DOT)
        painter.setPen(self.view.colours.ink)
        box = QRect(x + _DOT + _ROOM, 0, wide, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
