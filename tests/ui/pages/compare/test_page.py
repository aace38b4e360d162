"""Reconciling two coders in the window: listing, ruling by keys, undo, rules, and blindness."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.reconciling.rulings import Ruling
from app.models import queries
from app.ui.hub import Hub
from app.ui.pages.compare.page import ComparePage
from app.ui.pages.compare.revising import RevisionDialog
from app.ui.text.margin import Margin
from tests.builders import did, open_round
from tests.coding.reconciling.test_settling import Frozen
from tests.ui.accessible import nameless


@pytest.fixture
def frozen(tmp_path: Path, qapp: object) -> Iterator[Frozen]:
    """Give a frozen round, and a hub in Ana's name that is closed at the end."""
    made = Frozen(tmp_path)
    made.hub = Hub(made.project, made.ana)
    yield made
    made.hub.close()


@pytest.fixture
def page(frozen: Frozen, qtbot: QtBot) -> ComparePage:
    """Give the page with its list read and the first difference shown."""
    made = ComparePage(frozen.hub)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.text.view.index.marks))
    return made


def listed(page: ComparePage) -> list[str]:
    return [node.text for node in page.panel._listed.nodes]


def press(qtbot: QtBot, page: ComparePage, key: Qt.Key) -> None:
    """Press a key in the list; the answer comes when the list has been read again."""
    page.panel.tree.setFocus()
    with qtbot.waitSignal(page.hub.did):
        qtbot.keyClick(page.panel.tree, key)


def progress(page: ComparePage) -> str:
    return page.bar._progress.text()


def beside(page: ComparePage, margin: Margin) -> list[str]:
    """Return the names in a margin from top to bottom."""
    page.grab()
    looks = page.text.view.looks
    return [looks[bracket.shown.mark.code].name for bracket in margin._brackets]


def test_what_differs_is_listed_by_kind(page: ComparePage) -> None:
    assert listed(page) == ["S01", "only Ben · hope", "boundaries · trust"]
    assert progress(page) == "0 of 2 settled"
    assert page.agreement.text().startswith("Pooled kappa over 2 codes")
    assert beside(page, page.text.left) == ["trust", "trust"]
    assert beside(page, page.text.margin) == ["trust", "hope", "trust"]


def test_a_key_settles_and_goes_on(page: ComparePage, frozen: Frozen, qtbot: QtBot) -> None:
    page.bar.reason.setText("we both hear it")
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    assert frozen.consensus() == {(17, 24, frozen.hope)}
    assert page.bar.reason.text() == ""
    assert page.panel.chosen()[0].disagreement.kind == "boundaries"
    press(qtbot, page, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: progress(page) == "2 of 2 settled")
    assert listed(page)[1:] == ["Ben · hope", "neither · trust"]
    with frozen.project.read() as reader:
        reasons = {row.ruling: row.reason for row in queries.settlements(reader)}
    assert reasons == {"second": "we both hear it", "neither": None}


def test_undo_opens_it_again(page: ComparePage, frozen: Frozen, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    frozen.hub.undo()
    qtbot.waitUntil(lambda: progress(page) == "0 of 2 settled")
    assert listed(page)[1] == "only Ben · hope"


def test_later_stays_open(page: ComparePage, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: listed(page)[1] == "to be discussed · hope")
    assert progress(page) == "0 of 2 settled"


def test_one_ruling_for_a_whole_group(page: ComparePage, frozen: Frozen, qtbot: QtBot) -> None:
    page.panel.tree.set_current(f"text {frozen.text}")
    assert len(page.panel.chosen()) == 2
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: progress(page) == "2 of 2 settled")
    frozen.hub.undo()
    qtbot.waitUntil(lambda: progress(page) == "0 of 2 settled")


def test_something_new_on_the_selected_words(
    page: ComparePage, frozen: Frozen, qtbot: QtBot
) -> None:
    page.text.select_span(43, 47)
    page.bar.ruled.emit(Ruling.NEW)
    assert page._palette is not None
    with qtbot.waitSignal(page.hub.did):
        page._palette.chosen.emit(frozen.trust, False)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    assert frozen.consensus() == {(43, 47, frozen.trust)}


def entries(page: ComparePage) -> dict[str, object]:
    return {action.text(): action for action in page.more.menu().actions() if action.text()}


def test_agreed_slight_and_counting_in_the_menu(
    page: ComparePage, frozen: Frozen, qtbot: QtBot
) -> None:
    entries(page)["Take over what both coded alike (1)"].trigger()
    qtbot.waitUntil(lambda: "Take over what both coded alike (0)" in entries(page))
    entries(page)["Blanks and punctuation only"].trigger()
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    assert frozen.consensus() == {(5, 15, frozen.trust), (43, 60, frozen.trust)}
    assert not entries(page)["Count the consensus in tables (0 transcripts ready)"].isEnabled()
    press(qtbot, page, Qt.Key.Key_4)
    ready = "Count the consensus in tables (1 transcript ready)"
    qtbot.waitUntil(lambda: ready in entries(page))
    with qtbot.waitSignal(page.hub.did):
        entries(page)[ready].trigger()
    with frozen.project.read() as reader:
        assert queries.transcripts(reader)[0].reconciled_on is not None


def test_by_code_and_only_what_is_open(page: ComparePage, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    page.panel.by_code.click()
    assert listed(page) == ["hope", "trust", "Ben · S01", "boundaries · S01"]
    page.panel.only_open.click()
    assert listed(page) == ["trust", "boundaries · S01"]


def test_a_round_that_is_still_blind_shows_nothing(
    frozen: Frozen, page: ComparePage, qtbot: QtBot
) -> None:
    open_round(frozen.project, (frozen.ana, frozen.ben))
    page.forget()
    page.reload()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.empty)
    assert listed(page) == []
    assert page.text.view.index.marks == []


def test_without_a_frozen_round_the_page_says_what_comes_first(
    frozen: Frozen, page: ComparePage, qtbot: QtBot
) -> None:
    with frozen.project.read() as reader:
        round_ = queries.rounds(reader)[0].id
    did(frozen.project, operations.unfreeze_round, frozen.ana, round_=round_, reason="one more")
    page.reload()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.empty)
    with qtbot.waitSignal(page.rounds_asked):
        page.empty.action.click()


def test_everything_has_a_name(page: ComparePage) -> None:
    assert nameless(page) == []


def test_a_click_on_a_coding_chooses_its_difference(page: ComparePage) -> None:
    place = next(one for one in page.panel._listed.differences.values() if one.disagreement.first)
    left = page.text.left
    page.grab()
    assert [mark.coder for mark in (one.shown.mark for one in left._brackets)] == [
        0,
        place_of(page),
    ]
    left.codingClicked.emit(place.disagreement.first[0].id)
    assert page.panel.chosen() == [place]
    assert page.text.left._focused == place.disagreement.first[0].id
    assert page.text.margin._focused == place.disagreement.second[0].id


def place_of(page: ComparePage) -> int:
    """Return the coder whose codings stand at the left."""
    assert page._compared is not None
    assert page._compared.found is not None
    return page._compared.found.first


def test_what_is_settled_is_checked_in_the_margin(page: ComparePage, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    assert beside(page, page.text.margin) == ["trust", "✓ hope", "trust"]


def test_how_far_they_have_come_is_told_apart(page: ComparePage, qtbot: QtBot) -> None:
    before = page.agreement.text()
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: "after reconciling" in page.status())
    assert page.status().endswith(", no reliability figure")
    assert "independent coding" in page.bar._progress.toolTip()
    assert page.agreement.text() == before


def test_by_kind_one_key_settles_all_of_a_kind(page: ComparePage, qtbot: QtBot) -> None:
    page.panel.by_kind.click()
    assert listed(page) == ["boundaries", "only Ben", "S01 · hope", "S01 · trust"]
    page.panel.go_to("kind only-second")
    press(qtbot, page, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: "to be discussed" in listed(page))
    assert listed(page) == ["boundaries", "to be discussed", "S01 · hope", "S01 · trust"]
    page.panel.go_to("kind later")
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: "Ben · S01 · hope" in listed(page))
    assert page.panel.state() == {"order": "kind", "open": False}


def test_decisions_belong_to_the_meeting_that_is_chosen(
    page: ComparePage, frozen: Frozen, qtbot: QtBot
) -> None:
    dialog = page.meetings.ask(None)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []
    assert dialog.present.text() == "Ana, Ben"
    dialog.date.setText("2026-13-01")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(dialog._form.errors()))
    dialog.date.setText("2026-06-03")
    dialog.minutes.setPlainText("Boundaries: whole sentences.")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    page.bar.actions_by_ruling[Ruling.SECOND].trigger()
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    with frozen.project.read() as reader:
        (meeting,) = queries.meetings(reader)
        (ruled,) = queries.settlements(reader)
    assert (meeting.date, meeting.present) == ("2026-06-03", "Ana, Ben")
    assert meeting.minutes == "Boundaries: whole sentences."
    assert ruled.meeting == meeting.id == page.meetings.chosen
    page.meetings.choose(None)
    assert page.meetings.button.text() == "No meeting"


def test_several_decide(page: ComparePage, frozen: Frozen, qtbot: QtBot) -> None:
    for action in page.bar._menu.actions():
        action.setChecked(True)
    press(qtbot, page, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    with frozen.project.read() as reader:
        assert {row.coder for row in queries.deciders(reader)} == {frozen.ana, frozen.ben}


def test_a_decision_can_be_taken_up_again(page: ComparePage, frozen: Frozen, qtbot: QtBot) -> None:
    first = page.panel.chosen()[0].disagreement.key
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    page.panel.go_to(first)
    press(qtbot, page, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: "neither · hope" in listed(page))
    assert frozen.consensus() == set()


def test_a_code_is_changed_because_of_a_decision(
    page: ComparePage, frozen: Frozen, qtbot: QtBot
) -> None:
    assert not page.bar.revise.isEnabled()
    first = page.panel.chosen()[0].disagreement.key
    press(qtbot, page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: progress(page) == "1 of 2 settled")
    page.panel.go_to(first)
    page.bar.revise.trigger()
    dialog = page.findChild(RevisionDialog)
    assert dialog is not None
    assert nameless(dialog) == []
    assert dialog.code.currentText() == "hope"
    dialog.fields["definition"].setPlainText("what one looks forward to")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    with frozen.project.read() as reader:
        (entry,) = queries.revisions(reader)
        (ruled,) = queries.settlements(reader)
    assert entry.details == {
        "code": "hope",
        "decision": ruled.decision,
        "fields": ["definition"],
    }
