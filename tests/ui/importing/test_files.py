"""What is said of files: encodings, names, dates for many at once, what was imported before."""

import pytest
from PySide6.QtCore import Qt

from app.models import queries
from app.ui.pages.code.correcting.preview_dialog import PreviewDialog
from tests.ui.importing.conftest import (
    at_rest,
    choose_file,
    choose_in,
    spoken,
    transcripts,
)

TALK = "I: Where {n}?\nS0{n}: At home.\nI: And?\nS0{n}: Nothing.\n"
CHINESE = "采访者：你好，什么是共情？\n受访者：我觉得就是站在病人的角度。\n采访者：能举个例子吗？\n"


@pytest.fixture
def three(write, opened):
    return opened(*(write(f"S0{n}.txt", TALK.format(n=n)) for n in (1, 2, 3)))


def state(dialog, row):
    text = dialog.files.files.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    return text.partition(": ")[2]


def test_a_guessed_encoding_is_flagged_and_can_be_changed(hub, write, opened, qtbot):
    dialog = opened(write("S05.txt", CHINESE, "gb18030"), write("S06.txt", "I: ja\n"))
    assert state(dialog, 0) == "Encoding guessed: gb18030"
    box = dialog.preview.encoding
    assert box.currentText() == "Chinese, simplified (gb18030)"
    assert dialog.preview.guessed.isVisible()
    choose_in(qtbot, box, "cp1251")
    at_rest(qtbot, dialog)
    assert "采访者" not in dialog.preview.text.shown_text()
    assert not dialog.preview.guessed.isVisible()
    choose_in(qtbot, box, "gb18030")
    at_rest(qtbot, dialog)
    assert dialog.preview.text.shown_text() == CHINESE
    choose_file(qtbot, dialog, 1)
    assert box.currentText() == "Unicode (utf-8)"
    assert not dialog.preview.guessed.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert transcripts(hub)["S05"].encoding == "gb18030"
    assert spoken(hub, "S05")[1] == ("受访者", "participant", "我觉得就是站在病人的角度。")


def test_an_encoding_that_does_not_fit_is_refused_at_the_field(write, opened, qtbot):
    dialog = opened(write("S05.txt", CHINESE, "gb18030"))
    choose_in(qtbot, dialog.preview.encoding, "utf-8")
    qtbot.waitUntil(lambda: dialog.preview.encoding_error.isVisible())
    assert "is not in the encoding utf-8" in dialog.preview.encoding_error.text()
    assert dialog.preview.encoding.currentData() == "utf-8"
    assert dialog.preview.encoding.property("wrong") is True
    assert dialog.preview.text.shown_text() == CHINESE
    choose_in(qtbot, dialog.preview.encoding, "gb18030")
    at_rest(qtbot, dialog)
    assert not dialog.preview.encoding_error.isVisible()
    assert dialog.preview.encoding.property("wrong") is False


def test_word_files_have_no_encoding_to_choose(folder, opened):
    from tests.coding.importing import word

    path = folder / "S01.docx"
    word.write(path, word.parts(word.p("I: Well?")))
    assert not opened(path).preview.encoding.isVisible()


def test_fields_are_set_for_all_selected_files(hub, three, qtbot):
    choose_file(qtbot, three, 0)
    choose_file(qtbot, three, 2, add=True)
    assert not three.form.name.isEnabled()
    assert "select one file" in three.form.name.toolTip()
    assert three.form.participants.placeholderText() == "as the files are called"
    for editor, words in ((three.form.groups, "students; first year"),
                          (three.form.date, "2026-05-31")):  # fmt: skip
        editor.setFocus()
        qtbot.keyClicks(editor, words)
    choose_in(qtbot, three.form.kind, "focus-group")
    with qtbot.waitSignal(three.accepted):
        three.accept()
    rows = transcripts(hub)
    assert [rows[name].date for name in ("S01", "S02", "S03")] == ["2026-05-31", None, "2026-05-31"]
    assert [rows[name].kind for name in ("S01", "S02", "S03")] == [
        "focus-group", "interview", "focus-group"
    ]  # fmt: skip
    with hub.read() as reader:
        names = {row.id: row.name for row in queries.participants(reader)}
        groups = {row.id: row.name for row in queries.groups(reader)}
        found = sorted(
            (names[row.participant], groups[row.participant_group])
            for row in queries.memberships(reader)
        )
    assert found == [
        ("S01", "first year"), ("S01", "students"), ("S03", "first year"), ("S03", "students"),
    ]  # fmt: skip


def test_a_name_and_several_participants_for_one_file(hub, three, qtbot):
    three.form.name.setFocus()
    three.form.name.selectAll()
    qtbot.keyClicks(three.form.name, "Ward talk")
    three.form.participants.setFocus()
    three.form.participants.selectAll()
    qtbot.keyClicks(three.form.participants, "S01, K02")
    three.files.setFocus()
    at_rest(qtbot, three)
    with qtbot.waitSignal(three.accepted):
        three.accept()
    assert set(transcripts(hub)) == {"Ward talk", "S02", "S03"}
    with hub.read() as reader:
        names = {row.id: row.name for row in queries.participants(reader)}
        text = transcripts(hub)["Ward talk"].id
        speaking = [names[row.participant] for row in queries.speakers(reader)
                    if row.transcript == text]  # fmt: skip
    assert sorted(speaking) == ["K02", "S01"]


def test_a_wrong_date_is_said_at_the_field_and_holds_the_file_back(hub, three, qtbot):
    three.form.date.setFocus()
    qtbot.keyClicks(three.form.date, "31 May")
    three.files.setFocus()
    assert "Write it like" in three.form.fields.error("date")
    assert three.summary.text() == "2 transcripts"
    three.form.date.setFocus()
    three.form.date.selectAll()
    qtbot.keyClicks(three.form.date, "2026-05-31")
    three.files.setFocus()
    assert three.form.fields.error("date") == ""
    assert three.summary.text() == "3 transcripts"


def test_enter_in_a_field_keeps_what_was_typed(hub, three, qtbot):
    three.form.date.setFocus()
    qtbot.keyClicks(three.form.date, "2026-05-31")
    with qtbot.waitSignal(three.accepted):
        qtbot.keyClick(three.form.date, Qt.Key.Key_Return)
    assert transcripts(hub)["S01"].date == "2026-05-31"


def test_what_was_imported_before_is_skipped_or_imported_again(hub, three, write, opened, qtbot):
    with qtbot.waitSignal(three.accepted):
        three.accept()
    dialog = opened(
        write("copy of S01.txt", TALK.format(n=1)),
        write("S02.txt", "I: other words\nI: really\n"),
        write("S04.txt", TALK.format(n=4)),
        write("S04 again.txt", TALK.format(n=4)),
    )
    assert [state(dialog, row) for row in (0, 1, 3)] == [
        "Imported before, as “S01”. Skipped.",
        "There is already a transcript “S02”. Skipped.",
        "The same text as “S04.txt”. Skipped.",
    ]
    assert dialog.summary.text() == "1 transcript · 3 skipped"
    choose_file(qtbot, dialog, 1)
    qtbot.mouseClick(dialog.preview.again, Qt.MouseButton.LeftButton)
    assert dialog.summary.text() == "2 transcripts · 2 skipped"
    choose_file(qtbot, dialog, 0)
    qtbot.mouseClick(dialog.preview.again, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert set(transcripts(hub)) == {"S01", "S02", "S03", "copy of S01", "S02 (2)", "S04"}


def test_a_taken_name_can_be_changed_instead(hub, three, write, opened, qtbot):
    with qtbot.waitSignal(three.accepted):
        three.accept()
    dialog = opened(write("S02.txt", "I: other words\nI: really\n"))
    assert not dialog.go.isEnabled()
    dialog.form.name.setFocus()
    dialog.form.name.selectAll()
    qtbot.keyClicks(dialog.form.name, "S02b")
    dialog.files.setFocus()
    assert dialog.summary.text() == "1 transcript"
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert "S02b" in transcripts(hub)


def test_a_corrected_file_takes_the_place_of_the_stored_text(hub, three, write, opened, qtbot):
    with qtbot.waitSignal(three.accepted):
        three.accept()
    row = transcripts(hub)["S02"]
    with hub.read() as reader:
        before = queries.text_of(reader, row.id).text
    corrected = f"{before}I: Thank you.\n"
    dialog = opened(write("S02.txt", corrected))
    choose_file(qtbot, dialog, 0)
    assert dialog.preview.update_text.isVisible()
    assert dialog.speakers.hint.text().startswith("Speakers are looked for")
    qtbot.mouseClick(dialog.preview.update_text, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.findChild(PreviewDialog) is not None)
    with qtbot.waitSignals([hub.changed, dialog.rejected]):  # nothing is left to do in it
        dialog.findChild(PreviewDialog).go.click()
    assert not dialog.session.plan.files
    with hub.read() as reader:
        assert queries.text_of(reader, row.id).text == corrected
    assert set(transcripts(hub)) == {"S01", "S02", "S03"}
