"""The order of a structure, and the plain counting that the fast one is held against."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.analysis.counts import Count, Id, children_first
from tests.coding.analysis.by_hand import count_under


class Span(NamedTuple):
    transcript: Id
    start: int
    end: int
    code: Id


def voice(transcript: Id, start: int, end: int) -> frozenset[str]:
    """Let the first ten characters of each transcript be P's, the next ten everyone's."""
    return frozenset([f"P{transcript}"] if start < 10 else ["P0", "P1", "P2"][: end % 4])


def test_a_parent_counts_the_union_of_its_descendants() -> None:
    parents: dict[Id, Id | None] = {"theme": None, "a": "theme", "b": "theme", "empty": "theme"}
    codings = [
        Span(1, 0, 5, "a"),
        Span(1, 0, 5, "b"),  # the same passage
        Span(1, 0, 5, "b"),  # the same coding, by another coder
        Span(1, 0, 6, "b"),  # other boundaries
        Span(2, 0, 5, "b"),  # the same boundaries elsewhere
        Span(2, 3, 4, "theme"),
    ]
    assert count_under(parents, codings, voice) == {
        "theme": Count(4, frozenset({"P1", "P2"})),
        "a": Count(1, frozenset({"P1"})),
        "b": Count(3, frozenset({"P1", "P2"})),
        "empty": Count(0, frozenset()),
    }


@pytest.mark.parametrize("parents", [{"a": None}, {"a": None, "b": "nowhere"}])
def test_a_code_or_parent_outside_the_structure_is_a_bug(parents: dict[Id, Id | None]) -> None:
    with pytest.raises(KeyError):
        count_under(parents, [Span(1, 0, 5, "b")], voice)


@pytest.mark.parametrize("parents", [{"a": "a"}, {"a": "b", "b": "a", "c": None}])
def test_a_circle_is_a_bug(parents: dict[Id, Id | None]) -> None:
    with pytest.raises(ValueError, match="circle"):
        count_under(parents, [], voice)


@st.composite
def structures(draw: st.DrawFn) -> dict[Id, Id | None]:
    """Draw a forest; each node's parent is one of those before it, listed in any order."""
    size = draw(st.integers(1, 12))
    parents = {
        node: draw(st.none() | st.integers(0, node - 1)) if node else None for node in range(size)
    }
    return {node: parents[node] for node in draw(st.permutations(range(size)))}


@given(structures(), st.data())
def test_equal_to_collecting_each_node_by_itself(
    parents: dict[Id, Id | None], data: st.DataObject
) -> None:
    spans = st.builds(
        Span,
        st.integers(0, 2),
        st.integers(0, 15),
        st.integers(16, 19),
        st.sampled_from(sorted(parents, key=str)),
    )
    codings = data.draw(st.lists(spans, max_size=30))
    counts = count_under(parents, codings, voice)
    assert set(counts) == set(parents)
    for node in parents:
        below = {span[:3] for span in codings if is_under(span.code, node, parents)}
        people = {name for span in below for name in voice(*span)}
        assert counts[node] == Count(len(below), frozenset(people))


def is_under(node: Id | None, top: Id, parents: dict[Id, Id | None]) -> bool:
    while node is not None and node != top:
        node = parents[node]
    return node == top


@given(structures())
def test_children_stand_before_their_parents(parents: dict[Id, Id | None]) -> None:
    order = children_first(parents)
    assert sorted(order, key=str) == sorted(parents, key=str)
    place = {node: number for number, node in enumerate(order)}
    assert all(parent is None or place[node] < place[parent] for node, parent in parents.items())
