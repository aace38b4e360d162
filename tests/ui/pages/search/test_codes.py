"""Questions about codes on the page: passages of one code by where those of another lie."""

import csv
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding.search.code_queries import Relation
from app.ui.pages.search.page import CODES, PAIRS, SearchPage
from tests.builders import TEXT, add_coding, open_round
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def codes(page: SearchPage, study: SmallStudy, qtbot: QtBot) -> SearchPage:
    """Give the page on its tab for codes, with a passage of both codes and one turn of the other.

    `listening` lies on [5, 15), `trust` on [10, 12) and [43, 59).
    """
    add_coding(study.project, study.text, study.trust, (10, 12), study.ana)
    page.tabs.setCurrentIndex(CODES)
    qtbot.waitUntil(lambda: page.codes.form.first.count() > 1)
    return page


def ask(
    qtbot: QtBot, page: SearchPage, first: int, relation: Relation, second: int, distance: int = 1
) -> list[tuple[int, int]]:
    """Ask by the form; return the spans found."""
    form = page.codes.form
    form.first.setCurrentIndex(form.first.findData(first))
    form.relation.setCurrentIndex(form.relation.findData(relation))
    form.distance.setValue(distance)
    with qtbot.waitSignal(page.codes.results.came):
        form.second.setCurrentIndex(-1)
        form.second.setCurrentIndex(form.second.findData(second))
    return [(one.start, one.end) for one in page.codes.results.list.found.passages()]


def test_relations(codes: SearchPage, study: SmallStudy, qtbot: QtBot) -> None:
    listening, trust = study.listening, study.trust
    assert ask(qtbot, codes, trust, Relation.OVERLAPS, listening) == [(10, 12)]
    assert ask(qtbot, codes, listening, Relation.OVERLAPS, trust) == [(5, 15)]
    assert ask(qtbot, codes, trust, Relation.WITHIN, listening) == [(10, 12)]
    assert ask(qtbot, codes, listening, Relation.WITHIN, trust) == []
    assert ask(qtbot, codes, trust, Relation.NOT, listening) == [(43, 59)]
    assert ask(qtbot, codes, trust, Relation.NEAR_TURNS, listening, 1) == [(10, 12)]
    assert ask(qtbot, codes, trust, Relation.NEAR_TURNS, listening, 2) == [(10, 12), (43, 59)]
    assert ask(qtbot, codes, trust, Relation.NEAR_CHARACTERS, listening, 27) == [(10, 12)]
    assert len(ask(qtbot, codes, trust, Relation.NEAR_CHARACTERS, listening, 28)) == 2
    assert codes.codes.results.list.found.passages()[1].words == TEXT[43:59].replace("\n", " ")


def test_whose_words(codes: SearchPage, study: SmallStudy, qtbot: QtBot) -> None:
    form = codes.codes.form
    assert [form.people.itemText(row) for row in range(form.people.count())][:2] == [
        "everybody",
        "Students",
    ]
    assert len(ask(qtbot, codes, study.trust, Relation.OVERLAPS, study.trust)) == 2
    with qtbot.waitSignal(codes.codes.results.came):
        form.people.setCurrentIndex(1)
    assert len(codes.codes.results.list.found.passages()) == 2
    with qtbot.waitSignal(codes.codes.results.came):
        form.coder.setCurrentIndex(form.coder.findData("Ben"))
    assert codes.codes.results.list.found.passages() == []


def test_a_number_of_the_table_leads_to_its_passages(
    codes: SearchPage, study: SmallStudy, qtbot: QtBot
) -> None:
    codes.tabs.setCurrentIndex(PAIRS)
    view = codes.pairs.view
    qtbot.waitUntil(lambda: view.cells.rowCount() == 2)
    shown = [[view.cells.index(row, column).data() for column in (0, 1)] for row in (0, 1)]
    assert shown == [["", 1], [1, ""]]
    with qtbot.waitSignal(codes.codes.results.came):
        view.clicked.emit(view.cells.index(0, 1))
    assert codes.tabs.currentIndex() == CODES
    assert [(one.start, one.end) for one in codes.codes.results.list.found.passages()] == [(5, 15)]
    assert nameless(codes) == []


def test_who_codes_blind_counts_only_what_they_may_see(
    codes: SearchPage, study: SmallStudy, qtbot: QtBot
) -> None:
    assert ask(qtbot, codes, study.trust, Relation.OVERLAPS, study.listening) == [(10, 12)]
    open_round(study.project, (study.ana, study.ben))
    study.hub.become(study.ben)
    assert codes.codes.results.list.found.passages() == []
    qtbot.waitUntil(lambda: codes.codes.form.first.count() == 1)
    assert codes.codes.form.question() is None
    codes.tabs.setCurrentIndex(PAIRS)
    qtbot.waitUntil(lambda: study.hub._open == 0)
    assert codes.pairs.view.cells.rowCount() == 0


def test_the_table_of_co_occurrence_is_written(
    codes: SearchPage, tmp_path: Path, qtbot: QtBot
) -> None:
    pairs = codes.pairs
    codes.tabs.setCurrentIndex(PAIRS)
    qtbot.waitUntil(pairs.export.isEnabled)
    out = tmp_path / "pairs.csv"
    with qtbot.waitSignal(pairs.told):
        pairs.write(out)
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows == [["Code", "listening", "trust"], ["listening", "0", "1"], ["trust", "1", "0"]]
