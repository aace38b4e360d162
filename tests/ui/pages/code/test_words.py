"""Counting coded words: whose words count, what a word is, that none is counted twice."""

from hypothesis import given
from hypothesis import strategies as st

from app.models.queries import Turn
from app.ui.pages.code.words import Coded, Words


def turn(start, end, role):
    return Turn(start, 1, start, start, end, "x", role, None, None)


def test_only_what_others_than_the_interviewer_say_counts():
    text = "I: one two\nS: three four five\nX: six"
    turns = [
        turn(3, 10, "interviewer"),
        turn(14, 29, "participant"),
        turn(33, 36, "unknown"),
    ]
    words = Words(text, turns)
    assert len(words) == 4
    assert words.coded([(0, 10)]) == Coded(0, 4)
    assert words.coded([(14, 19)]) == Coded(1, 4)


def test_a_text_without_turns_counts_whole():
    assert len(Words("one two three", [])) == 3


def test_a_word_that_is_touched_is_coded_and_none_is_coded_twice():
    words = Words("alpha beta gamma delta", [])
    assert words.coded([(2, 8), (7, 12), (3, 4)]) == Coded(3, 4)
    assert words.coded([(5, 6)]) == Coded(0, 4), "a blank is no word"
    assert words.coded([]).share == 0.0


def test_apostrophes_and_hyphens_do_not_part_words_and_chinese_counts_by_character():
    assert len(Words("don't well-being, 12 o’clock…", [])) == 4
    assert len(Words("站在病人 the 角度", [])) == 7
    assert Words("病人😀角度", []).coded([(1, 4)]) == Coded(2, 4)


@given(
    st.text(alphabet="ab ,'-病😀", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_the_count_is_that_of_the_words_with_a_coded_character(text, ends):
    spans = [(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]]
    words = Words(text, [])
    places = list(zip(words._starts, words._ends, strict=True))
    touched = {
        place
        for place in places
        if any(start < place[1] and place[0] < end for start, end in spans)
    }
    assert words.coded(spans) == Coded(len(touched), len(places))
