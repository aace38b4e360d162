"""Time stamp and speaker left of the words, so that the words stand alone.

The labels are part of the stored text and are hidden in the view; here they come back, quietly:
participants in bold, because the study is about them, interviewers muted. The name of a turn
that began above stays at the top while it is read.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.text.canvas import TextCanvas
from app.ui.text.offsets import Side
from app.ui.text.records import TurnLook
from app.ui.text.rows import Rows
from app.ui.text.turns import clock, turns_from

_GAP = 10.0
_WIDEST_CLOCK = "0:00:00"


class Gutter(QWidget):
    """The column beside a text view that names who speaks, and when."""

    def __init__(self, view: TextCanvas) -> None:
        super().__init__(view)
        self._view = view
        self._has_times = False
        view.frameChanged.connect(self.update)
        self.setAccessibleName(self.tr("Speakers"))

    def refresh(self) -> None:
        """Look anew whether any turn has a time stamp; without one the names get the room."""
        self._has_times = any(turn.seconds is not None for turn in self._view.turns)
        self.update()

    def wish(self) -> int:
        """Return the width that shows the longest name, within reason, in pixels."""
        turns = self._view.turns
        metrics = QFontMetricsF(self._font(bold=True))
        names = {turn.speaker for turn in turns}
        name = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        times = self._times_width() if self._has_times else 0.0
        if not name and not times:
            return 0
        return int(min(name, 11 * metrics.averageCharWidth()) + times + 2 * _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the labels of the turns on screen."""
        painter = QPainter(self)
        colours = self._view.colours
        painter.fillRect(event.rect(), colours.paper)
        left = self._times_width() if self._has_times else 0.0
        room = self.width() - left - _GAP
        for turn, baseline in self._labels(self._view.frame().rows):
            if turn.seconds is not None:
                painter.setFont(self._font(bold=False))
                painter.setPen(colours.muted)
                painter.drawText(QPointF(0.0, baseline), clock(turn.seconds))
            spoken_to = turn.role == "participant"
            font = self._font(bold=spoken_to)
            painter.setFont(font)
            painter.setPen(colours.ink if spoken_to else colours.muted)
            name = QFontMetricsF(font).elidedText(turn.speaker, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left, baseline), name)
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

    def _times_width(self) -> float:
        return QFontMetricsF(self._font(bold=False)).horizontalAdvance(_WIDEST_CLOCK) + _GAP

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
