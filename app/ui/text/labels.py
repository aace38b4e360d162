"""The names and dots of the margin, drawn once and used again on every page."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap, QStaticText, QTransform

from app.ui.text.records import NO_LOOK, CodeLook

_DOT_SHARE, _GAP_SHARE = 0.42, 0.3
"""How much of a line's height the dot before a name takes, and the gap behind it."""
_IN_FULL, _MOST_NAMES = -1, 2_000


class Label(NamedTuple):
    """Words ready to draw: their width, and how far below the top of the line they begin.

    Fonts that stand in for the chosen one differ in height.
    """

    text: QStaticText
    width: int
    drop: int


class Labels:
    """Names in one font, in pixels.

    `line` is the height of one, `dot_size` the width of the dot before it, `dot_drop` how far below
    the top of the line that begins, `indent` how far the name stands after the dot's left edge.
    """

    def __init__(self, looks: Mapping[int, CodeLook], font: QFont, ratio: float) -> None:
        self._looks, self._font, self._ratio = looks, font, ratio
        self._metrics = QFontMetricsF(font)
        self._names: dict[tuple[int, int], Label] = {}  # by code and room
        self._widths: dict[int, float] = {}  # of the names in full
        self._counts: dict[int, Label] = {}
        self._dots: dict[int, QPixmap] = {}
        self.line = round(self._metrics.height()) + 2
        self.dot_size = round(_DOT_SHARE * self.line)
        self._gap = round(_GAP_SHARE * self.line)
        self.indent = self.dot_size + self._gap
        self.dot_drop = (self.line - self.dot_size) // 2

    def look(self, code: int) -> CodeLook:
        """Return the look of a code, a grey one without a name if nobody gave one."""
        return self._looks.get(code, NO_LOOK)

    def name(self, code: int, room: int) -> Label:
        """Return the name of a code, cut to `room` pixels."""
        words = self.look(code).name
        width = self._widths.get(code)
        if width is None:
            width = self._widths[code] = self._metrics.horizontalAdvance(words)
        key = (code, room if width > room else _IN_FULL)
        name = self._names.get(key)
        if name is None:
            if len(self._names) >= _MOST_NAMES:
                self._names.clear()
            cut = self._cut(self.look(code), room) if width > room else words
            name = self._names[key] = self._label(cut)
        return name

    def _cut(self, look: CodeLook, room: int) -> str:
        """Return a name shortened to `room` pixels; its tail stays if it takes half at most."""
        whole, tail, right = look.name, look.tail, Qt.TextElideMode.ElideRight
        taken = self._metrics.horizontalAdvance(tail) if tail else 0.0
        if not tail or taken > room / 2:
            return self._metrics.elidedText(whole, right, room)
        return self._metrics.elidedText(whole.removesuffix(tail), right, room - taken) + tail

    def count(self, number: int) -> Label:
        """Return the sign for so many further names."""
        if number not in self._counts:
            self._counts[number] = self._label(f"+{number}")
        return self._counts[number]

    def count_room(self, number: int) -> int:
        """Return the width that this sign takes from the name before it."""
        return self.count(number).width + 2 * self._gap if number else 0

    def dot(self, code: int) -> QPixmap:
        """Return the dot in the colour of a code."""
        dot = self._dots.get(code)
        if dot is None:
            size = round(self.dot_size * self._ratio)
            dot = self._dots[code] = QPixmap(size, size)
            dot.setDevicePixelRatio(self._ratio)
            dot.fill(Qt.GlobalColor.transparent)
            painter = QPainter(dot)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look(code).line)
            painter.drawEllipse(QRectF(0, 0, self.dot_size, self.dot_size))
            painter.end()
        return dot

    def _label(self, words: str) -> Label:
        text = QStaticText(words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(QTransform(), self._font)
        size = text.size()
        return Label(text, int(size.width()), int((self.line - size.height()) / 2))
