"""Matching two coders' codes in the window: proposed, matched, merged, waved away, taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models import queries
from app.models.project import Project
from app.ui.hub import Hub
from app.ui.pages.compare.page import ComparePage
from tests.coding.agreement.test_matching import Open
from tests.ui.accessible import nameless


class Copy(NamedTuple):
    """A frozen round with an open codebook, of one's own, and the codes by name."""

    hub: Hub
    codes: dict[str, int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Give a frozen round in a closed file."""
    study = Open(tmp_path_factory.mktemp("matching"))
    study.project.close()
    return study


@pytest.fixture
def study(made: Open, tmp_path: Path, qapp: object) -> Iterator[Copy]:
    """Give a copy of the round, opened by Ana."""
    path = shutil.copy(made.project.path, tmp_path)
    hub = Hub(Project(Path(path)), made.ana)
    yield Copy(hub, made.codes)
    hub.close()


@pytest.fixture
def page(study: Copy, qtbot: QtBot) -> ComparePage:
    """Give the page with matching in front and read."""
    page = ComparePage(study.hub)
    qtbot.addWidget(page)
    page.resize(1270, 700)
    page.views.turn_to("matching")
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: len(pairs(page)) == 3)
    return page


def pairs(page: ComparePage) -> list[tuple[str, str]]:
    figures = page.matching.table.figures
    return [
        (figures.index(row, 0).data(), figures.index(row, 1).data())
        for row in range(figures.rowCount())
    ]


def choose(qtbot: QtBot, page: ComparePage, study: Copy, one: str, other: str) -> None:
    """Choose a pair and wait until its passages are read."""
    table = page.matching.table
    key = f"{study.codes[one]}:{study.codes[other]}"
    with qtbot.waitSignal(page.matching.listed, timeout=5000):
        table.setCurrentIndex(table.figures.place(key, "first"))


def turn(page: ComparePage, row: int) -> None:
    page.matching.views.setCurrentRow(row)


def test_a_pair_shows_both_figures_definitions_and_passages(
    page: ComparePage, study: Copy, qtbot: QtBot
) -> None:
    assert page.matching.views.item(0).text() == "Likely the same · 3"
    choose(qtbot, page, study, "reliance", "leaning on others")
    assert "Somebody is relied on" in page.matching.card.words.text()
    told = page.matching.told_here.text()
    assert told.startswith("Ana’s “reliance” and Ben’s “leaning on others”: their words are 9")
    model = page.matching.passages.model
    said = [model.index(row, 0).data().split("\n")[0] for row in range(model.rowCount())]
    assert said == ["S01 · only Ana · reliance", "S01 · only Ben · leaning on others"]


def test_one_key_matches_another_takes_it_back(
    page: ComparePage, study: Copy, qtbot: QtBot
) -> None:
    choose(qtbot, page, study, "time", "pressure")
    page.matching.table.setFocus()
    qtbot.keyClick(page.matching.table, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(pairs(page)) == 2)
    turn(page, 1)
    assert pairs(page) == [("time", "pressure")]
    turn(page, 2)
    figures = page.matching.table.figures
    assert [figures.index(0, at).data() for at in range(6)] == [
        "time = pressure", "8", "2", "2", "188", "0.800",
    ]  # fmt: skip
    turn(page, 1)
    choose(qtbot, page, study, "time", "pressure")
    qtbot.keyClick(page.matching.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: pairs(page) == [])
    assert page.matching.told_here.text() == "Nothing is matched yet."
    study.hub.undo()
    qtbot.waitUntil(lambda: pairs(page) == [("time", "pressure")])


def test_what_is_not_the_same_is_not_proposed_again(
    page: ComparePage, study: Copy, qtbot: QtBot
) -> None:
    choose(qtbot, page, study, "feeling safe", "safe feelings")
    page.matching.deeds.apart.click()
    qtbot.waitUntil(lambda: ("feeling safe", "safe feelings") not in pairs(page))
    # What comes next is chosen, so that one can go on.
    assert page.matching.table.currentIndex().isValid()


def test_merging_asks_what_becomes_of_the_others_codings(
    page: ComparePage, study: Copy, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(_owner: object, deed: object, go_on: object) -> None:
        asked.append(deed)
        go_on(True)

    monkeypatch.setattr("app.ui.others.ask", answer)
    choose(qtbot, page, study, "time", "pressure")
    page.matching.deeds.merge.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: len(pairs(page)) == 2)
    assert len(asked) == 1
    with study.hub.read() as reader:
        assert "pressure" not in {row.name for row in queries.codes(reader)}
    turn(page, 2)
    assert pairs(page)[0][0] == "time = pressure"


def test_tables_are_exported(page: ComparePage, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "likely.csv"
    with qtbot.waitSignal(page.matching.told, timeout=5000):
        page.matching.export_to(out)
    assert "feeling safe,safe feelings" in out.read_text(encoding="utf-8-sig")


def test_buttons_say_why_they_cannot_be_pressed(page: ComparePage) -> None:
    assert not page.matching.deeds.match.isEnabled()
    assert page.matching.deeds.match.toolTip() == "Choose a pair first"
    assert nameless(page) == []


def test_another_coder_sees_nothing_of_it_until_it_is_read_again(page: ComparePage) -> None:
    page.forget()
    assert pairs(page) == []
    assert page.matching.passages.model.rowCount() == 0
