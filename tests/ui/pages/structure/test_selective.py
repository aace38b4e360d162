"""Core category and storyline on the Themes page by real gestures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.notes import Link, find_links, passage_link, thing_link
from app.models import queries
from app.ui.pages.page import Place
from app.ui.pages.structure.categories import CategoriesPage
from app.ui.pages.structure.selective.story_export import write_story_to
from app.ui.pages.structure.themes import ThemesPage
from tests.builders import TEXT, did
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, choose, drag, press, settle
from tests.ui.pages.structure.conftest import rows as tree_rows

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key
Show = Callable[[type[ThemesPage]], ThemesPage]


@pytest.fixture
def page(study: Study, show: Show) -> ThemesPage:
    study.codes("trust", "patience")
    study.group("Empathy", level="theme")
    study.group("Understanding", "patience", inside="Empathy")
    study.coding("patience", (5, 24))
    return show(ThemesPage)


def stored(study: Study) -> str | None:
    with study.project.read() as reader:
        return queries.study(reader).storyline


def test_c_marks_the_core_and_takes_the_mark_away(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    choose(page.work, study.key("Understanding"))
    press(qtbot, page, Key.Key_C)
    assert page.outline.core == study.key("Understanding")
    assert page.desk.views.core.name.text() == "Understanding"
    assert page.desk.core_mark.words.isVisible()
    node = next(node for node in page.work.nodes if node.key == study.key("Understanding"))
    assert (node.icon, node.colour) == ("crown", "")
    assert "Core category" in node.detail
    choose(page.work, study.key("patience"))
    assert not page.desk.core_mark.isVisible()
    press(qtbot, page, Key.Key_C)
    assert page.message.text.text() == "Choose one category or theme."
    page.desk.views.core.name.click()
    assert page.work.tree.current_key() == study.key("Understanding")
    page.desk.core_mark.button.click()
    settle(qtbot, study.hub)
    assert page.outline.core is None
    assert page.desk.views.core.words.text() == "No core category yet (C)"
    study.hub.undo()
    settle(qtbot, study.hub)
    assert page.outline.core == study.key("Understanding")


def test_the_storyline_is_one_operation_with_live_links(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_2, ALT)
    view = page.desk.storyline
    qtbot.keyClick(page, Key.Key_Tab)
    view.begin_writing()
    qtbot.keyClicks(view.field.write, "All begins with")
    qtbot.keyClick(view.field.write, Key.Key_L, CONTROL)
    field = page.window().focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "underst")
    qtbot.keyClick(field, Key.Key_Return)
    link = thing_link("category", study.category["Understanding"], "Understanding")
    qtbot.waitUntil(lambda: view.field.text() == f"All begins with {link}")
    assert stored(study) is None
    qtbot.keyClick(view.field.write, Key.Key_Z, CONTROL)
    assert view.field.text() != f"All begins with {link}"
    qtbot.keyClick(view.field.write, Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    view.toggle.click()
    settle(qtbot, study.hub)
    assert stored(study) == f"All begins with {link}"
    did(
        study.project,
        operations.rename_category,
        category=study.category["Understanding"],
        name="Grasping it",
    )
    page.reload()
    settle(qtbot, study.hub)
    assert view.field.read.toPlainText() == "All begins with Grasping it"
    study.hub.undo()
    settle(qtbot, study.hub)
    assert stored(study) is None


def test_a_link_shows_what_its_category_means_and_leads_to_its_quotation(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    link = thing_link("category", study.category["Understanding"], "x")
    quoted = passage_link("S01", TEXT[5:24], study.text, (5, 24))
    study.hub.do(operations.write_storyline, text=f"{link}\n\n{quoted}")
    settle(qtbot, study.hub)
    press(qtbot, page, Key.Key_2, ALT)
    view = page.desk.storyline
    assert view.field.is_reading()
    qtbot.mouseClick(view.field.read.viewport(), Qt.MouseButton.LeftButton, pos=_first(view))
    assert page.detail.item is not None
    assert page.detail.item.name == "Understanding"
    assert page.desk.views.current == "storyline"
    went: list[Place] = []
    page.went.connect(went.append)
    view.follow(list(find_links(stored(study) or ""))[1])
    assert went == [Place(study.text, 5, 24)]
    view.follow(Link("category", 7))
    assert view._hint.text() == "What this link led to is not there any more."


def test_the_storyline_is_written_to_a_file(
    page: ThemesPage, study: Study, qtbot: QtBot, tmp_path: Path
) -> None:
    view = page.desk.storyline
    page.desk.views.show_view("storyline")
    write_story_to(study.hub, tmp_path / "out.md", view._say)
    qtbot.waitUntil(lambda: "has not been written yet" in view._hint.text())
    quoted = passage_link("S01", TEXT[5:24], study.text, (5, 24))
    study.hub.do(operations.write_storyline, text=quoted)
    settle(qtbot, study.hub)
    write_story_to(study.hub, tmp_path / "out.md", view._say)
    qtbot.waitUntil(lambda: view._hint.text() == "Written: out.md")
    assert f"“{TEXT[5:24]}” (S01)" in (tmp_path / "out.md").read_text(encoding="utf-8")


def _first(view: object) -> QPoint:
    read = view.field.read  # type: ignore[attr-defined]
    cursor = read.textCursor()
    cursor.setPosition(1)
    rect: QRect = read.cursorRect(cursor)
    return rect.center() + QPoint(2, 0)


def test_others_can_lead_to_a_theme_and_all_parts_have_names(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_2, ALT)
    page.open_place(Place(category=study.category["Empathy"]))
    assert page.desk.views.current == "themes"
    assert page.work.tree.current_key() == study.key("Empathy")
    state = page.state()
    page.desk.views.show_view("storyline")
    page.restore(state)
    assert page.desk.views.current == "themes"
    assert nameless(page) == []
    press(qtbot, page, Key.Key_2, ALT)
    press(qtbot, page, Key.Key_N)
    assert page.desk.views.current == "themes"
    assert page.name_line.isVisible()


def test_gaps_lead_to_their_place_and_are_silenced_with_a_reason(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_4, ALT)
    gaps = page.desk.gaps
    assert page.desk.views.tabs.tabText(3) == "Gaps · 7"
    shown = [node.text for node in gaps.tree._model.nodes.rows]
    assert shown[:4] == [
        "Categories related to nothing",
        "Understanding",
        "Themes resting on one participant or none",
        "Empathy · one participant",
    ]
    gaps.tree.setFocus()
    gaps.tree.set_current(f"code-nowhere:{study.code['trust']}:None")
    assert page.detail.item is not None
    assert page.detail.item.name == "trust"
    press(qtbot, page, Key.Key_B)
    qtbot.keyClicks(page.window().focusWidget(), "it is for the second paper")
    press(qtbot, page, Key.Key_Return)
    assert page.desk.views.tabs.tabText(3) == "Gaps · 6"
    assert gaps.tree.hasFocus()
    gaps.silenced.setChecked(True)
    rows = [node.text for node in gaps.tree._model.nodes.rows if node.muted]
    assert rows == ["trust · not a gap, because it is for the second paper (Ana)"]
    gaps.tree.set_current(f"code-nowhere:{study.code['trust']}:None")
    press(qtbot, page, Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert page.desk.views.tabs.tabText(3) == "Gaps · 7"
    gaps.tree.set_current(f"code-undefined:{study.code['trust']}:None")
    press(qtbot, page, Key.Key_Return)
    assert page.detail.fields["definition"].hasFocus()
    gaps.tree.setFocus()
    gaps.tree.set_current(f"theme-on-one:{study.category['Empathy']}:None")
    press(qtbot, page, Key.Key_Return)
    assert page.desk.views.current == "themes"
    assert page.work.tree.current_key() == study.key("Empathy")
    assert nameless(page) == []


def test_completeness_is_seen_at_a_glance(page: ThemesPage, study: Study, qtbot: QtBot) -> None:
    choose(page.work, study.key("Understanding"))
    settle(qtbot, study.hub)
    card = page.desk.completing.card
    assert card.isVisible()
    assert card.people.text() == "Spoken of by 1 of 1 participants"
    assert card.ends.text() == "No properties yet"
    assert card.negative.text() == "No relations yet"
    category = study.category["Understanding"]
    did(study.project, operations.add_property, study.ana, name="depth", category=category,
        low="none", high="great")  # fmt: skip
    relation = did(study.project, operations.relate, study.ana, kind="leads to",
                   from_category=category, to_category=study.category["Empathy"])  # fmt: skip
    study.hub.do(
        operations.add_evidence, relation=relation, passages=[(study.text, 43, 59)],
        stance="contradicts",
    )  # fmt: skip
    settle(qtbot, study.hub)
    assert card.ends.text() == "Evidence at both ends: 0 of 1 properties"
    assert card.open_ends.text() == "depth: nothing at either end"
    assert card.negative.text() == "1 negative case, 0 passages that support"
    went: list[Place] = []
    page.went.connect(went.append)
    card.cases.click()
    menu = page.findChild(QMenu)
    assert menu is not None
    (action,) = menu.actions()
    assert action.text() == f"S01: “{TEXT[43:59]}”"
    menu.close()
    action.trigger()
    assert went == [Place(study.text, 43, 59)]
    choose(page.work, study.key("patience"))
    settle(qtbot, study.hub)
    assert not card.isVisible()


def test_an_own_structure_is_built_compared_and_adopted(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    assert page.switch.isVisible()
    page.switch.setCurrentIndex(1)
    page.switch.activated.emit(1)
    settle(qtbot, study.hub)
    assert page.own_line.begin.isVisible()
    page.own_line.begin.click()
    settle(qtbot, study.hub)
    assert not page.own_line.begin.isVisible()
    assert tree_rows(page.work) == ["Empathy", ".Understanding", "..patience"]
    choose(page.shelf, study.key("trust"))
    assert drag(qtbot, page, page.shelf, [study.key("trust")], page.work, study.key("Empathy"))
    assert tree_rows(page.work) == ["Empathy", ".Understanding", "..patience", ".trust"]
    page.switch.setCurrentIndex(0)
    page.switch.activated.emit(0)
    settle(qtbot, study.hub)
    assert tree_rows(page.work) == ["Empathy", ".Understanding", "..patience"]
    press(qtbot, page, Key.Key_5, ALT)
    view = page.desk.coders
    assert [node.text for node in view.tree._model.nodes.rows] == [
        "Ana differs from the team",
        "trust: in nothing → Empathy",
    ]
    view.tree.setFocus()
    view.tree.set_current(f"{study.ana}:code:{study.code['trust']}")
    press(qtbot, page, Key.Key_A)
    assert [node.text for node in view.tree._model.nodes.rows] == ["Ana agrees with the team"]
    assert "Empathy/trust" in study.structure()
    study.hub.undo()
    settle(qtbot, study.hub)
    assert "Empathy/trust" not in study.structure()


def test_the_map_shows_the_counts_and_leads_to_the_rows(
    page: ThemesPage, study: Study, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_3, ALT)
    chart = page.desk.map.chart
    says = [spot.says for spot in chart.scene.spots]
    assert says[0] == "Empathy: 1 quotations, 1 participants"
    assert [spot.says for spot in page.desk.map.on_paper().spots] == says
    chart.setFocus()
    press(qtbot, page, Key.Key_End)
    assert page.detail.item is not None
    assert page.detail.item.name == "patience"
    press(qtbot, page, Key.Key_Up)
    press(qtbot, page, Key.Key_Return)
    assert page.desk.views.current == "themes"
    assert page.work.tree.current_key() == study.key("Understanding")


def test_a_relation_without_evidence_is_opened_where_relations_are(
    page: ThemesPage, study: Study, show: Show, qtbot: QtBot
) -> None:
    ends = {"from_category": study.category["Understanding"], "to_code": study.code["trust"]}
    relation = did(study.project, operations.relate, study.ana, kind="leads to", **ends)
    other = {"from_code": study.code["trust"], "to_code": study.code["patience"]}
    did(study.project, operations.relate, study.ana, kind="leads to", **other)
    press(qtbot, page, Key.Key_4, ALT)
    page.reload()
    settle(qtbot, study.hub)
    gaps = page.desk.gaps
    went: list[Place] = []
    page.went.connect(went.append)
    gaps.tree.setFocus()
    gaps.tree.set_current(f"relation-without-evidence:{relation}:None")
    press(qtbot, page, Key.Key_Return)
    assert went == [Place(relation=relation)]
    axial = show(CategoriesPage)  # type: ignore[arg-type]
    axial.open_place(went[0])
    current = axial.axial.relations.view.list.current()  # type: ignore[attr-defined]
    assert current is not None
    assert current.row.id == relation
