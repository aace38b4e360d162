"""The guards of tests/guards can say no: each offence fails its test and no other one."""

import os
from pathlib import Path

import pytest

from app.models import store
from tests.guards import dice

ROOT = Path(__file__).parent.parent

INNER = """
import logging, os, socket, threading
import pytest
from pathlib import Path
from PySide6.QtCore import QObject, QSettings, QThread, QTimer
from PySide6.QtWidgets import QDialog, QWidget

kept = []

def test_thread():
    stop = threading.Event()
    kept.append(stop)
    threading.Thread(target=stop.wait, name="forgotten", daemon=True).start()

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].setObjectName("ticking")
    kept[-1].start(1000)

def test_single_shot(qapp):
    QTimer.singleShot(60_000, print)

def test_window(qapp):
    kept.append(QWidget(windowTitle="left open"))

def test_log():
    logging.getLogger("app").warning("nobody expected this")

@pytest.mark.logs("this was to come")
def test_silence():
    pass

def test_connect():
    with socket.socket() as mine:
        try:
            mine.connect(("127.0.0.1", 9))
        except OSError:
            pass

def test_udp():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mine:
        mine.sendto(b"", ("127.0.0.1", 9))

def test_name():
    socket.create_connection(("example.org", 80))

def test_after_all_that_a_clean_test_passes(qapp, qtbot, user_home, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    dialog.show()
    timer = QTimer(window)
    timer.start(1000)
    QTimer.singleShot(60_000, window, window.close)
    QTimer.singleShot(60_000, window.close)
    QTimer.singleShot(0, qapp.processEvents)
    thread = QThread(window)
    thread.start()
    thread.quit()
    worker = threading.Thread(target=int)
    worker.start()
    cycle = QWidget()
    cycle.me = [cycle]
    mine, other = socket.socketpair()
    mine.close(), other.close()
    assert str(Path.home()) == str(user_home)
    assert QSettings("x", "y").fileName().startswith(str(user_home))
    assert qapp.platformName() == "offscreen"

@pytest.mark.logs("^app: expected")
def test_expected_warning():
    logging.getLogger("app").warning("expected")
"""


def test_each_offence_is_caught_and_fails_one_test(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.fspath(ROOT))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makefile(".toml", pyproject=(ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pytester.makepyfile(test_inner=INNER)
    result = pytester.runpytest_subprocess("-p", "tests.conftest", "--tb=short", ".")
    result.assert_outcomes(passed=8, errors=6, failed=3)
    for message in (
        "*thread forgotten*",
        "*QTimer ticking*",
        "*single shot <built-in function print>*",
        "*QWidget*left open*",
        "*app: nobody expected this*",
        "*expected in the log and not there:*",
        "*NetworkUseError: connect(*",
        "*NetworkUseError: sendto(*",
        "*NetworkUseError: getaddrinfo('example.org')*",
    ):
        result.stdout.fnmatch_lines([message])


def test_on_ci_a_test_draws_the_same_keys_in_every_run(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(store, "DICE", store.DICE)  # put back at the end
    monkeypatch.setenv("CI", "1")
    drawn = []
    for _ in range(2):
        dice.pytest_runtest_setup(request.node)
        drawn.append([store.new_id(), *store.new_ids(2)])
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) == 3
