"""The rows of the command palette: what answers the query, and last the offer of something new.

A list model that is reset on every key: it holds positions only, so a reset over 5,000 rows costs
less than telling the view which rows came and went.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from app.ui.widgets.match import Matcher

ITEM_ROLE = Qt.ItemDataRole.UserRole  # the PaletteItem of a row; None in the row of something new
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing that can be found and chosen.

    `key` comes back when it is chosen; `path` stands behind the name and is searched too; `detail`
    is shown while the row is current (a definition, what a command does) and is searched last;
    `colour` ("#RRGGBB") makes a dot and `icon` (a Lucide name) a picture before the name; `count`
    or else `keys` (a shortcut) or `source` (words that give way last) stands at the right, behind
    it a tick if it is `on`.
    """

    key: Hashable
    text: str
    path: str = ""
    detail: str = ""
    colour: str = ""
    count: int | None = None
    icon: str = ""
    keys: str = ""
    on: bool = False
    source: str = ""


class PaletteModel(QAbstractListModel):
    """What answers the query, best first.

    Roles: DisplayRole and AccessibleTextRole the words, ITEM_ROLE the item.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[PaletteItem] = ()
        self._matcher = Matcher((), (), {})
        self._hits: list[int] = []
        self._new_row = ""
        self._query = ""

    def set_items(self, items: Sequence[PaletteItem], recent: Sequence[Hashable]) -> None:
        """Take other items; `recent` are keys, the latest first, and lead the unfiltered list."""
        place = {key: rank for rank, key in enumerate(recent)}
        known = {at: place[item.key] for at, item in enumerate(items) if item.key in place}
        self._items = items
        names, paths = [i.text for i in items], [i.path for i in items]
        self._matcher = Matcher(names, paths, known, [i.detail for i in items])
        self.set_query(self._query)

    def set_new_row(self, sentence: str) -> None:
        """Offer what was typed as something new: "New code ‘{}’"; an empty sentence does not."""
        if sentence == self._new_row:
            return
        self._new_row = sentence
        self.set_query(self._query)

    def set_query(self, query: str) -> None:
        """Show what answers the query."""
        self.beginResetModel()
        self._query = query.strip()
        self._hits = self._matcher.find(query)
        self.endResetModel()

    def offers_new(self) -> bool:
        """Tell whether a row offers what was typed as something new."""
        return bool(self._new_row and self._query) and not self._matcher.has(self._query)

    def item(self, row: int) -> PaletteItem | None:
        """Return the item of a row, or None for the row that offers something new.

        That row stands before what only resembles the words typed, so that Enter on a new name
        never takes something else.
        """
        if self.offers_new():
            if row == self._matcher.sure:
                return None
            row -= row > self._matcher.sure
        return self._items[self._hits[row]]

    def row_of(self, key: Hashable) -> int:
        """Return the row of an item by its key; -1 where it is not among the answers."""
        rows = range(self.rowCount())
        return next((row for row in rows if (i := self.item(row)) and i.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of hits, and one more where something new is offered."""
        return 0 if parent.isValid() else len(self._hits) + self.offers_new()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words or item of a row."""
        item = self.item(index.row())
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return self._new_row.format(self._query) if item is None else item.text
        if role == Qt.ItemDataRole.AccessibleTextRole and item is not None:
            on = QCoreApplication.translate("Palette", "chosen") if item.on else ""
            return ", ".join(filter(None, (item.text, item.path, item.keys, item.source, on)))
        return None
