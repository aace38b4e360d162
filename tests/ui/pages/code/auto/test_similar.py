"""Passages that resemble one, coded one by one by keyboard."""

from PySide6.QtCore import Qt

from app.ui.pages.code.auto.alike_list import CODED_ROLE
from tests.ui.pages.code.conftest import LONG
from tests.ui.pages.code.test_applying import stored

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Answer number 0, and nothing that anybody would want to code in it."


def opened(page, study, settle, press):
    page.open_transcript(study.transcripts["S02"])
    settle()
    start = LONG.index(FIRST)
    page.text.select_span(start, start + len(FIRST))
    page.text.setFocus()
    press(Qt.Key.Key_S)
    settle()
    return page.automatic.comparing


def test_enter_codes_and_moves_on(page, study, settle, press, qtbot):
    page.applying.recent = [study.codes["listening"]]
    dialog = opened(page, study, settle, press)
    assert dialog.code.text() == "listening"
    assert dialog.model.rowCount() == 100  # of 119 the most alike
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    settle()
    rows = dialog.model.rows
    want = sorted(("listening", rows[at].start, rows[at].end) for at in (0, 2))
    assert sorted(stored(study, "S02")) == want
    ticks = [dialog.model.data(dialog.model.index(at), CODED_ROLE) for at in range(4)]
    assert ticks == [True, False, True, False]
    assert dialog.view.currentIndex().row() == 3
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    settle()
    assert stored(study, "S02") == [want[0]] or stored(study, "S02") == [want[1]]
    dialog.close()


def test_without_a_code_enter_asks_for_one(page, study, settle, press, qtbot):
    dialog = opened(page, study, settle, press)
    assert dialog.code.is_empty()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.code.palette_of.isVisible()
    dialog.code.choose(study.codes["patience"])
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    settle()
    assert [name for name, *_ in stored(study, "S02")] == ["patience"]
    dialog.close()


def test_ctrl_enter_shows_it_in_its_text_and_another_coder_closes_it(
    page, study, settle, press, qtbot
):
    dialog = opened(page, study, settle, press)
    page.open_transcript(study.transcripts["S01"])
    settle()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return, CTRL)
    settle()
    assert page.desk.transcript == study.transcripts["S02"]
    assert stored(study, "S02") == []
    page.hub.become(study.coders["Ben"])
    settle()
    assert not dialog.isVisible()


def test_without_words_it_says_what_to_do(page, press):
    press(Qt.Key.Key_S)
    assert page.automatic.comparing is None


def test_chinese_is_compared_by_characters(page, study, select, settle, press):
    page.open_transcript(study.transcripts["D01"])
    settle()
    select("什么是共情？")
    press(Qt.Key.Key_S)
    settle()
    dialog = page.automatic.comparing
    assert dialog.says.text() == "No other passage is like it."
    dialog.close()
