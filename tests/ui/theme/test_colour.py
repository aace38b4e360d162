"""Tests of the arithmetic on colours."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.theme.colour import Lch, contrast, from_lch, lch, linear, luminance, to_hex

colours = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@pytest.mark.parametrize(
    "one, other, ratio",
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),  # the grey that WCAG's own examples give as just too pale
        ("#FF0000", "#FFFFFF", 4.0),
        ("#1F6F78", "#1F6F78", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_weighs_green_most() -> None:
    assert [luminance(one) for one in ("#FF0000", "#00FF00", "#0000FF")] == pytest.approx(
        [0.2126, 0.7152, 0.0722]
    )


def test_oklch_of_red_is_the_published_one() -> None:
    red = lch("#FF0000")
    assert red.lightness == pytest.approx(0.6280, abs=1e-4)
    assert red.chroma == pytest.approx(0.2577, abs=1e-4)
    assert math.degrees(red.hue) == pytest.approx(29.23, abs=0.01)


@given(colours)
def test_every_colour_comes_back_from_linear_light(colour: str) -> None:
    assert to_hex(linear(colour)) == colour


@given(colours)
def test_every_colour_comes_back_from_oklch(colour: str) -> None:
    back = from_lch(lch(colour))
    steps = [abs(int(colour[at : at + 2], 16) - int(back[at : at + 2], 16)) for at in (1, 3, 5)]
    assert max(steps) <= 2


def test_a_chroma_that_no_screen_shows_is_lowered_and_the_hue_kept() -> None:
    wanted = Lch(0.7, 0.9, 2.0)
    got = lch(from_lch(wanted))
    assert got.chroma < 0.3
    assert got.lightness == pytest.approx(0.7, abs=0.01)
    assert got.hue == pytest.approx(2.0, abs=0.05)
