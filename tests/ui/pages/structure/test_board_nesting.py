"""Categories within categories on the board: shown in the column, dragged in and out, by keys."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.ui.pages.structure.board.board import Board
from app.ui.pages.structure.board.cards import Spot
from app.ui.pages.structure.categories import CategoriesPage
from tests.ui.pages.structure.conftest import Study, press, settle, write

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Show = Callable[[type[CategoriesPage]], CategoriesPage]


@pytest.fixture
def page(study: Study, show: Show, qtbot: QtBot) -> CategoriesPage:
    study.codes("trust", "patience", "doubt", "time", "耐心")
    study.group("Understanding", "patience")
    study.group("First steps", "doubt", inside="Understanding")
    study.group("更深", "耐心", inside="First steps")
    study.group("Limits", "time")
    shown = show(CategoriesPage)
    press(qtbot, shown, Key.Key_2, ALT)
    return shown


@pytest.fixture
def board(page: CategoriesPage) -> Board:
    found: Board = page.axial.board.view.board
    found.setFocus()
    return found


def shown(board: Board) -> list[str]:
    """Return each column as "name: rows", heads in brackets with a point for each level."""
    found = []
    for column in board.columns:
        name = column.category.name if column.category else "-"
        rows = [
            f"[{'.' * card.depth}{card.item.name}]" if card.is_head else card.item.name
            for card in column.cards
        ]
        found.append(" ".join([f"{name}:", *rows]))
    return found


def drag(qtbot: QtBot, board: Board, start: Spot, goal: QPoint) -> None:
    at = board.rect_of(start).center().toPoint()
    qtbot.mousePress(board.viewport(), LEFT, pos=at)
    qtbot.mouseMove(board.viewport(), at + QPoint(20, 20))
    qtbot.mouseMove(board.viewport(), goal)
    qtbot.mouseRelease(board.viewport(), LEFT, pos=goal)


NESTED = "Understanding: patience [First steps] doubt [.更深] 耐心"


def test_a_column_holds_the_categories_within_it(board: Board) -> None:
    assert shown(board) == ["-: trust", NESTED, "Limits: time"]
    tops = [board.rect_of(Spot(1, row)) for row in range(5)]
    assert all(one.bottom() <= other.top() for one, other in pairwise(tops))
    assert tops[0].left() == tops[1].left() < tops[2].left() < tops[4].left()


def test_codes_are_dragged_under_an_inner_head_and_out(
    board: Board, study: Study, qtbot: QtBot
) -> None:
    below = board.rect_of(Spot(1, 1)).bottomLeft().toPoint() + QPoint(60, 4)
    drag(qtbot, board, Spot(0, 0), below)
    settle(qtbot, study.hub)
    assert shown(board)[1] == "Understanding: patience [First steps] trust doubt [.更深] 耐心"
    drag(qtbot, board, Spot(1, 5), board.rect_of(Spot(1, 0)).topLeft().toPoint() + QPoint(60, 2))
    settle(qtbot, study.hub)
    assert shown(board)[1] == "Understanding: 耐心 patience [First steps] trust doubt [.更深]"


def test_a_category_is_dragged_in_and_out(board: Board, study: Study, qtbot: QtBot) -> None:
    drag(qtbot, board, Spot(2, -1), board.rect_of(Spot(1, 1)).center().toPoint())
    settle(qtbot, study.hub)
    assert shown(board)[1:] == [f"{NESTED} [.Limits] time"]
    study.hub.undo()
    settle(qtbot, study.hub)
    assert shown(board)[1:] == [NESTED, "Limits: time"]
    goal = board.rect_of(Spot(2, -1)).center().toPoint() + QPoint(30, 0)
    drag(qtbot, board, Spot(1, 1), goal)
    settle(qtbot, study.hub)
    outside = ["Understanding: patience", "Limits: time", "First steps: doubt [更深] 耐心"]
    assert shown(board)[1:] == outside
    drag(qtbot, board, Spot(3, -1), board.rect_of(Spot(3, 1)).center().toPoint())
    settle(qtbot, study.hub)
    assert shown(board)[1:] == outside  # not into itself


def test_a_category_is_moved_by_keys(
    page: CategoriesPage, board: Board, study: Study, qtbot: QtBot
) -> None:
    board.choose(study.key("patience"))
    press(qtbot, page, Key.Key_Down)
    assert board.chosen_keys() == [study.key("First steps")]
    press(qtbot, page, Key.Key_Left, ALT, SHIFT)
    outside = ["Understanding: patience", "First steps: doubt [更深] 耐心", "Limits: time"]
    assert shown(board)[1:] == outside
    assert board.chosen_keys() == [study.key("First steps")]
    press(qtbot, page, Key.Key_Right, ALT)
    assert shown(board)[1:] == [outside[0], outside[2], outside[1]]
    press(qtbot, page, Key.Key_Right, ALT, SHIFT)
    assert shown(board)[1:] == [outside[0], "Limits: time [First steps] doubt [.更深] 耐心"]
    press(qtbot, page, Key.Key_Left, ALT)
    assert shown(board)[1:] == [NESTED, "Limits: time"]
    press(qtbot, page, Key.Key_M)
    write(qtbot, page, "limits")
    assert shown(board)[2] == "Limits: time [First steps] doubt [.更深] 耐心"
    press(qtbot, page, Key.Key_I)
    assert "which codes" in page.axial.board.view.message.text.text()
    press(qtbot, page, Key.Key_Up)
    press(qtbot, page, Key.Key_Up)
    assert board.chosen_keys() == [study.key("Limits")]
    press(qtbot, page, Key.Key_Return)
    assert page.work.tree.current_key() == study.key("Limits")
