"""Finding words in a stored text: hits in code points, whole characters, words and expressions."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.text.found import TooLongError, Wanted, found_boxes
from tests.ui.text.conftest import Show, transcript

TEXT, TURNS = transcript(
    [
        ("patient", "The 🙂 patient, Patients and patience."),
        ("S07", "病人的角度，病人。\nA patient, cafe\u0301 👩\u200d⚕\ufe0f."),
    ]
)


def found(words: str, **switches: bool) -> list[str]:
    spans = Wanted(words, **switches).find(TEXT, TURNS)
    return [TEXT[slice(*span)] for span in spans]


def test_plain_words_are_found_in_any_case_but_not_in_labels() -> None:
    assert found("patient") == ["patient", "Patient", "patient"]
    assert found("patient", case=True) == ["patient", "patient"]
    assert found("PATIENT", case=True) == []
    assert found("") == []


def test_signs_are_only_signs_unless_an_expression_is_asked_for() -> None:
    assert found("e.") == [
        "e.",
    ]
    assert found("p.tien", expression=True) == ["patien", "Patien", "patien", "patien"]


def test_whole_words_and_chinese_which_has_no_blanks() -> None:
    assert found("patient", whole=True) == ["patient", "patient"]
    assert found("patien", whole=True) == []
    assert found("病人", whole=True) == ["病人", "病人"]
    assert found("角度", whole=True) == ["角度"]
    assert found("patien.", whole=True, expression=True) == ["patient", "patient"]


def test_hits_never_split_what_is_seen_as_one_character() -> None:
    assert found("cafe") == ["cafe\u0301"]
    assert found("👩") == ["👩\u200d⚕\ufe0f"]
    assert found("🙂 p") == ["🙂 p"]


def test_an_expression_ends_with_its_paragraph() -> None:
    assert found("病人.*", expression=True) == ["病人的角度，病人。"]
    assert found("^A", expression=True) == ["A"]
    assert found(r"\d*", expression=True) == []


@pytest.mark.parametrize(
    "expression, why",
    [
        ("(pat", "Not an expression: missing closing parenthesis, at character 4"),
        ("[z-a]", "Not an expression: range out of order in character class, at character 4"),
    ],
)
def test_a_bad_expression_is_explained(expression: str, why: str) -> None:
    wanted = Wanted(expression, expression=True)
    assert wanted.problem() == why
    assert wanted.find(TEXT) == []
    assert Wanted(expression, expression=True, whole=True).problem() != ""
    assert Wanted(expression).problem() == ""


@pytest.mark.parametrize("expression", ["(a+)+$", "(a|aa)+$", r"(\w*)*[=%]"])
def test_an_expression_that_would_never_end_is_given_up(expression: str) -> None:
    before = process_time()
    with pytest.raises(TooLongError):
        Wanted(expression, expression=True).find("a" * 5_000 + "!")
    assert process_time() - before < 2.0


@given(
    st.lists(st.text(st.sampled_from("ab好🙂 \n"), max_size=12), min_size=1, max_size=5),
    st.text(st.sampled_from("ab好🙂"), min_size=1, max_size=3),
)
def test_hits_are_those_of_a_plain_search_turn_by_turn(said: list[str], words: str) -> None:
    text, turns = transcript([("S", one) for one in said])
    expected = [
        (turn.start + hit.start(), turn.start + hit.end())
        for turn in turns
        for hit in re.finditer(re.escape(words), text[turn.start : turn.end])
    ]
    assert Wanted(words, case=True).find(text, turns) == expected


def test_boxes_lie_on_the_words_of_the_page(show: Show) -> None:
    view = show([("S07", "One 🙂 two three")]).view
    rows = view.frame().rows
    start = view.text.text.index("two")
    (box,) = found_boxes(rows, view.text, [(start, start + 3)])
    position = view.text.to_screen(start)
    assert box.left() == rows.x_of(0, position) - 0.5
    assert box.right() == rows.x_of(0, position + 3) + 0.5
    assert found_boxes(rows, view.text, []) == []
