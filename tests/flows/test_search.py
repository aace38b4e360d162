"""From the rail to a hit in the text, through the real window and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from tests.builders import TEXT
from tests.ui.studies import SmallStudy


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectWindow]:
    study = SmallStudy(tmp_path)
    made = ProjectWindow(study.hub, Preferences(tmp_path / "preferences.json"))
    made.resize(1280, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def test_a_word_is_found_and_gone_to(window: ProjectWindow, qtbot: QtBot) -> None:
    window.show_page("search")
    page = window.page("search")
    field = page.field  # type: ignore[attr-defined]
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(page.results.came):  # type: ignore[attr-defined]
        qtbot.keyClicks(field, "TRUST me")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    hits = page.results.list  # type: ignore[attr-defined]
    assert [one.words for one in page.found] == ["trust", "me"]  # type: ignore[attr-defined]
    qtbot.keyClick(hits, Qt.Key.Key_Down)
    qtbot.keyClick(hits, Qt.Key.Key_Return)
    assert window.current == "code"
    code = window.page("code")
    start = TEXT.index("trust")
    qtbot.waitUntil(lambda: code.text.view.caret() == start)  # type: ignore[attr-defined]
