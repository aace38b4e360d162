"""The row that the program chooses is chosen alone, whatever keys are held."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView
from pytestqt.qtbot import QtBot

from app.ui.widgets.choosing import choose_row


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["a", "b", "c"], view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    return view


def chosen(view: QListView) -> list[str]:
    return [index.data() for index in view.selectionModel().selectedRows()]


@pytest.mark.parametrize(
    "key, held",
    [
        (Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_row_is_chosen_alone_while_a_key_is_held(
    qtbot: QtBot, view: QListView, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    choose_row(view, view.model().index(0, 0))
    qtbot.keyPress(view, key, held)
    choose_row(view, view.model().index(2, 0))
    assert chosen(view) == ["c"]
    choose_row(view, view.model().index(2, 0))
    assert chosen(view) == ["c"]
    assert view.currentIndex().row() == 2
    qtbot.keyRelease(view, key)


def test_no_row_is_chosen_by_an_index_of_nothing(view: QListView) -> None:
    choose_row(view, view.model().index(0, 0))
    choose_row(view, view.model().index(-1, 0))
    assert chosen(view) == []
