"""The order of quotations, their counts, and the words around them."""

import pytest

from app.coding.quotes import (
    BY_GROUP,
    BY_PARTICIPANT,
    COLLECTED,
    Quote,
    around,
    cited,
    group_counts,
    narrowed,
    participants_in,
    sections,
)

PEOPLE = ["S02", "S10", "D01"]
GROUPS = ["Students", "Women", "Doctors"]
GROUPS_OF = {"S02": ["Students", "Women"], "S10": ["Students"], "D01": ["Doctors"]}


def quote(start: int, *people: str) -> Quote:
    theirs = {group for name in people for group in GROUPS_OF[name]}
    groups = tuple(group for group in GROUPS if group in theirs)
    return Quote(1, start, start + 1, 7, "text", people, groups, (start,), (start,), (1,), False)


QUOTES = [quote(0, "D01"), quote(1, "S10"), quote(2), quote(3, "S02"), quote(4, "S02", "S10")]


def starts(by: str, order: list[str]) -> list[tuple[str | None, list[int]]]:
    return [(head, [one.start for one in quotes]) for head, quotes in sections(QUOTES, by, order)]


def test_in_order_of_collection_there_is_no_head() -> None:
    assert starts(COLLECTED, []) == [(None, [0, 1, 2, 3, 4])]
    assert sections([], COLLECTED, []) == []


def test_by_participant_in_the_participants_order_and_nobody_s_last() -> None:
    assert starts(BY_PARTICIPANT, PEOPLE) == [
        ("S02", [3]),
        ("S02, S10", [4]),
        ("S10", [1]),
        ("D01", [0]),
        ("", [2]),
    ]


def test_by_group() -> None:
    assert starts(BY_GROUP, GROUPS) == [
        ("Students", [1]),
        ("Students, Women", [3, 4]),
        ("Doctors", [0]),
        ("", [2]),
    ]


def test_groups_that_overlap_are_each_counted_whole() -> None:
    assert participants_in(QUOTES) == 3
    assert group_counts(QUOTES, GROUPS, GROUPS_OF) == [
        ("Students", 3, 2),
        ("Women", 2, 1),
        ("Doctors", 1, 1),
    ]


def test_narrowed_to_a_participant_and_to_a_group() -> None:
    assert [one.start for one in narrowed(QUOTES, participant="S10")] == [1, 4]
    assert [one.start for one in narrowed(QUOTES, "S10", "Women")] == [4]
    assert narrowed(QUOTES) == QUOTES


TEXT = "I: Why? And how?\nS01: First. Then we sat down 🙂 there. After that, nothing! End.\n"
WHOLE = "然后有耐心，慢慢来。"
CHINESE = "D01：先看病人。然后有耐心，慢慢来。最后道谢。"


@pytest.mark.parametrize(
    "text, label, words, expected",
    [
        (TEXT, "S01: ", "sat down", ("Then we ", "sat down", " 🙂 there.")),
        (TEXT, "S01: ", "Then we sat", ("First. ", "Then we sat", " down 🙂 there.")),
        (TEXT, "S01: ", "there.", ("Then we sat down 🙂 ", "there.", " After that, nothing!")),
        (TEXT, "S01: ", "First", ("", "First", ". Then we sat down 🙂 there.")),
        (TEXT, "S01: ", "End.", ("After that, nothing! ", "End.", "")),
        (CHINESE, "D01：", "有耐心", ("然后", "有耐心", "，慢慢来。")),
        (
            CHINESE,
            "D01：",
            "然后有耐心，慢慢来。",
            ("先看病人。", "然后有耐心，慢慢来。", "最后道谢。"),
        ),
    ],
)
def test_a_sentence_or_so_around(
    text: str, label: str, words: str, expected: tuple[str, str, str]
) -> None:
    start = text.index(words)
    turns = [text.index(label) + len(label)]
    assert around(text, turns, start, start + len(words))[:3] == expected


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "word " * 100 + "quoted" + " word" * 100
    start = text.index("quoted")
    before, quote_, after, _ = around(text, [0], start, start + 6)
    assert quote_ == "quoted"
    assert before == "…" + "word " * 47
    assert after == " word" * 47 + "…"


def test_what_is_quoted_names_the_participant() -> None:
    assert cited(" sat down ", "S07") == "“sat down” (S07)"
