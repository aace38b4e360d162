"""Widening: never a split character, nothing outside the text, twice the same as once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.autocode.graphemes import cluster_end, cluster_start, whole_characters
from app.coding.autocode.request import Widen
from app.coding.autocode.widening import Part, joined
from app.ui.text import graphemes
from tests.coding.autocode.texts import texts


@st.composite
def text_and_span(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(text_and_span(), st.sampled_from(list(Widen)))
def test_a_widened_span(case: tuple[str, int, int], how: Widen) -> None:
    text, start, end = case
    part = Part(text, 0, len(text))
    wide = part.widened(start, end, how)
    assert 0 <= wide[0] <= start < end <= wide[1] <= len(text)
    assert part.widened(*wide, how) == wide
    if how is not Widen.TURN:  # a turn's edges are the import's
        assert whole_characters(text, *wide) == wide


# Qt's rules for Indic scripts lose sight of an emoji that stands right before them.
@given(texts.filter(lambda text: "न" not in text), st.data())
def test_characters_are_those_of_the_text_view(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert cluster_start(text, at) == graphemes.cluster_start(text, at)
    assert cluster_end(text, at) == graphemes.cluster_end(text, at)


@pytest.mark.parametrize(
    "text, hit, how, want",
    [
        ("I carefully don't stop", "careful", Widen.WORD, "carefully"),
        ("I don't stop", "'t s", Widen.WORD, "don't stop"),
        ("我很有共情", "共", Widen.WORD, "共"),
        ("One here. Two is it! Three", "is", Widen.SENTENCE, "Two is it!"),
        ("One here. Two is it! Three", "here. Two", Widen.SENTENCE, "One here. Two is it!"),
        ("Dr. Li saw 3.5 patients. Good.", "saw", Widen.SENTENCE, "Dr. Li saw 3.5 patients."),
        ("共情很重要。你呢？我也是。", "呢", Widen.SENTENCE, "你呢？"),
        ("so 👩‍👩‍👧 there", "👩‍👩‍👧"[0], Widen.NOT, "👩‍👩‍👧"),
        (" all of it. Yes. ", "of", Widen.TURN, "all of it. Yes."),
    ],
)
def test_how_far_a_hit_is_widened(text: str, hit: str, how: Widen, want: str) -> None:
    start = text.index(hit)
    begin, end = Part(text, 0, len(text)).widened(start, start + len(hit), how)
    assert text[begin:end] == want


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], sum(p)))))
def test_joined_spans_cover_the_same_and_do_not_overlap(spans: list[tuple[int, int]]) -> None:
    made = joined(spans)
    assert {at for span in made for at in range(*span)} == {at for s in spans for at in range(*s)}
    assert all(left[1] <= right[0] for left, right in pairwise(made))
