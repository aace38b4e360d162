"""What a layout can rely on: boxes of texts, axes, names under columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.charts.axis import lines_of, ticks
from app.ui.charts.measure import QtMeasure
from app.ui.charts.paint import text_boxes
from app.ui.charts.scene import Bar, Box, Scene, Text, beside, text_box
from tests.ui.charts.conftest import columns

NAMES = tuple(f"S{number:02}" for number in range(1, 61))
ODD = ("受访者一", "a long name of an interview", "3")


def test_boxes_that_only_touch_do_not_meet() -> None:
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 5, 5))
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 5, 5))


def test_an_upright_text_stands_above_its_point() -> None:
    measure = QtMeasure()
    box = text_box(Text(50, 100, "S01", upright=True), measure)
    assert box.bottom == 100
    assert box.height == measure.width("S01")
    assert box.right == pytest.approx(50 + measure.descent())


@given(st.integers(0, 5000))
def test_ticks_are_few_round_and_reach_the_highest(highest: int) -> None:
    found = ticks(highest)
    assert found[0] == 0
    assert found[-1] >= highest
    assert len(found) <= 7
    assert {str(found[1]).rstrip("0")} <= {"1", "2", "5"}


@pytest.mark.parametrize("width", [220, 300, 700, 1400])
@pytest.mark.parametrize(
    "names", [NAMES[:5], NAMES, ("受访者一", "a long name of an interview", "3")]
)
def test_labels_never_overlap_and_are_never_cut(width: int, names: tuple[str, ...]) -> None:
    scene = columns(width, QtMeasure(), names)
    boxes = text_boxes(scene)
    for at, (text, box) in enumerate(boxes):
        assert box.inside(scene.box), text
        assert not [other for other, one in boxes[at + 1 :] if one.meets(box)], text


def test_scenes_beside_each_other_keep_their_spots() -> None:
    one = columns(200, QtMeasure())
    both = beside([one, one], gap=10)
    assert both.width == 2 * one.width + 10
    assert [spot.key for spot in both.spots][-1] == (1, "S03")
    assert both.spots[3].box.x == one.spots[0].box.x + one.width + 10


def test_lines_are_broken_at_blanks() -> None:
    measure = QtMeasure()
    lines = lines_of("one two three four five", 60, measure, 12)
    assert " ".join(lines) == "one two three four five"
    assert len(lines) > 1
    assert all(measure.width(line, 12) <= 60 for line in lines)


def test_a_scene_is_a_value() -> None:
    assert Scene(1, 1, (Bar(Box(0, 0, 1, 1)),)) == Scene(1, 1, (Bar(Box(0, 0, 1, 1)),))
