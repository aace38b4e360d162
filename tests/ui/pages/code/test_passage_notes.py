"""Memos on words that carry no code: by key, with a mark beside the text, private ones unseen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.coding.notes import find_links
from app.models import queries
from tests.ui.pages.code.conftest import CHINESE, ENGLISH

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def press(page, qtbot):
    """Return what presses a key where the focus is."""

    def pressed(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    return pressed


def memos(study, coder="Ana"):
    return study.ask(queries.memos, coder=coder)


def test_m_on_words_without_a_code_writes_a_memo_on_them(page, study, select, press, settle, qtbot):
    span = select("🙂 seeing things")
    press(Qt.Key.Key_M)
    field = QApplication.focusWidget()
    assert field is page.passage_notes.sheet.editor.field.write
    qtbot.keyClicks(field, "She smiles here")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    (memo,) = memos(study)
    assert (memo.start, memo.end, memo.text) == (*span, "She smiles here")
    assert [(mark.start, mark.tip) for mark in page.text.notes.marks] == [
        (span[0], "She smiles here\nAna")
    ]
    study.hub.undo()
    settle()
    assert page.text.notes.marks == []


def test_m_on_a_coding_still_writes_the_coding_s_memo(page, study, select, press, settle):
    study.code("perspective", "Ana", "S01", "seeing things", ENGLISH)
    page.opening.read_again()
    settle()
    select("seeing things")
    press(Qt.Key.Key_M)
    assert QApplication.focusWidget() is page.marking.memo_sheet.editor.field.write
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_M, SHIFT)
    assert QApplication.focusWidget() is page.passage_notes.sheet.editor.field.write
    press(Qt.Key.Key_Escape)
    settle()
    assert memos(study) == []


def test_the_mark_opens_the_memo_and_the_caret_finds_it(page, study, press, settle, qtbot):
    start = ENGLISH.index("🙂")
    passage = (study.transcripts["S01"], start, start + 8)
    study.do(do.write_memo, text="**Mine**", passage=passage)
    study.do(do.write_memo, "Ben", text="Ben's", passage=passage)
    study.do(do.write_memo, "Ben", text="secret", passage=passage, private=True)
    page.passage_notes.refresh()
    notes = page.text.notes
    assert sorted(mark.tip for mark in notes.marks) == ["Ben's\nBen", "Mine\nAna"]
    notes.grab()
    y, mark = notes._drawn[0]
    point = QPoint(notes.width() // 2, round(y))
    assert notes.mark_at(point) == mark
    assert notes.mark_at(QPoint(5, notes.height() - 2)) is None
    qtbot.mouseClick(notes, Qt.MouseButton.LeftButton, pos=point)
    sheet = page.passage_notes.sheet
    assert sheet.editor.field.text() == "**Mine**"
    assert sheet.others.toPlainText().endswith("Ben's")
    press(Qt.Key.Key_Escape)
    page.text.clear_selection()
    page.text.view.put_caret(start + 2)
    page.text.setFocus()
    press(Qt.Key.Key_M)
    assert not sheet.isHidden()


def test_a_link_to_words_is_copied_and_becomes_a_quotation(page, study, select, settle):
    page.open_transcript(study.transcripts["D01"])
    settle()
    span = select("病人😀的角度")
    page.keys["copy-link"].trigger()
    link = QApplication.clipboard().text()
    assert link.startswith("[D01: “病人😀的角度”](threefold:passage/")
    study.do(do.write_memo, text=f"See {link}")
    (memo,) = memos(study)
    (found,) = find_links(memo.text)
    quotation = study.ask(queries.quotation, found.id)
    assert CHINESE[quotation.start : quotation.end] == CHINESE[slice(*span)]


def test_a_blind_coder_sees_no_mark_of_the_other(page, study, settle):
    from tests.builders import open_round

    passage = (study.transcripts["S01"], 20, 30)
    study.do(do.write_memo, "Ben", text="Ben's", passage=passage)
    page.passage_notes.refresh()
    assert len(page.text.notes.marks) == 1
    open_round(study.project, tuple(study.coders.values()))
    page.passage_notes.refresh()
    assert page.text.notes.marks == []
