"""Code by code and the passages behind every figure, against counting place by place."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import confusion_matrix

from app.coding.agreement.behind import SIDES, behind, of_cell, of_node, of_segments, of_texts
from app.coding.agreement.comparison import Marks
from app.coding.agreement.confusion import NOTHING, confusion
from app.coding.agreement.segments import match_curve, pairs_of
from app.coding.agreement.spans import Characters, Units
from tests.coding.agreement.marked import MARKS, NODES, each_place, marks_of

NODE = st.sampled_from(NODES)
ANY = st.sampled_from((NOTHING, *NODES))


@given(MARKS)
def test_cells_are_those_of_one_by_one(marks: list[Marks]) -> None:
    found = confusion(marks)
    cells: Counter[tuple[int, int]] = Counter()
    first: Counter[int] = Counter()
    second: Counter[int] = Counter()
    for mine, theirs in each_place(marks):
        first.update(mine)
        second.update(theirs)
        cells.update((x, y) for x in mine or {NOTHING} for y in theirs or {NOTHING})
    assert found.cells == cells
    assert (found.first, found.second) == (first, second)


@given(MARKS, ANY, ANY)
def test_a_cell_leads_to_as_many_places_as_it_counts(
    marks: list[Marks], first: int, second: int
) -> None:
    passages = list(behind(marks, of_cell(first, second)))
    length = sum(one.end - one.start for one in passages)
    assert length == confusion(marks).cells.get((first, second), 0)
    assert [one[:3] for one in passages] == sorted(one[:3] for one in passages)


@given(MARKS, NODE)
def test_what_one_both_or_neither_marked_is_listed_whole(marks: list[Marks], node: int) -> None:
    places = each_place(marks)
    expected = {
        "both": sum(node in mine and node in theirs for mine, theirs in places),
        "first": sum(node in mine and node not in theirs for mine, theirs in places),
        "second": sum(node in theirs and node not in mine for mine, theirs in places),
        "neither": sum(node not in mine and node not in theirs for mine, theirs in places),
    }
    for side in SIDES:
        passages = behind(marks, of_node(node, (side,)))
        assert sum(one.end - one.start for one in passages) == expected[side], side
    whole = behind(marks, of_node(node))
    assert sum(one.end - one.start for one in whole) == len(places)


@given(MARKS)
def test_a_part_lists_what_was_marked_in_it(marks: list[Marks]) -> None:
    wanted = marks[0].transcript.id
    passages = list(behind(marks, of_texts([wanted], ("first", "second"))))
    assert {one.transcript for one in passages} <= {wanted}
    apart = sum(len(mine ^ theirs) for mine, theirs in each_place(marks[:1]))
    assert sum(one.end - one.start for one in passages) == apart


@given(MARKS, st.sampled_from((0.1, 0.5, 1.0)))
def test_segments_that_found_no_match_are_those_the_curve_misses(
    marks: list[Marks], least: float
) -> None:
    (found,) = match_curve(pairs_of(marks), (least,))
    assert len(list(behind(marks, of_segments(least)))) == found.segments - found.matched


def test_a_sentence_that_both_touched_is_listed_whole() -> None:
    axis = Units([(0, 5), (6, 12), (13, 20)])
    marks = [marks_of(7, {1: [axis.places(3, 9)]}, {1: [axis.places(7, 8)]}, axis)]
    both, first = (list(behind(marks, of_node(1, (side,)))) for side in ("both", "first"))
    assert [one[:3] for one in both] == [(7, 6, 12)]
    assert [one[:3] for one in first] == [(7, 0, 5)]


def test_text_that_is_not_compared_parts_a_passage() -> None:
    axis = Characters(20, [(0, 5), (8, 20)])
    marks = [marks_of(7, {1: [axis.places(2, 12)]}, {}, axis)]
    assert [one[1:3] for one in behind(marks, of_node(1, ("first",)))] == [(2, 5), (8, 12)]


LABELS = st.lists(st.sampled_from((NOTHING, *NODES)), min_size=24, max_size=24)


@given(LABELS, LABELS)
def test_codes_that_exclude_one_another_give_scikit_learns_matrix(
    first: list[int], second: list[int]
) -> None:
    sides = (
        {node: [(at, at + 1) for at, one in enumerate(said) if one == node] for node in NODES}
        for said in (first, second)
    )
    cells = confusion([marks_of(1, *sides)]).cells
    theirs = confusion_matrix(first, second, labels=[NOTHING, *NODES])
    for row, one in enumerate((NOTHING, *NODES)):
        for column, other in enumerate((NOTHING, *NODES)):
            assert cells.get((one, other), 0) == theirs[row, column]
