"""How turns follow an edit: labels in the text say who speaks, before and behind it."""

import pytest
from hypothesis import given

from app.coding.editing.alignment import align
from app.coding.editing.span_map import SpanMap
from app.coding.editing.turns import TurnSpan, carry_turns
from tests.builders import TEXT, TURNS
from tests.coding.editing.texts import edits

Told = tuple[int | None, str, str, str | None, int | None]


def told(new: str, old: str = TEXT, turns: list[TurnSpan] | None = None) -> list[Told]:
    """Return id, label, words, speaker and whose role of each turn behind the edit."""
    have = turns or [
        TurnSpan(k, turn.label_start, turn.start, turn.end, turn.speaker, k)
        for k, turn in enumerate(TURNS, 1)
    ]
    found = carry_turns(old, new, have, SpanMap(align(old, new)))
    return [
        (t.id, new[t.label_start : t.start], new[t.start : t.end], t.speaker, t.like)
        for t in found.turns
    ]


def put(old: str, new: str) -> str:
    return TEXT.replace(old, new)


FIRST: Told = (1, "S01: ", "I listen 🙂 to them.", "S01", 1)
SECOND: Told = (2, "I: ", "And then?", "I", 2)
THIRD: Told = (3, "S01: ", "然后 they trust me.", "S01", 3)


@pytest.mark.parametrize(
    "new, expected",
    [
        (
            put("listen", "lissten"),
            [(*FIRST[:2], "I lissten 🙂 to them.", "S01", 1), SECOND, THIRD],
        ),
        (put("then?", "then? Why?"), [FIRST, (*SECOND[:2], "And then? Why?", "I", 2), THIRD]),
        (put("I: And", "I: Well. And"), [FIRST, (*SECOND[:2], "Well. And then?", "I", 2), THIRD]),
        (
            put("then?\n", "then?\nS01: hm\nI: go on\n"),
            [FIRST, SECOND, (None, "S01: ", "hm", "S01", 1), (None, "I: ", "go on", "I", 2), THIRD],
        ),
        (
            put("then?\n", "then?\nOr when?\n"),
            [FIRST, (*SECOND[:2], "And then?\nOr when?", "I", 2), THIRD],
        ),
        (put("I: And", "S01: And"), [FIRST, (2, "S01: ", "And then?", "S01", 1), THIRD]),
        (
            put("I: And", "Anna B: And"),
            [FIRST, (2, "Anna B: ", "And then?", "Anna B", None), THIRD],
        ),
        (put("I: And then?\n", ""), [FIRST, THIRD]),
        (
            put("\nI: And then?\nS01:", ""),
            [(*FIRST[:2], "I listen 🙂 to them. 然后 they trust me.", "S01", 1)],
        ),
        (
            put("them.\nI: And", "them. And"),
            [(*FIRST[:2], "I listen 🙂 to them. And then?", "S01", 1), THIRD],
        ),
        ("S01: Hello.\n" + TEXT, [(None, "S01: ", "Hello.", "S01", 1), FIRST, SECOND, THIRD]),
        ("Tape 1\n" + TEXT, [(None, "", "Tape 1", None, None), FIRST, SECOND, THIRD]),
        (TEXT + "I: bye\n", [FIRST, SECOND, THIRD, (None, "I: ", "bye", "I", 2)]),
    ],
)
def test_turns_behind_an_edit(new: str, expected: list[Told]) -> None:
    assert told(new) == expected


def test_paragraphs_of_a_text_without_speakers() -> None:
    old = "One.\nTwo."
    turns = [TurnSpan(1, 0, 0, 4, None, 1), TurnSpan(2, 5, 5, 9, None, 2)]
    assert [one[:3] for one in told("One.\nAnd.\nTwo.", old, turns)] == [
        (1, "", "One."),
        (None, "", "And."),
        (2, "", "Two."),
    ]
    assert [one[:3] for one in told("One.\nNo, two.", old, turns)] == [
        (1, "", "One."),
        (2, "", "No, two."),
    ]
    assert [one[:3] for one in told("One. Two.", old, turns)] == [(1, "", "One. Two.")]


def turns_of(text: str) -> list[TurnSpan]:
    """Return the turns of a text in which "S01: " at the start of a line is a label."""
    found: list[TurnSpan] = []
    at = 0
    for line in text.splitlines(keepends=True):
        behind = at + len(line) - line.endswith("\n")
        if line.startswith("S01: "):
            found.append(TurnSpan(len(found) + 1, at, at + 5, behind, "S01", len(found) + 1))
        elif found:
            found[-1] = found[-1]._replace(end=behind)
        at += len(line)
    return found


@given(edits())
def test_turns_stay_in_order_and_in_the_text(edit: tuple[str, str]) -> None:
    old, new = edit
    turns = turns_of(old)
    carried = carry_turns(old, new, turns, SpanMap(align(old, new)))
    at = 0
    for turn in carried.turns:
        assert at <= turn.label_start <= turn.start <= turn.end <= len(new)
        at = turn.end
    kept = {turn.id for turn in carried.turns if turn.id is not None}
    assert kept | carried.joined.keys() == {turn.id for turn in turns}
    assert not kept & carried.joined.keys()
