"""The board: cards moved by mouse and keys, mentioned elsewhere, filtered, with many codes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.models import queries
from app.ui.pages.structure.board.board import Board
from app.ui.pages.structure.board.cards import Spot, column_of, rows_between
from app.ui.pages.structure.categories import CategoriesPage
from tests.ui.accessible import nameless
from tests.ui.pages.structure.conftest import Study, press, settle, write
from tests.ui.waiting import until

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show, qtbot: QtBot) -> CategoriesPage:
    study.codes("trust", "patience", "doubt", "time")
    study.group("Understanding", "patience", "doubt")
    study.group("Limits", "time")
    study.coding("trust", (5, 24))
    study.coding("trust", (0, 9), study.ben)
    shown = show(CategoriesPage)
    press(qtbot, shown, Key.Key_2, ALT)
    return shown


@pytest.fixture
def board(page: CategoriesPage) -> Board:
    return page.axial.board.view.board


def shown(board: Board) -> list[str]:
    """Return each column as "name: cards"; what is only mentioned stands in brackets."""
    found = []
    for column in board.columns:
        name = column.category.name if column.category else "-"
        cards = [f"({one.item.name})" if one.mentioned else one.item.name for one in column.cards]
        found.append(" ".join([f"{name}:", *cards]))
    return found


def drag(qtbot: QtBot, board: Board, start: Spot, goal: QPoint) -> None:
    at = board.rect_of(start).center().toPoint()
    qtbot.mousePress(board.viewport(), LEFT, pos=at)
    qtbot.mouseMove(board.viewport(), at + QPoint(20, 20))
    qtbot.mouseMove(board.viewport(), goal)
    qtbot.mouseRelease(board.viewport(), LEFT, pos=goal)


def test_cards_stand_in_the_columns_of_their_categories(
    page: CategoriesPage, board: Board, qtbot: QtBot
) -> None:
    assert shown(board) == ["-: trust", "Understanding: patience doubt", "Limits: time"]
    until(qtbot, lambda: "listen" in board._quotes.get(board.columns[0].cards[0].item.id, ""))
    assert board._numbers(board.columns[0].cards[0]).startswith("1 ")  # the viewer's own
    assert nameless(page) == []


def test_cards_are_dragged_one_or_several_at_once(
    page: CategoriesPage, board: Board, study: Study, qtbot: QtBot
) -> None:
    drag(qtbot, board, Spot(0, 0), board.rect_of(Spot(1, 1)).topLeft().toPoint() + QPoint(60, 2))
    settle(qtbot, study.hub)
    assert shown(board) == ["-:", "Understanding: patience trust doubt", "Limits: time"]
    for spot in (Spot(1, 0), Spot(1, 2)):
        at = board.rect_of(spot).center().toPoint()
        qtbot.mouseClick(board.viewport(), LEFT, CTRL if spot.row else Qt.NoModifier, at)
    drag(qtbot, board, Spot(1, 2), board.rect_of(Spot(2, 0)).bottomLeft().toPoint() + QPoint(9, 9))
    settle(qtbot, study.hub)
    assert shown(board) == ["-:", "Understanding: trust", "Limits: time patience doubt"]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert shown(board) == ["-:", "Understanding: patience trust doubt", "Limits: time"]


def test_cards_are_moved_by_keys(
    page: CategoriesPage, board: Board, study: Study, qtbot: QtBot
) -> None:
    board.setFocus()
    press(qtbot, page, Key.Key_Right)
    assert board.chosen_keys() == [study.key("trust")]
    press(qtbot, page, Key.Key_Right, ALT)
    assert shown(board)[1] == "Understanding: patience doubt trust"
    press(qtbot, page, Key.Key_Up, ALT)
    assert shown(board)[1] == "Understanding: patience trust doubt"
    press(qtbot, page, Key.Key_Down)
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "limits")
    assert shown(board) == ["-:", "Understanding: patience trust", "Limits: time doubt"]
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "Virtues")
    assert shown(board)[-1] == "Virtues: doubt"
    press(qtbot, page, Key.Key_Return)
    assert page.work.tree.current_key() == study.key("doubt")


def test_a_code_is_mentioned_in_another_category(
    page: CategoriesPage, board: Board, study: Study, qtbot: QtBot
) -> None:
    board.choose(study.key("doubt"))
    board.setFocus()
    press(qtbot, page, Key.Key_I)
    write(qtbot, page, "limits")
    assert shown(board)[1:] == ["Understanding: patience doubt", "Limits: time (doubt)"]
    press(qtbot, page, Key.Key_I)
    write(qtbot, page, "understanding")
    assert "sits in" in page.axial.board.view.message.text.text()
    board.setFocus()
    press(qtbot, page, Key.Key_Right)
    assert board._current == (study.key("doubt"), study.key("Limits"))
    press(qtbot, page, Key.Key_Delete)
    assert shown(board)[2] == "Limits: time"
    with study.project.read(study.ana) as reader:
        assert queries.mentions(reader) == []


def test_a_filter_leaves_the_cards_that_match(page: CategoriesPage, board: Board) -> None:
    page.axial.board.view.filter.setText("t t")
    assert shown(board) == ["-: trust", "Understanding: patience doubt", "Limits: time"]
    page.axial.board.view.filter.setText("tru")
    assert shown(board) == ["-: trust", "Understanding:", "Limits:"]


def test_only_cards_in_sight_are_painted(board: Board) -> None:
    card = board.columns[1].cards[0]
    column = column_of(None, [card] * 5000)
    assert rows_between(column, 0, 800) == range(9)
    assert rows_between(column, 40_000, 40_800) == range(434, 444)
    assert list(rows_between(column_of(None, [card] * 3), 40_000, 40_800)) == []


def test_suggestions_are_taken_or_waved_away(
    page: CategoriesPage, board: Board, study: Study, qtbot: QtBot
) -> None:
    for span in ((0, 9), (28, 37)):
        study.coding("doubt", span)
        study.coding("trust", span)
    bar, asked = page.axial.board.view.suggestions, page.axial.board.view.suggest
    asked.click()
    settle(qtbot, study.hub)
    assert "“trust” into “Understanding”" in bar.words.text()
    assert board.chosen_keys() == [study.key("trust")]
    bar.wave.click()
    settle(qtbot, study.hub)
    assert bar.words.text().startswith("Nothing more")
    assert shown(board)[0] == "-: trust"
    assert bar.back.text() == "Waved away: 1"
    assert waved(study) == [(study.code["trust"], study.category["Understanding"])]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert (bar.back.isVisible(), waved(study)) == (False, [])
    bar.wave.click()
    settle(qtbot, study.hub)
    bar.back.click()
    write(qtbot, page, "trust")
    assert "“trust” into “Understanding”" in bar.words.text()
    bar.take.click()
    settle(qtbot, study.hub)
    assert shown(board)[1] == "Understanding: patience doubt trust"


def waved(study: Study) -> list[tuple[int, int]]:
    with study.project.read(study.ana) as reader:
        return [(row.code, row.category) for row in queries.waved_suggestions(reader)]


def test_a_memo_and_suggestions_are_asked_for_by_keys(
    page: CategoriesPage, board: Board, study: Study, qtbot: QtBot
) -> None:
    board.setFocus()
    press(qtbot, page, Key.Key_S)
    assert page.axial.board.view.suggestions.isVisible()
    board.choose(study.key("doubt"))
    press(qtbot, page, Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert page.memos.sheet.isVisible()
    page.memos.sheet.close_quietly()
    offered = [action.text() for action in board.actions()]
    assert offered[:3] == ["Move cards to…", "Mention in…", "Memo…"]
