"""A project, a folder of transcripts, and the import dialog open on some of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.models import queries
from app.models.project import Project
from app.ui.hub import Hub
from app.ui.importing.dialog import ImportDialog
from app.ui.importing.speakers_model import ROLE
from app.ui.theme import theme
from tests.ui.waiting import until

Open = Callable[..., ImportDialog]


@pytest.fixture
def hub(tmp_path: Path, qapp: QApplication) -> Iterator[Hub]:
    """Return the hub of an empty project; a bug in the background fails the test."""
    theme()
    made = Hub(Project.create(tmp_path / "study.threefold", "Study"))
    problems: list[BaseException] = []
    made.failed.connect(problems.append)
    yield made
    made.close()
    QApplication.processEvents()
    assert problems == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for files."""
    made = tmp_path / "files"
    made.mkdir()
    return made


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Return what writes a text file and returns its path."""

    def to_file(name: str, text: str | bytes, encoding: str = "utf-8") -> Path:
        path = folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return to_file


@pytest.fixture
def opened(hub: Hub, qtbot: QtBot) -> Iterator[Open]:
    """Return what opens the dialog on files and waits until they are read and split."""

    def open_on(*paths: Path) -> ImportDialog:
        dialog = ImportDialog(hub, paths)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        at_rest(qtbot, dialog)
        return dialog

    yield open_on
    until(qtbot, lambda: hub._open == 0)


def at_rest(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until nothing is being read, split or imported."""
    until(qtbot, lambda: dialog.session.phase == "" and dialog.session.hub._open == 0)


def transcripts(hub: Hub) -> dict[str, queries.Transcript]:
    """Return the project's transcripts by name."""
    with hub.read() as reader:
        return {row.name: row for row in queries.transcripts(reader)}


def spoken(hub: Hub, name: str) -> list[tuple[str | None, str, str]]:
    """Return speaker, role and words of each stored turn of a transcript."""
    with hub.read() as reader:
        row = next(one for one in queries.transcripts(reader) if one.name == name)
        text = queries.text_of(reader, row.id).text
        found = queries.turns(reader, [row.id])
    return [(turn.speaker, turn.role, text[turn.start : turn.end]) for turn in found]


def choose_speaker(qtbot: QtBot, dialog: ImportDialog, label: str) -> None:
    """Click on a label in the table of speakers, as somebody who wants to correct it."""
    table = dialog.speakers.table
    index = table.speakers.index(table.speakers.row_of(label), 0)
    assert index.isValid(), f"no label {label}"
    table.scrollTo(index)
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center()
    )


def roles(dialog: ImportDialog) -> dict[str, str]:
    """Return what the table of speakers says of each label."""
    model = dialog.speakers.table.speakers
    rows = range(model.rowCount())
    return {model.rows[row].label.name: model.index(row, ROLE).data() for row in rows}


def choose_in(qtbot: QtBot, box: QComboBox, data: str) -> None:
    """Choose an entry with the arrow keys, as somebody at the keyboard."""
    box.setFocus()
    steps = box.findData(data) - box.currentIndex()
    assert box.findData(data) >= 0, f"{data} is not offered"
    key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
    for _ in range(abs(steps)):
        qtbot.keyClick(box, key)


def choose_file(qtbot: QtBot, dialog: ImportDialog, row: int, *, add: bool = False) -> None:
    """Click on a file, with Ctrl to choose it besides."""
    view = dialog.files
    index = view.files.index(row)
    view.scrollTo(index)
    held = Qt.KeyboardModifier.ControlModifier if add else Qt.KeyboardModifier.NoModifier
    place = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)
