"""Find or run: pages, commands, transcripts and codes answer a few letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.pages.page import Place
from app.ui.shell.project_window import ProjectWindow
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.shortcut_sheet import ShortcutSheet

CONTROL = Qt.KeyboardModifier.ControlModifier


def _ask(window: ProjectWindow, qtbot: QtBot, words: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_page_is_found_by_a_few_letters(window: ProjectWindow, qtbot: QtBot) -> None:
    _ask(window, qtbot, "tabl")
    assert window.current == "tables"


def test_a_code_leads_to_the_code_page(window: ProjectWindow, qtbot: QtBot) -> None:
    _ask(window, qtbot, "trus")
    assert window.current == "code"
    qtbot.waitUntil(lambda: window.hub._open == 0)


def test_a_transcript_is_opened(window: ProjectWindow, qtbot: QtBot) -> None:
    _ask(window, qtbot, "s01")
    page = window.page("code")
    qtbot.waitUntil(lambda: page.desk.transcript is not None)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.hub._open == 0)


def test_escape_leaves_without_doing_anything(window: ProjectWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = next(p for p in window.findChildren(CommandPalette) if p.isVisible())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.current == "history"


def test_the_sheet_lists_the_keys_of_window_and_page(window: ProjectWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window, "?")
    sheet = window.findChild(ShortcutSheet)
    assert sheet.isVisible()
    from PySide6.QtWidgets import QLabel

    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Undo back to here", "Undo", "On this page", "Everywhere"} <= words


def test_a_place_opens_the_text_there(window: ProjectWindow, qtbot: QtBot) -> None:
    with window.hub.read() as reader:
        from app.models import queries

        transcript = queries.transcripts(reader)[0].id
    window.open_place(Place(transcript, 43, 59))
    page = window.page("code")
    qtbot.waitUntil(lambda: page.desk.transcript == transcript)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.hub._open == 0)
