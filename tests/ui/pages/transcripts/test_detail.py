"""The right panel: fields for one transcript or many, who speaks, a participant's consent."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.models import queries
from app.ui.dates import day
from app.ui.pages.page import Place
from app.ui.pages.transcripts.speakers_model import SPEAKER, WHO
from tests.ui.pages.transcripts.conftest import cell, click


def type_field(qtbot, field, text, leave):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    leave.setFocus()


def test_fields_change_the_transcript(page, study, settle, qtbot):
    detail, table = page.transcript, page.transcripts.table
    page.transcripts.table.select_ids([study.transcript("S01").id])
    assert detail.title.text() == "S01"
    for key, text in (("mode", "video"), ("language", "en"), ("interviewer", "Mei"),
                      ("seconds", "42:10"), ("note", "Noisy room")):  # fmt: skip
        type_field(qtbot, detail.fields.editor(key), text, table)
        settle()
    row = study.transcript("S01")
    assert (row.mode, row.language, row.seconds, row.note) == ("video", "en", 2530, "Noisy room")
    assert [one.name for one in study.ask(queries.persons)] == ["Mei"]
    assert detail.fields.editor("seconds").text() == "42:10"


def test_who_checked_it_and_its_recording_are_shown_and_set(page, study, settle, qtbot, tmp_path):
    detail, table = page.transcript, page.transcripts.table
    ident = study.transcript("S01").id
    table.select_ids([ident])
    assert detail.recording.text() == "Recording…"
    type_field(qtbot, detail.fields.editor("checked_by"), "Mei", table)
    type_field(qtbot, detail.fields.editor("checked_on"), "2026-05-31", table)
    for name in ("talk.mp3", "S02.mp3"):
        (tmp_path / name).touch()
    page.side.attach(ident, [tmp_path / "talk.mp3"])
    settle()
    row = study.transcript("S01")
    assert (row.checked_by, row.checked_on, row.audio) == ("Mei", "2026-05-31", "talk.mp3")
    assert detail.recording.text() == "talk.mp3"
    assert cell(table, 0, "checked").data() == f"Mei, {day('2026-05-31')}"
    page.side.attach(ident, [tmp_path / "talk.mp3", tmp_path / "S02.mp3"])
    settle()
    assert (study.transcript("S01").audio, study.transcript("S02").audio) == ("talk.mp3", "S02.mp3")
    type_field(qtbot, detail.fields.editor("checked_on"), "soon", table)
    settle()
    assert "Write it like" in detail.fields.error("checked_on")


def test_a_field_goes_to_all_selected_transcripts_in_one_step(page, study, frame, settle, qtbot):
    detail, table = page.transcript, page.transcripts.table
    click(qtbot, table, cell(table, 0, "name"))
    click(qtbot, table, cell(table, 2, "name"), add=True)
    assert detail.title.text() == "2 transcripts"
    assert not detail.fields.editor("name").isEnabled()
    assert detail.fields.editor("date").placeholderText() == "different"
    type_field(qtbot, detail.fields.editor("mode"), "phone", table)
    settle()
    assert [study.transcript(name).mode for name in ("S01", "S02", "D01")] == [
        "phone", None, "phone"
    ]  # fmt: skip
    qtbot.keyClick(frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert study.transcript("S01").mode is None
    assert study.transcript("D01").mode is None


def test_errors_stand_at_their_field(page, study, settle, qtbot):
    detail, table = page.transcript, page.transcripts.table
    type_field(qtbot, detail.fields.editor("date"), "soon", table)
    settle()
    assert "Write it like" in detail.fields.error("date")
    type_field(qtbot, detail.fields.editor("seconds"), "long", table)
    assert "is not a duration" in detail.fields.error("seconds")
    type_field(qtbot, detail.fields.editor("date"), "2026-04-01", table)
    settle()
    assert detail.fields.error("date") == ""
    assert study.transcript("S01").date == "2026-04-01"


def test_what_is_being_typed_survives_a_change_by_another(page, study, settle, qtbot):
    from app.coding import operations as do

    field = page.transcript.fields.editor("mode")
    field.setFocus()
    qtbot.keyClicks(field, "vid")
    study.hub.do(do.rename_transcript, transcript=study.transcript("S02").id, name="S02b")
    settle()
    assert field.text() == "vid"


def test_a_speaker_is_given_to_somebody_else(page, study, settle, qtbot):
    table = page.transcript.speakers
    model = table.voices
    assert [(row.label, row.turns) for row in model.rows] == [
        ("Interviewer", 1), ("S01", 2), ("Nurse", 1),
    ]  # fmt: skip
    assert [model.index(row, WHO).data() for row in range(3)] == [
        "Interviewer", "S01", "Somebody else",
    ]  # fmt: skip
    table.setCurrentIndex(model.index(2, WHO))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    box = table.viewport().findChild(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == [
        "Interviewer", "S01", "S02", "D01", "A participant, unidentified", "Somebody else",
    ]  # fmt: skip
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle()
    turns = study.ask(queries.turns, [study.transcript("S01").id])
    nurse = next(turn for turn in turns if turn.speaker == "Nurse")
    assert (nurse.role, nurse.participant) == ("participant", study.people()["D01"])
    assert model.index(2, WHO).data() == "D01"
    assert model.index(2, SPEAKER).data() == "Nurse"
    shown = page.transcripts.table.model().index(0, 2).data()
    assert shown == "S01, D01"


def test_a_participant_s_transcripts_are_links(people, study, qtbot):
    people.participants.table.select_ids([study.people()["S02"]])
    (link,) = people.participant.links()
    with qtbot.waitSignal(people.went) as went:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert went.args == [Place(transcript=study.transcript("S02").id)]


def test_the_case_summary_is_kept_on_ctrl_enter(people, study, settle, qtbot):
    field = people.participant.fields.editor("summary")
    field.setFocus()
    qtbot.keyClicks(field, "Quick and ironic.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert study.ask(queries.participants)[0].summary == "Quick and ironic."


def test_consent_is_recorded_and_shown_in_the_table(people, study, settle, qtbot):
    detail = people.participant
    for key, steps in (("take-part", 1), ("be-quoted", 2)):
        box = detail.consent.editor(key)
        box.setFocus()
        for _ in range(steps):
            qtbot.keyClick(box, Qt.Key.Key_Down)
        settle()
    type_field(qtbot, detail.consent.editor("form"), "v2", people.participants.table)
    settle()
    found = {row.purpose: (row.answer, row.form_version) for row in study.ask(queries.consents)}
    assert found == {"take-part": ("yes", "v2"), "be-quoted": ("no", "v2")}
    index = cell(people.participants.table, 0, "Consent")
    assert index.data() == "Not: be quoted"
    type_field(qtbot, detail.consent.editor("date"), "yesterday", people.participants.table)
    settle()
    assert "Write it like" in detail.consent.error("date")


def test_the_version_of_the_guide_that_was_used_is_said(page, study, settle):
    from app.coding import operations as do

    box = page.transcript.fields.editor("guide")
    page.transcripts.table.select_ids([study.transcript("S01").id, study.transcript("S02").id])
    assert not box.isEnabled()
    assert "There is no interview guide yet" in box.toolTip()
    for name in ("Pilot", "Second"):
        study.hub.do(do.set_guide, name=name, topics=[("Empathy", ["What is it?"])])
    settle()
    settle()
    assert [box.itemText(at) for at in range(box.count())] == ["not said", "Pilot", "Second"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    settle()
    used = box.itemData(2)
    assert [study.transcript(name).guide_version for name in ("S01", "S02", "D01")] == [
        used, used, None
    ]  # fmt: skip
    assert box.currentText() == "Second"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    settle()
    assert study.transcript("S01").guide_version is None


def test_memos_are_asked_for_beside_what_is_chosen(page, study, settle, qtbot):
    page.transcripts.table.select_ids([study.transcript("S01").id])
    qtbot.mouseClick(page.transcript.memo, Qt.MouseButton.LeftButton)
    assert page.memos.sheet.isVisible()
    assert "S01" in page.memos.sheet._title.text()
    page.memos.sheet.close_quietly()
    settle()
