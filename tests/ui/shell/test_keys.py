"""No two actions that act at the same time have the same shortcut: Qt would do neither."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from app.ui.shell.project_window import ProjectWindow

SHOWN = "Ctrl+K"  # the window's, which asks the page; it stands in the page's list to be shown


def test_the_code_page_and_the_window_share_no_shortcut(window: ProjectWindow) -> None:
    window.show_page("code")
    found = Counter(
        keys.toString(QKeySequence.SequenceFormat.PortableText)
        for action in (*window.page("code").page_actions(), *window.actions())
        for keys in action.shortcuts()
    )
    assert [keys for keys, count in found.items() if count > 1 and keys != SHOWN] == []
