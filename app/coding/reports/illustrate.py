"""Which passages illustrate the rows of the theme table.

Passages that the team marked as quotable come first. Where there are too few the program proposes:
a passage not yet in the table, wholly in one participant's turn, of readable length, from whom has
been quoted least. The order is total, so the same project gives the same table. Nobody is quoted
who withdrew or did not agree to be quoted.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.coding.reports.inputs import Person, QuotableSpan
from app.coding.reports.passages import IDEOGRAPHS_OF_A_WORD, Passages, Quoter, words
from app.coding.tables.value import Quote

SHORTEST, BEST, LONGEST = 8, 25, 45  # words
# Texts lie in the project file; only the passages that are best by their length in characters are
# read to count their words.
READ_AT_MOST = 8
CHARACTERS_OF_A_WORD = 5.5
WITHOUT_BLANKS = ("zh", "ja")

Place = tuple[int | str, int, int]


class Candidate(NamedTuple):
    """A passage that may be quoted, with what is known of it without reading."""

    place: Place
    quotable: bool
    one_turn: bool


class Illustrator:
    """Picks quotations row by row and remembers whom it has quoted."""

    def __init__(self, quoter: Quoter, passages: Passages, people: Iterable[Person]) -> None:
        self.quoter = quoter
        self.passages = passages
        self.silent = {person.id for person in people if person.withdrawn or not person.may_quote}
        self.quoted: Counter[str] = Counter()
        self.used: set[Place] = set()
        self.refused: set[Place] = set()

    def pick(
        self, codings: Sequence[QuotableSpan], wanted: int, *, propose: bool
    ) -> tuple[Quote, ...]:
        """Return up to `wanted` quotations out of the codings of one row."""
        candidates = self._candidates(codings, wanted, propose=propose)
        picked: list[Quote] = []
        while candidates and len(picked) < wanted:
            best = min(self._worth_reading(candidates), key=self._rank_by_text)
            candidates.remove(best)
            picked.append(self.quoter.quote(*best.place, proposed=not best.quotable))
            self.used.add(best.place)
            self.quoted.update(self.passages.speakers(*best.place))
        return tuple(picked)

    def _candidates(
        self, codings: Iterable[QuotableSpan], wanted: int, *, propose: bool
    ) -> list[Candidate]:
        """Return the passages that may be quoted; proposals only where the marked are too few."""
        marked: dict[Place, bool] = {}
        for coding in codings:
            place = (coding.transcript, coding.start, coding.end)
            marked[place] = marked.get(place, False) or bool(coding.quotable)
        chosen: list[Candidate] = []
        others: list[Candidate] = []
        for place, quotable in marked.items():
            if self.silent.isdisjoint(self.passages.speakers(*place)):
                candidate = Candidate(place, quotable, self.passages.in_one_turn(*place))
                (chosen if quotable else others).append(candidate)
            elif quotable:
                self.refused.add(place)
        return chosen + others if propose and len(chosen) < wanted else chosen

    def _worth_reading(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the best by the estimated number of words."""
        return heapq.nsmallest(
            READ_AT_MOST, candidates, key=lambda each: self._rank(each, self._estimate(each))
        )

    def _rank_by_text(self, candidate: Candidate) -> tuple[object, ...]:
        return self._rank(candidate, words(self.quoter.original(*candidate.place)))

    def _rank(self, candidate: Candidate, count: float) -> tuple[object, ...]:
        """Rank a passage of `count` words; the smaller, the better."""
        return (
            not candidate.quotable,
            candidate.place in self.used,
            not candidate.one_turn,
            max(SHORTEST - count, count - LONGEST, 0),
            self._times_quoted(candidate),
            abs(count - BEST),
            *self.passages.order(candidate.place),
        )

    def _estimate(self, candidate: Candidate) -> float:
        transcript, start, end = candidate.place
        language = self.passages.transcript(transcript).language
        per_word = IDEOGRAPHS_OF_A_WORD if language[:2] in WITHOUT_BLANKS else CHARACTERS_OF_A_WORD
        return (end - start) / per_word

    def _times_quoted(self, candidate: Candidate) -> int:
        return max(
            (self.quoted[name] for name in self.passages.speakers(*candidate.place)), default=0
        )
