"""Who speaks: a correction in the dialog holds for all files at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox

from app.ui.importing.speakers_model import ROLE
from tests.ui.importing.conftest import at_rest, choose_in, choose_speaker, roles, spoken

TALK = "Mira: {n} and what then?\nTom: Well, then I went.\nMira: Where?\nTom: Home, of course.\n"


def test_one_correction_changes_the_role_in_all_files(hub, write, opened, qtbot):
    dialog = opened(*(write(f"S0{n}.txt", TALK.format(n=n)) for n in (1, 2, 3)))
    assert roles(dialog) == {"Mira": "Interviewer", "Tom": "Participant"}
    choose_speaker(qtbot, dialog, "Mira")
    qtbot.keyClick(dialog.speakers.table, Qt.Key.Key_P)
    at_rest(qtbot, dialog)
    choose_speaker(qtbot, dialog, "Tom")
    qtbot.keyClick(dialog.speakers.table, Qt.Key.Key_I)
    at_rest(qtbot, dialog)
    assert roles(dialog) == {"Mira": "Participant", "Tom": "Interviewer"}
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    for name in ("S01", "S02", "S03"):
        assert [turn[:2] for turn in spoken(hub, name)] == [
            ("Mira", "participant"), ("Tom", "interviewer"),
        ] * 2  # fmt: skip


def test_what_is_not_a_speaker_goes_back_into_the_text(hub, write, opened, qtbot):
    text = "I: Ready?\nS01: Yes.\nPlan: first this\nPlan: then that\nI: Good.\nS01: Good.\n"
    dialog = opened(write("S01.txt", text), write("S02.txt", text.replace("S01", "S02")))
    assert "Plan" in roles(dialog)
    choose_speaker(qtbot, dialog, "Plan")
    qtbot.keyClick(dialog.speakers.table, Qt.Key.Key_N)
    at_rest(qtbot, dialog)
    assert roles(dialog)["Plan"] == "Not a speaker"
    for file in dialog.session.plan.files:
        turns = dialog.session.plan.turns(file)
        assert [turn.speaker for turn in turns] == ["I", file.name, "I", file.name]


def test_a_label_seen_once_is_offered_and_confirmed(hub, write, opened, qtbot):
    text = "I: Ready?\nS01: Yes.\nNurse Kim: Excuse me.\nI: Go on.\nS01: So.\n"
    dialog = opened(write("S01.txt", text))
    assert roles(dialog)["Nurse Kim"] == "A speaker?"
    assert dialog.speakers.hint.text() == "1 label waits for you to say who it is."
    assert len(dialog.session.plan.turns(dialog.session.plan.files[0])) == 4
    qtbot.mouseClick(dialog.speakers.next, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.speakers.table, Qt.Key.Key_S)
    at_rest(qtbot, dialog)
    assert roles(dialog)["Nurse Kim"] == "Somebody else"
    assert dialog.speakers.hint.text() == "What you say here holds for all files."
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert ("Nurse Kim", "unknown", "Excuse me.") in spoken(hub, "S01")


def test_typing_variants_are_one_until_they_are_kept_apart(write, opened, qtbot):
    one = "Interviewer: A?\nS01: B.\nInterviewr: C?\nS01: D.\nInterviewer: E?\nS01: F.\n"
    dialog = opened(write("S01.txt", one), write("S02.txt", one.replace("S01", "S02")))
    file = dialog.session.plan.files[1]
    assert roles(dialog)["Interviewr"] == "Same as Interviewer"
    assert {turn.speaker for turn in dialog.session.plan.turns(file)} == {"Interviewer", "S02"}

    choose_speaker(qtbot, dialog, "Interviewr")
    table = dialog.speakers.table
    qtbot.keyClick(table, Qt.Key.Key_F2)
    box = table.viewport().findChild(QComboBox)
    box.hidePopup()
    choose_in(qtbot, box, "unknown")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    at_rest(qtbot, dialog)
    speakers = {turn.speaker for turn in dialog.session.plan.turns(file)}
    assert speakers == {"Interviewer", "Interviewr", "S02"}

    index = table.speakers.index(table.speakers.row_of("Interviewr"), ROLE)
    assert ("same", "Same as Interviewer") in index.data(Qt.ItemDataRole.UserRole + 1)
    table.speakers.said.emit(["Interviewr"], "same")
    at_rest(qtbot, dialog)
    assert roles(dialog)["Interviewr"] == "Same as Interviewer"
    assert {turn.speaker for turn in dialog.session.plan.turns(file)} == {"Interviewer", "S02"}


def test_unknown_speakers_and_none_at_all_are_counted(write, opened):
    dialog = opened(
        write("S01.txt", "Speaker 1: Hm.\nSpeaker 2: Hm.\nSpeaker 1: Ah.\nSpeaker 2: Oh.\n"),
        write("S02.txt", "I went there.\nIt was dark.\n"),
    )
    assert dialog.summary.text() == "2 transcripts, 1 with unknown speakers, 1 without speakers"


def test_choosing_a_label_shows_where_it_stands(write, opened, qtbot):
    first = "I: A?\nS01: B.\nI: C?\nS01: D.\n"
    second = first.replace("S01", "S02") + "Nurse Kim: Excuse me.\n"
    dialog = opened(write("S01.txt", first), write("S02.txt", second))
    assert dialog.files.current_file().name == "S01"
    choose_speaker(qtbot, dialog, "Nurse Kim")
    assert dialog.files.current_file().name == "S02"
    assert dialog.preview.text.textCursor().selectedText().startswith("Nurse Kim")


def test_an_id_typed_for_a_file_is_taken_for_a_label(write, opened, qtbot):
    dialog = opened(write("interview one.txt", "Int: Well?\nK7: Yes.\nInt: And?\nso: no\n"))
    assert roles(dialog).get("K7") == "A speaker?"
    dialog.form.participants.setFocus()
    dialog.form.participants.selectAll()
    qtbot.keyClicks(dialog.form.participants, "K7")
    dialog.files.setFocus()
    at_rest(qtbot, dialog)
    assert roles(dialog)["K7"] == "Participant"


def test_the_table_obeys_qt_s_rules(write, opened, qtbot):
    dialog = opened(write("S01.txt", "I: A?\nS01: B.\nI: C?\nS01: D.\nNote: this\n"))
    fail = QAbstractItemModelTester.FailureReportingMode.Warning
    tests = [
        QAbstractItemModelTester(model, fail)
        for model in (dialog.speakers.table.speakers, dialog.files.files)
    ]
    choose_speaker(qtbot, dialog, "Note")
    qtbot.keyClick(dialog.speakers.table, Qt.Key.Key_S)
    at_rest(qtbot, dialog)
    assert len(tests) == 2
