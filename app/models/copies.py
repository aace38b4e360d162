"""When the program copies an open project by itself: before mass operations, and once a day."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from app.models import clock
from app.models.backup import has_copy_of, keep_copy
from app.models.errors import Trouble

_log = logging.getLogger(__name__)


class AutomaticCopies:
    """The automatic copies of one open project; without `wanted` there are none.

    A copy that fails keeps nobody from working: `trouble` holds why, until one succeeds.
    """

    def __init__(self, project: Path, *, wanted: bool = True) -> None:
        """Watch over the copies beside `project`."""
        self.trouble: Trouble | None = None
        self._project = project
        self._wanted = wanted
        self._looked_on: date | None = None
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="threefold-copies")

    def of_the_day(self, changed: bool) -> None:
        """Begin a copy beside the work, once on a day on which the project `changed`."""
        today = clock.today()
        if self._looked_on == today:
            return
        self._looked_on = today
        if changed and self._wanted and not has_copy_of(self._project, today):
            self._beside.submit(self.make, "daily")

    def make(self, reason: str) -> None:
        """Make a copy now."""
        if not self._wanted:
            return
        try:
            keep_copy(self._project, reason)
            self.trouble = None
        except Trouble as trouble:
            self.trouble = trouble
            _log.warning("no automatic copy (%s): %s", reason, trouble.reason)

    def close(self) -> None:
        """Wait for a copy that is being made."""
        self._beside.shutdown()
