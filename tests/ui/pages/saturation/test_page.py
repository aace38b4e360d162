"""The Saturation page as a team uses it: set a rule, see it met and broken, look, export."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.hub import Hub
from app.ui.pages.page import Place
from app.ui.pages.saturation.figure import EACH, At
from app.ui.pages.saturation.page import SaturationPage
from app.ui.pages.saturation.side import AFTER, ONCE
from app.ui.theme import theme
from tests.builders import did, make_project, open_round
from tests.ui.accessible import nameless
from tests.ui.pages.saturation.conftest import Interviews
from tests.ui.waiting import idle


def result(page: SaturationPage) -> str:
    return page.side.result.text()


def listed(page: SaturationPage) -> list[str]:
    items = [page.side.list.item(row) for row in range(page.side.list.count())]
    return [item.text().partition("\n")[0] for item in items]


def choose_group(page: SaturationPage, group: object, qtbot: QtBot) -> None:
    page.choices.group.setCurrentIndex(page.choices.group.findData(group))
    page.choices.regrouped.emit()
    idle(qtbot, page.hub)


def set_rule(page: SaturationPage, run: int, qtbot: QtBot) -> None:
    page.choices.rule.run.setValue(run)
    qtbot.mouseClick(page.choices.rule.set_button, Qt.MouseButton.LeftButton)
    idle(qtbot, page.hub)


def test_without_a_rule_one_is_tried_and_called_no_evidence(page: SaturationPage) -> None:
    assert "the last interview that brought a new code is D01; 1 followed" in result(page)
    assert "No rule was set. Tried now: 3 in a row with nothing new is not met." in result(page)
    assert "reached" not in result(page)


def test_a_rule_is_set_met_and_broken(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    students = study.groups["students"]
    choose_group(page, students, qtbot)
    set_rule(page, 2, qtbot)
    assert "students: no new code in S02, S03 after S01 (1+2)." in result(page)
    assert "was met at S03 in the final coding; later new: c." in result(page)
    page.side.tabs.setCurrentIndex(AFTER)
    idle(qtbot, study.hub)
    assert listed(page) == ["c · S04"]
    # Something new is found in S03: the run is broken.
    values = {"transcript": study.texts["S03"], "code": study.codes["d"], "start": 2, "end": 6}
    study.hub.do(operations.apply_code, **values)
    idle(qtbot, study.hub)
    assert "was not met" in result(page)
    assert not page.side.tabs.isTabEnabled(AFTER)
    study.hub.undo()
    idle(qtbot, study.hub)
    assert "was met at S03" in result(page)


def test_merging_codes_and_reordering_recompute(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    choose_group(page, study.groups["students"], qtbot)
    set_rule(page, 2, qtbot)
    codes = study.codes
    study.hub.do(operations.merge_codes, codes=[codes["c"]], into=codes["b"])
    idle(qtbot, study.hub)
    assert "was met at S03 in the final coding; later new: none." in result(page)
    study.hub.do(operations.order_transcripts, transcripts=list(study.texts.values())[::-1])
    idle(qtbot, study.hub)
    assert [text.text for text in page.middle.curves.scene.items if hasattr(text, "text")].index(
        "S04"
    )
    assert "was met at S01" in result(page)  # S04 b, S03 a, then nothing new


def test_the_day_of_the_rule_is_told_with_what_was_collected_by_then(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    study.hub.do(operations.set_saturation_rule, level="code", rule="run:3", set_on="2024-05-03")
    idle(qtbot, study.hub)
    assert "before interview 3" in page.choices.rule.told.text()
    assert "before interview 3" in result(page)
    assert any(
        "rule set on" in getattr(item, "text", "") for item in page.middle.curves.scene.items
    )
    page.choices.rule.remove.click()
    idle(qtbot, study.hub)
    assert "No rule was set" in result(page)


def test_arrow_keys_list_a_bar_and_one_click_leads_to_the_text(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    for _ in range(2):
        qtbot.keyClick(page.middle.curves, Qt.Key.Key_Left)
    idle(qtbot, study.hub)
    assert listed(page) == ["a · S01", "b · S01"]
    assert page.side.list.item(0).text().endswith("“some”")
    with qtbot.waitSignal(page.went) as signal:
        page.side.list.itemClicked.emit(page.side.list.item(1))
    assert signal.args == [Place(study.texts["S01"], 2, 6)]
    qtbot.keyClick(page.middle.curves, Qt.Key.Key_Right)
    idle(qtbot, study.hub)
    assert (listed(page), page.side.hint.text()) == ([], "Nothing new in this interview.")


def test_codes_seen_once_are_listed(page: SaturationPage, study: Interviews, qtbot: QtBot) -> None:
    page.side.tabs.setCurrentIndex(ONCE)
    idle(qtbot, study.hub)
    assert listed(page) == ["c · S04", "d · D01"]


def test_each_group_has_its_own_curve(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    choose_group(page, EACH, qtbot)
    keys = [spot.key for spot in page.middle.curves.scene.spots]
    students, doctors = study.groups["students"], study.groups["doctors"]
    assert keys == [At(students, n) for n in range(4)] + [At(doctors, n) for n in range(2)]
    # What students had said before is new among doctors.
    assert "doctors: the last interview that brought a new code is D01" in result(page)


def test_unfinished_interviews_are_left_out_until_they_are_included(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    assert not page.choices.unfinished.isVisible()
    study.add("S05", "students", "d", "2024-05-07")
    study.add("S06", "students", "", "2024-05-08")
    did(study.project, operations.rename_code, study.ana, code=study.codes["a"], name="a2")
    page.reload()
    idle(qtbot, study.hub)
    assert page.choices.unfinished.text() == "2 unfinished left out — include them"
    page.choices.unfinished.setChecked(True)
    idle(qtbot, study.hub)
    assert [spot.key.number for spot in page.middle.curves.scene.spots] == list(range(7))
    assert page.choices.left_out.text() == "Not coded yet: S06"


def test_a_look_is_kept_compared_changed_and_deleted(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    looks = page.side.looks
    looks.begin()
    looks.form.judgement.setPlainText("Enough on contact")
    looks.form.next_steps.setPlainText("Two more doctors")
    looks.form.keep.click()
    idle(qtbot, study.hub)
    assert "“Enough on contact”" in result(page)
    study.hub.do(operations.merge_codes, codes=[study.codes["c"]], into=study.codes["b"])
    idle(qtbot, study.hub)
    looks.list.setCurrentRow(0)
    idle(qtbot, study.hub)
    told = looks.told.text().splitlines()
    assert told[0] == "Next: Two more doctors"
    assert told[1].startswith("Of 4 codes in the look of")
    assert told[1].endswith("the same interviews have 3 today.")
    assert told[2] == "Not in them any more (merged, moved, or taken away): c."
    looks.edit.click()
    looks.form.judgement.setPlainText("Enough")
    looks.form.keep.click()
    idle(qtbot, study.hub)
    assert "“Enough”" in result(page)
    looks.delete.click()
    idle(qtbot, study.hub)
    assert looks.list.count() == 0


def test_sections_below_open_with_map_days_late_codes_and_estimates(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    for fold in page.middle.folds.values():
        fold.set_open(True)
    idle(qtbot, study.hub)
    assert len(page.middle.map.scene.spots) == 8
    assert "d in D01, for the first time" in [spot.says for spot in page.middle.map.scene.spots]
    assert page.middle.late.text().startswith("No code was made after")
    assert "100 %" not in page.middle.estimates.words.text()
    assert "lower bounds" in page.middle.estimates.words.text()
    assert "d: in 1 of 6 interviews, first in D01" in page.middle.map.accessibleDescription()
    with qtbot.waitSignal(page.went) as signal:
        page.middle.map.activated.emit(page.middle.map.scene.spots[0].key)
    assert signal.args == [Place(study.texts["S01"], 2, 6)]
    choose_group(page, study.groups["doctors"], qtbot)
    assert page.middle.estimates.words.text() == "Below five interviews nothing is estimated."


def test_the_figure_and_its_table_are_exported(
    page: SaturationPage, study: Interviews, qtbot: QtBot, tmp_path: Path
) -> None:
    for ending in ("svg", "png", "pdf", "csv"):
        page.export_to(tmp_path / f"figure.{ending}")
    idle(qtbot, study.hub)
    assert sorted(path.suffix for path in tmp_path.glob("figure.*")) == [
        ".csv", ".pdf", ".png", ".svg",
    ]  # fmt: skip
    lines = (tmp_path / "figure.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == 'All interviews,S01,2024-05-01,2,2,2,"a, b",'


def test_every_figure_that_is_folded_away_gives_its_numbers(
    page: SaturationPage,
    study: Interviews,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not any(save.isEnabled() for save in page.middle.saves.values())
    for fold in page.middle.folds.values():
        fold.set_open(True)
    idle(qtbot, study.hub)
    written = {}
    for key, save in page.middle.saves.items():
        place = (str(tmp_path / f"{key}.csv"), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_any, place=place: place)
        save.click()
        idle(qtbot, study.hub)
        written[key] = (tmp_path / f"{key}.csv").read_text(encoding="utf-8").splitlines()
        place = (str(tmp_path / f"{key}.svg"), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_any, place=place: place)
        save.click()
        assert (tmp_path / f"{key}.svg").read_bytes().startswith(b"<?xml")
    assert written["map"][0].endswith("First in,S01,S02,S03,S04,D01,D02")
    assert written["map"][1:] == [
        "a,S01,1,0,1,0,1,1",
        "b,S01,1,1,0,0,0,0",
        "c,S04,0,0,0,1,0,0",
        "d,D01,0,0,0,0,1,0",
    ]
    assert written["made"][-1].endswith(",4,4")
    assert [line.split(",")[-1] for line in written["estimates"][1:]] == list("222344")
    page.forget()
    assert not any(save.isEnabled() for save in page.middle.saves.values())


def test_a_blind_coder_sees_nothing_of_the_others_work(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    page.side.looks.begin()
    page.side.looks.form.judgement.setPlainText("Ana's judgement")
    page.side.looks.form.keep.click()
    idle(qtbot, study.hub)
    open_round(study.project, (study.ana, study.ben))
    study.hub.become(study.ben)
    assert (result(page), listed(page), page.side.looks.list.count()) == ("", [], 0)
    idle(qtbot, study.hub)
    assert not page.middle.isVisible()
    assert page.side.looks.list.count() == 0
    assert page.middle.curves.scene.items == ()
    assert page.middle.curves.accessibleDescription() == ""
    assert page.status() == "Interviews: 0 · codes found: 0"


def test_everything_has_a_name_for_screen_readers(page: SaturationPage) -> None:
    assert nameless(page) == []


def test_what_was_chosen_is_remembered(
    page: SaturationPage, study: Interviews, qtbot: QtBot
) -> None:
    choose_group(page, study.groups["doctors"], qtbot)
    page.choices.level.setCurrentIndex(1)
    page.middle.folds["map"].set_open(True)
    again = SaturationPage(study.hub)
    qtbot.addWidget(again)
    again.restore(page.state())
    again.show()
    idle(qtbot, study.hub)
    assert again.choices.chosen_level() == "category"
    assert again.choices.chosen_group() == study.groups["doctors"]
    assert again.middle.folds["map"].is_open()


def test_at_twice_the_size_the_names_below_the_curve_are_seen(
    page: SaturationPage, qtbot: QtBot
) -> None:
    page.resize(1290, 610)
    theme().set_zoom(200)
    idle(qtbot, page.hub)
    middle = page.middle
    assert 2 * middle.curves.scene.height <= middle.viewport().height()
    page.resize(1290, 1500)
    assert middle.curves.scene.height > 300  # where there is room, it is as high as ever


def test_an_empty_project_leads_to_the_code_page(tmp_path: Path, qtbot: QtBot) -> None:
    hub = Hub(make_project(tmp_path))
    page = SaturationPage(hub)
    qtbot.addWidget(page)
    page.show()
    idle(qtbot, hub)
    assert page.empty.action.text() == "Go to the Code page"
    with qtbot.waitSignal(page.went) as went:
        page.empty.acted.emit()
    assert went.args == [Place()]
    hub.close()
