"""Columns keep their proportion to the words in them when the zoom changes."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView
from pytestqt.qtbot import QtBot

from app.ui.theme import theme
from app.ui.widgets.columns import ZoomedColumns


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[QTableView]:
    made = QTableView()
    qtbot.addWidget(made)
    made.setModel(QStandardItemModel(1, 3, made))
    ZoomedColumns(made)
    yield made
    theme().set_zoom(100)


def test_widths_grow_and_come_back(table: QTableView) -> None:
    for at, width in enumerate((100, 60, 80)):
        table.setColumnWidth(at, width)
    theme().set_zoom(150)
    assert [table.columnWidth(at) for at in range(3)] == [150, 90, 120]
    table.setColumnWidth(1, 120)  # dragged wider
    theme().set_zoom(100)
    assert [table.columnWidth(at) for at in range(3)] == [100, 80, 80]


def test_a_column_that_takes_what_is_left_goes_on_doing_so(table: QTableView) -> None:
    table.resize(600, 100)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.setColumnWidth(0, 100)
    theme().set_zoom(200)
    assert table.columnWidth(0) == 200
    assert table.horizontalHeader().sectionResizeMode(1) == QHeaderView.ResizeMode.Stretch
