"""The History page: who did what, what was undone, and back to a point."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.ui.pages.history.model import STATE, WHAT, WHO
from app.ui.pages.history.page import HistoryPage
from tests.builders import add_code, open_round
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study whose hub is closed at the end."""
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> HistoryPage:
    """Give the page, filled."""
    made = HistoryPage(study.hub)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def _column(page: HistoryPage, column: int) -> list[str]:
    model = page.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_newest_stands_first_with_who_and_what(page: HistoryPage) -> None:
    assert _column(page, WHAT)[:2] == ["Coded S01 with trust", "Coded S01 with listening"]
    assert _column(page, WHO)[0] == "Ana"
    assert _column(page, WHAT)[-1] == "Made the project"


def test_undone_work_says_so_and_undo_is_an_entry(
    page: HistoryPage, study: SmallStudy, qtbot: QtBot
) -> None:
    before = page.model.rowCount()
    study.hub.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1)
    assert _column(page, WHAT)[:2] == ["Undone: Coded S01 with trust", "Coded S01 with trust"]
    assert _column(page, STATE)[:2] == ["", "undone since"]


def test_filtering_narrows_the_rows(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter, "coded s01 with l")
    assert _column(page, WHAT) == ["Coded S01 with listening"]


def test_back_to_a_point_takes_back_what_came_after(
    page: HistoryPage, study: SmallStudy, qtbot: QtBot
) -> None:
    row = _column(page, WHAT).index("Made the category Closeness")
    page.table.selectRow(row)
    before = page.model.rowCount()
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 2)
    with study.hub.read() as reader:
        assert queries.all_codings(reader) == []
        assert len(queries.codes(reader)) == 2


def test_back_is_not_offered_where_nothing_of_ones_own_came_after(page: HistoryPage) -> None:
    page.table.selectRow(0)
    assert not page.back.isEnabled()
    assert "you did something" in page.back.toolTip()
    page.table.selectRow(1)
    assert page.back.isEnabled()


def test_a_blind_coder_does_not_see_the_others_work(
    page: HistoryPage, study: SmallStudy, qtbot: QtBot
) -> None:
    add_code(study.project, "hidden code", study.ben)
    open_round(study.project, (study.ana, study.ben))
    study.hub.become(study.ben)
    study.hub.become(study.ana)
    qtbot.waitUntil(lambda: "Make round" in _column(page, WHAT))
    assert not any("hidden code" in what for what in _column(page, WHAT))


def test_entries_of_the_coder_before_are_gone_also_while_the_page_is_hidden(
    page: HistoryPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.hide()
    study.hub.become(study.ben)
    assert page.model.rowCount() == 0
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)


def test_everything_has_a_name_for_screen_readers(page: HistoryPage) -> None:
    assert nameless(page) == []


def test_a_new_change_keeps_the_chosen_row(
    page: HistoryPage, study: SmallStudy, qtbot: QtBot
) -> None:
    page.table.selectRow(1)
    before = page.model.rowCount()
    study.hub.do(operations.rename_code, code=study.trust, name="confidence")
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1)
    assert page.table.currentIndex().row() == 2
