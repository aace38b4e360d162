"""What a copy holds: the stored characters without labels, or with who says them."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.text.copying import words_of, words_with_speakers
from tests.ui.text.conftest import transcript

TEXT, TURNS = transcript([("I", "Why?"), ("S07", "He\u00a0was 🙂.\n很安静。"), ("I", "So?")])


def test_labels_between_the_words_are_left_out() -> None:
    assert words_of(TEXT, TURNS, 4, len(TEXT) - 1) == "hy?\nHe\u00a0was 🙂.\n很安静。\nSo?"


def test_a_span_within_a_turn_is_itself() -> None:
    start = TEXT.index("was")
    assert words_of(TEXT, TURNS, start, start + 5) == "was 🙂"


def test_each_turn_begins_with_its_speaker() -> None:
    copied = words_with_speakers(TEXT, TURNS, TEXT.index("y?"), TEXT.index("o?"))
    assert copied == "I: y?\nS07: He\u00a0was 🙂.\n很安静。\nI: S"


def test_a_text_without_speakers_gets_none() -> None:
    turns = [TURNS[0]._replace(label_start=0, start=0, end=4, speaker="")]
    assert words_with_speakers("Some words", turns, 0, 4) == "Some"
    assert words_with_speakers("Some words", [], 0, 4) == "Some"
    assert words_of("Some words", [], 5, 10) == "words"


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_no_character_of_the_words_is_lost(one: int, other: int) -> None:
    start, end = sorted((one, other))
    labels = {cp for turn in TURNS for cp in range(turn.label_start, turn.start)}
    expected = "".join(TEXT[cp] for cp in range(start, end) if cp not in labels)
    assert words_of(TEXT, TURNS, start, end) == expected
