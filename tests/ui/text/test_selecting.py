"""Selecting whole turns and growing the selection, as spans of the stored text."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.text.selecting import touched, whole_turns
from tests.ui.text.conftest import transcript

TEXT, TURNS = transcript(
    [("I", "为什么？"), ("S07", "Because 👩\u200d⚕\ufe0f was kind.\nAnd quiet."), ("I", "So?")]
)
WHOLE = [(turn.start, turn.end) for turn in TURNS]


def test_the_turn_at_the_caret_then_the_next_then_all() -> None:
    caret = TEXT.index("was")
    first = whole_turns(TURNS, (caret, caret), 1)
    assert first == WHOLE[1]
    assert TEXT[slice(*first)] == "Because 👩\u200d⚕\ufe0f was kind.\nAnd quiet."
    assert whole_turns(TURNS, first, 1) == (WHOLE[1][0], WHOLE[2][1])
    assert whole_turns(TURNS, first, -1) == (WHOLE[0][0], WHOLE[1][1])
    assert whole_turns(TURNS, (WHOLE[0][0], WHOLE[2][1]), 1) == (WHOLE[0][0], WHOLE[2][1])


def test_a_caret_in_a_hidden_label_means_its_turn() -> None:
    caret = TURNS[1].label_start
    assert whole_turns(TURNS, (caret, caret), 1) == WHOLE[1]


def test_turns_without_words_are_passed_over() -> None:
    text, turns = transcript([("I", "One"), ("S07", ""), ("I", "Two")])
    assert whole_turns(turns, (turns[0].start, turns[0].end), 1) == (turns[0].start, turns[2].end)
    assert whole_turns(turns, (turns[1].start,) * 2, 1) == (turns[1].start, turns[2].end)
    assert text


def test_without_turns_there_is_nothing_to_select() -> None:
    assert touched([], 0, 5) == (0, -1)
    assert whole_turns([], (0, 5), 1) is None


@given(st.data())
def test_growing_never_lets_go_of_what_was_selected(data: st.DataObject) -> None:
    words = st.text(st.sampled_from("ab好🙂 \u0301"), max_size=6)
    text, turns = transcript(
        data.draw(st.lists(st.tuples(st.sampled_from(["I", "S07"]), words), min_size=1, max_size=6))
    )
    spots = st.integers(0, len(text))
    span = tuple(sorted((data.draw(spots), data.draw(spots))))
    for step in (1, 1, -1, 1, -1, -1):
        grown = whole_turns(turns, span, step)
        if grown is None:
            return
        inside = [turn for turn in turns if turn.start >= span[0] and turn.end <= span[1]]
        assert all(grown[0] <= turn.start and turn.end <= grown[1] for turn in inside)
        assert grown[0] in {turn.start for turn in turns}
        assert grown[1] in {turn.end for turn in turns}
        span = grown
