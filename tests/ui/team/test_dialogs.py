"""The dialogs of working together: what they say in numbers, and what they do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.merging.merge import TABLES
from app.coding.merging.outcome import Result
from app.models import queries
from app.models.handout import owner_of
from app.models.project import Project
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from app.ui.team.conflicts_dialog import ConflictsDialog
from app.ui.team.handout_dialog import HandoutDialog
from app.ui.team.merge_dialog import MergeDialog
from app.ui.team.merge_words import MergeWords, kind_of_table
from app.ui.team.new_round import NewRoundDialog
from app.ui.team.parts import ticked
from app.ui.team.reassign_dialog import ReassignDialog
from app.ui.team.rounds_dialog import RoundsDialog
from tests.builders import add_transcript, did
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


@pytest.fixture
def window(study: SmallStudy, tmp_path: Path) -> Iterator[ProjectWindow]:
    preferences = Preferences(tmp_path / "preferences.json")
    with study.hub.read() as reader:
        preferences.keep_state(queries.study(reader).uid, {"frame": {"page": "history"}})
    made = ProjectWindow(study.hub, preferences)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_a_sample_is_drawn_from_what_nobody_has_coded(
    study: SmallStudy, window: ProjectWindow, qtbot: QtBot
) -> None:
    others = [add_transcript(study.project, f"S0{n}", f"Words {n}.") for n in range(2, 6)]
    dialog = NewRoundDialog(window, window.hub)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    assert dialog.sample.maximum() == 4
    dialog.sample.setValue(2)
    dialog.draw_sample()
    drawn = ticked(dialog.texts)
    assert len(drawn) == 2
    assert set(drawn) < set(others)
    assert "by seed 2026: Students 2 of 4" in dialog.says.text()
    dialog.rest.click()
    assert ticked(dialog.texts) == others
    dialog.draw_sample()
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    with window.hub.read() as reader:
        (round_,) = queries.rounds(reader)
        assert {row.transcript for row in queries.round_transcripts(reader)} == set(drawn)
    assert (round_.seed, round_.sample) == (2026, '{"Students": [2, 4]}')


def test_a_round_goes_from_finish_to_freeze_to_its_figure(
    study: SmallStudy, window: ProjectWindow, qtbot: QtBot
) -> None:
    values = {"coders": [study.ana, study.ben], "transcripts": [study.text]}
    did(study.project, operations.open_round, study.ana, name="Main", kind="independent", **values)
    did(study.project, operations.finish, study.ben, transcripts=[study.text])
    dialog = RoundsDialog(window, window.hub)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    assert dialog.next.text() == "Mark my transcripts as finished (1)"
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.next.text() == "Freeze the round")
    dialog.next.click()
    qtbot.waitUntil(lambda: "Pooled kappa" in dialog.figures.line.text())
    assert "frozen" in dialog.figures.facts.text()
    assert window.foot._link.isHidden()  # a freeze is not undone
    window.hub.undo()
    qtbot.waitUntil(lambda: "undo stops here" in window.foot._done.text())


def test_work_comes_home_and_what_both_changed_is_decided(
    study: SmallStudy, window: ProjectWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = HandoutDialog(window, window.hub, window.foot)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    qtbot.waitUntil(lambda: "transcripts: 1" in dialog.goes.text())
    assert "codes: 2, categories and themes: 2, their own codings: 0" in dialog.goes.text()
    dialog.share.setChecked(False)
    assert "codes that only others made: 2" in dialog.stays.text()
    dialog.share.setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        dialog.hand_out(tmp_path / "ben")
    path = tmp_path / "ben.threefold"
    with Project(path, copies=False) as copy:
        with copy.read() as reader:
            owner = owner_of(queries.settings(reader))
            assert owner is not None
            assert owner.coder == study.ben
        values = {"transcript": study.text, "code": study.trust, "start": 5, "end": 24}
        did(copy, operations.apply_code, study.ben, **values)
        did(copy, operations.define_code, study.ben, code=study.trust, definition="his")
    did(study.project, operations.define_code, study.ana, code=study.trust, definition="hers")
    with qtbot.waitSignal(window.hub.busy):
        merge = MergeDialog(window, window.hub, path)
        qtbot.addWidget(merge)
    qtbot.waitUntil(merge.go.isEnabled)
    assert "codings (1)" in merge.headline.text()
    rows = [merge.list.topLevelItem(at).text(0) for at in range(merge.list.topLevelItemCount())]
    assert rows[0] == "S01"
    with qtbot.waitSignal(merge.merged) as told:
        merge.merge()
    assert told.args == [1]
    qtbot.waitUntil(lambda: window.foot._link.text() == "Undo")
    decide = ConflictsDialog(window, window.hub)
    qtbot.addWidget(decide)
    decide.show()
    assert nameless(decide) == []
    assert decide.headline.text() == "To decide: 1 of 1."
    decide.take.click()
    qtbot.waitUntil(lambda: decide.headline.text() == "To decide: 0 of 1.")
    with window.hub.read() as reader:
        codes = {row.id: row.definition for row in queries.codes(reader)}
    assert codes[study.trust] == "his"
    window.hub.undo()
    qtbot.waitUntil(lambda: decide.headline.text() == "To decide: 1 of 1.")


def test_changed_codings_are_told_by_transcript_too() -> None:
    words = MergeWords({1: "S01", 2: "S02"})
    rows = {"added": {"codings": 1, "evidences": 2}, "changed": {"codings": 3}}
    found = Result(
        **rows,
        removed={"codings": 1},
        codings_of={1: 1},
        conflicts=(),
        changed_of={1: 1, 2: 2},
        removed_of={2: 1},
    )
    assert words.rows(found) == [
        ["S01", "codings: 1 new, 1 changed", ""],
        ["S02", "codings: 2 changed, 1 removed", ""],
        ["quotations for and against relations", "2 new", ""],
    ]
    assert words.headline(found).startswith("Added: codings (1), quotations for and against")


def test_rows_of_every_table_have_words_for_people() -> None:
    assert all(kind_of_table(table) for table in TABLES)


def test_how_much_the_other_has_done_is_not_shown_while_coding_blind(
    study: SmallStudy, window: ProjectWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    values = {"coders": [study.ana, study.ben], "transcripts": [study.text]}
    did(study.project, operations.open_round, study.ana, name="Main", kind="independent", **values)
    dialog = HandoutDialog(window, window.hub, window.foot)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "transcripts: 1" in dialog.goes.text())
    assert "codings" not in dialog.goes.text()
    assert not dialog.share.isChecked()
    with qtbot.waitSignal(dialog.accepted):
        dialog.hand_out(tmp_path / "ben.threefold")
    with Project(tmp_path / "ben.threefold", copies=False) as copy:
        values = {"transcript": study.text, "code": study.trust, "start": 5, "end": 24}
        did(copy, operations.apply_code, study.ben, **values)
    merge = MergeDialog(window, window.hub, tmp_path / "ben.threefold")
    qtbot.addWidget(merge)
    qtbot.waitUntil(merge.go.isEnabled)
    assert "not shown" in merge.headline.text()
    assert merge.list.topLevelItemCount() == 0


def test_a_file_that_is_no_copy_is_refused_in_words(window: ProjectWindow, qtbot: QtBot) -> None:
    merge = MergeDialog(window, window.hub, window.hub.project.path)
    qtbot.addWidget(merge)
    assert "is the open project itself" in merge.headline.text()
    assert not merge.go.isEnabled()


def test_work_under_the_wrong_name_changes_hands(
    study: SmallStudy, window: ProjectWindow, qtbot: QtBot
) -> None:
    dialog = ReassignDialog(window, window.hub)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    qtbot.waitUntil(dialog.go.isEnabled)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    with window.hub.read() as reader:
        assert {row.coder for row in queries.all_codings(reader)} == {study.ben}
