"""Which windows are open: the start page while there is no project, else one window a project."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from app.models.errors import Refusal, Trouble
from app.models.format import ENDING
from app.ui import speech
from app.ui.shell.preferences import Preferences
from app.ui.shell.start_window import StartWindow
from app.ui.widgets.ask_file import ask_file, kind

if TYPE_CHECKING:
    from app.ui.hub import Hub
    from app.ui.shell.opening import Team
    from app.ui.shell.who_dialog import WhoDialog


class Shell(QObject):
    """Opens and makes projects, and keeps their windows."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.windows: list[QWidget] = []
        self.asking: WhoDialog | None = None
        self._start: StartWindow | None = None

    @property
    def start(self) -> StartWindow:
        """Return the start page, made when it is first needed."""
        if self._start is None:
            self._start = StartWindow()
            self._listen(self._start)
            self._start.forget_asked.connect(self._forget)
        return self._start

    def show_start(self) -> None:
        """Show the start page."""
        self.start.show_recent(self.preferences.recent)
        self.start.show()

    def open(self, path: Path, coder: str | None = None) -> bool:
        """Open a project in a window of its own; False where it cannot be opened, which is told.

        Where several people code in it and no `coder` is named, it is asked first who is coding.
        """
        from app.ui.shell.opening import open_hub, team_of
        from app.ui.shell.project_window import ProjectWindow

        path = path.absolute()
        for window in self.windows:
            if isinstance(window, ProjectWindow) and window.hub.project.path == path:
                window.raise_()
                window.activateWindow()
                return True
        try:
            hub = open_hub(path, self.preferences, coder)
        except (Refusal, Trouble) as problem:
            self._complain(speech.sentence(problem))
            return False
        team = team_of(hub, self.preferences)
        if coder is None and len(team.people) > 1:
            self._ask_who(path, hub, team)
        else:
            self._show(path, hub)
        return True

    def _ask_who(self, path: Path, hub: "Hub", team: "Team") -> None:
        """Ask who is coding before anything is shown: in a blind round it decides what."""
        from app.ui.shell.who_dialog import WhoDialog

        parent = self._parent() if self.windows or self._start else None
        dialog = WhoDialog(parent, team.title, team.people, team.last)
        self.asking = dialog

        def go_on(answer: int) -> None:
            self.asking = None
            dialog.deleteLater()
            if not answer:
                hub.close()
                if not self.windows:
                    self.show_start()
                return
            hub.coder = team.last or dialog.coder
            hub.become(dialog.coder)
            self._show(path, hub)

        dialog.finished.connect(go_on)
        dialog.open()

    def _show(self, path: Path, hub: "Hub") -> None:
        from app.ui.shell.project_window import ProjectWindow

        try:
            window = ProjectWindow(hub, self.preferences)
        except BaseException:
            hub.close()
            raise
        self._listen(window)
        window.closed.connect(lambda: self._closed(window))
        self.windows.append(window)
        self.preferences.opened(path)
        window.show()
        if self._start is not None:
            self._start.complain("")
            self._start.hide()

    def make(self, path: Path) -> bool:
        """Make an empty project and open it."""
        from app.models.project import Project

        path = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
        try:
            # Refused where the file exists, also after the chooser has asked: a study is not
            # overwritten by mistake.
            Project.create(path, path.stem).close()
        except (Refusal, Trouble) as problem:
            self._complain(speech.sentence(problem))
            return False
        return self.open(path)

    def ask_new(self) -> None:
        """Ask where a new project shall lie."""
        proposal = Path(_documents()) / f"{self.tr('My study')}{ENDING}"
        out = ask_file(self._parent(), self.tr("New project"), proposal, (ENDING,))
        if out is not None:
            self.make(out)

    def ask_open(self) -> None:
        """Ask which project to open."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._parent(), self.tr("Open a project"), _documents(), kind(ENDING)
        )
        if chosen:
            self.open(Path(chosen))

    def open_sample(self) -> None:
        """Open the sample study from the documents folder, made first where it is not there."""
        from app.ui.shell.sample import SampleJob

        folder = Path(_documents()) / self.tr("Threefold sample study")
        job = SampleJob(folder, self)
        job.made.connect(lambda path: self.open(path, "Ana"))
        job.refused.connect(self._complain)
        job.start(self._parent())

    def _listen(self, window: QWidget) -> None:
        for signal, act in (
            ("new_asked", self.ask_new),
            ("open_asked", self.ask_open),
            ("sample_asked", self.open_sample),
            ("project_asked", self.open),
        ):
            getattr(window, signal).connect(act)

    def _closed(self, window: QWidget) -> None:
        self.windows.remove(window)
        window.deleteLater()
        if not self.windows and not (self._start and self._start.isVisible()):
            QTimer.singleShot(0, self, QCoreApplication.quit)

    def _forget(self, path: Path) -> None:
        self.preferences.forget(path)
        self.start.show_recent(self.preferences.recent)

    def _complain(self, sentence: str) -> None:
        if not self.windows:
            self.show_start()
            self.start.complain(sentence)
            return
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            "Threefold",
            sentence,
            QMessageBox.StandardButton.Ok,
            self._parent(),
        )
        box.open()

    def _parent(self) -> QWidget:
        active = QApplication.activeWindow()
        if active is not None:
            return active
        return self.windows[-1] if self.windows else self.start


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
