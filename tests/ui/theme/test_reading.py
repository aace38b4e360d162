"""How transcripts are set: what is remembered, and stepping through the sizes."""

import pytest

from app.ui.theme.reading import SIZES, Reading


def test_it_comes_back_as_it_was_kept() -> None:
    reading = Reading(150, 180, 84)
    assert Reading.kept(reading.state()) == reading


@pytest.mark.parametrize("state", [None, "x", {"size": 99, "spacing": "150", "width": None}])
def test_what_is_damaged_becomes_the_usual(state: object) -> None:
    assert Reading.kept(state) == Reading(100, 150, 64)


def test_sizes_are_stepped_through_and_end() -> None:
    reading = Reading()
    for expected in (*SIZES[1:], SIZES[-1]):
        reading = reading.zoomed(1)
        assert reading.size == expected
    assert reading.zoomed(-1).size == SIZES[-2]
    assert reading.zoomed(0).size == 100
    assert Reading().zoomed(-1).size == 100
