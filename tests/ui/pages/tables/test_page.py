"""The Tables page: the table live, its choices, the passages behind a number, and the files."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.hub import Hub
from app.ui.pages.page import Place
from app.ui.pages.tables.page import TablesPage
from tests.builders import add_coding, did, make_project
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study whose hub is closed at the end."""
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> TablesPage:
    """Give the page with the theme table."""
    made = TablesPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: "Contact" in made.preview.toPlainText())
    return made


def _tick(page: TablesPage, words: str) -> QCheckBox:
    return next(tick for tick in page.choices.findChildren(QCheckBox) if tick.text() == words)


def test_the_theme_table_shows_themes_codes_and_what_has_no_theme(page: TablesPage) -> None:
    text = page.preview.toPlainText()
    order = ["Contact", "Closeness", "listening", "Not yet in a theme", "trust"]
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert "“I listen 🙂” (S01)" in text


def test_a_new_coding_changes_the_table_at_once(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    study.hub.do(operations.rename_category, category=study.theme, name="Nearness")
    qtbot.waitUntil(lambda: "Nearness" in page.preview.toPlainText())
    study.hub.undo()
    qtbot.waitUntil(lambda: "Contact" in page.preview.toPlainText())


def test_a_tick_takes_a_column_away(page: TablesPage, qtbot: QtBot) -> None:
    assert "Illustrative" in page.preview.toPlainText() or "listen 🙂" in page.preview.toPlainText()
    _tick(page, "Illustrative quotations").click()
    qtbot.waitUntil(lambda: "listen 🙂" not in page.preview.toPlainText())


def test_two_coders_are_not_added_up_but_the_sentence_says_what_to_do(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    add_coding(study.project, study.text, study.trust, (43, 50), study.ben)
    study.hub.do(operations.rename_code, code=study.trust, name="confidence")
    qtbot.waitUntil(lambda: "Ben" in page.preview.toPlainText())
    assert not page.export.isEnabled()
    page.choices.coder.setCurrentIndex(page.choices.coder.findData("Ana"))
    page.choices.coder.activated.emit(page.choices.coder.currentIndex())
    qtbot.waitUntil(lambda: "confidence" in page.preview.toPlainText())
    assert page.export.isEnabled()


def test_a_number_leads_to_its_passages_and_those_to_the_text(
    page: TablesPage, qtbot: QtBot
) -> None:
    page.preview.anchorClicked.emit(QUrl(f"row:{page._table.rows[0].key}"))
    qtbot.waitUntil(lambda: page.passages.model.rowCount() == 1)
    assert page.passages.head.text() == "Contact · 1 passage"
    page.passages.list.setCurrentIndex(page.passages.model.index(0))
    with qtbot.waitSignal(page.went) as caught:
        page.passages.list.activated.emit(page.passages.list.currentIndex())
    assert (caught.args[0].start, caught.args[0].end) == (5, 15)


def test_s_marks_a_passage_as_worth_quoting_and_undo_takes_it_back(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.preview.anchorClicked.emit(QUrl(f"row:{study.listening}"))
    qtbot.waitUntil(lambda: page.passages.model.rowCount() == 1)
    page.passages.list.setCurrentIndex(page.passages.model.index(0))
    qtbot.keyClick(page.passages.list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.passages.model.index(0).data().startswith("★"))
    study.hub.undo()
    qtbot.waitUntil(lambda: not page.passages.model.index(0).data().startswith("★"))


def test_table_and_passages_of_the_coder_before_are_gone_also_while_the_page_is_hidden(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.preview.anchorClicked.emit(QUrl(f"row:{study.listening}"))
    qtbot.waitUntil(lambda: page.passages.model.rowCount() == 1)
    page.hide()
    study.hub.become(study.ben)
    assert (page.preview.toPlainText(), page.passages.model.rowCount()) == ("", 0)
    assert not page.export.isEnabled()
    page.show()
    qtbot.waitUntil(lambda: "listening" in page.preview.toPlainText())
    qtbot.waitUntil(lambda: page.passages.model.rowCount() == 1)


def test_passages_asked_for_the_coder_before_are_not_shown(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    """Hidden, so that nothing asks for them again."""
    page.hide()
    page.preview.anchorClicked.emit(QUrl(f"row:{study.listening}"))
    with qtbot.waitSignal(study.hub.busy, check_params_cb=lambda busy: not busy):
        study.hub.become(study.ben)
    assert page.passages.model.rowCount() == 0


def test_a_quotation_leads_to_its_place(page: TablesPage, study: SmallStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.went) as caught:
        page.preview.anchorClicked.emit(QUrl(f"place:{study.text}:5:15"))
    assert caught.args[0] == Place(study.text, 5, 15)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "html", "md"])
def test_every_format_is_written(
    page: TablesPage, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    out = tmp_path / f"table.{ending}"
    page.export_to(out)
    qtbot.waitUntil(page.export.isEnabled)
    assert out.stat().st_size > 100


def test_the_word_file_holds_the_table(page: TablesPage, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "table2.docx"
    page.export_to(out)
    qtbot.waitUntil(page.export.isEnabled)
    table = docx.Document(str(out)).tables[0]
    texts = [cell.text for row in table.rows for cell in row.cells]
    assert "listening" in texts
    assert "“I listen 🙂” (S01)" in texts


def test_a_file_that_cannot_be_written_is_told(
    page: TablesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.hub.refused) as caught:
        page.export_to(tmp_path / "nowhere" / "table.docx")
    assert caught.args[0].reason == "export-folder-missing"
    assert page.export.isEnabled()


def test_the_participants_table_counts_groups(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    person = _person(study)
    attribute = did(
        study.project, operations.define_attribute, study.ana, name="age", kind="number"
    )
    study.hub.do(operations.set_value, participant=person, attribute=attribute, value="23")
    page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: "20–24" in page.preview.toPlainText())
    assert "Students" in page.preview.toPlainText()


def _person(study: SmallStudy) -> int:
    from app.models import queries

    with study.hub.read() as reader:
        return queries.participants(reader)[0].id


def test_an_empty_list_says_so(page: TablesPage, study: SmallStudy, qtbot: QtBot) -> None:
    page.list.choose("history")
    qtbot.waitUntil(lambda: "Made the project" in page.preview.toPlainText())


def test_what_was_chosen_is_there_again(page: TablesPage, study: SmallStudy, qtbot: QtBot) -> None:
    _tick(page, "Definitions").click()
    _tick(page, "Students").click()
    state = page.state()
    again = TablesPage(study.hub)
    qtbot.addWidget(again)
    again.restore(state)
    again.show()
    qtbot.waitUntil(lambda: "Students" in again.preview.toPlainText())
    assert _tick(again, "Definitions").isChecked()


def test_everything_has_a_name_for_screen_readers(page: TablesPage) -> None:
    assert nameless(page) == []


def _with_degrees(study: SmallStudy) -> None:
    degree = did(study.project, operations.define_attribute, study.ana, name="degree")
    person = {"S01": _person(study)}
    for name in ("S02", "S03"):
        person[name] = did(study.project, operations.add_participant, study.ana, name=name)
    for name, value in (("S01", "bachelor"), ("S02", "master"), ("S03", "doctor")):
        values = {"participant": person[name], "attribute": degree, "value": value}
        did(study.project, operations.set_value, study.ana, **values)


def _choose_rows(page: TablesPage, *labels: str) -> None:
    rows = page.choices.people.merged.list
    rows.clearSelection()
    for label in labels:
        (item,) = rows.findItems(label, Qt.MatchFlag.MatchExactly)
        item.setSelected(True)


def _rows(page: TablesPage) -> list[str]:
    rows = page.choices.people.merged.list
    return [rows.item(at).text() for at in range(rows.count())]


def test_values_are_merged_into_one_row_renamed_and_taken_apart(
    page: TablesPage, study: SmallStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    _with_degrees(study)
    page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: _rows(page) == ["bachelor", "doctor", "master"])
    merged = page.choices.people.merged
    assert merged.isVisible()
    assert not merged.merge.isEnabled()
    _choose_rows(page, "master", "doctor")
    qtbot.mouseClick(merged.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _rows(page) == ["bachelor", "doctor, master"])
    qtbot.waitUntil(lambda: "doctor, master" in page.preview.toPlainText())
    (row,) = merged.list.findItems("doctor, master", Qt.MatchFlag.MatchExactly)
    row.setText("postgraduate")
    qtbot.waitUntil(lambda: "postgraduate" in page.preview.toPlainText())
    out = tmp_path / "table1.docx"
    page.export_to(out)
    qtbot.waitUntil(page.export.isEnabled)
    cells = [[cell.text for cell in row.cells] for row in docx.Document(str(out)).tables[0].rows]
    found = {row[1]: row[2] for row in cells if row[0] == "degree"}
    assert found == {"postgraduate": "2", "bachelor": "1"}
    _choose_rows(page, "postgraduate")
    qtbot.keyClick(merged.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: _rows(page) == ["bachelor", "doctor", "master"])
    study.hub.undo()
    qtbot.waitUntil(lambda: _rows(page) == ["bachelor", "postgraduate"])


def test_a_merged_row_takes_more_values_and_another_window_finds_it(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    _with_degrees(study)
    page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: len(_rows(page)) == 3)
    _choose_rows(page, "master", "doctor")
    qtbot.keyClick(page.choices.people.merged.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(_rows(page)) == 2)
    _choose_rows(page, *_rows(page))
    qtbot.keyClick(page.choices.people.merged.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _rows(page) == ["bachelor, doctor, master"])
    again = TablesPage(study.hub)
    qtbot.addWidget(again)
    again.list.setCurrentRow(0)
    again.show()
    qtbot.waitUntil(lambda: "bachelor, doctor, master" in again.preview.toPlainText())


def test_bands_of_a_number_are_set_kept_and_undone(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    attribute = did(
        study.project, operations.define_attribute, study.ana, name="age", kind="number"
    )
    study.hub.do(operations.set_value, participant=_person(study), attribute=attribute, value="23")
    page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: "20–24" in page.preview.toPlainText())
    field = page.choices.people.bands["age"]
    qtbot.keyClicks(field, "18-30, 31+")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "18–30" in page.preview.toPlainText())
    study.hub.undo()
    qtbot.waitUntil(lambda: "20–24" in page.preview.toPlainText())
    field.setText("30-18")
    with qtbot.waitSignal(page.hub.refused) as caught:
        field.editingFinished.emit()
    assert caught.args[0].reason == "band-reversed"


def test_an_empty_project_is_told_what_is_missing(tmp_path: Path, qtbot: QtBot) -> None:
    hub = Hub(make_project(tmp_path))
    try:
        page = TablesPage(hub)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        said = {
            "theme-table": "Code an interview first",
            "quotations": "No passage has been coded yet",
            "agreement": "Agreement needs two coders",
            "decisions": "Freeze a round",
            "saturation": "No interview counts yet",
            "codebook-difference": "Keep one under a name",
        }
        for what, words in said.items():
            page.list.choose(what)
            label = page.middle.nothing.findChildren(QLabel)[1]
            qtbot.waitUntil(lambda label=label, words=words: words in label.text())
            assert page.middle.nothing.isVisible()
            leads = what in ("theme-table", "quotations", "saturation")
            assert page.middle.nothing.action.isVisible() is leads
            assert page.choices.purpose.text() == page.list.currentItem().toolTip() != ""
        page.list.choose("theme-table")
        qtbot.waitUntil(lambda: page.middle.nothing.action.isVisible())
        with qtbot.waitSignal(page.went) as went:
            page.middle.nothing.action.click()
        assert went.args == [Place()]
    finally:
        hub.close()


def test_a_number_of_saturation_leads_to_its_interview(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("saturation")
    qtbot.waitUntil(lambda: "What was new" in page.preview.toPlainText())
    with qtbot.waitSignal(page.went) as went:
        page.preview.anchorClicked.emit(QUrl(f"row:{study.text}:3"))
    assert went.args == [Place(study.text)]
