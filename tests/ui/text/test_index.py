"""The index of codings against looking at every coding."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.text.index import SpanIndex
from app.ui.text.records import Mark

LANE_GAP = 80
SPANS = st.tuples(st.integers(0, 400), st.integers(1, 120))
LISTS = st.lists(SPANS, max_size=40)
STEPS = st.lists(st.one_of(SPANS, st.integers(0, 60), st.none()), max_size=25)


def marks_of(spans: list[tuple[int, int]], first: int = 0) -> list[Mark]:
    return [Mark(first + k, a, a + size, k % 5, 0) for k, (a, size) in enumerate(spans)]


def assert_sound(index: SpanIndex, marks: list[Mark]) -> None:
    """Check queries, order and lanes of an index that holds these codings."""
    assert sorted(index.marks) == sorted(marks)
    assert [mark.start for mark in index.marks] == sorted(mark.start for mark in marks)
    for low in range(-5, 540, 23):
        for high in (low + 1, low + 60):
            found = {index.marks[k].id for k in index.overlapping(low, high)}
            assert found == {mark.id for mark in marks if mark.start < high and mark.end > low}
    lanes = [index.lane(k) for k in range(len(marks))]
    for k, mark in enumerate(index.marks):
        for other in range(k):
            if index.marks[other].end + LANE_GAP > mark.start:
                assert lanes[other] != lanes[k] or index.marks[other].end <= mark.start - LANE_GAP


@given(LISTS)
def test_an_index_made_at_once(spans: list[tuple[int, int]]) -> None:
    assert_sound(SpanIndex(marks_of(spans)), marks_of(spans))


@given(LISTS, STEPS)
def test_inserting_and_removing_with_questions_between(
    spans: list[tuple[int, int]], steps: list[tuple[int, int] | int | None]
) -> None:
    marks = marks_of(spans)
    index = SpanIndex(marks)
    for number, step in enumerate(steps, 1_000):
        if step is None:  # looking makes reach and lanes grow
            for k in index.overlapping(0, 200):
                index.lane(k)
        elif isinstance(step, int):
            if marks:
                index.remove(marks.pop(step % len(marks)).id)
        else:
            mark = Mark(number, step[0], sum(step), 1, 0)
            marks.append(mark)
            index.insert(mark)
    assert_sound(index, marks)


@given(LISTS, LISTS, st.integers(0, 40))
def test_replacing_keeps_what_is_in_both(
    old: list[tuple[int, int]], new: list[tuple[int, int]], kept: int
) -> None:
    before = marks_of(old)
    after = sorted(before[:kept] + marks_of(new, 100), key=lambda mark: mark.start)
    index = SpanIndex(before)
    changed = index.replace(after)
    assert set(changed) == set(before) ^ set(after)
    assert_sound(index, after)


def test_replacing_by_the_same_changes_nothing() -> None:
    marks = [Mark(k, k, k + 9, 0, 0) for k in range(3_000)]
    index = SpanIndex(marks)
    assert index.replace([Mark(*mark) for mark in marks]) == []
    assert index.replace(marks[:1_500] + marks[1_501:]) == [marks[1_500]]
    assert len(index) == 2_999


def test_replacing_all_of_a_large_text() -> None:
    index = SpanIndex([Mark(k, k, k + 9, 0, 0) for k in range(3_000)])
    index.replace([Mark(k, k, k + 5, 0, 0) for k in range(2_000)])
    assert len(index) == 2_000
    assert index.by_id(7) == Mark(7, 7, 12, 0, 0)
    assert [index.marks[k].start for k in index.overlapping(100, 101)] == [96, 97, 98, 99, 100]


def test_lanes_stay_when_a_coding_comes() -> None:
    index = SpanIndex([Mark(1, 0, 500, 0, 0), Mark(2, 100, 300, 0, 0)])
    assert [index.lane(k) for k in range(2)] == [0, 1]
    index.insert(Mark(3, 50, 200, 0, 0))
    assert [(index.marks[k].id, index.lane(k)) for k in range(3)] == [(1, 0), (3, 2), (2, 1)]


def test_lanes_are_used_again_one_line_further() -> None:
    marks = [Mark(1, 0, 10, 0, 0), Mark(2, 9 + LANE_GAP, 200, 0, 0), Mark(3, 400, 500, 0, 0)]
    index = SpanIndex(marks)
    assert [index.lane(k) for k in range(3)] == [0, 1, 0]


def test_looking_ahead_ends_and_gives_the_same_lanes() -> None:
    marks = [Mark(k, 7 * k, 7 * k + 50 + k % 90, 0, 0) for k in range(5_000)]
    ahead, asked = SpanIndex(marks), SpanIndex(marks)
    assert [ahead.look_ahead() for _ in range(4)] == [True, True, False, False]
    assert [ahead.lane(k) for k in range(5_000)] == [asked.lane(k) for k in range(5_000)]


def test_shorter_lines_need_fewer_lanes() -> None:
    marks = [Mark(1, 0, 10, 0, 0), Mark(2, 50, 60, 0, 0)]
    assert [SpanIndex(marks, gap).lane(1) for gap in (40, 41)] == [0, 1]


@pytest.mark.parametrize("order", [sorted, lambda marks: sorted(marks, reverse=True)])
def test_codings_at_a_place_come_shortest_first(
    order: Callable[[list[Mark]], list[Mark]],
) -> None:
    marks = [Mark(1, 0, 90, 0, 0), Mark(2, 10, 20, 0, 0), Mark(3, 5, 30, 0, 0)]
    index = SpanIndex(order(marks))
    assert [mark.id for mark in index.at(15)] == [2, 3, 1]
    assert [mark.id for mark in index.at(20)] == [3, 1]
    assert index.at(90) == []
