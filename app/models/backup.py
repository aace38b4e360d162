"""Copies of a project: on request, and by itself beside the project, thinned with age.

Copies are made through SQLite's backup interface, which sees one state even while somebody writes,
and are opened and checked before they get their name.
"""

import contextlib
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from app.models.errors import Trouble
from app.models.files import APPLICATION_ID, ENDING, known_errors

_STAMP = "%Y-%m-%d %H%M%S"
_STAMP_LENGTH = 17
_KEEP_ALL = timedelta(days=1)
_KEEP_DAILY = timedelta(days=14)
_KEEP_WEEKLY = timedelta(days=120)


def save_copy(source: Path, target: Path) -> None:
    """Write a checked copy of the project `source` to `target`, replacing what is there.

    Raises Trouble where the disk is full or the copy does not read back as it should.
    """
    if not target.parent.is_dir():
        raise Trouble("folder-missing", folder=target.parent)
    part = target.with_name(f".{target.name}.part")
    try:
        with known_errors(target):
            _copy(source, part)
            _check(part, target)
        part.replace(target)
    except OSError as error:
        raise Trouble("copy-failed", file=target, why=error.strerror) from error
    finally:
        for leftover in (part, Path(f"{part}-journal"), Path(f"{part}-wal"), Path(f"{part}-shm")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    part.unlink(missing_ok=True)
    with (
        contextlib.closing(_reader(source)) as reading,
        contextlib.closing(sqlite3.connect(part)) as writing,
    ):
        reading.backup(writing)
        # A copy that travels alone must not need a log beside it.
        writing.execute("PRAGMA journal_mode = DELETE")


def _reader(source: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(source)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _check(part: Path, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(part)) as copy:
        marked = copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    if not (marked and sound):
        raise Trouble("copy-damaged", file=target)


def copies_folder(project: Path) -> Path:
    """Return the folder beside the project that holds its automatic copies."""
    return project.with_name(f"{project.stem} copies")


def keep_copy(project: Path, reason: str, now: datetime | None = None) -> Path:
    """Make a copy of the project beside it, named by time and reason; thin the older ones."""
    now = now or datetime.now()
    folder = copies_folder(project)
    folder.mkdir(exist_ok=True)
    target = folder / f"{now.strftime(_STAMP)} {reason}{ENDING}"
    save_copy(project, target)
    thin(folder, now)
    return target


def has_copy_of(project: Path, day: datetime) -> bool:
    """Tell whether a copy was already made on that day."""
    prefix = day.strftime("%Y-%m-%d")
    return any(path.name.startswith(prefix) for path in _copies(copies_folder(project)))


def latest_copy(project: Path) -> datetime | None:
    """Return when the newest automatic copy was made, or None."""
    made = [_made(path) for path in _copies(copies_folder(project))]
    return max(made, default=None)


def thin(folder: Path, now: datetime) -> None:
    """Keep every copy of the last day, one a day for two weeks, one a week for four months,
    one a month after that.

    The newest copy and those from before a format step always stay.
    """
    seen: set[str] = set()
    for path in sorted(_copies(folder), reverse=True):
        made = _made(path)
        age = now - made
        slot = _slot(made, age)
        if "before format" in path.name or slot is None:
            continue
        if slot in seen:
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
