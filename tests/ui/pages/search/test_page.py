"""Searching by the page: typing, going, ticking, coding, exporting, and what is remembered."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding.autocode.request import Widen
from app.models import queries
from app.ui.hub import Hub
from app.ui.pages.page import Place
from app.ui.pages.search.page import SearchPage
from tests.builders import TEXT, make_project, open_round
from tests.ui.accessible import nameless
from tests.ui.pages.search.conftest import CHINESE
from tests.ui.studies import SmallStudy


def look_for(qtbot: QtBot, page: SearchPage, query: str) -> list[str]:
    """Type a query and return the words found."""
    page.field.clear()
    with qtbot.waitSignal(page.results.came):
        if query.isascii():
            qtbot.keyClicks(page.field, query)
        else:
            page.field.insert(query)  # an input method; QTest types ASCII only
    return [one.words for one in page.found]


def test_hits_stand_with_their_context_under_their_transcript(
    page: SearchPage, qtbot: QtBot
) -> None:
    assert look_for(qtbot, page, "trust") == ["trust", "trust"]
    model = page.results.list.found
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert rows[0::2] == ["S01 · 1", "S02 · 1"]
    assert rows[1].endswith("然后 they trust me.")
    assert {(one.before, one.behind) for one in page.found if one.name == "S02"} == {
        ("S02：שלום ", " 🙂")
    }, "words of another turn are no context"
    assert page.results.says.text() == "2 passages found in 2 transcripts, 2 ticked"
    assert [one.speaker for one in page.found] == ["S01", "S02"]
    assert look_for(qtbot, page, "信任") == ["信任"]
    assert look_for(qtbot, page, "🙂") == ["🙂", "🙂"]
    assert look_for(qtbot, page, "nowhere") == []
    assert page.results.says.text() == "Nothing found."


def test_a_wrong_query_says_why_at_its_place(page: SearchPage, qtbot: QtBot) -> None:
    look_for(qtbot, page, "trust")
    qtbot.keyClicks(page.field, ' "open')
    qtbot.waitUntil(lambda: page.results.problem.isVisible())
    assert page.results.problem.text() == "The quotation mark before “open” is not closed."
    assert page.found == []
    assert look_for(qtbot, page, "listen") == ["listen"]
    assert not page.results.problem.isVisible()


def test_an_unknown_name_is_refused_when_it_is_looked_up(page: SearchPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.field, "trust code:nothing")
    qtbot.waitUntil(lambda: page.results.problem.isVisible())
    assert page.results.problem.text() == "There is no code “nothing”."


def test_enter_goes_to_the_text(page: SearchPage, study: SmallStudy, qtbot: QtBot) -> None:
    look_for(qtbot, page, "listen")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.results.list.hasFocus()
    qtbot.keyClick(page.results.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.went) as went:
        qtbot.keyClick(page.results.list, Qt.Key.Key_Return)
    start = TEXT.index("listen")
    assert went.args == [Place(study.text, start, start + 6)]


def test_a_click_on_the_words_goes_and_one_on_the_box_ticks(
    page: SearchPage, study: SmallStudy, qtbot: QtBot
) -> None:
    look_for(qtbot, page, "listen")
    view = page.results.list
    row = view.visualRect(view.found.index(1))
    with qtbot.waitSignal(page.went):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    box = row.topLeft()
    box.setX(row.left() + 18)
    box.setY(row.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert view.found.ticked() == []
    assert not page.results.code.isEnabled()
    assert page.results.code.toolTip() == "Find something and tick it first"


def spans_of(study: SmallStudy, code: int) -> set[tuple[int, int, int]]:
    with study.project.read() as reader:
        return {
            (row.transcript, row.start, row.end) for row in queries.codings_of_codes(reader, [code])
        }


def test_what_is_ticked_is_coded_as_one_step(
    page: SearchPage, study: SmallStudy, qtbot: QtBot
) -> None:
    before = spans_of(study, study.trust)
    look_for(qtbot, page, "trust OR 信任")
    view = page.results.list
    view.setCurrentIndex(view.found.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    chosen = view.found.ticked()
    assert [one.words for one in chosen] == ["信任", "trust"]
    page.results.deeds.ask_code(chosen, Widen.NOT)
    with qtbot.waitSignal(study.hub.did):
        page.results.deeds.palette.chosen.emit(study.trust, False)
    other = chosen[0].transcript
    at = CHINESE.index("信任"), CHINESE.index("trust")
    added = {(other, at[0], at[0] + 2), (other, at[1], at[1] + 5)}
    assert spans_of(study, study.trust) == before | added
    assert view.found.ticked() == chosen
    study.hub.undo()
    qtbot.waitUntil(lambda: spans_of(study, study.trust) == before)


def test_passages_are_widened_before_they_are_coded_with_a_new_code(
    page: SearchPage, study: SmallStudy, qtbot: QtBot
) -> None:
    look_for(qtbot, page, "信任")
    page.results.widen.setCurrentIndex(3)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(study.hub.did):
        page.results.deeds.palette.new_asked.emit("Confidence", False)
    with study.project.read(study.ana) as reader:
        code = next(row.id for row in queries.codes(reader) if row.name == "Confidence")
    assert {span[1:] for span in spans_of(study, code)} == {(4, CHINESE.index("\n"))}


def test_the_head_ticks_all_of_its_transcript(page: SearchPage, qtbot: QtBot) -> None:
    look_for(qtbot, page, "trust OR 信任")
    found = page.results.list.found
    head = found.index(2)
    assert head.data() == "S02 · 2"
    found.tick(head)
    assert [one.name for one in found.ticked()] == ["S01"]
    assert head.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    found.tick(found.index(3))
    assert head.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    found.tick(head)
    assert len(found.ticked()) == 3


@pytest.mark.parametrize("ending", ["csv", "xlsx", "docx"])
def test_what_is_ticked_is_exported(
    page: SearchPage, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    look_for(qtbot, page, "trust OR 信任")
    out = tmp_path / f"found.{ending}"
    with qtbot.waitSignal(page.status_changed):
        page.results.deeds.write("trust OR 信任", page.found, out)
    assert out.stat().st_size > 100
    if ending == "csv":
        rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
        assert [row["Found"] for row in rows] == ["trust", "信任", "trust"]
        assert rows[1]["Start"] == str(CHINESE.index("信任"))


def test_queries_are_saved_and_remembered(page: SearchPage, qtbot: QtBot) -> None:
    look_for(qtbot, page, "trust")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    look_for(qtbot, page, "信任")
    page.star.click()
    kept = page.state()
    assert kept == {"query": "信任", "tab": 0, "saved": ["信任"], "recent": ["trust"]}
    page.restore({"saved": ["a", 3], "recent": "broken", "query": None})
    assert page.asked.state() == {"saved": ["a"], "recent": []}
    page.restore(kept)
    names = [page.asked.list.item(row).text() for row in range(page.asked.list.count())]
    assert names == ["★ 信任", "trust"]
    with qtbot.waitSignal(page.results.came):
        page.asked.list.itemActivated.emit(page.asked.list.item(1))
    assert page.field.text() == "trust"
    page.asked.list.itemActivated.emit(page.asked.list.item(0))
    page.star.click()
    assert page.asked.saved == []


def test_another_coder_sees_nothing_of_what_was_found(
    page: SearchPage, study: SmallStudy, qtbot: QtBot
) -> None:
    open_round(study.project, (study.ana, study.ben))
    assert look_for(qtbot, page, "listen code:listening") == ["listen"]
    study.hub.become(study.ben)
    assert page.found == []
    qtbot.waitUntil(lambda: page.results.problem.isVisible())
    assert page.results.problem.text() == "There is no code “listening”."


def test_an_undone_import_goes_from_the_list(
    page: SearchPage, study: SmallStudy, qtbot: QtBot
) -> None:
    assert len(look_for(qtbot, page, "trust")) == 2
    study.hub.become(None)
    with qtbot.waitSignal(page.results.came):
        study.hub.undo()
    qtbot.waitUntil(lambda: [one.name for one in page.found] == ["S01"])


def test_everything_can_be_named(page: SearchPage, qtbot: QtBot) -> None:
    look_for(qtbot, page, "trust")
    assert nameless(page) == []


def test_a_project_without_transcripts_says_what_comes_first(tmp_path: Path, qtbot: QtBot) -> None:
    hub = Hub(make_project(tmp_path))
    page = SearchPage(hub)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "There is no transcript yet" in page._help._text.text())
    assert page.star.toolTip() == "Save this query: type one first"
    hub.close()
