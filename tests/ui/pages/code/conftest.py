"""A small study with two coders and two languages, and the Code page on it in a real window."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.coding import operations as do
from app.models import queries
from app.models.project import Project
from app.models.queries import Coding
from app.ui.frame.frame import Frame
from app.ui.frame.rail import PageSpec
from app.ui.hub import Hub
from app.ui.pages.code.page import CodePage
from tests.ui.waiting import idle

ENGLISH = (
    "Interviewer: What does empathy mean to you?\n"
    "S01: It means 🙂 seeing things from the patient's side, and then having patience with them.\n"
    "Interviewer: Can you give an example?\n"
    "S01: I sat down next to her bed and listened.\n"
)
CHINESE = "采访者：什么是共情？\nD01：就是站在病人😀的角度看问题，然后有耐心。\n"
LONG = "Interviewer: Go on.\n" + "".join(
    f"S02: Answer number {n}, and nothing that anybody would want to code in it.\n"
    for n in range(120)
)


def turns(text: str, labels: tuple[str, str]) -> list[do.TurnInput]:
    """Return the turns of a text in which every line begins with one of two labels."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        label = next(label for label in labels if line.startswith(label))
        role = "interviewer" if label == labels[0] else "participant"
        start, end = at + len(label), at + len(line.rstrip("\n"))
        found.append(do.TurnInput(at, start, end, label.strip(" :："), role))
        at += len(line)
    return found


@dataclass
class Study:
    """The project behind the page; ids by name."""

    project: Project
    hub: Hub
    coders: dict[str, int] = field(default_factory=dict)
    transcripts: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)

    def do(self, operation: Any, coder: str | None = "Ana", **values: Any) -> Any:
        """Do something behind the window's back and return its answer."""
        return self.project.do(operation, self.coders.get(coder or ""), **values).result().value

    def ask(self, question: Callable[..., Any], *args: Any, coder: str | None = None) -> Any:
        """Read from the project, as nobody in particular or as a coder."""
        with self.project.read(self.coders.get(coder or "")) as reader:
            return question(reader, *args)

    def codings(self, transcript: str) -> list[Coding]:
        """Return all codings of a transcript as they are stored."""
        return self.ask(queries.codings_of_transcript, self.transcripts[transcript])

    def code(self, name: str, coder: str, transcript: str, words: str, text: str) -> int:
        """Put a code on some words of a transcript, behind the window's back."""
        start = text.index(words)
        return self.do(
            do.apply_code,
            coder,
            transcript=self.transcripts[transcript],
            code=self.codes[name],
            start=start,
            end=start + len(words),
        )

    def names(self) -> set[str]:
        """Return the names of all living codes."""
        return {code.name for code in self.ask(queries.codes)}


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with Ana and Ben, S01, D01 and S02, three codes, a theme, a category.

    It is made once: an operation waits for the disk, and every test begins with a copy.
    """
    path = tmp_path_factory.mktemp("original") / "study.threefold"
    with Project.create(path, "A study") as project:
        ana, _ = (project.do(do.add_coder, name=name).result().value for name in ("Ana", "Ben"))

        def made(operation: Any, **values: Any) -> Any:
            return project.do(operation, ana, **values).result().value

        for given in inputs():
            made(do.import_transcript, transcript=given)
        theme = made(do.create_category, name="Definition", level="theme", common=True)
        inner = made(do.create_category, name="Seeing", parent=theme, common=True)
        words = {"perspective": "Seeing with their eyes"}
        for name, category in (("perspective", inner), ("patience", inner), ("listening", None)):
            definition = words.get(name)
            made(do.create_code, name=name, category=category, common=True, definition=definition)
    return path


def inputs() -> Iterator[do.TranscriptInput]:
    """Yield the three transcripts as they are imported."""
    for day, (name, text, labels, group) in enumerate(
        (
            ("S01", ENGLISH, ("Interviewer: ", "S01: "), "Students"),
            ("D01", CHINESE, ("采访者：", "D01："), "Doctors"),
            ("S02", LONG, ("Interviewer: ", "S02: "), "Students"),
        ),
        1,
    ):
        yield do.TranscriptInput(
            name, text, turns(text, labels), [name], [group], date=f"2026-03-0{day}"
        )


@pytest.fixture
def study(original: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Study]:
    """Return a copy of the original, open, with Ana looking at it."""
    project = Project(Path(shutil.copy(original, tmp_path)))
    made = Study(project, Hub(project))
    for names, query in (
        (made.coders, queries.coders),
        (made.transcripts, queries.transcripts),
        (made.codes, queries.codes),
        (made.categories, queries.categories),
    ):
        names.update({row.name: row.id for row in made.ask(query)})
    made.hub.become(made.coders["Ana"])
    problems: list[BaseException] = []
    made.hub.failed.connect(problems.append)
    yield made
    made.hub.close()
    QApplication.processEvents()
    assert problems == []


@pytest.fixture
def frame(study: Study, qtbot: QtBot) -> Iterator[Frame]:
    """Return the window with the Code page in front."""
    window = Frame()
    qtbot.addWidget(window)
    window.add_page(PageSpec("code", "Code", "highlighter"), lambda: CodePage(study.hub))
    window.add_page(PageSpec("other", "Other", "files"), QWidget)
    window.resize(1280, 800)
    window.show()
    page = window.show_page("code")
    with qtbot.waitActive(window):
        window.activateWindow()
    assert isinstance(page, CodePage)
    window.find_asked.connect(page.find_here)
    window.undo_asked.connect(study.hub.undo)
    window.redo_asked.connect(study.hub.redo)
    yield window
    idle(qtbot, study.hub)


@pytest.fixture
def page(frame: Frame, study: Study, qtbot: QtBot) -> CodePage:
    """Return the page with S01 open and the focus in its text."""
    found = frame.pages.page("code")
    assert isinstance(found, CodePage)
    qtbot.waitUntil(lambda: found.desk.transcript == study.transcripts["S01"])
    idle(qtbot, study.hub)
    found.text.setFocus()
    return found


@pytest.fixture
def settle(qtbot: QtBot, study: Study) -> Callable[[], None]:
    """Return what waits until everything asked for is done and shown."""
    return lambda: idle(qtbot, study.hub)


@pytest.fixture
def select(page: CodePage, qtbot: QtBot) -> Callable[[str], tuple[int, int]]:
    """Return what selects words of the open text as a reader does: by Shift and arrow keys."""

    def by_keys(words: str) -> tuple[int, int]:
        start = page.desk.words.index(words)
        page.text.setFocus()
        page.text.view.put_caret(start)
        for _ in words:
            qtbot.keyClick(page.text.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        return start, start + len(words)

    return by_keys


@pytest.fixture
def press(page: CodePage, qtbot: QtBot) -> Callable[..., None]:
    """Return what presses a key where the focus is."""

    def on_focus(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        qtbot.keyClick(widget, key, held)

    return on_focus
