"""Listening beside the text: what the page asks of a player, and what it does with its answers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.models import queries
from app.ui.pages.code.listening.player import NoPlayerError, Player

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TIMES = (0, 4_000, 11_000, 15_000)


class Tape(Player):
    """A player without sound, whose time goes when the test lets it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.file: Path | None = None
        self.at, self.speed, self.playing = 0, 100, False

    def load(self, file):
        self.file, self.at = file, 0
        if file:
            self.length_known.emit(60_000)

    def play(self):
        self.playing = True
        self.playing_changed.emit(True)

    def pause(self):
        self.playing = False
        self.playing_changed.emit(False)

    def is_playing(self):
        return self.playing

    def position(self):
        return self.at

    def seek(self, milliseconds):
        self.at = max(0, milliseconds)
        self.moved.emit(self.at)

    def set_speed(self, percent):
        self.speed = percent


@pytest.fixture
def tapes(page) -> list[Tape]:
    """Return the players that the page has made: none before the first is needed."""
    made: list[Tape] = []

    def opened(parent: QObject) -> Tape:
        made.append(Tape(parent))
        return made[-1]

    page.listening.open_player = opened
    return made


@pytest.fixture
def recording(page, study, tmp_path, settle) -> Path:
    return attached(study, tmp_path, "S01", settle)


@pytest.fixture
def timed(page, study, recording, settle):
    """S01 with a recording and a time stamp at each turn."""
    time(study, dict(enumerate(TIMES)), "S01", settle)


def attached(study, folder, name, settle):
    file = folder / f"{name}.mp3"
    file.touch()
    recordings = {study.transcripts[name]: file.name}
    study.hub.do(do.attach_recordings, recordings=recordings)
    settle()
    return file


def time(study, milliseconds, name, settle):
    rows = turns(study, name)
    for k, at in milliseconds.items():
        study.hub.do(do.set_turn_time, turn=rows[k].id, milliseconds=at)
    settle()


def turns(study, name="S01"):
    return study.ask(queries.turns, [study.transcripts[name]])


def record(study, name="S01"):
    rows = study.ask(queries.transcripts)
    return next(row for row in rows if row.name == name)


def caret_at(page, words):
    page.text.view.put_caret(page.desk.words.index(words))


def marked(page):
    span = page.text.view.played
    return span and page.desk.words[slice(*span)]


def test_f4_plays_from_the_turn_at_the_caret_and_pauses(
    page, study, tapes, timed, recording, press, settle
):
    assert not tapes, "nothing is opened before it is used"
    caret_at(page, "seeing things")
    press(Qt.Key.Key_F4)
    (tape,) = tapes
    assert (tape.file, tape.at, tape.playing) == (recording, 4_000, True)
    assert page.middle.player.isVisible()
    assert page.middle.player.clock.text() == "00:04 / 01:00"
    assert marked(page) == page.desk.words[slice(*turns(study)[1][3:5])]
    assert page.text.view.caret() == page.desk.words.index("seeing things"), "it is the reader's"
    tape.seek(12_500)
    assert marked(page) == "Can you give an example?"
    press(Qt.Key.Key_F4)
    assert not tape.playing
    press(Qt.Key.Key_F4)
    assert (tape.at, tape.playing) == (12_500, True), "on from where it stopped"
    press(Qt.Key.Key_F4)
    caret_at(page, "I sat down")
    press(Qt.Key.Key_F4)
    assert tape.at == 15_000, "the caret was put into another turn meanwhile"


def test_back_on_and_the_speed_which_is_kept(page, tapes, timed, press, settle):
    caret_at(page, "I sat down")
    press(Qt.Key.Key_P)
    (tape,) = tapes
    press(Qt.Key.Key_F5)
    assert tape.at == 12_000
    press(Qt.Key.Key_F5, SHIFT)
    assert tape.at == 15_000
    for _ in range(2):
        press(Qt.Key.Key_F9, SHIFT)
    assert (tape.speed, page.middle.player.speed.text()) == (80, "0.8×")
    press(Qt.Key.Key_F9)
    assert page.state()["listening"] == {"open": True, "speed": 90}
    tape.seek(1_000)
    press(Qt.Key.Key_F5)
    assert tape.at == 0


def test_turns_are_timed_while_listening(page, study, tapes, recording, press, settle):
    caret_at(page, "What does")
    press(Qt.Key.Key_F4)
    (tape,) = tapes
    for at in (700, 4_200):
        tape.seek(at)
        press(Qt.Key.Key_T, CTRL)
        settle()
    assert [turn.milliseconds for turn in turns(study)] == [700, 4_200, None, None]
    assert page.text.view.caret() == page.desk.words.index("Can you give")
    assert page.text.view.turns[1].seconds == 4.2
    tape.seek(9_000)
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_F4)
    assert (tape.at, tape.playing) == (9_000, True), "timing turns is no wish to hear them again"
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert [turn.milliseconds for turn in turns(study)] == [700, None, None, None]


def test_an_untimed_turn_plays_from_the_last_time_above_it(
    page, study, tapes, recording, press, settle
):
    time(study, {0: 2_500}, "S01", settle)
    caret_at(page, "Can you")
    press(Qt.Key.Key_P)
    assert tapes[0].at == 2_500


def test_one_key_marks_a_transcript_as_checked_and_one_undo_takes_it_back(
    page, study, press, settle
):
    before = QDate.currentDate().toString(Qt.DateFormat.ISODate)
    press(Qt.Key.Key_D, CTRL, SHIFT)
    settle()
    after = QDate.currentDate().toString(Qt.DateFormat.ISODate)
    assert record(study).checked_by == "Ana"
    assert before <= record(study).checked_on <= after
    assert "checked by Ana" in page.middle.head._about.text()
    assert page.keys["checked"].isChecked()
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert record(study).checked_on is None
    assert not page.keys["checked"].isChecked()


def test_a_recording_is_attached_where_there_is_none_and_asked_for_where_it_is_gone(
    page, study, tapes, tmp_path, press, settle, qtbot
):
    bar = page.middle.player
    press(Qt.Key.Key_F4)
    assert bar.words.text() == "S01 has no recording yet"
    assert bar.help.text() == "Attach a recording…"
    assert not bar.plays_something()
    files = [tmp_path / "sound" / f"{name}.mp3" for name in ("S01", "d01", "other")]
    files[0].parent.mkdir()
    for file in files:
        file.touch()
    said: list[str] = []
    page.status_changed.connect(said.append)
    page.listening.attach(files)
    settle()
    assert (record(study).audio, record(study, "D01").audio) == ("sound/S01.mp3", "sound/d01.mp3")
    assert "Called like no transcript: other.mp3" in said
    assert bar.plays_something()
    assert tapes[0].file == files[0]
    moved = files[0].parent.rename(tmp_path / "moved")
    page.open_transcript(study.transcripts["S02"])
    settle()
    page.open_transcript(study.transcripts["S01"])
    settle()
    assert bar.words.text() == f"S01.mp3 is not in its place any more: {files[0].parent}"
    assert bar.help.text() == "Look for it…"
    page.listening.attach([moved / "S01.mp3"])
    settle()
    assert (record(study).audio, record(study, "D01").audio) == ("moved/S01.mp3", "moved/d01.mp3")
    assert bar.plays_something()


def test_without_qt_multimedia_one_sentence_says_what_to_install(page, recording, press, settle):
    def missing(_parent):
        raise NoPlayerError

    settle()
    page.listening.open_player = missing
    bar = page.middle.player
    press(Qt.Key.Key_F4)
    command = 'pip install "threefold[audio]"'
    assert bar.words.text() == f"To listen to recordings here, install Qt Multimedia: {command}"
    bar.help.click()
    assert QApplication.clipboard().text() == command
    assert not bar.plays_something()
    press(Qt.Key.Key_F4, SHIFT)
    assert not bar.isVisible()


def test_a_recording_that_cannot_be_played_says_why(page, tapes, recording, press, settle):
    press(Qt.Key.Key_F4)
    tapes[0].failed.emit("Unknown format.")
    bar = page.middle.player
    assert bar.words.text() == "S01.mp3 cannot be played: Unknown format"
    press(Qt.Key.Key_F4)
    assert not bar.plays_something()


def test_another_transcript_or_page_stops_it(page, frame, study, tapes, timed, press, settle):
    press(Qt.Key.Key_F4)
    (tape,) = tapes
    frame.show_page("other")
    assert not tape.playing
    frame.show_page("code")
    press(Qt.Key.Key_F4)
    assert tape.playing
    page.open_transcript(study.transcripts["D01"])
    settle()
    assert (tape.playing, tape.file, page.text.view.played) == (False, None, None)


def test_the_text_follows_until_the_reader_scrolls_away(
    page, study, tapes, tmp_path, press, settle
):
    attached(study, tmp_path, "S02", settle)
    rows = turns(study, "S02")
    time(study, {k: k * 1_000 for k in (0, 60, 100, 110)}, "S02", settle)
    page.open_transcript(study.transcripts["S02"])
    settle()
    page.text.setFocus()
    press(Qt.Key.Key_F4)
    (tape,) = tapes
    view, bar = page.text.view, page.text.view.verticalScrollBar()
    tape.seek(60_000)
    assert view.shows(rows[60].start)
    tape.seek(80_000)
    assert view.shows(rows[80].start), "between two time stamps it goes with the time"
    bar.setValue(0)
    tape.seek(100_000)
    assert bar.value() == 0, "the reader has scrolled away"
    page.text.go_to(rows[100].start)
    tape.seek(101_000)
    tape.seek(110_000)
    assert view.shows(rows[110].start), "back in sight, it follows again"
