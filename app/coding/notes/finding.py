"""Finding a quotation to link to: by its words, the names of its codes, or who says it.

A quotation is a passage that is coded, translated, or linked to by the viewer; what others link to
could betray a private memo. What somebody marked quotable comes first, then the rest in the order
of collection. A project may hold hundreds of thousands, so transcripts are gone through one by one,
those are passed over whose text and names cannot answer, and no more is read than is shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from app.coding.speaking import Voices
from app.models import queries
from app.models.folding import fold
from app.models.queries import Code, Coding, Transcript
from app.models.queries.texts import natural_key
from app.models.reader import Reader

MOST = 60  # quotations; who wants others types another letter
Span = tuple[int, int]
Coded = Mapping[Span, Sequence[int]]  # the codes of each passage of one transcript


class Quoted(NamedTuple):
    """A quotation: where it stands (code points), its words on one line, its codes by name.

    `who` is the participant's id, "S07", of several joined; without one the transcript's name.
    `colour` is the first code's, an index into the program's set, None without a code.
    """

    transcript: int
    start: int
    end: int
    words: str
    who: str
    codes: tuple[str, ...]
    colour: int | None


def find_quotations(
    reader: Reader,
    typed: str = "",
    most: int = MOST,
    wanted: Callable[[], bool] = lambda: True,
) -> list[Quoted]:
    """Return what answers all the words typed (none: everything), at most so many.

    Case and accents do not count. The search ends early, with what it has, once `wanted` says no.
    """
    search = _Search(reader, typed)
    marked: dict[int, list[Coding]] = defaultdict(list)
    for row in queries.quotable_codings(reader):
        marked[row.transcript].append(row)
    first = search.run(lambda transcript: _coded(marked.get(transcript, ())), wanted)
    rest = search.run(search.everything, wanted)
    found: dict[tuple[int, int, int], Quoted] = {}
    for quoted in chain(first, rest):
        found.setdefault(quoted[:3], quoted)
        if len(found) == most:
            break
    return list(found.values())


def _coded(rows: Sequence[Coding]) -> dict[Span, list[int]]:
    found: dict[Span, list[int]] = defaultdict(list)
    for row in rows:
        if row.code not in found[row.start, row.end]:
            found[row.start, row.end].append(row.code)
    return found


class _Search:
    """One search, with the names that all transcripts share."""

    def __init__(self, reader: Reader, typed: str) -> None:
        self._reader = reader
        self._words = fold(typed).split()
        self._codes = {row.id: row for row in queries.codes(reader)}
        self._called = {ident: fold(row.name) for ident, row in self._codes.items()}
        names = list(self._called.values())
        self._of_codes = {word for word in self._words if any(word in name for name in names)}
        self._people: dict[int, list[str]] = defaultdict(list)
        people = {row.id: row.name for row in queries.participants(reader)}
        for speaker in queries.speakers(reader):
            self._people[speaker.transcript].append(people[speaker.participant])
        self._voices = Voices(reader, ())
        self._heard: set[int] = set()
        self._uncoded: dict[int, set[Span]] = defaultdict(set)
        for row in queries.quotations(reader):
            if row.made_by != reader.viewer.coder and not (row.translation or row.note):
                continue  # another coder links to it, maybe in a private memo
            self._uncoded[row.transcript].add((row.start, row.end))

    def everything(self, transcript: int) -> Coded:
        """Return all quotations of a transcript with their codes."""
        coded = _coded(queries.codings_of_transcript(self._reader, transcript))
        for span in self._uncoded.get(transcript, ()):
            coded.setdefault(span, [])
        return dict(sorted(coded.items()))

    def run(
        self, quotations: Callable[[int], Coded], wanted: Callable[[], bool]
    ) -> Iterator[Quoted]:
        """Give what answers, transcript by transcript."""
        for row in queries.transcripts(self._reader):
            if not wanted():
                return
            if self._may_answer(row):
                yield from self._in_transcript(row, quotations(row.id))

    def _may_answer(self, row: Transcript) -> bool:
        """Tell whether every word stands somewhere in the text or the names around it."""
        around = fold(" ".join((row.name, *self._people.get(row.id, ()))))
        left = [one for one in self._words if one not in self._of_codes and one not in around]
        if not left:
            return True
        text = queries.folded_of(self._reader, row.text_version).text
        return all(word in text for word in left)

    def _in_transcript(self, row: Transcript, coded: Coded) -> Iterator[Quoted]:
        if not coded:
            return
        if row.id not in self._heard:
            self._heard.add(row.id)
            self._voices.hear(self._reader, [row.id])
        text = queries.stored_of(self._reader, row.text_version)
        for (start, end), codes in coded.items():
            who = ", ".join(self._voices.speakers(row.id, start, end)) or row.name
            words = " ".join(text[start:end].split())
            if self._answers(words, who, row.name, codes):
                yield self._quoted((row.id, start, end), words, who, codes)

    def _answers(self, words: str, who: str, transcript: str, codes: Sequence[int]) -> bool:
        if not self._words:
            return True
        names = (self._called.get(code, "") for code in codes)
        whole = " \n".join((fold(f"{words} \n{who} \n{transcript}"), *names))
        return all(word in whole for word in self._words)

    def _quoted(
        self, place: tuple[int, int, int], words: str, who: str, codes: Sequence[int]
    ) -> Quoted:
        known: list[Code] = sorted(
            (self._codes[code] for code in codes if code in self._codes),
            key=lambda row: (natural_key(row.name), row.id),
        )
        colour = known[0].colour if known else None
        return Quoted(*place, words, who, tuple(row.name for row in known), colour)
