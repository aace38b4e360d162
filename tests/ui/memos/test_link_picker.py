"""A link to a quotation is put in by a palette: by key, by button, by two brackets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.notes import Target, passage_link
from app.coding.notes.reading import notes
from app.models import queries
from app.ui.memos import MemoEditor, MemoSheet
from app.ui.widgets.asking_palette import AskingPalette
from tests.builders import did
from tests.ui.accessible import nameless
from tests.ui.memos.conftest import Desk
from tests.ui.studies import SmallStudy

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def palette(editor: MemoEditor, qtbot: QtBot) -> AskingPalette:
    """Return the open palette once it has its answers."""
    found = editor.links.palette
    qtbot.waitUntil(lambda: not found.isHidden() and not found._waits)
    return found


def field(editor: MemoEditor) -> QLineEdit:
    found = editor.links.palette.first_focus()
    assert isinstance(found, QLineEdit)
    return found


def listening(study: SmallStudy) -> str:
    return passage_link("S01", "I listen 🙂", study.text, (5, 15))


def words(found: AskingPalette) -> list[str]:
    model = found._model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_two_brackets_ask_and_the_link_takes_their_place_in_one_undo(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    editor = desk.editor
    editor.begin_writing()
    qtbot.keyClicks(editor.field.write, "As in [[")
    found = palette(editor, qtbot)
    assert words(found) == ["I listen 🙂", "然后 they trust me"]
    qtbot.keyClicks(field(editor), "listening")
    qtbot.keyClick(field(editor), Key.Key_Return)  # at once: it waits for what was typed
    qtbot.waitUntil(lambda: editor.field.text() == f"As in {listening(study)}")
    assert editor.field.write.hasFocus()
    assert found.isHidden()
    qtbot.keyClick(editor.field.write, Key.Key_Z, CONTROL)
    assert editor.field.text() == "As in [["
    with study.hub.read() as reader:
        assert queries.memos(reader) == []


def test_the_stored_link_has_a_row_of_its_own_and_leads_there(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    editor = desk.editor
    editor.begin_writing()
    qtbot.keyClick(editor.field.write, Key.Key_L, CONTROL)
    palette(editor, qtbot)
    field(editor).setText("然后 s01")
    palette(editor, qtbot)
    qtbot.keyClick(field(editor), Key.Key_Return)
    qtbot.waitUntil(lambda: "threefold:passage" in editor.field.text())
    with qtbot.waitSignal(study.hub.changed):
        desk.elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    with study.hub.read() as reader:
        (note,) = (one for one in notes(reader) if one.source == "memo")
        (quoted,) = queries.quotations(reader)
    assert (quoted.start, quoted.end) == (43, 59)
    assert note.text == f"[S01: “然后 they trust me”](threefold:quotation/{quoted.id})"
    with qtbot.waitSignal(editor.went) as went:
        editor.field.read.anchorClicked.emit(f"threefold:quotation/{quoted.id}")
    assert went.args == [(study.text, 43, 59)]
    with qtbot.waitSignal(study.hub.changed):
        study.hub.undo()
    with study.hub.read() as reader:
        assert queries.quotations(reader) == []


def test_esc_goes_back_to_the_memo_with_what_was_typed(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    editor = desk.editor
    editor.begin_writing()
    qtbot.keyClicks(editor.field.write, "As [[")
    found = palette(editor, qtbot)
    qtbot.keyClick(field(editor), Key.Key_Escape)
    assert found.isHidden()
    assert editor.field.write.hasFocus()
    assert editor.field.text() == "As [["
    with study.hub.read() as reader:
        assert queries.memos(reader) == []


def test_leaving_the_palette_for_something_else_keeps_the_memo(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    editor = desk.editor
    editor.begin_writing()
    qtbot.keyClicks(editor.field.write, "kept")
    editor.links.button.click()
    palette(editor, qtbot)
    with qtbot.waitSignal(study.hub.changed):
        desk.elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    with study.hub.read() as reader:
        assert [memo.text for memo in queries.memos(reader)] == ["kept"]


def test_a_sheet_stays_open_under_the_palette_that_it_opened(
    desk: Desk, study: SmallStudy, qtbot: QtBot
) -> None:
    sheet = MemoSheet(study.hub, desk)
    sheet.ask(Target("code", study.trust, "trust"))
    editor = sheet.editor
    qtbot.waitUntil(editor.field.write.hasFocus)
    qtbot.keyClicks(editor.field.write, "see [[")
    found = palette(editor, qtbot)
    assert sheet.isVisible()
    qtbot.mouseClick(editor.field.write.viewport(), Qt.MouseButton.LeftButton)
    assert found.isHidden()
    assert sheet.isVisible()
    qtbot.keyClick(editor.field.write, Key.Key_L, CONTROL)
    palette(editor, qtbot)
    qtbot.keyClick(field(editor), Key.Key_Return)
    qtbot.waitUntil(lambda: editor.field.text() == f"see {listening(study)}")
    assert sheet.isVisible()
    qtbot.keyClick(editor.field.write, Key.Key_Return, CONTROL)
    assert sheet.isHidden()


@pytest.mark.parametrize("ask", ["key", "button"])
def test_another_coder_s_memo_takes_no_link(
    desk: Desk, study: SmallStudy, qtbot: QtBot, ask: str
) -> None:
    did(study.project, operations.write_memo, study.ben, text="Ben's")
    with study.project.read(study.ana) as reader:
        desk.editor.show_note(notes(reader)[0])
    assert not desk.editor.links.button.isVisible()
    if ask == "key":
        qtbot.keyClick(desk.editor.field.read, Key.Key_L, CONTROL)
    else:
        desk.editor.links.ask()
    assert desk.editor.links._palette is None


def test_the_palette_says_what_it_is(desk: Desk, qtbot: QtBot) -> None:
    desk.editor.links.ask()
    found = palette(desk.editor, qtbot)
    assert field(desk.editor).placeholderText() == "Link to a quotation…"
    qtbot.keyClicks(field(desk.editor), "zzz")
    qtbot.waitUntil(found._nothing.isVisible)
    assert nameless(found) == []
    assert QApplication.focusWidget() is field(desk.editor)
