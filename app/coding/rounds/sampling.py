"""Drawing and dealing out transcripts within groups, by a seed that can be stated in the paper.

Each group gives its share of the sample (largest remainder), and at least one transcript where the
sample is large enough, so that no group is left out by chance. The draw depends on the names and
the seed alone: the same seed over the same transcripts gives the same sample in every copy.
"""

from collections.abc import Hashable, Mapping, Sequence
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)


class Drawn(NamedTuple):
    """How a sample was drawn: its seed, and by group how many of how many."""

    seed: int
    groups: Mapping[str, tuple[int, int]]


class Sample(NamedTuple):
    """The transcripts drawn, by name within their groups, and how that was done."""

    transcripts: tuple[str, ...]
    drawn: Drawn


def draw(groups: Mapping[str, Sequence[str]], size: int, seed: int) -> Sample:
    """Draw `size` names (all of them where there are fewer) within the groups.

    A name belongs to one group: the first that holds it.
    """
    parted = _parted(groups)
    sizes = shares({name: len(rows) for name, rows in parted.items()}, size)
    dice = Random(seed)
    found: list[str] = []
    for name, rows in parted.items():
        found += sorted(dice.sample(rows, sizes[name]))
    numbers = {name: (sizes[name], len(rows)) for name, rows in parted.items()}
    return Sample(tuple(found), Drawn(seed, numbers))


def deal(groups: Mapping[str, Sequence[str]], coders: Sequence[T], seed: int) -> dict[str, T]:
    """Deal names out to coders evenly, within each group and over all."""
    dice = Random(seed)
    found: dict[str, T] = {}
    for rows in _parted(groups).values():
        for name in dice.sample(rows, len(rows)):
            found[name] = coders[len(found) % len(coders)]
    return found


def shares(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Part `size` among groups by their sizes; none gets more than it has."""
    total = sum(sizes.values())
    size = min(size, total)
    found = {name: size * n // total if total else 0 for name, n in sizes.items()}
    remainder = {name: size * n % total if total else 0 for name, n in sizes.items()}
    for name in sorted(sizes, key=lambda name: (-remainder[name], name)):
        if sum(found.values()) < size and found[name] < sizes[name]:
            found[name] += 1
    if size >= sum(n > 0 for n in sizes.values()):
        _one_of_each(found, sizes)
    return found


def _one_of_each(found: dict[str, int], sizes: Mapping[str, int]) -> None:
    """Let groups that got nothing take one from the one that got most."""
    for name in sorted(sizes):
        if sizes[name] and not found[name]:
            found[max(sorted(found), key=lambda one: found[one])] -= 1
            found[name] = 1


def _parted(groups: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    seen: set[str] = set()
    parted: dict[str, list[str]] = {}
    for name in sorted(groups):
        parted[name] = sorted(set(groups[name]) - seen)
        seen |= set(groups[name])
    return parted
