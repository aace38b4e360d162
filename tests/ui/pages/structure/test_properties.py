"""Properties on the Categories page: added, renamed, placed on by keys and mouse, undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.models import queries
from app.ui.pages.structure.categories import CategoriesPage
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, choose, press, settle, write

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show, qtbot: QtBot) -> CategoriesPage:
    study.codes("trust", "doubt")
    study.group("Feeling", "trust", "doubt")
    for span in ((0, 9), (5, 24), (28, 37)):
        study.coding("trust", span)
    study.coding("doubt", (5, 24))
    study.coding("trust", (43, 60), study.ben)
    shown = show(CategoriesPage)
    choose(shown.work, study.key("Feeling"))
    settle(qtbot, study.hub)
    return shown


def places(study: Study) -> list[tuple[str, int, int]]:
    """Return property, start of the coding and percent of every place."""
    with study.project.read(study.ana) as reader:
        names = {row.id: row.name for row in queries.properties(reader)}
        starts = {row.id: row.start for row in queries.all_codings(reader)}
        found = queries.property_places(reader)
    return sorted((names[row.property], starts[row.coding], row.percent) for row in found)


def add(qtbot: QtBot, page: CategoriesPage, text: str) -> None:
    page.work.tree.setFocus()
    press(qtbot, page, Key.Key_P)
    write(qtbot, page, text)


def test_a_property_is_typed_with_its_ends_and_renamed_in_place(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    add(qtbot, page, "intensity: weak ... overwhelming")
    with study.project.read() as reader:
        (row,) = queries.properties(reader)
    assert (row.name, row.low, row.high) == ("intensity", "weak", "overwhelming")
    block = page.detail.properties.block(row.id)
    assert block.said.text() == "0 of 3 quotations placed"  # Ana's, each passage once
    add(qtbot, page, "intensity")
    assert "already" in page.detail.properties.error.text()
    press(qtbot, page, Key.Key_Escape)
    assert not page.detail.properties.error.isVisible()
    block.high.setFocus()
    block.high.selectAll()
    write(qtbot, page, "strong")
    block.low.setFocus()
    block.low.clear()
    press(qtbot, page, Key.Key_Return)
    with study.project.read() as reader:
        (row,) = queries.properties(reader)
    assert (row.low, row.high) == (None, "strong")
    assert nameless(page) == []


def test_quotations_are_placed_by_keys_one_after_the_other(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    add(qtbot, page, "pace: slow ... fast")
    page.work.tree.setFocus()
    press(qtbot, page, Key.Key_P, SHIFT)
    assert nameless(page) == []
    for key in (Key.Key_1, Key.Key_9, Key.Key_Right, Key.Key_Left):
        press(qtbot, page, key)
    # The second passage carries both codes: both codings get the place.
    assert places(study) == [("pace", 0, 0), ("pace", 5, 100), ("pace", 5, 100), ("pace", 28, 45)]
    ident = next(iter(page.detail.properties._blocks))
    said = page.detail.properties.block(ident).said
    assert said.text() == "3 of 3 quotations placed · both ends seen"
    press(qtbot, page, Key.Key_Up)
    press(qtbot, page, Key.Key_Delete)
    assert places(study) == [("pace", 0, 0), ("pace", 28, 45)]
    assert said.text() == "2 of 3 quotations placed · nothing yet at: fast"
    study.hub.undo()
    settle(qtbot, study.hub)
    assert ("pace", 5, 100) in places(study)
    press(qtbot, page, Key.Key_Escape)
    assert page.work.isVisible()
    assert not page.properties.view.isVisible()


def test_quotations_are_placed_by_mouse(page: CategoriesPage, study: Study, qtbot: QtBot) -> None:
    add(qtbot, page, "pace")
    page.work.tree.setFocus()
    press(qtbot, page, Key.Key_P, SHIFT)
    line = page.properties.view.line
    left, middle = Qt.MouseButton.LeftButton, line.width() // 2
    qtbot.mouseClick(line, left, pos=QPoint(middle, line.height() - 12))
    settle(qtbot, study.hub)
    assert places(study) == [("pace", 0, 50)]
    press(qtbot, page, Key.Key_Down)
    dot = line.dots()[0].centre.toPoint()
    qtbot.mousePress(line, left, pos=dot)
    qtbot.mouseMove(line, QPoint(line.width(), dot.y()))
    qtbot.mouseRelease(line, left, pos=QPoint(line.width(), dot.y()))
    settle(qtbot, study.hub)
    assert places(study) == [("pace", 0, 100)]
    assert page.properties.view.list.currentIndex().row() == 0  # the dot that was taken


def test_a_property_that_goes_closes_its_view(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    add(qtbot, page, "pace")
    page.work.tree.setFocus()
    press(qtbot, page, Key.Key_P, SHIFT)
    study.hub.undo()
    settle(qtbot, study.hub)
    assert page.work.isVisible()
    assert page.detail.properties._blocks == {}
