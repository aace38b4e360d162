"""The list in which quotations are read, chosen, copied, marked and gone to.

Enter or a double click goes to the place, Shift+Q or the star marks as quotable, Ctrl+C copies the
quotations with whose they are.
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from app.coding.quotes import Quote, cited
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.quotes.model import QUOTE_ROLE, QuoteModel
from app.ui.pages.code.quotes.reading import Place, read_words
from app.ui.pages.code.quotes.row import QuoteRow, quote_at
from app.ui.theme import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BATCH = 500  # rows that are laid out at a time


class QuoteList(QListView):
    """`went(quote)` to its place; `starred(codings, quotable)`; `copied(n)` to the clipboard."""

    went = Signal(object)
    starred = Signal(object, bool)
    copied = Signal(int)

    def __init__(self, hub: Hub, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Enter or double click goes to the place"))
        self.quotes = QuoteModel(hub, self)
        self.row = QuoteRow(self.quotes, self)
        self._copier = Asker(hub, self)
        self.setModel(self.quotes)
        self.setItemDelegate(self.row)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._go)
        self.quotes.came.connect(self._measure)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def keep_while(self, change: Callable[[], None]) -> None:
        """Change the rows; what was chosen, current and scrolled to stays."""
        current = self.current_quote()
        chosen = {quote.place for quote in self.chosen()}
        scrolled = self.verticalScrollBar().value()
        change()
        if current is not None:
            self.go_to(current.place)
        mode = self.selectionModel().SelectionFlag.Select
        for place in chosen:
            row = self.quotes.row_of(place) if len(chosen) < _BATCH else -1
            if row >= 0:
                self.selectionModel().select(self.quotes.index(row), mode)
        self.verticalScrollBar().setValue(scrolled)

    def chosen(self) -> list[Quote]:
        """Return the chosen quotations in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [quote for quote in map(self.quotes.quote, rows) if quote is not None]

    def current_quote(self) -> Quote | None:
        """Return the quotation that has the focus."""
        return (
            self.quotes.quote(self.currentIndex().row()) if self.currentIndex().isValid() else None
        )

    def go_to(self, place: Place) -> None:
        """Make a passage current, if it is among them."""
        row = self.quotes.row_of(place)
        if row >= 0:
            self.setCurrentIndex(self.quotes.index(row))

    def choose_first(self) -> None:
        """Make the first quotation current where none is."""
        if not self.currentIndex().isValid():
            first = (k for k in range(len(self.quotes.rows)) if self.quotes.quote(k) is not None)
            self.setCurrentIndex(self.quotes.index(next(first, -1)))

    def set_context(self, context: bool) -> None:
        """Show the words around the quotations, or only these."""
        self.row.context = context
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def copy(self) -> None:
        """Put the chosen quotations on the clipboard, each with whose it is."""
        quotes = self.chosen()

        def heard(words: dict[Place, str]) -> None:
            lines = [cited(words[one.place], one.who) for one in quotes if one.place in words]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.copied.emit(len(lines))

        if quotes:
            places = [quote.place for quote in quotes]
            self._copier.ask(lambda reader: read_words(reader, places), heard)

    def star(self) -> None:
        """Mark the viewer's own codings among the chosen as quotable, or take the mark away."""
        own = [quote for quote in self.chosen() if quote.own]
        if own:
            codings = [coding for quote in own for coding in quote.own]
            self.starred.emit(codings, not all(quote.quotable for quote in own))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, copy and mark by key."""
        if event.key() in _ENTER:
            self._go(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Q and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.star()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark by a click on the star; else choose."""
        quote, on_star = quote_at(self, event.position().toPoint())
        if on_star and quote is not None and quote.own:
            self.starred.emit(list(quote.own), not quote.quotable)
        else:
            super().mousePressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        quote = index.data(QUOTE_ROLE) if index.isValid() else None
        if quote is not None:
            self.went.emit(quote)

    def _measure(self) -> None:
        if self.quotes.is_short():
            self.scheduleDelayedItemsLayout()
