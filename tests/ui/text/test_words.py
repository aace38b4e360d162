"""What a double click selects: no signs around it, and a clause where there are no blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.text.graphemes import cluster_end, cluster_start
from app.ui.text.words import word_at

SAID = "“empathy”—I couldn’t, well. 说到“共情”，我觉得CT很重要。你呢？ 👩\u200d⚕\ufe0f cafe\u0301"


@pytest.mark.parametrize(
    "at, word",
    [
        ("pathy", "empathy"),
        ("t, well", "couldn’t"),
        ("well", "well"),
        ("觉得", "我觉得CT很重要"),
        ("CT", "我觉得CT很重要"),
        ("情", "共情"),
        ("呢", "你呢"),
        ("👩", "👩\u200d⚕\ufe0f"),
        ("fe", "cafe\u0301"),
        ("”—", None),
        (" 说", None),
    ],
)
def test_the_word_at_a_place(at: str, word: str | None) -> None:
    place = SAID.index(at)
    span = word_at(SAID, place, (0, len(SAID)))
    assert (None if span is None else SAID[slice(*span)]) == word


@given(st.text(alphabet="ab ’-。，共情👩\u200d⚕\ufe0fe\u0301é", min_size=1, max_size=30), st.data())
def test_a_word_holds_its_place_and_whole_characters(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    span = word_at(text, at, (0, len(text)))
    if span is not None:
        start, end = span
        assert 0 <= start <= at < end <= len(text)
        assert (cluster_start(text, start), cluster_end(text, end)) == span
