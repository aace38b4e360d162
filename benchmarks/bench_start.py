"""How long the program takes from its start to a painted window, against an empty Qt window.

Both are whole processes with the offscreen platform, started in turn. Python's and Qt's own start
are in both; the goal of DESIGN §7 is 1.5 times the empty window.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pairs import Measured, measure, print_table

_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
# The program as it is started, with an eye on its event loop.
_OURS = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():
            QTimer.singleShot(0, app, lambda: app.exit(0))
        return False
loop = QApplication.exec
def watched_loop(*_application):
    global app, watch
    app, watch = QApplication.instance(), Watch()
    app.installEventFilter(watch)
    return loop()
QApplication.exec = watched_loop
from app.main import main
raise SystemExit(main(sys.argv[1:]))
"""
_GOAL = 1.5


def main() -> None:
    """Measure the start page and the sample study, and print both."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": folder}
        environment.pop("XDG_CONFIG_HOME", None)
        # Compiled modules are kept, as they are where the program is installed.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        study = Path(folder) / "study.threefold"
        _make(study)
        print_table("start to painted window", rows(environment, study))


def rows(environment: dict[str, str], study: Path) -> list[Measured]:
    """Return the two lines of the table."""

    def start(script: str, *arguments: str) -> object:
        command = [sys.executable, "-c", script, *arguments]
        return subprocess.run(command, env=environment, check=True, capture_output=True)

    return [
        measure(
            "the start page",
            lambda _k: start(_OURS),
            lambda _k: start(_EMPTY),
            goal=_GOAL,
        ),
        measure(
            "the sample study, Code page",
            lambda _k: start(_OURS, str(study)),
            lambda _k: start(_EMPTY),
            goal=_GOAL,
            limit_ms=500,
            limit_of="median",
        ),
    ]


def _make(study: Path) -> None:
    from app.coding.sample import make_sample

    make_sample(study)


if __name__ == "__main__":
    main()
