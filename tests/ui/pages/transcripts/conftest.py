"""A small study and the page on it, in a window that undoes and redoes."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from app.coding import operations as do
from app.models import queries
from app.models.project import Project
from app.ui.frame.frame import Frame
from app.ui.frame.rail import PageSpec
from app.ui.hub import Hub
from app.ui.pages.transcripts.page import TranscriptsPage
from tests.ui.waiting import idle

TEXT = "Interviewer: What is it?\n{id}: It is 🙂 this.\nNurse: Excuse me.\n{id}: That is all.\n"
PEOPLE = (("S01", "Students", "2026-03-01"), ("S02", "Students", "2026-03-02"),
          ("D01", "Doctors", "2026-03-03"))  # fmt: skip


def turns(text: str, participant: str) -> list[do.TurnInput]:
    """Return the turns of a text whose every line begins with a label."""
    found, at = [], 0
    roles = {"Interviewer": "interviewer", participant: "participant"}
    for line in text.splitlines(keepends=True):
        label = line.partition(":")[0]
        start, end = at + len(label) + 2, at + len(line.rstrip("\n"))
        found.append(do.TurnInput(at, start, end, label, roles.get(label, "unknown")))
        at += len(line)
    return found


@dataclass
class Study:
    """The project behind the page; ids by name."""

    project: Project
    hub: Hub
    coders: dict[str, int] = field(default_factory=dict)

    def do(self, operation: Any, coder: str | None = None, **values: Any) -> Any:
        """Do something behind the window's back and return its answer."""
        return self.project.do(operation, self.coders.get(coder or ""), **values).result().value

    def ask(self, question: Callable[..., Any], *args: Any) -> Any:
        """Read from the project."""
        with self.project.read() as reader:
            return question(reader, *args)

    def transcript(self, name: str) -> queries.Transcript:
        """Return a transcript's record by name."""
        return next(row for row in self.ask(queries.transcripts) if row.name == name)

    def order(self) -> list[str]:
        """Return the transcripts' names in the order of collection."""
        return [row.name for row in self.ask(queries.transcripts)]

    def people(self) -> dict[str, int]:
        """Return the participants' ids by name, in their order."""
        return {row.name: row.id for row in self.ask(queries.participants)}

    def groups_of(self, name: str) -> list[str]:
        """Return a participant's groups by name."""
        names = {row.id: row.name for row in self.ask(queries.groups)}
        mine = self.people()[name]
        rows = self.ask(queries.memberships)
        return sorted(names[row.participant_group] for row in rows if row.participant == mine)

    def value(self, name: str, attribute: str) -> tuple[str, str | None] | None:
        """Return state and value of a participant's attribute; None where it is missing."""
        ids = {row.name: row.id for row in self.ask(queries.attributes)}
        mine = self.people()[name]
        rows = self.ask(queries.attribute_values)
        found = [(row.state, row.value) for row in rows
                 if (row.participant, row.attribute) == (mine, ids[attribute])]  # fmt: skip
        return found[0] if found else None


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """Return the file that every test works on a copy of, and its coders."""
    path = tmp_path_factory.mktemp("template") / "study.threefold"
    with Project.create(path, "A study") as project:

        def did(operation: Any, coder: str = "", **values: Any) -> Any:
            return project.do(operation, coders.get(coder), **values).result().value

        coders: dict[str, int] = {}
        for name in ("Ana", "Ben"):
            coders[name] = did(do.add_coder, name=name)
        for name, group, date in PEOPLE:
            text = TEXT.format(id=name)
            given = do.TranscriptInput(name, text, turns(text, name), [name], [group], date=date)
            row = did(do.import_transcript, "Ana", transcript=given)
            if name == "S01":
                code = did(do.create_code, "Ana", name="patience", common=True)
                for coder in coders:
                    did(do.apply_code, coder, transcript=row, code=code, start=30, end=40)
                did(do.finish, "Ana", transcripts=[row])
        did(do.define_attribute, "Ana", name="gender")
        did(do.define_attribute, "Ana", name="years of work", kind="number")
    return path, coders


@pytest.fixture
def study(
    template: tuple[Path, dict[str, int]], tmp_path: Path, qapp: QApplication
) -> Iterator[Study]:
    """Return a project with S01, S02, D01, two coders, a coding each, and two attributes."""
    path = tmp_path / "study.threefold"
    shutil.copy(template[0], path)
    project = Project(path)
    made = Study(project, Hub(project), template[1])
    made.hub.become(made.coders["Ana"])
    problems: list[BaseException] = []
    made.hub.failed.connect(problems.append)
    made.hub.refused.connect(problems.append)
    yield made
    made.hub.close()
    QApplication.processEvents()
    assert problems == []


@pytest.fixture
def frame(study: Study, qtbot: QtBot) -> Iterator[Frame]:
    """Return the window with the page in front."""
    yield from window_on(study.hub, qtbot)


def window_on(hub: Hub, qtbot: QtBot) -> Iterator[Frame]:
    """Return a window with the page, and wait at the end until nothing is under way."""
    window = Frame()
    qtbot.addWidget(window)
    window.add_page(PageSpec("transcripts", "Transcripts", "files"), lambda: TranscriptsPage(hub))
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("transcripts")
    window.undo_asked.connect(hub.undo)
    window.redo_asked.connect(hub.redo)
    idle(qtbot, hub)
    yield window
    idle(qtbot, hub)


@pytest.fixture
def page(frame: Frame) -> TranscriptsPage:
    """Return the page with its numbers there and the focus in the table of transcripts."""
    found = frame.pages.page("transcripts")
    assert isinstance(found, TranscriptsPage)
    found.transcripts.table.setFocus()
    return found


@pytest.fixture
def people(page: TranscriptsPage) -> TranscriptsPage:
    """Return the page with the participants in front and the focus in their table."""
    page.show_view("participants")
    page.participants.table.setFocus()
    return page


@pytest.fixture
def settle(qtbot: QtBot, study: Study) -> Callable[[], None]:
    """Return what waits until everything asked for is done and shown."""
    return lambda: idle(qtbot, study.hub)


def shown(view: QTableView, key: str) -> list[str]:
    """Return what a column shows, by the column's key or its words."""
    model = view.model()
    columns = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    at = model.column_of(key) if key in model.columns else columns.index(key)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def cell(view: QTableView, row: int, key: str) -> Any:
    """Return the index of a cell by its row and its column's words or key."""
    model = view.model()
    columns = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return model.index(row, columns.index(key) if key in columns else model.column_of(key))


def click(qtbot: QtBot, view: QTableView, index: Any, *, add: bool = False) -> None:
    """Click on a cell, with Ctrl to select its row besides."""
    view.scrollTo(index)
    held = Qt.KeyboardModifier.ControlModifier if add else Qt.KeyboardModifier.NoModifier
    place = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)


def editor(view: QAbstractItemView) -> QLineEdit:
    """Return the line that is open in a table."""
    found = [one for one in view.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert len(found) == 1, f"{len(found)} lines are open"
    return found[0]


def type_in(
    qtbot: QtBot, view: QTableView, index: Any, text: str, end: Qt.Key = Qt.Key.Key_Return
) -> None:
    """Open a cell with F2, replace what is in it and leave it with a key."""
    view.setFocus()
    view.setCurrentIndex(index)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    line = editor(view)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    if text.isascii():
        qtbot.keyClicks(line, text)
    else:  # as an input method does; QTest knows no such keys
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(line, event)
    qtbot.keyClick(line, end)
