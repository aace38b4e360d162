"""What happens when the program itself is wrong: a log without transcript text, and a dialog."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QApplication, QMessageBox

_log = logging.getLogger("threefold")
_SIZE = 512 * 1024


def start_log() -> Path:
    """Write warnings and faults to a file in the user's data folder; return its path."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    path = Path(place) / "threefold.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    # Once at the start: the standard library's rotating handler brings sockets and queues along.
    if path.exists() and path.stat().st_size > _SIZE:
        path.replace(path.with_suffix(".log.1"))
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    sys.excepthook = _fault
    return path


def report(problem: BaseException) -> None:
    """Log a fault and tell the user once what to do with it."""
    _fault(type(problem), problem, problem.__traceback__)


def _fault(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.quit()
        return
    # Places and kinds only: a message may quote what somebody said in an interview.
    places = "".join(traceback.format_tb(trace))
    _log.error("%s\n%s", kind.__name__, places)
    if isinstance(QApplication.instance(), QApplication) and QApplication.topLevelWidgets():
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(QCoreApplication.translate("faults", "Something went wrong"))
        box.setText(
            QCoreApplication.translate(
                "faults",
                "Threefold made a mistake. What you had coded is saved. You can go on; if it "
                "happens again, send the details below to the developers.",
            )
        )
        box.setDetailedText(f"{kind.__name__}\n{places}")
        box.open()
