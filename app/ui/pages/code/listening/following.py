"""The text goes along with what is played.

It follows until the reader scrolls that out of sight, and again when it is back in sight. Within a
long turn it goes as far as the time has gone between its time stamp and the next.
"""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject

from app.ui.pages.code.desk import Desk


class Following(QObject):
    """Draws the line beside the turn that is played, and scrolls."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._text = desk, desk.text
        self._times: list[tuple[int, int]] = []  # milliseconds and place of the timed turns
        self._away = self._scrolling = False
        self._text.view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def take_turns(self) -> None:
        """Learn when the turns of the open transcript begin."""
        self._times = sorted(
            (turn.milliseconds, place)
            for place, turn in enumerate(self._desk.turns)
            if turn.milliseconds is not None
        )

    def come_back(self) -> None:
        """Follow again, wherever the reader has gone."""
        self._away = False

    def stop(self) -> None:
        """Mark nothing."""
        self._text.view.mark_played(None)

    def played(self, now: int, *, scroll: bool) -> None:
        """Mark the turn of a time in the recording, and keep it in sight."""
        k = bisect_right(self._times, (now, len(self._desk.turns)))
        if not k:
            self.stop()
            return
        turn = self._desk.turns[self._times[k - 1][1]]
        self._text.view.mark_played((turn.start, turn.end))
        if scroll:
            self._follow(turn.start + self._within(now, k))

    def show(self, cp: int) -> None:
        """Scroll to a code point if it is out of sight; that is no scrolling of the reader's."""
        if not self._text.view.shows(cp):
            with self._by_itself():
                self._text.go_to(cp)

    def _within(self, now: int, k: int) -> int:
        """Return how many code points of the turn have been said, by its share of the time."""
        if k == len(self._times):
            return 0
        (start, place), (until, after) = self._times[k - 1], self._times[k]
        between = self._desk.turns[after].label_start - 1 - self._desk.turns[place].start
        return int((now - start) / max(1, until - start) * max(0, between))

    def _follow(self, cp: int) -> None:
        if self._text.view.shows(cp):
            self._away = False
        elif not self._away:
            self.show(cp)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        self._scrolling = True
        try:
            yield
        finally:
            self._scrolling = False

    def _scrolled(self) -> None:
        if not self._scrolling:
            self._away = True
