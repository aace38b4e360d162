"""The tab of the guide: edited in place, questions found, corrected, kept, and answers read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.operations import TranscriptInput, TurnInput
from app.models import queries
from app.models.project import Project
from app.ui.frame.panes import RIGHT
from app.ui.hub import Hub
from app.ui.pages.transcripts.guide.view import GuideView
from app.ui.pages.transcripts.page import TranscriptsPage
from tests.builders import add_coder, did, make_project
from tests.ui.accessible import nameless

GUIDE = [
    ("Meaning", ["What does empathy mean to you? / 对您来说什么是共情？", "Can it be learned?"]),
    ("End", ["What would you change in the courses?"]),
]
ENGLISH = (
    "I: First, what does empathy mean to you?\nS01: Listening 🙂.\nI: Go on.\nS01: And waiting.\n"
    "I: Can it be learned, then?\nS01: No.\n"
)
CHINESE = "I: 对您来说，什么是共情？\nD01: 站在病人的角度。\nI: 谢谢您。\nD01: 不客气。\n"


def add(project: Project, name: str, text: str, group: str) -> int:
    turns, at = [], 0
    for line in text.splitlines(keepends=True):
        label, role = line[: line.index(":")], "participant"
        if label == "I":
            role = "interviewer"
        turns.append(TurnInput(at, at + len(label) + 2, at + len(line) - 1, label, role))
        at += len(line)
    given = TranscriptInput(name, text, turns, participants=(name,), groups=(group,))
    return int(did(project, operations.import_transcript, transcript=given))


@pytest.fixture
def hub(tmp_path: Path, qapp: object) -> Iterator[Hub]:
    """Give a project of two interviews and a guide."""
    project = make_project(tmp_path)
    ana = add_coder(project)
    add(project, "S01", ENGLISH, "students")
    add(project, "D01", CHINESE, "doctors")
    did(project, operations.set_guide, ana, name="Guide", topics=GUIDE)
    made = Hub(project, ana)
    yield made
    made.close()


@pytest.fixture
def page(hub: Hub, qtbot: QtBot) -> TranscriptsPage:
    made = TranscriptsPage(hub)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    made.show_view("guide")
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: len(made.guide._blocks) == 2)
    return made


@pytest.fixture
def guide(page: TranscriptsPage) -> GuideView:
    return page.guide


def asked(hub: Hub) -> set[tuple[str, str, str | None]]:
    """Return (transcript, question, words of the turn) as stored."""
    with hub.read() as reader:
        names = {row.id: row.name for row in queries.transcripts(reader)}
        texts = {row: queries.text_of(reader, row).text for row in names}
        words = {
            row.id: texts[row.transcript][row.start : row.end] for row in queries.turns(reader)
        }
        questions = {row.id: row.text for row in queries.guide(reader)}
        return {
            (names[row.transcript], questions[row.question][:8], words.get(row.turn or 0))
            for row in queries.questions_asked(reader)
        }


def find(guide: GuideView, qtbot: QtBot) -> None:
    qtbot.mouseClick(guide.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(guide.proposed))
    qtbot.waitUntil(lambda: any(block.state == "proposed" for block in guide._blocks))


def test_questions_are_found_in_two_languages_and_kept_as_one_step(
    guide: GuideView, hub: Hub, qtbot: QtBot
) -> None:
    assert guide.about.text() == "Asked in 0 of 2 interviews"
    find(guide, qtbot)
    assert asked(hub) == set()
    assert "proposed" in guide.answers.toPlainText()
    qtbot.mouseClick(guide.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked(hub)) == 3)
    assert asked(hub) == {
        ("S01", "What doe", "First, what does empathy mean to you?"),
        ("S01", "Can it b", "Can it be learned, then?"),
        ("D01", "What doe", "对您来说，什么是共情？"),
    }
    hub.undo()
    qtbot.waitUntil(lambda: asked(hub) == set())


def test_answers_reach_to_the_next_question_and_lead_into_the_text(
    page: TranscriptsPage, guide: GuideView, qtbot: QtBot
) -> None:
    find(guide, qtbot)
    guide.keep_proposed()
    qtbot.waitUntil(lambda: guide.about.text() == "Asked in 2 of 2 interviews")
    shown = guide.answers.toPlainText()
    assert "Listening 🙂." in shown
    assert "And waiting." in shown
    assert "站在病人的角度。" in shown
    assert "No." not in shown
    guide.group.setCurrentIndex(guide.group.findData("doctors"))
    assert "Listening" not in guide.answers.toPlainText()
    assert guide.about.text() == "Asked in 1 of 1 interviews"
    start = ENGLISH.index("And waiting")
    with qtbot.waitSignal(page.went) as went:
        guide.answers.anchorClicked.emit(QUrl(f"turn:7/{start}/{start + 12}"))
    assert went.args[0][:3] == (7, start, start + 12)


def offered(guide: GuideView) -> list[str]:
    menu = guide.correcting.menu
    assert menu is not None
    return [
        "✓ " * action.isChecked() + action.text()
        for action in menu.actions()
        if not action.isSeparator()
    ]


def choose(guide: GuideView, words: str) -> None:
    menu = guide.correcting.menu
    assert menu is not None
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def change(guide: GuideView, block: int) -> None:
    """Follow the link "Change…" of an answer."""
    one = guide._blocks[block]
    turn = one.asked.id if one.asked else ""
    guide.answers.anchorClicked.emit(QUrl(f"correct:{one.transcript}/{turn}"))


def again(guide: GuideView) -> None:
    """Follow the link "Asked again…" of the first interview."""
    guide.answers.anchorClicked.emit(QUrl(f"again:{guide._blocks[0].transcript}"))


def questions_of_s01(hub: Hub) -> set[str | None]:
    return {turn for name, question, turn in asked(hub) if (name, question) == ("S01", "What doe")}


FIRST, GO, LEARN = (
    "First, what does empathy mean to you?",
    "Go on.",
    "Can it be learned, then?",
)


def test_a_question_asked_twice_is_read_twice_and_each_place_is_corrected(
    guide: GuideView, hub: Hub, qtbot: QtBot
) -> None:
    find(guide, qtbot)
    guide.keep_proposed()
    qtbot.waitUntil(lambda: questions_of_s01(hub) == {FIRST})
    qtbot.waitUntil(lambda: guide._blocks[0].state == "said")
    again(guide)
    assert offered(guide) == [GO, LEARN]
    choose(guide, GO)
    qtbot.waitUntil(lambda: questions_of_s01(hub) == {FIRST, GO})
    qtbot.waitUntil(lambda: len(guide._blocks) == 3)
    shown = guide.answers.toPlainText()
    assert guide.about.text() == "Asked in 2 of 2 interviews"
    assert shown.index("1 of 2") < shown.index("Listening") < shown.index("2 of 2")
    assert shown.index("2 of 2") < shown.index("And waiting.")
    change(guide, 1)
    assert offered(guide) == ["Not asked at this place", f"✓ {GO}", LEARN]
    choose(guide, LEARN)
    qtbot.waitUntil(lambda: questions_of_s01(hub) == {FIRST, LEARN})
    qtbot.waitUntil(lambda: guide._blocks[1].asked.text == LEARN)
    change(guide, 0)
    choose(guide, "Not asked at this place")
    qtbot.waitUntil(lambda: questions_of_s01(hub) == {LEARN})
    for before in ({FIRST, LEARN}, {FIRST, GO}, {FIRST}):
        hub.undo()
        qtbot.waitUntil(lambda before=before: questions_of_s01(hub) == before)
    assert "of 2" in guide.about.text()


def test_a_proposal_may_be_asked_twice_too(guide: GuideView, hub: Hub, qtbot: QtBot) -> None:
    find(guide, qtbot)
    again(guide)
    choose(guide, GO)
    qtbot.waitUntil(lambda: len(guide._blocks) == 3)
    assert asked(hub) == set()
    guide.keep_proposed()
    qtbot.waitUntil(lambda: questions_of_s01(hub) == {FIRST, GO})
    hub.undo()
    qtbot.waitUntil(lambda: asked(hub) == set())


def test_a_proposal_is_corrected_before_it_is_kept(
    guide: GuideView, hub: Hub, qtbot: QtBot
) -> None:
    find(guide, qtbot)
    first, second = (block.transcript for block in guide._blocks)
    change(guide, 0)
    assert offered(guide) == [
        "Not asked in this interview",
        "✓ First, what does empathy mean to you?",
        "Go on.",
        "Can it be learned, then?",
    ]
    choose(guide, "Go on.")
    qtbot.waitUntil(lambda: guide._blocks[0].asked.text == "Go on.")
    change(guide, 1)
    choose(guide, "Not asked in this interview")
    assert first != second
    assert asked(hub) == set()
    guide.keep_proposed()
    qtbot.waitUntil(lambda: len(asked(hub)) == 3)
    assert ("S01", "What doe", "Go on.") in asked(hub)
    assert ("D01", "What doe", None) in asked(hub)
    qtbot.waitUntil(lambda: "Not asked: D01" in guide.answers.toPlainText())


def test_what_was_said_is_not_proposed_again_and_discarding_forgets(
    guide: GuideView, hub: Hub, qtbot: QtBot
) -> None:
    first = guide._blocks[0].transcript
    guide.correcting.say(first, None)
    qtbot.waitUntil(lambda: len(asked(hub)) == 1)
    find_again = guide.search
    qtbot.mouseClick(find_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(guide.proposed) == 2)
    qtbot.mouseClick(guide.discard, Qt.MouseButton.LeftButton)
    assert guide.proposed == {}
    assert len(asked(hub)) == 1


def guide_now(hub: Hub) -> list[tuple[str, str]]:
    with hub.read() as reader:
        return [(row.topic, row.text) for row in queries.guide(reader)]


def test_the_guide_is_edited_in_place(guide: GuideView, hub: Hub, qtbot: QtBot) -> None:
    tree = guide.tree
    tree.set_place((0, 1))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Can one learn it?")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("Meaning", "Can one learn it?") in guide_now(hub))
    # The list follows a moment after the project.
    qtbot.waitUntil(lambda: tree.outline[0].questions[1].text == "Can one learn it?")
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: guide_now(hub)[0] == ("Meaning", "Can one learn it?"))
    qtbot.waitUntil(lambda: tree.place() == (0, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(guide_now(hub)) == 2)
    hub.undo()
    qtbot.waitUntil(lambda: len(guide_now(hub)) == 3)


def test_all_wordings_stand_in_the_field_but_the_first_in_the_list(
    guide: GuideView, hub: Hub, qtbot: QtBot
) -> None:
    tree = guide.tree
    tree.set_place((0, 0))
    item = tree.currentItem()
    assert item is not None
    assert item.text(0) == "What does empathy mean to you?"
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == GUIDE[0][1][0]
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert item.text(0) == "What does empathy mean to you?"
    assert guide_now(hub)[0][1] == GUIDE[0][1][0]


def test_new_lines_a_file_and_an_empty_project(
    guide: GuideView, hub: Hub, qtbot: QtBot, tmp_path: Path
) -> None:
    guide.add_question()
    qtbot.waitUntil(lambda: guide.tree.findChild(QLineEdit) is not None)
    assert guide_now(hub)[1] == ("Meaning", "New question")
    guide.add_topic()
    qtbot.waitUntil(lambda: guide_now(hub)[-1] == ("New topic", "New question"))
    path = tmp_path / "second.csv"
    path.write_text("topic,question\nT,有什么要补充的吗？\n", encoding="utf-8")
    guide.import_csv(path)
    qtbot.waitUntil(lambda: guide.version.currentText() == "second")
    assert len(guide.tree.outline) == 1
    assert nameless(guide) == []


def test_without_a_guide_the_tab_says_what_it_is_for(tmp_path: Path, qtbot: QtBot) -> None:
    hub = Hub(make_project(tmp_path))
    view = GuideView(hub)
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    assert view._stack.currentWidget() is view.empty
    hub.close()


def test_an_empty_project_has_no_empty_panel_at_the_right(tmp_path: Path, qtbot: QtBot) -> None:
    hub = Hub(make_project(tmp_path))
    page = TranscriptsPage(hub)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    qtbot.waitUntil(lambda: page._contents is not None)
    assert not page._panes.shows(RIGHT)
    add(hub.project, "S01", ENGLISH, "students")
    page.reload()
    qtbot.waitUntil(lambda: page._panes.shows(RIGHT))
    hub.close()
