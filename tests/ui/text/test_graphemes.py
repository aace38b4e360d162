"""No boundary splits what a reader sees as one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from app.ui.text.graphemes import cluster_end, cluster_start

DOCTOR, FLAG, THUMB = "👩\u200d⚕\ufe0f", "🇬🇧", "👍🏽"


@pytest.mark.parametrize("cluster", [DOCTOR, FLAG, THUMB, "e\u0301", "ก็", "\r\n", "각"])
def test_inside_a_cluster_both_ends_move_outwards(cluster: str) -> None:
    text = f"ab{cluster}cd"
    for at in range(3, 2 + len(cluster)):
        assert cluster_start(text, at) == 2
        assert cluster_end(text, at) == 2 + len(cluster)


def test_between_flags_is_a_boundary() -> None:
    assert cluster_start(FLAG * 3, 3) == 2
    assert cluster_end(FLAG * 3, 3) == 4
    assert cluster_start(FLAG * 3, 4) == 4


def test_between_han_characters_and_at_the_edges_nothing_moves() -> None:
    assert [cluster_start("共情", at) for at in range(3)] == [0, 1, 2]


@given(st.text(alphabet=st.sampled_from("ae\u0301 \n中😀\u200d⚕\ufe0f🇬🇧👍🏽א\u05b0"), max_size=30))
def test_boundaries_are_those_of_the_whole_text(text: str) -> None:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    places = {0, len(text)}
    while (position := finder.toNextBoundary()) >= 0:
        places.add(len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le")))
    for at in range(len(text) + 1):
        assert cluster_start(text, at) == max(place for place in places if place <= at)
        assert cluster_end(text, at) == min(place for place in places if place >= at)
