"""Tests of the icons: in the text's colour, sharp, greyed when disabled, new with the theme."""

import gc
import re
import weakref

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.resources import resource
from app.ui.theme import Theme, icons
from app.ui.theme.tokens import DARK, LIGHT

FILES = sorted(path.stem for path in resource("icons").glob("*.svg"))
SIZE = QSize(16, 16)


def inks(image: QImage) -> set[str]:
    """Return the colours of the opaque points."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {point.name().upper() for point in points if point.alpha() == 255}


def alike(one: str, other: str) -> bool:
    """Tell whether two colours are the same but for rounding at the edges of a line."""
    steps = (abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return max(steps) <= 2


def shown(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    return inks(icon.pixmap(SIZE, mode).toImage())


@pytest.mark.parametrize("name", FILES)
def test_every_file_draws_something_in_one_colour(name: str) -> None:
    image = icons.pixmap(name, 20, "accent").toImage()
    drawn = {
        QColor(image.pixelColor(x, y)).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    }
    assert drawn == {True, False}
    assert all(alike(ink, LIGHT.accent) for ink in inks(image))


@pytest.mark.parametrize("name", FILES)
def test_every_file_leaves_its_colour_to_the_text(name: str) -> None:
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    assert "currentColor" in svg
    assert re.findall("#[0-9A-Fa-f]{3,6}", svg) == []


def test_the_licence_lies_beside_the_icons() -> None:
    text = resource("icons/LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in text
    assert "Lucide" in text


def test_an_icon_has_the_text_s_colour_and_the_disabled_text_s() -> None:
    icon = icons.icon("square-pen")
    assert shown(icon) == {LIGHT.ink}
    assert shown(icon, QIcon.Mode.Disabled) == {LIGHT.faint}
    assert shown(icon, QIcon.Mode.Selected) == {LIGHT.ink}


def test_an_icon_has_another_colour_while_switched_on() -> None:
    icon = icons.icon("square-pen", "muted", on="accent")
    lit = icon.pixmap(SIZE, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert inks(lit) == {LIGHT.accent}
    assert shown(icon) == {LIGHT.muted}


def test_an_icon_comes_in_two_sizes_that_grow_with_the_zoom(look: Theme) -> None:
    assert sizes(icons.icon("plus")) == [(16, 16), (20, 20)]
    look.set_zoom(150)
    assert sizes(icons.icon("plus")) == [(24, 24), (30, 30)]


def sizes(icon: QIcon) -> list[tuple[int, int]]:
    return sorted((one.width(), one.height()) for one in icon.availableSizes())


def test_a_picture_for_a_sharp_screen_has_more_points() -> None:
    picture = icons._draw("plus", "#000000", 16, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    assert picture.deviceIndependentSize().toSize() == SIZE


def test_an_icon_is_drawn_once() -> None:
    assert icons.icon("plus").cacheKey() == icons.icon("plus").cacheKey()


def test_a_button_s_icon_follows_the_theme(qtbot: QtBot, look: Theme) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    icons.put(button, "square-pen")
    assert shown(button.icon()) == {LIGHT.ink}
    look.choose("dark")
    assert shown(button.icon()) == {DARK.ink}


def test_the_last_icon_given_holds(qtbot: QtBot, look: Theme) -> None:
    action = QAction()
    icons.put(action, "square-pen")
    icons.put(action, "square-pen", "danger")
    look.choose("dark")
    assert shown(action.icon()) == {DARK.danger}


def test_the_theme_keeps_no_button_alive(look: Theme) -> None:
    button = QToolButton()
    icons.put(button, "plus")
    gone = weakref.ref(button)
    del button
    gc.collect()
    assert gone() is None
    look.choose("dark")  # nothing is left to renew


def test_an_icon_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")
