"""The structure of the theme table: which nodes get a row, and which row each code belongs to.

Themes and categories nest to any depth; the table has three columns for them: theme, sub-theme (all
levels between) and code. What stands in no theme is gathered under a last one, "not yet in a
theme", so that the table always accounts for every code.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from app.coding.analysis.counts import Id
from app.coding.reports.inputs import Node

UNPLACED: Id = ""  # id of the theme that gathers what has none
_LAST = 2**62


class Entry(NamedTuple):
    """A node that has a row. `path` leads to it from its theme; `leaf`: nothing is below it."""

    node: Node
    path: tuple[Node, ...]
    leaf: bool

    @property
    def theme(self) -> Node:
        """Return the theme that the row belongs to."""
        return self.path[0]

    @property
    def between(self) -> tuple[Node, ...]:
        """Return the sub-themes and categories on the way, from the upper to the lower."""
        return tuple(node for node in self.path[1:] if node.kind != "code")

    @property
    def codes(self) -> tuple[Node, ...]:
        """Return the code and, if it is nested, the codes above it."""
        return tuple(node for node in self.path if node.kind == "code")


class Tree:
    """The nodes as the table shows them, with what is in no theme under `UNPLACED`."""

    def __init__(self, nodes: Sequence[Node], unplaced_name: str) -> None:
        placed = [
            node
            if node.parent is not None or node.kind == "theme"
            else node._replace(parent=UNPLACED)
            for node in nodes
        ]
        self.has_unplaced = any(node.parent == UNPLACED for node in placed)
        if self.has_unplaced:
            placed.append(Node(UNPLACED, "theme", unplaced_name, position=_LAST))
        self.nodes = {node.id: node for node in placed}
        self.parents = {node.id: node.parent for node in placed}
        self.children: dict[Id | None, list[Node]] = defaultdict(list)
        for node in sorted(placed, key=_order):
            self.children[node.parent].append(node)

    def theme_of(self, node: Id) -> Id:
        """Return the uppermost theme above a node; UNPLACED for what is in none."""
        while (parent := self.parents[node]) is not None:
            node = parent
        return node

    def entries(self, *, between: bool, codes: bool, totals: bool) -> list[Entry]:
        """Return the rows in order; sub-themes, codes and rows of totals may be switched off.

        Without totals a theme still has a row where codes of its own are shown nowhere else.
        """
        kinds = {"theme"} | ({"category"} if between else set()) | ({"code"} if codes else set())
        found: list[Entry] = []
        for root in self.children[None]:
            self._walk(root, (root,), kinds, totals, found)
        return found

    def _walk(
        self, node: Node, path: tuple[Node, ...], kinds: set[str], totals: bool, found: list[Entry]
    ) -> None:
        below: list[Entry] = []
        hidden_codes = False
        for child in self.children[node.id]:
            self._walk(child, (*path, child), kinds, totals, below)
            hidden_codes |= child.kind == "code" and "code" not in kinds
        if self._is_shown(node, path, kinds) and (
            node.kind == "code" or totals or hidden_codes or not below
        ):
            found.append(Entry(node, path, leaf=not below))
        found += below

    def _is_shown(self, node: Node, path: tuple[Node, ...], kinds: set[str]) -> bool:
        # A theme inside a theme stands in the column of sub-themes and is switched with them.
        kind = "category" if node.kind == "theme" and len(path) > 1 else node.kind
        return kind in kinds


def _order(node: Node) -> tuple[bool, int, str, str]:
    # Codes that stand directly under a theme come before its sub-themes: behind them they would be
    # read as part of the last one.
    return node.kind != "code", node.position, node.name.casefold(), str(node.id)
