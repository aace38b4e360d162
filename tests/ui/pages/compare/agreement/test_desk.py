"""The figures of agreement in the window: views, cells, the passages behind them, the way back."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.coding.reconciling.rulings import Ruling
from app.models.project import Project
from app.ui.hub import Hub
from app.ui.pages.compare.page import ComparePage
from app.ui.pages.page import Place
from tests.builders import open_round
from tests.coding.reports.test_agreement_views import Frozen
from tests.ui.accessible import nameless


class Copy(NamedTuple):
    """A frozen round of one's own: its hub in Ana's name, and the codes by name."""

    hub: Hub
    codes: dict[str, int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    """Give a frozen round in a closed file."""
    frozen = Frozen(tmp_path_factory.mktemp("figures"))
    frozen.project.close()
    return frozen


@pytest.fixture
def frozen(made: Frozen, tmp_path: Path, qapp: object) -> Iterator[Copy]:
    """Give a copy of the round, opened."""
    path = shutil.copy(made.project.path, tmp_path)
    hub = Hub(Project(Path(path)), made.ana)
    yield Copy(hub, made.codes)
    hub.close()


@pytest.fixture
def page(frozen: Copy, qtbot: QtBot) -> ComparePage:
    """Give the page with the figures of the round in front."""
    made = ComparePage(frozen.hub)
    qtbot.addWidget(made)
    made.resize(1270, 700)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.text.transcript is not None)
    made.views.actions_by_view[1].trigger()
    wait_for(qtbot, made, "trust")
    return made


def wait_for(qtbot: QtBot, page: ComparePage, text: str) -> None:
    """Wait until a view has been read whose first cell holds this text."""
    qtbot.waitUntil(lambda: bool(rows(page)) and rows(page)[0][0] == text)


def rows(page: ComparePage) -> list[list[str]]:
    figures = page.desk.middle.table.figures
    return [
        [figures.index(row, column).data() for column in range(figures.columnCount())]
        for row in range(figures.rowCount())
    ]


def turn(page: ComparePage, view: str) -> None:
    page.desk.choices.restore({**page.desk.choices.state(), "view": view})


def click(qtbot: QtBot, page: ComparePage, row: object, column: str) -> list[str]:
    """Click a cell and return the passages that are listed for it."""
    table = page.desk.middle.table
    index = table.figures.place(row, column)
    table.scrollTo(index)
    with qtbot.waitSignal(page.desk.listed):
        place = table.visualRect(index).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    model = page.desk.passages.model
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_a_figure_says_what_it_means_and_leads_to_its_passages(
    page: ComparePage, frozen: Copy, qtbot: QtBot
) -> None:
    trust = frozen.codes["trust"]
    assert rows(page)[0][:4] == ["trust", "25", "25", "0"]
    assert page.agreement.text().startswith("Pooled kappa over 3 codes that vary")
    found = click(qtbot, page, trust, "only-first")
    assert found == [f"S01 · only Ana · trust\n“{'x' * 25}”"]
    told = page.desk.middle.told.text()
    assert told == "Ana marked 25 characters with “trust” that Ben did not."
    assert page.desk.passages.hint.text() == "1 passage. A click shows it in the text."


def test_a_figure_that_is_not_defined_says_why(page: ComparePage, frozen: Copy) -> None:
    figures = page.desk.middle.table.figures
    place = figures.place(frozen.codes["unused"], "kappa")
    assert place.data() == "–"
    assert place.data(Qt.ItemDataRole.ToolTipRole).startswith("Not defined: neither coder used it")


def test_the_paragraph_for_the_paper_is_copied(page: ComparePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.desk.told):
        page.desk.middle.copy.click()
    said = QGuiApplication.clipboard().text()
    assert said.startswith("Ana and Ben independently coded the same transcript")


def test_a_passage_is_shown_between_both_codings(
    page: ComparePage, frozen: Copy, qtbot: QtBot
) -> None:
    click(qtbot, page, frozen.codes["trust"], "only-first")
    listed = page.desk.passages.list
    place = listed.visualRect(listed.model().index(0, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.text.view._framed == (0, 25))
    assert page.views.now() == "differences"
    assert page._stack.currentWidget() is page._panes
    # The keys that settle act on the difference that stands there.
    (chosen,) = page.panel.chosen()
    assert {coding.code for coding in chosen.disagreement.first} == {frozen.codes["trust"]}


def test_where_nothing_differs_nothing_can_be_settled(
    page: ComparePage, frozen: Copy, qtbot: QtBot
) -> None:
    click(qtbot, page, frozen.codes["trust"], "neither")
    (passage,) = page.desk.passages.model._rows
    page.desk.passages.went.emit(passage)
    qtbot.waitUntil(lambda: page.text.view._framed == (50, 100))
    assert page.panel.chosen() == []
    assert not page.bar._buttons[Ruling.FIRST].isEnabled()


def test_a_passage_of_another_round_is_shown_on_the_code_page(
    page: ComparePage, frozen: Copy, qtbot: QtBot
) -> None:
    click(qtbot, page, frozen.codes["trust"], "both")
    (passage,) = page.desk.passages.model._rows
    with qtbot.waitSignal(page.went) as went:
        page.desk.went.emit(passage, 7)
    assert went.args == [Place(passage.transcript, 25, 50)]


def test_the_matrix_has_cells_that_lead_somewhere(
    page: ComparePage, frozen: Copy, qtbot: QtBot
) -> None:
    turn(page, "confusion")
    qtbot.waitUntil(lambda: page.desk.middle.table.figures.name == "confusion")
    assert rows(page) == [
        ["trust", "50", "25", "", "25"],
        ["doubt", "20", "", "20", ""],
        ["no code", "–", "", "", "30"],
    ]
    codes = frozen.codes
    found = click(qtbot, page, codes["doubt"], str(codes["hope"]))
    assert found == [f"S01 · Ana: doubt · Ben: hope\n“{'x' * 20}”"]
    figures = page.desk.middle.table.figures
    shade, none = (figures.index(row, 3).data(Qt.ItemDataRole.BackgroundRole) for row in (1, 0))
    assert shade.alphaF() == pytest.approx(0.45, abs=0.01)
    assert none is None


def test_rows_are_sorted_and_narrowed(page: ComparePage, qtbot: QtBot) -> None:
    table = page.desk.middle.table
    table.sortByColumn(7, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in rows(page)] == ["trust", "hope", "doubt", "unused"]
    table.sortByColumn(7, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in rows(page)][-1] == "unused"
    qtbot.keyClicks(page.desk.middle.filter, "OP")
    assert [row[0] for row in rows(page)] == ["hope"]
    qtbot.keyClick(page.desk.middle.filter, Qt.Key.Key_Escape)
    assert len(rows(page)) == 4


def test_the_curve_is_drawn_and_its_points_lead_to_what_found_no_match(
    page: ComparePage, qtbot: QtBot
) -> None:
    turn(page, "segments")
    wait_for(qtbot, page, "0.1")
    chart = page.desk.middle.chart
    assert not page.desk.middle._curve.isHidden()
    assert [spot.key for spot in chart.scene.spots] == [f"{n / 10:.1f}" for n in range(1, 11)]
    with qtbot.waitSignal(page.desk.listed):
        chart.activated.emit("0.9")
    assert page.desk.passages.model.rowCount() == 3


def test_parts_of_one_code(page: ComparePage, frozen: Copy, qtbot: QtBot) -> None:
    turn(page, "groups")
    wait_for(qtbot, page, "Students")
    only = page.desk.choices.only
    only.setCurrentIndex(only.findData(frozen.codes["trust"]))
    only.activated.emit(only.currentIndex())
    qtbot.waitUntil(lambda: rows(page)[0][1] == "0.667")


def test_another_level_is_read_and_what_does_not_work_is_said(
    page: ComparePage, qtbot: QtBot
) -> None:
    level = page.desk.choices.level
    level.setCurrentIndex(2)
    level.activated.emit(2)
    wait_for(qtbot, page, "T")
    assert page.agreement.text().startswith("Kappa of the one theme that varies")
    turn(page, "units")
    wait_for(qtbot, page, "u-alpha: units and gaps")
    assert rows(page)[0][1] != "–"


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "png"])
def test_what_is_shown_is_exported(
    page: ComparePage, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    turn(page, "segments")
    wait_for(qtbot, page, "0.1")
    out = tmp_path / f"out.{ending}"
    with qtbot.waitSignal(page.desk.told):
        page.desk.export_to(out)
    assert out.stat().st_size > 100


def test_what_is_chosen_is_kept(page: ComparePage, frozen: Copy, qtbot: QtBot) -> None:
    turn(page, "pairs")
    wait_for(qtbot, page, "trust")
    kept = page.state()
    other = ComparePage(frozen.hub)
    qtbot.addWidget(other)
    other.restore(kept)
    assert (other.views.now(), other.desk.choices.view()) == ("figures", "pairs")


def test_another_coder_sees_nothing_of_it_until_it_is_read_again(page: ComparePage) -> None:
    page.forget()
    assert rows(page) == []
    assert page.desk.passages.model.rowCount() == 0
    assert page.agreement.text() == ""


def test_everything_has_a_name(page: ComparePage) -> None:
    assert nameless(page) == []


def test_while_a_round_is_blind_there_is_nothing_to_see(
    frozen: Copy, made: Frozen, qtbot: QtBot
) -> None:
    open_round(frozen.hub.project, (made.ana, made.ben))
    page = ComparePage(frozen.hub)
    qtbot.addWidget(page)
    page.restore({"view": "figures"})
    page.show()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.empty)
    assert rows(page) == []
