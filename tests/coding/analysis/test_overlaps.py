"""Overlapping passages of codes, counted at once and pair by pair."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.coding.analysis import overlaps
from app.coding.analysis.columns import Spans
from app.coding.analysis.overlaps import overlapping_pairs

CODES = [11, 20, 35]
Coded = tuple[int, int, int, int]  # transcript, start, end, place of the code
coded = st.tuples(st.integers(0, 2), st.integers(0, 20), st.integers(1, 8), st.integers(0, 2)).map(
    lambda one: (one[0], one[1], one[1] + one[2], one[3])
)


def columns(rows: list[Coded]) -> Spans:
    import numpy as np

    return Spans(*np.array(rows, np.int64).reshape(-1, 4).T)


def one_by_one(rows: list[Coded]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for one, other in combinations(sorted(set(rows)), 2):
        if one[0] == other[0] and one[1] < other[2] and other[1] < one[2]:
            low, high = sorted((CODES[one[3]], CODES[other[3]]))
            found[low, high] += 1
    return found


@given(st.lists(coded, max_size=12))
def test_it_counts_what_counting_pair_by_pair_counts(rows: list[Coded]) -> None:
    assert overlapping_pairs(columns(rows), CODES) == one_by_one(rows)


def test_so_many_at_a_time_make_no_difference() -> None:
    rows = [(0, at % 50, at % 50 + 1 + at % 7, at % 3) for at in range(200)]
    rows += [(1, at, at + 40, at % 3) for at in range(60)]
    whole = overlapping_pairs(columns(rows), CODES)
    assert whole == one_by_one(rows)
    assert len(rows) < overlaps._AT_A_TIME
    assert overlapping_pairs(columns(rows), CODES, at_a_time=7) == whole
