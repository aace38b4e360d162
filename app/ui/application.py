"""Starting the window: the application object, its looks, and the first window."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import __version__
from app.ui.dates import set_locale
from app.ui.shell.faults import start_log
from app.ui.shell.preferences import Preferences, default_path
from app.ui.shell.shell import Shell
from app.ui.shell.warming import Warming
from app.ui.theme import icons, theme
from app.ui.theme.reading import Reading


def make_application(arguments: list[str]) -> QApplication:
    """Return the application with its name, icon and looks; the running one if there is one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    application = QApplication(arguments)
    set_locale()
    application.setApplicationName("threefold")
    application.setApplicationDisplayName("Threefold")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("threefold")
    application.setWindowIcon(icons.icon("layers", "accent"))
    return application


def take_up_looks(preferences: Preferences) -> None:
    """Apply the looks that the user has chosen."""
    theme().choose(preferences.get("looks", "system"))
    theme().set_zoom(preferences.get("zoom", 100))
    theme().set_reading(Reading.kept(preferences.get("reading")))
    theme().set_reading_family(preferences.get("reading_font", ""))


def run(project: Path | None, coder: str | None = None) -> int:
    """Show the window on `project`, or the start page; return when the last one is closed."""
    application = make_application(sys.argv[:1])
    start_log()
    preferences = Preferences(default_path())
    take_up_looks(preferences)
    shell = Shell(preferences)
    if project is None or not shell.open(project, coder):
        shell.show_start()
    Warming(shell).begin()
    QTimer.singleShot(0, application, _collect_garbage)
    return application.exec()


def _collect_garbage() -> None:
    """Let Python collect garbage, but not look again through what stays as long as the program."""
    gc.freeze()
    gc.enable()
