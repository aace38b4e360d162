"""What rulings put into the consensus, and what is too slight to discuss."""

import pytest

from app.coding.reconciling.disagreements import Disagreement, Kind, Marked
from app.coding.reconciling.rulings import Passage, Ruling, is_slight, taken

TEXT = "So, they listen. “And then?” 然后。"
A, B = Marked(1, 4, 15, 7), Marked(2, 0, 16, 7)
EDGES = Disagreement(Kind.BOUNDARIES, (A,), (B,))
OTHER = Disagreement(Kind.OTHER_CODE, (A,), (Marked(3, 4, 15, 8),))


@pytest.mark.parametrize(
    "ruling, passages",
    [
        (Ruling.FIRST, [(4, 15, 7)]),
        (Ruling.SECOND, [(0, 16, 7)]),
        (Ruling.BOTH, [(4, 15, 7), (0, 16, 7)]),
        (Ruling.NEITHER, []),
        (Ruling.LATER, []),
        (Ruling.NEW, [(4, 8, 9)]),
        (Ruling.WIDER, [(0, 16, 7)]),
        (Ruling.NARROWER, [(4, 15, 7)]),
    ],
)
def test_each_ruling(ruling: Ruling, passages: list[tuple[int, int, int]]) -> None:
    assert list(taken(EDGES, ruling, [Passage(4, 8, 9)])) == passages


def test_the_wider_of_two_that_cross() -> None:
    crossing = Disagreement(Kind.BOUNDARIES, (A,), (Marked(2, 8, 20, 7),))
    assert taken(crossing, Ruling.WIDER) == (Passage(4, 20, 7),)
    assert taken(crossing, Ruling.NARROWER) == (Passage(8, 15, 7),)


def test_only_boundaries_can_be_wider() -> None:
    with pytest.raises(ValueError, match="boundaries"):
        taken(OTHER, Ruling.WIDER)


@pytest.mark.parametrize(
    "start, end, most, slight",
    [
        (4, 16, 0, True),  # a full stop
        (3, 15, 0, True),  # a blank
        (2, 16, 0, True),
        (1, 15, 0, False),  # "o"
        (1, 15, 3, True),
        (0, 16, 4, False),
        (0, 16, 5, True),
    ],
)
def test_blanks_punctuation_and_a_few_characters(
    start: int, end: int, most: int, slight: bool
) -> None:
    other = Disagreement(Kind.BOUNDARIES, (A,), (Marked(2, start, end, 7),))
    assert is_slight(other, TEXT, most) is slight


def test_chinese_punctuation_is_slight_and_another_code_never() -> None:
    end = len(TEXT)
    edges = Disagreement(
        Kind.BOUNDARIES, (Marked(1, end - 3, end, 7),), (Marked(2, end - 3, end - 1, 7),)
    )
    assert is_slight(edges, TEXT)
    assert not is_slight(OTHER, TEXT, 100)
