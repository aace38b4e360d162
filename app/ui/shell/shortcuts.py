"""The lines of the sheet of shortcuts: those of the window, and those of the page in front."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from app.ui.widgets.shortcut_sheet import ShortcutGroup

if TYPE_CHECKING:
    from app.ui.shell.project_window import ProjectWindow


def shortcut_groups(window: "ProjectWindow") -> list[ShortcutGroup]:
    """Return the groups that the sheet shows now."""
    page = window.page(window.current)
    here = _lines(page.page_actions())
    everywhere = _lines(window.actions())
    groups = []
    if here:
        groups.append(ShortcutGroup(QCoreApplication.translate("shortcuts", "On this page"), here))
    title = QCoreApplication.translate("shortcuts", "Everywhere")
    groups.append(ShortcutGroup(title, everywhere))
    return groups


def _lines(actions: list[QAction]) -> list[tuple[str, str]]:
    form = QKeySequence.SequenceFormat.PortableText
    return [
        (action.shortcut().toString(form), action.text().replace("&", "").rstrip("…"))
        for action in actions
        if not action.shortcut().isEmpty()
    ]
