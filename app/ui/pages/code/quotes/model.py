"""Quotations under their heads as rows; the words are read in blocks around the rows seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from app.coding.quotes import Arranged, Head, Place, Quote, Snippet
from app.models.queries import Coder
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.coding_tooltip import plain_tip
from app.ui.pages.code.quotes.reading import read_snippets

SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 1  # the Snippet; None while it is being read
NOTHING = Arranged((), {}, 0, 0)
FEW = 400  # rows that are measured by their words; more are given one height
_BLOCK = 100  # rows whose words are read with one that is seen
Index = QModelIndex | QPersistentModelIndex


class QuoteModel(QAbstractListModel):
    """Rows are heads (text) and quotations. `came` after words have arrived."""

    came = Signal()

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._asker = Asker(hub, self)
        self._shown = NOTHING
        self.coders: Mapping[int, Coder] = {}
        self._snippets: dict[Place, Snippet] = {}
        self._wanted: dict[int, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    @property
    def rows(self) -> Sequence[Head | Quote]:
        """The heads and quotations in their order."""
        return self._shown.rows

    def set_rows(self, shown: Arranged, coders: Mapping[int, Coder]) -> None:
        """Show other quotations; the words of those that stay are kept."""
        self.beginResetModel()
        self._shown, self.coders = shown, coders
        kept = self._snippets.items()
        self._snippets = {place: words for place, words in kept if place in shown.places}
        self._wanted.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Know no words: another may be looking, or a text was changed."""
        self._asker.forget()
        self._snippets.clear()

    def is_short(self) -> bool:
        """Tell whether the rows are few enough to be measured one by one."""
        return len(self.rows) <= FEW

    def quote(self, row: int) -> Quote | None:
        """Return the quotation of a row; None for a head."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Quote) else None

    def row_of(self, place: Place) -> int:
        """Return the row of a passage, -1 where it is not among them."""
        return self._shown.places.get(place, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let quotations be chosen and dragged, heads not."""
        if self.quote(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return quotation or words of a row; words asked for are read."""
        row = self.rows[index.row()]
        if isinstance(row, Head):
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return _words(row) if role in shown else None
        if role == SNIPPET_ROLE:
            return self._snippet(row, index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._described(row, index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.who} · {row.text}\n{self._by(row)}")
        return None

    def coders_of(self, quote: Quote) -> list[Coder]:
        """Return who coded a quotation so, in the coders' own order."""
        return [coder for ident, coder in self.coders.items() if ident in quote.coders]

    def _described(self, quote: Quote, row: int) -> str:
        snippet = self._snippet(quote, row)
        words = [snippet.quote.strip(), snippet.translation] if snippet else []
        return f"{quote.who}: {' – '.join(filter(None, words))}"

    def _by(self, quote: Quote) -> str:
        words = QCoreApplication.translate("Code", "Coded by {names}")
        return words.format(names=", ".join(coder.name for coder in self.coders_of(quote)))

    def _snippet(self, quote: Quote, row: int) -> Snippet | None:
        found = self._snippets.get(quote.place)
        if found is None:
            self._wanted[row] = None
            self._soon.start()
        return found

    def _read(self) -> None:
        blocks = {row // _BLOCK for row in self._wanted}
        if self.is_short():
            blocks = set(range(len(self.rows) // _BLOCK + 1))
        rows = [row for block in blocks for row in self.rows[block * _BLOCK :][:_BLOCK]]
        quotes = [row for row in rows if isinstance(row, Quote)]
        places = [row.place for row in quotes if row.place not in self._snippets]
        self._asker.ask(lambda reader: read_snippets(reader, places), self._heard)

    def _heard(self, snippets: dict[Place, Snippet]) -> None:
        self._wanted.clear()
        self._snippets.update(snippets)
        if self.rows and snippets:
            if self.is_short():  # else a view would lay all rows out anew and lose its place
                self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
            self.came.emit()


def _words(head: Head) -> str:
    named = head.names or QCoreApplication.translate("Quotes", "Without")
    return f"{named} · {QLocale().toString(head.number)}"
