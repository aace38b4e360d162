"""What is remembered between sessions, also where the file was damaged or is of another version."""

import json

import pytest

from app.ui.pages.code.memory import Memory


def test_places_survive_json_and_the_oldest_are_forgotten():
    memory = Memory()
    for transcript in range(60):
        memory.keep(transcript, transcript * 10)
    memory.keep(3, 7)
    again = Memory()
    again.take(Memory.checked({"places": json.loads(json.dumps(memory.places()))}).places)
    assert again.place(3) == 7
    assert again.place(59) == 590
    assert again.place(4) == 0


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"transcript": "x", "places": [1], "recent": "abc", "codebook": 3, "filters": ["a"]},
        {"places": {"a": 1, "2": "b", "3": -1}, "recent": ["x", None], "sizes": "12"},
    ],
)
def test_what_has_not_the_right_form_is_passed_over(state):
    kept = Memory.checked(state)
    assert (kept.transcript, kept.places, kept.recent, kept.codebook) == (None, {}, [], {})
    assert (kept.filters, kept.everybody, kept.sizes, kept.folded) == (("", ""), True, [], False)
