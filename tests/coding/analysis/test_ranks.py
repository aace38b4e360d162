"""Spearman's rho with ties, against figures of scipy.stats.spearmanr and scipy itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.analysis.ranks import mean_ranks, spearman

PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=30)


@pytest.mark.parametrize(
    "first, second, rho",
    [
        ([1, 2, 3], [4, 5, 9], 1.0),
        ([1, 2, 3], [9, 5, 4], -1.0),
        ([1, 2, 3, 4, 5], [5, 6, 7, 8, 7], 0.8207826816681233),
        ([0, 0, 1, 2, 2, 3], [31, 28, 30, 35, 35, 40], 0.8956221510397981),
        ([1, 1, 2, 2], [1, 2, 1, 2], 0.0),
    ],
)
def test_figures_written_down(first: list[float], second: list[float], rho: float) -> None:
    assert spearman(first, second) == pytest.approx(rho, abs=1e-12)


@pytest.mark.parametrize(
    "first, second",
    [([], []), ([1, 2], [1, 2]), ([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [0, 0, 0])],
)
def test_not_defined_where_nothing_varies_or_too_few(
    first: list[float], second: list[float]
) -> None:
    assert spearman(first, second) is None


def test_values_that_are_no_pairs_are_a_bug() -> None:
    with pytest.raises(ValueError, match="no pairs"):
        spearman([1, 2, 3], [1, 2])


def test_tied_values_share_the_mean_of_their_ranks() -> None:
    assert mean_ranks([10, 20, 10, 30]) == [1.5, 3.0, 1.5, 4.0]


@given(PAIRS)
def test_the_same_as_scipy(pairs: list[tuple[int, int]]) -> None:
    stats = pytest.importorskip("scipy.stats")
    first, second = ([float(pair[at]) for pair in pairs] for at in (0, 1))
    rho = spearman(first, second)
    if rho is None:
        assert len(set(first)) < 2 or len(set(second)) < 2
    else:
        assert rho == pytest.approx(stats.spearmanr(first, second).statistic, abs=1e-9)
