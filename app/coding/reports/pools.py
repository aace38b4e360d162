"""The passages out of which quotations are picked, row by row of a table, as columns of numbers.

A huge project has hundreds of thousands of passages and quotes two thousand of them: what ranks
them is worked out for all at once here, and only what may be the best is read (`illustrate`).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from app.coding.analysis.columns import Spans, Voices
from app.coding.analysis.counts import Id

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.coding.analysis.columns import Numbers

    Flags = NDArray[np.bool_]

Place = tuple[Id, int, int]


class Pool(NamedTuple):
    """The distinct passages of one row in the order of collection and of the text.

    `places` hold the same as `start` and `end` with the transcript's id. `speakers` has a row for
    each pair of a passage and a participant who speaks in it: (number of the passage, name).
    """

    places: list[Place]
    text: "Numbers"
    length: "Numbers"
    marked: "Flags"
    silent: "Flags"
    one_turn: "Flags"
    speakers: "tuple[Numbers, list[str]]"

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.places)


class Pools:
    """The pools of all rows. `texts` are the ids of the transcripts, by place.

    `marked` tells of each span whether the team wants to quote it; whose passages are `silent` is
    not quoted. A span may stand in several rows: `group` says which spans (`row`) are in which.
    """

    def __init__(
        self,
        texts: list[Id],
        spans: Spans,
        voices: Voices,
        marked: "Flags",
        silent: Iterable[str],
    ) -> None:
        import numpy as np

        self._texts, self._spans, self._marked = texts, spans, marked
        self._names = voices.names
        row, who = voices.heard(spans)
        order = np.argsort(row, kind="stable")
        self._who = who[order]
        self._firsts = np.searchsorted(row[order], np.arange(len(spans.text) + 1))
        quiet = set(silent)
        hidden = np.array([name in quiet for name in voices.names], bool)
        self._silent = np.zeros(len(spans.text), bool)
        self._silent[row[hidden[who]]] = True
        self._one_turn = voices.in_one_turn(spans)
        self.group(np.empty(0, np.int64), np.empty(0, np.int64))

    def group(self, row: "Numbers | range", key: "Numbers") -> None:
        """Put the spans `row` into the pools `key`."""
        import numpy as np

        spans, row = self._spans, np.asarray(row, np.int64)
        order = np.lexsort((spans.end[row], spans.start[row], spans.text[row], key))
        self._row, keys = row[order], key[order]
        found, firsts, sizes = np.unique(keys, return_index=True, return_counts=True)
        parts = map(slice, firsts.tolist(), (firsts + sizes).tolist())
        self._parts = dict(zip(found.tolist(), parts, strict=True))

    def pool(self, key: int) -> Pool:
        """Return the passages of one pool; where several spans are one passage, one mark will do.

        Who speaks in a passage, and whether it is one turn, is the same for all its spans.
        """
        import numpy as np

        rows = self._row[self._parts.get(key, slice(0))]
        text, start, end = (column[rows] for column in self._spans[:3])
        new = np.ones(len(rows), bool)
        new[1:] = (np.diff(text) != 0) | (np.diff(start) != 0) | (np.diff(end) != 0)
        begins = np.flatnonzero(new)
        marked = self._marked[rows]
        if len(rows) > len(begins):
            marked = np.logical_or.reduceat(marked, begins)
        rows, text, start, end = rows[begins], text[begins], start[begins], end[begins]
        ids = (self._texts[at] for at in text.tolist())
        places = list(zip(ids, start.tolist(), end.tolist(), strict=True))
        return Pool(
            places,
            text,
            end - start,
            marked,
            self._silent[rows],
            self._one_turn[rows],
            self._speakers(rows),
        )

    def _speakers(self, rows: "Numbers") -> "tuple[Numbers, list[str]]":
        from app.coding.analysis.columns import ranges

        passage, at = ranges(self._firsts[rows], self._firsts[rows + 1])
        return passage, [self._names[who] for who in self._who[at].tolist()]
