"""What the foot says after several files were imported: all of it, and one step back before it.

Each file is an operation of its own, so Ctrl+Z takes back one file. Who chose the wrong folder
wants all of them back, and is offered that where the eye is.
"""

from PySide6.QtCore import QObject

from app.models import queries
from app.ui.frame.foot import FootLine
from app.ui.hub import Hub
from app.ui.importing.session import ImportSession
from app.ui.speech import listed


class Batch(QObject):
    """One import of several files, as the foot line tells it."""

    def __init__(self, hub: Hub, foot: FootLine, session: ImportSession) -> None:
        super().__init__()
        self._hub = hub
        self._foot = foot
        with hub.read() as reader:
            names = {row.id: row.name for row in queries.transcripts(reader)}
        self._names = listed([names[one] for one in session.imported if one in names])
        self._before = session.before

    def tell(self) -> None:
        """Say what was imported, and offer to undo all of it."""
        words = self.tr("Imported {names}").format(names=self._names)
        self._foot.tell(words, self.tr("Undo all"), self._undo)

    def _undo(self) -> None:
        if self._before is not None:
            self._hub.undo_back_to(self._before, self._undone)

    def _undone(self, n: int) -> None:
        words = self.tr("Undone: Imported {names}").format(names=self._names)
        self._foot.tell(words, self.tr("Redo all"), lambda: self._redo(n))

    def _redo(self, n: int) -> None:
        for _step in range(n):
            self._hub.redo()
