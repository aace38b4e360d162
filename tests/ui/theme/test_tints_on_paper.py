"""Printed tints are those of the window."""

from app.coding.printing.colours import TINTS, tint
from app.ui.theme import theme
from app.ui.theme.codes import CODE_COLOURS


def test_printed_tints_are_those_of_the_window(qapp):
    theme().choose("light")
    assert [f"#{one}" for one in TINTS] == [theme().shades(c).tint for c in CODE_COLOURS.values()]
    assert tint(len(TINTS)) == TINTS[0]
