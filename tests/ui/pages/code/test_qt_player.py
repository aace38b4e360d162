"""The real player on a real file; runs only where Qt Multimedia is installed and can be loaded.

No sound device is needed for the time to go.
"""

import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.pages.code.listening.qt_player import open_player

pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
# It warns of each library for pictures, and of the sound device, that a machine has not.
pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")


@pytest.fixture
def silence(tmp_path: Path) -> Path:
    """Return a recording of ten seconds in which nobody speaks."""
    file = tmp_path / "S01.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8_000)
        out.writeframes(bytes(2 * 8_000 * 10))
    return file


def test_it_goes_to_a_place_before_the_file_is_read_and_plays_on(
    qtbot: QtBot, silence: Path
) -> None:
    owner = QObject()
    player = open_player(owner)
    with qtbot.waitSignal(player.length_known, check_params_cb=lambda ms: ms == 10_000):
        player.load(silence)
        player.seek(4_000)
    assert player.position() == 4_000
    player.play()
    qtbot.waitUntil(lambda: player.position() > 4_200)
    assert player.is_playing()
    player.pause()
    assert not player.is_playing()
    assert player.position() < 8_000
    player.load(None)


def test_a_file_that_is_no_recording_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    owner, file = QObject(), tmp_path / "S01.mp3"
    file.write_text("not a sound")
    player = open_player(owner)
    with qtbot.waitSignal(player.failed):
        player.load(file)
