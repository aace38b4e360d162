"""No two actions that act at the same time have the same shortcut: Qt would do neither."""

from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.ui.shell.page_list import page_specs
from app.ui.shell.project_window import ProjectWindow
from tests.builders import did
from tests.ui.waiting import idle

SHOWN = "Ctrl+K"  # the window's, which asks the page; it stands in the page's list to be shown


def keys_of(actions: Iterable[QAction]) -> set[str]:
    portable = QKeySequence.SequenceFormat.PortableText
    return {keys.toString(portable) for action in actions for keys in action.shortcuts()}


def test_no_page_shares_a_shortcut_with_the_window(window: ProjectWindow) -> None:
    everywhere = keys_of([*window.actions(), *window.menu.commands()]) - {SHOWN}
    shared = {}
    for key in (spec.key for spec in page_specs()):
        window.show_page(key)
        shared[key] = sorted(keys_of(window.page(key).page_actions()) & everywhere)
    assert {key: keys for key, keys in shared.items() if keys} == {}


def test_the_code_page_has_no_shortcut_twice(window: ProjectWindow) -> None:
    window.show_page("code")
    found = Counter(keys for one in window.page("code").page_actions() for keys in keys_of([one]))
    assert [keys for keys, count in found.items() if count > 1] == []


@pytest.mark.parametrize(
    "page, reached",
    [
        ("notes", {"Search in notes", "Kind", "What it is on", "Order of the notes", "Title"}),
        ("saturation", {"Level", "Whose codings count", "Kind of rule"}),
    ],
)
def test_tab_from_the_rail_reaches_what_stands_before_the_main_part(
    window: ProjectWindow, qtbot: QtBot, page: str, reached: set[str]
) -> None:
    window.resize(1300, 760)
    did(window.hub.project, operations.write_memo, window.hub.coder, text="A note")
    window.show_page(page)
    idle(qtbot, window.hub)
    window.rail._buttons[page].setFocus(Qt.FocusReason.TabFocusReason)
    names = set()
    for _ in range(24):
        focused = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        names.add(QApplication.focusWidget().accessibleName())
    assert reached <= names
