"""The unitizing alphas of a project: one long continuum, and nothing where codings overlap."""

import pytest
from hypothesis import given

from app.coding.agreement.comparison import Marks
from app.coding.agreement.continuum import Continuum, continuum
from app.coding.agreement.unitizing import unitizing_alphas
from tests.coding.agreement.marked import LENGTH, MARKS, marks_of, said


def test_transcripts_stand_one_after_the_other() -> None:
    texts = [
        marks_of(1, {1: [(0, 8)], 2: [(8, 20)]}, {1: [(0, 6)], 2: [(10, 24)]}),
        marks_of(2, {2: [(0, 10)]}, {1: [(2, 10)]}),
    ]
    found = continuum(texts)
    one = [(0, 8, "1"), (8, 20, "2"), (LENGTH, LENGTH + 10, "2")]
    other = [(0, 6, "1"), (10, 24, "2"), (LENGTH + 2, LENGTH + 10, "1")]
    expected = unitizing_alphas([one, other], 2 * LENGTH)
    assert found[:3] == expected[:3]
    assert {value.node: value[1:] for value in found.values} == {
        int(node): figures for node, figures in expected.by_value.items()
    }
    assert found.u == pytest.approx(expected.u)
    assert found.exclusive


@given(MARKS)
def test_what_has_two_values_is_counted_and_nothing_else_computed(marks: list[Marks]) -> None:
    found = continuum(marks)
    doubled = tuple(
        sum(len(nodes) > 1 for one in marks for nodes in said(one, side)) for side in (0, 1)
    )
    assert found.doubled == doubled
    assert found.exclusive == (doubled == (0, 0))
    if not found.exclusive:
        assert found == Continuum(None, None, None, (), doubled)


def test_nothing_marked_is_not_defined() -> None:
    assert continuum([marks_of(1, {}, {})]) == Continuum(None, None, None, (), (0, 0))
    everything = marks_of(1, {1: [(0, LENGTH)]}, {1: [(0, LENGTH)]})
    found = continuum([everything])
    assert (found.u, found.binary, found.cu) == (None, None, None)
