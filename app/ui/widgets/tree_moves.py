"""What Alt with an arrow key asks of a tree: where the chosen nodes shall go.

Up and Down change places with the neighbour, Right goes below the sibling before, Left goes behind
the parent. Hidden siblings count, so a move under a filter does the same as without.
"""

from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import Qt

from app.ui.widgets.tree_nodes import NOWHERE, Nodes


class Move(NamedTuple):
    """Nodes, the parent they shall get (None: the top), and the row among its other children."""

    keys: list[Hashable]
    parent: Hashable | None
    row: int


def wish(nodes: Nodes, key: int, chosen: list[Hashable]) -> Move | None:
    """Return the move that an arrow key asks for; None for other keys and where there is no way.

    The chosen nodes must be siblings: a mixed choice has no neighbour to change places with.
    """
    places = sorted(nodes.at[one] for one in chosen)
    if not places or not all(nodes.rows[place].movable for place in places):
        return None
    if len({nodes.above[place] for place in places}) > 1:
        return None
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return _beside(nodes, places, -1 if key == Qt.Key.Key_Up else 1)
    if key == Qt.Key.Key_Right:
        return _indented(nodes, places)
    return _outdented(nodes, places) if key == Qt.Key.Key_Left else None


def _beside(nodes: Nodes, places: list[int], step: int) -> Move | None:
    siblings = nodes.siblings(places[0])
    row = siblings.index(places[0]) + step
    if not 0 <= row <= len(siblings) - len(places):
        return None
    return Move(_keys(nodes, places), _key(nodes, nodes.above[places[0]]), row)


def _indented(nodes: Nodes, places: list[int]) -> Move | None:
    siblings = nodes.siblings(places[0])
    before = siblings.index(places[0]) - 1
    if before < 0:
        return None
    under = siblings[before]
    return Move(_keys(nodes, places), nodes.rows[under].key, len(nodes.all_children(under)))


def _outdented(nodes: Nodes, places: list[int]) -> Move | None:
    parent = nodes.above[places[0]]
    if parent == NOWHERE:
        return None
    row = nodes.siblings(parent).index(parent) + 1
    return Move(_keys(nodes, places), _key(nodes, nodes.above[parent]), row)


def _keys(nodes: Nodes, places: list[int]) -> list[Hashable]:
    return [nodes.rows[place].key for place in places]


def _key(nodes: Nodes, place: int) -> Hashable | None:
    return None if place == NOWHERE else nodes.rows[place].key
