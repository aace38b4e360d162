"""Completeness beside the chosen category or theme, on both pages of the structure."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.coding.analysis.counts import Count
from app.coding.gaps.completeness import Completeness, completeness_of
from app.ui.pages.code.asking import Asker
from app.ui.pages.structure.outline import CODE, Item
from app.ui.pages.structure.selective.completeness import CompletenessCard

if TYPE_CHECKING:
    from app.ui.pages.structure.page import StructurePage


class CompletenessBeside(QObject):
    """Puts the card into the page's detail, and reads for what is chosen and all below it."""

    def __init__(self, page: "StructurePage") -> None:
        super().__init__(page)
        self._page = page
        self._asker = Asker(page.hub, page)
        self.card = CompletenessCard(page.hub)
        self.card.hide()
        page.detail.extra_below.addWidget(self.card)
        self.card.went.connect(page.went)

    def show_item(self, item: Item | None) -> None:
        """Show how complete a category or theme is; a code has no such thing."""
        if item is None or item.kind == CODE:
            self.forget()
            return
        count = self._page.tally.counts.get(item.id)
        family = [one.id for one in self._page.outline.family(item.key) if one.kind != CODE]
        self._asker.ask(
            lambda reader: completeness_of(reader, family),
            lambda found: self._show(found, count),
        )

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._asker.forget()
        self.card.hide()

    def _show(self, found: Completeness, count: Count | None) -> None:
        self.card.show_found(found, count)
        self.card.show()
