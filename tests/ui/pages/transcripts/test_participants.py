"""The table of participants: typed values, not applicable, groups, adding, CSV files."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.models import queries
from app.ui.pages.transcripts.cells import TAG_ROLE
from tests.ui.accessible import nameless
from tests.ui.pages.transcripts.conftest import cell, click, editor, shown, type_in

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
YEARS = "years of work"


def test_the_table_has_a_column_for_each_attribute(people):
    table = people.participants.table
    assert [table.model().headerData(at, Qt.Orientation.Horizontal)
            for at in range(table.model().columnCount())] == [
        "Id", "Groups", "gender", YEARS, "Consent", "Transcripts",
    ]  # fmt: skip
    assert shown(table, "Id") == ["S01", "S02", "D01"]
    assert shown(table, "Transcripts") == ["1", "1", "1"]
    assert people.status() == "3 transcripts · 3 participants · 6 values missing"


def test_values_are_typed_and_undone(people, study, frame, settle, qtbot):
    table = people.participants.table
    type_in(qtbot, table, cell(table, 2, YEARS), "8")
    settle()
    assert study.value("D01", YEARS) == ("value", "8")
    type_in(qtbot, table, cell(table, 2, YEARS), "8,5")
    settle()
    assert study.value("D01", YEARS) == ("value", "8.5")
    qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL)
    settle()
    assert shown(table, YEARS) == ["", "", "8"]


@pytest.mark.parametrize("typed", ["n/a", "N/A", "not applicable", "不适用"])
def test_not_applicable_is_typed_and_looks_other_than_missing(people, study, settle, qtbot, typed):
    table = people.participants.table
    type_in(qtbot, table, cell(table, 0, YEARS), typed)
    settle()
    assert study.value("S01", YEARS) == ("not-applicable", None)
    assert study.value("S02", YEARS) is None
    assert shown(table, YEARS) == ["n/a", "", ""]
    assert [cell(table, row, YEARS).data(TAG_ROLE) for row in range(3)] == ["n/a", None, None]
    assert "5 values missing" in people.status()


def test_typing_begins_at_once_and_a_wrong_number_is_refused_in_the_cell(
    people, study, settle, qtbot
):
    table = people.participants.table
    table.setCurrentIndex(cell(table, 1, YEARS))
    qtbot.keyClick(table, Qt.Key.Key_M)
    qtbot.keyClicks(editor(table), "any")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    settle()
    assert editor(table).text() == "many"
    assert "is a number" in table.cells.refusal
    editor(table).selectAll()
    qtbot.keyClicks(editor(table), "4")
    assert table.cells.refusal == ""
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    settle()
    assert study.value("S02", YEARS) == ("value", "4")


def test_tab_goes_on_to_the_next_cell_and_nothing_typed_is_lost(people, study, settle, qtbot):
    table = people.participants.table
    type_in(qtbot, table, cell(table, 0, "gender"), "female", Qt.Key.Key_Tab)
    qtbot.keyClicks(editor(table), "12")
    settle()
    assert editor(table).text() == "12"
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    settle()
    assert (study.value("S01", "gender"), study.value("S01", YEARS)) == (
        ("value", "female"), ("value", "12"),
    )  # fmt: skip


def test_an_editor_stays_open_while_sorted_rows_change_places(people, study, settle, qtbot):
    table = people.participants.table
    for row, years in ((0, "3"), (1, "1"), (2, "2")):
        type_in(qtbot, table, cell(table, row, YEARS), years)
        settle()
    table.horizontalHeader().setSortIndicator(
        table.model().column_of(years_id(study)), Qt.SortOrder.AscendingOrder
    )
    assert shown(table, "Id") == ["S02", "D01", "S01"]
    type_in(qtbot, table, cell(table, 0, YEARS), "9", Qt.Key.Key_Backtab)
    qtbot.keyClicks(editor(table), "male")
    settle()
    assert shown(table, "Id") == ["D01", "S01", "S02"]
    assert editor(table).text() == "male"
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    settle()
    assert study.value("S02", "gender") == ("value", "male")


def years_id(study):
    return next(row.id for row in study.ask(queries.attributes) if row.name == YEARS)


def test_keys_say_not_applicable_and_missing_for_all_selected(people, study, settle, qtbot):
    table = people.participants.table
    click(qtbot, table, cell(table, 0, YEARS))
    click(qtbot, table, cell(table, 1, YEARS), add=True)
    qtbot.keyClick(table, Qt.Key.Key_Period, CTRL)
    settle()
    assert shown(table, YEARS) == ["n/a", "n/a", ""]
    qtbot.keyClick(table, Qt.Key.Key_Backspace)
    settle()
    assert shown(table, YEARS) == ["", "", ""]
    assert study.value("S01", YEARS) is None


def test_the_cell_s_menu_offers_the_same(people, study, settle):
    table = people.participants.table
    table.select_ids([study.people()["S01"]])
    table.setCurrentIndex(cell(table, 0, YEARS))
    menu = people.participants.cell_menu()
    offered = {action.text(): action for action in menu.actions()}
    offered["Not applicable"].trigger()
    settle()
    assert study.value("S01", YEARS) == ("not-applicable", None)
    offered[f"Remove the attribute {YEARS}"].trigger()
    settle()
    assert [row.name for row in study.ask(queries.attributes)] == ["gender"]
    menu.deleteLater()


def test_an_id_is_renamed_in_place_and_a_taken_one_refused(people, study, settle, qtbot):
    table = people.participants.table
    type_in(qtbot, table, cell(table, 0, "Id"), "D01")
    settle()
    assert "already a participant “D01”" in table.cells.refusal
    qtbot.keyClicks(editor(table), "S07")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    settle()
    assert list(study.people()) == ["S07", "S02", "D01"]
    assert shown(people.transcripts.table, "people") == ["S07", "S02", "D01"]


def test_participants_are_added_one_after_the_other(people, study, settle, qtbot):
    qtbot.mouseClick(people.bar.participant, Qt.MouseButton.LeftButton)
    panel = people.participants.adding.participant
    assert panel.isVisible()
    qtbot.keyClicks(panel.name, "T01")
    qtbot.keyClicks(panel.groups, "Teachers")
    qtbot.keyClick(panel.groups, Qt.Key.Key_Return)
    settle()
    assert study.groups_of("T01") == ["Teachers"]
    assert people.participants.table.selected_ids() == [study.people()["T01"]]
    assert panel.isVisible()
    qtbot.keyClicks(panel.name, "T01")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    settle()
    assert "already a participant" in panel.form.errors()["name"]
    qtbot.keyClick(panel.name, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_an_attribute_is_added_changed_and_refused_at_its_field(people, study, settle, qtbot):
    qtbot.mouseClick(people.bar.attribute, Qt.MouseButton.LeftButton)
    panel = people.participants.adding.attribute
    assert not panel.bands.isEnabled()
    qtbot.keyClicks(panel.name, "gender")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    settle()
    assert "already an attribute" in panel.form.errors()["name"]
    panel.name.selectAll()
    qtbot.keyClicks(panel.name, "age")
    panel.kind.setFocus()
    qtbot.keyClick(panel.kind, Qt.Key.Key_Down)
    qtbot.keyClicks(panel.bands, "20-29, 30-39")
    qtbot.keyClick(panel.bands, Qt.Key.Key_Return)
    settle()
    assert not panel.isVisible()
    made = study.ask(queries.attributes)[-1]
    assert (made.name, made.kind, made.bands) == ("age", "number", "20-29, 30-39")

    table = people.participants.table
    type_in(qtbot, table, cell(table, 0, "gender"), "female")
    settle()
    table.setCurrentIndex(cell(table, 0, "gender"))
    people.participants.edit_attribute()
    panel.kind.setFocus()
    qtbot.keyClick(panel.kind, Qt.Key.Key_Down)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    settle()
    assert "is a number" in panel.form.errors()["kind"]
    qtbot.keyClick(panel.name, Qt.Key.Key_Escape)


def test_groups_of_several_participants_are_ticked(people, study, settle, qtbot):
    table = people.participants.table
    click(qtbot, table, cell(table, 0, "Id"))
    click(qtbot, table, cell(table, 2, "Id"), add=True)
    qtbot.mouseClick(people.bar.groups, Qt.MouseButton.LeftButton)
    panel = people.participants.adding.groups
    state = Qt.CheckState
    half = [state.PartiallyChecked] * 2
    assert [panel.list.item(row).checkState() for row in range(2)] == half
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    settle()
    assert [study.groups_of(name) for name in ("S01", "S02", "D01")] == [
        ["Students"], ["Students"], ["Doctors", "Students"],
    ]  # fmt: skip
    qtbot.keyClicks(panel.new, "Pilot")
    qtbot.keyClick(panel.new, Qt.Key.Key_Return)
    settle()
    assert study.groups_of("D01") == ["Doctors", "Pilot", "Students"]
    assert study.groups_of("S02") == ["Students"]
    assert panel.list.count() == 3
    panel.list.setCurrentRow(2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    settle()
    assert [group.name for group in study.ask(queries.groups)] == ["Students", "Doctors"]
    assert panel.isVisible()
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_a_group_is_renamed_in_the_panel(people, study, settle, qtbot):
    qtbot.mouseClick(people.bar.groups, Qt.MouseButton.LeftButton)
    panel = people.participants.adding.groups
    for name, said in (("Doctors", "already a group"), ("Trainees", "")):
        panel.list.setCurrentRow(0)
        qtbot.keyClick(panel.list, Qt.Key.Key_F2)
        line = editor(panel.list)
        line.selectAll()
        qtbot.keyClicks(line, name)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        settle()
        assert said in panel.error.text()
        assert panel.error.isVisible() == bool(said)
    assert [group.name for group in study.ask(queries.groups)] == ["Trainees", "Doctors"]
    assert [panel.list.item(row).text() for row in range(2)] == ["Trainees", "Doctors"]
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_rows_are_reordered_and_removed(people, study, settle, qtbot):
    table = people.participants.table
    table.select_ids([study.people()["D01"]])
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    settle()
    assert list(study.people()) == ["S01", "D01", "S02"]
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert "neither sorted nor filtered" in people.participants.result.words.text()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert "“D01” speaks in transcripts" in people.participants.result.words.text()
    assert list(study.people()) == ["S01", "D01", "S02"]


def csv(tmp_path, text):
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_csv_file_dropped_on_the_page_is_imported(people, study, tmp_path, settle):
    path = csv(tmp_path, f"id,group,{YEARS},city\nS01,Students,n/a,Ulm\nT01,Teachers,22,Bonn\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, *held)
    QApplication.sendEvent(people, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, *held)
    QApplication.sendEvent(people, event)
    settle()
    result = people.participants.result
    assert result.isVisible()
    assert result.words.text() == (
        "people.csv: 1 added · 1 changed · 0 as before · new attributes: city · "
        "new groups: Teachers"
    )
    assert study.value("S01", YEARS) == ("not-applicable", None)
    assert study.value("T01", "city") == ("value", "Bonn")
    assert "city" in [
        people.participants.model.headerData(at, Qt.Orientation.Horizontal) for at in range(7)
    ]


def test_rows_that_do_not_fit_are_listed_by_line(people, study, tmp_path, settle):
    path = csv(tmp_path, f"id,{YEARS}\nS01,8\nS02,some\nS01,9\n")
    people.participants.import_csv(path)
    settle()
    result = people.participants.result
    assert "nothing was imported" in result.words.text()
    assert result.words.property("look") == "error"
    lines = [result.rows.item(row).text() for row in range(result.rows.count())]
    assert [line.partition(":")[0] for line in lines] == ["Line 3", "Line 4"]
    assert study.value("S01", YEARS) is None


def test_a_csv_file_that_is_missing_is_named(people, tmp_path, settle):
    people.participants.import_csv(tmp_path / "gone.csv")
    settle()
    assert "gone.csv" in people.participants.result.words.text()


def test_everything_has_a_name(people, settle, qtbot):
    settle()
    for part in (people.bar.participant, people.bar.attribute, people.bar.groups):
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    adding = people.participants.adding
    for panel in (people, adding.participant, adding.attribute, adding.groups):
        assert nameless(panel) == []
