"""Tests of the window's frame with pages that show nothing: going about, keeping, room."""

import json

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.ui.frame.frame import Frame
from app.ui.frame.panes import LEFT, RIGHT, ThreePanes
from app.ui.frame.rail import PageSpec
from app.ui.theme import Theme
from app.ui.widgets.empty_state import EmptyState
from tests.ui.accessible import nameless

WORDS = [
    ("Transcripts", "file-text"),
    ("Code", "highlighter"),
    ("Categories", "network"),
    ("Themes", "layers"),
    ("Compare", "git-compare"),
    ("Saturation", "chart-line"),
    ("Tables", "table-2"),
    ("History", "history"),
]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def make(made: list[str] | None = None) -> Frame:
    """Return a frame with the eight pages; `made` gets the keys of pages as they are made."""
    frame = Frame()
    for number, (word, icon) in enumerate(WORDS, start=1):
        key = word.lower()

        def page(key: str = key) -> QWidget:
            if made is not None:
                made.append(key)
            if key == "history":
                return EmptyState("history", "Nothing was done yet.", "Begin")
            return ThreePanes(QWidget(), QWidget(), QWidget())

        frame.add_page(PageSpec(key, word, icon, f"Ctrl+{number}"), page)
    frame.header.set_title("Empathy in medical education")
    return frame


@pytest.fixture
def frame(qtbot: QtBot) -> Frame:
    frame = make()
    qtbot.addWidget(frame)
    frame.resize(1280, 800)  # the screen of the tests is smaller, and a new window fits its screen
    frame.show_page("transcripts")
    frame.show()
    with qtbot.waitActive(frame):
        frame.activateWindow()
    return frame


def panes(frame: Frame) -> ThreePanes:
    page = frame.pages.currentWidget()
    assert isinstance(page, ThreePanes)
    return page


def test_a_page_is_made_when_it_is_first_shown(qtbot: QtBot) -> None:
    made: list[str] = []
    frame = make(made)
    qtbot.addWidget(frame)
    assert made == []
    frame.show_page("code")
    frame.show_page("themes")
    frame.show_page("code")
    assert made == ["code", "themes"]


@pytest.mark.parametrize("number, word", list(enumerate([word for word, _ in WORDS], start=1)))
def test_ctrl_and_a_digit_shows_a_page(qtbot: QtBot, frame: Frame, number: int, word: str) -> None:
    with qtbot.waitSignal(frame.page_shown) as shown:
        qtbot.keyClick(frame, str(number), CTRL)
    assert shown.args == [word.lower()] == [frame.current]
    assert frame.rail._buttons[word.lower()].isChecked()


def test_a_click_in_the_rail_shows_a_page(qtbot: QtBot, frame: Frame) -> None:
    button = frame.rail._buttons["compare"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert frame.current == "compare"
    assert [key for key, one in frame.rail._buttons.items() if one.isChecked()] == ["compare"]


def test_arrows_go_through_the_rail_and_keep_the_focus_there(qtbot: QtBot, frame: Frame) -> None:
    first = frame.rail._buttons["transcripts"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert frame.current == "code"
    second = frame.rail._buttons["code"]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert frame.current == "transcripts"


def test_tooltips_of_the_rail_show_the_shortcut(frame: Frame) -> None:
    assert frame.rail._buttons["code"].toolTip() == "Code (Ctrl+2)"


@pytest.mark.parametrize(
    "keys, modifiers, signal",
    [
        ("k", CTRL, "find_asked"),
        ("z", CTRL, "undo_asked"),
        ("z", CTRL | Qt.KeyboardModifier.ShiftModifier, "redo_asked"),
        ("y", CTRL, "redo_asked"),
        ("?", Qt.KeyboardModifier.NoModifier, "sheet_asked"),
    ],
)
def test_shortcuts_ask(
    qtbot: QtBot, frame: Frame, keys: str, modifiers: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(frame, signal)):
        qtbot.keyClick(frame, keys, modifiers)


def test_buttons_of_the_header_ask_the_same(qtbot: QtBot, frame: Frame) -> None:
    header = frame.header
    header.set_undo("Undo: apply Trust")
    header.set_redo("Redo: rename")
    for button, signal in (
        (header._find, frame.find_asked),
        (header._undo, frame.undo_asked),
        (header._redo, frame.redo_asked),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_panels_fold_by_key_and_by_button(qtbot: QtBot, frame: Frame) -> None:
    assert (panes(frame).shows(LEFT), panes(frame).shows(RIGHT)) == (True, True)
    qtbot.keyClick(frame, "b", CTRL)
    assert panes(frame).shows(LEFT) is False
    assert frame.header._left.toolTip() == "Show the left panel (Ctrl+B)"
    qtbot.keyClick(frame, "b", CTRL | ALT)
    assert panes(frame).shows(RIGHT) is False
    qtbot.mouseClick(frame.header._left, Qt.MouseButton.LeftButton)
    assert panes(frame).shows(LEFT) is True
    assert frame.header._left.toolTip() == "Hide the left panel (Ctrl+B)"


def test_a_page_without_panels_offers_none(frame: Frame) -> None:
    frame.show_page("history")
    assert frame.header._left.isHidden()
    frame.show_page("code")
    assert not frame.header._left.isHidden()


def test_what_is_kept_comes_back_also_for_pages_made_later(qtbot: QtBot, frame: Frame) -> None:
    frame.resize(1366, 768)
    frame.show_page("code")
    panes(frame).toggle(RIGHT)
    panes(frame).restore({"widths": {"left": 300, "right": 333}, "wished": {"right": False}})
    frame.show_page("themes")
    kept = json.loads(json.dumps(frame.state()))

    other = make()
    qtbot.addWidget(other)
    other.restore(kept)
    other.show()
    assert other.current == "themes"
    other.show_page("code")
    assert panes(other).shows(RIGHT) is False
    assert panes(other).state() == kept["panes"]["code"]
    assert other.state()["panes"] == kept["panes"]


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"geometry": 3, "page": "no such page", "panes": "no"},
        {"geometry": "not base64", "panes": {"code": {"widths": {"left": "wide"}}}},
    ],
)
def test_a_state_that_makes_no_sense_is_left_out(
    qtbot: QtBot, frame: Frame, state: dict[str, object]
) -> None:
    frame.restore(state)
    frame.show_page("code")
    assert panes(frame).state()["widths"] == {"left": 240, "right": 280}


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1280, 800), QSize(1280, 700)])
def test_nothing_is_cut_off(qtbot: QtBot, frame: Frame, size: QSize) -> None:
    frame.header.coder.show_coder("Anastasia", "#218771")
    frame.header.set_menu(QMenu(frame))
    frame.foot.tell("Removed Trust from 3 passages", "Undo", lambda: None)
    frame.resize(size)
    assert frame.size() == size
    assert frame.rail.shows_words()
    assert cut_off(frame) == []


@pytest.mark.parametrize("zoom", [150, 200])
def test_nothing_is_cut_off_when_the_text_is_large(
    qtbot: QtBot, frame: Frame, look: Theme, zoom: int
) -> None:
    frame.header.coder.show_coder("Anastasia", "#218771")
    frame.header.set_menu(QMenu(frame))
    look.set_zoom(zoom)
    frame.resize(1366, 768)
    assert frame.size() == QSize(1366, 768)
    assert cut_off(frame) == []


def cut_off(frame: Frame) -> list[str]:
    """Return the visible parts of rail, header and foot that get less room than they need."""
    parts = [
        part
        for bar in (frame.rail, frame.header, frame.foot)
        for part in bar.findChildren(QWidget)
        if part.isVisibleTo(frame)
    ]
    return [
        f"{part} {part.geometry()}"
        for part in parts
        if not part.parentWidget().rect().contains(part.geometry())
        or part.height() < part.minimumSizeHint().height()
        or part.width() < part.minimumSizeHint().width()
    ]


def test_in_a_low_window_the_rail_keeps_icons_and_tooltips(qtbot: QtBot, frame: Frame) -> None:
    frame.resize(1280, 440)
    assert not frame.rail.shows_words()
    button = frame.rail._buttons["code"]
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert (button.accessibleName(), button.toolTip()) == ("Code", "Code (Ctrl+2)")
    frame.resize(1280, 768)
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon


def test_everything_has_a_name_for_screen_readers(frame: Frame) -> None:
    frame.header.coder.show_coder("Ana", "#218771")
    frame.header.set_menu(QMenu(frame))
    frame.foot.tell("Removed Trust", "Undo", lambda: None)
    frame.show_page("history")
    assert nameless(frame) == []


def test_tab_reaches_rail_header_and_foot(qtbot: QtBot, frame: Frame) -> None:
    frame.header.set_undo("Undo: apply Trust")
    frame.foot.tell("Applied Trust", "Undo", lambda: None)
    frame.rail._buttons["transcripts"].setFocus()
    reached = []
    for _ in range(20):
        reached.append(frame.focusWidget())
        frame.focusNextChild()
    assert frame.header._find in reached
    assert frame.header._undo in reached
    assert frame.foot._link in reached
    others = [one for key, one in frame.rail._buttons.items() if key != "transcripts"]
    assert not set(others) & set(reached)  # the rail is one stop


def test_a_new_page_gets_the_focus(frame: Frame) -> None:
    frame.show_page("history")
    focused = frame.focusWidget()
    page = frame.pages.currentWidget()
    assert focused is page or page.isAncestorOf(focused)


def test_more_shortcuts_can_be_added(qtbot: QtBot, frame: Frame) -> None:
    done: list[str] = []
    frame.add_shortcut("Zoom in", "Ctrl++; Ctrl+=", lambda: done.append("in"))
    qtbot.keyClick(frame, "=", CTRL)
    qtbot.keyClick(frame, "+", CTRL)
    assert done == ["in", "in"]


def test_a_panel_that_larger_text_leaves_no_room_is_told_and_offered(
    frame: Frame, look: Theme, qtbot: QtBot
) -> None:
    assert panes(frame).shows(RIGHT)
    look.set_zoom(150)
    assert not panes(frame).shows(RIGHT)
    assert frame.foot._done.text() == "No room for the right panel ·"
    qtbot.mouseClick(frame.foot._link, Qt.MouseButton.LeftButton)
    assert panes(frame).shows(RIGHT)


def test_a_panel_that_is_back_is_missed_no_longer(frame: Frame, look: Theme) -> None:
    look.set_zoom(150)
    assert frame.foot._done.text() == "No room for the right panel ·"
    look.set_zoom(100)
    assert panes(frame).shows(RIGHT)
    assert frame.foot._done.text() == ""


def test_what_was_said_of_one_page_goes_with_it(frame: Frame, look: Theme) -> None:
    look.set_zoom(150)
    frame.show_page("tables")
    assert frame.foot._done.text() == ""
    frame.foot.tell("Coded S01 with trust", "Undo")
    frame.show_page("transcripts")
    assert frame.foot._done.text() == "Coded S01 with trust ·"


def test_the_keys_stand_beside_the_words_of_the_search_and_never_over_them(
    frame: Frame, look: Theme
) -> None:
    keys = frame.header._find._keys
    assert keys.isVisible()
    frame.header._find.setFixedWidth(120)
    frame.header._find.resize(120, frame.header._find.height())
    assert not keys.isVisible()
