"""The quotations of the chosen code as a list whose texts are read when a row is first seen."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from app.coding.quotes import Snippet
from app.models import queries
from app.models.queries import Coder
from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.coding_tooltip import plain_tip
from app.ui.pages.code.passages import Passage, Place
from app.ui.pages.code.reading import translations

PASSAGE_ROLE = Qt.ItemDataRole.UserRole  # the Passage
SNIPPET_ROLE = PASSAGE_ROLE + 1  # the Snippet, or None while it is being read
Index = QModelIndex | QPersistentModelIndex
_AROUND, _LONGEST = 60, 400  # code points
_BLANKS = re.compile(r"\s+")


class QuotationModel(QAbstractListModel):
    """Rows are distinct passages in order of collection."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._asker = Asker(hub, self)
        self.rows: Sequence[Passage] = ()
        self._places: Mapping[Place, int] = {}
        self.coders: Mapping[int, Coder] = {}
        self._snippets: dict[Place, Snippet] = {}
        self._wanted: dict[Place, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def set_rows(
        self,
        rows: Sequence[Passage],
        coders: Mapping[int, Coder],
        places: Mapping[Place, int] | None = None,
    ) -> None:
        """Show other passages; the texts of those that stay are kept.

        `places` tells the row of each passage, where that is known already.
        """
        self.beginResetModel()
        self.rows, self.coders = rows, coders
        self._places = {row.place: at for at, row in enumerate(rows)} if places is None else places
        kept = self._snippets.items()
        self._snippets = {place: words for place, words in kept if place in self._places}
        # What is known and wanted is to be read anew; what is not known is asked for when seen.
        self._wanted = {place: None for place in self._wanted if place in self._snippets}
        self.endResetModel()

    def forget_texts(self) -> None:
        """Read the texts anew: one was changed. Until they come the rows stay as they are."""
        self._asker.forget()  # an answer under way may have been read before the change
        if self._snippets or self._wanted:
            self._wanted.update(dict.fromkeys(self._snippets))
            self._soon.start()

    def row_of(self, place: Place) -> int:
        """Return the row of a passage, -1 where it is not among them."""
        return self._places.get(place, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of passages."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let passages be chosen and dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return passage or snippet of a row; a snippet asked for is read."""
        row = self.rows[index.row()]
        if role == PASSAGE_ROLE:
            return row
        if role == SNIPPET_ROLE:
            return self._snippet(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._described(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{self._described(row)}\n{self._by(row)}")
        return None

    def coders_of(self, row: Passage) -> list[Coder]:
        """Return who coded a passage, in the coders' own order."""
        return [coder for ident, coder in self.coders.items() if ident in row.coders]

    def _described(self, row: Passage) -> str:
        snippet = self._snippet(row)
        words = [snippet.quote.strip(), snippet.translation] if snippet else []
        return f"{row.who}: {' – '.join(filter(None, words))}"

    def _by(self, row: Passage) -> str:
        words = QCoreApplication.translate("Code", "Coded by {names}")
        return words.format(names=", ".join(coder.name for coder in self.coders_of(row)))

    def _snippet(self, row: Passage) -> Snippet | None:
        place = row.place
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


def _snippets(reader: Reader, places: Iterable[Place]) -> dict[Place, Snippet]:
    """Cut the passages out of their texts, each text being read once."""
    found: dict[Place, Snippet] = {}
    present = {row.id for row in queries.transcripts(reader)}
    translated = translations(reader)
    text, turns, open_now = "", [], None
    for transcript, start, end in sorted(places):
        if transcript not in present:
            continue  # deleted since the list was read; the next list is on its way
        if transcript != open_now:
            text, open_now = queries.text_of(reader, transcript).text, transcript
            turns = [turn.start for turn in queries.turns(reader, [transcript])]
        quoted = snippet(text, turns, start, end)
        have = translated.get((transcript, start, end))
        words = _one_line((have and have.translation) or "")
        found[transcript, start, end] = quoted._replace(translation=words)
    return found


def snippet(text: str, turns: Sequence[int], start: int, end: int) -> Snippet:
    """Return `text[start:end]` on one line with some words of the same paragraph around it.

    `turns` are the places where turns' words begin: the label before them is no context.
    """
    k = bisect_right(turns, start)
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND, turns[k - 1] if k else 0)
    below = text.find("\n", end)
    high = min(len(text) if below < 0 else below, end + _AROUND)
    quote = _one_line(text[start:end])
    if len(quote) > _LONGEST:
        quote = f"{quote[:_LONGEST].rstrip()}…"
    before, after = _one_line(text[low:start]), _one_line(text[end:high])
    if start - low == _AROUND:  # cut off there, perhaps within a word
        before = before.partition(" ")[2] or before
    if high - end == _AROUND:
        after = after.rpartition(" ")[0] or after
    return Snippet(before.lstrip(), quote, after.rstrip())


def _one_line(text: str) -> str:
    """Return the text with each run of blanks and line ends as one blank."""
    return _BLANKS.sub(" ", text)
