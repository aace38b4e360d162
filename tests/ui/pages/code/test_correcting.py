"""The text is corrected on the page: codings move along, what would suffer is shown first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolTip

from app.models import queries
from app.ui.pages.code.correcting.text_field import TextField
from tests.builders import open_round
from tests.ui.pages.code.conftest import ENGLISH

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def stored(study, name="S01"):
    return study.ask(queries.text_of, study.transcripts[name]).text


def words(study):
    text = stored(study)
    return sorted(text[row.start : row.end] for row in study.codings("S01"))


def turns(study):
    return study.ask(queries.turns, [study.transcripts["S01"]])


def coded(study, page, settle):
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    study.code("listening", "Ben", "S01", "listened", ENGLISH)
    page.hub.coder_changed.emit()
    settle()


def caret_at(page, at):
    page.text.focus_coding(None)
    page.text.setFocus()
    page.text.view.put_caret(page.desk.words.index(at))


def type_into(qtbot, text):
    for char in text:
        qtbot.keyClicks(QApplication.focusWidget(), char)


def come_back(page, qtbot):
    """Give the window the focus again: offscreen nobody does when a dialog closes."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)


def test_a_typing_error_is_corrected_with_f2_and_enter(page, study, press, settle, qtbot):
    coded(study, page, settle)
    caret_at(page, "means")
    press(Qt.Key.Key_F2)
    type_into(qtbot, "rrr")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    settle()
    assert stored(study) == ENGLISH.replace("It means", "It rrmeans")
    assert words(study) == ["having patience", "listened"]
    assert page.desk.words == stored(study), "the page shows it"
    assert page.text.view.hasFocus()
    assert page.desk.words[page.text.view.caret() :].startswith("rrmeans")
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert stored(study) == page.desk.words == ENGLISH


def test_esc_leaves_the_text_as_it_was(page, study, press, settle, qtbot):
    caret_at(page, "means")
    press(Qt.Key.Key_F2)
    type_into(qtbot, "x")
    press(Qt.Key.Key_Escape)
    settle()
    assert stored(study) == ENGLISH


def test_what_loses_words_is_shown_first_and_going_back_keeps_what_was_typed(
    page, study, press, settle, qtbot
):
    coded(study, page, settle)
    caret_at(page, "means")
    correcting = page.correcting
    press(Qt.Key.Key_F2)
    correcting.turn_sheet.field.type_anew("It means 🙂 seeing things from the patient's side.")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: correcting.preview is not None)
    dialog = correcting.preview
    rows = [dialog.list.topLevelItem(k) for k in range(dialog.list.topLevelItemCount())]
    assert [[row.text(column) for column in range(5)] for row in rows] == [
        ["lost", "patience", "Ana", "having patience", ""]
    ]
    assert dialog.headline.text() == (
        "Lose all their words: 1. Codings that keep theirs: 1. "
        "What is lost is kept in a memo at its place."
    )
    dialog.everything.click()
    assert dialog.list.topLevelItemCount() == 2
    dialog.back.click()
    settle()
    come_back(page, qtbot)
    assert stored(study) == ENGLISH
    field = correcting.turn_sheet.field
    assert field.isVisible()
    assert field.stored_text() == "It means 🙂 seeing things from the patient's side."
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: correcting.preview is not None)
    correcting.preview.go.click()
    settle()
    assert words(study) == ["listened"]
    (memo,) = study.ask(queries.memos)
    assert memo.text == "patience (Ana): “having patience”"


def test_another_coder_s_coding_goes_only_if_its_box_is_ticked(page, study, press, settle, qtbot):
    coded(study, page, settle)
    caret_at(page, "I sat")
    press(Qt.Key.Key_F2)
    page.correcting.turn_sheet.field.type_anew("I sat down.")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.correcting.preview is not None)
    dialog = page.correcting.preview
    assert dialog.others.text() == "Codings of Ben may go too (1)"
    assert not dialog.go.isEnabled()
    dialog.others.click()
    dialog.go.click()
    settle()
    assert words(study) == ["having patience"]


def test_the_whole_text_is_corrected_and_a_new_line_with_a_label_is_a_turn(
    page, study, press, settle, qtbot
):
    coded(study, page, settle)
    caret_at(page, "means")
    press(Qt.Key.Key_F2, SHIFT)
    dialog = page.correcting.dialog
    assert dialog.field.stored_text() == ENGLISH
    new = ENGLISH.replace("example?\n", "example?\nS01: Hm.\nInterviewer: Please.\n")
    dialog.field.type_anew(new)
    dialog.reject()
    settle()
    come_back(page, qtbot)
    assert stored(study) == ENGLISH
    press(Qt.Key.Key_F2, SHIFT)
    dialog = page.correcting.dialog
    assert dialog.field.stored_text() == new, "what was typed before Esc is there again"
    dialog.go.click()
    settle()
    assert stored(study) == new
    assert len(turns(study)) == 6
    assert words(study) == ["having patience", "listened"]


def test_turns_are_split_and_joined_by_keys(page, study, press, settle):
    caret_at(page, "and then having")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert stored(study) == ENGLISH.replace("side, and", "side,\nS01: and")
    assert len(turns(study)) == 5
    caret_at(page, "It means")
    press(Qt.Key.Key_Backspace, CTRL)
    settle()
    assert stored(study) == ENGLISH
    caret_at(page, "I sat")
    press(Qt.Key.Key_Backspace, CTRL)
    settle()
    assert QToolTip.text() == "No turn follows that this one could be joined with."


def test_speaker_and_time_of_a_turn(page, study, press, settle, qtbot):
    caret_at(page, "I sat")
    press(Qt.Key.Key_S, SHIFT)
    sheet = page.correcting.speaker_sheet
    assert sheet.field.text() == "S01"
    assert sheet.also.text() == "All turns of S01 (2)"
    sheet.field.setText("Interviewer")
    press(Qt.Key.Key_Return)
    settle()
    assert turns(study)[3].speaker == "Interviewer"
    assert turns(study)[3].role == "interviewer"
    press(Qt.Key.Key_T, SHIFT)
    sheet = page.correcting.time_sheet
    sheet.field.setText("soon")
    press(Qt.Key.Key_Return)
    assert sheet.isVisible(), "it says what is wrong"
    sheet.field.setText("1:02:03")
    press(Qt.Key.Key_Return)
    settle()
    assert [turn.milliseconds for turn in turns(study)].count(3_723_000) == 1


def test_a_field_changes_only_what_was_typed(qtbot):
    field = TextField()
    qtbot.addWidget(field)
    text = "a\u00a0b\u2028c\u2029d 👍🏽 e\u0301\n然后"
    field.show_text(text)
    assert field.stored_text() == text
    field.select(text.index("👍"), text.index(" e"))
    assert field.textCursor().selectedText() == "👍🏽"
    field.insertPlainText("x")
    assert field.stored_text() == text.replace("👍🏽", "x")
    qtbot.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert field.stored_text() == text.replace("👍🏽", "x\n")
    field.undo()
    field.undo()
    assert field.stored_text() == text


def test_what_is_refused_while_blind_is_not_lost(page, study, press, settle, qtbot):
    coded(study, page, settle)
    coders = (study.coders["Ana"], study.coders["Ben"])
    open_round(study.project, coders)
    page.hub.coder_changed.emit()
    settle()
    caret_at(page, "I sat")
    press(Qt.Key.Key_F2)
    page.correcting.turn_sheet.field.type_anew("I sat down.")
    with qtbot.waitSignal(page.hub.refused) as refused:
        press(Qt.Key.Key_Return)
    assert refused.args[0].reason == "words-stay-while-blind"
    settle()
    assert page.correcting.preview is None, "that a hidden coding would be lost is not shown"
    assert page.correcting.turn_sheet.field.isVisible()
    assert page.correcting.turn_sheet.field.stored_text() == "I sat down."
    assert stored(study) == ENGLISH
    press(Qt.Key.Key_Escape)
    settle()
