"""Arrows of a diagram are led around the boxes between their ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.charts.scene import Box, Point
from app.ui.pages.structure.diagrams.routes import crosses, route

MIDDLE = Box(100, 0, 80, 40)


def met(points: list[Point], boxes: list[Box]) -> list[Box]:
    return [box for box in boxes for leg in pairwise(points) if crosses(*leg, box)]


def test_a_free_way_is_straight() -> None:
    assert route((0, 0), (300, 0), [Box(100, 10, 80, 40)]) == [(0, 0), (300, 0)]


@pytest.mark.parametrize("height, over", [(10.0, True), (30.0, False)])
def test_a_box_between_is_passed_on_the_shorter_side(height: float, over: bool) -> None:
    points = route((0, height), (300, height), [MIDDLE])
    assert (points[0], points[-1]) == ((0, height), (300, height))
    assert not met(points, [MIDDLE])
    bends = [y for _x, y in points[1:-1]]
    assert bends
    assert all(y < MIDDLE.y for y in bends) if over else all(y > MIDDLE.bottom for y in bends)


def test_two_arrows_around_a_box_bend_apart() -> None:
    first, second = (route((0, 10), (300, 10), [MIDDLE], number) for number in (0, 1))
    assert not set(first[1:-1]) & set(second[1:-1])


@pytest.mark.parametrize(
    "leg, through",
    [
        (((0, 20), (300, 20)), True),
        (((0, 0), (300, 0)), False),  # along an edge
        (((140, -50), (140, 90)), True),
        (((90, -50), (90, 90)), False),
        (((0, 20), (90, 20)), False),  # ends before it
    ],
)
def test_what_crosses_a_box(leg: tuple[Point, Point], through: bool) -> None:
    assert crosses(*leg, MIDDLE) is through


@given(st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4))
def test_no_arrow_runs_behind_a_few_boxes_with_room_between_them(
    places: set[tuple[int, int]],
) -> None:
    boxes = [Box(100 + 240 * x, 90 * y, 150, 40) for x, y in sorted(places)]
    points = route((0, 140), (1200, 140), boxes)
    assert not met(points, boxes)
