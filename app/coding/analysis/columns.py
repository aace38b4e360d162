"""Codings and turns as columns of numbers, so that numpy counts hundreds of thousands at once.

A transcript is named by its place in the order of collection, a participant by the place among the
names, a code by its place among the nodes of a structure. What a passage counts for is said in
`app.coding.reports.passages`, which answers for one passage; this is the same for all together.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from app.coding.analysis.counts import CodedSpan, Id
from app.coding.analysis.packed import Counted, counted_rows, numbers_in
from app.coding.reports.inputs import Transcript, Turn
from app.coding.reports.passages import has_speaker
from app.models import queries
from app.models.reader import Reader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

NOBODY = -1


class Spans(NamedTuple):
    """One code on one span `[start, end)` of a transcript, in code points, column by column."""

    text: "Numbers"
    start: "Numbers"
    end: "Numbers"
    code: "Numbers"

    def where(self, kept: "NDArray[np.bool_]") -> "Spans":
        """Return the rows that are kept."""
        return Spans(*(column[kept] for column in self))


class Columns(NamedTuple):
    """All that counting needs. Codes are places among the nodes that a report is given."""

    spans: Spans
    voices: "Voices"


class Voices(NamedTuple):
    """Who speaks where. `firsts` holds the first turn of every transcript, and the last one's end.

    A turn without a participant has NOBODY. `everyone` are the participants of the transcripts,
    from `everyone_firsts` on; `unlabelled` tells in which transcripts no turn has a speaker: there
    everyone speaks everywhere. `asks` tells which turns are an interviewer's.
    """

    names: tuple[str, ...]
    firsts: "Numbers"
    text: "Numbers"
    start: "Numbers"
    end: "Numbers"
    who: "Numbers"
    asks: "NDArray[np.bool_]"
    unlabelled: "NDArray[np.bool_]"
    everyone_firsts: "Numbers"
    everyone: "Numbers"

    def in_texts(self, texts: Iterable[int]) -> set[str]:
        """Return who takes part or has a turn in some transcripts, named by their places."""
        import numpy as np

        chosen = np.zeros(len(self.unlabelled), bool)
        chosen[list(texts)] = True
        of_text = np.repeat(np.arange(len(chosen)), np.diff(self.everyone_firsts))
        found = np.concatenate((self.who[chosen[self.text]], self.everyone[chosen[of_text]]))
        return {self.names[at] for at in np.unique(found[found != NOBODY]).tolist()}

    def turns_in(self, text: int) -> tuple[tuple[Turn, ...], bool]:
        """Return the turns of a transcript without labels, and whether any has a speaker."""
        import numpy as np

        part = slice(*np.searchsorted(self.text, (text, text + 1)).tolist())
        columns = (self.start[part], self.end[part], self.who[part], self.asks[part])
        turns = tuple(
            Turn(
                start,
                end,
                "interviewer" if asks else "unknown" if who == NOBODY else "participant",
                None if who == NOBODY else self.names[who],
            )
            for start, end, who, asks in zip(*(each.tolist() for each in columns), strict=True)
        )
        return turns, not self.unlabelled[text]

    def in_one_turn(self, spans: Spans) -> "NDArray[np.bool_]":
        """Tell which spans lie wholly in one turn that is not an interviewer's."""
        import numpy as np

        if not len(self.text):
            return np.zeros(len(spans.text), bool)
        width = 1 + max(spans.end.max(initial=0), self.end.max(initial=0))
        turns = self.text * width + self.start
        after = np.searchsorted(turns, spans.text * width + spans.start, side="right")
        turn, following = after - 1, np.minimum(after, len(turns) - 1)
        more = (after < len(turns)) & (self.text[following] == spans.text)
        found: NDArray[np.bool_] = (
            (after > self.firsts[spans.text])
            & ~(more & (self.start[following] < spans.end))
            & (spans.end <= self.end[turn])
            & ~self.asks[turn]
        )
        return found

    def heard(self, spans: Spans) -> "tuple[Numbers, Numbers]":
        """Return who speaks in the spans, as pairs (row of `spans`, participant), some twice."""
        import numpy as np

        width = 1 + max(spans.end.max(initial=0), self.end.max(initial=0))
        turns = self.text * width + self.start
        begins = spans.text * width + spans.start
        first = np.maximum(
            np.searchsorted(turns, begins, side="right") - 1, self.firsts[spans.text]
        )
        after = np.searchsorted(turns, spans.text * width + spans.end, side="left")
        unlabelled = self.unlabelled[spans.text]
        row, turn = ranges(first, np.where(unlabelled, first, after))
        who = self.who[turn]
        touched = (self.end[turn] > spans.start[row]) & (who != NOBODY)
        first = self.everyone_firsts[spans.text]
        after = np.where(unlabelled, self.everyone_firsts[spans.text + 1], first)
        more, at = ranges(first, after)
        return (
            np.concatenate((row[touched], more)),
            np.concatenate((who[touched], self.everyone[at])),
        )


def ranges(first: "Numbers", after: "Numbers") -> "tuple[Numbers, Numbers]":
    """Return pairs (row, number) of all numbers from `first` to before `after` of each row."""
    import numpy as np

    sizes = np.maximum(after - first, 0)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    return rows, np.arange(len(rows)) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)


def columns_of(
    codings: Iterable[CodedSpan], transcripts: Sequence[Transcript], nodes: Iterable[Id]
) -> Columns:
    """Return records as columns; KeyError for a coding whose code or transcript is not among them.

    `transcripts` stand in the order of collection.
    """
    import numpy as np

    texts = {text.id: at for at, text in enumerate(transcripts)}
    places = {node: at for at, node in enumerate(nodes)}
    flat = chain.from_iterable(
        (texts[row.transcript], row.start, row.end, places[row.code]) for row in codings
    )
    spans = Spans(*np.fromiter(flat, np.int64).reshape(-1, 4).T)
    return Columns(spans, _voices_of(transcripts))


def read_columns(reader: Reader, nodes: Iterable[Id], counted: Counted) -> Columns:
    """Return the codings of the project that count, and who speaks where.

    A coding whose code is not among the nodes is left out: in blind coding a code may be hidden now
    that the viewer has used before.
    """
    texts = _places_of_texts(reader)
    places = {node: at for at, node in enumerate(nodes)}
    return Columns(_read_spans(reader, texts, places, counted), _read_voices(reader, texts))


def read_spans(reader: Reader, nodes: Iterable[Id], counted: Counted) -> Spans:
    """Return the codings that count, as `read_columns` does, without who speaks where."""
    places = {node: at for at, node in enumerate(nodes)}
    return _read_spans(reader, _places_of_texts(reader), places, counted)


def _places_of_texts(reader: Reader) -> dict[int, int]:
    return {row.id: at for at, row in enumerate(queries.transcripts(reader))}


def _voices_of(transcripts: Sequence[Transcript]) -> Voices:
    """Return the turns of transcripts, in their order, as columns."""
    import numpy as np

    names = dict.fromkeys(name for text in transcripts for name in _named_in(text))
    place: dict[str | None, int] = {name: at for at, name in enumerate(names)}
    flat = chain.from_iterable(
        (
            at,
            turn.start,
            turn.end,
            place.get(turn.participant, NOBODY),
            turn.role == "interviewer",
        )
        for at, text in enumerate(transcripts)
        for turn in text.turns
    )
    turns = np.fromiter(flat, np.int64).reshape(-1, 5)
    unlabelled = [not any(has_speaker(turn) for turn in text.turns) for text in transcripts]
    everyone = [[place[name] for name in text.participants] for text in transcripts]
    return _voices(tuple(names), turns, unlabelled, everyone)


def _named_in(text: Transcript) -> Iterable[str]:
    yield from text.participants
    for turn in text.turns:
        if turn.participant is not None:
            yield turn.participant


def _voices(
    names: tuple[str, ...],
    turns: "Numbers",
    unlabelled: Sequence[bool],
    everyone: Sequence[Sequence[int]],
) -> Voices:
    """Put columns together; `turns` has rows of (transcript, start, end, who, asks)."""
    import numpy as np

    text, start, end, who, asks = turns[np.lexsort((turns[:, 1], turns[:, 0]))].T
    return Voices(
        names,
        np.searchsorted(text, np.arange(len(unlabelled))),
        text,
        start,
        end,
        who,
        asks.astype(bool),
        np.array(unlabelled, bool),
        np.cumsum([0, *map(len, everyone)]),
        np.fromiter(chain.from_iterable(everyone), np.int64),
    )


def _read_voices(reader: Reader, texts: Mapping[int, int]) -> Voices:
    """Return the turns of the project; `texts` gives the place of every transcript."""
    import numpy as np

    people = queries.participants(reader)
    place = {row.id: at for at, row in enumerate(people)}
    everyone: list[list[int]] = [[] for _text in texts]
    for speaker in queries.speakers(reader):
        everyone[texts[speaker.transcript]].append(place[speaker.participant])
    unlabelled = [True] * len(texts)
    parts = [np.empty((0, 5), np.int64)]
    ids = np.array([0, *sorted(place)], np.int64)
    places = np.array([NOBODY, *(place[row] for row in sorted(place))], np.int64)
    for row in queries.packed_turns(reader):
        at = texts[row.transcript]
        unlabelled[at] = not row.spoken
        start, who = numbers_in(row.starts), numbers_in(row.participants)
        columns = (np.full(len(start), at), start, numbers_in(row.ends))
        whose, asks = places[np.searchsorted(ids, who)], numbers_in(row.asks)
        parts.append(np.column_stack((*columns, whose, asks)))
    names = tuple(row.name for row in people)
    return _voices(names, np.concatenate(parts), unlabelled, everyone)


def _read_spans(
    reader: Reader,
    texts: Mapping[int, int],
    nodes: Mapping[Id, int],
    counted: Counted,
) -> Spans:
    import numpy as np

    parts = [np.empty((0, 4), np.int64)]
    for row, chosen in counted_rows(reader, counted):
        columns = (row.starts, row.ends, row.codes)
        start, end, code = (numbers_in(column)[chosen] for column in columns)
        parts.append(
            np.column_stack((np.full(len(start), texts[row.transcript]), start, end, code))
        )
    text, start, end, code = np.concatenate(parts).T
    ids = np.array(sorted(node for node in nodes if isinstance(node, int)), np.int64)
    at = np.minimum(np.searchsorted(ids, code), max(len(ids) - 1, 0))
    places = np.array([nodes[int(node)] for node in ids], np.int64)
    known = ids[at] == code if len(ids) else np.zeros(len(code), bool)
    return Spans(text[known], start[known], end[known], places[at[known]])
