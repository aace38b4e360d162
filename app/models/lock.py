"""One window per project: a lock held by the operating system, so that a crash frees it.

The lock is taken on a small file beside the project, not on the project itself, since SQLite has
locks of its own there.
"""

import contextlib
import errno
import sys
from pathlib import Path
from typing import IO

from app.models.errors import Trouble


def lock_of(path: Path) -> Path:
    """Return the file beside the project (not beside a link to it) on which it is locked."""
    real = path.resolve()
    return real.with_name(f".{real.name}.lock")


class ProjectLock:
    """Holds the project at `path` for this process until `release`; refused if another holds it."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raise Trouble("project-open-elsewhere") where it is held."""
        self.path = lock_of(path)
        try:
            stream = self.path.open("a+b")
        except OSError as error:
            raise Trouble("project-read-only", file=path) from error
        try:
            _take(stream)
        except OSError as error:
            stream.close()
            held = error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
            slug = "project-open-elsewhere" if held else "project-without-locks"
            raise Trouble(slug, file=path) from error
        self._stream: IO[bytes] | None = stream

    def release(self) -> None:
        """Let the project go; harmless when already released."""
        if self._stream is None:
            return
        # The file stays: removing it would let two processes lock two different files.
        with contextlib.suppress(OSError):
            _give(self._stream)
        self._stream.close()
        self._stream = None


if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _give(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)
