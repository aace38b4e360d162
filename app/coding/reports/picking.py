"""Quotations picked out of pools: the same as `illustrate` picks, where rows have many passages.

What can be known without reading is worked out in columns for all passages of a row at once; the
few that may be the best are then ranked as `Illustrator` ranks them, by their words. Where a table
has many cells of few passages, records are as quick.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.coding.reports.illustrate import (
    BEST,
    CHARACTERS_OF_A_WORD,
    LONGEST,
    READ_AT_MOST,
    SHORTEST,
    WITHOUT_BLANKS,
    Candidate,
    Illustrator,
)
from app.coding.reports.inputs import Person
from app.coding.reports.passages import IDEOGRAPHS_OF_A_WORD, Passages, Quoter, words
from app.coding.reports.pools import Place, Pool
from app.coding.tables.value import Quote

if TYPE_CHECKING:
    from app.coding.analysis.columns import Numbers


class PoolIllustrator(Illustrator):
    """Picks quotations row by row out of pools."""

    def __init__(self, quoter: Quoter, passages: Passages, people: Iterable[Person] = ()) -> None:
        super().__init__(quoter, passages, people)

    def pick_from(self, pool: Pool, wanted: int, *, propose: bool) -> tuple[Quote, ...]:
        """Return up to `wanted` quotations out of the passages of one row."""
        import numpy as np

        self.refused.update(pool.places[at] for at in np.flatnonzero(pool.silent & pool.marked))
        left = ~pool.silent
        chosen = left & pool.marked
        if not propose or int(chosen.sum()) >= wanted:
            left = chosen
        picked: list[Quote] = []
        while left.any() and len(picked) < wanted:
            worth = self._best_unread(pool, np.flatnonzero(left))
            read = {at: self._candidate(pool, at) for at in worth}
            at = min(worth, key=lambda at: self._rank_read(read[at]))
            best = read[at]
            left[at] = False
            picked.append(self.quoter.quote(*best.place, proposed=not best.quotable))
            self.used.add(best.place)
            self.quoted.update(self.passages.speakers(*best.place))
        return tuple(picked)

    def _best_unread(self, pool: Pool, rows: "Numbers") -> list[int]:
        """Return the best by the estimated number of words, ranked as `_rank` does.

        Passages stand in their order, which decides where nothing else does.
        """
        import numpy as np

        if len(rows) <= READ_AT_MOST:
            few: list[int] = rows.tolist()
            return few
        used = np.fromiter((place in self.used for place in pool.places), bool, len(pool))[rows]
        count = self._estimates(pool)[rows]
        unreadable = np.maximum(np.maximum(SHORTEST - count, count - LONGEST), 0)
        keys = (
            np.abs(count - BEST),
            self._times(pool)[rows],
            unreadable,
            ~pool.one_turn[rows],
            used,
            ~pool.marked[rows],
        )
        found: list[int] = rows[np.lexsort(keys)[:READ_AT_MOST]].tolist()
        return found

    def _candidate(self, pool: Pool, at: int) -> Candidate:
        return Candidate(pool.places[at], bool(pool.marked[at]), bool(pool.one_turn[at]))

    def _rank_read(self, candidate: Candidate) -> tuple[object, ...]:
        """Rank a passage by its words; one in a single turn has nothing to be left out."""
        text_of = self.quoter.text_of if candidate.one_turn else self.quoter.original
        return self._rank(candidate, words(text_of(*candidate.place)))

    def _estimates(self, pool: Pool) -> "Numbers":
        """Return about how many words each passage has."""
        import numpy as np

        texts, which = np.unique(pool.text, return_inverse=True)
        firsts = np.searchsorted(pool.text, texts).tolist()
        per_word = [self._per_word(pool.places[at]) for at in firsts]
        found: Numbers = pool.length / np.array(per_word, float)[which]
        return found

    def _per_word(self, place: Place) -> float:
        language = self.passages.transcript(place[0]).language
        return IDEOGRAPHS_OF_A_WORD if language[:2] in WITHOUT_BLANKS else CHARACTERS_OF_A_WORD

    def _times(self, pool: Pool) -> "Numbers":
        """Return for each passage how often those were quoted who speak in it, the most."""
        import numpy as np

        found = np.zeros(len(pool), np.int64)
        passage, names = pool.speakers
        np.maximum.at(found, passage, np.array([self.quoted[name] for name in names], np.int64))
        return found
