"""The Categories page: deleting, counts, details, what is remembered, blind viewers, empty."""

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
    study.hub.undo()
    settle(qtbot, study.hub)
    assert rows(page.work)[:4] == ["Understanding", ".patience", ".doubt", "..trust"]
    assert rows(page.work)[4:] == ["Limits", ".time"]


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
