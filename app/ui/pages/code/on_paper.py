"""Writing the open transcript with its codes, for reading on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.coding.printing.coded_transcript import coded_transcripts
from app.coding.printing.write import ENDINGS, write_coded
from app.models.reader import Reader
from app.ui.pages.code.actions import PAGE, Spec
from app.ui.widgets.ask_file import ask_file

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage


def table() -> list[Spec]:
    """Return the action."""
    words = QCoreApplication.translate("CodeActions", "Write the transcript with its codes…")
    return [Spec("on-paper", PAGE, "Ctrl+E", "printer", words)]


class OnPaper(QObject):
    """With "Mine" only the viewer's codings are written, with "All" everybody's that is seen."""

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        page.keys.add(table())
        page.keys.on("on-paper", self.ask)

    def ask(self) -> None:
        """Ask where to, then write."""
        row = self._page.transcripts.model.row(self._desk.transcript)
        if row is None:
            return
        first = self._desk.hub.project.path.with_name(f"{row.name.replace('/', '-')}.docx")
        title = self.tr("Write {name} with its codes").format(name=row.name)
        out = ask_file(self._page, title, first, ENDINGS)
        if out is not None:
            self.write(out)

    def write(self, out: Path) -> None:
        """Write the open transcript to a file, in another thread."""
        row = self._page.transcripts.model.row(self._desk.transcript)
        if row is None:
            return
        me = self._desk.coders.get(self._desk.hub.coder or 0)
        only = me.name if me is not None and self._desk.only_own else None

        def wrote(reader: Reader) -> Path:
            write_coded(coded_transcripts(reader, [row.name], only), out)
            return out

        said = self.tr("Written: {file}")
        self._desk.hub.fetch(
            wrote, lambda file: self._page.status_changed.emit(said.format(file=file))
        )
