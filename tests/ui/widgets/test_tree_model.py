"""Tests of the tree's item model: it shows, it asks, it changes nothing."""

from collections.abc import Hashable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.ui.widgets.tree_model import COUNT, KEY_ROLE, MIME, NAME, TreeModel
from app.ui.widgets.tree_nodes import TreeNode

BIG = 2**61 + 1
ROWS = [
    TreeNode("u", None, "Understanding", count=41, strong=True),
    TreeNode(BIG, "u", "perspective", "#425CAE", count=18, detail="With other eyes"),
    TreeNode(3, "u", "patience", count=12),
    TreeNode(4, "u", "trust"),
    TreeNode("f", None, "First classroom", icon="folder"),
    TreeNode("rest", None, "Not in a category", muted=True, editable=False, movable=False),
]
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def model(qapp: object) -> TreeModel:
    made = TreeModel()
    made.set_nodes(ROWS)
    return made


def drag(model: TreeModel, *keys: Hashable) -> QMimeData:
    return model.mimeData([model.index_of(key) for key in keys])


def moves(model: TreeModel) -> list[tuple[list[Hashable], Hashable, int]]:
    seen: list[tuple[list[Hashable], Hashable, int]] = []
    model.moved.connect(lambda keys, parent, row: seen.append((keys, parent, row)))
    return seen


def test_the_model_keeps_qt_s_rules(model: TreeModel, qtmodeltester) -> None:
    qtmodeltester.check(model)
    model.set_filter("pat")
    qtmodeltester.check(model)


def test_what_a_row_shows(model: TreeModel) -> None:
    index = model.index_of(BIG)
    count = index.siblingAtColumn(COUNT)
    assert index.data() == "perspective"
    assert index.data(KEY_ROLE) == BIG
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "With other eyes"
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert count.data() == "18"
    assert Qt.AlignmentFlag(count.data(Qt.ItemDataRole.TextAlignmentRole)) & (
        Qt.AlignmentFlag.AlignRight
    )
    assert model.index_of(4).siblingAtColumn(COUNT).data() is None


def test_groups_are_strong_and_rows_that_are_no_thing_are_muted(
    model: TreeModel, look: object
) -> None:
    assert model.index_of("u").data(Qt.ItemDataRole.FontRole).weight() == 600
    assert model.index_of(3).data(Qt.ItemDataRole.FontRole) is None
    muted = model.index_of("rest").data(Qt.ItemDataRole.ForegroundRole)
    assert muted == QColor("#5F6B76")


@pytest.mark.parametrize(
    "key, editable, movable, leaf", [(3, True, True, True), ("rest", False, False, True)]
)
def test_what_can_be_done_with_a_row(
    model: TreeModel, key: Hashable, editable: bool, movable: bool, leaf: bool
) -> None:
    flags = model.flags(model.index_of(key))
    assert bool(flags & Qt.ItemFlag.ItemIsEditable) is editable
    assert bool(flags & Qt.ItemFlag.ItemIsDragEnabled) is movable
    assert bool(flags & Qt.ItemFlag.ItemNeverHasChildren) is leaf
    assert not model.flags(model.index_of(key).siblingAtColumn(COUNT)) & (
        Qt.ItemFlag.ItemIsEditable
    )


def test_a_typed_name_is_asked_for_and_nothing_changes(qtbot: QtBot, model: TreeModel) -> None:
    with qtbot.waitSignal(model.renamed) as asked:
        accepted = model.setData(model.index_of(BIG), " changing sides ")
    assert asked.args == [BIG, "changing sides"]
    assert accepted is False
    assert model.index_of(BIG).data() == "perspective"


@pytest.mark.parametrize("typed", ["", "   ", "perspective", " perspective "])
def test_no_name_and_the_old_name_ask_for_nothing(
    qtbot: QtBot, model: TreeModel, typed: str
) -> None:
    with qtbot.assertNotEmitted(model.renamed):
        model.setData(model.index_of(BIG), typed)


@pytest.mark.parametrize(
    "keys, row, parent, asked",
    [
        ([4], 0, "u", ([4], "u", 0)),
        ([BIG], 2, "u", ([BIG], "u", 1)),  # before trust: one sibling stays before it
        ([BIG], 3, "u", ([BIG], "u", 2)),
        ([BIG], -1, "f", ([BIG], "f", 0)),  # on the row itself
        ([BIG, 4], -1, "u", ([BIG, 4], "u", 1)),  # below the last child
        ([3], 1, None, ([3], None, 1)),
        (["u"], 2, None, (["u"], None, 1)),
    ],
)
def test_a_drop_asks_for_a_move(
    model: TreeModel,
    keys: list[Hashable],
    row: int,
    parent: Hashable,
    asked: tuple[list[Hashable], Hashable, int],
) -> None:
    seen, data = moves(model), drag(model, *keys)
    under = QModelIndex() if parent is None else model.index_of(parent)
    assert model.canDropMimeData(data, MOVE, row, 0, under)
    assert model.dropMimeData(data, MOVE, row, 0, under)
    assert seen == [asked]
    assert model.index_of(BIG).row() == 0  # nothing moved by itself


def test_a_drop_under_a_filter_counts_hidden_siblings(model: TreeModel) -> None:
    seen = moves(model)
    model.set_filter("trust")
    data = drag(model, "f") if model.index_of("f").isValid() else drag(model, 4)
    model.dropMimeData(data, MOVE, 0, 0, model.index_of("u"))
    assert seen == [([4], "u", 2)]  # before trust means behind the hidden patience


def test_nothing_goes_below_itself(model: TreeModel) -> None:
    seen, data = moves(model), drag(model, "u")
    assert not model.canDropMimeData(data, MOVE, 0, 0, model.index_of(3))
    assert not model.dropMimeData(data, MOVE, 0, 0, model.index_of("u"))
    assert seen == []


def test_the_page_says_what_may_go_where(model: TreeModel) -> None:
    seen = moves(model)
    model.set_accepts(lambda keys, parent: parent == "f")
    assert not model.canDropMimeData(drag(model, 3), MOVE, -1, 0, QModelIndex())
    assert model.dropMimeData(drag(model, 3), MOVE, -1, 0, model.index_of("f"))
    assert seen == [([3], "f", 0)]


def test_nodes_of_another_tree_can_be_dropped(model: TreeModel) -> None:
    other = TreeModel()
    other.set_nodes([TreeNode(77, None, "from the codebook")])
    seen = moves(model)
    assert model.dropMimeData(drag(other, 77), MOVE, 0, 0, model.index_of("f"))
    assert seen == [([77], "f", 0)]


def test_what_comes_from_elsewhere_is_refused(model: TreeModel) -> None:
    foreign = QMimeData()
    foreign.setData(MIME, b'{"process": -1, "keys": [3]}')
    assert not model.canDropMimeData(foreign, MOVE, 0, 0, QModelIndex())
    text = QMimeData()
    text.setText("3")
    assert not model.dropMimeData(text, MOVE, 0, 0, QModelIndex())


def test_both_columns_of_a_row_are_one_dragged_node(model: TreeModel) -> None:
    index = model.index_of(BIG)
    data = model.mimeData([index, index.siblingAtColumn(COUNT)])
    seen = moves(model)
    model.dropMimeData(data, MOVE, -1, 0, model.index_of("f"))
    assert seen == [([BIG], "f", 0)]


def test_new_counts_are_drawn_without_a_reset(qtbot: QtBot, model: TreeModel) -> None:
    counted = [replace(row, count=13) if row.key == 3 else row for row in ROWS]
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as drawn,
    ):
        model.set_nodes(counted)
    assert [drawn.args[0].data(KEY_ROLE), drawn.args[1].column()] == [3, COUNT]
    assert model.index_of(3).siblingAtColumn(COUNT).data() == "13"


def test_a_new_shape_resets(qtbot: QtBot, model: TreeModel) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.set_nodes(ROWS[:-1])
    assert not model.index_of("rest").isValid()


def test_the_filter_outlasts_new_nodes(model: TreeModel) -> None:
    model.set_filter("pat")
    model.set_nodes([*ROWS, TreeNode(9, "f", "pathways")])
    assert model.rowCount() == 2
    assert model.index_of(9).data() == "pathways"
    assert model.key(model.index(0, NAME, model.index_of("u"))) == 3
