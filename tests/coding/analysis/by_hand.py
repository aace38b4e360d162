"""Counting under a structure one coding after another: slow, and plain enough to be believed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from app.coding.analysis.counts import CodedSpan, Count, Id, children_first

Speakers = Callable[[Id, int, int], frozenset[str]]


def count_under(
    parents: Mapping[Id, Id | None], codings: Iterable[CodedSpan], speakers: Speakers
) -> dict[Id, Count]:
    """Count passages and participants under every node of a structure.

    `parents` names each node's parent (None: top); nodes without codings count zero. `speakers`
    answers (transcript, start, end) with the participants of that span. Raises KeyError
    where a code or a parent is no node, ValueError where the parents run in a circle: bugs both.
    """
    passages: dict[tuple[Id, int, int], int] = {}
    voices: list[frozenset[str]] = []
    under: dict[Id, set[int]] = {node: set() for node in parents}
    for coding in codings:
        span = (coding.transcript, coding.start, coding.end)
        number = passages.get(span)
        if number is None:
            number = passages[span] = len(voices)
            voices.append(speakers(*span))
        under[coding.code].add(number)
    heard = {
        node: set().union(*{voices[number] for number in numbers})
        for node, numbers in under.items()
    }
    for node in children_first(parents):
        parent = parents[node]
        if parent is not None:
            under[parent] |= under[node]
            heard[parent] |= heard[node]
    return {node: Count(len(under[node]), frozenset(heard[node])) for node in parents}


def passages_by(
    parents: Mapping[Id, Id | None],
    codings: Iterable[CodedSpan],
    speakers: Speakers,
    columns: Sequence[AbstractSet[str]],
) -> dict[Id, list[int]]:
    """Return for every node the number of passages in each column of people.

    `parents` names each node's parent (None: top); `speakers` answers (transcript, start, end) with
    the participants of that span. The columns may overlap.
    """
    passages: dict[tuple[Id, int, int], int] = {}
    voices: list[frozenset[str]] = []
    under: dict[Id, set[int]] = {node: set() for node in parents}
    for coding in codings:
        span = (coding.transcript, coding.start, coding.end)
        number = passages.get(span)
        if number is None:
            number = passages[span] = len(voices)
            voices.append(speakers(*span))
        under[coding.code].add(number)
    for node in children_first(parents):
        parent = parents[node]
        if parent is not None:
            under[parent] |= under[node]
    where = _columns_of(set(voices), columns)
    found: dict[Id, list[int]] = {}
    for node, numbers in under.items():
        line = found[node] = [0] * len(columns)
        for who, n in Counter(voices[number] for number in numbers).items():
            for column in where[who]:
                line[column] += n
    return found


def _columns_of(
    voices: Iterable[frozenset[str]], columns: Sequence[AbstractSet[str]]
) -> dict[frozenset[str], list[int]]:
    """Return for each set of speakers the columns that have one of them."""
    of_person: dict[str, list[int]] = defaultdict(list)
    for number, people in enumerate(columns):
        for person in people:
            of_person[person].append(number)
    return {who: sorted({one for person in who for one in of_person[person]}) for who in voices}
