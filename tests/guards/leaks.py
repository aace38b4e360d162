"""A test that leaves a thread, a running timer or a window behind fails.

What one test leaves disturbs the next ones, and in the program it is a page that goes on working
after it was closed. Starts are watched where they happen: asking Qt afterwards for all timers is
not possible, and walking the garbage collector's objects takes tens of milliseconds per test.
"""

import gc
import threading
import time
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

GRACE = 2.0  # seconds that a thread told to stop may take to do so
QT_KEEPS = frozenset({"QTipLabel"})  # the one tool tip window, which Qt removes in its own time


class _Started:
    """What was started since the session began, forgotten as it dies."""

    def __init__(self) -> None:
        self.objects: weakref.WeakSet[QTimer | QThread] = weakref.WeakSet()
        self.shots: list[tuple[float, weakref.ref[QObject] | None, str]] = []

    def watch(self, patch: pytest.MonkeyPatch, kind: type[QTimer] | type[QThread]) -> None:
        original: Any = kind.start

        def start(this: QTimer | QThread, *args: Any) -> None:
            self.objects.add(this)
            original(this, *args)

        patch.setattr(kind, "start", start)

    def watch_shots(self, patch: pytest.MonkeyPatch) -> None:
        original: Any = QTimer.singleShot

        def single_shot(milliseconds: int, *args: Any) -> None:
            due = time.monotonic() + milliseconds / 1000
            self.shots.append((due, _receiver(args), repr(args[-1])))
            original(milliseconds, *args)

        patch.setattr(QTimer, "singleShot", staticmethod(single_shot))

    def running(self) -> list[QTimer | QThread]:
        """Return the timers and threads that still run."""
        alive = [one for one in self.objects if shiboken6.isValid(one)]
        return [one for one in alive if _runs(one)]

    def pending(self) -> list[str]:
        """Return the calls of `QTimer.singleShot` that are still to come, and forget all."""
        now = time.monotonic()
        shots, self.shots = self.shots, []
        return [what for due, receiver, what in shots if due > now and _is_there(receiver)]


def _runs(one: QTimer | QThread) -> bool:
    if isinstance(one, QThread):
        return not one.wait(int(GRACE * 1000))
    return one.isActive()


def _receiver(args: tuple[Any, ...]) -> weakref.ref[QObject] | None:
    """Return the object with which Qt drops a single shot, if there is one."""
    candidates = [getattr(args[-1], "__self__", None), *args[:-1]]
    found = [one for one in candidates if isinstance(one, QObject)]
    return weakref.ref(found[0]) if found else None


def _is_there(receiver: weakref.ref[QObject] | None) -> bool:
    if receiver is None:
        return True
    target = receiver()
    return target is not None and shiboken6.isValid(target)


@pytest.fixture(scope="session")
def started() -> Iterator[_Started]:
    """Watch every start of a timer and of Qt's threads."""
    started = _Started()
    with pytest.MonkeyPatch.context() as patch:
        started.watch(patch, QTimer)
        started.watch(patch, QThread)
        started.watch_shots(patch)
        yield started


@pytest.fixture(autouse=True)
def nothing_left_behind(started: _Started) -> Iterator[None]:
    """Compare threads, timers and windows before and after the test."""
    threads = set(threading.enumerate())
    running = started.running()
    windows = _windows()
    started.pending()
    yield
    # Waits for Qt's threads that were told to stop: deleting one that runs ends the whole process.
    started.running()
    _let_qt_delete()
    left = [f"thread {one.name}" for one in _threads_since(threads)]
    left += [_describe(one) for one in started.running() if one not in running]
    left += [f"single shot {what}" for what in started.pending()]
    left += _windows_since(windows)
    if not QThreadPool.globalInstance().waitForDone(int(GRACE * 1000)):
        left.append("work in QThreadPool.globalInstance()")
    if left:
        _clean(started, running, windows)
        pytest.fail("left behind by this test:\n  " + "\n  ".join(left))


def _threads_since(before: set[threading.Thread]) -> list[threading.Thread]:
    new = [one for one in threading.enumerate() if one not in before]
    for one in new:
        one.join(GRACE)
    return [one for one in new if one.is_alive()]


def _windows() -> list[QWidget]:
    shown = isinstance(QApplication.instance(), QApplication)
    return QApplication.topLevelWidgets() if shown else []


def _windows_since(before: list[QWidget]) -> list[str]:
    """Describe the new windows; a window that only a reference cycle holds is not one."""
    if not _new(before):
        return []
    gc.collect()
    _let_qt_delete()
    new = _new(before)
    return [_describe(one) for one in new if one.parentWidget() not in new]


def _new(before: list[QWidget]) -> list[QWidget]:
    return [
        one
        for one in _windows()
        if one not in before and one.metaObject().className() not in QT_KEEPS
    ]


def _describe(one: QObject) -> str:
    title = one.windowTitle() if isinstance(one, QWidget) else ""
    return " ".join(filter(None, [one.metaObject().className(), one.objectName(), title]))


def _let_qt_delete() -> None:
    """Carry out what was told `deleteLater`: outside an event loop Qt leaves it lying."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _clean(started: _Started, running: list[QTimer | QThread], windows: list[QWidget]) -> None:
    """Remove what can be removed, so that one leak fails one test."""
    for one in started.running():
        if isinstance(one, QTimer) and one not in running:
            one.stop()
    for widget in _new(windows):
        # A window that was a child of another one went with it.
        if shiboken6.isValid(widget):
            shiboken6.delete(widget)
