"""Looking at the text: narrowing it, whole turns, copies, numbers, what has no code yet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from tests.ui.pages.code.conftest import CHINESE, ENGLISH

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ANSWER = "It means 🙂 seeing things from the patient's side, and then having patience with them."


@pytest.fixture
def coded(page, study, settle):
    """Return the page with two codings of Ana, one of Ben and one that nobody's category holds."""
    study.code("perspective", "Ana", "S01", "seeing things", ENGLISH)
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    study.code("patience", "Ben", "S01", "having patience with them", ENGLISH)
    study.code("listening", "Ana", "S01", "listened", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    page.text.setFocus()
    return page


def shown(page) -> set[str]:
    return {page.desk.quote((mark.start, mark.end)) for mark in page.text.view.index.marks}


def words(page) -> str | None:
    span = page.text.selected_span()
    return None if span is None else page.desk.quote(span)


def narrow_to(qtbot, page, press, letters: str) -> None:
    press(Qt.Key.Key_F)
    qtbot.keyClicks(QApplication.focusWidget(), letters)
    press(Qt.Key.Key_Return)


def chip_words(page) -> list[str]:
    return [chip.text().strip(" ×") for chip in page.middle.chips.chips]


def test_one_key_selects_the_turn_and_again_its_neighbours(page, press):
    page.text.view.put_caret(ENGLISH.index("patient"))
    press(Qt.Key.Key_A)
    assert words(page) == ANSWER
    press(Qt.Key.Key_A)
    assert words(page).endswith("Can you give an example?")
    press(Qt.Key.Key_A, SHIFT)
    assert words(page).startswith("What does empathy")


def test_a_chinese_turn_with_an_emoji_is_coded_whole(page, study, press, settle):
    page.open_transcript(study.transcripts["D01"])
    settle()
    page.text.view.put_caret(CHINESE.index("角度"))
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_V)
    settle()
    (coding,) = study.codings("D01")
    assert CHINESE[coding.start : coding.end] == "就是站在病人😀的角度看问题，然后有耐心。"


def test_the_selection_survives_a_look_at_another_transcript(page, study, select, press, settle):
    span = select("having patience")
    press(Qt.Key.Key_Down, ALT)
    settle()
    assert page.desk.transcript == study.transcripts["D01"]
    assert page.text.selected_span() is None
    press(Qt.Key.Key_Up, ALT)
    settle()
    assert page.desk.transcript == study.transcripts["S01"]
    assert page.text.selected_span() == span


def test_the_place_is_kept_when_the_turns_are_read_anew(page, study, press, settle):
    page.open_transcript(study.transcripts["S02"])
    settle()
    page.text.view.verticalScrollBar().setValue(40)
    place = page.text.place()
    page.text.select_span(place + 2, place + 9)
    study.do(
        do.assign_speaker,
        transcripts=[study.transcripts["S02"]],
        speaker="S02",
        role="unknown",
    )
    page.hub.coder_changed.emit()
    settle()
    assert {turn.role for turn in page.text.view.turns} == {"interviewer", "unknown"}
    assert page.text.place() == place
    assert page.text.selected_span() == (place + 2, place + 9)


def test_copies_come_without_speakers_with_them_and_as_a_quotation(page, press):
    clipboard = QApplication.clipboard()
    page.text.view.put_caret(ENGLISH.index("Can you"))
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_C, CTRL)
    question, answer = "Can you give an example?", "I sat down next to her bed and listened."
    assert clipboard.text() == f"{question}\n{answer}"
    press(Qt.Key.Key_C, CTRL, SHIFT)
    assert clipboard.text() == f"Interviewer: {question}\nS01: {answer}"
    page.text.select_span(ENGLISH.index("I sat"), ENGLISH.index(" and listened"))
    press(Qt.Key.Key_C, CTRL, ALT)
    assert clipboard.text() == "“I sat down next to her bed” (S01)"
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_C, CTRL, ALT)
    assert clipboard.text() == "“I sat down next to her bed” (S01, 4)"


def test_turns_are_numbered_by_a_switch_that_is_remembered(page, press):
    width = page.text.gutter.width()
    press(Qt.Key.Key_L)
    assert page.text.gutter.numbered
    assert page.text.gutter.width() > width
    assert page.text.gutter.number_at(ENGLISH.index("example")) == 3
    kept = page.state()
    press(Qt.Key.Key_L)
    assert not page.text.gutter.numbered
    page.restore(kept)
    assert page.text.gutter.numbered
    assert page.keys["numbers"].isChecked()


def test_the_text_is_narrowed_to_a_code_a_theme_and_a_coder(coded, qtbot, press, settle):
    assert len(shown(coded)) == 4
    narrow_to(qtbot, coded, press, "listening")
    assert shown(coded) == {"listened"}
    assert coded.middle.chips.isVisible()
    assert chip_words(coded) == ["listening"]
    narrow_to(qtbot, coded, press, "Definition")
    assert len(shown(coded)) == 4
    assert chip_words(coded) == ["listening", "Definition"]
    coded.middle.chips.chips[0].click()
    assert shown(coded) == {"seeing things", "having patience", "having patience with them"}
    narrow_to(qtbot, coded, press, "Ben")
    assert shown(coded) == {"having patience with them"}
    press(Qt.Key.Key_F, SHIFT)
    assert len(shown(coded)) == 4
    assert not coded.middle.chips.isVisible()


def test_show_everything_is_one_click_away(coded, qtbot, press):
    narrow_to(qtbot, coded, press, "patience")
    coded.middle.chips.clear.click()
    assert len(shown(coded)) == 4
    assert not coded.desk.narrowed


def test_a_coding_that_the_filter_hides_stays_hidden_when_it_comes(
    coded, study, qtbot, press, settle, select
):
    narrow_to(qtbot, coded, press, "listening")
    select("the patient's side")
    coded.applying.apply(study.codes["patience"])
    settle()
    assert shown(coded) == {"listened"}
    press(Qt.Key.Key_F, SHIFT)
    assert "the patient's side" in shown(coded)


def test_what_is_narrowed_follows_the_codebook(coded, study, qtbot, press, settle):
    narrow_to(qtbot, coded, press, "Seeing")
    narrow_to(qtbot, coded, press, "listening")
    coded.hub.do(do.delete_codes, codes=[study.codes["listening"]])
    settle()
    assert chip_words(coded) == ["Seeing"]
    assert shown(coded) == {"seeing things", "having patience", "having patience with them"}


def test_narrowing_is_remembered_and_damage_is_not(coded, study, qtbot, press, settle):
    narrow_to(qtbot, coded, press, "patience")
    kept = coded.state()
    press(Qt.Key.Key_F, SHIFT)
    coded.restore(kept)
    coded.hub.coder_changed.emit()
    settle()
    assert shown(coded) == {"having patience", "having patience with them"}
    coded.restore({"looking": {"narrowed": {"coders": "x", "rows": [1, "code:9"], "uncoded": 3}}})
    coded.hub.coder_changed.emit()
    settle()
    assert not coded.desk.narrowed
    assert len(shown(coded)) == 4


def test_uncoded_text_is_stepped_through_and_the_coded_dimmed(coded, press):
    press(Qt.Key.Key_D)
    assert chip_words(coded) == ["uncoded text"]
    assert len(shown(coded)) == 4  # dimmed, not gone
    found = []
    coded.text.view.put_caret(0)
    for _ in range(8):
        press(Qt.Key.Key_F8)
        found.append(words(coded))
    assert found == [
        "It means 🙂",
        "from the patient's side, and then",
        "I sat down next to her bed and",
        *["I sat down next to her bed and"] * 5,
    ]
    press(Qt.Key.Key_F8, SHIFT)
    assert words(coded) == "from the patient's side, and then"
    press(Qt.Key.Key_D)
    assert not coded.middle.chips.isVisible()


def test_the_codings_of_a_place_are_cycled_with_one_key(coded, press):
    coded.text.view.put_caret(ENGLISH.index("having") + 2)
    seen = []
    for _ in range(3):
        press(Qt.Key.Key_Return)
        seen.append(coded.desk.codings[coded.text.focused_coding])
    assert [coded.desk.quote((one.start, one.end)) for one in seen] == [
        "having patience",
        "having patience with them",
        "having patience",
    ]
    assert len({one.coder for one in seen}) == 2


def test_every_key_of_looking_stands_in_the_sheet(page):
    keys = {
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for action in page.page_actions()
    }
    assert {"A", "Shift+A", "Return", "F", "Shift+F", "D", "F8", "Shift+F8", "L"} <= keys
