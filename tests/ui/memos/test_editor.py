"""A memo is one operation when it is left; nothing that was typed is lost, whoever interrupts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.notes import Target, notes, passage_link
from app.coding.notes.reading import MEETING
from app.models import queries
from app.ui.memos import MemoSheet
from app.ui.theme import theme
from tests.builders import did
from tests.ui.accessible import nameless
from tests.ui.memos.conftest import Desk
from tests.ui.studies import SmallStudy


def stored(study: SmallStudy, viewer: int | None = None) -> list[tuple[str, str, int, int | None]]:
    with study.project.read(viewer or study.ana) as reader:
        return [(m.title or "", m.text, m.private, m.author) for m in queries.memos(reader)]


def operations_done(study: SmallStudy) -> int:
    with study.project.read() as reader:
        return len(queries.history(reader))


def typed(desk: Desk, qtbot: QtBot, words: str) -> None:
    desk.editor.begin_writing()
    qtbot.waitUntil(desk.editor.field.write.hasFocus)
    qtbot.keyClicks(desk.editor.field.write, words)


def leave(desk: Desk) -> None:
    desk.elsewhere.setFocus(Qt.FocusReason.TabFocusReason)


def test_title_kind_and_text_are_one_operation(desk: Desk, study: SmallStudy, qtbot: QtBot) -> None:
    before = operations_done(study)
    typed(desk, qtbot, "Listening comes first")
    desk.editor.title.setFocus(Qt.FocusReason.TabFocusReason)
    desk.editor.title.insert("倾听 first")
    desk.editor.kind.setCurrentIndex(desk.editor.kind.findData("theoretical"))
    desk.editor.private.setChecked(True)
    assert stored(study) == []
    leave(desk)
    qtbot.waitUntil(
        lambda: stored(study) == [("倾听 first", "Listening comes first", 1, study.ana)]
    )
    assert operations_done(study) == before + 1
    assert stored(study, study.ben) == []


def test_undo_while_typing_is_the_field_s_own(desk: Desk, study: SmallStudy, qtbot: QtBot) -> None:
    before = operations_done(study)
    typed(desk, qtbot, "one")
    qtbot.keyClick(desk.editor.field.write, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.editor.field.text() == ""
    leave(desk)
    assert operations_done(study) == before


def test_what_is_typed_while_the_first_words_are_written_makes_no_second_memo(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    typed(desk, qtbot, "one")
    desk.editor.keep()
    qtbot.keyClicks(desk.editor.field.write, " two")
    desk.editor.keep()
    qtbot.waitUntil(lambda: stored(study) == [("", "one two", 0, study.ana)])


def test_going_on_as_another_coder_keeps_it_in_the_name_of_who_typed(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    typed(desk, qtbot, "mine")
    study.hub.become(study.ben)
    qtbot.waitUntil(lambda: stored(study) == [("", "mine", 0, study.ana)])


def test_hiding_and_losing_the_focus_for_good_keep_it(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    typed(desk, qtbot, "a")
    desk.editor.hide()
    qtbot.waitUntil(lambda: len(stored(study)) == 1)
    desk.editor.show()
    typed(desk, qtbot, "b")
    desk.editor.field.write.clearFocus()  # as closing the window does
    qtbot.waitUntil(lambda: [row[1] for row in stored(study)] == ["ab"])


def test_esc_brings_back_what_was_there_and_an_emptied_memo_is_deleted(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    did(study.project, operations.write_memo, study.ana, text="kept")
    with study.project.read(study.ana) as reader:
        desk.editor.show_note(notes(reader)[0], reading=False)
    typed(desk, qtbot, " not")
    qtbot.keyClick(desk.editor.field.write, Qt.Key.Key_Escape)
    assert desk.editor.field.text() == "kept"
    desk.editor.field.write.selectAll()
    qtbot.keyClick(desk.editor.field.write, Qt.Key.Key_Delete)
    leave(desk)
    qtbot.waitUntil(lambda: stored(study) == [])
    study.project.undo(study.ana).result()
    assert [row[1] for row in stored(study)] == ["kept"]


def test_another_coder_s_memo_is_only_read(desk: Desk, study: SmallStudy, qtbot: QtBot) -> None:
    did(study.project, operations.write_memo, study.ben, text="Ben's")
    with study.project.read(study.ana) as reader:
        desk.editor.show_note(notes(reader)[0])
    desk.editor.begin_writing()
    assert desk.editor.field.is_reading()
    assert desk.editor.field.write.isReadOnly()
    assert not desk.editor.private.isEnabled()


def test_a_meeting_has_a_date_and_who_was_present(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    desk.editor.show_new(source=MEETING)
    desk.editor.date.setText("2024-05-06")
    desk.editor.present.setText("Ana, 李")
    typed(desk, qtbot, "We agreed.")
    leave(desk)

    def meetings() -> list[tuple[object, ...]]:
        with study.project.read() as reader:
            return [row[1:] for row in queries.meetings(reader)]

    qtbot.waitUntil(lambda: meetings() == [("2024-05-06", "Ana, 李", "We agreed.")])


@pytest.mark.parametrize(
    "text, shown, refs",
    [
        ("<b>x</b><script>y</script>", "<b>x</b><script>y</script>", []),
        ("![a](http://example.org/a.png)", "a", ["http://example.org/a.png"]),
        ("**b** 共情 🙂", "b 共情 🙂", []),
    ],
)
def test_markdown_never_becomes_html_or_a_picture(
    desk: Desk, text: str, shown: str, refs: list[str]
) -> None:
    view = desk.editor.field.read
    view.show_markdown(text)
    assert view.toPlainText() == shown
    assert "<img" not in view.toHtml()
    assert [ref for ref in refs if ref in view.toHtml()] == refs


def test_a_link_jumps_to_its_passage_and_others_are_only_copied(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    link = passage_link("S01", "I listen", study.text, (5, 13))
    did(study.project, operations.write_memo, study.ana, text=f"{link} [x](https://example.org)")
    with study.project.read(study.ana) as reader:
        (note,) = (one for one in notes(reader) if one.source == "memo")
    desk.editor.show_note(note)
    view = desk.editor.field.read
    address = note.text.partition("](")[2].partition(")")[0]
    with qtbot.waitSignal(desk.editor.went) as went:
        view.anchorClicked.emit(address)
    assert went.args == [(study.text, 5, 13)]
    with qtbot.waitSignal(view.copied):
        view.anchorClicked.emit("https://example.org")
    assert QGuiApplication.clipboard().text() == "https://example.org"
    with qtbot.waitSignal(desk.editor.gone_link):
        view.anchorClicked.emit("threefold:quotation/1")


def test_the_sheet_shows_one_s_own_to_write_and_others_to_read(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    on = Target("code", study.trust, "trust")
    did(study.project, operations.write_memo, study.ben, text="Ben thinks", code=study.trust)
    did(study.project, operations.write_memo, study.ben, text="secret", private=True,
        code=study.trust)  # fmt: skip
    sheet = MemoSheet(study.hub, desk)
    sheet.ask(on)
    qtbot.waitUntil(sheet.editor.field.write.hasFocus)
    assert "Ben thinks" in sheet.others.toPlainText()
    assert "secret" not in sheet.others.toPlainText()
    qtbot.keyClicks(sheet.editor.field.write, "I think")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(sheet.editor.field.write, Qt.Key.Key_Return, control)
    assert sheet.isHidden()
    qtbot.waitUntil(lambda: len(stored(study)) == 2)
    with study.project.read(study.ana) as reader:
        mine = next(row for row in queries.memos(reader) if row.author == study.ana)
    assert (mine.code, mine.kind, mine.text) == (study.trust, "code-note", "I think")
    sheet.ask(on)
    assert sheet.editor.field.text() == "I think"
    qtbot.keyClick(sheet.editor.field.write, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_the_title_is_larger_than_the_text_at_every_size(desk: Desk) -> None:
    title, field = desk.editor.title, desk.editor.field.write
    for zoom in (200, 100):
        theme().set_zoom(zoom)
        assert title.fontInfo().pointSizeF() > 1.2 * field.fontInfo().pointSizeF()


def test_everything_has_a_name_for_screen_readers(desk: Desk) -> None:
    assert [one for one in nameless(desk) if "Desk" not in one] == []
