"""How often a code, category or theme occurs, and the order in which a structure is walked."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple, Protocol, TypeVar

Id = int | str
NodeId = TypeVar("NodeId", bound=Hashable)


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
