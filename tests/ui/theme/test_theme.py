"""Tests of the Theme: what is chosen holds for the application, and everybody is told."""

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme, theme
from app.ui.theme.fonts import CHINESE_FAMILIES, reading_font, system_font, zoomed
from app.ui.theme.tokens import DARK, LIGHT


def test_there_is_one_theme(look: Theme) -> None:
    assert theme() is look


@pytest.mark.parametrize("setting, colours", [("light", LIGHT), ("dark", DARK)])
def test_a_chosen_mode_holds_for_the_application(
    qapp: QApplication, look: Theme, setting: str, colours: object
) -> None:
    look.choose(setting)
    assert look.colours is colours
    assert look.dark is (setting == "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.colour("paper")
    assert look.colours.accent in qapp.styleSheet()


def test_everybody_is_told_after_the_colours_hold(qtbot: QtBot, look: Theme) -> None:
    seen: list[str] = []
    look.changed.connect(lambda: seen.append(look.colours.paper))
    look.choose("dark")
    assert seen == [DARK.paper]


def test_without_a_word_from_the_system_a_light_desktop_stays_light(look: Theme) -> None:
    look.choose("system")  # the offscreen desktop reports no scheme
    assert look.setting == "system"
    assert not look.dark


def test_an_unknown_setting_follows_the_system(look: Theme) -> None:
    look.choose("sepia")
    assert look.setting == "system"


@pytest.mark.parametrize("asked, holds", [(50, 100), (100, 100), (150, 150), (900, 200)])
def test_zoom_is_held_between_100_and_200(look: Theme, asked: int, holds: int) -> None:
    look.set_zoom(asked)
    assert look.zoom == holds


def test_zoom_enlarges_the_text_of_widgets_that_are_there(qtbot: QtBot, look: Theme) -> None:
    label = QLabel("Empathy")
    qtbot.addWidget(label)
    label.show()
    before = label.font().pointSizeF()
    look.set_zoom(200)
    assert label.font().pointSizeF() == pytest.approx(2 * before)
    assert look.px(16) == 32


def test_zoom_goes_in_steps_and_stops_at_the_ends(look: Theme) -> None:
    look.zoom_by(1)
    assert look.zoom == 110
    look.zoom_by(2)
    assert look.zoom == 150
    look.zoom_by(9)
    assert look.zoom == 200
    look.zoom_by(-9)
    assert look.zoom == 100


def test_colours_come_by_name_or_by_value(look: Theme) -> None:
    assert look.colour("accent") == QColor(LIGHT.accent)
    assert look.colour("#123456") == QColor("#123456")


def test_shades_follow_the_mode(look: Theme) -> None:
    light = look.shades("#425CAE")
    look.choose("dark")
    assert look.shades("#425CAE") != light


def test_the_program_s_font_is_a_real_one_and_not_smaller_than_the_system_s() -> None:
    font = system_font()
    desktop = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    assert font.families() == [QFontInfo(desktop).family()]
    assert zoomed(font, 100).pointSizeF() == desktop.pointSizeF()
    assert zoomed(font, 100).families()[0] == QFontInfo(desktop).family()


def test_a_font_in_pixels_grows_too() -> None:
    font = QFont()
    font.setPixelSize(12)
    assert zoomed(font, 150).pixelSize() == 18


def test_chinese_families_stand_behind_every_font() -> None:
    font = reading_font(system_font(), "DejaVu Serif")
    assert tuple(font.families()[-len(CHINESE_FAMILIES) :]) == CHINESE_FAMILIES


def test_chinese_characters_are_drawn(chinese_font: str) -> None:
    metrics = QFontMetrics(reading_font(system_font()))
    assert metrics.horizontalAdvance("同") >= 0.9 * metrics.horizontalAdvance("M")
    # One missing glyph looks like the next; real characters do not.
    label = QLabel()
    label.setFont(reading_font(system_font()))
    pictures = []
    for character in "同理":
        label.setText(character)
        label.adjustSize()
        pictures.append(label.grab().toImage())
    assert pictures[0] != pictures[1]


def test_the_reading_font_is_the_chosen_one_and_never_smaller(look: Theme) -> None:
    chosen = QFontDatabase.families()[-1]
    font = look.reading_font(chosen, 50)
    assert font.families()[0] == chosen
    assert font.pointSizeF() == QApplication.font().pointSizeF()
    assert look.reading_font("No such family").families()[0] != "No such family"


def test_a_chosen_reading_family_holds_and_everybody_is_told(qtbot: QtBot, look: Theme) -> None:
    chosen = QFontDatabase.families()[-1]
    with qtbot.waitSignal(look.changed):
        look.set_reading_family(chosen)
    assert look.reading_font().families()[0] == chosen
    look.set_reading_family("")
