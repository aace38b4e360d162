"""Tests of what Alt with an arrow key asks for."""

import pytest
from PySide6.QtCore import Qt

from app.ui.widgets.tree_moves import Move, wish
from app.ui.widgets.tree_nodes import Nodes, TreeNode

UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
ROWS = [
    TreeNode("a", None, "A"),
    TreeNode("a1", "a", "A1"),
    TreeNode("a2", "a", "A2"),
    TreeNode("a3", "a", "A3"),
    TreeNode("b", None, "B"),
    TreeNode("b1", "b", "B1"),
    TreeNode("rest", None, "Rest", movable=False),
]


@pytest.mark.parametrize(
    "key, chosen, move",
    [
        (UP, ["a2"], Move(["a2"], "a", 0)),
        (DOWN, ["a2"], Move(["a2"], "a", 2)),
        (DOWN, ["a1", "a2"], Move(["a1", "a2"], "a", 1)),
        (UP, ["a3", "a2"], Move(["a2", "a3"], "a", 0)),
        (UP, ["a1"], None),
        (DOWN, ["a3"], None),
        (RIGHT, ["a2"], Move(["a2"], "a1", 0)),
        (RIGHT, ["b"], Move(["b"], "a", 3)),
        (RIGHT, ["a"], None),
        (LEFT, ["a2"], Move(["a2"], None, 1)),
        (LEFT, ["b1"], Move(["b1"], None, 2)),
        (LEFT, ["b"], None),
        (UP, ["a2", "b1"], None),  # no siblings
        (UP, ["rest"], None),
        (UP, [], None),
        (Qt.Key.Key_Home, ["a2"], None),
    ],
)
def test_arrows_ask_for_moves(key: Qt.Key, chosen: list[str], move: Move | None) -> None:
    assert wish(Nodes(ROWS), key, list(chosen)) == move


def test_hidden_siblings_count() -> None:
    nodes = Nodes(ROWS)
    nodes.filter("A3")
    assert wish(nodes, UP, ["a3"]) == Move(["a3"], "a", 1)
