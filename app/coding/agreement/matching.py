"""Codes of two coders that may mean the same, and how far what was matched converges.

With an open codebook two coders invent different names. Held against each other are the codes that
only one of the two used, by two signs that are both shown: how much alike their words are (names
and definitions, rapidfuzz), and how much of the text that they marked is the same. Whether two
codes mean the same is said by people. What they matched is counted in a block of its own and never
as reliability: matching by overlap and then measuring overlap is circular (METHODS A3).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from app.coding.agreement.comparison import (
    Comparison,
    Question,
    Scope,
    counted,
    each_marks,
    scope_of,
)
from app.coding.agreement.confusion import Confusion, confusion
from app.coding.agreement.frozen import codes_at_freeze
from app.coding.near_names import key_of
from app.coding.operations.comparing import OF_NAMES, THE_SAME
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader

ALIKE = 60.0
"""Percent: names that resemble each other so much may mean the same."""
TOLD_ALIKE = 75.0
"""Percent: the same of definitions, which share many words by chance."""
OVERLAP = 0.2
"""Positive agreement from which passages alone suggest that two codes mean the same."""
_MOST = 5  # pairs that are proposed for one code; who reads a tenth matches by chance
_SHORTEST = 12  # characters of a definition; shorter ones resemble each other by chance


_key = lru_cache(maxsize=4096)(key_of)


class Sided(NamedTuple):
    """A code that only one coder used: its texts, and how much was marked with it, in units."""

    id: int
    name: str
    definition: str
    units: int


class Likely(NamedTuple):
    """A code of the first coder and one of the second that may mean the same.

    `words` is percent of rapidfuzz' ratio, of the names or of the definitions, whichever is more;
    `overlap` is positive agreement, the share of what both marked that is the same text.
    """

    first: int
    second: int
    words: float
    overlap: float


class Class(NamedTuple):
    """Codes that were matched with each other, as one thing that both coders marked."""

    id: int
    first: tuple[int, ...]
    second: tuple[int, ...]


class Matching(NamedTuple):
    """All about matching: `codes` by id, `likely` the likeliest first, and what was matched.

    `converged` counts each class as if it were one code. `pairs` are the statements themselves.
    """

    scope: Scope
    codes: Mapping[int, Sided]
    likely: tuple[Likely, ...]
    classes: tuple[Class, ...]
    converged: Comparison
    left_first: tuple[int, ...]
    left_second: tuple[int, ...]
    pairs: tuple[Likely, ...]


def matching_of(reader: Reader, question: Question) -> Matching:
    """Return what may be matched and what was, in a frozen round.

    Refused as `scope_of` is, and "matching-not-frozen" where there is no frozen round of both.
    """
    scope = _whole_scope(reader, question._replace(level="code"))
    found = confusion(each_marks(reader, scope))
    assert scope.frozen is not None
    rows = codes_at_freeze(reader, scope.frozen.freeze)
    alone = [node for node in scope.names if node in found.first and node not in found.second]
    others = [node for node in scope.names if node in found.second and node not in found.first]
    classes = _classes(reader, found, scope.names)
    taken = {code: one.id for one in classes for code in (*one.first, *one.second)}
    codes = {node: _sided(rows[node], found) for node in (*alone, *others, *taken) if node in rows}
    decided = _decided(reader)

    def together(pair: Likely) -> bool:
        return pair.first in taken and taken[pair.first] == taken.get(pair.second)

    likely = _likely([codes[node] for node in alone], [codes[node] for node in others], found)
    return Matching(
        scope._replace(source=lambda _text: ()),
        codes,
        tuple(one for one in likely if frozenset(one[:2]) not in decided and not together(one)),
        classes,
        _converged(reader, scope, classes),
        tuple(node for node in alone if node not in taken),
        tuple(node for node in others if node not in taken),
        tuple(_pairs(reader, codes, found)),
    )


def _whole_scope(reader: Reader, question: Question) -> Scope:
    """Return the frozen round with every code of the day of the freeze, those made in it too."""
    scope = scope_of(reader, question)
    if scope.frozen is None:
        raise Refusal("matching-not-frozen")
    rows = codes_at_freeze(reader, scope.frozen.freeze)
    names = {code: str(row["name"]) for code, row in sorted(rows.items(), key=_by_name)}
    return scope._replace(names=names, above={code: (code,) for code in names})


def _by_name(item: tuple[int, Mapping[str, Any]]) -> tuple[str, int]:
    return str(item[1]["name"]).casefold(), item[0]


def scope_for_matching(reader: Reader, question: Question) -> Scope:
    """Return what the passages behind a pair are looked for in; refused as `matching_of` is."""
    return _whole_scope(reader, question._replace(level="code"))


def _sided(row: Mapping[str, Any], found: Confusion) -> Sided:
    code = int(row["id"])
    units = max(found.first.get(code, 0), found.second.get(code, 0))
    return Sided(code, row["name"], row["definition"] or "", units)


def _decided(reader: Reader) -> set[frozenset[int]]:
    """Return the pairs of which somebody said that they are, or are not, the same."""
    return {frozenset(pair) for kind in OF_NAMES for pair in queries.related_codes(reader, kind)}


def _likely(mine: Sequence[Sided], theirs: Sequence[Sided], found: Confusion) -> list[Likely]:
    """Return the pairs that resemble each other in words or in passages, the likeliest first.

    Words and passages are two witnesses: what both say counts more than what either says alone.
    """
    near = words_alike(mine, theirs)
    sides = {one.id: one for one in mine}, {one.id: one for one in theirs}
    pairs = dict.fromkeys(near)
    pairs |= dict.fromkeys(
        cell for cell in found.cells if cell[0] in sides[0] and cell[1] in sides[1]
    )
    shown = []
    for one, other in pairs:
        overlap = _overlap(one, other, found)
        if (one, other) in near or overlap >= OVERLAP:
            alike = near.get((one, other)) or words_of(sides[0][one], sides[1][other])
            shown.append(Likely(one, other, alike, overlap))
    place = {one.id: at for at, one in enumerate((*mine, *theirs))}

    def order(one: Likely) -> tuple[float, int, int]:
        return -(one.words / 100 + one.overlap), place[one.first], place[one.second]

    return _few_each(sorted(shown, key=order))


def _few_each(pairs: Sequence[Likely]) -> list[Likely]:
    """Return the pairs without those that are far down the list of both their codes."""
    often: Counter[int] = Counter()
    kept = []
    for one in pairs:
        if min(often[one.first], often[one.second]) < _MOST:
            kept.append(one)
        often.update(one[:2])
    return kept


def _overlap(one: int, other: int, found: Confusion) -> float:
    both = found.cells.get((one, other), 0)
    marked = found.first.get(one, 0) + found.second.get(other, 0)
    return 2 * both / marked if marked else 0.0


def words_of(one: Sided, other: Sided) -> float:
    """Return how much alike the words of two codes are, in percent."""
    from rapidfuzz import fuzz  # not at start: most sessions never need it

    names = fuzz.ratio(_key(one.name), _key(other.name))
    if min(len(one.definition), len(other.definition)) < _SHORTEST:
        return names
    return max(names, fuzz.ratio(_key(one.definition), _key(other.definition)))


def words_alike(mine: Sequence[Sided], theirs: Sequence[Sided]) -> dict[tuple[int, int], float]:
    """Return by pair of codes how much alike their words are, in percent, where it is much.

    All pairs are compared at once: 600 codes on each side take a few tenths of a second.
    """
    found: dict[tuple[int, int], float] = {}
    names = [[_key(one.name) for one in side] for side in (mine, theirs)]
    _compare(mine, theirs, names[0], names[1], ALIKE, found)
    told = [[one for one in side if len(one.definition) >= _SHORTEST] for side in (mine, theirs)]
    texts = [[_key(one.definition) for one in side] for side in told]
    _compare(told[0], told[1], texts[0], texts[1], TOLD_ALIKE, found)
    return found


def _compare(
    mine: Sequence[Sided],
    theirs: Sequence[Sided],
    first: list[str],
    second: list[str],
    least: float,
    found: dict[tuple[int, int], float],
) -> None:
    """Note the ratio of each pair of texts that reaches `least`, where it is more than is known."""
    if not first or not second:
        return
    import numpy as np
    from rapidfuzz import fuzz, process  # not at start: most sessions never need it

    ratios = process.cdist(first, second, scorer=fuzz.ratio, score_cutoff=least)
    for at, other in np.argwhere(ratios >= least).tolist():
        pair = mine[at].id, theirs[other].id
        found[pair] = max(float(ratios[at, other]), found.get(pair, 0.0))


def _same(reader: Reader) -> list[tuple[int, int]]:
    """Return the pairs of codes that mean the same: by statement, or merged since."""
    heirs = queries.heirs(reader).items()
    merged = [(code, heir) for (kind, code), heir in heirs if kind == "code"]
    return [*queries.related_codes(reader, THE_SAME), *merged]


def _classes(reader: Reader, found: Confusion, names: Mapping[int, str]) -> tuple[Class, ...]:
    """Return what was matched, as classes of codes that hang together; each has both coders."""
    root: dict[int, int] = {}

    def top(code: int) -> int:
        while root.get(code, code) != code:
            code = root[code]
        return code

    for one, other in _same(reader):
        root[top(one)] = top(other)
        root.setdefault(top(other), top(other))
    members: dict[int, list[int]] = {}
    for code in names:
        if code in root:
            members.setdefault(top(code), []).append(code)
    classes = []
    for codes in members.values():
        first = tuple(code for code in codes if code in found.first)
        second = tuple(code for code in codes if code in found.second)
        if len(codes) > 1 and first and second:
            classes.append(Class(min(codes), first, second))
    return tuple(classes)


def _converged(reader: Reader, scope: Scope, classes: Sequence[Class]) -> Comparison:
    of = {code: one.id for one in classes for code in (*one.first, *one.second)}
    names = {one.id: class_name(one, scope.names) for one in classes}
    above = {code: (of[code],) if code in of else () for code in scope.above}
    return counted(reader, scope._replace(above=above, names=names))


def class_name(one: Class, names: Mapping[int, str]) -> str:
    """Name a class by the codes of either coder: "trust = confidence, reliance"."""
    sides = (", ".join(names[code] for code in side) for side in (one.first, one.second))
    return " = ".join(sides)


def _pairs(reader: Reader, codes: Mapping[int, Sided], found: Confusion) -> list[Likely]:
    """Return the statements between codes of the two, with the first coder's code first."""
    pairs = []
    for one, other in queries.related_codes(reader, THE_SAME):
        if one in found.second and one not in found.first:
            one, other = other, one
        if one in codes and other in codes:
            alike = words_of(codes[one], codes[other])
            pairs.append(Likely(one, other, alike, _overlap(one, other, found)))
    return pairs
