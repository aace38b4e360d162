"""What is told of a coding that one goes to by keyboard, on the card and to a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.ui.text.offsets import Side
from tests.ui.pages.code.conftest import CHINESE, ENGLISH


@pytest.fixture
def coded(page, study, settle):
    """Return the page with an own coding that has a memo, and Ben's around it."""
    own = study.code("perspective", "Ana", "S01", "seeing things", ENGLISH)
    study.do(do.write_coding_memo, coding=own, memo="<b>Look</b> again")
    study.code("patience", "Ben", "S01", "🙂 seeing things from", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    page.text.setFocus()
    return page


def spoken(page) -> str:
    reader = QAccessible.queryAccessibleInterface(page.text.view)
    return reader.text(QAccessible.Text.Description)


def test_f7_tells_code_path_coder_memo_and_definition(coded, press):
    card = coded.looking.card
    assert card.isHidden()
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F7)
    assert card.isVisible()
    told = card.words.text()
    for part in ("perspective", "Definition › Seeing", "Ana", "Seeing with their eyes"):
        assert part in told
    assert "&lt;b&gt;Look&lt;/b&gt; again" in told
    assert card.hint.text() == "1 of 2 on this place · Enter: the next"
    press(Qt.Key.Key_Return)
    assert "Ben" in card.words.text()
    assert card.hint.text().startswith("2 of 2")
    press(Qt.Key.Key_Escape)
    assert card.isHidden()


def test_a_screen_reader_is_told_the_same(coded, press):
    assert spoken(coded) == "Select words to code them. F7 goes to the next coding."
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F7)
    assert spoken(coded) == (
        "perspective. coded by Ana. 2 codings on this place. memo: <b>Look</b> again. "
        "definition: Seeing with their eyes. “seeing things”"
    )
    press(Qt.Key.Key_Escape)
    assert spoken(coded).startswith("Select words")


def test_a_screen_reader_reads_text_caret_and_selection(coded, select):
    start, end = select("🙂 seeing")
    reader = QAccessible.queryAccessibleInterface(coded.text.view)
    words = reader.textInterface()
    shown = coded.text.view.text.shown
    assert words.characterCount() == coded.text.view.document().characterCount() - 1
    first, last = coded.text.view.text.to_screen(start), coded.text.view.text.to_screen(end)
    assert words.text(first, last) == "🙂 seeing"
    assert words.selectionCount() == 1
    assert words.cursorPosition() == last
    assert "Interviewer:" not in shown


def test_the_card_never_lies_on_the_coding(coded, study, settle, press):
    coded.open_transcript(study.transcripts["S02"])
    settle()
    text, view = coded.text, coded.text.view
    rows = view.frame().rows
    low = view.text.to_stored(rows.starts[-2], side=Side.START)
    study.do(
        do.apply_code,
        transcript=study.transcripts["S02"],
        code=study.codes["patience"],
        start=low,
        end=low + 6,
    )
    coded.hub.coder_changed.emit()
    settle()
    text.view.put_caret(low)
    text.setFocus()
    press(Qt.Key.Key_Return)
    card = coded.looking.card
    rows = view.frame().rows
    y = rows.tops[rows.row_of(view.text.to_screen(low))]
    assert card.isVisible()
    assert not card.geometry().top() <= y <= card.geometry().bottom()
    assert text.rect().contains(card.geometry())


def test_applying_a_code_shows_no_card(page, select, press, settle):
    select("seeing")
    press(Qt.Key.Key_V)
    settle()
    assert page.text.focused_coding is not None
    assert page.looking.card.isHidden()


def test_a_coding_is_gone_to_by_letters_of_its_code_or_its_words(
    coded, study, press, settle, qtbot
):
    study.code("listening", "Ana", "D01", "病人😀的角度", CHINESE)
    coded.open_transcript(study.transcripts["D01"])
    settle()
    press(Qt.Key.Key_G)
    field = QApplication.focusWidget()
    field.insert("病人😀")
    press(Qt.Key.Key_Return)
    coding = coded.desk.codings[coded.text.focused_coding]
    assert coded.desk.quote((coding.start, coding.end)) == "病人😀的角度"
    assert coded.looking.card.isVisible()
    assert QApplication.focusWidget() is coded.text.view


def test_without_codings_it_says_so(page, press):
    press(Qt.Key.Key_G)
    assert not page.looking.going.palette.isVisible()


def test_a_screen_reader_hears_who_speaks_and_what_is_coded(coded, press):
    card, view = coded.looking.card, coded.text.view
    view.put_caret(ENGLISH.index("What does"))
    assert card.announced == "Interviewer"
    view.put_caret(ENGLISH.index("It means"))
    assert card.announced == "S01"
    view.put_caret(ENGLISH.index("seeing") + 1)
    assert card.announced == "perspective, patience"
    press(Qt.Key.Key_Right)
    assert card.announced == "perspective, patience"
    view.put_caret(ENGLISH.index("I sat"))
    assert card.announced == "S01"
