"""The list in which quotations are read, chosen, copied, marked and gone to.

Enter or a double click goes to the place, Shift+Q or the star marks as quotable, Ctrl+C copies the
quotations with whose they are. M moves the chosen ones to another code, Shift+M puts another on
them too, N makes a new code of them; a right click offers all of it. They can be dragged onto a
code in the codebook, too.
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from app.coding.quotes import Quote, cited
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.quotes.model import QUOTE_ROLE, QuoteModel
from app.ui.pages.code.quotes.reading import Place, read_words
from app.ui.pages.code.quotes.row import QuoteRow, quote_at
from app.ui.theme import icons, theme

_BATCH = 500  # rows that are laid out at a time


class QuoteList(QListView):
    """`went(quote)` to its place; `starred(codings, quotable)`; `copied(n)` to the clipboard;
    `move_asked`, `copy_asked` and `split_asked` for the chosen quotations.
    """

    went = Signal(object)
    starred = Signal(object, bool)
    copied = Signal(int)
    move_asked = Signal()
    copy_asked = Signal()
    split_asked = Signal()

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
        self.setDragEnabled(True)
        self.doubleClicked.connect(self._go)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.menu: QMenu | None = None
        self.quotes.came.connect(self._measure)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def keep_while(self, change: Callable[[], None]) -> None:
        """Change the rows; what was chosen, current and scrolled to stays."""
        current = self.current_quote()
        chosen = {quote.place for quote in self.chosen()}
        scrolled, at = self.verticalScrollBar().value(), self.currentIndex().row()
        change()
        if current is not None:
            self._stay_at(current.place, at)
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
            self._make_current(row)

    def _make_current(self, row: int) -> None:
        """Choose one row alone, also while Ctrl or Shift is held, which Qt would heed."""
        flag = self.selectionModel().SelectionFlag
        index = self.quotes.index(row) if row >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)

    def _stay_at(self, place: Place, at: int) -> None:
        """Make a passage current; where it has gone, the one that came into its place."""
        row = self.quotes.row_of(place)
        if row < 0:
            near = [*range(at, len(self.quotes.rows)), *range(min(at, len(self.quotes.rows)))[::-1]]
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
        """Do by key what the menu offers."""
        key = event.keyCombination()
        for keys, _, _, act in self._deeds():
            if (
                QKeySequence(key).matches(QKeySequence(keys))
                == QKeySequence.SequenceMatch.ExactMatch
            ):
                act()
                return
        super().keyPressEvent(event)

    def _deeds(self) -> list[tuple[str, str, str, Callable[[], object]]]:
        """Return what can be done with the chosen quotations: keys, icon, words, deed."""
        return [
            ("Return", "arrow-right", self.tr("Go to the place"), self._go_to_current),
            ("Enter", "", "", self._go_to_current),
            ("Shift+Q", "star", self.tr("Quotable"), self.star),
            ("Ctrl+C", "copy", self.tr("Copy"), self.copy),
            ("M", "move", self.tr("Move to another code…"), self.move_asked.emit),
            ("Shift+M", "tags", self.tr("Code with another code too…"), self.copy_asked.emit),
            ("N", "split", self.tr("Make a new code of them…"), self.split_asked.emit),
        ]

    def _open_menu(self, point: QPoint) -> None:
        if not self.chosen():
            return
        menu = self.menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for keys, icon, words, act in self._deeds():
            if words:
                action = menu.addAction(icons.icon(icon, "muted"), words)
                action.setShortcut(QKeySequence(keys))
                action.setShortcutVisibleInContextMenu(True)
                action.triggered.connect(lambda _on=False, act=act: act())
        menu.popup(self.viewport().mapToGlobal(point))

    def _go_to_current(self) -> None:
        self._go(self.currentIndex())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag without Qt's picture of the whole row, which would hide the codes below it."""
        drag = QDrag(self)
        drag.setMimeData(self.quotes.mimeData(self.selectedIndexes()))
        drag.exec(actions, Qt.DropAction.CopyAction)

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
