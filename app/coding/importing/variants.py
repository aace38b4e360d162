"""Which labels are another spelling of one speaker: typing errors, and short forms of a name.

Joining two people by mistake puts words into somebody's mouth, so the rules are narrow: numbers
must agree, a word for a role never stands for another one, and a personal name that differs by a
letter is a typing error only if it is rare beside the other, and not if it differs in the last
letter (Daniel, Daniela) or by an exchanged one (Jan, Jon).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.coding.importing.labels import key, usual_role, without_aside

_DIGITS = re.compile(r"\d+")
_SHORTEST_ROLE = 6
_SHORTEST_NAME = 5
_LONG = 10
_RARE = 2
_TIMES_RARER = 5
_MOST_MAINS = 60
"""No study has more speakers; what has more "labels" is no transcript, and must not take long."""


class Spelling(NamedTuple):
    """A label: its key, its name as shown, how often it stands, where, and if it counts."""

    key: str
    name: str
    times: int
    texts: frozenset[int]
    counts: bool
    numbers: tuple[int, ...]
    letters: str
    usual: bool


def spelling(folded: str, name: str, times: int, texts: Iterable[int], *, counts: bool) -> Spelling:
    """Return a label with what the comparisons need of it."""
    numbers = tuple(int(digits) for digits in _DIGITS.findall(folded))
    usual = usual_role(name) is not None
    return Spelling(
        folded, name, times, frozenset(texts), counts, numbers, _DIGITS.sub("", folded), usual
    )


def variants(labels: Sequence[Spelling], settled: Iterable[str]) -> dict[str, str]:
    """Return for each typing variant the key of the label that it stands for.

    `settled` are keys that somebody has decided on (participants, roles given by the user); they
    may have variants but are none.
    """
    settled = frozenset(settled)
    mains = sorted((one for one in labels if one.counts), key=lambda one: -one.times)[:_MOST_MAINS]
    by_shape, by_word = defaultdict(list), defaultdict(list)
    for main in mains:
        by_shape[main.numbers].append(main)
        by_word[main.name.split()[0]].append(main)
    by_key = {main.key: [main] for main in mains}
    found: dict[str, str] = {}
    for label in labels:
        if label.key in settled:
            continue
        near = [one for one in by_key.get(_plain(label), ()) if label.times <= _RARE]
        near = near or [one for one in by_shape[label.numbers] if _is_typing_error(label, one)]
        near = near or [one for one in by_word[label.name.split()[0]] if _is_in_full(label, one)]
        if len(near) == 1:
            found[label.key] = near[0].key
    return {one: main for one, main in found.items() if main not in found}


def _plain(label: Spelling) -> str:
    """Return the key without a remark, "S01 (laughs)"; "" where there is none."""
    plain = key(without_aside(label.name))
    return "" if plain == label.key else plain


def _is_typing_error(label: Spelling, main: Spelling) -> bool:
    """Say whether a label with the same numbers is a mistyped `main`."""
    one, other = label.letters, main.letters
    if label.key == main.key or label.times > main.times or abs(len(one) - len(other)) > 2:
        return False
    if one == other:
        return True  # S7 beside S07
    if label.usual:
        return False
    if main.usual:
        most = 2 if len(other) >= _LONG else 1
        return len(other) >= _SHORTEST_ROLE and _distance(one, other) <= most
    rare = label.times <= _RARE and main.times >= _TIMES_RARER * label.times
    if not rare or one[-1:] != other[-1:] or min(len(one), len(other)) < _SHORTEST_NAME:
        return False
    exchanged = len(one) == len(other) and sorted(one) != sorted(other)
    return not exchanged and _distance(one, other) == 1


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # heavy, and seldom needed

    return OSA.distance(one, other)


def _is_in_full(label: Spelling, main: Spelling) -> bool:
    """Say whether a label of the same text is the name in full of a more frequent one, or short."""
    if label.key == main.key or label.times > main.times or not main.texts & label.texts:
        return False
    if label.usual or main.usual or label.numbers:
        return False
    short, full = sorted((label.name.split(), main.name.split()), key=len)
    return len(short) < len(full) and full[: len(short)] == short
