"""Coding an interview by keyboard alone: select, name, apply again, in vivo, remove, undo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.pages.code.conftest import CHINESE, ENGLISH

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def spans(study, transcript):
    names = {code: name for name, code in study.codes.items()}
    return [(names.get(row.code, "new"), row.start, row.end) for row in study.codings(transcript)]


def test_an_interview_is_coded_by_keyboard_alone(page, study, select, press, settle, qtbot):
    first = select("seeing things")
    press(Qt.Key.Key_N)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "contagion")
    press(Qt.Key.Key_Return)
    settle()
    assert "contagion" in study.names()
    assert spans(study, "S01") == [("new", *first)]
    assert page.text.selected_span() is None
    assert QApplication.focusWidget() is page.text.view

    second = select("having patience")
    press(Qt.Key.Key_Q)
    settle()
    assert spans(study, "S01") == [("new", *first), ("new", *second)]
    assert len({row.code for row in study.codings("S01")}) == 1

    third = select("sat down next to her bed")
    press(Qt.Key.Key_V)
    settle()
    assert "sat down next to her bed" in study.names()
    assert [row[1:] for row in spans(study, "S01")] == [first, second, third]

    press(Qt.Key.Key_U)
    settle()
    assert [row[1:] for row in spans(study, "S01")] == [first, second]

    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert [row[1:] for row in spans(study, "S01")] == [first, second, third]
    assert len(page.text.view.index) == 3


def test_offsets_of_chinese_with_emoji_are_code_points(page, study, press, settle, qtbot):
    page.open_transcript(study.transcripts["D01"])
    settle()
    press(Qt.Key.Key_F6)  # from the text on to the codebook, and round again
    page.text.setFocus()
    words = "病人😀的角度"
    start = CHINESE.index(words)
    page.text.view.put_caret(start)
    for _ in range(len(words)):
        press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_V)
    settle()
    (coding,) = study.codings("D01")
    assert (coding.start, coding.end) == (start, start + len(words))
    assert CHINESE[coding.start : coding.end] == words
    assert "病人😀的角度" in study.names()


def test_an_emoji_before_the_words_moves_nothing(page, study, select, press, settle):
    start, end = select("patience with them")
    press(Qt.Key.Key_V)
    settle()
    (coding,) = study.codings("S01")
    assert ENGLISH[coding.start : coding.end] == "patience with them"
    assert (coding.start, coding.end) == (start, end)


def test_several_codes_follow_each_other_on_the_same_words(page, study, select, press, settle):
    span = select("seeing things")
    page.applying.recent = [study.codes["patience"], study.codes["perspective"]]
    press(Qt.Key.Key_Q)
    settle()
    press(Qt.Key.Key_R)
    menu = page.applying.menu
    assert [action.text() for action in menu.actions()] == ["&1  patience", "&2  perspective"]
    menu.actions()[1].trigger()
    menu.close()
    settle()
    assert spans(study, "S01") == [("patience", *span), ("perspective", *span)] or spans(
        study, "S01"
    ) == [("perspective", *span), ("patience", *span)]
    assert page.applying.recent[0] == study.codes["perspective"]
