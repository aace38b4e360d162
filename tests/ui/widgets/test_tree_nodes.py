"""Tests of which nodes of a tree a filter shows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.tree_nodes import NOWHERE, Nodes, TreeNode

ROWS = [
    TreeNode("u", None, "Understanding"),
    TreeNode("p", "u", "perspective"),
    TreeNode("w", "u", "wait with patience"),
    TreeNode("f", None, "First classroom"),
    TreeNode("t", "f", "Teacher guidance"),
    TreeNode("r", "t", "role model"),
    TreeNode("b", "t", "bedside talk"),
    TreeNode("x", "gone", "left over"),
]


def outline(nodes: Nodes, place: int = NOWHERE) -> list[object]:
    """Return the shown keys as nested lists: a key, then the list of what is below."""
    shown: list[object] = []
    for child in nodes.children(place):
        shown.append(nodes.rows[child].key)
        if below := outline(nodes, child):
            shown.append(below)
    return shown


def filtered(query: str) -> list[object]:
    nodes = Nodes(ROWS)
    nodes.filter(query)
    return outline(nodes)


@pytest.mark.parametrize(
    "query, shown",
    [
        ("", ["u", ["p", "w"], "f", ["t", ["r", "b"]], "x"]),
        ("role", ["f", ["t", ["r"]]]),  # with what is above
        ("GUIDANCE", ["f", ["t", ["r", "b"]]]),  # with what is below
        ("patience wait", ["u", ["w"]]),  # all words, in any order
        ("nobody says so", []),
    ],
)
def test_a_filter_shows_hits_with_their_families(query: str, shown: list[object]) -> None:
    assert filtered(query) == shown


def test_a_node_without_its_parent_stands_at_the_top() -> None:
    assert outline(Nodes(ROWS))[-1] == "x"


def test_hidden_siblings_still_count_as_siblings() -> None:
    nodes = Nodes(ROWS)
    nodes.filter("role")
    place = nodes.at["r"]
    assert [nodes.rows[one].key for one in nodes.siblings(place)] == ["r", "b"]
    assert [nodes.rows[one].key for one in nodes.all_children(nodes.at["u"])] == ["p", "w"]
    assert not nodes.shows(nodes.at["p"])
    assert [nodes.rows[one].key for one in nodes.groups] == ["f", "t"]


def test_who_is_within_whom() -> None:
    nodes = Nodes(ROWS)
    assert nodes.is_within(nodes.at["r"], nodes.at["f"])
    assert nodes.is_within(nodes.at["r"], nodes.at["r"])
    assert not nodes.is_within(nodes.at["f"], nodes.at["r"])


def test_changed_counts_are_told_apart_from_a_changed_tree() -> None:
    nodes = Nodes(ROWS)
    counted = [*ROWS[:2], replace(ROWS[2], count=4), *ROWS[3:]]
    assert nodes.changed_rows(counted) == [2]
    assert nodes.changed_rows(list(ROWS)) == []
    assert nodes.changed_rows([*ROWS[:2], replace(ROWS[2], text="new"), *ROWS[3:]]) is None
    assert nodes.changed_rows([*ROWS[:2], replace(ROWS[2], parent="f"), *ROWS[3:]]) is None
    assert nodes.changed_rows(ROWS[:-1]) is None


trees = st.lists(st.integers(-1, 30), max_size=25).map(
    lambda parents: [
        TreeNode(at, parent if parent < at else None, f"{'ab'[at % 2]}{at}")
        for at, parent in enumerate(parents)
    ]
)


@given(trees, st.sampled_from(["", "a", "b1", "zz"]))
def test_every_shown_node_has_its_parent_shown(rows: list[TreeNode], query: str) -> None:
    nodes = Nodes(rows)
    nodes.filter(query)
    shown = {place for place in range(len(rows)) if nodes.shows(place)}
    assert {nodes.above[place] for place in shown} <= shown | {NOWHERE}
    assert {place for place, row in enumerate(rows) if query in row.text} <= shown
    for place in shown:
        assert nodes.children(nodes.above[place])[nodes.row(place)] == place
