"""Questions found in what interviewers said: small cases, and the sample against the truth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.exchange.guide_csv import read_guide
from app.coding.guide import THRESHOLD, match_questions, wordings
from app.coding.importing import read_source
from app.coding.importing.propose import propose
from app.resources import resource

# Read by hand: the questions of the guide (from 1) and the interviewer's turns (from 1) that ask
# them. Where two turns ask one question, either is right.
TRUTH = {
    "S01": {1: {2}, 2: {3}, 3: {4}, 4: {6}, 6: {9}, 10: {12}},
    "S05": {1: {2}, 2: {3}, 3: {6, 7}, 4: {8}, 6: {11, 13}, 7: {15}, 10: {17}, 11: {19}},
    "S07": {1: {2}, 3: {5, 6}, 4: {8}, 5: {9}, 6: {12}, 10: {16}, 11: {20}},
    "D01": {1: {2}, 5: {8}, 6: {12}, 7: {10}, 9: {13}, 10: {17}, 11: {19}},
    "D03": {1: {2}, 3: {4}, 4: {6}, 5: {7}, 7: {13}, 8: {14}, 9: {11}, 10: {15, 16}},
    "T01": {1: {2}, 4: {5}, 10: {13, 16}},
}
WRONG = 0  # proposals on these six interviews that the truth does not know
FOUND = 25  # of 39


def interviewer_turns() -> dict[str, list[str]]:
    """Return what interviewers of the sample study say, as the program's own import reads it."""
    files = [resource("sample") / "interviews" / f"{name}.docx" for name in TRUTH]
    sources = [read_source(file) for file in files]
    texts = propose(sources, participants=set(TRUTH)).texts
    return {
        source.name: [
            source.text[turn.start : turn.end] for turn in turns if turn.role == "interviewer"
        ]
        for source, turns in zip(sources, texts, strict=True)
    }


def test_the_sample_study_against_the_truth() -> None:
    guide = [one for _, group in read_guide(resource("sample") / "guide.csv") for one in group]
    right, wrong = set(), set()
    for name, turns in interviewer_turns().items():
        for match in match_questions(guide, turns):
            found = (name, match.question + 1, match.turn + 1)
            (right if found[2] in TRUTH[name].get(found[1], set()) else wrong).add(found)
    assert len(wrong) <= WRONG, wrong
    assert len(right) >= FOUND, sorted(right)


@pytest.mark.parametrize(
    "question, said",
    [
        ("What does empathy mean to you?", "OK, first one. What does empathy mean, to you?"),
        ("Can it be learned?", "So it can be learned, this? By anybody?"),
        ("What makes it harder?", "(laughs) And what makes all of that hard?"),
        ("您家里人对您有影响吗？", "那您的家里人，对您有影响吗？"),
        ("Where does it end? / 共情有没有一个度？", "那你觉得共情有没有一个度？"),
        ("What does it take? (teachers only)", "What does it take?"),
        ("¿Qué significa la empatía?", "Y para usted, ¿qué significa la empatía?"),
    ],
)
def test_a_question_is_found_in_other_words(question: str, said: str) -> None:
    other = "Thank you. Shall we go on, or would you rather have some water first?"
    (match,) = match_questions([question], [other, said, other])
    assert match.turn == 1
    assert THRESHOLD <= match.score <= 100


def test_what_nobody_asked_is_not_found() -> None:
    assert match_questions(["What would you change in the courses?"], ["Do you cycle?", ""]) == []
    assert match_questions([], ["Do you cycle?"]) == []
    assert match_questions(["Do you cycle?"], []) == []
    assert match_questions(["…", "???"], ["…", "Well?"]) == []


def test_of_two_alike_turns_the_guide_s_order_decides() -> None:
    guide = ["What helps you?", "What did the ward teach you?", "What helps you at home?"]
    said = ["What helps you?", "What did the ward teach you?", "And what helps you?"]
    assert [(one.question, one.turn) for one in match_questions(guide, said, 30)] == [
        (0, 0),
        (1, 1),
        (2, 2),
    ]


def test_a_clear_match_stands_also_out_of_order() -> None:
    guide = ["Who taught you?", "How do you give bad news?"]
    said = ["How do you give bad news?", "And who taught you?"]
    assert [(one.question, one.turn) for one in match_questions(guide, said)] == [(0, 1), (1, 0)]


def test_wordings_are_sentences_and_what_stands_behind_a_slash() -> None:
    asked = "When it ends, what then? Who knows? (doctors) / 共情能培养吗？怎么培养？ / And/or"
    assert wordings(asked) == [
        "When it ends, what then?",
        "Who knows?",
        "共情能培养吗？",
        "怎么培养？",
        "And/or",
    ]


@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=40), max_size=6))
def test_any_texts_at_all(questions: list[str], turns: list[str]) -> None:
    found = match_questions(questions, turns)
    assert [one.question for one in found] == sorted({one.question for one in found})
    assert all(0 <= one.turn < len(turns) and THRESHOLD <= one.score <= 100.1 for one in found)
