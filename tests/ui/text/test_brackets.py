"""Brackets and names in the margin."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.ui.text.bands import Shown
from app.ui.text.brackets import Bracket, lanes_for, place_brackets, place_tags
from app.ui.text.records import Mark
from app.ui.text.rows import Rows

LINE = 17


def rows(count: int = 20) -> Rows:
    """Return lines of ten positions, 28 pixels apart with bands of 18."""
    made = Rows(0.0)
    made.starts = [10 * k for k in range(count)]
    made.ends = [10 * k + 10 for k in range(count)]
    made.bands = [(28 * k + 5, 18) for k in range(count)]
    return made


def shown(ident: int, start: int, end: int, lane: int, opens: bool = True, closes: bool = True):
    return Shown(Mark(ident, start, end, 1, 1), lane, start, end, opens, closes)


def bracket(ident: int, top: int, bottom: int) -> Bracket:
    return Bracket(shown(ident, 0, 5, 0), 0, top, bottom, top + 9)


def test_a_bracket_spans_its_lines() -> None:
    placed, _ = place_brackets(rows(), [shown(1, 12, 31, 0), shown(2, 12, 30, 1)], 200, 560)
    assert [(one.x, one.top, one.bottom) for one in placed] == [
        (0, 33, 3 * 28 + 23),
        (8, 33, 2 * 28 + 23),
    ]


def test_what_goes_on_beyond_the_page_reaches_its_edge() -> None:
    items = [shown(1, 0, 15, 0, opens=False), shown(2, 195, 200, 1, closes=False)]
    first, second = place_brackets(rows(), items, 200, 550)[0]
    assert (first.top, first.bottom) == (0, 28 + 23)
    assert (second.top, second.bottom) == (19 * 28 + 5, 550)


def test_twenty_lanes_leave_the_names_half_of_the_margin() -> None:
    deep = [shown(k, 0, 10, k) for k in range(20)]
    placed, lanes = place_brackets(rows(), deep, 200, 550)
    assert len({one.x for one in placed}) == 20
    assert lanes.behind <= 0.45 * 200


@given(st.integers(0, 60), st.integers(60, 300))
def test_lanes_leave_half_of_the_margin_and_their_ends_do_not_touch(count: int, width: int) -> None:
    step, line, tick, behind = lanes_for(count, width)
    assert 0 < line <= tick
    assert behind <= max(24, width / 2 + 1)
    assert count * step <= behind + 1
    assert tick < step or count > 20


def test_names_stand_still_while_one_to_three_codings_lie_side_by_side() -> None:
    assert len({lanes_for(count, 200).behind for count in range(4)}) == 1
    assert len({lanes_for(count, 200).behind for count in range(60)}) == 4


def test_ten_long_codings_that_begin_together_all_have_their_name() -> None:
    tags = place_tags([bracket(k, 40, 40 + 12 * LINE) for k in range(10)], 500, LINE)
    assert [tag.shown.mark.id for tag in tags] == list(range(10))
    assert {below.y - above.y for above, below in pairwise(tags)} == {LINE}


def test_ten_codings_of_one_line_all_have_their_name_where_nothing_else_begins() -> None:
    tags = place_tags([bracket(k, 40, 58) for k in range(10)], 500, LINE)
    assert [tag.shown.mark.id for tag in tags] == list(range(10))
    assert [tag.hangs for tag in tags] == [False] + 9 * [True]


def test_a_pile_of_names_that_ends_soon_pushes_the_names_below_it() -> None:
    lower = [bracket(k, 40 + 4 * LINE, 58 + 4 * LINE) for k in range(6, 10)]
    tags = place_tags([*[bracket(k, 40, 58) for k in range(6)], *lower], 500, LINE)
    assert [(tag.shown.mark.id, tag.more) for tag in tags] == [(k, []) for k in range(10)]


def crowded() -> list[Bracket]:
    """Return two codings in each of many lines, and six in the first."""
    lines = [0, 0, 0, 0, *[k for k in range(30) for _ in "ab"]]
    return [bracket(k, 40 + row * LINE, 58 + row * LINE) for k, row in enumerate(lines)]


def test_a_name_without_room_is_counted_above() -> None:
    tags = place_tags(crowded(), 900, LINE)
    assert [tag.shown.mark.id for tag in tags[:3]] == [0, 1, 2]
    assert [one.mark.id for one in tags[2].more] == [3, 4, 5]


def test_the_focused_coding_always_has_its_name() -> None:
    tags = place_tags(crowded(), 900, LINE, focused=4)
    assert tags[2].shown.mark.id == 4
    assert sorted(one.mark.id for one in tags[2].more) == [2, 3, 5]


@given(st.lists(st.tuples(st.integers(0, 480), st.integers(18, 300)), max_size=30))
def test_names_never_overlap_nor_leave_the_margin_nor_get_lost(
    places: list[tuple[int, int]],
) -> None:
    tags = place_tags([bracket(k, y, y + h) for k, (y, h) in enumerate(places)], 500, LINE)
    assert all(below.y - above.y >= LINE for above, below in pairwise(tags))
    assert all(tag.y + LINE <= 500 for tag in tags[1:])
    named = [shown.mark.id for tag in tags for shown in (tag.shown, *tag.more)]
    assert sorted(named) == list(range(len(places)))
