"""Constant comparison through the window: every sorting is one undo and loses nothing."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.models import queries
from app.ui.others import OthersDialog
from app.ui.pages.code.codebook import category_key, code_key
from tests.builders import open_round
from tests.ui.pages.code.conftest import CHINESE, ENGLISH, LONG

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(page, study, settle, press):
    """Return "perspective" and "patience" side by side, with four and one quotations."""
    study.code("perspective", "Ana", "S01", "seeing things", ENGLISH)
    study.code("perspective", "Ana", "S01", "having patience", ENGLISH)
    study.code("perspective", "Ben", "S02", "Answer number 9", LONG)
    study.code("perspective", "Ana", "D01", "站在病人😀的角度", CHINESE)
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    page.hub.coder_changed.emit()
    page.codebook.go_to(category_key(study.categories["Seeing"]))
    page.codebook.tree.setFocus()
    settle()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier, SHIFT)
    settle()
    settle()
    return page.stage.comparing


def shown(view, settle=None):
    return {
        column.code.name: [row.start for row in column.list.quotes.rows] for column in view.columns
    }


def stored(study):
    """Return what is coded by whom: code, transcript, start, coder, memo."""
    names = {row.id: row.name for row in study.ask(queries.codes)}
    rows = study.ask(queries.all_codings)
    return {(names[row.code], row.transcript, row.start, row.coder, row.memo) for row in rows}


def choose(view, column, *rows):
    quotes = view.columns[column].list
    quotes.setFocus()
    quotes.go_to(quotes.quotes.rows[rows[0]].place)
    for row in rows:
        mode = QItemSelectionModel.SelectionFlag.Select
        quotes.selectionModel().select(quotes.quotes.index(row), mode)
    return quotes


SEEING, HAVING = ENGLISH.index("seeing things"), ENGLISH.index("having patience")
STANDING, ANSWER = CHINESE.index("站在"), LONG.index("Answer number 9")


def test_a_category_s_codes_stand_side_by_side(page, view):
    assert page.stage.showing() == "compare"
    assert shown(view) == {
        "perspective": [SEEING, HAVING, STANDING, ANSWER],
        "patience": [HAVING],
    }
    assert QApplication.focusWidget() is view.columns[0].list
    assert view.columns[0].list.currentIndex().row() == 0


def test_a_number_moves_the_chosen_ones_as_one_step(view, study, settle, press, page):
    before = stored(study)
    choose(view, 0, 0, 2)
    press(Qt.Key.Key_2)
    settle()
    assert [quote.start for quote in view.columns[0].list.chosen()] == [HAVING], "the next one"
    assert shown(view) == {
        "perspective": [HAVING, ANSWER],
        "patience": [SEEING, HAVING, STANDING],
    }
    assert QApplication.focusWidget() is view.columns[0].list
    page.hub.undo()
    settle()
    assert stored(study) == before
    assert shown(view)["perspective"] == [SEEING, HAVING, STANDING, ANSWER]


def test_a_span_that_is_there_already_is_kept_once_with_both_memos(view, study, settle, press):
    for row in study.ask(queries.all_codings):
        if row.start == HAVING:
            memo = f"memo of {row.code == study.codes['patience']}"
            study.do(do.write_coding_memo, coding=row.id, memo=memo)
    choose(view, 0, 1)
    press(Qt.Key.Key_Right, CTRL)
    settle()
    (row,) = (row for row in study.ask(queries.all_codings) if row.start == HAVING)
    assert row.memo == "memo of True\n\nmemo of False"
    assert shown(view)["patience"] == [HAVING]


def test_the_arrows_go_sideways_and_copy_with_shift(view, study, settle, press):
    choose(view, 0, 0, 3)
    press(Qt.Key.Key_Right, CTRL, SHIFT)
    settle()
    assert shown(view) == {
        "perspective": [SEEING, HAVING, STANDING, ANSWER],
        "patience": [SEEING, HAVING, ANSWER],
    }
    ben = {row for row in stored(study) if row[3] == study.coders["Ben"]}
    assert ben == {("perspective", study.transcripts["S02"], ANSWER, study.coders["Ben"], None)}
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is view.columns[1].list


def test_another_coder_s_coding_stays(view, study, settle, press):
    before = stored(study)
    choose(view, 0, 3)
    press(Qt.Key.Key_2)
    settle()
    assert stored(study) == before


def test_dragging_moves_and_with_ctrl_copies(view, study, settle):
    target = view.columns[1].list
    target.dropped.emit(choose(view, 0, 0).chosen(), True)
    settle()
    assert shown(view)["patience"] == [SEEING, HAVING]
    assert SEEING in shown(view)["perspective"]
    target.dropped.emit(choose(view, 0, 2).chosen(), False)
    settle()
    assert shown(view) == {
        "perspective": [SEEING, HAVING, ANSWER],
        "patience": [SEEING, HAVING, STANDING],
    }


def test_n_splits_the_chosen_ones_off_into_a_column_beside(view, study, settle, press, qtbot, page):
    before = stored(study)
    choose(view, 0, 0, 2)
    press(Qt.Key.Key_N)
    qtbot.keyClicks(view.sorting.popover.first_focus(), "standpoint")
    press(Qt.Key.Key_Return)
    settle()
    settle()
    assert list(shown(view)) == ["perspective", "standpoint", "patience"]
    assert shown(view)["standpoint"] == [SEEING, STANDING]
    placed = {place.code: place.parent for place in study.ask(queries.placements)}
    made = view.columns[1].code.id
    assert placed[made] == study.categories["Seeing"]
    assert QApplication.focusWidget() is view.columns[1].list
    page.hub.undo()
    settle()
    assert stored(study) == before
    assert list(shown(view)) == ["perspective", "patience"]
    page.hub.redo()
    settle()
    assert list(shown(view)) == ["perspective", "standpoint", "patience"]


def test_m_moves_to_a_code_that_is_not_shown(view, study, settle, press, qtbot):
    choose(view, 0, 0)
    press(Qt.Key.Key_M)
    qtbot.keyClicks(view.sorting.palette.first_focus(), "listen")
    press(Qt.Key.Key_Return)
    settle()
    assert ("listening", study.transcripts["S01"], SEEING, study.coders["Ana"], None) in stored(
        study
    )
    assert shown(view)["perspective"] == [HAVING, STANDING, ANSWER]


def test_merging_asks_about_others_and_keeps_everything(view, study, settle, page):
    study.do(do.define_code, code=study.codes["patience"], definition="Waiting with them")
    view.menu.open_at(view.columns[0], QPoint(10, 10))
    merge = next(one.menu() for one in view.menu.shown.actions() if one.text() == "Merge into")
    view.menu.shown.close()
    (into,) = merge.actions()
    assert into.text() == "patience"
    view.sorting.merge(study.codes["perspective"], study.codes["patience"])
    dialog = view.window().findChild(OthersDialog)
    dialog.box.setChecked(True)
    dialog.accept()
    settle()
    settle()
    assert shown(view) == {"patience": [SEEING, HAVING, STANDING, ANSWER]}
    assert {row[0] for row in stored(study)} == {"patience"}
    notes = [memo.text for memo in study.ask(queries.memos)]
    assert notes == ["Seeing with their eyes"]
    page.hub.undo()
    settle()
    assert list(shown(view)) == ["perspective", "patience"]


def test_nesting(view, study, settle):
    view.sorting.nest(study.codes["patience"], study.codes["perspective"])
    settle()
    parents = {row.name: row.parent for row in study.ask(queries.codes)}
    assert parents["patience"] == study.codes["perspective"]


def test_filtered_by_group_and_participant(view, settle):
    view.whose.setCurrentIndex(view.whose.findText("Doctors"))
    settle()
    assert shown(view) == {"perspective": [STANDING], "patience": []}
    assert view.columns[0]._count.text() == "1 / 4"
    view.whose.setCurrentIndex(view.whose.findText("S02"))
    settle()
    assert shown(view) == {"perspective": [ANSWER], "patience": []}


def test_context_is_shown_on_demand(view, settle):
    rows = view.columns[0].list
    before = rows.visualRect(rows.quotes.index(0)).height()
    view.context.click()
    settle()
    assert rows.row.context
    assert rows.visualRect(rows.quotes.index(0)).height() > before


def test_a_code_of_the_codebook_joins_and_a_column_closes(page, view, study, settle, press):
    page.codebook.go_to(code_key(study.codes["listening"]))
    page.codebook.tree.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    assert list(shown(view)) == ["perspective", "patience", "listening"]
    view.leave(study.codes["perspective"])
    settle()
    assert list(shown(view)) == ["patience", "listening"]
    for code in ("patience", "listening"):
        view.leave(study.codes[code])
    assert page.stage.shows_text()


def test_enter_leads_to_the_place_and_what_was_compared_is_kept(page, view, study, settle, press):
    kept = page.state()
    choose(view, 0, 2)
    press(Qt.Key.Key_Return)
    settle()
    assert page.stage.shows_text()
    assert page.desk.transcript == study.transcripts["D01"]
    page.restore(kept)
    page.hub.coder_changed.emit()
    settle()
    assert page.stage.showing() == "compare"
    assert list(shown(view)) == ["perspective", "patience"]


def test_a_blind_coder_sees_nothing_of_the_other(page, view, study, settle):
    open_round(study.project, (study.coders["Ana"], study.coders["Ben"]))
    page.hub.coder_changed.emit()
    settle()
    assert shown(view)["perspective"] == [SEEING, HAVING, STANDING]


def test_a_drop_is_weighed(view, study, settle):
    source, target = choose(view, 0, 0), view.columns[1].list
    data = source.quotes.mimeData(source.selectedIndexes())
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)  # from nowhere: a drag of another program
    settle()
    assert not event.isAccepted()
    assert shown(view)["patience"] == [HAVING]


def test_an_empty_code_is_made_beside_for_sorting_into(view, study, settle, press, qtbot):
    choose(view, 0, 0)
    view.sorting.ask_beside(view.columns[0].list, study.codes["perspective"])
    qtbot.keyClicks(view.sorting.popover.first_focus(), "standpoint")
    press(Qt.Key.Key_Return)
    settle()
    settle()
    assert shown(view) == {
        "perspective": [SEEING, HAVING, STANDING, ANSWER],
        "standpoint": [],
        "patience": [HAVING],
    }


def test_f7_goes_on_in_the_text(page, view, press):
    press(Qt.Key.Key_F7)
    assert page.stage.shows_text()
    assert page.text.focused_coding is not None
