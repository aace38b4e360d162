"""Copies of a project: on request, and by itself beside the project, thinned with age.

Copies are made through SQLite's backup interface, which sees one state even while somebody writes,
and are opened and checked before they get their name.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from app.models import clock
from app.models.database import connect
from app.models.errors import Refusal, Trouble
from app.models.files import known_errors, remove_logs, remove_with_logs
from app.models.format import APPLICATION_ID, ENDING
from app.models.lock import ProjectLock, lock_of

_STAMP = "%Y-%m-%d %H%M%S"
_STAMP_LENGTH = 17
_KEEP_ALL = timedelta(days=1)
_KEEP_DAILY = timedelta(days=14)
_KEEP_WEEKLY = timedelta(days=120)


def save_copy(source: Path, target: Path) -> None:
    """Write a checked copy of the project `source` to `target`, replacing what is there.

    Refused over the project itself. Raises Trouble over a project that is open, where the disk is
    full, or where the copy does not read back as it should; what was there before then stays.
    """
    if not target.parent.is_dir():
        raise Trouble("folder-missing", folder=target.parent)
    if target.exists() and target.samefile(source):
        raise Refusal("copy-over-itself", file=target)
    part = target.with_name(f".{target.name}.part")
    try:
        remove_with_logs(part)
        _copy(source, part, target)
        with _free(target):
            # A log left there would be played into the copy.
            remove_logs(target)
            part.replace(target)
    except OSError as error:
        raise Trouble("copy-failed", file=target, why=error.strerror) from error
    finally:
        with contextlib.suppress(OSError):
            remove_with_logs(part)


def _copy(source: Path, part: Path, target: Path) -> None:
    """Copy and check; what fails is told of the file in which it fails."""
    with known_errors(target, damaged=source), contextlib.closing(_reader(source)) as reading:
        with contextlib.closing(connect(part, create=True)) as writing:
            reading.backup(writing)
            # A copy that travels alone must not need a log beside it.
            writing.execute("PRAGMA journal_mode = DELETE")
        _check(part, target)


@contextlib.contextmanager
def _free(target: Path) -> Iterator[None]:
    """Hold the lock of a project that is to be replaced, if it ever was opened there."""
    lock = ProjectLock(target) if lock_of(target).exists() else None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _reader(source: Path) -> sqlite3.Connection:
    connection = connect(source)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _check(part: Path, target: Path) -> None:
    with contextlib.closing(connect(part)) as copy:
        marked = copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    if not (marked and sound):
        raise Trouble("copy-damaged", file=target)


def copies_folder(project: Path) -> Path:
    """Return the folder beside the project (not beside a link to it) with its automatic copies."""
    real = project.resolve()
    return real.with_name(f"{real.stem} copies")


def keep_copy(project: Path, reason: str, now: datetime | None = None) -> Path:
    """Make a copy of the project beside it, named by time and reason; thin the older ones."""
    now = now or clock.here()
    folder = copies_folder(project)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Trouble("copy-failed", file=folder, why=error.strerror) from error
    target = _free_name(folder, f"{now.strftime(_STAMP)} {reason}")
    save_copy(project, target)
    thin(folder, now)
    return target


def _free_name(folder: Path, name: str) -> Path:
    """Return a path for the copy that leaves an earlier one of the same second alone."""
    target, number = folder / f"{name}{ENDING}", 2
    while target.exists():
        target, number = folder / f"{name} {number}{ENDING}", number + 1
    return target


def has_copy_of(project: Path, day: date) -> bool:
    """Tell whether a copy was already made on that day."""
    return any(_made(path).date() == day for path in _copies(copies_folder(project)))


def latest_copy(project: Path) -> datetime | None:
    """Return when the newest automatic copy was made, or None."""
    made = [_made(path) for path in _copies(copies_folder(project))]
    return max(made, default=None)


def thin(folder: Path, now: datetime) -> None:
    """Keep every copy of the last day, one a day for two weeks, one a week for four months,
    one a month after that.

    The newest copy and those from before a format step always stay. Copies that were never
    finished go after a day.
    """
    for part in folder.glob(".*.part*"):
        with contextlib.suppress(OSError):
            if datetime.fromtimestamp(part.stat().st_mtime) < now - _KEEP_ALL:
                part.unlink()
    seen: set[str] = set()
    for path in sorted(_copies(folder), key=_made, reverse=True):
        made = _made(path)
        age = now - made
        slot = _slot(made, age)
        if "before format" in path.name or slot is None:
            continue
        if slot in seen:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        seen.add(slot)


def _slot(made: datetime, age: timedelta) -> str | None:
    if age <= _KEEP_ALL:
        return None
    if age <= _KEEP_DAILY:
        return made.strftime("day %Y-%m-%d")
    if age <= _KEEP_WEEKLY:
        return made.strftime("week %G-%V")
    return made.strftime("month %Y-%m")


def _made(copy: Path) -> datetime:
    return datetime.strptime(copy.name[:_STAMP_LENGTH], _STAMP)


def _copies(folder: Path) -> list[Path]:
    found = []
    for path in folder.glob(f"*{ENDING}") if folder.is_dir() else ():
        with contextlib.suppress(ValueError):
            _made(path)
            found.append(path)
    return found
