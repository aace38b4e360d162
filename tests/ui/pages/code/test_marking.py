"""What is done to codings that are there: removing, memo, quotable, translation, boundaries."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from app.coding import operations as do
from app.models import queries
from app.models.queries import Code, Coding
from app.ui.dates import day
from app.ui.pages.code.codebook import Codebook, code_key
from app.ui.pages.code.coding_tooltip import coding_tip
from app.ui.pages.code.quotation_model import SNIPPET_ROLE
from app.ui.pages.code.quotes.model import SNIPPET_ROLE as QUOTE_SNIPPET
from app.ui.pages.code.word_steps import next_edge
from app.ui.text.offsets import Side
from tests.ui.pages.code.conftest import ENGLISH

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LONGER, SHORTER = "seeing things from the patient's side", "the patient's side"


def overlapping(study, page, settle):
    """Put three codings of Ana over each other and one of Ben; return Ana's, the shortest first."""
    codings = [
        study.code("perspective", "Ana", "S01", SHORTER, ENGLISH),
        study.code("patience", "Ana", "S01", LONGER, ENGLISH),
        study.code("listening", "Ana", "S01", "It means 🙂 " + LONGER, ENGLISH),
    ]
    study.code("listening", "Ben", "S01", "patient's", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    return codings


def ids(study, coder="Ana"):
    return {row.id for row in study.codings("S01") if row.coder == study.coders[coder]}


def caret_at(page, words):
    page.text.focus_coding(None)
    page.text.view.put_caret(ENGLISH.index(words))


def test_u_removes_the_shortest_then_the_next_each_one_undo(page, study, press, settle):
    short, middle, long = overlapping(study, page, settle)
    caret_at(page, "patient's side")
    for left in ({middle, long}, {long}, set()):
        press(Qt.Key.Key_U)
        settle()
        assert ids(study) == left
    press(Qt.Key.Key_U)
    settle()
    assert len(ids(study, "Ben")) == 1, "another coder's coding is never removed"
    assert QToolTip.text() == "This is a coding of Ben"
    for back in ({long}, {middle, long}, {short, middle, long}):
        press(Qt.Key.Key_Z, CTRL)
        settle()
        assert ids(study) == back


def test_another_coder_s_coding_is_removed_only_by_that_coder_s_name(page, study, settle):
    overlapping(study, page, settle)
    (bens,) = ids(study, "Ben")
    page.menu.open_at(bens, page.text.mapToGlobal(page.text.rect().center()))
    words = {action.text(): action for action in page.menu.shown.actions()}
    words["Remove Ben's coding"].trigger()
    page.menu.shown.close()
    settle()
    assert (len(ids(study, "Ben")), len(ids(study))) == (0, 3)
    page.hub.undo()
    settle()
    assert ids(study, "Ben") == {bens}


def test_u_removes_the_focused_coding_first(page, study, press, settle):
    short, middle, long = overlapping(study, page, settle)
    page.text.focus_coding(long)
    press(Qt.Key.Key_U)
    settle()
    assert ids(study) == {short, middle}


def test_with_words_selected_the_coding_of_just_these_words_is_meant(
    page, study, select, press, settle
):
    short, _, long = overlapping(study, page, settle)
    select(LONGER)
    press(Qt.Key.Key_U)
    settle()
    assert ids(study) == {short, long}


def test_where_nothing_is_coded_u_says_so(page, study, press, settle):
    overlapping(study, page, settle)
    caret_at(page, "bed and listened")
    press(Qt.Key.Key_U)
    settle()
    assert len(study.codings("S01")) == 4
    assert QToolTip.text() == "There is no coding here"


def test_a_memo_is_one_operation_written_on_leaving(page, study, press, settle, qtbot):
    (coding, *_) = overlapping(study, page, settle)
    caret_at(page, "patient's side")
    page.text.focus_coding(coding)
    before = len(study.ask(queries.history))
    press(Qt.Key.Key_M)
    assert QApplication.focusWidget() is page.marking.memo_sheet.editor.field.write
    qtbot.keyClicks(QApplication.focusWidget(), "He stands where she stands.")
    assert study.ask(queries.coding, coding).memo is None
    page.text.view.setFocus(Qt.FocusReason.MouseFocusReason)
    settle()
    assert study.ask(queries.coding, coding).memo == "He stands where she stands."
    assert len(study.ask(queries.history)) == before + 1
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert study.ask(queries.coding, coding).memo is None


def test_esc_leaves_a_memo_as_it_was(page, study, press, settle, qtbot):
    (coding, *_) = overlapping(study, page, settle)
    page.text.focus_coding(coding)
    before = len(study.ask(queries.history))
    press(Qt.Key.Key_M)
    qtbot.keyClicks(QApplication.focusWidget(), "no")
    press(Qt.Key.Key_Escape)
    settle()
    assert not page.marking.memo_sheet.isVisible()
    assert len(study.ask(queries.history)) == before
    press(Qt.Key.Key_M)
    assert page.marking.memo_sheet.editor.field.write.toPlainText() == ""
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert len(study.ask(queries.history)) == before, "an untouched memo is no operation"


def test_the_memo_of_a_coding_is_read_and_links_to_a_quotation_that_is_gone_to(
    page, study, press, settle, qtbot
):
    (coding, *_) = overlapping(study, page, settle)
    page.text.focus_coding(coding)
    press(Qt.Key.Key_M)
    editor = page.marking.memo_sheet.editor
    qtbot.keyClicks(editor.field.write, "**Unlike** [[")
    palette = editor.links.palette
    qtbot.waitUntil(lambda: palette.isVisible() and not palette._waits)
    qtbot.keyClicks(palette.first_focus(), "it means")
    qtbot.waitUntil(lambda: not palette._waits)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "threefold:passage" in editor.field.text())
    press(Qt.Key.Key_E, CTRL)
    assert "Unlike" in editor.field.read.toPlainText()
    press(Qt.Key.Key_Return, CTRL)
    settle()
    memo = study.ask(queries.coding, coding).memo
    (quoted,) = study.ask(queries.quotations)
    assert f"threefold:quotation/{quoted.id}" in memo
    press(Qt.Key.Key_M)
    with qtbot.waitSignal(page.went) as went:
        editor.field.read.anchorClicked.emit(f"threefold:quotation/{quoted.id}")
    assert went.args[0].start == ENGLISH.index("It means 🙂")


def test_a_memo_is_written_when_the_window_is_closed_over_it(page, study, press, settle, qtbot):
    (coding, *_) = overlapping(study, page, settle)
    page.text.focus_coding(coding)
    press(Qt.Key.Key_M)
    qtbot.keyClicks(QApplication.focusWidget(), "kept")
    QApplication.focusWidget().clearFocus()  # what the window does when it closes
    settle()
    assert study.ask(queries.coding, coding).memo == "kept"


def test_letters_in_a_memo_code_nothing(page, study, select, press, settle, qtbot):
    (coding, *_) = overlapping(study, page, settle)
    page.applying.recent = [study.codes["patience"]]
    page.text.focus_coding(coding)
    press(Qt.Key.Key_M)
    for letter in "qnvrumt":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    settle()
    assert len(study.codings("S01")) == 4
    assert page.marking.memo_sheet.editor.field.write.toPlainText() == "qnvrumt"
    press(Qt.Key.Key_Escape)


def test_shift_q_marks_quotable_and_takes_the_mark_away(page, study, press, settle):
    (coding, *_) = overlapping(study, page, settle)
    page.text.focus_coding(coding)
    press(Qt.Key.Key_Q, SHIFT)
    settle()
    assert study.ask(queries.coding, coding).quotable == 1
    press(Qt.Key.Key_Q, SHIFT)
    settle()
    assert study.ask(queries.coding, coding).quotable == 0


def test_a_translation_with_who_answers_for_it(page, study, select, press, settle, qtbot):
    span = select(SHORTER)
    before = QDate.currentDate()
    press(Qt.Key.Key_T)
    sheet = page.marking.translation_sheet
    assert sheet.translator.text() == "Ana"
    assert before <= sheet.date.date() <= QDate.currentDate()
    qtbot.keyClicks(sheet.text, "where the patient stands")
    qtbot.keyClicks(sheet.language, "English")
    sheet.date.setDate(QDate(2026, 5, 4))
    qtbot.keyClicks(sheet.checked_by, "Ben")
    qtbot.keyClick(sheet.checked_by, Qt.Key.Key_Return, CTRL)
    settle()
    (kept,) = study.ask(queries.quotations)
    assert (kept.start, kept.end) == span
    assert kept.translation == "where the patient stands"
    assert (kept.translator, kept.translated_on, kept.checked_by) == ("Ana", "2026-05-04", "Ben")
    assert kept.language == "English"
    select(SHORTER)
    press(Qt.Key.Key_T)
    assert sheet.text.toPlainText() == "where the patient stands"
    sheet.text.clear()
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert study.ask(queries.quotations) == []


def test_boundaries_move_with_alt_and_arrows(page, study, press, settle):
    (coding, *_) = overlapping(study, page, settle)
    before = study.ask(queries.coding, coding)
    page.text.focus_coding(coding)
    press(Qt.Key.Key_Left, ALT)
    settle()
    press(Qt.Key.Key_Right, ALT, SHIFT)
    settle()
    after = study.ask(queries.coding, coding)
    assert (after.start, after.end) == (before.start - 1, before.end + 1)
    assert page.text.focused_coding == coding


def test_boundaries_of_another_coder_stay(page, study, press, settle):
    overlapping(study, page, settle)
    (foreign,) = ids(study, "Ben")
    before = study.ask(queries.coding, foreign)
    page.text.focus_coding(foreign)
    press(Qt.Key.Key_Left, ALT)
    settle()
    assert study.ask(queries.coding, foreign) == before
    assert QToolTip.text() == "This is a coding of Ben"


def test_f7_goes_through_the_codings_of_the_text(page, study, press, settle):
    short, middle, long = overlapping(study, page, settle)
    page.text.view.put_caret(0)
    found = []
    for _ in range(4):
        press(Qt.Key.Key_F7)
        found.append(page.text.focused_coding)
    (ben,) = ids(study, "Ben")
    assert found == [long, middle, short, ben]
    press(Qt.Key.Key_F7, SHIFT)
    assert page.text.focused_coding == short


def test_pointing_tells_code_path_coder_memo_and_definition(page, study, settle, press, qtbot):
    (coding, *_) = overlapping(study, page, settle)
    page.text.focus_coding(coding)
    press(Qt.Key.Key_M)
    qtbot.keyClicks(QApplication.focusWidget(), "a < b & c")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    tip = page.text.view.tips([coding])
    for part in ("perspective", "Definition › Seeing", "Ana", "Seeing with their eyes"):
        assert part in tip
    assert "a &lt; b &amp; c" in tip
    (ben,) = ids(study, "Ben")
    assert "Ben" in page.text.view.tips([ben])


def test_pointing_at_many_codings_names_those_that_are_not_told_in_full() -> None:
    plain = Code(0, "", None, None, None, None, None, 0, None, 0, None, 1, "")
    codes = [plain._replace(id=k, name=f"code {k}") for k in range(7)]
    codings = [Coding(k, 1, 0, 9, k, 1, None, 0, "") for k in range(7)]
    assert "and 3 more: code 4, code 5, code 6" in coding_tip(codings, Codebook(codes), {}, {})


def test_the_menu_on_a_coding_names_it_and_does_the_same(page, study, settle, qtbot):
    short, middle, _long = overlapping(study, page, settle)
    page.applying.recent = [study.codes["patience"]]
    page.menu.open_at(middle, page.text.mapToGlobal(page.text.rect().center()))
    menu = page.menu.shown
    words = [action.text() for action in menu.actions()]
    assert "Apply “patience”" in words
    assert {"Memo…", "Quotable", "Translation…", "Remove the coding"} <= set(words)
    assert "U" in {action.shortcut().toString() for action in menu.actions()}
    remove = next(action for action in menu.actions() if action.text() == "Remove the coding")
    remove.trigger()
    menu.close()
    settle()
    assert middle not in ids(study)
    assert short in ids(study)


def test_the_menu_without_a_coding_offers_only_what_words_allow(page, study, settle):
    page.menu.open_at(None, page.text.mapToGlobal(page.text.rect().center()))
    words = {action.text() for action in page.menu.shown.actions()}
    assert "Remove the coding" not in words
    assert {"New code…", "Code in vivo", "Choose a code…", "Copy"} <= words
    page.menu.shown.close()


@pytest.mark.parametrize(
    "at, side, step, there",
    [
        (5, Side.START, -1, [4, 0, 0]),
        (5, Side.START, 1, [11, 16, 17]),
        (9, Side.END, -1, [2, 2]),
        (10, Side.END, 1, [15, 17, 18, 18]),
    ],
)
def test_the_next_edge_of_a_word(at, side, step, there):
    went = []
    for _ in there:
        at = next_edge("Oh, don't… well 信任🙂", at, side, step)
        went.append(at)
    assert went == there


def test_boundaries_move_word_by_word(page, study, press, settle):
    coding = study.code("perspective", "Ana", "S01", SHORTER, ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    page.text.focus_coding(coding)
    start = ENGLISH.index(SHORTER)
    for key, held, words in (
        (Qt.Key.Key_PageUp, ALT, "from the patient's side"),
        (Qt.Key.Key_PageDown, ALT, "the patient's side"),
        (Qt.Key.Key_PageUp, ALT | SHIFT, "the patient's"),
        (Qt.Key.Key_PageDown, ALT | SHIFT, "the patient's side"),
    ):
        press(key, held)
        settle()
        (row,) = study.codings("S01")
        assert ENGLISH[row.start : row.end] == words
    assert start == row.start


def test_a_new_translation_is_proposed_in_the_usual_language_and_kept_only_with_words(
    page, study, select, press, settle, qtbot
):
    first = select("patience")
    have = {"translation": "Geduld", "language": "German", "translator": "Mei"}
    transcript = study.transcripts["S01"]
    study.hub.do(
        do.translate_quotation, transcript=transcript, start=first[0], end=first[1], **have
    )
    settle()
    select(SHORTER)
    press(Qt.Key.Key_T)
    sheet = page.marking.translation_sheet
    assert (sheet.language.text(), sheet.translator.text()) == ("German", "Ana")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert len(study.ask(queries.quotations)) == 1, "what is only proposed is not kept"


def test_a_translation_is_read_under_its_quotation_and_on_the_coding(page, study, press, settle):
    coding, *_ = overlapping(study, page, settle)
    row = study.ask(queries.coding, coding)
    span = {"transcript": row.transcript, "start": row.start, "end": row.end}
    page.codebook.go_to(code_key(row.code))
    settle()
    view = page.quotations.view
    page.quotations.model.data(page.quotations.model.index(0), SNIPPET_ROLE)
    settle()
    who = {"translator": "Mei", "translated_on": "2026-05-04", "checked_by": "Ben"}
    study.hub.do(do.translate_quotation, **span, translation="von dort aus", **who)
    settle()
    assert view.model().index(0).data().endswith(" – von dort aus")
    page.text.visit(coding)
    assert "von dort aus" in page.looking.card.words.text()
    assert f"Mei, {day('2026-05-04')}, checked by Ben" in page.looking.card.words.text()
    page.stage.show_code(row.code)
    settle()
    quotes = page.stage.sheet.list.quotes
    quotes.data(quotes.index(0), QUOTE_SNIPPET)
    settle()
    assert quotes.index(0).data().endswith(" – von dort aus")
