"""Start page and project windows: opening, refusing, remembering, closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.models.project import Project
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from app.ui.shell.shell import Shell
from tests.builders import add_coder, make_project
from tests.ui.accessible import nameless


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Return empty preferences."""
    return Preferences(tmp_path / "preferences.json")


@pytest.fixture
def shell(preferences: Preferences, qtbot: QtBot) -> Iterator[Shell]:
    """Give a shell whose windows are closed at the end."""
    made = Shell(preferences)
    qtbot.addWidget(made.start)
    made.show_start()
    yield made
    # The last window that closes ends the program; keep one open meanwhile.
    made.start.show()
    for window in list(made.windows):
        window.close()


def _window(shell: Shell) -> ProjectWindow:
    (window,) = shell.windows
    assert isinstance(window, ProjectWindow)
    return window


def test_a_new_project_opens_on_its_transcripts(shell: Shell, tmp_path: Path) -> None:
    assert shell.make(tmp_path / "My study")
    window = _window(shell)
    assert window.hub.project.path.name == "My study.threefold"
    assert window.windowTitle() == "My study – Threefold"
    assert window.current == "transcripts"
    assert not shell.start.isVisible()


def test_nobody_is_asked_who_is_coding_before_there_is_a_second(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    shell.make(tmp_path / "study")
    window = _window(shell)
    with window.hub.read() as reader:
        assert [coder.name for coder in queries.coders(reader)] == ["Coder 1"]
    assert window.header.coder.isHidden()
    window.hub.do(operations.add_coder, name="Ben")
    qtbot.waitUntil(lambda: not window.header.coder.isHidden())


def test_a_project_that_exists_is_not_overwritten(shell: Shell, tmp_path: Path) -> None:
    make_project(tmp_path, title="Kept").close()
    assert not shell.make(tmp_path / "study.threefold")
    assert "exists already" in shell.start.problem.text()
    with Project(tmp_path / "study.threefold") as project, project.read() as reader:
        assert queries.study(reader).title == "Kept"


@pytest.mark.parametrize(
    "content, words",
    [(b"hello", "is not a Threefold project"), (b"", "is not a Threefold project")],
)
def test_what_cannot_be_opened_is_said_on_the_start_page(
    shell: Shell, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "notes.threefold"
    path.write_bytes(content)
    assert not shell.open(path)
    assert words in shell.start.problem.text()
    assert shell.start.isVisible()


def test_a_project_open_elsewhere_is_refused(shell: Shell, tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        assert not shell.open(project.path)
        assert "open in another window" in shell.start.problem.text()


def test_opening_twice_shows_the_window_that_is_there(shell: Shell, tmp_path: Path) -> None:
    make_project(tmp_path).close()
    shell.open(tmp_path / "study.threefold")
    assert shell.open(tmp_path / "study.threefold")
    assert len(shell.windows) == 1


def test_closing_lets_the_project_go_and_remembers_the_page(shell: Shell, tmp_path: Path) -> None:
    make_project(tmp_path).close()
    path = tmp_path / "study.threefold"
    shell.open(path)
    _window(shell).show_page("history")
    shell.start.show()
    _window(shell).close()
    assert shell.windows == []
    Project(path).close()
    shell.open(path)
    assert _window(shell).current == "history"


def test_who_is_coding_is_asked_and_the_last_one_proposed(shell: Shell, tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        add_coder(project, "Ana")
        ben = add_coder(project, "Ben")
        path = project.path
    shell.open(path)
    assert shell.windows == []  # nothing is shown before it is known who looks
    assert shell.asking is not None
    assert [shell.asking.names.itemText(at) for at in range(2)] == ["Ana", "Ben"]
    shell.asking.names.setCurrentIndex(1)
    shell.asking.accept()
    assert _window(shell).hub.coder == ben
    shell.start.show()
    _window(shell).close()
    shell.open(path)
    assert shell.asking.coder == ben
    shell.asking.reject()
    assert shell.windows == []
    Project(path).close()  # let go


def test_recent_projects_are_listed_and_opened_by_a_click(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    make_project(tmp_path).close()
    shell.preferences.opened(tmp_path / "study.threefold")
    shell.preferences.opened(tmp_path / "gone.threefold")
    shell.show_start()
    listed = shell.start.recent
    texts = [listed.item(row).text().splitlines()[0] for row in range(listed.count())]
    assert texts == ["gone (not there now)", "study"]
    place = listed.visualItemRect(listed.item(1)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert _window(shell).hub.project.path.name == "study.threefold"


def test_undo_names_what_it_would_undo_and_the_foot_tells_what_was_done(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    shell.make(tmp_path / "study")
    window = _window(shell)
    with qtbot.waitSignal(window.hub.did):
        window.hub.do(operations.create_code, name="trust")
    qtbot.waitUntil(lambda: "Made the code trust" in window.header._undo.toolTip())
    assert "Made the code trust" in window.foot._done.text()
    with qtbot.waitSignal(window.hub.did):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Undone: Made the code trust" in window.foot._done.text()
    assert "Made the code trust" in window.header._redo.toolTip()


def test_a_refusal_is_told_at_the_foot(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    shell.make(tmp_path / "study")
    window = _window(shell)
    with qtbot.waitSignal(window.hub.refused):
        window.hub.undo()
    assert "nothing of yours to undo" in window.foot._done.text()


def test_a_copy_is_saved_and_opens(shell: Shell, tmp_path: Path) -> None:
    shell.make(tmp_path / "study")
    target = tmp_path / "copy.threefold"
    _window(shell).hub.project.save_copy(target).result()
    Project(target).close()


def test_the_start_page_has_names_for_screen_readers(shell: Shell) -> None:
    assert nameless(shell.start) == []


def test_the_window_has_names_for_screen_readers(shell: Shell, tmp_path: Path) -> None:
    shell.make(tmp_path / "study")
    for key in (
        "transcripts",
        "code",
        "categories",
        "themes",
        "notes",
        "saturation",
        "tables",
        "history",
    ):
        page = _window(shell).show_page(key)
        assert nameless(page) == [], key


def test_the_sample_study_is_made_once_and_reopened(
    shell: Shell, user_home: Path, qtbot: QtBot
) -> None:
    shell.open_sample()
    qtbot.waitUntil(lambda: len(shell.windows) == 1)
    window = _window(shell)
    assert window.windowTitle() == "Empathy in medical education (invented) – Threefold"
    assert user_home in window.hub.project.path.parents
    shell.open_sample()
    assert shell.windows == [window]
