"""Matrix and cross table on the Tables page: choices, and the way from a number to its passages."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.pages.tables.page import TablesPage
from tests.builders import add_coding
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study in which a second participant shares a code with the first."""
    made = SmallStudy(tmp_path)
    other = operations.TranscriptInput(
        "D01",
        "D01: We care.\n",
        (operations.TurnInput(0, 5, 13, "D01", "participant"),),
        participants=("D01",),
        groups=("Doctors",),
    )
    text = int(
        made.project.do(operations.import_transcript, made.ana, transcript=other).result().value
    )
    add_coding(made.project, text, made.listening, (5, 12), made.ana)
    yield made
    made.hub.close()


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> TablesPage:
    """Give the page."""
    made = TablesPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def _choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_cell_of_the_matrix_leads_to_what_that_participant_said(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("matrix")
    qtbot.waitUntil(lambda: "Codes by participant" in page.preview.toPlainText())
    assert page._table is not None
    at = next(n for n, column in enumerate(page._table.columns) if column.heading == "D01")
    page.preview.anchorClicked.emit(QUrl(f"row:{study.listening}:{at}"))
    qtbot.waitUntil(lambda: page.passages.model.rowCount() == 1)
    assert page.passages.head.text() == "listening · D01 · 1 passage"
    assert page.passages.model.index(0).data() == "We care (D01)"
    page.preview.anchorClicked.emit(QUrl(f"row:{study.listening}:{len(page._table.columns) - 1}"))
    qtbot.waitUntil(lambda: page.passages.model.rowCount() == 2)


def test_rows_of_the_matrix_may_be_themes_and_its_cells_zero_and_one(
    page: TablesPage, qtbot: QtBot
) -> None:
    page.list.choose("matrix")
    _choose(page.choices.cross.level, "theme")
    qtbot.waitUntil(lambda: "Themes by participant" in page.preview.toPlainText())
    page.choices.cross.presence.click()
    qtbot.waitUntil(lambda: "1: coded at least once" in page.preview.toPlainText())


def test_columns_of_the_cross_table_are_groups_or_an_attribute(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("crosstab")
    qtbot.waitUntil(lambda: "Doctors (n = 1)" in page.preview.toPlainText())
    assert not page.choices.cross.presence.isVisible()
    study.hub.do(operations.define_attribute, name="gender", kind="text")
    cross = page.choices.cross
    qtbot.waitUntil(lambda: cross.by.findData("gender") > 0)
    assert any(tick.isVisible() for tick in page.choices._groups.values())
    _choose(cross.by, "gender")
    qtbot.waitUntil(lambda: "Missing (n = 2)" in page.preview.toPlainText())
    assert not any(tick.isVisible() for tick in page.choices._groups.values())
    cross.uneven.click()
    qtbot.waitUntil(lambda: "by chance" in page.preview.toPlainText())
    assert not cross.totals.isEnabled()
    assert cross.totals.toolTip()


def test_two_attributes_are_crossed_and_rows_say_where_alone_they_were_coded(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("crosstab")
    cross = page.choices.cross
    qtbot.waitUntil(lambda: "only in: Students" in page.preview.toPlainText())
    study.hub.do(operations.define_attribute, name="gender", kind="text")
    qtbot.waitUntil(lambda: cross.across.findData("gender") > 0)
    _choose(cross.across, "gender")
    qtbot.waitUntil(lambda: "Codes by group × gender" in page.preview.toPlainText())
    assert "Doctors × Missing (n = 1)" in page.preview.toPlainText()
    again = TablesPage(study.hub)
    qtbot.addWidget(again)
    again.restore(page.state())
    again.show()
    qtbot.waitUntil(lambda: "Codes by group × gender" in again.preview.toPlainText())
    _choose(cross.by, "gender")  # what is compared cannot be crossed with itself
    qtbot.waitUntil(lambda: "Codes by gender" in page.preview.toPlainText())
    assert cross.across.findData("gender") == -1


def test_what_was_chosen_is_there_again(page: TablesPage, study: SmallStudy, qtbot: QtBot) -> None:
    study.hub.do(operations.define_attribute, name="gender", kind="text")
    qtbot.waitUntil(lambda: page.choices.cross.by.count() == 2)
    page.list.choose("crosstab")
    _choose(page.choices.cross.by, "gender")
    _choose(page.choices.cross.level, "theme")
    again = TablesPage(study.hub)
    qtbot.addWidget(again)
    again.restore(page.state())
    again.show()
    qtbot.waitUntil(lambda: "Themes by gender" in again.preview.toPlainText())


def test_everything_has_a_name_for_screen_readers(page: TablesPage, qtbot: QtBot) -> None:
    for what in ("matrix", "crosstab", "joint-display", "framework", "appendix", "coding-tree"):
        page.list.choose(what)
        qtbot.waitUntil(lambda: bool(page.preview.toPlainText()))
        assert nameless(page) == []


def test_quotation_marks_are_the_project_s_in_every_table_and_can_be_undone(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("appendix")
    qtbot.waitUntil(lambda: "“We care” (D01)" in page.preview.toPlainText())
    marks = page.choices.quoting.fields["quotation-marks"]
    _choose(marks, "«…»")
    qtbot.waitUntil(lambda: "«We care» (D01)" in page.preview.toPlainText())
    _choose(page.choices.quoting.fields["quotation-source"], "({participant}, {group})")
    qtbot.waitUntil(lambda: "«We care» (D01, Doctors)" in page.preview.toPlainText())
    page.list.choose("theme-table")
    qtbot.waitUntil(lambda: "«I listen 🙂» (S01, Students)" in page.preview.toPlainText())
    study.hub.undo()
    qtbot.waitUntil(lambda: "«I listen 🙂» (S01)" in page.preview.toPlainText())


def test_the_tree_shows_what_is_ticked(page: TablesPage, qtbot: QtBot) -> None:
    page.list.choose("coding-tree")
    qtbot.waitUntil(lambda: "Definition" in page.preview.toPlainText())
    page.choices.tree.ticks["tree-definitions"].click()
    qtbot.waitUntil(lambda: "Definition" not in page.preview.toPlainText())


def test_codes_are_set_against_the_scores_that_are_ticked(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("joint-display")
    qtbot.waitUntil(lambda: "No attribute of the participants" in page.preview.toPlainText())
    study.hub.do(operations.define_attribute, name="resilience", kind="number")
    study.hub.do(operations.define_attribute, name="gender", kind="text")
    qtbot.waitUntil(lambda: "resilience (n = 0)" in page.preview.toPlainText())
    qtbot.waitUntil(lambda: "gender" in page.choices.cross.against)
    page.choices.cross.against["gender"].click()
    qtbot.waitUntil(lambda: "resilience" not in page.preview.toPlainText())
    assert page.choices.cross.state()["against"] == ["gender"]


def test_a_summary_is_written_in_the_cell_and_undone(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("framework")
    qtbot.waitUntil(lambda: "Summarise…" in page.preview.toPlainText())
    page.preview.anchorClicked.emit(QUrl("write:D01:1"))
    sheet = page.summaries.sheet
    assert sheet is not None
    assert sheet.isVisible()
    sheet.text.setPlainText("She cares.")
    sheet.close_quietly()
    qtbot.waitUntil(lambda: "She cares." in page.preview.toPlainText())
    page.preview.anchorClicked.emit(QUrl("write:D01:1"))
    assert sheet.text.toPlainText() == "She cares."
    sheet.close_quietly()
    study.hub.undo()
    qtbot.waitUntil(lambda: "She cares." not in page.preview.toPlainText())


def test_the_word_template_is_the_project_s_and_the_own_one_comes_back(
    page: TablesPage, study: SmallStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    template = docx.Document()
    template.styles.add_style("Table Text", 1).font.name = "Georgia"
    template.save(str(tmp_path / "journal.docx"))
    choice = page.choices.template
    qtbot.waitUntil(lambda: page.export.isEnabled())
    assert not choice.own.isVisible()
    choice.asked.emit(str(tmp_path / "journal.docx"))
    qtbot.waitUntil(lambda: choice.name.text() == "journal.docx")
    with qtbot.waitSignal(page.status_changed, check_params_cb=lambda text: "out.docx" in text):
        page.export_to(tmp_path / "out.docx")
    made = docx.Document(str(tmp_path / "out.docx"))
    assert made.styles["Table Text"].font.name == "Georgia"
    choice.own.click()
    qtbot.waitUntil(lambda: not choice.own.isVisible())
