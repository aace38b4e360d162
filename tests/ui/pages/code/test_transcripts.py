"""The list of transcripts: order, progress, filter, finished, next and previous."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.models import queries
from app.ui.pages.code.transcript_model import CODED_ROLE
from app.ui.pages.code.words import Coded
from tests.ui.pages.code.conftest import CHINESE, ENGLISH

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
S01_WORDS = 23


def names(page):
    return [row.name for row in page.transcripts.model.shown]


def coded(page, transcript, study):
    return page.transcripts.model.index_of(study.transcripts[transcript]).data(CODED_ROLE)


def test_they_stand_in_order_of_collection(page, study):
    assert names(page) == ["S01", "D01", "S02"]
    assert page.transcripts.view.currentIndex().data() == "S01"


def test_progress_counts_the_participants_words_that_the_viewer_has_coded(
    page, study, settle, select, press
):
    assert coded(page, "S01", study) == Coded(0, S01_WORDS)
    study.code("patience", "Ben", "S01", "I sat down next to her bed", ENGLISH)
    page.applying.recent = [study.codes["patience"]]
    select("seeing things from")
    press(Qt.Key.Key_Q)
    settle()
    assert coded(page, "S01", study) == Coded(3, S01_WORDS)
    assert page.status() == "S01 · 3 of 23 words coded by you"


def test_progress_of_another_transcript_follows_too(page, study, settle):
    study.code("patience", "Ana", "D01", "耐心", CHINESE)
    page.hub.coder_changed.emit()
    settle()
    assert coded(page, "D01", study).words == 2


def test_the_status_is_told_when_the_count_has_come(page, study, settle, select, press, qtbot):
    told = []
    page.status_changed.connect(told.append)
    select("seeing things from")
    press(Qt.Key.Key_V)
    settle()
    assert told[-1] == "S01 · 3 of 23 words coded by you"
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert told[-1] == "S01 · 0 of 23 words coded by you"


def test_what_turns_out_to_be_the_interviewer_s_counts_no_more(page, study, settle):
    speaker = study.ask(queries.turns, [study.transcripts["S01"]])[1].speaker
    page.hub.do(
        do.assign_speaker,
        transcripts=[study.transcripts["S01"]],
        speaker=speaker,
        role="interviewer",
    )
    settle()
    page.transcripts.model.index_of(study.transcripts["S01"]).data(CODED_ROLE)
    settle()
    assert coded(page, "S01", study).of == 0


def test_alt_and_arrows_go_through_them_and_stop_at_the_ends(page, study, settle, press):
    found = []
    for _ in range(3):
        press(Qt.Key.Key_Down, ALT)
        settle()
        found.append(page.transcripts.view.currentIndex().data())
    press(Qt.Key.Key_PageUp, CTRL)
    settle()
    found.append(page.transcripts.view.currentIndex().data())
    assert found == ["D01", "S02", "S02", "D01"]
    assert page.desk.transcript == study.transcripts["D01"]
    assert QApplication.focusWidget() is page.text.view


def test_of_quick_steps_only_the_last_one_is_shown(page, study, settle, press):
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Up, ALT)
    settle()
    assert page.desk.transcript == study.transcripts["D01"]
    assert page.desk.words == CHINESE


def test_a_click_opens_one_and_goes_into_its_text(page, study, settle, qtbot):
    view = page.transcripts.view
    place = view.visualRect(page.transcripts.model.index_of(study.transcripts["D01"])).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert page.desk.transcript == study.transcripts["D01"]
    assert QApplication.focusWidget() is page.text.view


def test_the_list_is_walked_with_the_arrows_and_left_with_enter(page, study, settle, press):
    page.transcripts.view.setFocus()
    press(Qt.Key.Key_Down)
    settle()
    assert page.desk.transcript == study.transcripts["D01"]
    assert QApplication.focusWidget() is page.transcripts.view
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.text.view


def test_the_filter_finds_names_participants_and_groups(page, study, settle, qtbot, press):
    qtbot.keyClicks(page.transcripts.filter, "student")
    assert names(page) == ["S01", "S02"]
    page.text.setFocus()
    press(Qt.Key.Key_Down, ALT)
    settle()
    assert page.desk.transcript == study.transcripts["S02"], "what is filtered out is passed over"
    page.transcripts.filter.setText("d01")
    assert names(page) == ["D01"]
    assert page.desk.transcript == study.transcripts["S02"]
    qtbot.keyClick(page.transcripts.filter, Qt.Key.Key_Escape)
    assert names(page) == ["S01", "D01", "S02"]
    assert page.transcripts.view.currentIndex().data() == "S02"


def test_finished_is_the_viewer_s_own_mark(page, study, settle, press):
    study.do(do.finish, "Ben", transcripts=[study.transcripts["S01"]])
    page.hub.coder_changed.emit()
    settle()
    finish = page.keys["finish"]
    assert (finish.isChecked(), finish.text()) == (False, "Mark as finished")
    page.text.setFocus()
    press(Qt.Key.Key_D, CTRL)
    settle()
    assert (finish.isChecked(), finish.text()) == (True, "Finished")
    assert page.transcripts.model.row(study.transcripts["S01"]).finished
    assert len(study.ask(queries.finished)) == 2
    press(Qt.Key.Key_D, CTRL)
    settle()
    assert not finish.isChecked()
    assert [row.coder for row in study.ask(queries.finished)] == [study.coders["Ben"]]


def test_the_head_says_whose_words_these_are(page, study, settle):
    assert page.middle.head._name.text() == "S01"
    assert page.middle.head._about.text() == "Students · 1 March 2026"


def test_a_renamed_transcript_is_renamed_here(page, study, settle):
    page.hub.do(do.rename_transcript, transcript=study.transcripts["S01"], name="First")
    settle()
    assert names(page)[0] == "First"
    assert page.middle.head._about.text() == "S01 · Students · 1 March 2026"
    assert page.status().startswith("First ·")


def test_when_the_open_one_is_deleted_another_is_opened(page, study, settle):
    page.hub.do(do.delete_transcripts, transcripts=[study.transcripts["S01"]])
    settle()
    assert page.desk.transcript == study.transcripts["D01"]
    page.hub.undo()
    settle()
    assert names(page) == ["S01", "D01", "S02"]
