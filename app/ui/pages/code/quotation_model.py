"""The quotations of the chosen code as a list whose texts are read when a row is first seen."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from app.models import queries
from app.models.queries import Coder
from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.reading import Passage

PASSAGE_ROLE = Qt.ItemDataRole.UserRole  # the Passage
SNIPPET_ROLE = PASSAGE_ROLE + 1  # the Snippet, or None while it is being read
Index = QModelIndex | QPersistentModelIndex
_AROUND, _LONGEST = 60, 400  # code points
Place = tuple[int, int, int]


class Snippet(NamedTuple):
    """A quotation on one line with the words around it; `cut` if more words follow than shown."""

    before: str
    quote: str
    after: str


class QuotationModel(QAbstractListModel):
    """Rows are distinct passages in order of collection."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._asker = Asker(hub, self)
        self.rows: Sequence[Passage] = ()
        self.coders: Mapping[int, Coder] = {}
        self._snippets: dict[Place, Snippet] = {}
        self._wanted: dict[Place, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def set_rows(self, rows: Sequence[Passage], coders: Mapping[int, Coder]) -> None:
        """Show other passages; the texts of those that stay are kept."""
        self.beginResetModel()
        self.rows, self.coders = rows, coders
        kept = self._snippets
        places = (_place(row) for row in rows)
        self._snippets = {place: kept[place] for place in places if place in kept}
        self._wanted.clear()
        self.endResetModel()

    def forget_texts(self) -> None:
        """Read the texts anew: one was changed."""
        self._snippets.clear()

    def row_of(self, place: Place) -> int:
        """Return the row of a passage, -1 where it is not among them."""
        return next((at for at, row in enumerate(self.rows) if _place(row) == place), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of passages."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return passage or snippet of a row; a snippet asked for is read."""
        row = self.rows[index.row()]
        if role == PASSAGE_ROLE:
            return row
        if role == SNIPPET_ROLE:
            return self._snippet(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            snippet = self._snippet(row)
            return f"{row.who}: {snippet.quote if snippet else ''}"
        return None

    def _snippet(self, row: Passage) -> Snippet | None:
        place = _place(row)
        found = self._snippets.get(place)
        if found is None:
            self._wanted[place] = None
            self._soon.start()
        return found

    def _read(self) -> None:
        places = list(self._wanted)
        self._asker.ask(lambda reader: _snippets(reader, places), self._heard)

    def _heard(self, snippets: dict[Place, Snippet]) -> None:
        self._snippets.update(snippets)
        for place in snippets:
            self._wanted.pop(place, None)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))


def _place(row: Passage) -> Place:
    return row.transcript, row.start, row.end


def _snippets(reader: Reader, places: Iterable[Place]) -> dict[Place, Snippet]:
    """Cut the passages out of their texts, each text being read once."""
    found: dict[Place, Snippet] = {}
    present = {row.id for row in queries.transcripts(reader)}
    text, turns, open_now = "", [], None
    for transcript, start, end in sorted(places):
        if transcript not in present:
            continue  # deleted since the list was read; the next list is on its way
        if transcript != open_now:
            text, open_now = queries.text_of(reader, transcript).text, transcript
            turns = [turn.start for turn in queries.turns(reader, [transcript])]
        found[transcript, start, end] = snippet(text, turns, start, end)
    return found


def snippet(text: str, turns: Sequence[int], start: int, end: int) -> Snippet:
    """Return `text[start:end]` on one line with some words of the same paragraph around it.

    `turns` are the places where turns' words begin: the label before them is no context.
    """
    k = bisect_right(turns, start)
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND, turns[k - 1] if k else 0)
    below = text.find("\n", end)
    high = min(len(text) if below < 0 else below, end + _AROUND)
    quote = " ".join(text[start:end].split())
    if len(quote) > _LONGEST:
        quote = f"{quote[:_LONGEST].rstrip()}…"
    return Snippet(_whole_words(text[low:start], -1), quote, _whole_words(text[end:high], 1))


def _whole_words(text: str, side: int) -> str:
    """Return context on one line, without the part of a word at its outer end."""
    line = " ".join(text.split())
    if len(text) < _AROUND or " " not in line:
        return line
    return line.partition(" ")[2] if side < 0 else line.rpartition(" ")[0]
