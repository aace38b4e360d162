"""Tests of the tree view: it keeps folds, choice and scrolling, and tells what is asked for."""

from collections.abc import Hashable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.filter_tree import FilterTree
from app.ui.widgets.tree_model import COUNT
from app.ui.widgets.tree_nodes import TreeNode
from tests.ui.accessible import nameless

ROWS = [
    TreeNode("u", None, "Understanding", count=41, strong=True),
    TreeNode(1, "u", "perspective", "#425CAE", count=18),
    TreeNode(2, "u", "patience", "#DDAC11", count=12),
    TreeNode("l", None, "Limits", count=9, strong=True),
    TreeNode(3, "l", "time", "#218771", count=6),
    TreeNode(4, "l", "fatigue", "#933080", count=3),
]
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tree(qtbot: QtBot) -> FilterTree:
    made = FilterTree("Codebook")
    qtbot.addWidget(made)
    made.set_nodes(ROWS)
    made.resize(280, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(tree: FilterTree) -> list[str]:
    """Return the texts of the rows on screen from top to bottom."""
    found, index = [], tree.indexAt(QPoint(60, 2))
    while index.isValid():
        found.append(str(index.data()))
        index = tree.indexBelow(index)
    return found


def spot(tree: FilterTree, key: Hashable, column: int = 0) -> QPoint:
    return tree.visualRect(tree._model.index_of(key).siblingAtColumn(column)).center()


def test_everything_is_unfolded_at_first(tree: FilterTree) -> None:
    assert shown(tree) == [row.text for row in ROWS]


def test_a_filter_unfolds_and_its_end_folds_again(tree: FilterTree) -> None:
    tree.fold(["l"])
    assert shown(tree) == ["Understanding", "perspective", "patience", "Limits"]
    tree.set_filter("ti")
    assert shown(tree) == ["Understanding", "perspective", "patience", "Limits", "time", "fatigue"]
    tree.set_filter("time")
    assert shown(tree) == ["Limits", "time"]
    tree.set_filter("")
    assert shown(tree) == ["Understanding", "perspective", "patience", "Limits"]


def test_folding_by_hand_is_remembered_through_new_nodes(tree: FilterTree) -> None:
    tree.collapse(tree._model.index_of("u"))
    tree.set_nodes([*ROWS, TreeNode(5, "u", "trust")])
    assert shown(tree) == ["Understanding", "Limits", "time", "fatigue"]
    assert tree.folded() == ["u"]
    tree.expand(tree._model.index_of("u"))
    assert tree.folded() == []


def test_what_a_filter_unfolds_is_not_remembered(tree: FilterTree) -> None:
    tree.fold(["u"])
    tree.set_filter("pat")
    tree.collapse(tree._model.index_of("u"))
    tree.expand(tree._model.index_of("u"))
    assert tree.folded() == ["u"]


def test_choice_stays_by_key_when_nodes_change_places(qtbot: QtBot, tree: FilterTree) -> None:
    tree.set_current(2)
    with qtbot.assertNotEmitted(tree.chosen):
        tree.set_nodes([*reversed(ROWS[:3]), *ROWS[3:]])
    assert tree.current_key() == 2
    assert tree.selected_keys() == [2]


def test_a_chosen_row_that_went_away_is_no_longer_chosen(tree: FilterTree) -> None:
    tree.set_current(2)
    tree.set_nodes([row for row in ROWS if row.key != 2])
    assert tree.selected_keys() == []


def test_scrolling_stays(qtbot: QtBot, tree: FilterTree) -> None:
    many = [TreeNode(at, None, f"code {at}") for at in range(200)]
    tree.set_nodes(many)
    tree.set_current(120)
    scrolled = tree.verticalScrollBar().value()
    tree.set_nodes([*many, TreeNode(999, None, "one more")])
    assert scrolled > 1000
    assert tree.verticalScrollBar().value() == scrolled


def test_a_click_chooses_and_a_click_on_the_number_asks_for_the_passages(
    qtbot: QtBot, tree: FilterTree
) -> None:
    with qtbot.waitSignal(tree.chosen) as chosen:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot(tree, 3))
    assert chosen.args == [3]
    with qtbot.waitSignal(tree.count_clicked) as asked:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot(tree, 4, COUNT))
    assert asked.args == [4]


def test_enter_opens_the_current_row(qtbot: QtBot, tree: FilterTree) -> None:
    tree.set_current(1)
    with qtbot.waitSignal(tree.opened) as opened:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_enter_with_another_key_is_a_shortcut_of_the_page(qtbot: QtBot, tree: FilterTree) -> None:
    tree.set_current(1)
    with qtbot.assertNotEmitted(tree.opened):
        qtbot.keyClick(tree, Qt.Key.Key_Return, ALT)


def test_f2_renames_in_place_and_the_row_waits_for_the_project(
    qtbot: QtBot, tree: FilterTree
) -> None:
    tree.set_current(2)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    qtbot.keyClicks(editor, "calm")
    with qtbot.waitSignal(tree.renamed) as renamed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == [2, "calm"]
    assert "patience" in shown(tree)


def test_esc_leaves_the_name(qtbot: QtBot, tree: FilterTree) -> None:
    tree.rename(2)
    editor = tree.findChild(QLineEdit)
    qtbot.keyClicks(editor, "calm")
    with qtbot.assertNotEmitted(tree.renamed):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    "key, move",
    [
        (Qt.Key.Key_Up, ([2], "u", 0)),
        (Qt.Key.Key_Right, ([2], 1, 0)),
        (Qt.Key.Key_Left, ([2], None, 1)),
    ],
)
def test_alt_and_arrows_ask_for_moves(
    qtbot: QtBot, tree: FilterTree, key: Qt.Key, move: tuple[list[int], Hashable, int]
) -> None:
    tree.set_current(2)
    with qtbot.waitSignal(tree.moved) as moved:
        qtbot.keyClick(tree, key, ALT)
    assert tuple(moved.args) == move
    assert tree.current_key() == 2


def test_a_move_that_the_page_refuses_is_not_asked_for(qtbot: QtBot, tree: FilterTree) -> None:
    tree.set_accepts(lambda keys, parent: parent in ("u", "l", None))
    tree.set_current(2)
    with qtbot.assertNotEmitted(tree.moved):
        qtbot.keyClick(tree, Qt.Key.Key_Right, ALT)


def test_plain_arrows_still_go_through_the_rows(qtbot: QtBot, tree: FilterTree) -> None:
    tree.set_current(1)
    qtbot.keyClick(tree, Qt.Key.Key_Down, NONE)
    assert tree.current_key() == 2


def test_several_rows_can_be_chosen_and_moved_together(qtbot: QtBot, tree: FilterTree) -> None:
    tree.set_current(2)
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert tree.selected_keys() == [1, 2]
    with qtbot.waitSignal(tree.moved) as moved:
        qtbot.keyClick(tree, Qt.Key.Key_Left, ALT)
    assert moved.args == [[1, 2], None, 1]


def test_numbers_end_at_the_right_edge_however_wide_the_names(tree: FilterTree) -> None:
    long_name = TreeNode(8, None, "a very long name of a code " * 4, count=123456)
    tree.set_nodes([*ROWS, long_name])
    ends = {tree.visualRect(tree._model.index_of(k).siblingAtColumn(1)).right() for k in (1, 8)}
    assert ends == {tree.viewport().width() - 1}
    width = tree.columnWidth(COUNT)
    assert width > tree.fontMetrics().horizontalAdvance("123,456")


def test_a_large_tree_comes_folded_and_a_weak_filter_unfolds_only_its_beginning(
    tree: FilterTree,
) -> None:
    groups = [TreeNode(f"g{at}", None, f"group {at}") for at in range(30)]
    codes = [TreeNode(at, f"g{at % 30}", f"code {at}") for at in range(1200)]
    tree.set_nodes([*groups, *codes])
    assert shown(tree) == [group.text for group in groups]
    tree.set_filter("code")
    assert len(shown(tree)) == 30 + 400
    tree.set_filter("code 1199")
    assert shown(tree) == ["group 29", "code 1199"]


def test_rows_grow_with_the_zoom(tree: FilterTree, look: Theme) -> None:
    before = tree.visualRect(tree._model.index_of(1)).height()
    look.set_zoom(200)
    assert tree.visualRect(tree._model.index_of(1)).height() >= 1.8 * before


def test_the_view_has_a_name(tree: FilterTree) -> None:
    assert tree.accessibleName() == "Codebook"
    assert nameless(tree) == []


def test_a_row_that_the_program_chooses_is_chosen_alone_while_ctrl_is_held(
    qtbot: QtBot, tree: FilterTree
) -> None:
    tree.set_current("l")
    qtbot.keyPress(tree, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    tree.set_current(3)
    assert tree.selected_keys() == [3]
    tree.set_current(3)
    assert tree.selected_keys() == [3]
    qtbot.keyRelease(tree, Qt.Key.Key_Control)
