"""Finding in the text and in all texts, by keyboard: Ctrl+F, typing, Enter, F3, Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.accessible import nameless
from tests.ui.pages.code.conftest import CHINESE, ENGLISH

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def find(page, qtbot, press, settle):
    """Return what presses Ctrl+F, types words, and waits until they are looked for."""

    def typed(words: str) -> None:
        press(Qt.Key.Key_F, CTRL)
        field = QApplication.focusWidget()
        assert field is page.middle.find_bar.field
        field.selectAll()
        with qtbot.waitSignal(page.middle.find_bar.wanted_changed):
            field.insert(words)  # a key click knows no emoji
        settle()

    return typed


def words(page) -> str | None:
    span = page.text.selected_span()
    return None if span is None else page.desk.quote(span)


def test_words_are_found_and_stepped_through_round_and_round(page, find, press):
    find("you")
    bar = page.middle.find_bar
    assert bar.count.text() == "2 places"
    assert [ENGLISH[slice(*hit)] for hit in page.finding.hits] == ["you", "you"]
    assert page.text.view.has_found()
    press(Qt.Key.Key_Return)
    first = page.text.selected_span()
    assert bar.count.text() == "1 of 2"
    press(Qt.Key.Key_F3)
    assert page.text.selected_span() > first
    assert bar.count.text() == "2 of 2"
    press(Qt.Key.Key_F3)
    assert page.text.selected_span() == first
    press(Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == "2 of 2"
    assert QApplication.focusWidget() is bar.field
    press(Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert not page.text.view.has_found()
    assert QApplication.focusWidget() is page.text.view
    assert words(page) == "you"


def test_what_was_found_can_be_coded(page, study, find, press, settle):
    find("🙂 seeing")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_V)
    settle()
    (coding,) = study.codings("S01")
    assert ENGLISH[coding.start : coding.end] == "🙂 seeing"


def test_selected_words_are_what_is_to_be_found(page, select, press, settle):
    select("patience")
    press(Qt.Key.Key_F, CTRL)
    settle()
    assert page.middle.find_bar.field.text() == "patience"


def test_nothing_found_is_said_and_steps_nowhere(page, find, press):
    find("zebra")
    assert page.middle.find_bar.count.text() == "nothing found"
    press(Qt.Key.Key_F3)
    assert words(page) is None


def test_a_bad_or_endless_expression_is_said_in_words(page, find, settle, qtbot):
    bar = page.middle.find_bar
    find("(you")
    bar.expression.click()
    settle()
    assert bar.problem.isVisible()
    assert bar.problem.text() == ("Not an expression: missing closing parenthesis, at character 4")
    assert bar.field.property("wrong") is True
    with qtbot.waitSignal(bar.wanted_changed):
        bar.field.setText(r"((\w|\s|'|🙂)*)*[=%]")
    settle()
    assert bar.problem.text() == "This expression takes too long: make it simpler"
    with qtbot.waitSignal(bar.wanted_changed):
        bar.field.setText(r"yo\w")
    settle()
    assert bar.problem.isHidden()
    assert bar.count.text() == "2 places"


def test_all_transcripts_are_searched_and_gone_through(page, study, find, press, settle):
    page.middle.find_bar.all.setChecked(True)
    find("a")
    places = page.middle.find_bar.found.places.places
    assert {place.name for place in places} == {"S01", "S02"}
    find("病人😀")
    (place,) = page.middle.find_bar.found.places.places
    assert (place.name, place.words) == ("D01", "病人😀")
    assert CHINESE[place.start : place.end] == "病人😀"
    press(Qt.Key.Key_Return)
    settle()
    assert page.desk.transcript == study.transcripts["D01"]
    assert page.desk.quote((place.start, place.end)) == "病人😀"
    assert page.finding.hits == [(place.start, place.end)]
    assert QApplication.focusWidget() is page.middle.find_bar.field


def test_another_transcript_is_searched_when_it_is_opened(page, study, find, settle):
    find("Answer")
    assert not page.finding.hits
    page.open_transcript(study.transcripts["S02"])
    settle()
    assert page.middle.find_bar.count.text() == "120 places"


def test_the_line_can_be_named_and_worked_by_keyboard(page, find):
    find("you")
    assert nameless(page.middle.find_bar) == []
    switches = (page.middle.find_bar.case, page.middle.find_bar.whole, page.middle.find_bar.all)
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in switches)
