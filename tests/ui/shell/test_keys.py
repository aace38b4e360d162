"""No two actions that act at the same time have the same shortcut: Qt would do neither."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence

from app.ui.shell.page_list import page_specs
from app.ui.shell.project_window import ProjectWindow

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
