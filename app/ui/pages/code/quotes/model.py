"""Quotations under their heads as rows; the words are read in blocks around the rows seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from app.coding.quotes import Quote, Section, Snippet
from app.models.queries import Coder
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.coding_tooltip import plain_tip
from app.ui.pages.code.quotes.reading import Place, read_snippets

QUOTE_ROLE = Qt.ItemDataRole.UserRole  # the Quote; None for a head
SNIPPET_ROLE = QUOTE_ROLE + 1  # the Snippet; None while it is being read
MIME = "application/x-threefold-quotations"
FEW = 400  # rows that are measured by their words; more are given one height
_BLOCK = 100  # rows whose words are read with one that is seen
Index = QModelIndex | QPersistentModelIndex


class QuoteModel(QAbstractListModel):
    """Rows are heads (text) and quotations. `came` after words have arrived."""

    came = Signal()

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._asker = Asker(hub, self)
        self.rows: list[str | Quote] = []
        self.coders: Mapping[int, Coder] = {}
        self._snippets: dict[Place, Snippet] = {}
        self._wanted: dict[int, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def set_sections(self, sections: Sequence[Section], coders: Mapping[int, Coder]) -> None:
        """Show other quotations; the words of those that stay are kept."""
        self.beginResetModel()
        self.coders = coders
        self.rows = []
        for head, quotes in sections:
            if head is not None:
                self.rows.append(_head(head, len(quotes)))
            self.rows += quotes
        if self._snippets:
            places = {row.place for row in self.rows if isinstance(row, Quote)}
            kept = self._snippets.items()
            self._snippets = {place: words for place, words in kept if place in places}
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
        found = self.rows[row] if 0 <= row < len(self.rows) else ""
        return found if isinstance(found, Quote) else None

    def row_of(self, place: Place) -> int:
        """Return the row of a passage, -1 where it is not among them."""
        rows = enumerate(self.rows)
        return next((at for at, row in rows if isinstance(row, Quote) and row.place == place), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let quotations be chosen and dragged, heads not."""
        if self.quote(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Name what is dragged."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Mark a drag as one of quotations; which, the list it came from knows."""
        data = QMimeData()
        data.setData(MIME, str(len(indexes)).encode())
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return quotation or words of a row; words asked for are read."""
        row = self.rows[index.row()]
        if isinstance(row, str):
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row if role in shown else None
        if role == QUOTE_ROLE:
            return row
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
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
            self.came.emit()


def _head(names: str, count: int) -> str:
    named = names or QCoreApplication.translate("Quotes", "Without")
    return f"{named} · {QLocale().toString(count)}"
