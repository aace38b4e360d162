"""A small study on both pages: two coders, four codes, two interviews, real gestures."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.models import queries
from app.models.project import Project
from app.ui.hub import Hub
from app.ui.pages.structure.page import StructurePage
from app.ui.pages.structure.tree_panel import TreePanel
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    make_project,
)
from tests.ui.waiting import until


class Study:
    """The project, its hub and what is in it; `code` and `category` by name."""

    def __init__(self, folder: Path) -> None:
        self.project: Project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        self.text = add_transcript(self.project)
        self.code: dict[str, int] = {}
        self.category: dict[str, int] = {}
        self.hub = Hub(self.project, self.ana)
        self.failures: list[object] = []
        self.hub.failed.connect(self.failures.append)

    def codes(self, *names: str) -> None:
        """Make codes in Ana's name."""
        for name in names:
            self.code[name] = add_code(self.project, name, self.ana)

    def group(self, name: str, *codes: str, level: str = "category", inside: str = "") -> None:
        """Make a category or theme with codes in it."""
        self.category[name] = add_category(
            self.project,
            name,
            self.ana,
            level=level,
            parent=self.category.get(inside),
            codes=[self.code[code] for code in codes],
        )

    def coding(self, code: str, span: tuple[int, int], coder: int | None = None) -> None:
        """Put a code on a span."""
        add_coding(self.project, self.text, self.code[code], span, coder or self.ana)

    def key(self, name: str) -> str:
        """Return the key of a row."""
        if name in self.category:
            return f"category:{self.category[name]}"
        return f"code:{self.code[name]}"

    def structure(self) -> list[str]:
        """Return what stands where, as "Theme/Category/code", placed things only, in order."""
        with self.project.read(self.hub.coder) as reader:
            names = {row.id: row.name for row in queries.categories(reader)}
            names |= {row.id: row.name for row in queries.codes(reader)}
            rows = queries.placements(reader)

        def below(parent: int | None, path: str) -> Iterator[str]:
            for row in rows:
                if row.parent == parent:
                    ident = row.code or row.category or 0
                    yield f"{path}{names[ident]}"
                    if row.category is not None:
                        yield from below(ident, f"{path}{names[ident]}/")

        return list(below(None, ""))


@pytest.fixture
def study(tmp_path: Path, qtbot: QtBot) -> Iterator[Study]:
    """Return an empty study; the hub is closed in the end."""
    made = Study(tmp_path)
    yield made
    made.hub.close()
    assert made.failures == []


@pytest.fixture
def show(study: Study, qtbot: QtBot) -> Callable[[type[StructurePage]], StructurePage]:
    """Return a function that shows a page of the study's project."""

    def open_page(kind: type[StructurePage]) -> StructurePage:
        page = kind(study.hub)  # type: ignore[call-arg]
        qtbot.addWidget(page)
        page.resize(1208, 720)
        page.show()
        with qtbot.waitActive(page):  # keys of a window that is not active do nothing
            page.activateWindow()
        page.setFocus()
        settle(qtbot, study.hub)
        return page

    return open_page


def settle(qtbot: QtBot, hub: Hub) -> None:
    """Wait until nothing is queued or being read."""
    QCoreApplication.processEvents()  # an editor in a view hands its text over by the event loop
    until(qtbot, lambda: hub._open == 0)


def choose(panel: TreePanel, *keys: str) -> None:
    """Choose rows as clicks with Ctrl do."""
    tree = panel.tree
    tree.setFocus()
    tree.set_current(keys[0])
    for key in keys[1:]:
        index = tree.model().index_of(key)
        flags = tree.selectionModel().SelectionFlag
        tree.selectionModel().select(index, flags.Select | flags.Rows)


def press(qtbot: QtBot, page: StructurePage, key: Qt.Key, *modifiers: Any) -> None:
    """Press a key where the focus is, and wait for what comes of it."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(_focused(page), key, held)
    settle(qtbot, page.hub)


def write(qtbot: QtBot, page: StructurePage, text: str) -> None:
    """Type words where the focus is, and Enter."""
    qtbot.keyClicks(_focused(page), text)
    press(qtbot, page, Qt.Key.Key_Return)


def _focused(page: StructurePage) -> Any:
    found = page.window().focusWidget()
    assert found is not None
    return found


def drag(
    qtbot: QtBot,
    page: StructurePage,
    source: TreePanel,
    keys: list[str],
    target: TreePanel,
    parent: str | None,
    row: int = -1,
) -> bool:
    """Drop rows of one tree on another as the view does; return whether they were welcome."""
    model, there = source.tree.model(), target.tree.model()
    data = model.mimeData([model.index_of(key) for key in keys])
    index = there.index_of(parent) if parent else there.index(-1, -1)
    move = Qt.DropAction.MoveAction
    if not there.canDropMimeData(data, move, row, 0, index):
        return False
    there.dropMimeData(data, move, row, 0, index)
    settle(qtbot, page.hub)
    return True


def rows(panel: TreePanel) -> list[str]:
    """Return what a tree shows, indented by a point for each level."""
    model = panel.tree.model()
    found: list[str] = []

    def walk(parent: Any, depth: int) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append("." * depth + str(index.data()))
            walk(index, depth + 1)

    walk(model.index(-1, -1), 0)
    return found


def count(panel: TreePanel, key: str) -> str | None:
    """Return the number at the right of a row."""
    return panel.tree.model().index_of(key).siblingAtColumn(1).data()
