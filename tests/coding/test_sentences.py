"""Sentences of transcripts: spans in code points that leave nothing out but blanks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.coding.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_english_with_abbreviations_and_numbers() -> None:
    text = "Dr. Smith came in. It took 3.5 hours! Really?  Yes…"
    assert sentences(text) == ["Dr. Smith came in.", "It took 3.5 hours!", "Really?", "Yes…"]


def test_chinese() -> None:
    assert sentences("我觉得共情很重要。你怎么看？也许吧！") == [
        "我觉得共情很重要。",
        "你怎么看？",
        "也许吧！",
    ]


def test_a_line_end_ends_a_sentence() -> None:
    assert sentences("well I\ndon't know. So\n\n") == ["well I", "don't know.", "So"]


def test_spans_count_code_points_of_the_whole_text() -> None:
    text = "😀 Ok. 👩‍⚕️ said no."
    assert sentence_spans(text, 6) == [(6, len(text))]
    assert sentence_spans(text, 0, 5) == [(0, 5)]


def test_a_non_breaking_space_behind_an_initial() -> None:
    assert sentences("A.\u00a0Smith spoke. B.\u2009C.\u00a0too") == [
        "A.\u00a0Smith spoke.",
        "B.\u2009C.\u00a0too",
    ]


@given(st.text(alphabet="aZ.。!? \n\u00a0\u2028“”'()…😀é\u0301\u200d1،؟שא", max_size=40))
def test_only_blanks_lie_between_sentences(text: str) -> None:
    spans = sentence_spans(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
