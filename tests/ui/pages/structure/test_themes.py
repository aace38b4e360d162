"""The Themes page by real gestures: themes, sub-themes, levels, and the tables' numbers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.pages.structure.themes import ThemesPage
from tests.builders import did
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import (
    Study,
    choose,
    count,
    drag,
    press,
    rows,
    settle,
    write,
)

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key
Show = Callable[[type[ThemesPage]], ThemesPage]


@pytest.fixture
def page(study: Study, show: Show) -> ThemesPage:
    study.codes("trust", "patience", "doubt")
    study.group("Empathy", level="theme")
    study.group("Understanding", "patience", inside="Empathy")
    study.group("Limits", "doubt")
    return show(ThemesPage)


def test_shelf_and_tree_show_what_is_placed_and_what_not(page: ThemesPage, study: Study) -> None:
    assert rows(page.shelf) == ["Limits", ".doubt", "trust"]
    assert rows(page.work) == ["Empathy", ".Understanding", "..patience"]
    assert page.work.tree.folded() == [study.key("Understanding")]
    assert page.status() == "Themes: 1 · Not in a theme: 2"


def test_themes_and_sub_themes_are_made_by_keyboard(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_N)
    write(qtbot, page, "Cultivation")
    press(qtbot, page, Key.Key_N, SHIFT)
    write(qtbot, page, "First classroom")
    assert rows(page.work)[-2:] == ["Cultivation", ".First classroom"]
    choose(page.shelf, study.key("Limits"))
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "first")
    assert rows(page.work)[-3:] == [".First classroom", "..Limits", "...doubt"]
    assert rows(page.shelf) == ["trust"]
    assert page.shelf.tree.current_key() == study.key("trust")
    for _ in range(3):
        study.hub.undo()
        settle(qtbot, study.hub)
    assert rows(page.work) == ["Empathy", ".Understanding", "..patience"]


def test_a_new_theme_takes_categories_and_codes_and_undo_takes_all_back_at_once(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.shelf, study.key("Limits"), study.key("trust"))
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "Barriers")
    assert rows(page.shelf) == []
    assert study.structure()[-4:] == [
        "Barriers",
        "Barriers/Limits",
        "Barriers/Limits/doubt",
        "Barriers/trust",
    ]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(page.work) == ["Empathy", ".Understanding", "..patience"]
    assert rows(page.shelf) == ["Limits", ".doubt", "trust"]


def test_categories_and_codes_are_moved_and_deleted_together_in_one_step(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    before = study.structure()
    for act in ("move", "delete"):
        choose(page.shelf, study.key("Limits"), study.key("trust"))
        if act == "move":
            press(qtbot, page, Key.Key_M)
            write(qtbot, page, "Empathy")
            assert study.structure()[-3:] == [
                "Empathy/Limits",
                "Empathy/Limits/doubt",
                "Empathy/trust",
            ]
        else:
            press(qtbot, page, Key.Key_Delete)
            assert rows(page.shelf) == ["doubt"]
        study.hub.undo()
        settle(qtbot, study.hub)
        assert study.structure() == before
        assert rows(page.shelf) == ["Limits", ".doubt", "trust"]


def test_a_category_becomes_a_theme_and_back(page: ThemesPage, study: Study, qtbot: QtBot) -> None:
    choose(page.shelf, study.key("Limits"))
    press(qtbot, page, Key.Key_T)
    assert rows(page.work) == ["Empathy", ".Understanding", "..patience", "Limits", ".doubt"]
    assert page.work.tree.current_key() == study.key("Limits")
    assert page.detail.kind.text() == "Theme"
    qtbot.mouseClick(page.detail.level, Qt.MouseButton.LeftButton)
    settle(qtbot, study.hub)
    assert rows(page.shelf) == ["Limits", ".doubt", "trust"]
    assert page.detail.kind.text() == "Category"


def test_a_theme_is_refused_under_a_category_above_the_tree(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_N)
    write(qtbot, page, "Second")
    study.category["Second"] = page.outline.all("theme")[-1].id
    assert drag(
        qtbot, page, page.work, [study.key("Second")], page.work, study.key("Understanding")
    )
    assert page.message.isVisible()
    assert page.message.text.text() == (
        "The theme “Second” cannot stand under the category “Understanding”. Put it under a theme, "
        "or at the top."
    )
    assert rows(page.work)[-1] == "Second"
    choose(page.work, study.key("Second"))
    press(qtbot, page, Key.Key_Up, ALT)
    assert page.message.isHidden()
    assert rows(page.work) == ["Second", "Empathy", ".Understanding", "..patience"]


def test_dragging_in_out_and_beside(page: ThemesPage, study: Study, qtbot: QtBot) -> None:
    key = study.key
    assert drag(qtbot, page, page.shelf, [key("Limits")], page.work, key("Empathy"), 0)
    assert rows(page.work) == ["Empathy", ".Limits", "..doubt", ".Understanding", "..patience"]
    assert drag(qtbot, page, page.work, [key("Understanding")], page.shelf, None)
    assert rows(page.shelf) == ["Understanding", ".patience", "trust"]
    assert not drag(qtbot, page, page.work, [key("Empathy")], page.shelf, None)
    assert drag(qtbot, page, page.shelf, [key("trust")], page.shelf, key("Understanding"))
    assert rows(page.shelf) == ["Understanding", ".patience", ".trust"]
    assert drag(qtbot, page, page.shelf, [key("Understanding")], page.work, None)
    write(qtbot, page, "Second")
    assert rows(page.work)[3:] == ["Second", ".Understanding", "..patience", "..trust"]


def test_alt_left_leads_from_a_theme_to_the_shelf(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("Understanding"))
    press(qtbot, page, Key.Key_Left, ALT)
    assert rows(page.work) == ["Empathy"]
    assert "Understanding" in rows(page.shelf)


def test_the_numbers_are_those_of_the_analysis_coding(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    study.coding("patience", (5, 13), study.ben)
    study.coding("patience", (43, 47), study.ben)
    page.reload()
    settle(qtbot, study.hub)
    choose(page.work, study.key("Empathy"))
    settle(qtbot, study.hub)
    # Nobody but Ben coded, so his codings count, also for Ana.
    assert count(page.work, study.key("Empathy")) == "2"
    assert (page.detail.quotations_n.text(), page.detail.participants_n.text()) == ("2", "1")
    assert page.detail.list.model().rowCount() == 2
    assert page.detail.note.isHidden()


def test_while_the_analysis_is_undecided_own_codings_count_and_it_says_so(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    study.coding("patience", (5, 13), study.ben)
    study.coding("patience", (43, 47), study.ben)
    study.coding("patience", (43, 47), study.ana)
    page.reload()
    settle(qtbot, study.hub)
    choose(page.work, study.key("Empathy"))
    settle(qtbot, study.hub)
    assert page.detail.quotations_n.text() == "1"
    assert page.detail.note.isVisible()
    assert "Until then your own codings are counted here." in page.detail.note.text()
    assert page.detail.list.model().rowCount() == 1


def test_a_definition_of_a_theme(page: ThemesPage, study: Study, qtbot: QtBot) -> None:
    choose(page.work, study.key("Empathy"))
    field = page.detail.fields["definition"]
    field.setFocus()
    qtbot.keyClicks(field, "What it is")
    page.work.tree.setFocus()
    settle(qtbot, study.hub)
    assert page.outline.items[study.key("Empathy")].row.definition == "What it is"


def test_new_categories_come_folded_and_unfolded_ones_stay_so(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    page.work.tree.fold([])
    press(qtbot, page, Key.Key_N)
    write(qtbot, page, "Second")
    did(
        study.project,
        operations.create_category,
        study.ana,
        name="Third",
        parent=study.category["Empathy"],
        codes=[study.code["trust"]],
    )
    page.reload()
    settle(qtbot, study.hub)
    folded = {page.outline.items[str(key)].name for key in page.work.tree.folded()}
    assert folded == {"Third"}


def test_empty_states(study: Study, show: Show, qtbot: QtBot) -> None:
    page = show(ThemesPage)
    assert page.empty.isVisible()
    study.codes("trust")
    page.reload()
    settle(qtbot, study.hub)
    assert not page.empty.isVisible()
    assert page.work.hint is not None
    qtbot.mouseClick(page.work.hint.action, Qt.MouseButton.LeftButton)
    write(qtbot, page, "Virtues")
    assert rows(page.work) == ["Virtues"]
    assert not page.work.hint.isVisible()


def test_everything_has_a_name(page: ThemesPage, study: Study) -> None:
    choose(page.work, study.key("Empathy"))
    assert nameless(page) == []
