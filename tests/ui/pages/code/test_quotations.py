"""The quotations of the chosen code: counted, read when seen, and leading to their places."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from app.models import queries
from app.ui.pages.code.codebook import LOOSE, category_key, code_key
from app.ui.pages.code.quotation_model import SNIPPET_ROLE
from app.ui.pages.code.quotation_row import star_rect
from tests.ui.pages.code.conftest import CHINESE, ENGLISH, LONG

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def coded(page, study, settle):
    """Return the page with four quotations of "patience", one of them by both coders."""
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    study.code("patience", "Ben", "S01", "having patience", ENGLISH)
    study.code("patience", "Ana", "S01", "sat down", ENGLISH)
    study.code("patience", "Ana", "D01", "有耐心", CHINESE)
    study.code("patience", "Ben", "S02", "Answer number 90", LONG)
    page.hub.coder_changed.emit()
    page.codebook.go_to(code_key(study.codes["patience"]))
    settle()
    return page


def rows(page):
    return [(row.who, row.start) for row in page.quotations.model.rows]


def head(page):
    return page.quotations.head._text.text()


def test_distinct_passages_and_participants_are_counted(coded):
    assert head(coded) == "patience · 4 quotations from 3 participants · 3 by you"
    assert rows(coded) == [
        ("S01", ENGLISH.index("having patience")),
        ("S01", ENGLISH.index("sat down")),
        ("D01", CHINESE.index("有耐心")),
        ("S02", LONG.index("Answer number 90")),
    ]
    assert len(coded.quotations.model.rows[0].coders) == 2


def test_only_one_s_own_are_counted_where_the_others_are_not_shown(coded, settle):
    coded.keys["all"].trigger()
    settle()
    assert head(coded) == "patience · 3 quotations from 2 participants"


def test_one_is_one(page, study, settle):
    study.code("listening", "Ana", "S01", "listened", ENGLISH)
    page.hub.coder_changed.emit()
    page.codebook.go_to(code_key(study.codes["listening"]))
    settle()
    assert head(page) == "listening · 1 quotation from 1 participant"


def test_texts_are_read_for_the_rows_that_are_seen(coded, settle):
    settle()
    snippets = [
        coded.quotations.model.index(row).data(SNIPPET_ROLE)
        for row in range(coded.quotations.model.rowCount())
    ]
    settle()
    assert snippets[0].quote == "having patience"
    assert snippets[0].after == " with them."
    assert snippets[2].quote == "有耐心"


def test_what_interviewers_say_is_nobody_s_quotation(page, study, settle):
    study.code("listening", "Ana", "S01", "What does empathy mean", ENGLISH)
    page.hub.coder_changed.emit()
    page.codebook.go_to(code_key(study.codes["listening"]))
    settle()
    assert head(page) == "listening · 1 quotation"
    assert rows(page) == [("S01", ENGLISH.index("What does"))]


@pytest.mark.parametrize("gesture", ["enter", "double click"])
def test_enter_and_double_click_lead_to_the_place(coded, study, settle, press, qtbot, gesture):
    view = coded.quotations.view
    view.setCurrentIndex(coded.quotations.model.index(3))
    settle()
    if gesture == "enter":
        view.setFocus()
        press(Qt.Key.Key_Return)
    else:
        view.scrollTo(view.currentIndex())
        place = view.visualRect(view.currentIndex()).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    start = LONG.index("Answer number 90")
    assert coded.desk.transcript == study.transcripts["S02"]
    assert coded.transcripts.view.currentIndex().data() == "S02"
    assert coded.text.view.caret() == start
    assert coded.text.place() <= start < coded.text.place() + 2_000
    assert coded.text.place() > 0, "the text is scrolled to the place"
    (foreign,) = study.codings("S02")
    assert coded.text.focused_coding == foreign.id
    assert QApplication.focusWidget() is coded.text.view


def test_a_quotation_of_the_open_transcript_is_jumped_to_at_once(coded, study, press):
    view = coded.quotations.view
    view.setCurrentIndex(coded.quotations.model.index(1))
    view.setFocus()
    press(Qt.Key.Key_Return)
    assert coded.text.view.caret() == ENGLISH.index("sat down")


def test_focusing_a_coding_marks_its_quotation(coded, press):
    coded.text.setFocus()
    coded.text.view.put_caret(0)
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F7)
    assert coded.quotations.view.currentIndex().row() == 1


def test_a_click_on_the_star_marks_quotable(coded, study, settle, qtbot):
    view = coded.quotations.view
    row = view.visualRect(coded.quotations.model.index(1))
    star = star_rect(row, view.fontMetrics().lineSpacing()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=star)
    settle()
    ident = coded.quotations.model.rows[1].own[0]
    assert study.ask(queries.coding, ident).quotable == 1
    assert coded.quotations.model.rows[1].quotable
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=star)
    settle()
    assert study.ask(queries.coding, ident).quotable == 0


def test_the_star_of_another_coder_s_coding_is_left_alone(coded, study, settle, qtbot):
    view = coded.quotations.view
    view.scrollTo(coded.quotations.model.index(3))
    row = view.visualRect(coded.quotations.model.index(3))
    star = star_rect(row, view.fontMetrics().lineSpacing()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=star)
    settle()
    assert [row.quotable for row in study.codings("S02")] == [0]


def test_a_category_shows_what_stands_under_it_and_the_rest_too(coded, study, settle):
    coded.codebook.go_to(category_key(study.categories["Definition"]))
    settle()
    assert head(coded).startswith("Definition · 4 quotations")
    coded.codebook.go_to(LOOSE)
    settle()
    assert head(coded) == "Not in a category · 0 quotations"
    assert coded.quotations._nothing.text() == "Nothing is coded so yet."


def test_a_coding_more_or_less_is_followed_and_the_choice_stays(coded, study, settle, press):
    coded.quotations.view.setCurrentIndex(coded.quotations.model.index(2))
    coded.text.setFocus()
    coded.text.focus_coding(coded.quotations.model.rows[0].own[0])
    press(Qt.Key.Key_U)
    settle()
    assert head(coded).endswith("· 2 by you")
    coded.text.focus_coding(coded.quotations.model.rows[1].own[0])
    press(Qt.Key.Key_U)
    settle()
    assert [who for who, _ in rows(coded)] == ["S01", "D01", "S02"]


def test_ctrl_j_folds_to_the_head_and_back(coded, press, settle):
    coded.text.setFocus()
    before = coded.text.height()
    press(Qt.Key.Key_J, CTRL)
    settle()
    assert coded.quotations.folded()
    assert not coded.quotations.view.isVisible()
    assert coded.text.height() > before + 50
    assert head(coded).startswith("patience · 4")
    press(Qt.Key.Key_J, CTRL)
    settle()
    assert coded.quotations.view.isVisible()


def test_a_click_on_a_count_unfolds_them(coded, study, settle, qtbot):
    coded.fold_quotations(folded=True)
    tree = coded.codebook.tree
    count = tree.model().index_of(code_key(study.codes["patience"])).siblingAtColumn(1)
    place = tree.visualRect(count).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not coded.quotations.folded()


def test_pointing_at_a_quotation_tells_it_whole_and_who_coded_it(coded, settle):
    settle()
    tip = coded.quotations.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "S01: having patience" in tip
    assert "Coded by Ana, Ben" in tip


def test_before_a_code_is_chosen_it_says_what_to_do(page):
    assert head(page) == "Quotations"
    assert page.quotations._nothing.text() == "Choose a code to read its quotations."


def choose(view, *at):
    view.setFocus()
    view.setCurrentIndex(view.model().index(at[0]))
    for row in at:
        mode = QItemSelectionModel.SelectionFlag.Select
        view.selectionModel().select(view.model().index(row), mode)


def stored(study):
    """Return what is coded by whom: code, transcript, start, coder."""
    names = {row.id: row.name for row in study.ask(queries.codes)}
    rows = study.ask(queries.all_codings)
    return {(names[row.code], row.transcript, row.start, row.coder) for row in rows}


def others(study):
    return {row for row in stored(study) if row[3] == study.coders["Ben"]}


@pytest.mark.parametrize("modifier", [None, SHIFT])
def test_chosen_ones_move_to_another_code_or_get_it_too_by_key(
    coded, study, settle, press, qtbot, modifier
):
    before, foreign = stored(study), others(study)
    choose(coded.quotations.view, 1, 2)
    press(Qt.Key.Key_M, *([modifier] if modifier else []))
    qtbot.keyClicks(coded.stage.sorting.palette.first_focus(), "listening")
    press(Qt.Key.Key_Return)
    settle()
    ana = study.coders["Ana"]
    places = [("S01", ENGLISH.index("sat down")), ("D01", CHINESE.index("有耐心"))]
    there = {("listening", study.transcripts[text], start, ana) for text, start in places}
    gone = {("patience", *row[1:]) for row in there}
    assert stored(study) == (before | there if modifier else (before | there) - gone)
    assert others(study) == foreign
    assert len(rows(coded)) == (4 if modifier else 2)
    coded.hub.undo()
    settle()
    assert stored(study) == before


def test_dropped_on_a_code_they_move_there_and_others_codings_stay(coded, study, settle):
    before, foreign = stored(study), others(study)
    view = coded.quotations.view
    choose(view, 0, 1, 3)  # the first one is by both, the last one Ben's
    tree = coded.codebook.tree
    there = tree.visualRect(tree.model().index_of(code_key(study.codes["listening"]))).center()
    data = view.dragged()
    for point in (QPoint(5, 5), there):
        enter = QDragEnterEvent(
            point,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(tree.viewport(), enter)
        assert enter.isAccepted()
    # Only Qt can name the source of a drop, so the drop itself was tried by hand.
    coded.drops[-1].take(view, study.codes["listening"], copy=False)
    settle()
    assert others(study) == foreign
    mine = {row[:3] for row in stored(study) if row[3] == study.coders["Ana"]}
    text = study.transcripts["S01"]
    assert ("listening", text, ENGLISH.index("having patience")) in mine
    assert ("listening", text, ENGLISH.index("sat down")) in mine
    assert [row for row in mine if row[0] == "patience"] == [
        ("patience", study.transcripts["D01"], CHINESE.index("有耐心"))
    ]
    coded.hub.undo()
    settle()
    assert stored(study) == before, "it was one step"


def test_of_a_category_s_quotation_all_own_codings_move(coded, study, settle):
    study.code("perspective", "Ana", "S01", "sat down", ENGLISH)
    coded.hub.coder_changed.emit()
    coded.codebook.go_to(category_key(study.categories["Seeing"]))
    settle()
    view = coded.quotations.view
    choose(view, 1)
    coded.drops[-1].take(view, study.codes["listening"], copy=False)
    settle()
    start = ENGLISH.index("sat down")
    assert {row[0] for row in stored(study) if row[2] == start} == {"listening"}
    coded.hub.undo()
    settle()
    assert {row[0] for row in stored(study) if row[2] == start} == {"patience", "perspective"}


def test_the_menu_offers_what_the_keys_do(coded, settle):
    view = coded.quotations.view
    choose(view, 0)
    view.customContextMenuRequested.emit(QPoint(5, 5))
    offered = [action.shortcut().toString() for action in view.menu.actions()]
    assert offered == ["Return", "Shift+Q", "Ctrl+C", "M", "Shift+M", "N"]
    view.menu.close()
