"""The list in which quotations are read with the words around them, under heads or without."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QListView, QWidget

from app.coding.quotes import Arranged, Place, Quote
from app.models.queries import Coder
from app.ui.hub import Hub
from app.ui.pages.code.quotes.choosing import QuotationsView
from app.ui.pages.code.quotes.model import NOTHING, QuoteModel
from app.ui.pages.code.quotes.row import QuoteRow, star_rect
from app.ui.widgets.choosing import choose_row

_MANY = 500  # chosen rows that are not looked for in another list


class QuoteList(QuotationsView):
    """Short lists are measured by their words; the rows of long ones are of one height."""

    def __init__(self, hub: Hub, name: str, parent: QWidget | None = None) -> None:
        super().__init__(hub, name, parent)
        self.quotes = QuoteModel(hub, self)
        self.row = QuoteRow(self.quotes, self)
        self.setModel(self.quotes)
        self.setItemDelegate(self.row)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.quotes.came.connect(self._words_came)

    def quotation(self, row: int) -> Quote | None:
        """Return the quotation of a row; None for a head."""
        return self.quotes.quote(row)

    def on_star(self, index: QModelIndex, point: QPoint) -> bool:
        """Tell whether a point of the list lies on the star of a row."""
        place = star_rect(self.visualRect(index), self.fontMetrics().lineSpacing())
        return place.adjusted(-4, -4, 4, 4).contains(point)

    def show_quotes(self, shown: Arranged, coders: Mapping[int, Coder]) -> None:
        """Show other rows; what was chosen, current and scrolled to stays."""
        current = self.current_quotation()
        chosen = [quote.place for quote in self.chosen()]
        scrolled, at = self.verticalScrollBar().value(), self.currentIndex().row()
        self._set(shown, coders)
        if current is not None:
            self._stay_at(current.place, at)
        mode = self.selectionModel().SelectionFlag.Select
        for row in map(self.quotes.row_of, chosen if len(chosen) < _MANY else ()):
            if row >= 0:
                self.selectionModel().select(self.quotes.index(row), mode)
        self.scroll_when_laid_out(scrolled)

    def clear(self) -> None:
        """Show nothing, and know no words."""
        self._set(NOTHING, {})
        self.quotes.forget()

    def _set(self, shown: Arranged, coders: Mapping[int, Coder]) -> None:
        self.quotes.set_rows(shown, coders)
        self.setUniformItemSizes(not self.quotes.is_short())

    def go_to(self, place: Place) -> None:
        """Make a passage current, if it is among them."""
        row = self.quotes.row_of(place)
        if row >= 0:
            self._make_current(row)

    def _make_current(self, row: int) -> None:
        choose_row(self, self.quotes.index(row) if row >= 0 else QModelIndex())

    def _stay_at(self, place: Place, at: int) -> None:
        """Make a passage current; where it has gone, the one that came into its place."""
        row = self.quotes.row_of(place)
        if row < 0:
            rows = len(self.quotes.rows)
            near = (k for part in (range(at, rows), range(min(at, rows))[::-1]) for k in part)
            row = next((k for k in near if self.quotes.quote(k) is not None), -1)
        self._make_current(row)

    def choose_first(self) -> None:
        """Make the first quotation current where none is."""
        if not self.currentIndex().isValid():
            first = (k for k in range(len(self.quotes.rows)) if self.quotes.quote(k) is not None)
            self._make_current(next(first, -1))

    def set_context(self, context: bool) -> None:
        """Show the words around the quotations, or only these."""
        self.row.context = context
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _words_came(self) -> None:
        """Measure the rows by their words; those of one height are only painted."""
        if self.quotes.is_short():
            self.scheduleDelayedItemsLayout()
        self.viewport().update()
