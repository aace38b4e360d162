"""Codes, categories and themes as levels: what counts at each, and under which name.

At the level of categories or themes a passage counts for every node of that level above its code in
the team's structure. At the level of codes it counts for its own code alone: a nested code says
nothing of its parent.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from app.coding.analysis.counts import Id
from app.coding.reports.inputs import Node

Level = Literal["code", "category", "theme"]


def nodes_above(structure: Iterable[Node], level: Level) -> dict[int, tuple[int, ...]]:
    """Return for each code the nodes of the level that its passages count for, perhaps none."""
    rows = {node.id: node for node in structure}
    found: dict[int, tuple[int, ...]] = {}
    for node in rows.values():
        if node.kind == "code":
            path = [node] if level == "code" else _upwards(node, rows)
            found[int(node.id)] = tuple(int(one.id) for one in path if one.kind == level)
    return found


def names_of(structure: Sequence[Node], level: Level) -> dict[int, str]:
    """Name the nodes of a level; those that share a name are called by their paths."""
    rows = {node.id: node for node in structure}
    often = Counter(node.name for node in structure if node.kind == level)
    return {
        int(node.id): node.name
        if often[node.name] == 1
        else " > ".join(one.name for one in reversed(_upwards(node, rows)))
        for node in structure
        if node.kind == level
    }


def _upwards(node: Node, rows: Mapping[Id, Node]) -> list[Node]:
    path = [node]
    while (parent := path[-1].parent) is not None:
        path.append(rows[parent])
    return path
