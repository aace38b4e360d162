"""Questions whose answers may come too late: only the answer to the latest one is heard."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import shiboken6
from PySide6.QtCore import QObject

from app.models.reader import Reader
from app.ui.hub import Hub


class Asker(QObject):
    """Asks the project in another thread, for a widget that may be gone by then.

    One asker, one subject: a newer question makes the answers to all older ones void.
    """

    def __init__(self, hub: Hub, owner: QObject) -> None:
        super().__init__(owner)
        self._hub = hub
        self._number = 0

    def ask(self, question: Callable[[Reader], Any], then: Callable[[Any], None]) -> None:
        """Hand the answer to `then` in this thread, unless something newer is asked meanwhile."""
        self._number += 1
        number = self._number

        def heard(answer: Any) -> None:
            if shiboken6.isValid(self) and number == self._number:
                then(answer)

        # The project may have been closed while a timer was still running.
        with suppress(RuntimeError):
            self._hub.fetch(question, heard)

    def forget(self) -> None:
        """Hear no answer that is still to come."""
        self._number += 1
