"""Tests of the stylesheet and the palette: our colours only, and no picture missing."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.resources import resource
from app.ui.theme import theme
from app.ui.theme.qpalette import qpalette
from app.ui.theme.stylesheet import stylesheet
from app.ui.theme.tokens import DARK, LIGHT, Colours
from app.ui.widgets.look import look

MODES = pytest.mark.parametrize("dark, colours", [(False, LIGHT), (True, DARK)])
# What each drawn mark of a control is coloured like; the files cannot ask the theme.
MARKS = {
    "check": "on_accent",
    "minus": "on_accent",
    "check-disabled": "faint",
    "chevron-down": "muted",
    "chevron-up": "muted",
    "chevron-right": "muted",
}


@MODES
def test_only_named_colours_are_used(dark: bool, colours: Colours) -> None:
    used = set(re.findall("#[0-9A-Fa-f]{3,8}", stylesheet(colours, dark, QFont(), 100)))
    assert used <= set(vars(colours).values())


@MODES
def test_every_picture_is_there(dark: bool, colours: Colours) -> None:
    pictures = re.findall(r'url\("(.+?)"\)', stylesheet(colours, dark, QFont(), 100))
    assert pictures
    assert [path for path in pictures if not Path(path).is_file()] == []


@pytest.mark.parametrize("name, token", MARKS.items())
@MODES
def test_marks_of_controls_have_the_mode_s_colours(
    dark: bool, colours: Colours, name: str, token: str
) -> None:
    mode = "dark" if dark else "light"
    svg = resource(f"icons/controls/{mode}/{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall("#[0-9A-F]{6}", svg)) == {getattr(colours, token)}


def test_lengths_grow_with_the_zoom_and_round_marks_stay_round() -> None:
    for zoom in (100, 125, 150, 175, 200):
        sheet = stylesheet(LIGHT, False, QFont(), zoom)
        inner = round(28 * zoom / 100) - 2
        assert f"min-height: {inner}px" in sheet
        side = round(14 * zoom / 100) + 2
        (radius,) = re.findall(r"QRadioButton::indicator { border-radius: (\d+)px", sheet)
        assert int(radius) == side // 2


@MODES
def test_disabled_text_is_drawn_in_a_colour_that_can_be_read(dark: bool, colours: Colours) -> None:
    palette = qpalette(colours)
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    assert palette.color(group.Disabled, role.Text) == QColor(colours.faint)
    assert palette.color(group.Disabled, role.ButtonText) == QColor(colours.faint)
    assert palette.color(group.Active, role.Text) == QColor(colours.ink)


@MODES
def test_chosen_text_keeps_its_ink(dark: bool, colours: Colours) -> None:
    palette = qpalette(colours)
    role = QPalette.ColorRole
    assert palette.color(role.Highlight) == QColor(colours.selected)
    assert palette.color(role.HighlightedText) == QColor(colours.ink)


def test_a_text_field_keeps_the_height_that_it_is_given(qtbot: QtBot) -> None:
    theme()
    field, ground = look(QPlainTextEdit(), "field"), QWidget()
    qtbot.addWidget(ground)
    field.setFixedHeight(90)
    QVBoxLayout(ground).addWidget(field)
    ground.resize(200, 50)
    ground.show()
    assert (field.minimumHeight(), field.maximumHeight()) == (90, 90)


def test_the_icon_of_a_button_with_words_grows_with_the_zoom(qtbot: QtBot) -> None:
    made = look(QToolButton(), "plain")
    qtbot.addWidget(made)
    made.show()
    theme().set_zoom(150)
    assert made.iconSize() == QSize(24, 24)
