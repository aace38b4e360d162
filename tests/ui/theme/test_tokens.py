"""The contrast of every pair of text and ground that the window uses, computed."""

import re
from dataclasses import fields

import pytest

from app.ui.theme.codes import CODE_COLOURS, shades
from app.ui.theme.colour import contrast
from app.ui.theme.tokens import DARK, GRID, LIGHT, SIGNS_ON, TEXT_ON, Colours, space

MODES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
READABLE, VISIBLE = 4.5, 3.0


def too_weak(colours: Colours, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{text} on {ground}: {ratio:.2f}"
        for text, grounds in pairs.items()
        for ground in grounds
        if (ratio := contrast(getattr(colours, text), getattr(colours, ground))) < least
    ]


@MODES
def test_text_can_be_read_on_every_ground(colours: Colours) -> None:
    assert too_weak(colours, TEXT_ON, READABLE) == []


@MODES
def test_signs_can_be_seen_on_every_ground(colours: Colours) -> None:
    assert too_weak(colours, SIGNS_ON, VISIBLE) == []


def test_a_weak_pair_is_found() -> None:
    assert too_weak(LIGHT, {"muted": ("ink",), "ink": ("paper",)}, READABLE) == [
        "muted on ink: 2.90"
    ]


def test_all_text_colours_and_all_grounds_are_looked_at() -> None:
    grounds = {ground for some in TEXT_ON.values() for ground in some}
    no_text = {"line", "edge", "strong_edge", "shadow", "muted_on_tint"}
    named = {field.name for field in fields(Colours)}
    assert named - no_text == set(TEXT_ON) | grounds


@pytest.mark.parametrize("text", ["ink", "muted_on_tint"])
@MODES
def test_text_can_be_read_on_the_tint_of_every_code(colours: Colours, text: str) -> None:
    tints = {name: shades(code, colours is DARK).tint for name, code in CODE_COLOURS.items()}
    weak = [n for n, tint in tints.items() if contrast(getattr(colours, text), tint) < READABLE]
    assert weak == []


@MODES
def test_every_colour_is_a_full_hex_value(colours: Colours) -> None:
    values = vars(colours).values()
    assert [value for value in values if not re.fullmatch("#[0-9A-F]{6}", value)] == []


def test_spaces_lie_on_the_grid() -> None:
    assert [space(steps) for steps in (0, 1, 4)] == [0, GRID, 16]
