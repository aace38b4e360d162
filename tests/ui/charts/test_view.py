"""A figure on screen: pointing, arrow keys, what screen readers hear, dark mode."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.ui.charts.view import ChartView
from app.ui.theme import theme
from app.ui.theme.tokens import DARK
from tests.ui.charts.conftest import columns


def shown(qtbot: QtBot) -> ChartView:
    view = ChartView("New in each interview")
    qtbot.addWidget(view)
    view.resize(400, 250)
    view.show_figure(columns)
    view.show()
    return view


def test_arrow_keys_go_from_spot_to_spot_and_say_them(qtbot: QtBot) -> None:
    view = shown(qtbot)
    heard: list[object] = []
    view.pointed.connect(heard.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert heard == ["S01", "受访者", "S03", "受访者"]
    assert view.accessibleDescription() == "受访者: 1"


def test_pointing_chooses_and_keeps_the_spot(qtbot: QtBot) -> None:
    view = shown(qtbot)
    box = view.scene.spots[2].box
    qtbot.mouseMove(view, QPoint(round(box.x + 3), round(box.y + 3)))
    assert view.chosen == "S03"
    qtbot.mouseMove(view, QPoint(1, 1))
    assert view.chosen == "S03"


def test_enter_opens_the_chosen_spot(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.choose("S03")
    with qtbot.waitSignal(view.activated) as signal:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert signal.args == ["S03"]


def test_dark_mode_paints_the_same_scene_in_dark_colours(qtbot: QtBot) -> None:
    view = shown(qtbot)
    theme().choose("dark")
    box = view.scene.spots[0].box
    image = view.grab().toImage()
    assert image.pixelColor(round(box.x + 5), round(box.bottom - 5)) == QColor(DARK.accent)
    theme().choose("light")


def test_a_larger_text_size_enlarges_the_figure(qtbot: QtBot) -> None:
    view = shown(qtbot)
    height = view.minimumHeight()
    theme().set_zoom(200)
    assert view.minimumHeight() > 1.9 * height
    theme().set_zoom(100)
