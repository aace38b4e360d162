"""Names from the participant's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.operations.names import clean_name
from app.ui.pages.code.in_vivo import LONGEST, in_vivo_name


@pytest.mark.parametrize(
    "words, name",
    [
        ("  the bed by the window, ", "the bed by the window"),
        ("two\nlines\tand  blanks", "two lines and blanks"),
        ("“walking in her shoes”…", "walking in her shoes"),
        ("站在病人的角度。", "站在病人的角度"),
        ("مرحبا،", "مرحبا"),
        ("she cried 😀", "she cried 😀"),
        ("?! …", ""),
        ("a\x00b\u2028c", "ab c"),
    ],
)
def test_the_words_become_one_line_without_punctuation_around(words, name):
    assert in_vivo_name(words) == name


def test_long_words_are_cut_after_a_word():
    name = in_vivo_name("when nobody has slept and the bleep goes off again at four in the morning")
    assert name == "when nobody has slept and the bleep goes off again at four…"
    assert len(name) <= LONGEST


def test_long_chinese_is_cut_where_the_room_ends():
    assert in_vivo_name("病" * 80) == "病" * (LONGEST - 1) + "…"


@given(st.text(max_size=200))
def test_what_is_not_empty_can_be_a_code_s_name(words):
    name = in_vivo_name(words)
    assert len(name) <= LONGEST
    if name:
        assert clean_name(name) == name
