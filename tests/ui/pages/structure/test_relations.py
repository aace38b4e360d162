"""Relations with evidence: made by keys, judged quotation by quotation, gaps in sight, undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.ui.pages.structure.categories import CategoriesPage
from app.ui.pages.structure.relations.view import RelationsView
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, choose, press, settle, write

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show, qtbot: QtBot) -> CategoriesPage:
    study.codes("trust", "haste", "care")
    study.group("Pressure", "haste")
    study.group("Bond", "trust")
    study.coding("haste", (0, 9))
    study.coding("haste", (28, 37))
    study.coding("trust", (5, 24))
    study.coding("trust", (43, 60), study.ben)
    return show(CategoriesPage)


@pytest.fixture
def view(page: CategoriesPage, study: Study, qtbot: QtBot) -> RelationsView:
    """Return the view with "Pressure contradicts Bond", made from the tree by keys."""
    choose(page.work, study.key("Pressure"))
    press(qtbot, page, Key.Key_R)
    write(qtbot, page, "contra")
    write(qtbot, page, "bond")
    return page.axial.relations.view


def stored(study: Study) -> list[str]:
    """Return relations as they are stored, each with the starts of its evidence and stances."""
    with study.project.read(study.ana) as reader:
        names = {row.id: row.name for row in queries.categories(reader)}
        names |= {row.id: row.name for row in queries.codes(reader)}
        rows, evidence = queries.relations(reader), queries.evidence(reader)
    found = []
    for row in rows:
        ends = names[row.from_code or row.from_category], names[row.to_code or row.to_category]
        mine = [f"{one.start}{one.stance[0]}" for one in evidence if one.relation == row.id]
        found.append(" ".join([ends[0], row.kind, ends[1], *mine]))
    return found


def shown(view: RelationsView) -> list[str]:
    model = view.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_relation_is_made_by_keys_and_begins_as_a_gap(
    page: CategoriesPage, view: RelationsView, study: Study, qtbot: QtBot
) -> None:
    assert stored(study) == ["Pressure contradicts Bond"]
    assert view.isVisible()
    assert shown(view) == ["Pressure contradicts Bond · no evidence yet"]
    assert view.gaps.text().endswith("1")
    press(qtbot, page, Key.Key_R)
    for words in ("care", "strengthens", "trust"):
        write(qtbot, page, words)
    assert stored(study)[1:] == ["care strengthens trust"]
    assert view.list.current().start.name == "care"
    assert nameless(page) == []
    press(qtbot, page, Key.Key_Delete)
    assert stored(study) == ["Pressure contradicts Bond"]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert len(shown(view)) == 2


def test_quotations_of_both_ends_are_judged_by_keys(
    page: CategoriesPage, view: RelationsView, study: Study, qtbot: QtBot
) -> None:
    card = view.card
    card.tabs.setCurrentIndex(1)
    settle(qtbot, study.hub)
    # What codes of both ends lie on comes first; another coder's quotation is there too.
    rows = [card.list.model().index(row, 0) for row in range(card.list.model().rowCount())]
    seen = [(card.list.witness(row).passage.start, card.list.witness(row).both) for row in rows]
    assert seen == [(0, True), (5, True), (28, False), (43, False)]
    card.list.setFocus()
    card.list.setCurrentIndex(rows[0])
    press(qtbot, page, Key.Key_S)
    press(qtbot, page, Key.Key_Down)
    press(qtbot, page, Key.Key_X)
    assert stored(study) == ["Pressure contradicts Bond 0s 5c"]
    assert shown(view) == ["Pressure contradicts Bond · supported by 1 · negative cases: 1"]
    card.tabs.setCurrentIndex(0)
    settle(qtbot, study.hub)
    assert card.tabs.tabText(0) == "Evidence · 2"
    card.list.setFocus()
    card.list.selectAll()
    press(qtbot, page, Key.Key_Delete)
    assert shown(view) == ["Pressure contradicts Bond · no evidence yet"]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert stored(study) == ["Pressure contradicts Bond 0s 5c"]


def test_only_gaps_and_a_filter(
    page: CategoriesPage, view: RelationsView, study: Study, qtbot: QtBot
) -> None:
    ends = {"from_code": study.code["care"], "to_category": study.category["Bond"]}
    place = [(study.text, 0, 9)]
    study.hub.do(operations.relate, kind="leads to", supports=place, **ends)
    settle(qtbot, study.hub)
    assert len(shown(view)) == 2
    view.gaps.setChecked(True)
    assert shown(view) == ["Pressure contradicts Bond · no evidence yet"]
    view.gaps.setChecked(False)
    view.filter.setText("care")
    assert shown(view) == ["care leads to Bond · supported by 1"]
    assert view.card.kind.text() == "leads to →"


def test_a_relation_is_turned_explained_and_given_another_type(
    page: CategoriesPage, view: RelationsView, study: Study, qtbot: QtBot
) -> None:
    view.card.turn_asked.emit()
    settle(qtbot, study.hub)
    view.card.kind.click()
    write(qtbot, page, "part")
    assert stored(study) == ["Bond is part of Pressure"]
    view.card.memo.setFocus()
    qtbot.keyClicks(view.card.memo, "seen on the wards")
    view.list.setFocus()
    settle(qtbot, study.hub)
    with study.project.read(study.ana) as reader:
        assert queries.relations(reader)[0].memo == "seen on the wards"
    view.card.start.click()
    assert page.work.isVisible()
    assert page.work.tree.current_key() == study.key("Bond")


def test_the_same_relation_twice_is_refused_where_one_looks(
    page: CategoriesPage, view: RelationsView, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_1, ALT)
    choose(page.work, study.key("Pressure"))
    press(qtbot, page, Key.Key_R)
    write(qtbot, page, "contra")
    write(qtbot, page, "bond")
    assert "already" in page.message.text.text()
    assert page.message.isVisible()


def test_notes_that_codes_differ_are_no_relations(
    page: CategoriesPage, view: RelationsView, study: Study, qtbot: QtBot
) -> None:
    pair = {"first": study.code["trust"], "second": study.code["care"]}
    study.hub.do(operations.tell_apart, **pair)
    settle(qtbot, study.hub)
    assert len(shown(view)) == 1
