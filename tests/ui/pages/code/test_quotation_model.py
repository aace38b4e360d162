"""Cutting a quotation out of its text."""

from app.coding.quotes import Snippet
from app.ui.pages.code.quotation_model import snippet

TEXT = "Interviewer: Yes?\nS01: One two three four. Five six\nseven eight."
TURNS = [13, 23]


def test_a_quotation_stands_among_the_words_of_its_paragraph():
    start = TEXT.index("three")
    assert snippet(TEXT, TURNS, start, start + 10) == Snippet(
        "One two ", "three four", ". Five six"
    )


def test_the_speaker_s_label_is_no_context():
    assert snippet(TEXT, TURNS, 23, 30).before == ""


def test_line_ends_within_become_blanks_and_long_ones_are_cut():
    start = TEXT.index("six")
    assert snippet(TEXT, TURNS, start, start + 9).quote == "six seven"
    assert snippet("x" * 500, [], 0, 500).quote == "x" * 400 + "…"


def test_context_has_whole_words():
    text = "word " * 30 + "HERE" + " word" * 30
    found = snippet(text, [], 150, 154)
    assert found.quote == "HERE"
    assert set(found.before.split()) == set(found.after.split()) == {"word"}
    assert len(found.before) <= 60
