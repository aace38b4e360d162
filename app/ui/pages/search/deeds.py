"""What can be done with what was found: code it as one step, or write it to a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.coding import operations
from app.coding.autocode.request import Widen
from app.coding.operations.autocode import Passages
from app.coding.reports.made_on import dated
from app.coding.reports.word_template import write_styled
from app.coding.search.passages import Passage, to_code
from app.coding.search.table import found_table
from app.coding.tables.write import SHEET_FIRST
from app.models import queries
from app.models.reader import Reader
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.palette_model import PaletteItem


class Deeds(QObject):
    """`told(sentence)` when a file was written."""

    told = Signal(str)

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self._hub, self._page = hub, page
        self._palette: CommandPalette | None = None
        self._chosen: Sequence[Passage] = ()
        self._how = Widen.NOT

    @property
    def palette(self) -> CommandPalette:
        """The palette of all codes, made when it is first needed."""
        if self._palette is None:
            self._palette = CommandPalette(self._page)
            self._palette.chosen.connect(lambda code, _keep: self.code(code=code))
            self._palette.new_asked.connect(lambda name, _keep: self.code(name=name))
        return self._palette

    def ask_code(self, chosen: Sequence[Passage], how: Widen) -> None:
        """Let the reader choose a code for these passages, or name a new one."""
        if not chosen:
            return
        self._chosen, self._how = chosen, how
        with self._hub.read() as reader:
            items = [
                PaletteItem(
                    row.id, row.name, detail=row.definition or "", colour=code_colour(row.colour)
                )
                for row in queries.codes(reader)
            ]
        self.palette.set_items(items)
        self.palette.set_new_row(self.tr("New code “{}”"))
        one, more = self.tr("Code 1 passage with…"), self.tr("Code {n} passages with…")
        self.palette.set_words((one if len(chosen) == 1 else more).format(n=len(chosen)))
        self.palette.ask()

    def code(self, code: int | None = None, name: str | None = None) -> None:
        """Code the passages that were asked about: widened, as one step."""
        chosen, how = self._chosen, self._how

        def ready(passages: list[Passages]) -> None:
            self._hub.do(operations.autocode, passages=passages, code=code, name=name)

        self._hub.fetch(lambda reader: to_code(reader, chosen, how), ready)

    def ask_file(self, asked: str, chosen: Sequence[Passage]) -> None:
        """Let the reader choose a file, and write the passages to it."""
        if not chosen:
            return
        first = self._hub.project.path.with_name("found.xlsx")
        out = ask_file(self._page, self.tr("Export what was found"), first, SHEET_FIRST)
        if out is not None:
            self.write(asked, chosen, out)

    def write(self, asked: str, chosen: Sequence[Passage], out: Path) -> None:
        """Write the passages to a file, in another thread."""

        def write(reader: Reader) -> Path:
            return write_styled(reader, dated(found_table(reader, asked, chosen), reader), out)

        words = self.tr("Written: {file}")
        self._hub.fetch(write, lambda out: self.told.emit(words.format(file=out)))
