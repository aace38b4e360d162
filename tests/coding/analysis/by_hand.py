"""Counting under a structure one coding after another: slow, and plain enough to be believed."""

from collections.abc import Callable, Iterable, Mapping

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
