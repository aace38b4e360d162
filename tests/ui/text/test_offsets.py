"""Both ways between code points and UTF-16 positions, against a map made place by place."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from app.ui.text.offsets import DisplayText, Side, code_points
from app.ui.text.offsets import units as units_of

CHARS = (
    "ab \n\u00a0\u2028\u2029\x0b\x0c\x85\r\ufdd0\ufdd1\ufffc\x00\x1b\t中é\u0301😀👩\u200d⚕\ufe0f𠮷א"
)
TEXTS = st.text(alphabet=st.sampled_from(CHARS) | st.characters(codec="utf-8"), max_size=60)


def units(char: str) -> int:
    return 2 if char > "\uffff" else 1


@st.composite
def hidden_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """Draw a text with up to four hidden spans, some of them side by side."""
    text = draw(TEXTS)
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [(a, b) for k, (a, b) in enumerate(pairwise(ends)) if draw(st.booleans()) or k % 2]
    return text, spans


class Map:
    """Which stored code point each UTF-16 position shows, worked out one by one.

    `cells` are (stored code point or None for a line end put in, position, units).
    """

    def __init__(self, made: DisplayText, hidden: list[tuple[int, int]]) -> None:
        visible = [cp for cp in range(len(made.text)) if not any(a <= cp < b for a, b in hidden)]
        cells: list[tuple[int | None, int]] = []
        queue = iter(visible)
        extra = len(made.shown) - len(visible)
        starts = _inserted(made, visible)
        assert len(starts) == extra
        for at, char in enumerate(made.shown):
            cells.append((None if at in starts else next(queue), units(char)))
        positions = [0, *accumulate(size for _, size in cells)]
        self.cells = [(cp, positions[k], size) for k, (cp, size) in enumerate(cells)]
        self.length = positions[-1]


def _inserted(made: DisplayText, visible: list[int]) -> set[int]:
    """Return the indexes in `shown` of line ends that no stored character stands for."""
    found, k = set(), 0
    for at, char in enumerate(made.shown):
        stored = made.text[visible[k]] if k < len(visible) else ""
        if char == "\n" and stored not in ("\n", "\r", "\u2029"):
            found.add(at)
        else:
            k += 1
    return found


@given(hidden_texts(), st.sampled_from([3, 7, 50_000]))
def test_every_shown_character_goes_there_and_back(
    case: tuple[str, list[tuple[int, int]]], limit: int
) -> None:
    text, hidden = case
    made = DisplayText.build(text, hidden, block_limit=limit)
    for cp, position, size in Map(made, hidden).cells:
        if cp is None:
            continue
        assert made.to_screen(cp) == position
        assert made.to_screen(cp + 1, Side.END) == position + size
        assert made.to_stored(position, side=Side.START) == cp
        assert made.to_stored(position + size, side=Side.END) == cp + 1


@given(hidden_texts(), st.sampled_from([3, 7, 50_000]))
def test_no_block_is_longer_than_the_limit_and_nothing_else_is_put_in(
    case: tuple[str, list[tuple[int, int]]], limit: int
) -> None:
    text, hidden = case
    made = DisplayText.build(text, hidden, block_limit=limit)
    assert max(map(len, made.shown.split("\n"))) <= limit
    if limit > len(text):
        assert len(made.shown) == len(text) - sum(b - a for a, b in hidden)


@given(hidden_texts())
def test_hidden_places_collapse_and_the_side_decides(
    case: tuple[str, list[tuple[int, int]]],
) -> None:
    text, hidden = case
    made = DisplayText.build(text, hidden)
    for start, end in hidden:
        place = made.to_screen(start)
        assert {made.to_screen(cp) for cp in range(start, end + 1)} == {place}
        assert made.to_stored(place, side=Side.END) <= start
        assert made.to_stored(place, side=Side.START) >= end


@given(TEXTS)
def test_the_document_has_each_character_where_the_map_says(text: str) -> None:
    made = DisplayText.build(text)
    document = QTextDocument()
    document.setPlainText(made.shown)
    assert document.characterCount() - 1 == sum(map(units, made.shown))
    for cp, char in enumerate(made.shown):
        got = document.characterAt(made.to_screen(cp))
        expected = "\u2029" if char == "\n" else char
        assert got == expected or char > "\uffff"


def test_a_label_is_one_place_between_two_turns() -> None:
    text = "I: Why?\nS07: Because."
    made = DisplayText.build(text, [(0, 3), (8, 13)])
    assert made.shown == "Why?\nBecause."
    assert [made.to_screen(cp) for cp in (0, 3, 8, 10, 13, 21)] == [0, 0, 5, 5, 5, 13]
    assert made.to_stored(5, side=Side.START) == 13
    assert made.to_stored(5, side=Side.END) == 8


def test_the_end_of_a_text_whose_last_part_is_hidden() -> None:
    made = DisplayText.build("Yes.\nI:", [(5, 7)])
    assert made.to_stored(5, side=Side.START) == 7
    assert made.to_stored(5, side=Side.END) == 5


def test_half_a_surrogate_pair_belongs_to_the_whole_character() -> None:
    made = DisplayText.build("a😀b")
    assert made.to_stored(2, side=Side.START) == 1
    assert made.to_stored(2, side=Side.END) == 2


def test_separators_and_controls_are_replaced_one_for_one() -> None:
    made = DisplayText.build("a\u2029b\ufdd0c\x0bd\x85e\x00f\u2028g\u00a0h\r\ni\tj\ufffc")
    assert made.shown == "a\nb\ufffdc\u2028d\u2028e\u2400f\u2028g\u00a0h\n\ni\tj\ufffd"


def test_a_long_paragraph_is_broken_after_a_blank() -> None:
    words = "word " * 20_001
    made = DisplayText.build(words)
    first, second, third = made.shown.split("\n")
    assert (len(first), len(second), len(third)) == (50_000, 50_000, 5)
    assert made.to_screen(50_000, Side.END) == 50_000
    assert made.to_screen(50_000) == 50_001


def test_a_long_paragraph_without_blanks_is_not_broken_inside_a_character() -> None:
    made = DisplayText.build("中" * 49_999 + "e\u0301" + "中")
    assert [len(line) for line in made.shown.split("\n")] == [49_999, 3]


@pytest.mark.parametrize(
    "cp, side, step, there",
    [
        (4, Side.END, 1, 5),
        (5, Side.START, -1, 4),
        (13, Side.START, -1, 7),  # over the label, onto the line end before it
        (8, Side.END, 1, 14),
        (0, Side.START, -1, 3),
        (21, Side.END, 1, 21),
    ],
)
def test_nudging_goes_by_displayed_characters(cp: int, side: Side, step: int, there: int) -> None:
    made = DisplayText.build("I: Why?\nS07: Because.", [(0, 3), (8, 13)])
    assert made.nudged(cp, side, step) == there


def test_nudging_goes_over_whole_characters() -> None:
    made = DisplayText.build("ae\u0301b")
    assert made.nudged(1, Side.END, 1) == 3
    assert made.nudged(3, Side.START, -1) == 1


@given(
    st.text(st.sampled_from("ae\u0301 \n中😀\u200d⚕\ufe0f🇬🇧👍🏽א\u05b0"), max_size=24),
    st.data(),
)
def test_a_nudged_end_is_on_a_whole_character_and_never_goes_back(
    text: str, data: st.DataObject
) -> None:
    made = DisplayText.build(text)
    at, side = data.draw(st.integers(0, len(text))), data.draw(st.sampled_from(Side))
    for step in data.draw(st.lists(st.sampled_from([1, -1]), max_size=8)):
        there = made.nudged(at, side, step)
        assert (there - at) * step >= 0
        assert made.widened(there, there) == (there, there)
        at = there


@given(st.text(st.sampled_from("ab中😀👍"), max_size=20), st.data())
def test_utf16_units_of_a_text_become_its_code_points(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    before, inside = units_of(text[:start]), units_of(text[start:end])
    assert code_points(text, [(before, before + inside)]) == [(start, end)]
    assert units_of(text) == len(text.encode("utf-16-le")) // 2
