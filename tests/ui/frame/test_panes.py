"""Tests of the three panes: room, wishes, widths."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.frame.pages import panes_of
from app.ui.frame.panes import LEFT, RIGHT, ThreePanes
from app.ui.theme import Theme, theme

Shown = tuple[bool | None, bool | None]


@pytest.fixture
def panes(qtbot: QtBot) -> ThreePanes:
    made = ThreePanes(
        QLabel("left"), QLabel("text"), QLabel("right"), left_width=200, right_width=300, room=500
    )
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def shown(panes: ThreePanes) -> Shown:
    return panes.shows(LEFT), panes.shows(RIGHT)


@pytest.mark.parametrize(
    "width, seen",
    [(1000, (True, True)), (999, (True, False)), (700, (True, False)), (699, (False, False))],
)
def test_the_right_side_gives_way_first(panes: ThreePanes, width: int, seen: Shown) -> None:
    panes.resize(width, 700)
    assert shown(panes) == seen


def test_sides_come_back_with_the_room(panes: ThreePanes) -> None:
    panes.resize(600, 700)
    panes.resize(1200, 700)
    assert shown(panes) == (True, True)


def test_a_wish_holds_whatever_the_room(panes: ThreePanes) -> None:
    panes.resize(800, 700)
    panes.toggle(RIGHT)
    assert panes.shows(RIGHT) is True
    panes.toggle(LEFT)
    panes.resize(1400, 700)
    assert shown(panes) == (False, True)
    panes.wish(LEFT, None)
    assert shown(panes) == (True, True)


def test_a_hidden_left_side_makes_room_for_the_right_one(panes: ThreePanes) -> None:
    panes.resize(850, 700)
    assert shown(panes) == (True, False)
    panes.toggle(LEFT)
    assert shown(panes) == (False, True)


def test_a_change_is_told_once(qtbot: QtBot, panes: ThreePanes) -> None:
    told: list[Shown] = []
    panes.changed.connect(lambda: told.append(shown(panes)))
    panes.toggle(LEFT)
    panes.resize(1190, 700)
    assert told == [(False, True)]


def test_the_middle_takes_what_the_sides_leave(panes: ThreePanes) -> None:
    assert panes._splitter.sizes() == [200, 698, 300]
    panes.resize(1400, 700)
    assert panes._splitter.sizes() == [200, 898, 300]


def test_dragged_widths_are_kept(qtbot: QtBot, panes: ThreePanes) -> None:
    panes._splitter.moveSplitter(260, 1)
    assert panes.state() == {
        "widths": {"left": 260, "right": 300},
        "wished": {"left": None, "right": None},
    }
    panes.toggle(LEFT)
    panes.toggle(LEFT)
    assert panes._splitter.sizes()[0] == 260


def test_a_state_comes_back(qtbot: QtBot, panes: ThreePanes) -> None:
    panes.restore({"widths": {"left": 250, "right": 280}, "wished": {"left": False}})
    assert shown(panes) == (False, True)
    assert panes.state() == {
        "widths": {"left": 250, "right": 280},
        "wished": {"left": False, "right": None},
    }


@pytest.mark.parametrize(
    "state", [{}, {"widths": 3}, {"widths": {"left": -5, "right": "x"}, "wished": {"left": 1}}]
)
def test_nonsense_in_a_state_is_left_out(panes: ThreePanes, state: dict[str, object]) -> None:
    before = panes.state()
    panes.restore(state)
    assert panes.state() == before


def test_a_page_may_have_no_left_side(qtbot: QtBot) -> None:
    panes = ThreePanes(None, QLabel("text"), QLabel("right"))
    qtbot.addWidget(panes)
    panes.resize(900, 600)
    panes.show()
    assert shown(panes) == (None, True)
    panes.toggle(LEFT)
    assert shown(panes) == (None, True)


def test_widths_grow_with_the_zoom_and_are_kept_without_it(panes: ThreePanes, look: Theme) -> None:
    panes.resize(1800, 700)
    look.set_zoom(150)
    assert panes._splitter.sizes() == [300, 1048, 450]
    panes._splitter.moveSplitter(330, 1)
    look.set_zoom(100)
    assert panes._splitter.sizes()[0] == 220


def test_panes_are_found_in_a_page(qtbot: QtBot, panes: ThreePanes) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    assert panes_of(page) is None
    assert panes_of(None) is None
    assert panes_of(panes) is panes
    panes.setParent(page)
    assert panes_of(page) is panes
    panes.setParent(None)  # qtbot closes it by itself


def test_a_side_that_gives_way_to_larger_text_is_told(qtbot: QtBot) -> None:
    panes = ThreePanes(QWidget(), QWidget(), QWidget(), left_width=200, right_width=280)
    qtbot.addWidget(panes)
    panes.resize(1100, 600)
    panes.show()
    assert panes.shows(RIGHT)
    gone: list[str] = []
    panes.gave_way.connect(gone.append)
    theme().set_zoom(150)
    try:
        assert gone == [RIGHT]
        panes.wish(RIGHT, True)
        assert panes.shows(RIGHT)
        theme().set_zoom(200)
        assert gone == [RIGHT, LEFT]
    finally:
        theme().set_zoom(100)
