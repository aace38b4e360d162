"""Who is reading, so that closing a project can wait for the last reader.

SQLite folds the write-ahead log into the main file only when nobody reads, and users mail that
file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Gate:
    """Counts who is inside, until it is shut."""

    def __init__(self) -> None:
        """Open the gate."""
        self._open = True
        self._inside = 0
        self._left = Condition()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Be inside; a RuntimeError where the gate is shut."""
        with self._left:
            if not self._open:
                raise RuntimeError("the project is closed")
            self._inside += 1
        try:
            yield
        finally:
            with self._left:
                self._inside -= 1
                self._left.notify_all()

    def shut(self, seconds: float) -> bool:
        """Let nobody in any more and wait for those inside; False if it was shut already."""
        with self._left:
            if not self._open:
                return False
            self._open = False
            self._left.wait_for(lambda: self._inside == 0, seconds)
        return True
