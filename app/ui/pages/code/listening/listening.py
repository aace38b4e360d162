"""The gestures of listening: play from the turn at the caret, go back a little, time the turns.

The caret stays the reader's: playing only draws a quiet line beside the turn.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtWidgets import QApplication

from app.coding import operations
from app.coding.recordings import name_of, place_of
from app.models.queries import Turn
from app.ui.pages.code.listening.bar import FASTEST, SLOWEST, STEP
from app.ui.pages.code.listening.following import Following
from app.ui.pages.code.listening.keys import table
from app.ui.pages.code.listening.player import NoPlayerError, Player
from app.ui.pages.code.listening.qt_player import open_player
from app.ui.recordings import ask_recordings, attach

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage

INSTALL = 'pip install "threefold[audio]"'
INSTALL_PULSE = "sudo apt-get install libpulse0"
_JUMP = 3_000  # ms


class Listening(QObject):
    """The page's ear. `open_player` makes what plays, when the bar is first shown."""

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page)
        self._page, self._desk, self._text = page, page.desk, page.text
        self._bar = page.middle.player
        self.open_player: Callable[[QObject], Player] = open_player
        self._player: Player | None = None
        self._why: str | None = None  # there is no player; "" where it is not installed
        self._command = ""  # that installs one
        self._loaded: tuple[int, str] | None = None  # transcript and recording
        self._broken = ""  # what the player says of the recording
        self._open = False
        self._speed = 100
        self._started_at: int | None = None  # the turn that the caret was in
        self._following = Following(page.desk, self)
        page.keys.add(table())
        self._bar.take(page.keys)
        self._connect()

    # What is remembered

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {"open": self._open, "speed": self._speed}

    def restore(self, state: Any) -> None:
        """Take up what was remembered, as far as it has the right form."""
        if isinstance(state, Mapping):
            speed = state.get("speed")
            self.set_speed(speed if isinstance(speed, int) else 100)
            self.show_bar(state.get("open") is True)

    # The bar

    def show_bar(self, on: bool) -> None:
        """Show the bar, or close it and stop."""
        self._open = on
        self._page.keys["listen"].setChecked(on)
        self.refresh()

    def refresh(self) -> None:
        """Show what belongs to the open transcript: its recording, or why it cannot be heard."""
        self._show_checked()
        row = self._row()
        if not self._open or row is None:
            self._silence()
            self._bar.hide()
            return
        self._following.take_turns()
        if self._can_play() and self._load(row.id, row.audio):
            self._bar.show_controls()
        self._page.keys["recording-away"].setEnabled(bool(row.audio))
        self._bar.show()

    def _can_play(self) -> bool:
        if self._player is None and self._why is None:
            try:
                self._use(self.open_player(self))
            except NoPlayerError as missing:
                self._why = missing.why
        if self._why is None:
            return True
        if "libpulse" in self._why:
            words = self.tr("To listen to recordings here, install PulseAudio's library: {command}")
            self._say_install(words, INSTALL_PULSE)
        elif self._why:
            words = self.tr("Qt Multimedia cannot be started: {why}").format(why=self._why)
            self._bar.say(words)
        else:
            words = self.tr("To listen to recordings here, install Qt Multimedia: {command}")
            self._say_install(words, INSTALL)
        return False

    def _say_install(self, words: str, command: str) -> None:
        self._command = command
        self._bar.say(words.format(command=command), self.tr("Copy the command"))

    def _use(self, player: Player) -> None:
        self._player = player
        player.moved.connect(self._moved)
        player.length_known.connect(self._bar.show_length)
        player.playing_changed.connect(self._bar.show_playing)
        player.failed.connect(self._failed)
        player.set_speed(self._speed)

    def _load(self, transcript: int, stored: str | None) -> bool:
        """Take the recording if it is another one; tell whether there is one."""
        row, player = self._row(), self._player
        if row is None or player is None:
            return False
        if not stored:
            self._silence()
            words = self.tr("{name} has no recording yet").format(name=row.name)
            self._bar.say(words, self.tr("Attach a recording…"))
            return False
        if self._loaded == (transcript, stored):
            return not self._broken
        self._silence()
        file = place_of(self._desk.hub.project.path, stored)
        if not file.is_file():
            words = self.tr("{file} is not in its place any more: {folder}")
            words = words.format(file=name_of(stored), folder=file.parent)
            self._bar.say(words, self.tr("Look for it…"))
            return False
        self._loaded = transcript, stored
        self._bar.show_length(0)
        self._bar.show_position(0)
        player.load(file)
        return not self._broken

    def _failed(self, words: str) -> None:
        self._broken = words
        if self._loaded is not None:
            said = self.tr("{file} cannot be played: {why}")
            said = said.format(file=name_of(self._loaded[1]), why=words.rstrip("."))
            self._bar.say(said, self.tr("Attach another recording…"))

    def _silence(self) -> None:
        """Let go of the recording."""
        self._broken, self._started_at = "", None
        self._following.stop()
        if self._loaded is not None and self._player is not None:
            self._loaded = None
            self._player.pause()
            self._player.load(None)

    def _help(self) -> None:
        if self._why is not None:
            QApplication.clipboard().setText(self._command)
            self._desk.hint(self.tr("Copied"), self._bar.help)
        else:
            self.ask_recording()

    def _left(self) -> None:
        self.show_bar(False)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    # Playing

    def toggle(self) -> None:
        """Play or pause; from the turn at the caret if the caret was put into another one."""
        player = self._ready()
        if player is None:
            return
        turn = self._turn()
        if player.is_playing():
            player.pause()
        elif turn is not None and turn.id != self._started_at:
            self.play_turn()
        else:
            self._following.come_back()
            player.play()

    def play_turn(self) -> None:
        """Play from the turn at the caret; one without a time, from where the recording stands.

        Where nothing was played yet, that is the last time stamp above it.
        """
        player, turn = self._ready(), self._turn()
        if player is None:
            return
        start = turn and turn.milliseconds
        if start is None and self._started_at is None and turn is not None:
            above = [one.milliseconds for one in self._desk.turns if one.start <= turn.start]
            start = next((time for time in reversed(above) if time is not None), 0)
        self._started_at = turn and turn.id
        if start is not None:
            player.seek(start)
        self._following.come_back()
        player.play()

    def jump(self, milliseconds: int) -> None:
        """Go back or on."""
        player = self._ready()
        if player is not None:
            self._seek(player.position() + milliseconds)

    def set_speed(self, percent: int) -> None:
        """Play at another speed, also the next recordings."""
        self._speed = min(FASTEST, max(SLOWEST, percent))
        self._bar.show_speed(self._speed)
        if self._player is not None:
            self._player.set_speed(self._speed)

    def pause(self) -> None:
        """Stop where it stands."""
        if self._player is not None and self._player.is_playing():
            self._player.pause()

    def _moved(self, milliseconds: int) -> None:
        self._bar.show_position(milliseconds)
        if self._loaded is not None and self._player is not None:
            self._following.played(milliseconds, scroll=self._player.is_playing())

    def _seek(self, milliseconds: int) -> None:
        if self._player is not None:
            self._following.come_back()
            self._player.seek(max(0, milliseconds))

    def _ready(self) -> Player | None:
        """Show the bar and return the player, if there is something to hear."""
        self._page.stage.show_text()
        self.show_bar(True)
        return self._player if self._loaded and not self._broken else None

    # Timing and checking

    def stamp(self) -> None:
        """Say that the turn at the caret begins now, and go on to the next turn."""
        player, turn = self._ready(), self._turn()
        if player is None:
            return
        if turn is None:
            self._desk.hint(self.tr("This text has no turns"))
            return
        self._desk.hub.do(
            operations.set_turn_time,
            turn=turn.id,
            milliseconds=player.position(),
            then=lambda _answer: self._go_on(turn.id),
        )

    def _go_on(self, turn: int) -> None:
        turns = self._desk.turns
        place = next((k + 1 for k, one in enumerate(turns) if one.id == turn), len(turns))
        if place < len(turns):
            self._started_at = turns[place].id
            self._text.view.put_caret(turns[place].start)
            self._following.show(turns[place].start)

    def toggle_checked(self) -> None:
        """Record that the viewer has compared the transcript with its recording today, or not."""
        row, hub = self._row(), self._desk.hub
        if row is None:
            return
        me = self._desk.coders.get(hub.coder or 0)
        done = bool(row.checked_by or row.checked_on)
        today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        by, on = (None, None) if done else (me.name if me else None, today)
        hub.do(operations.check_transcripts, transcripts=[row.id], by=by, on=on)
        self._show_checked()

    def _show_checked(self) -> None:
        """Let the action say what it would do; pressing it has not done it yet."""
        row, action = self._row(), self._page.keys["checked"]
        done = bool(row and (row.checked_by or row.checked_on))
        action.setChecked(done)
        checked = self.tr("Checked against the recording")
        action.setText(checked if done else self.tr("Mark as checked against the recording"))

    # Recordings

    def ask_recording(self) -> None:
        """Ask for the recording of the open transcript."""
        row = self._row()
        if row is not None:
            self.attach(ask_recordings(self._page, self._desk.hub, row.name))

    def attach(self, files: Sequence[Path]) -> None:
        """Attach one file to the open transcript, or several by their names."""
        row = self._row()
        if row is not None:
            if files:
                self._silence()
            self._open = self._open or bool(files)
            attach(self._desk.hub, row.id, files, self._page.status_changed.emit)

    def detach(self) -> None:
        """Take the recording away from the open transcript; the file stays."""
        row = self._row()
        if row is not None and row.audio:
            self._desk.hub.do(operations.attach_recordings, recordings={row.id: None})

    # Asking

    def _row(self) -> Any:
        return self._page.transcripts.model.row(self._desk.transcript)

    def _turn(self) -> Turn | None:
        """Return the turn at the caret, its label and the line end behind it included."""
        at = (self._desk.text.selected_span() or (self._text.view.caret(),))[0]
        k = bisect_right(self._desk.turns, at, key=lambda turn: turn.label_start) - 1
        return self._desk.turns[k] if k >= 0 else None

    def _connect(self) -> None:
        page, bar = self._page, self._bar
        bar.sought.connect(self._seek)
        bar.speed_chosen.connect(self.set_speed)
        bar.helped.connect(self._help)
        bar.left.connect(self._left)
        bar.hidden.connect(self.pause)
        for name, act in (
            ("listen", lambda: self.show_bar(not self._open)),
            ("listen-play", self.toggle),
            ("listen-turn", self.play_turn),
            ("listen-back", lambda: self.jump(-_JUMP)),
            ("listen-on", lambda: self.jump(_JUMP)),
            ("listen-slower", lambda: self.set_speed(self._speed - STEP)),
            ("listen-faster", lambda: self.set_speed(self._speed + STEP)),
            ("listen-stamp", self.stamp),
            ("checked", self.toggle_checked),
            ("recording", self.ask_recording),
            ("recording-away", self.detach),
        ):
            page.keys.on(name, act)
