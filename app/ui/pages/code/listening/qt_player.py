"""A recording played by Qt Multimedia, which comes as the extra `audio` and is imported here only.

Without it, or where a library of the system that it needs is missing, `open_player` says so.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl

from app.ui.pages.code.listening.player import NoPlayerError, Player


def open_player(parent: QObject) -> Player:
    """Return a player; raises NoPlayerError where none can be had."""
    try:
        return QtPlayer(parent)
    except ModuleNotFoundError as missing:
        raise NoPlayerError from missing
    except ImportError as broken:  # installed, but a library of the system is missing
        raise NoPlayerError(str(broken)) from broken


class QtPlayer(Player):
    """QMediaPlayer, which forgets where to go while it is still reading a file: kept until then."""

    def __init__(self, parent: QObject) -> None:
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        super().__init__(parent)
        self._media = QMediaPlayer(self)
        self._out = QAudioOutput(self)
        self._media.setAudioOutput(self._out)
        self._wanted: int | None = None
        self._status, self._state = QMediaPlayer.MediaStatus, QMediaPlayer.PlaybackState
        media = self._media
        media.positionChanged.connect(lambda at: self.moved.emit(int(at)))
        media.durationChanged.connect(lambda length: self.length_known.emit(int(length)))
        media.playbackStateChanged.connect(
            lambda state: self.playing_changed.emit(state == self._state.PlayingState)
        )
        media.mediaStatusChanged.connect(self._status_changed)
        media.errorOccurred.connect(lambda _error, words: self.failed.emit(words))

    def load(self, file: Path | None) -> None:
        """Take a recording."""
        self._wanted = None
        self._media.setSource(QUrl.fromLocalFile(str(file)) if file else QUrl())

    def play(self) -> None:
        """Go on."""
        self._media.play()

    def pause(self) -> None:
        """Stop."""
        self._media.pause()

    def is_playing(self) -> bool:
        """Tell whether it plays."""
        return self._media.playbackState() == self._state.PlayingState

    def position(self) -> int:
        """Return where it stands, or is about to."""
        return self._media.position() if self._wanted is None else self._wanted

    def seek(self, milliseconds: int) -> None:
        """Go to a place, as soon as the file is read."""
        there = max(0, milliseconds)
        if self._media.mediaStatus() in (self._status.LoadingMedia, self._status.NoMedia):
            self._wanted = there
            self.moved.emit(there)
        else:
            self._media.setPosition(there)

    def set_speed(self, percent: int) -> None:
        """Play at another speed."""
        self._media.setPlaybackRate(percent / 100)

    def _status_changed(self, _status: object) -> None:
        loading = self._media.mediaStatus() in (self._status.LoadingMedia, self._status.NoMedia)
        if self._wanted is not None and not loading:
            wanted, self._wanted = self._wanted, None
            self._media.setPosition(wanted)
