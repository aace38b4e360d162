"""Codes whose names are nearly the same, which a team may want to merge.

Names are compared without case, accents and punctuation and with their words in alphabetical order:
"Doctor-patient trust" is "trust, doctor–patient". In writing without blanks (Chinese, Japanese)
each character is a word. Names in a second language are compared in the same way, with all others.
Numbers must be the same: "day 1" and "day 2" resemble each other and are not meant to be merged.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

NEAR = 84  # percent of rapidfuzz' ratio between two keys
_SHORTEST = 4  # characters; shorter names are near only where they are the same
_SIGN = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # a word by itself
_WORD = re.compile(rf"(?P<sign>{_SIGN})|(?:(?!{_SIGN})[^\W_])+")
_NUMBER = re.compile(r"\d+")


class Named(NamedTuple):
    """A code as it is compared; `name2` is its name in a second language."""

    id: int
    name: str
    name2: str | None = None


class Pair(NamedTuple):
    """Two codes that resemble each other; `score` is 0 to 100, 100 the same words."""

    first: int
    second: int
    score: float


def key_of(name: str) -> str:
    """Return a name as it is compared: folded words in alphabetical order."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    folded = "".join(letter for letter in parted if not unicodedata.combining(letter))
    # What was taken apart and is no accent is put together again: Korean syllables.
    found = list(_WORD.finditer(unicodedata.normalize("NFKC", folded)))
    words = sorted(one.group() for one in found if not one.group("sign"))
    # Blanks between signs would make any two short Chinese names resemble each other.
    signs = "".join(sorted(one.group() for one in found if one.group("sign")))
    return " ".join([*words, signs] if signs else words)


def near_names(
    codes: Sequence[Named],
    apart: Collection[tuple[int, int]] = (),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    least: float = NEAR,
) -> list[Pair]:
    """Return the pairs of codes with nearly the same name, the nearest first.

    `apart` are pairs that somebody told apart, in either order. Each pair is found once, in the
    order in which the codes are given. `least` is the ratio from which names are near, in percent.
    """
    keys: list[str] = []
    owners: list[int] = []  # by key: place of its code
    for place, code in enumerate(codes):
        for key in dict.fromkeys(key_of(name) for name in (code.name, code.name2) if name):
            if key:
                keys.append(key)
                owners.append(place)
    best: dict[tuple[int, int], float] = {}
    for at, near, score in _matches(keys, progress, least):
        first, second = sorted((owners[at], owners[near]))
        if first != second:
            best[first, second] = max(score, best.get((first, second), 0.0))
    different = {frozenset(pair) for pair in apart}
    found = [Pair(codes[a].id, codes[b].id, score) for (a, b), score in best.items()]
    places = {code.id: place for place, code in enumerate(codes)}
    found = [pair for pair in found if frozenset(pair[:2]) not in different]
    return sorted(found, key=lambda pair: (-pair.score, places[pair.first], places[pair.second]))


def _matches(
    keys: Sequence[str], progress: Callable[[int, int], None], least: float
) -> list[tuple[int, int, float]]:
    """Return (place, later place, score) of all keys near to each other.

    A key is held against those that are about as long: others cannot be near, and with 2,000 codes
    that leaves a few hundred each.
    """
    from rapidfuzz import fuzz, process  # not at start: most sessions never need it

    order = sorted(range(len(keys)), key=lambda at: len(keys[at]))
    sizes = [len(keys[at]) for at in order]
    ordered = [keys[at] for at in order]
    numbers = [_NUMBER.findall(key) for key in ordered]
    found, end = [], 0
    for at, key in enumerate(ordered):
        progress(at, len(ordered))
        # Two strings of lengths a <= b have a ratio of at most 2a / (a + b).
        widest = sizes[at] * (200 - least) / least
        while end < len(sizes) and sizes[end] <= widest:
            end += 1
        cutoff = least if sizes[at] >= _SHORTEST else 100
        near = process.extract(
            key, ordered[at + 1 : end], scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
        )
        for _, score, step in near:
            if numbers[at] == numbers[at + 1 + step]:
                found.append((order[at], order[at + 1 + step], score))
    return found
