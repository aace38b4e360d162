"""The Categories page by real gestures: grouping, naming, ordering, merging, deleting, undoing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.others import OthersDialog
from app.ui.pages.structure.categories import CategoriesPage
from tests.builders import did
from tests.ui.pages.structure.conftest import (
    Study,
    choose,
    drag,
    press,
    rows,
    settle,
    write,
)

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show) -> CategoriesPage:
    study.codes("trust", "patience", "doubt", "time")
    study.group("Understanding", "patience", "doubt")
    study.group("Limits", "time")
    return show(CategoriesPage)


def test_shelf_and_tree_show_what_is_placed_and_what_not(page: CategoriesPage) -> None:
    assert rows(page.shelf) == ["trust"]
    assert rows(page.work) == ["Understanding", ".patience", ".doubt", "Limits", ".time"]
    assert page.status() == "Categories: 2 · Not in a category: 1"


def test_a_code_is_moved_by_the_palette_and_back_by_undo(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.shelf, study.key("trust"))
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "lim")
    assert study.structure()[-3:] == ["Limits", "Limits/time", "Limits/trust"]
    assert rows(page.shelf) == []
    study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(page.shelf) == ["trust"]
    choose(page.work, study.key("time"), study.key("patience"))
    press(qtbot, page, Key.Key_M, CTRL)
    write(qtbot, page, "not in")
    assert study.structure() == ["Understanding", "Understanding/doubt", "Limits"]


def test_an_unknown_name_makes_a_category_with_the_codes_in_one_operation(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("patience"), study.key("time"))
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "Virtues")
    assert study.structure() == [
        "Understanding",
        "Understanding/doubt",
        "Limits",
        "Virtues",
        "Virtues/patience",
        "Virtues/time",
    ]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(page.work) == ["Understanding", ".patience", ".doubt", "Limits", ".time"]


def test_the_next_code_is_chosen_when_one_left_the_shelf(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    study.codes("anger", "envy")
    did(study.project, operations.place_codes, study.ana, codes=[study.code["time"]], parent=None)
    page.reload()
    settle(qtbot, study.hub)
    assert rows(page.shelf) == ["trust", "time", "anger", "envy"]
    choose(page.shelf, study.key("time"))
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "Limits")
    assert page.shelf.tree.current_key() == study.key("anger")
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "")  # the latest target leads
    assert study.structure()[-2:] == ["Limits/time", "Limits/anger"]


def test_alt_and_arrows_reorder_and_take_out(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("doubt"))
    press(qtbot, page, Key.Key_Up, ALT)
    assert study.structure()[:3] == [
        "Understanding",
        "Understanding/doubt",
        "Understanding/patience",
    ]
    assert page.work.tree.current_key() == study.key("doubt")
    press(qtbot, page, Key.Key_Left, ALT)
    assert rows(page.shelf) == ["trust", "doubt"]
    choose(page.work, study.key("Limits"))
    press(qtbot, page, Key.Key_Up, ALT)
    assert rows(page.work) == ["Limits", ".time", "Understanding", ".patience"]
    choose(page.work, study.key("Understanding"))
    press(qtbot, page, Key.Key_Right, ALT)
    assert study.structure() == [
        "Limits",
        "Limits/time",
        "Limits/Understanding",
        "Limits/Understanding/patience",
    ]
    press(qtbot, page, Key.Key_Left, ALT)
    assert rows(page.work) == ["Limits", ".time", "Understanding", ".patience"]
    press(qtbot, page, Key.Key_Down, ALT)  # there is no way further down
    assert rows(page.work) == ["Limits", ".time", "Understanding", ".patience"]
    assert page.work.tree.current_key() == study.key("Understanding")


def test_a_new_category_is_named_in_its_line(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_N)
    write(qtbot, page, "Limits")
    assert page.name_line.error() == "There is already “Limits” here. Choose another name."
    page.name_line.field.clear()
    write(qtbot, page, "Virtues")
    assert page.name_line.isHidden()
    assert rows(page.work)[-1] == "Virtues"
    assert page.work.tree.hasFocus()
    press(qtbot, page, Key.Key_N, SHIFT)
    write(qtbot, page, "Small ones")
    assert study.structure()[-2:] == ["Virtues", "Virtues/Small ones"]
    press(qtbot, page, Key.Key_N)
    press(qtbot, page, Key.Key_Escape)
    assert page.name_line.isHidden()
    assert len(study.structure()) == 7


def test_a_name_is_changed_in_place_and_a_taken_one_refused_above_the_tree(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("Limits"))
    press(qtbot, page, Key.Key_F2)
    write(qtbot, page, "Borders")
    assert rows(page.work)[3] == "Borders"
    press(qtbot, page, Key.Key_F2)
    write(qtbot, page, "Understanding")
    assert rows(page.work)[3] == "Borders"
    assert "already “Understanding”" in page.message.text.text()
    assert page.message.isVisible()
    choose(page.work, study.key("doubt"))
    press(qtbot, page, Key.Key_F2)
    write(qtbot, page, "doubts")
    assert rows(page.work)[2] == ".doubts"
    assert page.message.isHidden()


def test_codes_are_dragged_into_between_and_back(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    key = study.key
    assert drag(qtbot, page, page.shelf, [key("trust")], page.work, key("Limits"))
    assert study.structure()[-2:] == ["Limits/time", "Limits/trust"]
    assert drag(
        qtbot, page, page.work, [key("time"), key("trust")], page.work, key("Understanding"), 1
    )
    assert study.structure() == [
        "Understanding",
        "Understanding/patience",
        "Understanding/time",
        "Understanding/trust",
        "Understanding/doubt",
        "Limits",
    ]
    assert drag(
        qtbot, page, page.work, [key("patience"), key("time")], page.work, key("Understanding"), 4
    )
    assert study.structure()[1:5] == [
        f"Understanding/{name}" for name in ("trust", "doubt", "patience", "time")
    ]
    assert drag(qtbot, page, page.work, [key("doubt"), key("time")], page.shelf, None)
    assert rows(page.shelf) == ["doubt", "time"]
    for _ in range(4):
        study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(page.work) == ["Understanding", ".patience", ".doubt", "Limits", ".time"]


def test_a_drop_on_a_code_goes_behind_it(page: CategoriesPage, study: Study, qtbot: QtBot) -> None:
    assert drag(qtbot, page, page.shelf, [study.key("trust")], page.work, study.key("patience"))
    assert rows(page.work)[:4] == ["Understanding", ".patience", ".trust", ".doubt"]


def test_the_shelf_is_reordered_and_takes_no_category(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    study.codes("anger", "envy")
    page.reload()
    settle(qtbot, study.hub)
    assert drag(qtbot, page, page.shelf, [study.key("envy")], page.shelf, None, 0)
    assert rows(page.shelf) == ["envy", "trust", "anger"]
    assert not drag(qtbot, page, page.work, [study.key("Limits")], page.shelf, None)


def test_categories_are_nested_by_drag_and_not_below_themselves(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    key = study.key
    assert drag(qtbot, page, page.work, [key("Limits")], page.work, key("Understanding"), 1)
    assert rows(page.work) == ["Understanding", ".patience", ".Limits", "..time", ".doubt"]
    assert not drag(qtbot, page, page.work, [key("Understanding")], page.work, key("Limits"))
    assert drag(qtbot, page, page.work, [key("Limits")], page.work, None, 0)
    assert rows(page.work) == ["Limits", ".time", "Understanding", ".patience", ".doubt"]


def test_codes_dropped_beside_the_categories_make_one(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    assert drag(qtbot, page, page.shelf, [study.key("trust")], page.work, None)
    write(qtbot, page, "Virtues")
    assert study.structure()[-2:] == ["Virtues", "Virtues/trust"]


def test_themes_are_headings_on_this_page(page: CategoriesPage, study: Study, qtbot: QtBot) -> None:
    study.group("Empathy", "trust", level="theme")
    did(
        study.project,
        operations.place_categories,
        study.ana,
        categories=[study.category["Limits"]],
        parent=study.category["Empathy"],
    )
    page.reload()
    settle(qtbot, study.hub)
    assert rows(page.shelf) == ["Empathy", ".trust"]
    assert page.shelf_count() == 1
    assert rows(page.work) == [
        "Understanding",
        ".patience",
        ".doubt",
        "Empathy",
        ".Limits",
        "..time",
    ]
    choose(page.work, study.key("Limits"))
    assert page.detail.where.text() == "Empathy"
    head = str(page.work.nodes[3].key)
    assert not drag(qtbot, page, page.shelf, [study.key("trust")], page.work, head)
    assert drag(qtbot, page, page.work, [study.key("Understanding")], page.work, head, 0)
    assert rows(page.work) == [
        "Empathy",
        ".Understanding",
        "..patience",
        "..doubt",
        ".Limits",
        "..time",
    ]
    assert study.structure()[1] == "Empathy/trust"


def test_merging_categories_and_codes(page: CategoriesPage, study: Study, qtbot: QtBot) -> None:
    choose(page.work, study.key("Limits"))
    press(qtbot, page, Key.Key_M, CTRL, SHIFT)
    write(qtbot, page, "Under")
    assert rows(page.work) == ["Understanding", ".patience", ".doubt", ".time"]
    assert page.work.tree.current_key() == study.key("Understanding")
    choose(page.work, study.key("doubt"), study.key("time"))
    press(qtbot, page, Key.Key_M, CTRL, SHIFT)
    write(qtbot, page, "time")
    assert rows(page.work) == ["Understanding", ".patience", ".time"]
    study.hub.undo()
    settle(qtbot, study.hub)
    study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(page.work) == ["Understanding", ".patience", ".doubt", "Limits", ".time"]


def test_codes_that_others_used_are_merged_only_when_said_so(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    study.coding("doubt", (5, 13), study.ben)
    choose(page.work, study.key("doubt"))
    press(qtbot, page, Key.Key_M, CTRL, SHIFT)
    write(qtbot, page, "time")
    assert rows(page.work)[2] == ".doubt"
    asked = page.window().findChild(OthersDialog)
    assert asked.windowTitle() == "Merge “doubt” into “time”"
    asked.box.setChecked(True)
    qtbot.mouseClick(asked.do, Qt.MouseButton.LeftButton)
    settle(qtbot, study.hub)
    assert rows(page.work) == ["Understanding", ".patience", "Limits", ".time"]
    assert page.message.isHidden()
