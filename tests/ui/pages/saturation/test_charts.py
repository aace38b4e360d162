"""The charts' layout: no label over another or cut, with 5 and with 60 interviews; marks."""

import pytest

from app.ui.charts.measure import QtMeasure
from app.ui.charts.paint import text_boxes
from app.ui.charts.scene import Bar, Line, Scene, Shape
from app.ui.pages.saturation.curve_chart import Curve, curve_chart
from app.ui.pages.saturation.figure import figure
from app.ui.pages.saturation.words import say


def curve(count: int, met_at: int | None, prefix: str = "S", held: int | None = 2) -> Curve:
    names = [f"{prefix}{number:02}" for number in range(1, count + 1)]
    new = [7, 5, 0, 0, 3, *([0, 1] * count)][:count]
    present = [max(4, n) for n in new]
    return Curve(
        "All interviews: new categories in each interview",
        names, present, new, [f"{name}: {n}" for name, n in zip(names, new, strict=True)],
        list(range(count)), met_at, "" if met_at is None else f"rule met: {names[met_at]}",
        held, "rule set on 5/3/2024", dict(zip(names, (7, 12), strict=False)),
    )  # fmt: skip


def check(scene: Scene) -> None:
    boxes = text_boxes(scene)
    for at, (text, box) in enumerate(boxes):
        assert box.inside(scene.box), text
        over = [other for other, one in boxes[at + 1 :] if one.meets(box)]
        assert not over, (text, over)


@pytest.mark.parametrize("width", [200, 480, 720, 1300])
@pytest.mark.parametrize("count, met_at", [(1, None), (5, 3), (5, 4), (60, 4), (60, 59)])
def test_no_label_overlaps_or_is_cut(count: int, met_at: int | None, width: int) -> None:
    measure = QtMeasure()
    check(figure([curve(count, met_at)], width, measure, say))


@pytest.mark.parametrize("width", [300, 720, 1300])
def test_curves_of_groups_beside_each_other_do_not_overlap(width: int) -> None:
    curves = [curve(12, 11), curve(8, 4, "D"), curve(4, None, "受访者")]
    check(figure(curves, width, QtMeasure(), say))


def test_the_rule_and_what_came_after_it_are_told_by_form() -> None:
    scene = curve_chart(curve(5, 3), 600, QtMeasure())
    assert [item.hatched for item in scene.items if isinstance(item, Bar) and item.hatched] == [
        True
    ]
    dashed = [item for item in scene.items if isinstance(item, Line) and item.dash]
    assert len(dashed) == 3  # rule set, rule met, the look's line
    assert len([item for item in scene.items if isinstance(item, Shape) and len(item.points) == 3])


def test_a_thousand_interviews_are_laid_out_quickly() -> None:
    scene = curve_chart(curve(1000, 4), 700, QtMeasure())
    assert len(scene.spots) == 1000
    assert scene.width < 7000
