"""What differs between two texts, and that long ones are compared at once."""

import unicodedata
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.editing.alignment import align
from app.coding.editing.characters import is_boundary
from app.coding.editing.pieces import replaced
from app.coding.editing.span_map import SpanMap
from tests.coding.editing.texts import edits, texts


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[p.start : p.end], new[p.new_start : p.new_end]) for p in align(old, new)]


@pytest.mark.parametrize(
    "old, new, expected",
    [
        ("the pateint came", "the patient came", [("ei", "ie")]),
        ("they lissten", "they listen", [("s", "")]),
        ("I trust him", "We believe it", [("I trust him", "We believe it")]),
        ("a b c d e", "a x c y e", [("b", "x"), ("d", "y")]),
        ("yes\nno", "yes\nwell\nno", [("", "well\n")]),
        ("very good", "very very good", [("", "very ")]),
        ("cafe\u0301 noir", "cafe noir", [("e\u0301", "e")]),
        ("👨‍👩‍👧 here", "👨‍👩‍👦 here", [("👨‍👩‍👧", "👨‍👩‍👦")]),
        ("🇩🇪🇫🇷", "🇩🇪🇮🇹", [("🇩🇪🇫🇷", "🇩🇪🇮🇹")]),
        ("信任他们", "信任她们", [("他", "她")]),
        ("", "new", [("", "new")]),
        ("same", "same", []),
    ],
)
def test_what_was_replaced(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(old, new) == expected


@given(edits())
def test_the_pieces_make_the_new_text_of_the_old(edit: tuple[str, str]) -> None:
    old, new = edit
    found = align(old, new)
    assert SpanMap(found).fits(len(old), len(new))
    made, again = replaced(
        old,
        [(p.start, p.end, new[p.new_start : p.new_end]) for p in found],  # type: ignore[misc]
    )
    assert made == new
    assert list(again) == found


@given(edits())
def test_no_piece_splits_a_character(edit: tuple[str, str]) -> None:
    old, new = edit
    for piece in align(old, new):
        assert is_boundary(old, piece.start)
        assert is_boundary(old, piece.end)
        assert is_boundary(new, piece.new_start)
        assert is_boundary(new, piece.new_end)


@given(texts(), st.integers(0, 80))
def test_a_boundary_never_parts_a_mark_from_its_letter(text: str, at: int) -> None:
    if 0 < at < len(text) and unicodedata.category(text[at]) == "Mn":
        assert not is_boundary(text, at)


def long_text(size: int, line_end: str) -> str:
    dice = Random(7)
    words = ["".join(dice.choices("abcdefghijkl", k=dice.randint(2, 9))) for _ in range(3_000)]
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(dice.choice(words) + dice.choice([" "] * 9 + [line_end]))
        length += len(parts[-1])
    return "".join(parts)


@pytest.mark.parametrize("line_end", ["\n", " "])
def test_a_typing_error_in_300_000_characters_is_found_at_once(line_end: str) -> None:
    old = long_text(300_000, line_end)
    new = old[:900] + "X" + old[900:150_000] + old[150_002:290_000] + "YY" + old[290_000:]
    begun = process_time()
    found = align(old, new)
    assert process_time() - begun < 2  # seconds of the processor; it takes a tenth
    assert sum(p.end - p.start for p in found) == 2
    assert sum(p.new_end - p.new_start for p in found) == 3
