"""The main job by hand: Word file → codes → category → theme → the paper's table as a Word file."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models import queries
from app.ui.importing.dialog import ImportDialog
from app.ui.shell.page_list import page_specs
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from app.ui.shell.shell import Shell
from tests.ui.waiting import idle

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LINES = (
    "Interviewer: What does empathy mean to you?",
    "S01: For me 🙂 it is seeing things as the patient sees them, and taking time.",
    "Interviewer: And when there is none?",
    "S01: Then I come back in the evening and sit down.",
)
TEXT = "\n".join(LINES)


class Researcher:
    """Somebody at the window, who sees only what is on the screen."""

    def __init__(self, window: ProjectWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def settle(self) -> None:
        """Wait until nothing is queued or being read, and stays so."""
        idle(self.qtbot, self.window.hub)
        self.stay_active()

    def stay_active(self) -> None:
        """Bring the window to the front, as a desktop does when a dialog before it closes.

        The offscreen platform leaves no window active then.
        """
        if QApplication.activeWindow() is None:
            with self.qtbot.waitActive(self.window):
                self.window.activateWindow()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        focused = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(focused, key, held)
        self.settle()

    def write(self, words: str) -> None:
        """Type words where the focus is, and Enter."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClicks(focused, words)
        self.press(Qt.Key.Key_Return)

    def go_to(self, number: int) -> None:
        """Go to a page of the rail by its key."""
        self.press(getattr(Qt.Key, f"Key_{number}"), CONTROL)

    def select(self, words: str) -> None:
        """Put the caret before some words of the open text and select them with Shift."""
        text = self.window.page("code").text  # type: ignore[attr-defined]
        text.setFocus()
        text.view.put_caret(TEXT.index(words))
        for _character in words:
            self.press(Qt.Key.Key_Right, SHIFT)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectWindow]:
    """Give the window of a new, empty project."""
    shell = Shell(Preferences(tmp_path / "preferences.json"))
    qtbot.addWidget(shell.start)
    shell.make(tmp_path / "study.threefold")
    (made,) = shell.windows
    assert isinstance(made, ProjectWindow)
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    shell.start.show()
    made.close()


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    """Return a Word file with a short interview."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    path = tmp_path / "S01.docx"
    document.save(str(path))
    return path


def test_from_a_word_file_to_the_theme_table(
    window: ProjectWindow, interview: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    researcher = Researcher(window, qtbot)
    _import(researcher, interview)
    _code(researcher)
    _group(researcher)
    _make_a_theme(researcher)
    out = tmp_path / "table2.docx"
    _export(researcher, out)
    table = docx.Document(str(out)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[2] == ["Meaning", "", "", "1", "100", "2", ""]
    assert rows[3][:2] == ["Meaning", "Seeing"]
    assert rows[4][2:] == [
        "perspective",
        "1",
        "100",
        "2",
        "“seeing things as the patient sees them” (S01)",
    ]
    # The code without a theme is not dropped.
    assert [row[2] for row in rows].count("time") == 1
    assert rows[-2][0] == "Not yet in a theme"


def _import(researcher: Researcher, file: Path) -> None:
    researcher.window.import_files([file])
    dialog = researcher.window.findChild(ImportDialog)
    researcher.qtbot.waitUntil(dialog.go.isEnabled)
    with researcher.qtbot.waitSignal(dialog.destroyed):
        researcher.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    researcher.settle()
    with researcher.window.hub.read() as reader:
        (transcript,) = queries.transcripts(reader)
        assert queries.text_of(reader, transcript.id).text == TEXT
        assert [turn.role for turn in queries.turns(reader)] == [
            "interviewer",
            "participant",
            "interviewer",
            "participant",
        ]


def _code(researcher: Researcher) -> None:
    researcher.go_to(2)
    desk = researcher.window.page("code").desk  # type: ignore[attr-defined]
    researcher.qtbot.waitUntil(lambda: desk.transcript is not None)
    researcher.settle()
    researcher.select("seeing things as the patient sees them")
    researcher.press(Qt.Key.Key_N)
    researcher.write("perspective")
    researcher.select("come back in the evening")
    researcher.press(Qt.Key.Key_Q)
    researcher.select("taking time")
    researcher.press(Qt.Key.Key_N)
    researcher.write("time")
    with researcher.window.hub.read() as reader:
        names = {code.id: code.name for code in queries.codes(reader)}
        codings = [
            (names[row.code], TEXT[row.start : row.end]) for row in queries.all_codings(reader)
        ]
    assert codings == [
        ("perspective", "seeing things as the patient sees them"),
        ("time", "taking time"),
        ("perspective", "come back in the evening"),
    ]


def _group(researcher: Researcher) -> None:
    researcher.go_to(3)
    page = researcher.window.page("categories")
    researcher.press(Qt.Key.Key_N)
    researcher.write("Seeing")
    _move(researcher, page, "perspective", "Seeing")


def _make_a_theme(researcher: Researcher) -> None:
    researcher.go_to(4)
    page = researcher.window.page("themes")
    researcher.press(Qt.Key.Key_N)
    researcher.write("Meaning")
    _move(researcher, page, "Seeing", "Meaning")


def _move(researcher: Researcher, page: object, what: str, where: str) -> None:
    """Choose a row of the shelf and move it by the palette, "Move to…"."""
    tree = page.shelf.tree  # type: ignore[attr-defined]
    tree.setFocus()
    tree.set_current(_key(researcher, what))
    researcher.press(Qt.Key.Key_M)
    researcher.write(where)


def _key(researcher: Researcher, name: str) -> str:
    with researcher.window.hub.read() as reader:
        codes = {row.name: f"code:{row.id}" for row in queries.codes(reader)}
        categories = {row.name: f"category:{row.id}" for row in queries.categories(reader)}
    return (categories | codes)[name]


def _export(researcher: Researcher, out: Path) -> None:
    researcher.go_to([spec.key for spec in page_specs()].index("tables") + 1)
    page = researcher.window.page("tables")
    researcher.qtbot.waitUntil(lambda: "Meaning" in page.preview.toPlainText())  # type: ignore[attr-defined]
    page.export_to(out)  # type: ignore[attr-defined]
    researcher.settle()
