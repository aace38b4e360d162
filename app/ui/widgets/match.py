"""Finding things by a few letters: how well each of some thousand names answers a query.

The better ways of answering come first: the name begins so, a word of it does, it stands inside,
all words stand in name and path, the letters occur in this order, and last, with rapidfuzz, a name
that is nearly spelled so. Among equals the recent ones lead, then the short ones. Case and accents
do not count. One pass over 5,000 names takes a few milliseconds.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_BEGINS, _WORD, _INSIDE, _WORDS, _LETTERS, _ANYWHERE, _NEARLY = range(7)
_ENOUGH = 8  # hits; with fewer, near spellings are added
_SHORTEST_NEARLY = 4  # letters; shorter queries are near to everything
_NEAR = 72  # percent of rapidfuzz' ratio

Rank = tuple[int, int, int, int]


def fold(text: str) -> str:
    """Return the text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


class Matcher:
    """Answers queries over names, each with a path that may be searched too.

    `recent` maps positions to how recent they are (0: latest); they lead among equals.
    """

    def __init__(
        self, names: Sequence[str], paths: Sequence[str], recent: Mapping[int, int]
    ) -> None:
        self._names = [fold(name) for name in names]
        self._whole = [
            f"{fold(path)} {name}" if path else name
            for name, path in zip(self._names, paths, strict=True)
        ]
        self._recent = recent

    def find(self, query: str) -> list[int]:
        """Return the positions that answer the query, best first; all of them for no query."""
        wanted = fold(query.strip())
        if not wanted:
            return self._unfiltered()
        ranks = self._ranks(wanted)
        if len(ranks) < _ENOUGH and len(wanted) >= _SHORTEST_NEARLY:
            ranks |= {at: rank for at, rank in self._nearly(wanted).items() if at not in ranks}
        return sorted(ranks, key=ranks.__getitem__)

    def has(self, name: str) -> bool:
        """Tell whether something is called exactly so (but for case and accents)."""
        return fold(name.strip()) in self._names

    def _unfiltered(self) -> list[int]:
        recent = sorted(self._recent, key=self._recent.__getitem__)
        return recent + [at for at in range(len(self._names)) if at not in self._recent]

    def _ranks(self, wanted: str) -> dict[int, Rank]:
        words = wanted.split()
        letters = _in_order("".join(words))
        found: dict[int, Rank] = {}
        for at, name in enumerate(self._names):
            place = name.find(wanted)
            if place >= 0:
                way = _INSIDE if place else _BEGINS
                if place and not name[place - 1].isalnum():
                    way = _WORD
                found[at] = self._rank(at, way, 0)
            elif letters.search(self._whole[at]):
                found[at] = self._loosely(at, words, letters)
        return found

    def _loosely(self, at: int, words: list[str], letters: re.Pattern[str]) -> Rank:
        """Rank a hit whose letters are in order somewhere in path and name."""
        if all(word in self._whole[at] for word in words):
            return self._rank(at, _WORDS, 0)
        hit = letters.search(self._names[at])
        if hit:
            return self._rank(at, _LETTERS, hit.end() - hit.start())
        return self._rank(at, _ANYWHERE, 0)

    def _nearly(self, wanted: str) -> dict[int, Rank]:
        from rapidfuzz import fuzz, process  # not at start: most windows never need it

        hits = process.extract(
            wanted, self._names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_ENOUGH
        )
        return {at: self._rank(at, _NEARLY, round(100 - score)) for _, score, at in hits}

    def _rank(self, at: int, way: int, looseness: int) -> Rank:
        never = len(self._names)
        return (way, looseness, self._recent.get(at, never), len(self._names[at]))


def _in_order(letters: str) -> re.Pattern[str]:
    """Return a pattern for these letters in this order with others between; linear in time."""
    first, *rest = (re.escape(letter) for letter in letters)
    return re.compile(first + "".join(f"[^{letter}]*{letter}" for letter in rest))
