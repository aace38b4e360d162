"""The page's actions, for its menu and the sheet of shortcuts.

The tables take the keys themselves, since Enter and Del mean something else while one types in a
cell; so the shortcuts here only say what the keys are, and fire nowhere.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from app.ui.pages.transcripts.page import TranscriptsPage


def page_actions(page: "TranscriptsPage") -> list[QAction]:
    """Return the actions of the page; what they act on is asked for when they act."""
    rows: list[tuple[str, str, Callable[[], object]]] = [
        (_tr("Import transcripts…"), "", lambda: page.import_files()),
        (_tr("Open the transcript"), "Return", page.open_current),
        (_tr("Edit the cell"), "F2", lambda: page.side.table.edit_current()),
        (_tr("Move up"), "Alt+Up", lambda: page.side.table.ask_move(-1)),
        (_tr("Move down"), "Alt+Down", lambda: page.side.table.ask_move(1)),
        (_tr("Order transcripts by date"), "", lambda: page.transcripts.order_by_date()),
        (_tr("Choose columns of transcripts"), "", lambda: page.transcripts.choose_columns()),
        (_tr("Delete what is selected"), "Del", page.remove),
        (_tr("Not applicable"), "Ctrl+.", lambda: page.participants.set_not_applicable()),
        (_tr("No value (missing)"), "Backspace", lambda: page.participants.clear_value()),
        (_tr("Show transcripts"), "", lambda: page.show_view("transcripts")),
        (_tr("Show participants"), "", lambda: page.show_view("participants")),
        (_tr("Show the interview guide"), "", lambda: page.show_view("guide")),
        (_tr("Record what was sent to participants to be checked…"), "", page.record_sent),
        (_tr("Import participants (CSV)…"), "", lambda: page.participants.choose_csv()),
    ]
    return [_action(page, *row) for row in rows]


def _action(page: "TranscriptsPage", words: str, keys: str, act: Callable[[], object]) -> QAction:
    action = QAction(words, page)
    action.setShortcut(keys)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda: act())
    return action


def _tr(text: str) -> str:
    return QCoreApplication.translate("TranscriptsActions", text)
