"""Importing through the dialog: Enter stores, Esc leaves, what cannot be read is named."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from app.models import queries
from app.ui.importing.dialog import ImportDialog
from tests.coding.importing import word
from tests.ui.accessible import nameless
from tests.ui.importing.conftest import at_rest, choose_file, spoken, transcripts

INTERVIEW = "Interviewer: What is it?\n{id}: It is {id}.\nInterviewer: And?\n{id}: That is all.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def test_enter_imports_all_files_with_their_speakers(hub, write, opened, qtbot):
    paths = [write(f"{name}.txt", INTERVIEW.format(id=name)) for name in ("S01", "S02", "D01")]
    dialog = opened(*paths)
    assert dialog.summary.text() == "3 transcripts"
    assert dialog.go.text() == "Import 3"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Return)
    assert list(transcripts(hub)) == ["S01", "S02", "D01"]
    assert len(dialog.session.imported) == 3
    assert spoken(hub, "D01") == [
        ("Interviewer", "interviewer", "What is it?"),
        ("D01", "participant", "It is D01."),
        ("Interviewer", "interviewer", "And?"),
        ("D01", "participant", "That is all."),
    ]
    with hub.read() as reader:
        assert [row.name for row in queries.participants(reader)] == ["S01", "S02", "D01"]
        ids = {row.id for row in queries.participants(reader)}
        assert {turn.participant for turn in queries.turns(reader)} == {None, *ids}


def test_enter_in_the_empty_dialog_never_means_cancel(hub, qtbot):
    dialog = ImportDialog(hub)
    dialog._asks_first = False
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert dialog.focusWidget() is dialog._nothing.action


HALF = "I: Ready?\nS01: Yes.\nNurse Kim: Excuse me.\nI: Go on.\nS01: So.\n"


def test_enter_goes_first_to_the_labels_that_wait_and_then_leaves_them(hub, write, opened, qtbot):
    dialog = opened(write("S01.txt", HALF), write("S02.txt", INTERVIEW.format(id="S02")))
    with qtbot.waitSignal(dialog.session.undecided_met):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Return)
    assert transcripts(hub) == {}
    table = dialog.speakers.table
    assert table.hasFocus()
    assert table.currentIndex().siblingAtColumn(0).data() == "Nurse Kim"
    assert dialog.speakers.hint.text().startswith("Who is “Nurse Kim”? Press I for interviewer")
    assert dialog.go.text() == "Import 2, undecided labels as they are"
    with qtbot.waitSignal(dialog.session.finished):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert list(transcripts(hub)) == ["S01", "S02"]
    named = [dialog.outcome.list.item(row).text() for row in range(dialog.outcome.list.count())]
    assert named == ["Nurse Kim\nLeft undecided: perhaps a speaker, but it stays text, in S01."]
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.go, Qt.Key.Key_Return)


def test_what_is_decided_when_asked_is_not_asked_again(hub, write, opened, qtbot):
    dialog = opened(write("S01.txt", HALF))
    with qtbot.waitSignal(dialog.session.undecided_met):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.speakers.table, Qt.Key.Key_N)
    at_rest(qtbot, dialog)
    assert dialog.go.text() == "Import 1"
    assert dialog.speakers.hint.text() == "What you say here holds for all files."
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.speakers.table, Qt.Key.Key_Return)
    assert [who for who, _role, _words in spoken(hub, "S01")] == ["I", "S01", "I", "S01"]


def test_labels_of_a_file_added_later_are_asked_about_too(hub, write, opened, qtbot):
    dialog = opened(write("S01.txt", HALF))
    with qtbot.waitSignal(dialog.session.undecided_met):
        dialog.accept()
    dialog.session.add(
        [write("S02.txt", HALF.replace("Nurse Kim", "Doctor Lee").replace("S01", "S02"))]
    )
    at_rest(qtbot, dialog)
    assert dialog.go.text() == "Import 2"
    with qtbot.waitSignal(dialog.session.undecided_met):
        dialog.accept()
    assert transcripts(hub) == {}


def test_speakers_of_skipped_files_are_not_counted(hub, write, opened, qtbot):
    first = write("S01.txt", INTERVIEW.format(id="S01"))
    dialog = opened(first)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    dialog = opened(first, write("S02.txt", INTERVIEW.format(id="S02")))
    model = dialog.speakers.table.speakers
    counts = {row.label.name: row.label.count for row in model.rows}
    assert counts == {"Interviewer": 2, "S02": 2}
    dialog.session.set_field(dialog.session.plan.files[:1], "again", True)
    at_rest(qtbot, dialog)
    counts = {row.label.name: row.label.count for row in model.rows}
    assert counts == {"Interviewer": 4, "S01": 2, "S02": 2}


def test_what_the_texts_leave_out_is_named_in_the_result(folder, opened, qtbot):
    body = word.p(
        "S01: I said", "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r>"
    )
    path = folder / "S01.docx"
    word.write(path, word.parts(body))
    dialog = opened(path)
    with qtbot.waitSignal(dialog.session.finished):
        dialog.accept()
    assert dialog.outcome.list.item(0).text() == "S01.docx\npictures left out: 1"


def test_each_file_is_an_operation_of_its_own(hub, write, opened, qtbot):
    dialog = opened(*(write(f"S0{n}.txt", INTERVIEW.format(id=f"S0{n}")) for n in (1, 2)))
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    with qtbot.waitSignal(hub.changed):
        hub.undo()
    assert list(transcripts(hub)) == ["S01"]


def test_escape_leaves_without_storing(hub, write, opened, qtbot):
    dialog = opened(write("S01.txt", INTERVIEW.format(id="S01")))
    qtbot.keyClick(dialog.files, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()
    assert transcripts(hub) == {}


def test_bad_files_are_named_and_the_others_stay(hub, write, opened, folder, qtbot):
    dialog = opened(
        write("empty.txt", ""),
        write("scan.pdf", b"%PDF-1.7\n"),
        write("secret.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
        folder / "gone.docx",
        write("S01.txt", INTERVIEW.format(id="S01")),
    )
    assert dialog.summary.text() == "1 transcript · 4 cannot be imported"
    said = [dialog.files.files.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
            for row in range(5)]  # fmt: skip
    assert said[0].startswith("empty.txt: “empty.txt” holds no text.")
    assert "PDF" in said[1]
    assert "password" in said[2]
    assert said[3].startswith("gone.docx: There is no file “gone.docx”.")
    assert said[4] == "S01.txt: 4 turns: Interviewer, S01"
    choose_file(qtbot, dialog, 2)
    assert "password" in dialog.preview.problem()

    with qtbot.waitSignal(dialog.session.finished):
        qtbot.keyClick(dialog.files, Qt.Key.Key_Return)
    assert list(transcripts(hub)) == ["S01"]
    assert dialog.isVisible()
    assert dialog.outcome.title.text() == "1 transcript imported"
    named = [dialog.outcome.list.item(row).text() for row in range(dialog.outcome.list.count())]
    assert [one.split("\n")[0] for one in named] == [
        "empty.txt", "scan.pdf", "secret.docx", "gone.docx"
    ]  # fmt: skip
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.go, Qt.Key.Key_Return)


def test_a_file_refused_while_it_is_stored_is_named_too(hub, write, opened, qtbot):
    dialog = opened(
        write("S01.txt", INTERVIEW.format(id="S01")), write("S02.txt", INTERVIEW.format(id="S02"))
    )
    # Somebody else's work in the meantime takes the name away.
    other = dialog.session.plan.input_of(dialog.session.plan.files[0])
    from app.coding.operations import import_transcript

    with qtbot.waitSignal(hub.changed):
        hub.do(import_transcript, transcript=other._replace(text="Other.", turns=(),
                                                            source_hash=None))  # fmt: skip
    with qtbot.waitSignal(dialog.session.finished):
        dialog.accept()
    assert list(transcripts(hub)) == ["S01", "S02"]
    assert dialog.outcome.title.text() == "1 transcript imported"
    assert dialog.outcome.list.count() == 1
    assert dialog.outcome.list.item(0).text().startswith("S01.txt\nThere is already a transcript")


def test_nothing_readable_cannot_be_imported_and_says_why(write, opened, qtbot):
    dialog = opened(write("empty.txt", ""))
    assert not dialog.go.isEnabled()
    assert dialog.go.toolTip() == "None of these files can be imported as it is"
    qtbot.keyClick(dialog.files, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_what_the_text_leaves_out_is_named(folder, opened):
    body = word.p(
        "S01: I said", "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r>"
    )
    path = folder / "S01.docx"
    word.write(path, word.parts(body))
    dialog = opened(path)
    before, left_out = dialog.preview.labels()
    assert before.text() == ""
    assert left_out.isVisible()
    assert left_out.text() == "Pictures left out: 1"


def test_the_text_is_shown_as_it_will_be_stored(write, opened):
    text = "I: Tell me 🙂.\nP: Non-breaking\u00a0space, then\u2028a line.\n"
    dialog = opened(write("S01.txt", text))
    assert dialog.preview.text.shown_text() == text


def test_without_files_it_asks_for_some(hub, qtbot):
    dialog = ImportDialog(hub)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.isVisible()
    chooser.reject()
    assert not dialog.go.isEnabled()
    assert dialog.isVisible()


def test_dropped_files_and_folders_are_added(write, folder, opened, qtbot):
    dialog = opened(write("S02.txt", INTERVIEW.format(id="S02")))
    write("S10.txt", INTERVIEW.format(id="S10"))
    write("S01.txt", INTERVIEW.format(id="S01"))
    write("budget.xlsx", "no transcript")
    drop(dialog, folder)
    at_rest(qtbot, dialog)
    names = [file.path.name for file in dialog.session.plan.files]
    assert names == ["S02.txt", "S01.txt", "S10.txt"]


def drop(dialog: ImportDialog, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, *held)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, *held)
    QApplication.sendEvent(dialog, event)
    assert event.isAccepted()


def test_del_takes_a_file_off_the_list(hub, write, opened, qtbot):
    dialog = opened(*(write(f"S0{n}.txt", INTERVIEW.format(id=f"S0{n}")) for n in (1, 2, 3)))
    choose_file(qtbot, dialog, 1)
    qtbot.keyClick(dialog.files, Qt.Key.Key_Delete)
    at_rest(qtbot, dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert list(transcripts(hub)) == ["S01", "S03"]


def test_enter_before_all_is_read_imports_when_it_is(hub, write, qtbot):
    paths = [write(f"S{n:02}.txt", INTERVIEW.format(id=f"S{n:02}")) for n in range(1, 6)]
    dialog = ImportDialog(hub, paths)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.session.phase == "reading"
    dialog.session.start_import()
    with qtbot.waitSignal(dialog.accepted):
        pass
    assert len(transcripts(hub)) == 5


def test_an_import_can_be_stopped_and_keeps_what_is_stored(hub, write, opened, qtbot):
    paths = [write(f"S{n:02}.txt", INTERVIEW.format(id=f"S{n:02}")) for n in range(1, 21)]
    dialog = opened(*paths)
    hub.changed.connect(lambda _: dialog.reject())
    with qtbot.waitSignal(dialog.session.finished):
        dialog.accept()
    stored = len(transcripts(hub))
    assert 1 <= stored < 20
    assert stored == len(dialog.session.imported)


def test_everything_can_be_named(write, opened):
    dialog = opened(write("S01.txt", "Müller: ja\n", "cp1252"), write("no.txt", ""))
    assert nameless(dialog) == []
