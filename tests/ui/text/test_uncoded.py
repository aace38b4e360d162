"""The passages without a code, against marking every code point one by one."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.text import Mark
from app.ui.text.uncoded import uncoded, veil
from tests.ui.text.conftest import Show, transcript

TEXT, TURNS = transcript([("I", "Why do you?"), ("S07", "因为 🙂 kind. Yes."), ("I", "So?")])


def marks(*spans: tuple[int, int]) -> list[Mark]:
    return [Mark(k, *span, 1, 1) for k, span in enumerate(sorted(spans))]


def passages(*spans: tuple[int, int]) -> list[str]:
    return [TEXT[slice(*span)] for span in uncoded(TEXT, TURNS, marks(*spans))]


def test_without_codings_every_turn_is_one_passage() -> None:
    assert passages() == ["Why do you?", "因为 🙂 kind. Yes.", "So?"]


def test_blanks_and_lone_signs_between_codings_are_no_passage() -> None:
    kind, yes = TEXT.index("kind"), TEXT.index("Yes")
    assert passages((kind, kind + 4), (yes, yes + 3)) == ["Why do you?", "因为 🙂", "So?"]


def test_a_coding_over_all_turns_leaves_nothing() -> None:
    assert passages((0, len(TEXT))) == []


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 12)), max_size=8))
def test_all_that_is_left_is_found_and_nothing_else(drawn: list[tuple[int, int]]) -> None:
    spans = [(start, min(len(TEXT), start + length)) for start, length in drawn]
    found = uncoded(TEXT, TURNS, marks(*[span for span in spans if span[0] < span[1]]))
    covered = {cp for span in spans for cp in range(*span)}
    free = {cp for turn in TURNS for cp in range(turn.start, turn.end)} - covered
    inside = {cp for span in found for cp in range(*span)}
    assert inside <= free
    assert not any(TEXT[cp].isalnum() for cp in free - inside)


def test_the_veil_lies_over_coded_words_only(show: Show) -> None:
    view = show([("S07", "One two three")], (5, 8), (7, 12)).view
    frame = view.frame()
    (box,) = veil(frame.rows, frame.shown)
    left, right = (frame.rows.x_of(0, at) for at in (0, 7))
    assert (box.left(), box.right()) == (left, right)
