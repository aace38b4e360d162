"""How often codes, categories and themes occur, and in how many participants.

Quotations n is the number of distinct passages (transcript, start, end) under a node, participants
n the number of participants whose turns those passages touch; a parent counts the union of its
descendants, so that a passage with three codes of one theme is one passage of that theme. The
codings are read once, and each distinct passage is asked once who speaks in it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple, Protocol, TypeVar

Id = int | str
NodeId = TypeVar("NodeId", bound=Hashable)
Speakers = Callable[[Id, int, int], frozenset[str]]


class CodedSpan(Protocol):
    """One code on one span `[start, end)` of a transcript, in code points."""

    @property
    def transcript(self) -> Id: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def code(self) -> Id: ...  # noqa: D102


class Count(NamedTuple):
    """What stands under one node: distinct passages, and who speaks in them."""

    quotations: int
    participants: frozenset[str]


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


def children_first(parents: Mapping[NodeId, NodeId | None]) -> list[NodeId]:
    """Return the nodes, each before its parent; ValueError where the parents run in a circle."""
    children: dict[NodeId, int] = defaultdict(int)
    for parent in parents.values():
        if parent is not None:
            children[parent] += 1
    ready = [node for node in parents if not children[node]]
    for node in ready:  # grows while it is walked
        parent = parents[node]
        if parent is not None:
            children[parent] -= 1
            if not children[parent]:
                ready.append(parent)
    if len(ready) != len(parents):
        raise ValueError("the parents run in a circle")
    return ready
