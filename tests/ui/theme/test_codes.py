"""Tests of the colours of codes: apart for every eye, readable in both modes, dealt out evenly."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.ui.theme.codes import CODE_COLOURS, least_used, shades
from app.ui.theme.colour import contrast, lch
from app.ui.theme.tokens import DARK, LIGHT
from tests.ui.theme.sight import SIGHTS, closest

OURS = list(CODE_COLOURS.values())
any_colour = st.integers(0, 0xFFFFFF).map("#{:06X}".format)
each_sight = pytest.mark.parametrize("sight", SIGHTS)
each_mode = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def test_there_are_at_least_twelve_and_no_two_alike() -> None:
    assert len(OURS) == len(set(OURS)) >= 12


@each_sight
def test_the_colours_stay_apart(sight: str) -> None:
    assert closest(OURS, sight) >= 7.0


@each_sight
@each_mode
def test_lines_and_swatches_stay_apart(sight: str, dark: bool) -> None:
    drawn = [shades(colour, dark) for colour in OURS]
    assert closest([one.line for one in drawn], sight) >= 4.0
    assert closest([one.swatch for one in drawn], sight) >= 5.5


@each_sight
@each_mode
def test_tints_can_be_told_apart_side_by_side(sight: str, dark: bool) -> None:
    assert closest([shades(colour, dark).tint for colour in OURS], sight) >= 2.5


def test_okabe_and_ito_alone_would_not_do_with_twelve() -> None:
    more = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"]
    more += ["#332288", "#AA4499", "#882255", "#999933", "#EE99AA"]  # with five of Tol's
    assert min(closest(more, sight) for sight in SIGHTS) < 4.0


@given(any_colour)
@example("#FFFFFF")
@example("#000000")
@example("#FFFF00")
@example("#0000FF")
@example("#B0FFA5")
def test_any_imported_colour_can_be_read_and_seen(colour: str) -> None:
    for dark, mode in ((False, LIGHT), (True, DARK)):
        drawn = shades(colour, dark)
        assert contrast(mode.ink, drawn.tint) >= 4.5
        assert contrast(mode.muted_on_tint, drawn.tint) >= 4.5
        assert min(contrast(drawn.line, ground) for ground in (mode.paper, mode.panel)) >= 3.0


@pytest.mark.parametrize("colour", OURS)
@each_mode
def test_shades_keep_the_hue(colour: str, dark: bool) -> None:
    hue = lch(colour).hue
    assert [lch(one).hue for one in shades(colour, dark)] == pytest.approx([hue] * 3, abs=0.12)


def test_shades_do_not_care_about_the_case_of_the_colour() -> None:
    assert shades("#ddac11", False) == shades("#DDAC11", False)


def test_the_first_colour_goes_to_the_first_code() -> None:
    assert least_used([]) == OURS[0]


def test_colours_that_are_not_ours_do_not_count() -> None:
    assert least_used(["#123456", OURS[0].lower()]) == OURS[1]


@given(st.lists(st.sampled_from(OURS)))
def test_no_colour_is_used_less_than_the_next(in_use: list[str]) -> None:
    used = Counter(in_use)
    next_one = least_used(in_use)
    assert used[next_one] == min(used[colour] for colour in OURS)


def test_codes_in_a_row_get_all_colours_before_one_comes_again() -> None:
    dealt: list[str] = []
    for _ in OURS:
        dealt.append(least_used(dealt))
    assert dealt == OURS
