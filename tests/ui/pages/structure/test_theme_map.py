"""The theme map says the numbers of the tables, and cuts off no label at any width."""

import pytest
from PySide6.QtWidgets import QApplication

from app.coding.analysis.counts import Count
from app.coding.tables.write import FIGURE_ENDINGS
from app.ui.charts.files import figure_bytes
from app.ui.charts.measure import QtMeasure
from app.ui.charts.scene import Bar, Scene, Text, text_box
from app.ui.pages.structure.selective.theme_map import Row, Said, layout_map

SAID = Said(
    "Map", "{name}: {n} quotations, {people} participants", "Numbers count quotations.", "core"
)


def row(key: str, kind: str, depth: int, n: int, *, name: str = "", core: bool = False) -> Row:
    people = frozenset(f"S{at:02}" for at in range(min(n, 3)))
    return Row(key, kind, name or key, depth, Count(n, people), "#425CAE", core)


PANELS = (
    (
        row("Empathy", "theme", 0, 30),
        row("Listening", "category", 1, 28, core=True),
        row("giving time", "code", 2, 20),
        row("keeping quiet", "code", 2, 5, name="keeping quiet for as long as it takes 共情 🙂"),
        row("nothing", "code", 2, 0),
    ),
    (row("Limits", "theme", 0, 2), row("doubts", "code", 1, 2)),
    (Row("Empty", "theme", "Empty", 0, None),),
    (
        row("Long", "theme", 0, 9, name="A theme whose name tells " + "all of it " * 12),
        row("long", "category", 1, 9, name="类别" * 60),
        row("longest", "code", 2, 9, name="what was said " * 15 + "🙂"),
    ),
)


def drawn(width: float) -> Scene:
    return layout_map(width, QtMeasure(), PANELS, SAID)


@pytest.mark.parametrize("width", [1, 500, 900, 3000])
def test_all_labels_lie_within_and_apart(qapp: QApplication, width: float) -> None:
    scene, measure = drawn(width), QtMeasure()
    boxes = [text_box(one, measure) for one in scene.items if isinstance(one, Text)]
    assert all(box.inside(scene.box) for box in boxes)
    bars = [one.box for one in scene.items if isinstance(one, Bar) and one.fill]
    for at, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[at + 1 :])
        assert not any(box.meets(bar) for bar in bars)
    assert not any("…" in one.text for one in scene.items if isinstance(one, Text))


def test_bars_are_to_one_scale_and_rows_say_their_numbers(qapp: QApplication) -> None:
    scene = drawn(900)
    bars = [one.box.width for one in scene.items if isinstance(one, Bar) and one.fill]
    assert 80 <= bars[0] <= 160
    assert bars[1:4] == pytest.approx([bars[0] / 4, 1, bars[0] / 10])
    assert [(spot.key, spot.says) for spot in scene.spots][:2] == [
        ("Empathy", "Empathy: 30 quotations, 3 participants"),
        ("Listening", "Listening: 28 quotations, 3 participants · core"),
    ]
    assert [one.says for one in scene.spots if one.key == "Empty"] == [
        "Empty: 0 quotations, 0 participants"
    ]


def test_it_is_written_in_every_format(qapp: QApplication) -> None:
    starts = {ending: figure_bytes(drawn(600), ending)[:4] for ending in FIGURE_ENDINGS}
    assert starts == {".svg": b"<?xm", ".png": b"\x89PNG", ".pdf": b"%PDF"}
