"""Groups side by side on the Tables page: what each said, the keys, and more on demand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.pages.page import Place
from app.ui.pages.tables.page import TablesPage
from app.ui.pages.tables.passages import PASSAGE_ROLE
from app.ui.pages.tables.voices import STEP
from tests.builders import add_code, add_coding
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy

WEB = "Doctors 医生 have no hearts 🙂.\n"


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study in which a doctor speaks often of listening, a student once, and nobody once."""
    made = SmallStudy(tmp_path)
    said = "I listen. " * (STEP + 2)
    turn = operations.TurnInput(0, 5, 5 + len(said), "D01", "participant")
    other = operations.TranscriptInput(
        "D01", f"D01: {said}\n", (turn,), participants=("D01",), groups=("Doctors",)
    )
    web = operations.TranscriptInput("web", WEB, ())
    do = made.project.do
    text = int(do(operations.import_transcript, made.ana, transcript=other).result().value)
    for number in range(STEP + 2):
        start = 5 + 10 * number
        add_coding(made.project, text, made.listening, (start, start + 8), made.ana)
    page = int(do(operations.import_transcript, made.ana, transcript=web).result().value)
    add_coding(made.project, page, made.listening, (0, len(WEB) - 1), made.ana)
    yield made
    made.hub.close()


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> TablesPage:
    """Give the page with the row of a code opened at the doctors."""
    made = TablesPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.list.choose("crosstab")
    qtbot.waitUntil(lambda: "Doctors (n = 1)" in made.preview.toPlainText())
    assert made._table is not None
    names = [column.group for column in made._table.columns]
    link = QUrl(f"row:{study.listening}:{names.index('Doctors (n = 1)')}")
    made.preview.anchorClicked.emit(link)
    qtbot.waitUntil(made.beside.isVisible)
    return made


def counts(page: TablesPage) -> dict[str, str]:
    return {column.head.text(): column.counts.text() for column in page.beside.columns}


def test_each_group_has_a_column_and_what_nobody_of_them_said_stands_apart(
    page: TablesPage,
) -> None:
    assert counts(page) == {
        "Doctors (n = 1)": "1 of 1 · 32 passages",
        "Students (n = 1)": "1 of 1 · 1 passage",
        "Nobody of these groups": "1 passage",
    }
    assert not page.passages.isVisible()
    assert nameless(page) == []
    last = page.beside.columns[-1].model.index(0).data(PASSAGE_ROLE)
    assert last.text == f"{WEB.strip()} (web)"


def test_more_comes_on_demand(page: TablesPage, qtbot: QtBot) -> None:
    doctors = page.beside.columns[0]
    assert doctors.model.rowCount() == STEP
    assert doctors.more.text() == "2 more"
    doctors.more.click()
    qtbot.waitUntil(lambda: doctors.model.rowCount() == STEP + 2)
    assert not doctors.more.isVisible()


def test_the_keys_go_to_the_text_to_the_next_group_and_back_to_the_table(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    doctors, students, _nobody = page.beside.columns
    assert doctors.list.currentIndex().row() == 0  # the column of the number that was clicked
    qtbot.keyClick(doctors.list, Qt.Key.Key_Right)
    row = students.list.currentIndex().data(PASSAGE_ROLE)
    assert row is not None
    with qtbot.waitSignal(page.went) as went:
        students.list.activated.emit(students.list.currentIndex())
    assert went.args == [Place(row.transcript, row.start, row.end)]
    qtbot.keyClick(students.list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: students.model.index(0).data(PASSAGE_ROLE).quotable)
    assert students.list.currentIndex().row() == 0
    study.hub.undo()
    qtbot.waitUntil(lambda: not students.model.index(0).data(PASSAGE_ROLE).quotable)
    qtbot.keyClick(students.list, Qt.Key.Key_Escape)
    assert not page.beside.isVisible()


def test_a_group_without_a_passage_is_not_coded_in(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.list.choose("group-comparison")
    assert not page.beside.isVisible()
    qtbot.waitUntil(lambda: "in the participants' words" in page.preview.toPlainText())
    code = add_code(study.project, "silence", study.ana)
    study.hub.do(operations.define_code, code=code, definition="Nobody says a word")
    qtbot.waitUntil(lambda: "silence" in page.preview.toPlainText())
    assert page._table is not None
    row = next(n for n, one in enumerate(page._table.rows) if one.key == code)
    page.preview.anchorClicked.emit(QUrl(f"row:{code}:3:{row}"))
    qtbot.waitUntil(page.beside.isVisible)
    assert list(counts(page).values()) == ["not coded in", "not coded in"]
