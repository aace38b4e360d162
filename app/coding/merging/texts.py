"""How spans of the copy lie on the main file's texts.

A transcript keeps its identity in every copy, so texts are matched by it, and by the hashes of the
versions that each side's text came from; never by name or length. Where only the copy corrected a
text, the correction is made here too; where both did, ours stays, and spans are led over by
comparing the two texts.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.coding.editing.alignment import align
from app.coding.editing.span_map import Fate, SpanMap
from app.coding.operations.editing import edit_text
from app.models.errors import Refusal
from app.models.incoming import Incoming
from app.models.transaction import Transaction

Row = dict[str, Any]


class Place(NamedTuple):
    """A span here; `version` is the text version that it names."""

    version: int
    start: int
    end: int


class Texts:
    """The texts of both sides, by transcript: where the copy's correction was `followed` here,
    where both sides corrected (`twice`), and those `taken` whole from the copy.
    """

    def __init__(self, tx: Transaction, incoming: Incoming) -> None:
        self._tx = tx
        self._incoming = incoming
        self._maps: dict[tuple[int, int], SpanMap] = {}
        self._versions: dict[int, int] = {}  # of transcripts, here and now
        self.followed: set[int] = set()
        self.twice: set[int] = set()
        self.taken: set[int] = set()

    def match(self, theirs: Row, ours: Any) -> None:
        """Match one transcript that both sides have; make the copy's correction if only it did.

        Refused with "copy-other-text" where the two texts have no version in common.
        """
        transcript, version = ours.id, ours.text_version
        self._versions[transcript] = version
        if theirs["text_version"] == version:
            return
        mine, other = self._chain(version), self._incoming.chain(theirs["text_version"])
        if mine[0] == other[0] or other[0] in mine:
            return
        if not set(mine) & set(other):
            raise Refusal("copy-other-text", name=ours.name)
        if mine[0] in other and self._follow(transcript, theirs["text_version"]):
            self.followed.add(transcript)
        else:
            self.twice.add(transcript)

    def stands(self, ours: Any) -> None:
        """Note the text that a transcript has here, whatever the copy made of it."""
        self._versions[ours.id] = ours.text_version

    def _follow(self, transcript: int, version: int) -> bool:
        """Make the copy's correction here; tell whether that may be done now."""
        text = self._incoming.text(version)
        try:
            edit_text(self._tx, transcript=transcript, text=text, lose=True, others=True)
        except Refusal:
            return False  # while somebody codes blind no word is taken away
        self._versions[transcript] = self._tx.transcripts.get(transcript).text_version
        return True

    def version(self, transcript: int) -> int:
        """Return the text version that a transcript has here now."""
        return self._versions[transcript]

    def knows(self, transcript: int) -> bool:
        """Tell whether a transcript of the copy is here."""
        return transcript in self._versions

    def take(self, theirs: Row) -> None:
        """Bring the text of a transcript that is only in the copy, under its own identity."""
        version = theirs["text_version"]
        text = self._incoming.text(version)
        have = self._tx.texts.one(id=version)
        self._versions[theirs["id"]] = version
        self.taken.add(theirs["id"])
        if have is None:
            self._tx.add_text(text, id=version)

    def place(self, row: Mapping[str, Any]) -> Place | None:
        """Return where a span of the copy lies here; None where its text is gone here."""
        version = self._versions[row["transcript"]]
        if row["text_version"] == version:
            return Place(version, row["start"], row["end"])
        carried = self._map(row["text_version"], version).carry(row["start"], row["end"])
        if carried.fate is Fate.LOST:
            return None
        return Place(version, carried.start, carried.end)

    def _map(self, theirs: int, ours: int) -> SpanMap:
        key = (theirs, ours)
        if key not in self._maps:
            here = self._tx.texts.get(ours).text
            self._maps[key] = SpanMap(align(self._incoming.text(theirs), here))
        return self._maps[key]

    def _chain(self, version: int) -> list[str]:
        found: list[str] = []
        at: int | None = version
        while at is not None:
            row = self._tx.texts.get(at)
            found.append(row.hash)
            at = row.before
        return found
