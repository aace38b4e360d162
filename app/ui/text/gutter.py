"""Time stamp and speaker left of the words, so that the words stand alone.

The number of a turn can stand before them, for citing: it counts the turns of the stored text, so
it is the same in every window and at every width.

The labels are part of the stored text and are hidden in the view; here they come back, quietly:
participants in bold, because the study is about them, interviewers muted. The name of a turn
that began above stays at the top while it is read.
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStaticText,
)
from PySide6.QtWidgets import QWidget

from app.ui.text.canvas import TextCanvas
from app.ui.text.offsets import Side
from app.ui.text.records import TurnLook
from app.ui.text.rows import Rows
from app.ui.text.turns import clock, turns_from

_GAP = 10.0
_MOST_CHARACTERS = 11
_STUDIED = "participant"
_WIDEST_CLOCK = "0:00:00"
_label_start = attrgetter("label_start")


class Gutter(QWidget):
    """The column beside a text view that names who speaks, and when."""

    def __init__(self, view: TextCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._left = self._times_left = 0.0
        self._numbered = False
        self._wish = 0
        self._names: dict[tuple[str, str], QStaticText] = {}  # shaped once, painted often
        self._bold = self._bold_font()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        view.frameChanged.connect(self.update)
        self.setAccessibleName(self.tr("Speakers"))

    def refresh(self) -> None:
        """Look at other turns, or in another font: without time stamps the names get the room."""
        turns = self._view.turns
        has_times = any(turn.seconds is not None for turn in turns)
        self._times_left = self._room(str(len(turns))) if self._numbered and turns else 0.0
        self._left = self._times_left + (self._room(_WIDEST_CLOCK) if has_times else 0.0)
        self._wish = self._wished()
        self._forget()

    @property
    def numbered(self) -> bool:
        """Whether the turns are numbered."""
        return self._numbered

    def number(self, on: bool) -> None:
        """Show the numbers of the turns, or not."""
        self._numbered = on
        self.refresh()

    def wish(self) -> int:
        """Return the width that shows the longest name, within reason, in pixels."""
        return self._wish

    def _wished(self) -> int:
        metrics = QFontMetricsF(self._bold)
        names = {turn.speaker for turn in self._view.turns}
        name = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        if not name and not self._left:
            return 0
        return int(min(name, _MOST_CHARACTERS * metrics.averageCharWidth()) + self._left + 2 * _GAP)

    def number_at(self, cp: int) -> int:
        """Return the number of the turn that a code point is in, counted from 1."""
        return max(1, bisect_right(self._view.turns, cp, key=_label_start))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the names anew."""
        super().resizeEvent(event)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._bold = self._bold_font()
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the labels of the turns on screen."""
        labels = list(self._labels(self._view.frame().rows))
        colours = self._view.colours
        left, times = self._left, self._times_left
        plain, bold = QFontMetricsF(self.font()).ascent(), QFontMetricsF(self._bold).ascent()
        painter = QPainter(self)
        painter.fillRect(event.rect(), colours.paper)
        painter.setPen(colours.muted)
        painter.setFont(self.font())
        if self._numbered:
            for turn, y in labels:
                painter.drawText(QPointF(0.0, y), str(self.number_at(turn.start)))
        for turn, y in labels:
            if turn.seconds is not None:
                painter.drawText(QPointF(times, y), clock(turn.seconds))
            if turn.role != _STUDIED:
                painter.drawStaticText(QPointF(left, y - plain), self._name(turn))
        painter.setFont(self._bold)
        painter.setPen(colours.ink)
        for turn, y in labels:
            if turn.role == _STUDIED:
                painter.drawStaticText(QPointF(left, y - bold), self._name(turn))
        painter.end()

    def _labels(self, rows: Rows) -> Iterator[tuple[TurnLook, float]]:
        """Yield each turn on screen with the base line of its label."""
        if not rows.starts:
            return
        text = self._view.text
        low = text.to_stored(rows.low, side=Side.START)
        high = text.to_stored(rows.high, side=Side.END)
        above: TurnLook | None = None
        for turn in turns_from(self._view.turns, low, high):
            row = rows.row_of(text.to_screen(turn.start))
            if row < 0:
                above = turn
                continue
            if above is not None and row > 0:
                yield above, rows.baselines[0]
            above = None
            yield turn, rows.baselines[row]
        if above is not None:
            yield above, rows.baselines[0]

    def _forget(self) -> None:
        self._names.clear()
        self.update()

    def _bold_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _name(self, turn: TurnLook) -> QStaticText:
        key = turn.speaker, turn.role
        if key not in self._names:
            font = self._bold if turn.role == _STUDIED else self.font()
            room = self.width() - self._left - _GAP
            cut = QFontMetricsF(font).elidedText(turn.speaker, Qt.TextElideMode.ElideRight, room)
            name = self._names[key] = QStaticText(cut)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.prepare(font=font)
        return self._names[key]

    def _room(self, words: str) -> float:
        """Return the width of a column of such words, with the gap behind it."""
        return QFontMetricsF(self.font()).horizontalAdvance(words) + _GAP
