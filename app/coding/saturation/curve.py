"""What each interview brought that none before it had, in the order of collection."""

from collections.abc import Iterable, Mapping, Set
from itertools import accumulate
from typing import NamedTuple


class Curve(NamedTuple):
    """`new` has for each interview the nodes that appear in it first.

    `frequencies` gives for each node, by first appearance, how many interviews it is present in.
    """

    new: tuple[tuple[int, ...], ...]
    frequencies: Mapping[int, int]

    @property
    def seen_once(self) -> tuple[int, ...]:
        """Return the nodes that appear in one interview only, by first appearance."""
        return tuple(node for node, often in self.frequencies.items() if often == 1)

    @property
    def counts(self) -> list[int]:
        """Return how many nodes each interview brought."""
        return [len(nodes) for nodes in self.new]

    @property
    def cumulative(self) -> list[int]:
        """Return how many nodes had appeared up to each interview."""
        return list(accumulate(self.counts))


def curve_of(presence: Iterable[Set[int]], nodes: Iterable[int]) -> Curve:
    """Return the curve of interviews, given the nodes that are present in each, in order.

    `nodes` are all nodes, used or not, in the order in which one interview's new ones are listed.
    """
    place = {node: at for at, node in enumerate(nodes)}
    frequencies: dict[int, int] = {}
    new = []
    for present in presence:
        first = sorted(present - frequencies.keys(), key=place.__getitem__)
        new.append(tuple(first))
        frequencies |= dict.fromkeys(first, 0)
        for node in present:
            frequencies[node] += 1
    return Curve(tuple(new), frequencies)
