"""What the page asks of whatever plays a recording. Times are milliseconds of the recording.

The page knows only this, so it can be tried without sound, and Qt Multimedia is imported by the one
module that needs it.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class NoPlayerError(Exception):
    """Nothing here can play a recording; `why` is "" where Qt Multimedia is not installed."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


class Player(QObject):
    """One recording at a time.

    `moved(ms)` while it plays and after each jump, `length_known(ms)`, `playing_changed(bool)`,
    `failed(words)` where the recording cannot be played.
    """

    moved = Signal(int)
    length_known = Signal(int)
    playing_changed = Signal(bool)
    failed = Signal(str)

    def load(self, file: Path | None) -> None:
        """Take a recording from its beginning, without playing it; None lets go of the last."""
        raise NotImplementedError

    def play(self) -> None:
        """Go on from where it stands."""
        raise NotImplementedError

    def pause(self) -> None:
        """Stop where it stands."""
        raise NotImplementedError

    def is_playing(self) -> bool:
        """Tell whether it plays."""
        raise NotImplementedError

    def position(self) -> int:
        """Return where it stands."""
        raise NotImplementedError

    def seek(self, milliseconds: int) -> None:
        """Go to a place, playing or not; before the beginning is the beginning."""
        raise NotImplementedError

    def set_speed(self, percent: int) -> None:
        """Play faster or slower than spoken, 100 is as spoken; the voice keeps its pitch."""
        raise NotImplementedError
