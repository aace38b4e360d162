"""A small study with a second, Chinese transcript, and the Search page on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.operations import TranscriptInput, TurnInput
from app.ui.pages.search.page import SearchPage
from tests.builders import did
from tests.ui.studies import SmallStudy

CHINESE = "S02：医生听我说话，我就信任他。\nS02：שלום trust 🙂\n"


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study whose hub is closed at the end."""
    made = SmallStudy(tmp_path)
    end = CHINESE.index("\n")
    turns = (
        TurnInput(0, 4, end, "S02", "participant"),
        TurnInput(end + 1, end + 5, len(CHINESE) - 1, "S02", "participant"),
    )
    given = TranscriptInput("S02", CHINESE, turns, participants=("S02",))
    did(made.project, operations.import_transcript, transcript=given)
    yield made
    made.hub.close()


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> SearchPage:
    """Give the page, shown."""
    made = SearchPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made
