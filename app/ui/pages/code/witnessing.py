"""Words in the text as evidence of a relation: chosen in the palette, for it or against it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.coding import operations
from app.coding.operations.comparing import OF_NAMES
from app.coding.operations.relations import SUPPORTS
from app.models import queries
from app.ui.pages.code.desk import Desk
from app.ui.pages.structure.relations.words import kind_words
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.palette_model import PaletteItem


class Witnessing(QObject):
    """Asks which relation the selected words, or those of the focused coding, speak for."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._palette: CommandPalette | None = None
        self._passage: tuple[int, int, int] | None = None
        self._stance = SUPPORTS

    def ask(self, stance: str) -> None:
        """Ask for the relation that the words support or contradict."""
        span, transcript = self._desk.span(), self._desk.transcript
        if span is None or transcript is None:
            self._desk.hint(self.tr("Select the words that speak for or against a relation"))
            return
        offers = self._offers()
        if not offers:
            self._desk.hint(self.tr("There are no relations yet: make them on the Categories page"))
            return
        self._passage, self._stance = (transcript, *span), stance
        if self._palette is None:
            # Made late: only now the page stands in its window.
            self._palette = CommandPalette(self._page.window())
            self._palette.chosen.connect(lambda key, _keep: self._add(key))
        supports = self.tr("Which relation do the words support?")
        contradicts = self.tr("Which relation do the words contradict?")
        self._palette.set_words(supports if stance == SUPPORTS else contradicts)
        self._palette.set_items(offers)
        self._palette.ask_at(*self._desk.anchor())

    def _offers(self) -> list[PaletteItem]:
        with self._desk.hub.read() as reader:
            codes = {row.id: row.name for row in queries.codes(reader)}
            categories = {row.id: row.name for row in queries.categories(reader)}
            rows = queries.relations(reader)
        found = []
        for row in rows:
            start = codes.get(row.from_code or 0) or categories[row.from_category or 0]
            end = codes.get(row.to_code or 0) or categories[row.to_category or 0]
            if row.kind not in OF_NAMES:
                words = f"{start} {kind_words(row.kind)} {end}"
                found.append(PaletteItem(row.id, words, detail=row.memo or "", icon="network"))
        return found

    def _add(self, relation: object) -> None:
        if self._palette is not None and not self._palette.isHidden():
            self._palette.close_quietly()
        if self._passage is not None:
            self._desk.hub.do(
                operations.add_evidence,
                relation=relation,
                passages=[self._passage],
                stance=self._stance,
            )
