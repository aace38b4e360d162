"""The table of transcripts, worked on as people do: keys, clicks, drags."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from app.models import queries
from app.ui.dates import day
from app.ui.others import OthersDialog
from app.ui.pages.page import Place
from app.ui.pages.transcripts.cells import CHIPS_ROLE
from app.ui.pages.transcripts.rows_model import MIME
from app.ui.speech import did
from tests.ui.accessible import nameless
from tests.ui.pages.transcripts.conftest import cell, click, editor, shown, type_in, window_on

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_table_shows_transcripts_in_the_order_of_collection(page, study):
    table = page.transcripts.table
    assert shown(table, "name") == ["S01", "S02", "D01"]
    assert shown(table, "people") == ["S01", "S02", "D01"]
    assert shown(table, "groups") == ["Students", "Students", "Doctors"]
    assert shown(table, "date") == [day(f"2026-03-0{n}") for n in (1, 2, 3)]
    assert shown(table, "length") == [str(study.transcript("S01").length)] * 3
    assert shown(table, "turns") == ["4 · 3"] * 3
    assert shown(table, "codings") == ["Ana 1, Ben 1", "", ""]
    assert [words for _, words in cell(table, 0, "codings").data(CHIPS_ROLE)] == ["1", "1"]
    assert shown(table, "finished") == ["Ana", "", ""]
    assert page.status() == "3 transcripts · 3 participants"
    assert page.transcripts.order.text() == "Order of collection: by date."


def test_rename_in_place_and_undo(page, study, frame, settle, qtbot):
    table = page.transcripts.table
    type_in(qtbot, table, cell(table, 1, "name"), "S02 (first)")
    settle()
    assert study.order() == ["S01", "S02 (first)", "D01"]
    assert shown(table, "name") == ["S01", "S02 (first)", "D01"]
    assert page.transcript.title.text() == "S02 (first)"
    qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL)
    settle()
    assert shown(table, "name") == ["S01", "S02", "D01"]
    assert table.current_id() == study.transcript("S02").id


def test_a_taken_name_is_refused_in_the_cell(page, study, settle, qtbot):
    table = page.transcripts.table
    type_in(qtbot, table, cell(table, 1, "name"), "S01")
    settle()
    line = editor(table)
    assert line.text() == "S01"
    assert line.property("wrong") is True
    assert "already a transcript “S01”" in table.cells.refusal
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert table.cells.refusal == ""
    assert shown(table, "name") == ["S01", "S02", "D01"]


def test_f2_on_a_cell_that_is_only_counted_renames(page, qtbot):
    table = page.transcripts.table
    table.setCurrentIndex(cell(table, 0, "turns"))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert editor(table).text() == "S01"
    qtbot.keyClick(editor(table), Qt.Key.Key_Escape)


def test_another_date_changes_the_order(page, study, settle, qtbot):
    table = page.transcripts.table
    type_in(qtbot, table, cell(table, 0, "date"), "31.3.2026")
    settle()
    assert study.transcript("S01").date == "2026-03-31"
    assert shown(table, "name") == ["S02", "D01", "S01"]
    type_in(qtbot, table, cell(table, 0, "date"), "spring")
    settle()
    assert "Write it like" in table.cells.refusal
    qtbot.keyClick(editor(table), Qt.Key.Key_Escape)
    type_in(qtbot, table, cell(table, 0, "date"), "")
    settle()
    assert study.transcript("S02").date is None
    assert "1 without a date" in page.status()


def test_alt_and_arrows_set_the_order_by_hand_and_there_is_a_way_back(page, study, settle, qtbot):
    table = page.transcripts.table
    table.select_ids([study.transcript("D01").id])
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    settle()
    assert study.order() == ["S01", "D01", "S02"]
    assert shown(table, "name") == ["S01", "D01", "S02"]
    assert shown(table, "place") == ["1", "2", "3"]
    assert table.selected_ids() == [study.transcript("D01").id]
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    settle()
    assert study.order() == ["D01", "S01", "S02"]
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)  # at the top already
    settle()
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    settle()
    assert study.order() == ["S01", "D01", "S02"]
    assert page.transcripts.order.text() == "Order of collection: set by hand."
    assert page.transcripts.back.isVisible()
    qtbot.mouseClick(page.transcripts.back, Qt.MouseButton.LeftButton)
    settle()
    assert study.order() == ["S01", "S02", "D01"]
    assert study.transcript("S01").position is None
    assert not page.transcripts.back.isVisible()


def test_several_rows_move_together(page, study, settle, qtbot):
    table = page.transcripts.table
    click(qtbot, table, cell(table, 1, "name"))
    click(qtbot, table, cell(table, 2, "name"), add=True)
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    settle()
    assert study.order() == ["S02", "D01", "S01"]


def test_a_dragged_row_goes_where_it_is_dropped(page, study, settle):
    table = page.transcripts.table
    data = table.model().mimeData([cell(table, 2, "name")])
    assert data.hasFormat(MIME)
    top = table.visualRect(cell(table, 0, "name"))
    drop(table.viewport(), data, QPoint(top.center().x(), top.top() + 1), table)
    settle()
    assert study.order() == ["D01", "S01", "S02"]


def test_rows_do_not_move_while_they_are_sorted(page, study, settle, qtbot):
    table = page.transcripts.table
    header = table.horizontalHeader()
    at = table.model().column_of("name")
    place = QPoint(header.sectionViewportPosition(at) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(table, "name") == ["D01", "S01", "S02"]
    assert page.transcripts.order.text() == "Sorted by Name."
    table.select_ids([study.transcript("S02").id])
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    settle()
    assert study.order() == ["S01", "S02", "D01"]
    assert "only in the order of collection" in page.transcripts.order.text()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(table, "name") == ["S02", "S01", "D01"]
    qtbot.mouseClick(page.transcripts.back, Qt.MouseButton.LeftButton)
    assert shown(table, "name") == ["S01", "S02", "D01"]
    assert header.sortIndicatorSection() == -1


def test_del_deletes_with_the_codings_and_undo_brings_all_back(page, study, frame, settle, qtbot):
    table = page.transcripts.table
    said = []
    study.hub.did.connect(lambda done, role: said.append((role, did(done.kind, done.details))))
    table.select_ids([study.transcript("S01").id])
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    asked = frame.findChild(OthersDialog)
    assert asked.box.text() == "Also delete Ben's one coding"
    assert not asked.do.isEnabled()
    asked.box.setChecked(True)
    with qtbot.waitActive(frame):
        qtbot.keyClick(asked, Qt.Key.Key_Return)
        frame.activateWindow()
    settle()
    assert shown(table, "name") == ["S02", "D01"]
    assert study.ask(queries.all_codings) == []
    role, sentence = said[0]
    assert role == "do"
    assert "S01" in sentence
    assert "2" in sentence
    assert table.selected_ids() == [study.transcript("S02").id]  # one goes on beside it
    qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL)
    settle()
    assert shown(table, "name") == ["S01", "S02", "D01"]
    assert shown(table, "codings") == ["Ana 1, Ben 1", "", ""]


def test_kind_is_chosen_in_the_cell(page, study, settle, qtbot):
    table = page.transcripts.table
    page.transcripts.hide_columns([])
    table.setCurrentIndex(cell(table, 1, "kind"))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    box = table.viewport().findChild(QComboBox)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert study.transcript("S02").kind == "focus-group"
    assert shown(table, "kind") == ["Interview", "Focus group", "Interview"]


def test_who_speaks_and_groups_are_typed(page, study, settle, qtbot):
    table = page.transcripts.table
    type_in(qtbot, table, cell(table, 1, "people"), "s01; K09")
    settle()
    assert shown(table, "people") == ["S01", "S01, K09", "D01"]
    assert list(study.people()) == ["S01", "S02", "D01", "K09"]
    type_in(qtbot, table, cell(table, 2, "groups"), "Doctors; Night shift")
    settle()
    assert study.groups_of("D01") == ["Doctors", "Night shift"]
    assert shown(table, "groups")[2] == "Doctors, Night shift"


def test_enter_and_double_click_open_the_transcript(page, study, qtbot):
    table = page.transcripts.table
    table.select_ids([study.transcript("S02").id])
    with qtbot.waitSignal(page.went) as went:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert went.args == [Place(transcript=study.transcript("S02").id)]
    with qtbot.waitSignal(page.went) as went:
        index = cell(table, 2, "date")
        click(qtbot, table, index)
        place = table.visualRect(index).center()
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert went.args == [Place(transcript=study.transcript("D01").id)]


def test_the_filter_narrows_both_tables(page, qtbot):
    page.bar.filter.setFocus()
    qtbot.keyClicks(page.bar.filter, "doctors")
    assert shown(page.transcripts.table, "name") == ["D01"]
    assert shown(page.participants.table, "name") == ["D01"]
    qtbot.keyClick(page.bar.filter, Qt.Key.Key_Escape)
    assert shown(page.transcripts.table, "name") == ["S01", "S02", "D01"]


def test_what_another_does_is_shown(page, study, settle):
    from app.coding import operations as do

    table = page.transcripts.table
    second = study.transcript("S02").id
    table.select_ids([second])
    study.hub.do(do.rename_transcript, transcript=second, name="S02b")
    settle()
    assert shown(table, "name") == ["S01", "S02b", "D01"]
    assert table.selected_ids() == [second]


def test_dropped_files_ask_for_the_import_dialog(page, tmp_path, qtbot):
    path = tmp_path / "S03.docx"
    path.touch()
    data = QMimeData()
    # The dialog says why a picture is no transcript; a project is opened by the window.
    picture = tmp_path / "x.png"
    files = [path, picture, tmp_path / "study.threefold"]
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    with qtbot.waitSignal(page.import_asked) as asked:
        drop(page, data, QPoint(200, 200))
    assert asked.args == [[path, picture]]


def test_import_button_asks_without_files(page, qtbot):
    with qtbot.waitSignal(page.import_asked) as asked:
        qtbot.mouseClick(page.bar.add_files, Qt.MouseButton.LeftButton)
    assert asked.args == [[]]


def test_state_comes_back(page, study, frame, qtbot):
    page.transcripts.hide_columns(["groups"])
    page.transcripts.table.setColumnWidth(1, 211)
    page.transcripts.table.select_ids([study.transcript("D01").id])
    page.show_view("participants")
    kept = page.state()
    for other in window_on(study.hub, qtbot):
        again = other.pages.page("transcripts")
        again.restore(kept)
        assert again.bar.view == "participants"
        assert again.transcripts.hidden_columns() == ["groups"]
        assert again.transcripts.table.columnWidth(1) == 211
        assert again.transcripts.table.selected_ids() == [study.transcript("D01").id]


def test_a_wrong_state_is_passed_over(page):
    wrong = {"selected": [1, "x"], "hidden": "name", "widths": [1]}
    page.restore({"view": "nothing", "transcripts": wrong, "participants": 5})
    assert page.bar.view == "transcripts"
    assert page.transcripts.table.selected_ids() != []


def test_columns_are_chosen_in_a_menu(page):
    view = page.transcripts
    assert view.hidden_columns() == ["kind", "interviewer", "mode", "language", "length"]
    view.choose_columns()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {action.text(): action for action in menu.actions()}
    assert "Name" not in offered
    offered["Mode"].trigger()
    assert view.hidden_columns() == ["kind", "interviewer", "language", "length"]
    menu.close()


def test_everything_has_a_name(page, settle):
    page.transcripts.hide_columns([])
    settle()
    assert nameless(page) == []


def drop(target, data, at, source=None):
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    action = Qt.DropAction.MoveAction if source else Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, action, data, *held)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    if source is not None:
        from PySide6.QtGui import QDragMoveEvent

        QApplication.sendEvent(target, QDragMoveEvent(at, action, data, *held))
    QApplication.sendEvent(target, QDropEvent(QPointF(at), action, data, *held))
