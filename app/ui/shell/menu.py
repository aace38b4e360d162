"""The window's menu: what concerns the whole project, and the program's looks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.format import ENDING
from app.ui import speech
from app.ui.colours import code_colour
from app.ui.team.menu import TeamMenu
from app.ui.theme import theme
from app.ui.theme.theme import ZOOMS
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.look import swatch_icon

if TYPE_CHECKING:
    from app.ui.shell.project_window import ProjectWindow


class WindowMenu(QMenu):
    """The menu behind the header's first button."""

    def __init__(self, window: "ProjectWindow") -> None:
        super().__init__(window)
        self._window = window
        self._to_read = False
        self._changing: list[QAction] = []
        self._recent = QMenu(self.tr("Open recent"), self)
        self._recent.aboutToShow.connect(self._fill_recent)
        self.team = TeamMenu(window)
        self._coders = QMenu(self.tr("Coding as"), self)
        self._coders.aboutToShow.connect(self._fill_coders)
        self._projects()
        self.addSeparator()
        self._study()
        self.addSeparator()
        self._looks()
        self.addSeparator()
        self._help()

    def commands(self) -> list[QAction]:
        """Return the actions that "find or run" offers."""
        every = [*self.actions(), *self.team.actions()]
        return [action for action in every if action.text() and action.menu() is None]

    def leave_to_read(self) -> None:
        """Leave only what can be done in a copy for reading."""
        self._to_read = True
        for action in (*self._changing, *self.team.actions(), self._coders.menuAction(),
                       self.team.menuAction()):  # fmt: skip
            action.setEnabled(False)

    def show_coders(self) -> None:
        """Open the choice of who is coding below the header's chip."""
        if self._to_read:
            return
        chip = self._window.header.coder
        self._coders.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _add(self, text: str, act: Callable[[], object], keys: str = "") -> QAction:
        action = self._window.add_shortcut(text, keys, act) if keys else QAction(text, self)
        if not keys:
            action.triggered.connect(lambda: act())
        self.addAction(action)
        return action

    def _projects(self) -> None:
        window = self._window
        self._add(self.tr("New project…"), window.new_asked.emit, "Ctrl+Shift+N")
        self._add(self.tr("Open a project…"), window.open_asked.emit, "Ctrl+O")
        self.addMenu(self._recent)
        self._add(self.tr("Open the sample study"), window.sample_asked.emit)
        self.addSeparator()
        imports = self._add(self.tr("Import transcripts…"), window.import_files, "Ctrl+I")
        self._changing.append(imports)
        self._add(self.tr("Save a copy…"), self._save_copy, "Ctrl+Shift+S")

    def _study(self) -> None:
        self._add(self.tr("Study record…"), self.edit_study)
        self.addMenu(self._coders)
        self.addMenu(self.team)

    def _looks(self) -> None:
        self._add(self.tr("Settings…"), self._settings, "Ctrl+,")
        self._add(self.tr("Larger text"), lambda: self._zoom(1), "Ctrl++; Ctrl+=")
        self._add(self.tr("Smaller text"), lambda: self._zoom(-1), "Ctrl+-")
        self._add(self.tr("Usual size of text"), lambda: self._zoom(0), "Ctrl+0")

    def _help(self) -> None:
        self._add(self.tr("Keyboard shortcuts"), self._window.sheet_asked.emit)
        self._add(self.tr("Help"), self._help_window, QKeySequence("F1").toString())
        self._add(self.tr("Close"), self._window.close, "Ctrl+W")

    def _fill_recent(self) -> None:
        self._recent.clear()
        present = self._window.hub.project.path.resolve()
        for path in self._window.preferences.recent:
            if path != present and path.exists():
                action = self._recent.addAction(path.stem)
                action.setToolTip(str(path))
                action.triggered.connect(lambda _on, p=path: self._window.project_asked.emit(p))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No other project yet")).setEnabled(False)

    def _fill_coders(self) -> None:
        hub = self._window.hub
        self._coders.clear()
        with hub.read() as reader:
            coders = [coder for coder in queries.coders(reader) if coder.kind == "person"]
        for coder in coders:
            action = self._coders.addAction(swatch_icon(code_colour(coder.colour)), coder.name)
            action.setCheckable(True)
            action.setChecked(coder.id == hub.coder)
            action.triggered.connect(lambda _on, c=coder.id: self._window.become(c))
        self._coders.addSeparator()
        self._coders.addAction(self.tr("Rename…")).triggered.connect(self._rename_coder)
        self._coders.addAction(self.tr("Another coder…")).triggered.connect(self._add_coder)

    def _rename_coder(self) -> None:
        from app.ui.shell.coder_dialog import CoderDialog

        CoderDialog(self._window, self._window.hub, new=False).open()

    def _add_coder(self) -> None:
        from app.ui.shell.coder_dialog import CoderDialog

        CoderDialog(self._window, self._window.hub, new=True).open()

    def edit_study(self) -> None:
        """Open the study record."""
        from app.ui.shell.study_dialog import StudyDialog

        StudyDialog(self._window, self._window.hub).open()

    def _settings(self) -> None:
        from app.ui.shell.settings_dialog import SettingsDialog

        SettingsDialog(self._window, self._window.preferences).open()

    def _help_window(self) -> None:
        from app.ui.shell.help_window import HelpWindow

        HelpWindow(self._window).show()

    def _zoom(self, steps: int) -> None:
        """Change the size of the transcript where one is read, elsewhere that of everything."""
        window = self._window
        if window.page(window.current).is_for_reading:
            theme().set_reading(theme().reading.zoomed(steps))
            window.preferences.put("reading", theme().reading.state())
            return
        if steps:
            theme().zoom_by(steps)
        else:
            theme().set_zoom(ZOOMS[0])
        window.preferences.put("zoom", theme().zoom)

    def _save_copy(self) -> None:
        window = self._window
        first = window.hub.project.path
        proposal = first.with_name(f"{first.stem} copy{ENDING}")
        target = ask_file(window, self.tr("Save a copy"), proposal, (ENDING,))
        if target is None:
            return
        window.hub.follow(
            window.hub.project.save_copy(target),
            lambda _none: window.foot.tell(self.tr("Saved a copy: {file}").format(file=target)),
            self._complain,
        )

    def _complain(self, problem: Refusal | Trouble) -> None:
        self._window.foot.tell(speech.sentence(problem))
