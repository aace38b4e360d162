"""What can be done with the chosen quotations, in every list of them.

Enter or a double click goes to the place, Shift+Q or the star marks as quotable, Ctrl+C copies the
quotations with whose they are. M moves the chosen ones to another code, Shift+M puts another on
them too, N makes a new code of them; a right click offers all of it. They can be dragged onto a
code in the codebook, too.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from app.coding.quotes import Place, Quote, cited
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.passages import Passage
from app.ui.pages.code.quotes.reading import read_words
from app.ui.theme import icons, theme

MIME = "application/x-threefold-quotations"
BATCH = 2_000  # rows that are laid out at a time: Qt asks the model about each of them
Cited = Quote | Passage


class QuotationsView(QListView):
    """`went(quotation)` to its place; `starred(codings, quotable)`; `copied(n)` to the clipboard;
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
        self._copier = Asker(hub, self)
        self._scroll_to: int | None = None
        self.menu: QMenu | None = None
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._go)
        self.customContextMenuRequested.connect(self._open_menu)
        self.verticalScrollBar().rangeChanged.connect(self._scroll_on)
        self.verticalScrollBar().sliderPressed.connect(self._stay)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def quotation(self, row: int) -> Cited | None:
        """Return the quotation of a row; None where there is another thing or nothing."""
        raise NotImplementedError

    def on_star(self, index: QModelIndex, point: QPoint) -> bool:
        """Tell whether a point of the list lies on the star of a row."""
        raise NotImplementedError

    # What is chosen, and what is seen

    def chosen(self) -> list[Any]:
        """Return the chosen quotations in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [one for one in map(self.quotation, rows) if one is not None]

    def current_quotation(self) -> Any:
        """Return the quotation that has the focus, or None."""
        index = self.currentIndex()
        return self.quotation(index.row()) if index.isValid() else None

    def scroll_when_laid_out(self, to: int) -> None:
        """Scroll to a place, which comes to be only when as many rows are laid out."""
        self._scroll_to = to
        self._scroll_on()

    def _scroll_on(self) -> None:
        if self._scroll_to is not None:
            bar, to = self.verticalScrollBar(), self._scroll_to
            bar.setValue(to)
            if bar.value() == to:
                self._stay()

    def _stay(self) -> None:
        """Leave the scrolling to the user."""
        self._scroll_to = None

    def wheelEvent(self, event: Any) -> None:
        """Scroll, wherever the list was to be."""
        self._stay()
        super().wheelEvent(event)

    # What is done with it

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
        self._stay()
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

    def dragged(self) -> QMimeData:
        """Mark a drag as one of quotations; which, this list knows."""
        data = QMimeData()
        data.setData(MIME, str(len(self.selectedIndexes())).encode())
        return data

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag without Qt's picture of the whole row, which would hide the codes below it."""
        drag = QDrag(self)
        drag.setMimeData(self.dragged())
        drag.exec(actions, Qt.DropAction.CopyAction)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark by a click on the star; else choose."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        quote = self.quotation(index.row()) if index.isValid() else None
        if quote is not None and quote.own and self.on_star(index, point):
            self.starred.emit(list(quote.own), not quote.quotable)
        else:
            super().mousePressEvent(event)

    def _go_to_current(self) -> None:
        self._go(self.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        quote = self.quotation(index.row()) if index.isValid() else None
        if quote is not None:
            self.went.emit(quote)
