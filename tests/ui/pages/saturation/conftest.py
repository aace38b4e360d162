"""A study of six finished interviews in two groups, and the Saturation page on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.coding.operations import TranscriptInput
from app.models import queries
from app.ui.hub import Hub
from app.ui.pages.saturation.page import SaturationPage
from app.ui.theme import Theme, theme
from tests.builders import add_category, add_code, add_coder, did, make_project
from tests.ui.theme.conftest import reset
from tests.ui.waiting import idle

TEXT = "🙂 some words here"
GIVEN = (
    ("S01", "students", "ab"),
    ("S02", "students", "b"),
    ("S03", "students", "a"),
    ("S04", "students", "c"),
    ("D01", "doctors", "ad"),
    ("D02", "doctors", "a"),
)


class Interviews:
    """Ana's finished interviews with the codes a, b, c, d; b stands in a category."""

    def __init__(self, folder: Path) -> None:
        self.project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        self.codes = {name: add_code(self.project, name, self.ana, common=True) for name in "abcd"}
        add_category(self.project, "Contact", self.ana, codes=[self.codes["b"]])
        self.texts: dict[str, int] = {}
        for number, (name, group, codes) in enumerate(GIVEN, 1):
            self.add(name, group, codes, f"2024-05-{number:02}")
        did(self.project, operations.finish, self.ana, transcripts=list(self.texts.values()))
        with self.project.read() as reader:
            self.groups = {row.name: row.id for row in queries.groups(reader)}
        self.hub = Hub(self.project, self.ana)

    def add(self, name: str, group: str, codes: str, date: str) -> int:
        given = TranscriptInput(name, TEXT, (), [name], groups=[group], date=date)
        text = int(did(self.project, operations.import_transcript, transcript=given, again=True))
        self.texts[name] = text
        for code in codes:
            values = {"transcript": text, "code": self.codes[code], "start": 2, "end": 6}
            did(self.project, operations.apply_code, self.ana, **values)
        return text


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """Return the theme, set back after the test."""
    yield reset(theme())
    reset(theme())


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[Interviews]:
    """Give a study whose hub is closed at the end."""
    made = Interviews(tmp_path)
    yield made
    made.hub.close()


@pytest.fixture
def page(study: Interviews, qtbot: QtBot) -> SaturationPage:
    """Give the page, shown and read."""
    made = SaturationPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1270, 700)
    made.show()
    idle(qtbot, study.hub)
    return made
