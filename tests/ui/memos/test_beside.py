"""Memos beside rows of other pages: transcripts, participants, codes, categories and themes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.models import queries
from app.ui.memos.beside import MemosBeside
from app.ui.pages.page import Page
from app.ui.pages.structure.categories import CategoriesPage
from app.ui.pages.structure.themes import ThemesPage
from app.ui.pages.transcripts.page import TranscriptsPage
from tests.ui.studies import SmallStudy


def shown(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()


def written(memos: MemosBeside, study: SmallStudy, qtbot: QtBot) -> queries.Memo:
    """Type a memo in the sheet that is open, leave it, and return it as stored."""
    qtbot.waitUntil(memos.sheet.editor.field.write.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "noted")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)

    def stored() -> list[queries.Memo]:
        with study.project.read(study.ana) as reader:
            return queries.memos(reader)

    qtbot.waitUntil(lambda: len(stored()) == 1)
    return stored()[0]


def trigger(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def on_transcript(page: TranscriptsPage) -> None:
    trigger(page.transcripts._menu(), "Memo…")


def on_participant(page: TranscriptsPage) -> None:
    page.show_view("participants")
    trigger(page.participants.cell_menu(), "Memo…")


@pytest.mark.parametrize(
    "ask, column", [(on_transcript, "transcript"), (on_participant, "participant")]
)
def test_on_a_transcript_or_participant(
    study: SmallStudy, qtbot: QtBot, ask: Callable[[TranscriptsPage], None], column: str
) -> None:
    page = TranscriptsPage(study.hub)
    shown(page, qtbot)
    ask(page)
    memo = written(page.memos, study, qtbot)
    with study.project.read() as reader:
        wanted = getattr(queries, f"{column}s")(reader)[0].id
    assert (getattr(memo, column), memo.start, memo.text) == (wanted, None, "noted")


@pytest.mark.parametrize(
    "kind, key", [(CategoriesPage, "category"), (CategoriesPage, "code"), (ThemesPage, "theme")]
)
def test_on_a_code_category_or_theme(
    study: SmallStudy, qtbot: QtBot, kind: type[CategoriesPage], key: str
) -> None:
    page = kind(study.hub)
    shown(page, qtbot)
    ident = {"category": study.category, "code": study.listening, "theme": study.theme}[key]
    row = "code" if key == "code" else "category"
    page.go_to(f"{row}:{ident}")
    page.active.tree.setFocus()
    qtbot.waitUntil(page.active.tree.hasFocus)
    qtbot.keyClick(page.active.tree, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    memo = written(page.memos, study, qtbot)
    assert (getattr(memo, row), memo.kind) == (ident, "code-note")
