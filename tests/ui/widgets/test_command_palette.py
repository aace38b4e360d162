"""Tests of the palette as a reader uses it: type, go, choose, leave."""

from collections.abc import Hashable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.floating import SHADOW
from app.ui.widgets.palette_model import PaletteItem, PaletteModel
from tests.ui.accessible import nameless

BIG = 2**61 + 7  # keys of the project have 62 bits
ITEMS = [
    PaletteItem(BIG, "perspective", "Understanding", "Seeing with other eyes", "#425CAE", 18),
    PaletteItem("p", "patience", "Understanding", colour="#DDAC11", count=1204),
    PaletteItem(3, "role model", "First classroom", icon="users", keys="Ctrl+3"),
]


class Desk(QMainWindow):
    """A window with a button, a field and a palette, and what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("Beside")
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.setCentralWidget(ground)
        self.palette_ = CommandPalette(self)
        self.palette_.set_items(ITEMS, recent=["p"])
        self.chosen: list[tuple[Hashable, bool]] = []
        self.new: list[tuple[str, bool]] = []
        self.palette_.chosen.connect(lambda key, keep: self.chosen.append((key, keep)))
        self.palette_.new_asked.connect(lambda text, keep: self.new.append((text, keep)))
        self.resize(1280, 800)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.field.setFocus()
    return made


def rows(desk: Desk) -> list[str]:
    model = desk.palette_._model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def press(qtbot: QtBot, desk: Desk, key: Qt.Key, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(desk.palette_.first_focus(), key, modifier)


def test_recent_ones_lead_and_the_field_has_the_focus(desk: Desk) -> None:
    desk.palette_.ask()
    assert rows(desk) == ["patience", "perspective", "role model"]
    assert desk.palette_.first_focus().hasFocus()


def test_enter_chooses_what_the_letters_find(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    qtbot.keyClicks(desk.palette_.first_focus(), "prspc")
    assert rows(desk) == ["perspective"]
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.chosen == [(BIG, False)]
    assert desk.palette_.isHidden()
    assert desk.field.hasFocus()


def test_arrows_go_down_and_up(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    press(qtbot, desk, Qt.Key.Key_Down)
    press(qtbot, desk, Qt.Key.Key_Down)
    press(qtbot, desk, Qt.Key.Key_Up)
    press(qtbot, desk, Qt.Key.Key_Enter)
    assert desk.chosen == [(BIG, False)]


def test_ctrl_enter_chooses_and_stays_for_the_next_one(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    qtbot.keyClicks(desk.palette_.first_focus(), "role")
    press(qtbot, desk, Qt.Key.Key_Return, ctrl=True)
    assert desk.chosen == [(3, True)]
    qtbot.keyClicks(desk.palette_.first_focus(), "pat")  # types over what was typed before
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.chosen == [(3, True), ("p", False)]


def test_a_click_chooses(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    view = desk.palette_._list
    where = view.visualRect(desk.palette_._model.index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.chosen == [(3, False)]


def test_something_unknown_is_offered_as_new(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.set_new_row("New code ‘{}’")
    desk.palette_.ask()
    qtbot.keyClicks(desk.palette_.first_focus(), " contagion ")
    assert rows(desk) == ["New code ‘contagion’"]
    press(qtbot, desk, Qt.Key.Key_Return, ctrl=True)
    assert desk.new == [("contagion", True)]
    assert desk.chosen == []


def test_the_offer_stands_last_and_not_where_the_name_is_taken(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.set_new_row("New code ‘{}’")
    desk.palette_.ask()
    assert len(rows(desk)) == 3
    qtbot.keyClicks(desk.palette_.first_focus(), "patienc")
    assert rows(desk) == ["patience", "New code ‘patienc’"]
    qtbot.keyClicks(desk.palette_.first_focus(), "E")
    assert rows(desk) == ["patience"]


def test_braces_can_be_typed(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.set_new_row("New code ‘{}’")
    desk.palette_.ask()
    qtbot.keyClicks(desk.palette_.first_focus(), "{0}")
    assert rows(desk) == ["New code ‘{0}’"]


def test_nothing_found_is_said_and_enter_does_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    assert desk.palette_._nothing.isHidden()
    qtbot.keyClicks(desk.palette_.first_focus(), "xyzxyz")
    assert not desk.palette_._nothing.isHidden()
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.chosen == []
    assert not desk.palette_.isHidden()


def test_the_current_row_s_detail_is_shown(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    assert desk.palette_._detail.text() == ""
    press(qtbot, desk, Qt.Key.Key_Down)
    assert desk.palette_._detail.text() == "Seeing with other eyes"


def test_esc_closes_and_gives_the_focus_back(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    with qtbot.waitSignal(desk.palette_.closed):
        press(qtbot, desk, Qt.Key.Key_Escape)
    assert desk.field.hasFocus()
    assert desk.chosen == []


def test_a_click_beside_closes_and_still_counts(qtbot: QtBot, desk: Desk) -> None:
    clicks: list[str] = []
    desk.button.clicked.connect(lambda: clicks.append("clicked"))
    desk.palette_.ask()
    qtbot.mouseClick(desk.button, Qt.MouseButton.LeftButton)
    assert desk.palette_.isHidden()
    assert clicks == ["clicked"]


def test_focus_elsewhere_closes(desk: Desk) -> None:
    desk.palette_.ask()
    desk.field.setFocus()
    assert desk.palette_.isHidden()


def test_shortcuts_of_the_window_rest_while_it_is_open(qtbot: QtBot, desk: Desk) -> None:
    fired: list[str] = []
    for keys in ("Q", "Ctrl+J"):
        QShortcut(keys, desk).activated.connect(lambda keys=keys: fired.append(keys))
    desk.palette_.ask()
    qtbot.keyClick(desk.palette_.first_focus(), Qt.Key.Key_Q)
    qtbot.keyClick(desk.palette_.first_focus(), Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert fired == []
    desk.palette_.close_quietly()
    qtbot.keyClick(desk.button, Qt.Key.Key_Q)
    assert fired == ["Q"]


def panel(desk: Desk) -> QRect:
    return desk.palette_.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)


def test_it_opens_at_the_place_asked_for(desk: Desk) -> None:
    desk.palette_.ask_at(desk.mapToGlobal(QPoint(200, 100)))
    assert panel(desk).topLeft() == QPoint(200, 100)


def test_low_down_it_opens_above_the_line(desk: Desk) -> None:
    desk.palette_.ask_at(desk.mapToGlobal(QPoint(200, 700)), above=20)
    assert panel(desk).top() + panel(desk).height() == 680


@pytest.mark.parametrize("corner", [QPoint(-50, -50), QPoint(1270, 790), QPoint(5000, 5)])
@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (400, 300)])
def test_it_always_lies_within_the_window(
    desk: Desk, corner: QPoint, size: tuple[int, int]
) -> None:
    desk.resize(*size)
    desk.palette_.ask_at(desk.mapToGlobal(corner))
    assert desk.rect().contains(panel(desk))


def test_opened_again_it_is_empty(qtbot: QtBot, desk: Desk) -> None:
    desk.palette_.ask()
    qtbot.keyClicks(desk.palette_.first_focus(), "role")
    press(qtbot, desk, Qt.Key.Key_Escape)
    desk.palette_.ask()
    assert len(rows(desk)) == 3


def test_rows_can_be_drawn_in_both_modes(desk: Desk, look: Theme) -> None:
    desk.palette_.set_new_row("New code ‘{}’")
    desk.palette_.ask()
    light = desk.palette_.grab().toImage()
    look.choose("dark")
    assert desk.palette_.grab().toImage() != light


def test_everything_has_a_name_for_screen_readers(desk: Desk) -> None:
    desk.field.setAccessibleName("Field")
    desk.palette_.ask()
    assert nameless(desk) == []


def test_a_row_says_name_path_and_shortcut() -> None:
    model = PaletteModel()
    model.set_items(ITEMS, ())
    said = [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]
    assert said == [
        "perspective, Understanding",
        "patience, Understanding",
        "role model, First classroom, Ctrl+3",
    ]


def test_the_model_keeps_qt_s_rules(qtmodeltester) -> None:
    model = PaletteModel()
    model.set_items(ITEMS, [3, "not there"])
    model.set_new_row("New ‘{}’")
    model.set_query("p")
    qtmodeltester.check(model)


def test_other_items_leave_the_query_as_it_is() -> None:
    model = PaletteModel()
    model.set_items(ITEMS, ())
    model.set_query("role")
    model.set_items([*ITEMS, PaletteItem(9, "roles of nurses")], ())
    assert [model.index(row).data() for row in range(2)] == ["role model", "roles of nurses"]


def test_enter_on_a_new_word_never_takes_what_only_resembles_it(desk: Desk, qtbot: QtBot) -> None:
    palette = CommandPalette(desk)
    palette.set_items([PaletteItem(1, "hesitating over the question", "Long path of strategies")])
    palette.set_new_row("New code “{}”")
    palette.ask()
    qtbot.keyClicks(palette.first_focus(), "trus")
    with qtbot.waitSignal(palette.new_asked) as caught:
        qtbot.keyClick(palette.first_focus(), Qt.Key.Key_Return)
    assert caught.args == ["trus", False]
