"""Both, either, near and without hold within one turn; each positive occurrence is a hit."""

import pytest

from app.coding.search.evaluate import Evaluation, paragraphs
from app.coding.search.language import parse
from app.models.folding import folded

TURNS = (
    "trust and time, and trust again",
    "no time here",
    "doctor who has no trust in them at all",
    "我信任医生，医生也信任我",
    "the ward",
)
TEXT = "\n".join(TURNS)


def hits(query: str) -> list[tuple[int, str]]:
    """Return the number of the turn and the words of each hit."""
    turns = paragraphs(TEXT)
    found = Evaluation(folded(TEXT), TEXT, turns).find(parse(query).words)
    return [(turn, TEXT[a:b]) for turn, spans in sorted(found.items()) for a, b in spans]


@pytest.mark.parametrize(
    "query, expected",
    [
        ("trust", [(0, "trust"), (0, "trust"), (2, "trust")]),
        ("trust time", [(0, "trust"), (0, "time"), (0, "trust")]),
        ("trust ward", []),
        ("ward OR here", [(1, "here"), (4, "ward")]),
        ("time -trust", [(1, "time")]),
        ("trust -time -doctor", []),
        ('"no time"', [(1, "no time")]),
        ('"them at all the"', []),
        (
            "time (here OR trust)",
            [(0, "trust"), (0, "time"), (0, "trust"), (1, "time"), (1, "here")],
        ),
        ("(ward here) OR time", [(0, "time"), (1, "time")]),
        ("doctor NEAR/3 trust", [(2, "doctor"), (2, "trust")]),
        ("trust NEAR/3 doctor", [(2, "doctor"), (2, "trust")]),
        ("doctor NEAR/2 trust", []),
        ("time NEAR/1 trust", [(0, "trust"), (0, "time"), (0, "trust")]),
        ("again NEAR/0 trust", [(0, "trust"), (0, "again")]),
        ("ward NEAR ward", []),
        ("trust NEAR trust", [(0, "trust"), (0, "trust")]),
        ("信任 NEAR/0 医生", [(3, "信任"), (3, "医生")]),
        ("信任 NEAR/1 医生", [(3, "信任"), (3, "医生"), (3, "医生"), (3, "信任")]),
        ("trust trust*", [(0, "trust"), (0, "trust"), (2, "trust")]),
    ],
)
def test_hits(query: str, expected: list[tuple[int, str]]) -> None:
    assert hits(query) == expected


def test_an_expression_does_not_run_from_one_turn_into_the_next() -> None:
    text = "x x\nx x x"
    found = Evaluation(folded(text), text, [(0, 3), (4, 9)]).find(parse('"x x"').words)
    assert found == {0: [(0, 3)], 1: [(4, 7)]}


def test_what_lies_in_no_turn_is_not_found() -> None:
    text = "S01: trust\nI: trust"
    found = Evaluation(folded(text), text, [(5, 10)]).find(parse("trust OR S01").words)
    assert found == {0: [(5, 10)]}


def test_paragraphs_are_lines_with_something_on_them() -> None:
    assert paragraphs("a\n\n  b \r\n\t\nc") == [(0, 1), (3, 7), (11, 12)]
