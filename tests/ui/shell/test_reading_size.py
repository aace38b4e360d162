"""Ctrl with plus, minus, zero and the wheel: the transcript's size on the Code page, else all."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.ui.shell.page_list import page_specs
from app.ui.shell.project_window import ProjectWindow
from app.ui.shell.settings_dialog import SettingsDialog
from app.ui.theme import theme
from app.ui.theme.reading import Reading

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def usual():
    yield
    theme().set_reading(Reading())
    theme().set_zoom(100)


def text_size(window: ProjectWindow) -> float:
    return window.page("code").text.view.font().pointSizeF()


def test_on_the_code_page_the_text_grows_alone(window: ProjectWindow, qtbot: QtBot) -> None:
    window.show_page("code")
    before, around = text_size(window), QApplication.font().pointSizeF()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert text_size(window) == pytest.approx(1.25 * before)
    assert QApplication.font().pointSizeF() == around
    assert window.preferences.get("reading") == {"size": 125, "spacing": 150, "width": 64}
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert text_size(window) == pytest.approx(1.1 * before)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert text_size(window) == before


def test_elsewhere_everything_grows(window: ProjectWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert (theme().zoom, theme().reading.size) == (110, 100)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme().zoom == 100
    assert window.preferences.get("zoom", 0) == 100


def test_ctrl_and_the_wheel_do_the_same_and_are_kept(window: ProjectWindow, qtbot: QtBot) -> None:
    window.show_page("code")
    text = window.page("code").text
    for delta, size in ((120, 110), (120, 125), (-120, 110)):
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
            CTRL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(text.view.viewport(), event)
        assert theme().reading.size == size
    window.close()
    assert window.preferences.get("reading")["size"] == 110


def test_the_settings_change_spacing_and_length_at_once(
    window: ProjectWindow, qtbot: QtBot
) -> None:
    window.show_page("code")
    dialog = SettingsDialog(window, window.preferences)
    qtbot.addWidget(dialog)
    dialog.show()
    choices = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    slot = window.page("code").text.view._spaced.pitch.slot
    for name in ("Line spacing", "Length of lines"):
        box = choices[name]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_End)
        box.activated.emit(box.currentIndex())
    assert theme().reading == Reading(100, 210, 84)
    assert window.page("code").text.view._spaced.pitch.slot > 1.3 * slot
    assert window.preferences.get("reading")["width"] == 84


def test_at_twice_the_size_every_page_fits_a_small_screen(window: ProjectWindow) -> None:
    theme().set_zoom(200)
    for key in (spec.key for spec in page_specs()):
        window.show_page(key)
        least = window.minimumSizeHint()
        assert least.width() <= 1366, key
        assert least.height() <= 720, key
