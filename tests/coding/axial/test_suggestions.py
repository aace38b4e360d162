"""Where codes in no category might belong."""

from typing import NamedTuple

from app.coding.axial.suggestions import Suggestion, suggest
from app.coding.near_names import Named


class Span(NamedTuple):
    transcript: int
    start: int
    end: int
    code: int


NAMES = [Named(1, "lack of time"), Named(2, "time lacks"), Named(3, "grief"), Named(4, "music")]
INSIDE = {1: 10, 4: 20}


def test_similar_names_come_before_shared_passages() -> None:
    spans = [Span(7, at, at + 5, code) for at in (0, 20, 40) for code in (2, 3, 4)]
    assert suggest(NAMES, INSIDE, spans) == [
        Suggestion(2, 10, 1, "name"),
        Suggestion(3, 20, 4, "together", 3),
    ]


def test_what_was_waved_away_gives_way_to_the_next_best() -> None:
    spans = [Span(7, at, at + 5, code) for at in (0, 20) for code in (2, 4)]
    assert suggest(NAMES, INSIDE, spans, [(2, 10)]) == [Suggestion(2, 20, 4, "together", 2)]
    assert suggest(NAMES, INSIDE, spans, [(2, 10), (2, 20)]) == []


def test_passages_must_overlap_and_more_than_once() -> None:
    assert suggest(NAMES[2:], INSIDE, [Span(7, 0, 5, 3), Span(7, 0, 5, 4)]) == []
    apart = [Span(7, at, at + 5, code) for at in (0, 20) for code in (3,)]
    apart += [Span(7, at + 5, at + 9, 4) for at in (0, 20)] + [Span(8, 0, 5, 4)]
    assert suggest(NAMES[2:], INSIDE, apart) == []
    twice = [Span(7, 0, 5, 3), Span(7, 0, 9, 4), Span(7, 1, 9, 4)]
    assert suggest(NAMES[2:], INSIDE, twice) == []  # one passage, however often it is coded
