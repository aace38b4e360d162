"""Paradigms and the diagram of all relations: by keys, by mouse, undone, and as files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.ui.charts.paint import text_boxes
from app.ui.pages.structure.categories import CategoriesPage
from app.ui.pages.structure.diagrams.view import DiagramsView
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, press, settle, write

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show) -> CategoriesPage:
    study.codes("haste")
    study.group("Pressure", "haste")
    study.group("Burden")
    study.group("A name so long that it needs several lines in the box of a diagram 🙂 共情")
    return show(CategoriesPage)


@pytest.fixture
def view(page: CategoriesPage, study: Study, qtbot: QtBot) -> DiagramsView:
    """Return the view with a paradigm around "Burden", made by keys."""
    press(qtbot, page, Key.Key_4, ALT)
    found = page.axial.diagrams
    found.ask_new()
    write(qtbot, page, "1990")
    write(qtbot, page, "burden")
    return found.view


def roles(study: Study) -> dict[str, str]:
    with study.project.read(study.ana) as reader:
        names = {row.id: row.name for row in queries.categories(reader)}
        return {names[row.category]: row.role for row in queries.paradigm_roles(reader)}


def says(view: DiagramsView) -> set[str]:
    return {spot.says for spot in view.canvas.scene.spots}


def test_a_paradigm_is_begun_and_roles_are_given_by_keys(
    page: CategoriesPage, view: DiagramsView, study: Study, qtbot: QtBot
) -> None:
    assert [view.list.item(row).text() for row in range(view.list.count())][1:] == ["Burden"]
    assert says(view) == {"phenomenon: Burden"}
    press(qtbot, page, Key.Key_A)
    write(qtbot, page, "press")
    write(qtbot, page, "causal")
    assert roles(study) == {"Pressure": "causal-condition"}
    assert says(view) == {"phenomenon: Burden", "causal condition: Pressure"}
    assert "context" in view.said.text()
    assert nameless(page) == []
    key = study.key("Pressure")
    box, middle = view.canvas.box_at(key), view.canvas.box_at(study.key("Burden"))
    assert box.right() < middle.left()
    view.canvas.choose(key)
    view.canvas.setFocus()
    press(qtbot, page, Key.Key_Delete)
    assert roles(study) == {}
    study.hub.undo()
    settle(qtbot, study.hub)
    assert roles(study) == {"Pressure": "causal-condition"}


def test_boxes_are_moved_by_keys_and_mouse_and_laid_out_anew(
    page: CategoriesPage, view: DiagramsView, study: Study, qtbot: QtBot
) -> None:
    view.go_to(None)
    canvas, key = view.canvas, study.key("Pressure")
    before = {spot.key: spot.box for spot in canvas.scene.spots}
    canvas.setFocus()
    canvas.choose(key)
    press(qtbot, page, Key.Key_Down, CTRL)
    assert placed(study) == {"Pressure": 1}
    at = canvas.box_at(key).center().toPoint()
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=at)
    qtbot.mouseMove(canvas, at + QPoint(40, 200))
    qtbot.mouseRelease(canvas, left, pos=at + QPoint(40, 200))
    settle(qtbot, study.hub)
    assert canvas.box_at(key).top() > canvas.box_at(study.key("Burden")).bottom()
    view.anew_asked.emit()
    settle(qtbot, study.hub)
    assert placed(study) == {}
    assert {spot.key: spot.box for spot in canvas.scene.spots} == before
    study.hub.undo()
    settle(qtbot, study.hub)
    assert placed(study) == {"Pressure": 1}


def placed(study: Study) -> dict[str, int]:
    """Return how many places each thing has in the diagram of all relations."""
    with study.project.read(study.ana) as reader:
        names = {row.id: row.name for row in queries.categories(reader)}
        rows = [row for row in queries.diagram_places(reader) if row.paradigm is None]
    found = [names[row.category] for row in rows if row.category is not None]
    return {name: found.count(name) for name in found}


def test_relations_are_drawn_within_the_figure_and_it_goes_into_files(
    page: CategoriesPage, view: DiagramsView, study: Study, qtbot: QtBot, tmp_path: Path
) -> None:
    view.go_to(None)
    ends = {"to_category": study.category["Burden"]}
    study.hub.do(
        operations.relate, kind="leads to", from_category=study.category["Pressure"], **ends
    )
    study.hub.do(operations.relate, kind="强化", from_code=study.code["haste"], **ends)
    settle(qtbot, study.hub)
    scene = view.canvas.scene
    words = {text for text, _box in text_boxes(scene)}
    assert {"leads to", "强化", "haste", "Pressure"} <= words
    assert all(box.inside(scene.box) for _text, box in text_boxes(scene))
    boxes = [spot.box for spot in scene.spots]
    assert not any(one.meets(other) for one in boxes for other in boxes if one is not other)
    starts = {b".pdf": b"%PDF", b".svg": b"<?xml", b".png": b"\x89PNG"}
    for ending, start in starts.items():
        out = tmp_path / f"figure{ending.decode()}"
        page.axial.diagrams.export_to(out)
        assert out.read_bytes().startswith(start)


def test_enter_on_a_box_opens_it_in_the_outline(
    page: CategoriesPage, view: DiagramsView, study: Study, qtbot: QtBot
) -> None:
    view.canvas.setFocus()
    press(qtbot, page, Key.Key_Right)
    press(qtbot, page, Key.Key_Return)
    assert page.work.isVisible()
    assert page.work.tree.current_key() == study.key("Burden")


@pytest.fixture
def own(page: CategoriesPage, qtbot: QtBot) -> DiagramsView:
    """Return the view with a paradigm whose roles were made up, by keys."""
    press(qtbot, page, Key.Key_4, ALT)
    found = page.axial.diagrams
    found.ask_new()
    write(qtbot, page, "own")
    write(qtbot, page, "burden")
    for name in ("trigger", "turn", "outcome"):
        write(qtbot, page, name)
    press(qtbot, page, Key.Key_Escape)
    return found.view


def listed(view: DiagramsView) -> list[str]:
    rows = view.roles.list
    return [rows.item(row).text() for row in range(rows.count())]


def test_own_roles_are_made_ordered_and_renamed_by_keys(
    page: CategoriesPage, own: DiagramsView, study: Study, qtbot: QtBot
) -> None:
    rows = own.roles.list
    assert listed(own) == ["trigger", "turn", "outcome"]
    assert rows.hasFocus()
    rows.setCurrentRow(2)
    press(qtbot, page, Key.Key_S)
    write(qtbot, page, "follows")
    press(qtbot, page, Key.Key_Up, ALT)
    assert listed(own) == ["trigger", "outcome", "turn"]
    assert rows.currentItem().text() == "outcome"
    rows.currentItem().setText("trigger")
    settle(qtbot, study.hub)
    assert "already a role" in own.message.text.text()
    assert listed(own)[1] == "outcome"
    rows.currentItem().setText("转折 🙂")
    settle(qtbot, study.hub)
    assert listed(own) == ["trigger", "转折 🙂", "turn"]
    assert nameless(page) == []
    study.hub.undo()
    settle(qtbot, study.hub)
    assert listed(own)[1] == "outcome"


def test_categories_play_own_roles_where_these_stand(
    page: CategoriesPage, own: DiagramsView, study: Study, qtbot: QtBot
) -> None:
    rows = own.roles.list
    rows.setCurrentRow(2)
    press(qtbot, page, Key.Key_S)
    write(qtbot, page, "follows")
    own.canvas.setFocus()
    own.canvas.choose(None)
    press(qtbot, page, Key.Key_A)
    write(qtbot, page, "press")
    write(qtbot, page, "outcome")
    assert says(own) == {"phenomenon: Burden", "outcome: Pressure"}
    here, middle = study.key("Pressure"), study.key("Burden")
    assert own.canvas.box_at(here).left() > own.canvas.box_at(middle).right()
    rows.setCurrentRow(2)
    rows.setFocus()
    press(qtbot, page, Key.Key_Delete)
    write(qtbot, page, "trigger")
    assert listed(own) == ["trigger", "turn"]
    assert says(own) == {"phenomenon: Burden", "trigger: Pressure"}
    assert own.canvas.box_at(here).right() < own.canvas.box_at(middle).left()


def test_roles_of_a_book_become_ones_own(
    page: CategoriesPage, view: DiagramsView, study: Study, qtbot: QtBot
) -> None:
    assert not view.roles.add.isVisible()
    view.roles.make_own.click()
    settle(qtbot, study.hub)
    assert listed(view)[:2] == ["causal condition", "context"]
    assert view.roles.add.isVisible()
    assert view.said.text().startswith("Own roles")


def test_what_has_a_button_has_a_key(
    page: CategoriesPage, view: DiagramsView, study: Study, qtbot: QtBot
) -> None:
    view.canvas.setFocus()
    press(qtbot, page, Key.Key_F)
    write(qtbot, page, "pressure")
    assert says(view) == {"phenomenon: Pressure"}
    press(qtbot, page, Key.Key_A, SHIFT)
    write(qtbot, page, "2015")
    write(qtbot, page, "burden")
    names = [view.list.item(row).text() for row in range(view.list.count())]
    assert sorted(names[1:]) == ["Burden", "Burden"]
    assert view.list.currentItem().toolTip() == "Corbin & Strauss 2015"
    view.canvas.choose(study.key("Burden"))
    press(qtbot, page, Key.Key_Right, CTRL)
    with study.project.read(study.ana) as reader:
        assert len(queries.diagram_places(reader)) == 1
    press(qtbot, page, Key.Key_L)
    with study.project.read(study.ana) as reader:
        assert queries.diagram_places(reader) == []
    view.list.setFocus()
    press(qtbot, page, Key.Key_Delete)
    assert view.list.count() == 2
    offered = [action.text() for action in view.canvas.actions()]
    assert offered[:2] == ["Give a role", "Choose the phenomenon"]
