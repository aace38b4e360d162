"""A small study, and an editor of memos in a window with the window's own undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.memos import MemoEditor
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study whose hub is closed at the end."""
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()


class Desk(QWidget):
    """An editor, and a field elsewhere to go to."""

    def __init__(self, study: SmallStudy) -> None:
        super().__init__()
        self.editor = MemoEditor(study.hub)
        self.elsewhere = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.editor)
        column.addWidget(self.elsewhere)


@pytest.fixture
def desk(study: SmallStudy, qtbot: QtBot) -> Desk:
    """Give the window, shown."""
    made = Desk(study)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made
