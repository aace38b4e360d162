"""Every page of the window, with each of its views and tables, tells a blind coder nothing.

What a page shows is the same before and after the other has done of everything something, at the
same computer: so a number that has grown is found as well as a word, and what a page kept too long.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.models.project import Project
from app.ui.hub import Hub
from app.ui.pages.tables.table_list import TableList
from app.ui.shell.page_list import page_specs
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from tests.models.blind import TEAMS, Round, bens_work, make_round
from tests.ui.waiting import idle

_USER = Qt.ItemDataRole.UserRole
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    *range(_USER, _USER + 12),
)
_WORDS = ("text", "title", "toolTip", "placeholderText", "windowTitle", "statusTip", "whatsThis")
_ADDRESS = re.compile(r"0x[0-9a-f]+")
# What rows of a coder lead to; others hold what a page reads as numbers, dates and lists.
_NEEDED = tuple(table for table in TEAMS if table.name in ("relation_type", "guide_version"))
BENS = "Ben's"


@pytest.fixture
def made(tmp_path: Path) -> Round:
    return make_round(tmp_path, _NEEDED)


@pytest.fixture
def window(made: Round, tmp_path: Path, qtbot: QtBot) -> Iterator[ProjectWindow]:
    """Give the window of Ana, who codes blind."""
    hub = Hub(Project(made.path, copies=False), made.ana)
    opened = ProjectWindow(hub, Preferences(tmp_path / "preferences.json"))
    opened.show()
    yield opened
    opened.close()
    opened.deleteLater()


def test_no_page_tells_what_the_other_does(
    made: Round, window: ProjectWindow, qtbot: QtBot
) -> None:
    alone = told_by_every_page(window, qtbot)
    window.become(made.ben)  # at the same computer
    bens_work(window.hub.project, made.ben)
    for page in ("code", "categories", "notes", "history"):
        window.show_page(page)
        idle(qtbot, window.hub)
        assert any(BENS in words for words in words_in(window.page(page))), page
    window.become(made.ana)
    together = told_by_every_page(window, qtbot)
    new = {page: {*filter(_is_news, said - alone[page])} for page, said in together.items()}
    assert {page: said for page, said in new.items() if said} == {}
    assert [words for words in held_in(window) if BENS in words] == []


def _is_news(words: str) -> bool:
    """Tell whether it is more than the entry that Ana made herself by changing names."""
    return not any(known in words for known in ("under another name", "open-as", "Rows 1 to"))


def told_by_every_page(window: ProjectWindow, qtbot: QtBot) -> dict[str, set[str]]:
    """Return by page what can be read in any of its views."""
    found: dict[str, set[str]] = {}
    for spec in page_specs():
        window.show_page(spec.key)
        said = found[spec.key] = set()
        for _view in views(window.page(spec.key)):
            idle(qtbot, window.hub)
            said |= words_in(window.page(spec.key))
    return found | {"window": words_in(window)}


def views(page: QWidget) -> Iterator[None]:
    """Turn to each tab of the page, and to each of its tables."""
    yield
    for tabs in page.findChildren(QTabBar):
        for at in range(tabs.count()):
            if tabs.isVisibleTo(page) and tabs.isTabVisible(at):
                tabs.setCurrentIndex(at)
                yield
    for tables in page.findChildren(TableList):
        for at in range(tables.count()):
            tables.setCurrentRow(at)
            yield


def words_in(root: QWidget) -> set[str]:
    """Return every text of every widget, shown or not, and all that its models answer."""
    return {words for widget in (root, *root.findChildren(QWidget)) for words in of(widget)}


def of(widget: QWidget) -> Iterator[str]:
    """Give what one widget says."""
    for name in _WORDS:
        words = widget.property(name)
        if isinstance(words, str):
            yield words
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
        yield from cells(widget.model(), QModelIndex())
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is not None:
        yield spoken.text(QAccessible.Text.Name)
        yield spoken.text(QAccessible.Text.Description)
    for action in widget.actions():
        yield from (action.text(), action.toolTip())


def held_in(root: QWidget) -> list[str]:
    """Return the records that widgets keep, from which some paint by hand."""
    return [
        f"{type(one).__name__}.{name} {held!r}"
        for one in (root, *root.findChildren(QWidget))
        for name, held in vars(one).items()
        if _is_data(held)
    ]


def cells(model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
    """Give what a model answers in any role, of all rows."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    for row in range(model.rowCount(above)):
        for column in range(columns):
            index = model.index(row, column, above)
            for role in _ROLES:
                answer = model.data(index, role)
                if _is_data(answer):
                    yield _ADDRESS.sub("", repr(answer))
        if not isinstance(model, QAbstractListModel):
            yield from cells(model, model.index(row, 0, above))


def _is_data(held: object) -> bool:
    return isinstance(held, str | int | float | tuple | list | dict | frozenset)
