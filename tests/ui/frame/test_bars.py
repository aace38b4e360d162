"""Tests of the header, the coder's chip and the foot, each alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.ui.frame.foot import FootLine
from app.ui.frame.header import Header
from app.ui.theme import Theme
from app.ui.widgets.job_bar import JobBar


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    made = Header()
    qtbot.addWidget(made)
    made.resize(1200, 48)
    made.show()
    return made


@pytest.fixture
def foot(qtbot: QtBot) -> FootLine:
    made = FootLine()
    qtbot.addWidget(made)
    made.resize(1200, 32)
    made.show()
    return made


def test_undo_and_redo_are_off_with_a_reason_until_there_is_something(header: Header) -> None:
    assert not header._undo.isEnabled()
    assert header._undo.toolTip() == "Nothing to undo (Ctrl+Z)"
    header.set_undo("Undo: apply Trust")
    assert header._undo.isEnabled()
    assert header._undo.toolTip() == "Undo: apply Trust (Ctrl+Z)"
    header.set_undo("", "A later change stands on it")
    assert not header._undo.isEnabled()
    assert header._undo.accessibleName() == "A later change stands on it"
    header.set_redo("Redo: apply Trust")
    assert header._redo.toolTip() == "Redo: apply Trust (Ctrl+Shift+Z)"


def test_nobody_is_asked_who_is_coding_until_there_are_two(header: Header) -> None:
    assert header.coder.isHidden()
    header.coder.show_coder("Ana", "#218771")
    assert not header.coder.isHidden()
    assert header.coder.accessibleName() == "Coding as Ana"


def test_a_click_on_the_coder_asks_for_another(qtbot: QtBot, header: Header) -> None:
    header.coder.show_coder("Ana", "#218771")
    with qtbot.waitSignal(header.coder.clicked):
        qtbot.mouseClick(header.coder, Qt.MouseButton.LeftButton)


def test_the_coder_s_dot_follows_the_theme(header: Header, look: Theme) -> None:
    header.coder.show_coder("Ana", "#218771")
    light = header.coder._dot.pixmap().toImage()
    look.choose("dark")
    assert header.coder._dot.pixmap().toImage() != light


def test_a_long_title_gives_way(header: Header) -> None:
    header.set_title("Empathy in medical education: a grounded theory study " * 3)
    header.resize(900, 48)
    assert header.width() == 900
    assert header._title.shown().endswith("…")
    assert header._title.toolTip() == header._title.text()


def test_the_menu_is_there_once_it_is_given(qtbot: QtBot, header: Header) -> None:
    assert header._menu.isHidden()
    header.open_menu()  # there is none: nothing happens
    menu = QMenu(header)
    menu.addAction("Study record…")
    header.set_menu(menu)
    qtbot.mouseClick(header._menu, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    menu.close()


def test_panels_can_be_offered_or_not(header: Header) -> None:
    header.set_panels(True, None)
    assert (header._left.isHidden(), header._right.isHidden()) == (False, True)
    header.set_panels(False, True)
    assert header._left.toolTip().startswith("Show the left panel")
    assert header._right.toolTip().startswith("Hide the right panel")


def test_the_last_message_is_undone_by_its_link(qtbot: QtBot, foot: FootLine) -> None:
    undone: list[str] = []
    foot.say("S07 · 412 of 1,204 words coded by you · saved")
    foot.tell("Removed Trust from 3 passages", "Undo", lambda: undone.append("Trust"))
    assert foot._done.text() == "Removed Trust from 3 passages ·"
    assert foot._link.accessibleName() == "Undo: Removed Trust from 3 passages"
    qtbot.mouseClick(foot._link, Qt.MouseButton.LeftButton)
    assert undone == ["Trust"]
    assert foot._done.text() == ""
    assert foot._link.isHidden()
    assert foot._where.text() == "S07 · 412 of 1,204 words coded by you · saved"


def test_the_link_may_tell_something_itself(foot: FootLine) -> None:
    foot.tell("Removed Trust", "Undo", lambda: foot.tell("Trust is back"))
    foot._link.click()
    assert foot._done.text() == "Trust is back"


def test_the_next_action_clears_the_message(foot: FootLine) -> None:
    foot.tell("Removed Trust", "Undo", lambda: None)
    foot.clear()
    assert foot._done.text() == ""
    assert foot._link.isHidden()


def test_a_message_without_a_link_has_none(foot: FootLine) -> None:
    foot.tell("Saved a copy")
    assert foot._done.text() == "Saved a copy"
    assert foot._link.isHidden()


def test_a_long_message_gives_way_and_the_link_stays_whole(foot: FootLine) -> None:
    foot.say("S07 · 412 of 1,204 words coded by you · saved")
    foot.tell("Removed a code with quite a long name from 300 passages " * 4, "Undo", lambda: None)
    foot.resize(700, 32)
    assert foot.width() == 700
    assert foot._done.shown().endswith("…")
    assert foot._link.width() >= foot._link.sizeHint().width()


def test_a_job_stands_between(foot: FootLine) -> None:
    bar = JobBar()
    foot.add(bar)
    bar.start("Importing", 3)
    assert foot._where.x() < bar.x() < foot._done.x()
