"""The passages of some codes: the distinct spans, with everybody who coded them."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.coding.speaking import Voices
from app.models import queries
from app.models.queries import Coding, Transcript
from app.models.reader import Reader

Place = tuple[int, int, int]  # transcript, start, end in code points


class Passage(NamedTuple):
    """A distinct span of the chosen codes, with everybody who coded it.

    `who` names the participants it touches, else the transcript. `own` are the viewer's codings
    on it, `codings` and `coders` everybody's, `codes` what they say; `quotable` is the viewer's
    mark, or where the viewer has not coded it, another's.
    """

    transcript: int
    start: int
    end: int
    who: str
    own: tuple[int, ...]
    coders: tuple[int, ...]
    quotable: bool
    codings: tuple[int, ...] = ()
    codes: tuple[int, ...] = ()

    @property
    def place(self) -> Place:
        """Transcript, start and end."""
        return self.transcript, self.start, self.end


class Passages(NamedTuple):
    """The passages of some codes in order of collection, how many participants speak in them,
    how many of them the viewer has coded, and at which row each of them stands.
    """

    rows: Sequence[Passage]
    participants: int
    own: int
    places: Mapping[Place, int]


def coded_spans(
    reader: Reader, codings: Iterable[Coding], key: Callable[[Coding], Hashable]
) -> Iterator[tuple[Transcript, list[Coding]]]:
    """Give the codings with one key on each span, in order of collection and of the text.

    The codings come by transcript and place, as queries give them.
    """
    by_text: dict[int, dict[Hashable, list[Coding]]] = {}
    for coding in codings:
        spans = by_text.setdefault(coding.transcript, {})
        spans.setdefault((coding.start, coding.end, key(coding)), []).append(coding)
    for text in queries.transcripts(reader):
        for rows in by_text.get(text.id, {}).values():
            yield text, rows


def passages(
    reader: Reader, codes: Collection[int], coder: int | None, *, only_own: bool
) -> Passages:
    """Return the visible passages of the codes; `only_own` leaves out other coders' codings."""
    codings = queries.codings_of_codes(reader, codes)
    if only_own:
        codings = [coding for coding in codings if coding.coder == coder]
    return passages_of(reader, codings, coder)


def passages_of(reader: Reader, codings: Sequence[Coding], coder: int | None) -> Passages:
    """Return the passages of codings that come by transcript and place; `coder` is looking."""
    voices = Voices(reader, {coding.transcript for coding in codings})
    heard: set[tuple[str, ...]] = set()
    rows = []
    for text, coded in coded_spans(reader, codings, lambda _coding: None):
        first = coded[0]
        names = voices.speakers(text.id, first.start, first.end)
        heard.add(names)
        rows.append(_passage(first, ", ".join(names) or text.name, coded, coder))
    people = {name for names in heard for name in names}
    places = {row[:3]: at for at, row in enumerate(rows)}
    return Passages(rows, len(people), sum(bool(row.own) for row in rows), places)


def _passage(first: Coding, who: str, codings: Sequence[Coding], coder: int | None) -> Passage:
    own = [coding for coding in codings if coding.coder == coder]
    return Passage(
        first.transcript,
        first.start,
        first.end,
        who,
        tuple([coding.id for coding in own]),
        tuple(dict.fromkeys([coding.coder for coding in codings])),
        any(coding.quotable for coding in own or codings),
        tuple([coding.id for coding in codings]),
        tuple(dict.fromkeys([coding.code for coding in codings])),
    )
