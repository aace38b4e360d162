"""Turns by place, clocks and the length of lines."""

import pytest

from app.ui.text.turns import clock, hidden_labels, line_length, turn_at, turns_from
from tests.ui.text.conftest import transcript

TEXT, TURNS = transcript([("I", "Why?"), ("S07", "Because."), ("I", "I see.")])


def test_a_turn_goes_from_its_label_to_the_next() -> None:
    speakers = [turn.speaker for turn in (turn_at(TURNS, cp) for cp in range(len(TEXT))) if turn]
    assert speakers == ["I"] * 8 + ["S07"] * 14 + ["I"] * 10
    assert turn_at([], 5) is None
    assert turn_at(TURNS[1:], 3) is None


def test_turns_of_a_page() -> None:
    assert [turn.speaker for turn in turns_from(TURNS, 5, 22)] == ["I", "S07"]
    assert [turn.speaker for turn in turns_from(TURNS, 8, 23)] == ["S07", "I"]


def test_only_labels_are_hidden() -> None:
    assert hidden_labels(TURNS) == [(0, 3), (8, 13), (22, 25)]
    assert hidden_labels([TURNS[0]._replace(label_start=3)]) == []


@pytest.mark.parametrize(
    "seconds, words", [(0, "00:00"), (75.9, "01:15"), (3_599, "59:59"), (3_723, "1:02:03")]
)
def test_clocks(seconds: float, words: str) -> None:
    assert clock(seconds) == words


@pytest.mark.parametrize(
    "text, length", [("plain words", 80), ("", 80), ("Größe und Maß", 80), ("共情是什么？", 40)]
)
def test_lines_of_wide_characters_hold_half_as_many(text: str, length: int) -> None:
    assert line_length(text) == length
