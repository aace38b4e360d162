"""Finding things by a few letters: how well each of some thousand names answers a query.

The better ways of answering come first: the name begins so, a word of it does, it stands inside,
all words stand in name and path, the letters occur in this order, then, with rapidfuzz, a name that
is nearly spelled so, and last all words stand in name, path and definition. Among equals the recent
ones lead, then the short ones. Case and accents do not count. A way is tried only while there are
not yet more answers than anybody reads, which keeps a key over 5,000 names at a few milliseconds.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from app.models import folding

MOST = 500  # answers; who wants others types another letter
_ENOUGH = 8  # answers; with fewer, near spellings are added
_SHORTEST_NEARLY = 4  # letters; shorter queries are near to everything
_CLOSE = 2  # letters of a name for each letter typed; wider apart they only happen to be there
_NEAR = 72  # percent of rapidfuzz' ratio


def fold(text: str) -> str:
    """Return the text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def _fold_text(text: str) -> str:
    """Fold a definition: once for all palettes, and by the faster way, for it may be long."""
    return text.lower() if text.isascii() else folding.fold(text)


class Matcher:
    """Answers queries over names, each with a path and a text about it that are searched too.

    `recent` maps positions to how recent they are (0: latest); they lead among equals. After a
    query `sure` is the number of answers that can be meant; the others only resemble it.
    """

    def __init__(
        self,
        names: Sequence[str],
        paths: Sequence[str],
        recent: Mapping[int, int],
        texts: Sequence[str] = (),
    ) -> None:
        self._names = [fold(name) for name in names]
        folded = {path: fold(path) for path in set(paths)}  # most paths occur many times
        self._whole = [
            f"{folded[path]} {name}" for name, path in zip(self._names, paths, strict=True)
        ]
        self._recent = recent
        self._texts = texts
        self.sure = 0

    @cached_property
    def _described(self) -> list[tuple[int, str]]:
        """The positions that have a text, with all that is searched of them."""
        described = enumerate(self._texts)
        return [(at, f"{self._whole[at]} {_fold_text(text)}") for at, text in described if text]

    def find(self, query: str) -> list[int]:
        """Return the positions that answer the query, best first, at most `MOST`.

        No query is answered by everything, the recent ones first.
        """
        wanted = fold(query.strip())
        if not wanted:
            self.sure = min(len(self._names), MOST)
            return self._unfiltered()
        found: dict[int, None] = {}
        for answers in (
            self._inside,
            self._in_path,
            self._close,
            self._in_order,
            self._nearly,
            self._in_text,
        ):
            if answers == self._in_order:
                self.sure = min(len(found), MOST)
            if len(found) < MOST:
                found |= dict.fromkeys(at for at in answers(wanted, found) if at not in found)
        return list(found)[:MOST]

    def has(self, name: str) -> bool:
        """Tell whether something is called exactly so (but for case and accents)."""
        return fold(name.strip()) in self._names

    def _unfiltered(self) -> list[int]:
        recent = sorted(self._recent, key=self._recent.__getitem__)
        others = (at for at in range(len(self._names)) if at not in self._recent)
        return [*recent, *others][:MOST]

    def _inside(self, wanted: str, found: Mapping[int, None]) -> list[int]:
        """Answer by names that hold the query, at the beginning, at a word, anywhere."""
        hits = {}
        for at, name in enumerate(self._names):
            if wanted in name:
                place = name.find(wanted)
                hits[at] = 2 if place and name[place - 1].isalnum() else min(1, place)
        return self._ranked(hits)

    def _in_path(self, wanted: str, found: Mapping[int, None]) -> list[int]:
        """Answer by names that hold all words of the query together with their path."""
        first, *rest = wanted.split()
        whole = self._whole
        hits = (at for at, text in enumerate(whole) if first in text)
        return self._ranked({at: 0 for at in hits if all(word in whole[at] for word in rest)})

    def _close(self, wanted: str, found: Mapping[int, None]) -> list[int]:
        """Answer by names that have the letters in this order and close together ("ptnc")."""
        search = _pattern(wanted).search
        hits = {}
        for at, name in enumerate(self._names):
            if at not in found and (inner := search(name)):
                span = inner.end() - inner.start()
                if span <= _CLOSE * len(wanted):
                    hits[at] = span
        return self._ranked(hits)

    def _in_order(self, wanted: str, found: Mapping[int, None]) -> list[int]:
        """Answer by names that have the query's letters in this order, the closest together first.

        Not by paths: nearly every path is long enough to hold the letters of any word somewhere.
        """
        search = _pattern(wanted).search
        hits = {}
        for at, name in enumerate(self._names):
            if at not in found and (inner := search(name)):
                hits[at] = inner.end() - inner.start()
        return self._ranked(hits)

    def _nearly(self, wanted: str, found: Mapping[int, None]) -> Iterable[int]:
        """Answer by names that are spelled nearly so, where nearly nothing else answers."""
        if len(found) >= _ENOUGH or len(wanted) < _SHORTEST_NEARLY:
            return ()
        from rapidfuzz import fuzz, process  # not at start: most windows never need it

        ratio = fuzz.ratio
        near = process.extract(wanted, self._names, scorer=ratio, score_cutoff=_NEAR, limit=_ENOUGH)
        return [at for _, _, at in near]

    def _in_text(self, wanted: str, found: Mapping[int, None]) -> list[int]:
        """Answer by names whose text holds the words of the query, together with name and path."""
        words = folding.fold(wanted).split()
        return self._ranked(
            {at: 0 for at, text in self._described if all(word in text for word in words)}
        )

    def _ranked(self, hits: Mapping[int, int]) -> list[int]:
        """Return positions by a number (small is good), then recent, then short ones first."""
        never, recent, names = len(self._names), self._recent, self._names
        return sorted(hits, key=lambda at: (hits[at], recent.get(at, never), len(names[at])))


def _pattern(wanted: str) -> re.Pattern[str]:
    """Return a pattern for letters in this order with others between; linear in time."""
    first, *rest = (re.escape(letter) for letter in wanted if not letter.isspace())
    return re.compile(first + "".join(f"[^{letter}]*{letter}" for letter in rest))
