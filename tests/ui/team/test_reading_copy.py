"""A copy for reading, from the dialog to its window: it says what it is and takes memos only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.ui.shell.opening import open_hub, team_of
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from app.ui.team.handout_dialog import HandoutDialog
from tests.builders import did
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


@pytest.fixture
def window(study: SmallStudy, tmp_path: Path) -> Iterator[ProjectWindow]:
    made = ProjectWindow(study.hub, Preferences(tmp_path / "preferences.json"))
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_a_supervisor_gets_all_to_read_and_can_only_comment(
    study: SmallStudy, window: ProjectWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = HandoutDialog(window, window.hub, window.foot)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.coder.setEditText("Sam")
    dialog.reading.setChecked(True)
    assert nameless(dialog) == []
    qtbot.waitUntil(dialog.go.isEnabled)
    assert "the whole project" in dialog.goes.text()
    assert not dialog.personal.isVisible()
    assert not dialog.share.isVisible()
    path = tmp_path / "sam.threefold"
    with qtbot.waitSignal(dialog.accepted):
        dialog.hand_out(path)
    preferences = Preferences(tmp_path / "sams.json")
    hub = open_hub(path, preferences, "Ana")
    assert [row.name for row in team_of(hub, preferences).people] == ["Sam"]
    copy = ProjectWindow(hub, preferences)
    copy.show()
    assert copy.header.coder.accessibleName() == "Reading copy for Sam"
    assert copy.current == "overview"
    assert not any(action.isEnabled() for action in copy.menu.team.actions())
    with qtbot.waitSignal(hub.refused):
        hub.do(operations.create_code, name="mine")
    assert "only your own memos can be written" in copy.foot._done.text()
    with qtbot.waitSignal(hub.did):
        hub.do(operations.write_memo, text="Why? 🙂", code=study.trust)
    with hub.read() as reader:
        assert [row.text for row in queries.memos(reader)] == ["Why? 🙂"]
    copy.close()
    copy.deleteLater()


def test_while_coding_blind_it_is_not_offered(
    study: SmallStudy, window: ProjectWindow, qtbot: QtBot
) -> None:
    values = {"coders": [study.ana, study.ben], "transcripts": [study.text]}
    did(study.project, operations.open_round, study.ana, name="Main", kind="independent", **values)
    dialog = HandoutDialog(window, window.hub, window.foot)
    qtbot.addWidget(dialog)
    assert not dialog.reading.isEnabled()
    assert "blind" in dialog.reading.toolTip()
    qtbot.waitUntil(lambda: "transcripts: 1" in dialog.goes.text())
