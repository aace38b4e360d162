"""Relations of codes equal what looking at every pair of passages says."""

from hypothesis import given
from hypothesis import strategies as st

from app.coding.search.code_queries import Relation, related

spans = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda one: (one[0], sum(one)))
many = st.lists(spans, max_size=8)
STARTS = (0, 5, 6, 12, 19)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, b[0] - a[1], a[0] - b[1])


def turns(span: tuple[int, int]) -> set[int]:
    return {max(k for k, start in enumerate(STARTS) if start <= at) for at in range(*span)}


@given(many, many)
def test_overlapping_within_and_not(ours: list, theirs: list) -> None:
    each = sorted(set(ours))
    assert related(ours, theirs, Relation.OVERLAPS) == [
        a for a in each if any(overlap(a, b) for b in theirs)
    ]
    assert related(ours, theirs, Relation.NOT) == [
        a for a in each if not any(overlap(a, b) for b in theirs)
    ]
    assert related(ours, theirs, Relation.WITHIN) == [
        a for a in each if any(b[0] <= a[0] and a[1] <= b[1] for b in theirs)
    ]


@given(many, many, st.integers(0, 6))
def test_near(ours: list, theirs: list, distance: int) -> None:
    each = sorted(set(ours))
    assert related(ours, theirs, Relation.NEAR_CHARACTERS, distance) == [
        a for a in each if any(gap(a, b) <= distance for b in theirs)
    ]
    assert related(ours, theirs, Relation.NEAR_TURNS, distance, STARTS) == [
        a
        for a in each
        if any(abs(x - y) <= distance for b in theirs for x in turns(a) for y in turns(b))
    ]
