"""What makes a file a Threefold project, and what its failures are called.

The header is read without SQLite first, so that a text file, a cut-off download or a newer
project is told apart before anything is opened for writing.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.models.errors import Trouble

APPLICATION_ID = 0x33464C44  # "3FLD"
FORMAT = 1
ENDING = ".threefold"
_HEADER = 100  # bytes; https://www.sqlite.org/fileformat.html
_FORMAT_ERRORS = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def check_header(path: Path) -> int:
    """Return the file's format number; raise Trouble where it is no project that can be opened."""
    if not path.exists():
        raise Trouble("project-missing", file=path)
    if path.is_dir():
        raise Trouble("not-a-project", file=path)
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER)
    except OSError as error:
        raise Trouble("project-unreadable", file=path, why=error.strerror) from error
    if len(head) < _HEADER or not head.startswith(b"SQLite format 3\0"):
        raise Trouble("not-a-project", file=path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Trouble("not-a-project", file=path)
    _check_length(path, head)
    number = int.from_bytes(head[60:64], "big")
    if number > FORMAT:
        raise Trouble("project-newer", file=path, theirs=number, ours=FORMAT)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Trouble("project-read-only", file=path)
    return number


def _check_length(path: Path, head: bytes) -> None:
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    # A write-ahead log may hold pages that are not in the main file yet.
    if not path.with_name(path.name + "-wal").exists() and path.stat().st_size < page * pages:
        raise Trouble("project-truncated", file=path)


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's failures that are the environment's into Trouble; leave bugs as they are."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        slug = _slug(origin)
        if slug is None:
            raise
        raise Trouble(slug, file=path) from error


def _slug(error: BaseException | None) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    basic = code & 0xFF
    if basic in _FORMAT_ERRORS:
        return "project-damaged"
    return {
        sqlite3.SQLITE_FULL: "disk-full",
        sqlite3.SQLITE_IOERR: "disk-failed",
        sqlite3.SQLITE_READONLY: "project-read-only",
        sqlite3.SQLITE_BUSY: "project-locked",
        sqlite3.SQLITE_CANTOPEN: "project-unreadable-now",
    }.get(basic)
