"""How much of each transcript the viewer has coded, worked out for those that somebody looks at.

Counting words means reading whole texts, so it happens in a reader thread and only for the rows
on screen. A text never changes under its version, so its words are kept for the next counting.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from app.models import queries
from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.words import Coded, Words

_KEPT = 60  # texts whose words stay in memory
_AT_ONCE = 8


class Progress(QObject):
    """What is coded by transcript. `came` after numbers have arrived."""

    came = Signal()

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._asker = Asker(hub, self)
        self._known: dict[int, Coded] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._asked: Sequence[int] = ()
        self._words = _KeptWords()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def of(self, transcript: int) -> Coded | None:
        """Return what is known, and find out what is not or has changed."""
        if transcript not in self._known or transcript in self._stale:
            self._want(transcript)
        return self._known.get(transcript)

    def changed(self, transcripts: Iterable[int] | None) -> None:
        """Count these transcripts (None: all) anew when they are looked at next."""
        self._stale.update(self._known if transcripts is None else transcripts)
        if transcripts is None or self._stale.intersection(self._asked):
            # What is being counted is out of date already: those asked for are counted again.
            self._stale.update(self._asked)
            self._asked = ()
            self._asker.forget()

    def forget(self) -> None:
        """Know nothing: another viewer, or other texts or speakers."""
        self._known.clear()
        self._words = _KeptWords()
        self.changed(None)

    def _want(self, transcript: int) -> None:
        if transcript not in self._asked:
            self._wanted[transcript] = None
            if not self._asked:
                self._soon.start()

    def _ask(self) -> None:
        self._asked = list(self._wanted)[:_AT_ONCE]
        for transcript in self._asked:
            del self._wanted[transcript]
            self._stale.discard(transcript)
        asked, coder, words = self._asked, self._hub.coder, self._words
        if asked:
            self._asker.ask(lambda reader: _count(reader, asked, coder, words), self._heard)

    def _heard(self, counted: dict[int, Coded]) -> None:
        self._known.update(counted)
        self._asked = ()
        if self._wanted:
            self._soon.start()
        self.came.emit()


class _KeptWords:
    """The words of the texts counted last, by version; two reader threads may ask at once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Words] = OrderedDict()
        self._lock = Lock()

    def of(self, reader: Reader, transcript: int, version: int) -> Words:
        with self._lock:
            found = self._kept.get(version)
        if found is None:
            turns = queries.turns(reader, [transcript])
            found = Words(queries.text_of(reader, transcript).text, turns)
        with self._lock:
            self._kept[version] = found
            self._kept.move_to_end(version)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found


def _count(
    reader: Reader, transcripts: Sequence[int], coder: int | None, kept: _KeptWords
) -> dict[int, Coded]:
    versions = {row.id: row.text_version for row in queries.transcripts(reader)}
    counted: dict[int, Coded] = {}
    for transcript in transcripts:
        if transcript in versions:
            spans = (
                (row.start, row.end)
                for row in queries.codings_of_transcript(reader, transcript)
                if coder is None or row.coder == coder
            )
            words = kept.of(reader, transcript, versions[transcript])
            counted[transcript] = words.coded(spans)
    return counted
