"""The Categories page by real gestures: grouping, naming, ordering, merging, deleting, undoing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.pages.page import Place
from app.ui.pages.structure.categories import CategoriesPage
from tests.builders import did, open_round
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
    assert page.message.button.text() == "Merge all coders' codings"
    qtbot.mouseClick(page.message.button, Qt.MouseButton.LeftButton)
    settle(qtbot, study.hub)
    assert rows(page.work) == ["Understanding", ".patience", "Limits", ".time"]
    assert page.message.isHidden()


def test_what_stood_in_a_deleted_category_moves_up(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("Understanding"))
    press(qtbot, page, Key.Key_Delete)
    assert rows(page.work) == ["Limits", ".time"]
    assert sorted(rows(page.shelf)) == ["doubt", "patience", "trust"]
    assert page.work.tree.current_key() == study.key("Limits")
    choose(page.shelf, study.key("trust"))
    press(qtbot, page, Key.Key_Delete)
    assert "trust" not in rows(page.shelf)
    for _ in range(2):
        study.hub.undo()
        settle(qtbot, study.hub)
    assert rows(page.work) == ["Understanding", ".patience", ".doubt", "Limits", ".time"]
    assert rows(page.shelf) == ["trust"]


def test_counts_are_the_viewers_own_passages_each_once(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    for code in ("patience", "doubt"):
        study.coding(code, (5, 13))
    study.coding("doubt", (43, 47))
    study.coding("doubt", (48, 53), study.ben)
    page.reload()
    settle(qtbot, study.hub)
    assert count(page.work, study.key("doubt")) == "2"
    assert count(page.work, study.key("Understanding")) == "2"
    assert count(page.work, study.key("Limits")) == "0"
    choose(page.work, study.key("Understanding"))
    assert page.detail.quotations_n.text() == "2"
    assert page.detail.participants_n.text() == "1"


def test_the_first_quotations_lead_to_their_place(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    study.coding("doubt", (5, 13))
    choose(page.work, study.key("Understanding"))
    page.reload()
    settle(qtbot, study.hub)
    model = page.detail.list.model()
    assert model.rowCount() == 1
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "S01: I listen")
    page.detail.list.setFocus()
    page.detail.list.setCurrentIndex(model.index(0, 0))
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, page, Key.Key_Return)
    assert went.args == [Place(study.text, 5, 13)]


def test_a_definition_is_kept_on_leaving_as_one_step(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("Limits"))
    press(qtbot, page, Key.Key_Return)
    field = page.detail.fields["definition"]
    assert field.hasFocus()
    qtbot.keyClicks(field, "Where it ends")
    with qtbot.waitSignal(study.hub.did) as done:
        page.work.tree.setFocus()
    settle(qtbot, study.hub)
    assert done.args[0].kind == "define-category"
    assert page.outline.items[study.key("Limits")].row.definition == "Where it ends"
    study.hub.undo()
    settle(qtbot, study.hub)
    assert field.toPlainText() == ""


def test_a_codes_fields_belong_to_the_code_that_was_left(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("doubt"))
    field = page.detail.fields["when_to_use"]
    field.setFocus()
    qtbot.keyClicks(field, "If unsure")
    choose(page.work, study.key("patience"))
    settle(qtbot, study.hub)
    assert page.outline.items[study.key("doubt")].row.when_to_use == "If unsure"
    assert page.outline.items[study.key("patience")].row.when_to_use is None
    assert field.toPlainText() == ""


def test_a_name_in_the_detail_is_refused_at_its_field(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("doubt"))
    page.detail.name.setFocus()
    page.detail.name.selectAll()
    write(qtbot, page, "time")
    assert "already a code “time”" in page.detail.error.text()
    assert page.detail.name.text() == "time"
    press(qtbot, page, Key.Key_Escape)
    assert page.detail.name.text() == "doubt"
    page.detail.name.selectAll()
    write(qtbot, page, "doubting")
    assert rows(page.work)[2] == ".doubting"
    assert page.detail.error.isHidden()


def test_a_colour_is_picked_for_all_chosen_codes(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("patience"), study.key("doubt"))
    page.detail.swatches.picked.emit("#C56305")
    settle(qtbot, study.hub)
    colours = {item.name: item.row.colour for item in page.outline.items.values()}
    assert (colours["patience"], colours["doubt"], colours["time"]) == (5, 5, 3)
    choose(page.work, study.key("Limits"))
    page.detail.swatches.picked.emit("#770735")
    settle(qtbot, study.hub)
    assert page.outline.items[study.key("Limits")].row.colour == 10


def test_what_is_chosen_folded_and_filtered_stays_and_is_remembered(
    page: CategoriesPage, study: Study, show: Show, qtbot: QtBot
) -> None:
    choose(page.work, study.key("doubt"))
    page.work.tree.fold([study.key("Limits")])
    did(study.project, operations.rename_code, study.ana, code=study.code["time"], name="hours")
    page.reload()
    settle(qtbot, study.hub)
    assert page.work.tree.current_key() == study.key("doubt")
    assert page.work.tree.folded() == [study.key("Limits")]
    page.shelf.filter.setText("tru")
    again = CategoriesPage(study.hub)
    qtbot.addWidget(again)
    again.restore(page.state())
    again.show()
    settle(qtbot, study.hub)
    assert again.work.tree.current_key() == study.key("doubt")
    assert again.work.tree.folded() == [study.key("Limits")]
    assert again.shelf.filter.text() == "tru"
    assert again.detail.item is not None
    assert again.detail.item.name == "doubt"


def test_a_blind_viewer_sees_and_moves_only_what_is_not_hidden(
    study: Study, show: Show, qtbot: QtBot
) -> None:
    study.codes("mine", "mine too")
    study.group("Group", "mine", "mine too")
    group = study.category["Group"]
    for name in ("his", "his too"):
        code = did(study.project, operations.create_code, study.ben, name=name)
        did(study.project, operations.place_codes, study.ben, codes=[code], parent=group, at=1)
    did(study.project, operations.create_category, study.ben, name="His group")
    study.coding("mine", (5, 13), study.ben)
    open_round(study.project, (study.ana, study.ben))
    page = show(CategoriesPage)
    assert rows(page.work) == ["Group", ".mine", ".mine too"]
    assert rows(page.shelf) == []
    assert count(page.work, study.key("mine")) == "0"
    choose(page.work, study.key("mine too"))
    press(qtbot, page, Key.Key_Up, ALT)
    assert rows(page.work) == ["Group", ".mine too", ".mine"]
    study.hub.become(study.ben)
    settle(qtbot, study.hub)
    assert rows(page.work) == ["His group"]


def test_codes_and_categories_dragged_together_stand_side_by_side(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    key = study.key
    both = [key("doubt"), key("Limits")]
    assert drag(qtbot, page, page.work, both, page.work, key("Understanding"), 0)
    assert rows(page.work) == ["Understanding", ".Limits", "..time", ".doubt", ".patience"]


def test_nested_codes_are_taken_along_and_can_leave(
    page: CategoriesPage, study: Study, qtbot: QtBot
) -> None:
    did(
        study.project,
        operations.nest_codes,
        study.ana,
        codes=[study.code["trust"]],
        parent=study.code["doubt"],
    )
    page.reload()
    settle(qtbot, study.hub)
    assert rows(page.work)[:4] == ["Understanding", ".patience", ".doubt", "..trust"]
    choose(page.work, study.key("trust"))
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "Limits")
    assert rows(page.work)[3:] == ["Limits", ".time", ".trust"]


def test_without_codes_the_page_says_what_it_is_for(study: Study, show: Show, qtbot: QtBot) -> None:
    page = show(CategoriesPage)
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.went) as went:
        qtbot.mouseClick(page.empty.action, Qt.MouseButton.LeftButton)
    assert went.args == [Place()]


def test_without_categories_the_tree_asks_for_the_first(
    study: Study, show: Show, qtbot: QtBot
) -> None:
    study.codes("trust")
    page = show(CategoriesPage)
    assert page.work.hint is not None
    assert page.work.hint.isVisible()
    assert drag(qtbot, page, page.shelf, [study.key("trust")], page.work, None)
    write(qtbot, page, "Virtues")
    assert study.structure() == ["Virtues", "Virtues/trust"]
    assert not page.work.hint.isVisible()


def test_everything_has_a_name(page: CategoriesPage, study: Study, qtbot: QtBot) -> None:
    choose(page.work, study.key("doubt"))
    assert nameless(page) == []
    assert all(action.text() for action in page.page_actions())


def test_a_wide_structure_is_shown_at_once(study: Study, show: Show, qtbot: QtBot) -> None:
    names = [f"code {n}" for n in range(500)]

    def many(tx: object) -> None:
        for name in names:
            study.code[name] = operations.create_code(tx, name=name)  # type: ignore[arg-type]

    did(study.project, many, study.ana)
    study.group("All", *names[:250])
    page = show(CategoriesPage)
    assert len(page.shelf.nodes) == 250
    assert len(rows(page.work)) == 251
    loose = [study.key(name) for name in names[250:]]
    assert drag(qtbot, page, page.shelf, loose, page.work, study.key("All"))
    assert rows(page.shelf) == []
    assert len(rows(page.work)) == 501


def test_a_number_leads_to_all_passages(page: CategoriesPage, study: Study, qtbot: QtBot) -> None:
    for start in range(5, 13):
        study.coding("doubt", (start, 14))
    page.reload()
    choose(page.work, study.key("Understanding"))
    settle(qtbot, study.hub)
    model = page.detail.list.model()
    assert model.rowCount() == 5
    qtbot.mouseClick(page.detail.quotations_n, Qt.MouseButton.LeftButton)
    assert model.rowCount() == 8
    choose(page.work, study.key("doubt"))
    settle(qtbot, study.hub)
    assert model.rowCount() == 5
    with qtbot.waitSignal(page.went) as went:
        qtbot.mouseClick(page.detail.quotations_n, Qt.MouseButton.LeftButton)
    assert went.args == [Place(code=study.code["doubt"])]
