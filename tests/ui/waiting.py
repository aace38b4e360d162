"""Waiting until a window has nothing to do, in steps shorter than pytest-qt's ten milliseconds.

Tests of pages wait some thousand times: the steps are most of what such a wait takes.
"""

import time
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.ui.hub import Hub

PATIENCE = 30.0  # seconds; a machine may be busy
_STEPS = 3  # a page that has read asks again from a timer of no milliseconds


def until(qtbot: QtBot, reached: Callable[[], bool]) -> None:
    """Let the window work until `reached`; fails after a while."""
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, "the window did not come to rest"
        qtbot.wait(1)


def idle(qtbot: QtBot, hub: Hub) -> None:
    """Wait until nothing is being done or read, and stays so."""
    quiet = 0

    def still() -> bool:
        nonlocal quiet
        quiet = quiet + 1 if hub._open == 0 else 0
        return quiet > _STEPS

    until(qtbot, still)
