"""Coefficients against independent libraries, on random tables."""

import warnings

import krippendorff
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

from app.coding.agreement.alpha import nominal_alpha
from app.coding.agreement.coefficients import (
    Counts,
    bias_index,
    brennan_prediger,
    cohen_kappa,
    figures,
    gwet_ac1,
    krippendorff_alpha,
    prevalence_index,
    scott_pi,
    varies,
)

CELL = st.integers(0, 60)
TABLES = st.builds(Counts, CELL, CELL, CELL, CELL).filter(lambda counts: varies(counts.matrix))


def judgements(counts: Counts) -> tuple[list[int], list[int]]:
    first = [1] * (counts.both + counts.only_first) + [0] * (counts.only_second + counts.neither)
    second = (
        [1] * counts.both
        + [0] * counts.only_first
        + [1] * counts.only_second
        + [0] * counts.neither
    )
    return first, second


@given(TABLES)
def test_kappa_is_that_of_scikit_learn_and_statsmodels(counts: Counts) -> None:
    first, second = judgements(counts)
    found = cohen_kappa(counts.matrix)
    assert found == pytest.approx(cohen_kappa_score(first, second), abs=1e-12)
    assert found == pytest.approx(cohens_kappa(counts.matrix, return_results=False), abs=1e-12)


@given(TABLES)
def test_alpha_is_that_of_the_krippendorff_package(counts: Counts) -> None:
    theirs = krippendorff.alpha(list(judgements(counts)), level_of_measurement="nominal")
    assert krippendorff_alpha(counts.matrix) == pytest.approx(theirs, abs=1e-12)
    assert nominal_alpha(zip(*judgements(counts), strict=True)) == pytest.approx(theirs, abs=1e-12)


@given(TABLES)
def test_pi_is_the_kappa_of_fleiss_for_two(counts: Counts) -> None:
    rows = [[one + two, 2 - one - two] for one, two in zip(*judgements(counts), strict=True)]
    assert scott_pi(counts.matrix) == pytest.approx(fleiss_kappa(rows, "fleiss"), abs=1e-12)


@given(
    st.lists(
        st.lists(st.sampled_from([1, 2, 3, None]), min_size=3, max_size=3), min_size=2, max_size=20
    )
)
def test_alpha_of_three_coders_with_gaps(units: list[list[int | None]]) -> None:
    ours = nominal_alpha(units)
    assume(ours is not None)
    known = [[float("nan") if value is None else value for value in unit] for unit in units]
    columns = list(zip(*known, strict=True))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it divides by numbers of judgements that may be zero
        theirs = krippendorff.alpha(columns, level_of_measurement="nominal")
    assert ours == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize(
    "counts", [Counts(0, 0, 0, 0), Counts(0, 0, 0, 500), Counts(500, 0, 0, 0)], ids=str
)
def test_without_variation_nothing_but_percent_agreement_is_defined(counts: Counts) -> None:
    found = figures(counts)
    assert found.percent_agreement == (1.0 if sum(counts) else None)
    assert found.positive_agreement == (1.0 if counts.both else None)
    assert set(found[2:]) == {None}


def test_one_coder_who_never_used_a_code_gives_kappa_zero() -> None:
    assert cohen_kappa(Counts(0, 30, 0, 70).matrix) == 0


def test_text_left_uncoded_lifts_the_others_but_not_positive_agreement() -> None:
    short, long = Counts(79, 23, 23, 1875), Counts(79, 23, 23, 19875)
    assert figures(short).positive_agreement == figures(long).positive_agreement
    for rising in (brennan_prediger, gwet_ac1):
        assert rising(long.matrix) > rising(short.matrix)


def test_prevalence_and_bias() -> None:
    counts = Counts(40, 9, 6, 45)
    assert (prevalence_index(counts), bias_index(counts)) == (-0.05, 0.03)
