"""From codes to a told theory, at the real window and by keys: board, paradigm, relation with its
evidence, storyline, and the gaps that close on the way.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.models import queries
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from tests.builders import TEXT
from tests.flows.test_main_job import Researcher
from tests.ui.studies import SmallStudy

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def researcher(tmp_path: Path, qtbot: QtBot) -> Iterator[Researcher]:
    study = SmallStudy(tmp_path)
    made = ProjectWindow(study.hub, Preferences(tmp_path / "preferences.json"))
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield Researcher(made, qtbot)
    made.close()
    made.deleteLater()


def test_from_codes_to_a_told_theory(researcher: Researcher) -> None:
    window = researcher.window
    researcher.go_to(3)
    page: Any = window.page("categories")
    _group_on_the_board(researcher, page)
    _draw_an_own_paradigm(researcher, page)
    _relate(researcher, page)
    assert _gaps(researcher) == ["Closeness → leads to → Bond"]
    _give_evidence(researcher)
    assert _gaps(researcher) == []
    _tell(researcher)


def _group_on_the_board(researcher: Researcher, page: Any) -> None:
    researcher.press(Key.Key_2, ALT)
    board = page.axial.board.view.board
    assert board.hasFocus()
    researcher.press(Key.Key_Right)
    assert board.accessibleDescription().startswith("trust, 1 quotation")
    researcher.press(Key.Key_M)
    researcher.write("Bond")
    titles = [column.category.name for column in board.columns[1:]]
    assert sorted(titles) == ["Bond", "Closeness"]


def _draw_an_own_paradigm(researcher: Researcher, page: Any) -> None:
    researcher.press(Key.Key_4, ALT)
    view = page.axial.diagrams.view
    researcher.press(Key.Key_A, SHIFT)
    for words in ("own", "bond", "what comes first"):
        researcher.write(words)
    researcher.press(Key.Key_Escape)
    view.canvas.setFocus()
    view.canvas.choose(None)
    researcher.press(Key.Key_A)
    researcher.write("close")
    researcher.write("first")
    said = {spot.says for spot in view.canvas.scene.spots}
    assert said == {"phenomenon: Bond", "what comes first: Closeness"}


def _relate(researcher: Researcher, page: Any) -> None:
    researcher.press(Key.Key_3, ALT)
    researcher.press(Key.Key_R)
    for words in ("close", "leads", "bond"):
        researcher.write(words)
    assert page.axial.relations.view.list.current().is_gap


def _gaps(researcher: Researcher) -> list[str]:
    """Return the relations on the check list of gaps."""
    researcher.go_to(4)
    researcher.press(Key.Key_4, ALT)
    view = researcher.window.page("themes").desk.gaps  # type: ignore[attr-defined]
    return [node.text for node in view.tree.model().nodes.rows if " → leads to → " in node.text]


def _give_evidence(researcher: Researcher) -> None:
    researcher.go_to(2)
    desk = researcher.window.page("code").desk  # type: ignore[attr-defined]
    researcher.qtbot.waitUntil(lambda: desk.transcript is not None)
    researcher.settle()
    text = researcher.window.page("code").text  # type: ignore[attr-defined]
    text.setFocus()
    text.view.put_caret(TEXT.index("trust"))
    for _character in "trust":
        researcher.press(Key.Key_Right, SHIFT)
    researcher.press(Key.Key_E)
    researcher.write("close")
    with researcher.window.hub.read() as reader:
        (row,) = queries.evidence(reader)
    assert (TEXT[row.start : row.end], row.stance) == ("trust", "supports")


def _tell(researcher: Researcher) -> None:
    """Write a storyline with a link, and follow the link."""
    researcher.press(Key.Key_2, ALT)
    page: Any = researcher.window.page("themes")
    view = page.desk.storyline
    view.begin_writing()
    researcher.qtbot.keyClicks(view.field.write, "All begins with ")
    researcher.qtbot.keyClick(view.field.write, Key.Key_L, CONTROL)
    field = researcher.window.focusWidget()
    assert isinstance(field, QLineEdit)
    researcher.write("close")
    view.toggle.click()
    researcher.settle()
    assert view.field.read.toPlainText() == "All begins with Closeness"
    with researcher.window.hub.read() as reader:
        names = {row.name: row.id for row in queries.categories(reader)}
        told = queries.study(reader).storyline or ""
    assert f"threefold:category/{names['Closeness']}" in told
