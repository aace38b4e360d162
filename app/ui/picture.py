"""A picture of the real main window, drawn without showing it to anybody."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer, qInstallMessageHandler

from app.models import queries
from app.ui.application import make_application
from app.ui.pages.page import Place
from app.ui.shell.opening import open_hub
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow

_SIZE = QSize(1280, 800)
_SETTLE = 400  # ms for what is read in other threads to arrive


def picture(project: Path, coder: str | None, out: Path) -> None:
    """Write a PNG of the Code page on the project's first transcript."""
    # The platform without a screen tells what it cannot do; a picture does not need it.
    before = qInstallMessageHandler(lambda _kind, _context, _message: None)
    make_application(["threefold"])
    try:
        _draw(project, coder, out)
    finally:
        qInstallMessageHandler(before)


def _draw(project: Path, coder: str | None, out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "preferences.json")
        window = ProjectWindow(open_hub(project, preferences, coder), preferences)
        window.resize(_SIZE)
        window.show()
        with window.hub.read() as reader:
            transcripts = queries.transcripts(reader)
        if transcripts:
            window.open_place(Place(transcript=transcripts[0].id))
        _wait(_SETTLE)
        window.grab().save(str(out))
        window.close()
        window.deleteLater()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
