"""The window of a small project, closed in the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from tests.ui.studies import SmallStudy


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectWindow]:
    """Give the window on the small study, with the history in front: the page that costs least."""
    study = SmallStudy(tmp_path)
    preferences = Preferences(tmp_path / "preferences.json")
    with study.hub.read() as reader:
        from app.models import queries

        uid = queries.study(reader).uid
    preferences.keep_state(uid, {"frame": {"page": "history"}})
    made = ProjectWindow(study.hub, preferences)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
