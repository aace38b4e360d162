"""Find or run (Ctrl+K): pages, commands, transcripts and codes by a few letters."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models import queries
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.pages.page import Place
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.palette_model import PaletteItem

if TYPE_CHECKING:
    from app.ui.shell.project_window import ProjectWindow


class Finder(QObject):
    """The palette over the whole program."""

    def __init__(self, window: "ProjectWindow", hub: Hub) -> None:
        super().__init__(window)
        self._window = window
        self._hub = hub
        self._palette = CommandPalette(window)
        self._palette.set_words(self.tr("Find a transcript or code, or run a command"))
        self._palette.chosen.connect(self._go)
        self._commands: dict[str, Callable[[], object]] = {}

    def ask(self) -> None:
        """Open the palette with what there is now."""
        self._palette.set_items([*self._command_items(), *self._study_items()])
        self._palette.ask()

    def _command_items(self) -> list[PaletteItem]:
        actions = [*self._window.menu.commands(), *self._window.actions()]
        items = []
        self._commands.clear()
        for action in actions:
            text = action.text().replace("&", "")
            if text in self._commands or not action.isEnabled():
                continue
            self._commands[text] = action.trigger
            keys = action.shortcut().toString()
            items.append(PaletteItem(("run", text), text, keys=keys, icon="chevron-right"))
        return items

    def _study_items(self) -> list[PaletteItem]:
        with self._hub.read() as reader:
            transcripts = queries.transcripts(reader)
            codes = queries.codes(reader)
        return [
            *(
                PaletteItem(("transcript", row.id), row.name, row.date or "", icon="file-text")
                for row in transcripts
            ),
            *(
                PaletteItem(
                    ("code", row.id),
                    row.name,
                    detail=row.definition or "",
                    colour=code_colour(row.colour),
                )
                for row in codes
            ),
        ]

    def _go(self, key: tuple[str, object], _keep_open: bool) -> None:
        kind, what = key
        if kind == "run":
            self._commands[str(what)]()
        elif kind == "transcript" and isinstance(what, int):
            self._window.open_place(Place(transcript=what))
        elif isinstance(what, int):
            self._window.open_place(Place(code=what))
