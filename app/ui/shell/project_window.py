"""The window of one open project: pages in the frame, and what was done last at its foot."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.handout import Owner, owner_of
from app.models.journal import NEVER_UNDONE, Changes
from app.models.project import Done
from app.ui import speech
from app.ui.colours import code_colour
from app.ui.frame.frame import Frame
from app.ui.hub import Hub
from app.ui.pages.page import Page, Place
from app.ui.shell.finder import Finder
from app.ui.shell.menu import WindowMenu
from app.ui.shell.page_list import make_page, page_specs
from app.ui.shell.preferences import Preferences
from app.ui.shell.shortcuts import shortcut_groups
from app.ui.theme import theme
from app.ui.widgets.shortcut_sheet import ShortcutSheet

if TYPE_CHECKING:
    from app.ui.importing.session import ImportSession


_PROJECT = ".threefold"


class ProjectWindow(Frame):
    """One project. `shell` requests (new, open, …) come as signals; closing lets the project go."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    project_asked = Signal(object)  # Path
    closed = Signal()

    def __init__(self, hub: Hub, preferences: Preferences) -> None:
        super().__init__()
        self.hub = hub
        self.preferences = preferences
        self._finder = Finder(self, hub)
        self._sheet = ShortcutSheet(self)
        self.setAcceptDrops(True)
        with hub.read() as reader:
            self._uid = queries.study(reader).uid
            empty = not queries.transcripts(reader)
            owner = owner_of(queries.settings(reader))
        self._for_reading = owner is not None and owner.reading
        for spec in page_specs():
            self.add_page(spec, self._maker(spec.key))
        self.menu = WindowMenu(self)
        self.header.set_menu(self.menu)
        self._listen()
        self._read_header()
        self._take_up("transcripts" if empty else "code")
        if self._for_reading:
            self.menu.leave_to_read()
            self.show_page("overview")

    def page(self, key: str) -> Page:
        """Return a page, made now if it was not yet."""
        found = self.pages.page(key)
        assert isinstance(found, Page)
        return found

    def open_place(self, place: Place) -> None:
        """Show a place on the page where such places are."""
        key = "code" if place.category is None else "themes"
        key = key if place.relation is None else "categories"
        self.show_page(key)
        self.page(key).open_place(place)

    def import_files(self, paths: list[Path] | None = None) -> None:
        """Open the import dialog, with files if some were dropped."""
        from app.ui.importing.dialog import ImportDialog

        dialog = ImportDialog(self.hub, paths or [], self)
        dialog.session.finished.connect(lambda: self._imported(dialog.session))
        dialog.open()

    def _imported(self, session: "ImportSession") -> None:
        if len(session.imported) > 1:
            from app.ui.shell.batch import Batch

            Batch(self.hub, self.foot, session).tell()

    def become(self, coder: int) -> None:
        """Go on in another coder's name, and remember it for this project."""
        self.hub.become(coder)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files of every kind; the dialog says of each why it cannot be imported."""
        if _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files dropped on the window; open a project that was."""
        paths = _files_in(event)
        projects = [path for path in paths if path.suffix.lower() == _PROJECT]
        if projects:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.project_asked.emit(projects[0]))
        elif paths:
            event.acceptProposedAction()
            # The sender's drag must end before a dialog of ours begins.
            QTimer.singleShot(0, self, lambda: self.import_files(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is being typed, remember where the reader was, and let the project go."""
        field = QApplication.focusWidget()
        if field is not None:
            field.clearFocus()
        self.preferences.keep_state(self._uid, self._state())
        self.preferences.put("reading", theme().reading.state())
        self.hub.close()
        super().closeEvent(event)
        self.closed.emit()

    def _maker(self, key: str) -> Callable[[], Page]:
        def make() -> Page:
            page = make_page(key, self.hub)
            page.went.connect(self.open_place)
            page.status_changed.connect(lambda text: self._say(key, text))
            import_asked = getattr(page, "import_asked", None)
            if import_asked is not None:
                import_asked.connect(self.import_files)
            rounds_asked = getattr(page, "rounds_asked", None)
            if rounds_asked is not None:
                rounds_asked.connect(lambda: self.menu.team.show_rounds())
            page_asked = getattr(page, "page_asked", None)
            if page_asked is not None:
                page_asked.connect(self._open_page)
            kept = self.preferences.state_of(self._uid).get("pages", {})
            if isinstance(kept, dict) and isinstance(kept.get(key), dict):
                page.restore(kept[key])
            return page

        return make

    def _open_page(self, key: str) -> None:
        """Show a page by its key; "study" is the study record."""
        if key == "study":
            self.menu.edit_study()
        else:
            self.show_page(key)

    def _listen(self) -> None:
        hub = self.hub
        hub.changed.connect(self._on_changed)
        hub.did.connect(self._on_did)
        hub.went_back.connect(self._on_went_back)
        hub.refused.connect(self._on_refused)
        hub.failed.connect(_on_failed)
        hub.coder_changed.connect(self._read_header)
        self.undo_asked.connect(hub.undo)
        self.redo_asked.connect(hub.redo)
        self.find_asked.connect(self._find)
        self.sheet_asked.connect(lambda: self._sheet.ask(shortcut_groups(self)))
        self.page_shown.connect(lambda key: self._say(key, self.page(key).status()))
        self.header.coder.clicked.connect(self.menu.show_coders)

    def _take_up(self, first: str) -> None:
        state = self.preferences.state_of(self._uid)
        frame = state.get("frame")
        if isinstance(frame, dict):
            self.restore(frame)
        if not self.current:
            self.show_page(first)

    def _state(self) -> dict[str, Any]:
        kept = dict(self.preferences.state_of(self._uid).get("pages", {}))
        for key, page in self.pages.made().items():
            if isinstance(page, Page):
                kept[key] = page.state()
        return {"frame": self.state(), "pages": kept, "coder": self.hub.coder}

    def _say(self, key: str, text: str) -> None:
        if key == self.current:
            self.foot.say(text)

    def _find(self) -> None:
        if not self.page(self.current).find_here():
            self._finder.ask()

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        self._read_header()

    @Slot()
    def _read_header(self) -> None:
        with self.hub.read() as reader:
            title = queries.study(reader).title
            coders = [coder for coder in queries.coders(reader) if coder.kind == "person"]
            undo, redo = queries.next_undo(reader), queries.next_redo(reader)
            owner = owner_of(queries.settings(reader))
        self.header.set_title(title or self.hub.project.path.stem)
        self.setWindowTitle(f"{title or self.hub.project.path.stem} – Threefold")
        self._show_coder(coders, owner)
        words = self.tr("Undo: {what}"), self.tr("Redo: {what}")
        self.header.set_undo("" if undo is None else words[0].format(what=_what(undo)))
        self.header.set_redo("" if redo is None else words[1].format(what=_what(redo)))

    def _show_coder(self, coders: list[queries.Coder], owner: Owner | None) -> None:
        """Show who is coding, or whose copy this is."""
        me = next((coder for coder in coders if coder.id == self.hub.coder), None)
        if me is not None and self._for_reading:
            self.header.coder.show_reader(me.name, code_colour(me.colour))
            return
        # Until a second coder exists nobody is asked who is coding.
        if me is not None and len(coders) == 1 and owner is not None and owner.coder == me.id:
            self.header.coder.show_owner(me.name, code_colour(me.colour))
        elif me is not None and len(coders) > 1:
            self.header.coder.show_coder(me.name, code_colour(me.colour))
        else:
            self.header.coder.hide()

    @Slot(object, str)
    def _on_did(self, done: Done, role: str) -> None:
        what = speech.did(done.kind, done.details)
        if role == "undo":
            self.foot.tell(
                self.tr("Undone: {what}").format(what=what), self.tr("Redo"), self.hub.redo
            )
        elif role == "redo":
            self.foot.tell(
                self.tr("Redone: {what}").format(what=what), self.tr("Undo"), self.hub.undo
            )
        elif done.kind in NEVER_UNDONE:
            self.foot.tell(what)
        else:
            self.foot.tell(what, self.tr("Undo"), self.hub.undo)

    @Slot(int)
    def _on_went_back(self, n: int) -> None:
        if n > 1:  # one step has been named already
            words = self.tr("Undone: {n} steps").format(n=n)
            self.foot.tell(words, self.tr("Redo all"), lambda: self._redo(n))

    def _redo(self, n: int) -> None:
        for _step in range(n):
            self.hub.redo()

    @Slot(object)
    def _on_refused(self, problem: Refusal | Trouble) -> None:
        self.foot.tell(speech.sentence(problem))


def _what(step: Any) -> str:
    return speech.did(step.kind, step.details)


def _on_failed(problem: BaseException) -> None:
    from app.ui.shell.faults import report

    report(problem)


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
