"""What makes a file a Threefold project, and what its failures are called.

The header is read without SQLite first, so that a text file, a cut-off download or a newer
project is told apart before anything is opened for writing.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.models.errors import Trouble
from app.models.format import APPLICATION_ID, FORMAT

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes; https://www.sqlite.org/fileformat.html


def check_header(path: Path) -> int:
    """Return the file's format number; raise Trouble where it is no project that can be opened."""
    try:
        head = _head(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Trouble("project-missing", file=path) from error
    except OSError as error:
        raise Trouble("project-unreadable", file=path, why=error.strerror) from error
    if not head.startswith(_MAGIC):
        raise Trouble("not-a-project", file=path)
    if len(head) < _HEADER:
        raise Trouble("project-truncated", file=path)
    number = _number(head, 60)
    if _number(head, 68) != APPLICATION_ID or number < 1:
        raise Trouble("not-a-project", file=path)
    _check_length(path, head)
    check_format(path, number)
    if not os.access(path, os.W_OK) or not os.access(path.resolve().parent, os.W_OK):
        raise Trouble("project-read-only", file=path)
    return number


def _head(path: Path) -> bytes:
    """Return the first bytes; none of a folder or device, which might never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        return b""
    with path.open("rb") as stream:
        return stream.read(_HEADER)


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")


def check_format(path: Path, number: int, known: int = FORMAT) -> None:
    """Raise Trouble where the format is newer than this program, which knows up to `known`."""
    if number > known:
        raise Trouble("project-newer", file=path, theirs=number, ours=known)


def _check_length(path: Path, head: bytes) -> None:
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = _number(head, 28)
    # A write-ahead log may hold pages that are not in the main file yet.
    if not has_log(path) and path.stat().st_size < page * pages:
        raise Trouble("project-truncated", file=path)


def has_log(path: Path) -> bool:
    """Tell whether a filled write-ahead log lies beside the file, as after a crash."""
    log = _logs(path)[0]
    return log.exists() and log.stat().st_size > 0


def remove_logs(path: Path) -> None:
    """Remove what SQLite may have left beside a file that is not there (any more)."""
    for log in _logs(path):
        log.unlink(missing_ok=True)


def remove_with_logs(path: Path) -> None:
    """Remove a file with what SQLite may have left beside it."""
    path.unlink(missing_ok=True)
    remove_logs(path)


def _logs(path: Path) -> list[Path]:
    real = path.resolve()
    return [real.with_name(f"{real.name}-{kind}") for kind in ("wal", "shm", "journal")]


@contextmanager
def known_errors(path: Path, *, damaged: Path | None = None) -> Iterator[None]:
    """Turn SQLite's failures that are the environment's into Trouble; leave bugs as they are.

    `damaged` is the file to name instead where the failure is damage: the one that is read.
    """
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        slug = _slug(origin)
        if slug is None:
            raise
        named = damaged if damaged is not None and slug == "project-damaged" else path
        raise Trouble(slug, file=named) from error


def _slug(error: BaseException | None) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:
        return "disk-full"  # the index beside the log could not grow
    return {
        sqlite3.SQLITE_CORRUPT: "project-damaged",
        sqlite3.SQLITE_NOTADB: "project-damaged",
        sqlite3.SQLITE_FULL: "disk-full",
        sqlite3.SQLITE_IOERR: "disk-failed",
        sqlite3.SQLITE_READONLY: "project-read-only",
        sqlite3.SQLITE_BUSY: "project-locked",
        sqlite3.SQLITE_CANTOPEN: "project-unreadable-now",
    }.get(code & 0xFF)
