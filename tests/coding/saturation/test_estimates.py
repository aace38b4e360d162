"""Closed forms against all orders, counted one by one."""

from itertools import combinations
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.saturation.estimates import Sample, rarefaction

PRESENCE = st.lists(st.frozensets(st.integers(1, 8), max_size=6), min_size=1, max_size=7)


@given(PRESENCE)
def test_rarefaction_is_the_mean_over_all_orders(presence: list[frozenset[int]]) -> None:
    frequencies = [sum(node in one for one in presence) for node in set().union(*presence)]
    sample, found = Sample(len(presence), frequencies), rarefaction(presence)
    for size in range(1, len(presence) + 1):
        seen = [len(set().union(*chosen)) for chosen in combinations(presence, size)]
        assert sample.expected(size) == pytest.approx(fmean(seen))
        assert found.mean[size - 1] == pytest.approx(fmean(seen), abs=1e-9)
        assert found.deviation[size - 1] == pytest.approx(pstdev(seen), abs=1e-6)


@given(PRESENCE)
def test_more_interviews_reach_the_coverage_that_was_asked_for(
    presence: list[frozenset[int]],
) -> None:
    frequencies = [sum(node in one for one in presence) for node in set().union(*presence)]
    sample = Sample(len(presence), frequencies)
    more = sample.more_for(0.9)
    if more is not None:
        assert (sample.coverage_at(len(presence) + more) or 0) >= 0.9 - 1e-9
        assert more == 0 or (sample.coverage_at(len(presence) + more - 1) or 0) < 0.9


def test_nothing_seen_has_no_coverage() -> None:
    sample = Sample(6, [])
    assert (sample.coverage(), sample.more_for(0.9), sample.richness().chao2) == (None, None, 0)


def test_frequencies_that_cannot_be() -> None:
    for wrong in ([0], [4]):
        with pytest.raises(ValueError, match="present"):
            Sample(3, wrong)
