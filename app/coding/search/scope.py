"""Where a query may find something: the turns and the coded passages that its fields narrow it to.

`speaker:` knows labels and roles. `participant:` and `group:` mean turns that a participant speaks;
of a text without turns, all of it. `code:`, `category:`, `theme:` and `coder:` mean hits that
overlap a passage coded so, by any coder whose work the viewer may see.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from typing import NamedTuple

from app.coding.search import naming
from app.coding.search.nodes import Narrow, Query
from app.coding.search.terms import Span
from app.models import queries
from app.models.folding import fold
from app.models.reader import Reader

CODED = ("code", "category", "theme", "coder")
_OF_CODES = CODED[:3]


class _Coded(NamedTuple):
    """Codings that a hit must overlap, or must not; None: of any code or coder."""

    codes: Collection[int] | None
    coders: Collection[int] | None
    out: bool

    def holds(self, coding: queries.Coding) -> bool:
        right_code = self.codes is None or coding.code in self.codes
        return right_code and (self.coders is None or coding.coder in self.coders)


class Scope:
    """The names of a query looked up once, to be asked transcript by transcript."""

    def __init__(self, reader: Reader, query: Query) -> None:
        """Look the names up; refused for one that there is not or that is hidden."""
        self._reader = reader
        self._speakers = [
            ({fold(value) for value in part.values}, part.out) for part in _of(query, "speaker")
        ]
        self._people = [
            (naming.participants_named(reader, part.values), part.out)
            for part in _of(query, "participant")
        ] + [(naming.members_of(reader, part.values), part.out) for part in _of(query, "group")]
        self._transcripts = [
            (naming.transcripts_named(reader, part.values), part.out)
            for part in _of(query, "transcript")
        ]
        self._coded = _coded(reader, query)
        self._without_turns: dict[int, set[int]] = {}
        if self._people:
            for row in queries.speakers(reader):
                self._without_turns.setdefault(row.transcript, set()).add(row.participant)

    @property
    def narrows_turns(self) -> bool:
        """Whether turns have to be looked at before anything is found."""
        return bool(self._speakers or self._people)

    def allows_transcript(self, transcript: int) -> bool:
        """Tell whether a transcript is searched."""
        return all((transcript in wanted) != out for wanted, out in self._transcripts)

    def allows_turn(self, turn: queries.Turn) -> bool:
        """Tell whether a turn is searched."""
        said = {fold(turn.speaker or ""), turn.role}
        return all(bool(said & wanted) != out for wanted, out in self._speakers) and all(
            (turn.participant in wanted) != out for wanted, out in self._people
        )

    def allows_text(self, transcript: int) -> bool:
        """Tell whether a transcript without turns is searched."""
        here = self._without_turns.get(transcript, set())
        return all(out for _, out in self._speakers) and all(
            bool(here & wanted) != out for wanted, out in self._people
        )

    def within(self, transcript: int, spans: list[Span]) -> list[Span]:
        """Return the spans that lie in passages coded as the query wants it."""
        if not self._coded or not spans:
            return spans
        codings = queries.codings_of_transcript(self._reader, transcript)
        for part in self._coded:
            covered = _merged((row.start, row.end) for row in codings if part.holds(row))
            spans = [span for span in spans if _overlaps(span, covered) != part.out]
        return spans


def _of(query: Query, field: str) -> list[Narrow]:
    return [part for part in query.narrow if part.field == field]


def _coded(reader: Reader, query: Query) -> list[_Coded]:
    coders: set[int] | None = None
    for part in sorted(_of(query, "coder"), key=lambda part: part.out):
        named = naming.coders_named(reader, part.values)
        everyone = {row.id for row in queries.coders(reader)} if coders is None else coders
        coders = everyone - named if part.out else named
    of_codes = [part for part in query.narrow if part.field in _OF_CODES]
    if of_codes or coders is None:
        return [
            _Coded(naming.codes_named(reader, part.field, part.values), coders, part.out)
            for part in of_codes
        ]
    only_out = [part for part in _of(query, "coder") if part.out] == _of(query, "coder")
    if only_out:
        out = {row.id for row in queries.coders(reader)} - coders
        return [_Coded(None, out, out=True)]
    return [_Coded(None, coders, out=False)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans, given by their starts, joined where they overlap or touch."""
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _overlaps(span: Span, covered: list[Span]) -> bool:
    """Tell whether a span shares a character with one of the joined spans."""
    before = bisect_left(covered, (span[1], span[1])) - 1
    return before >= 0 and covered[before][1] > span[0]
