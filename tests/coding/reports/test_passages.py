"""Who speaks in a passage, and how it reads as a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.reports.inputs import Transcript, Turn
from app.coding.reports.passages import Passages, Quoter, QuoteStyle, words
from tests.coding.reports.small_study import TEXTS, TRANSCRIPTS, interview, place

PASSAGES = Passages(TRANSCRIPTS)


def quoter(*transcripts: Transcript) -> Quoter:
    return Quoter(
        Passages(transcripts),
        lambda transcript, start, end: TEXTS[str(transcript)][start:end],
        lambda transcript, start, end: None,
        QuoteStyle(),
        {},
    )


@pytest.mark.parametrize(
    "transcript, phrase, speakers",
    [
        ("S01", "sitting down first", {"S01"}),
        ("S01", "What is empathy?", set()),  # the interviewer's
        ("S01", "S01: Then I", {"S01"}),
        ("S01", "\nS01: ", set()),  # nothing but line end and label
        ("FG", "all week.\nD01: I", {"S03", "D01"}),
        ("FG", "I never did", {"D01"}),
        ("E1", "I wrote this", {"S01"}),
        ("W1", "Doctors", set()),
    ],
)
def test_speakers_are_those_whose_turns_are_touched(
    transcript: str, phrase: str, speakers: set[str]
) -> None:
    if phrase == "\nS01: ":
        start = TEXTS[transcript].rindex(phrase)
        span = (transcript, start, start + len(phrase))
    else:
        span = place(transcript, phrase)
    assert PASSAGES.speakers(*span) == speakers


def test_an_unidentified_speaker_is_nobody_in_a_text_with_speakers() -> None:
    turns = (Turn(3, 10, "participant", None, "?"), Turn(14, 20, "participant", "P1", "P1"))
    passages = Passages([Transcript("t", "t", ("P1", "P2"), turns)])
    assert passages.speakers("t", 3, 10) == frozenset()
    assert passages.speakers("t", 3, 15) == {"P1"}


@st.composite
def turns(draw: st.DrawFn) -> tuple[Turn, ...]:
    """Draw turns in order, with gaps for labels and some without a participant."""
    found, at = [], 0
    for _ in range(draw(st.integers(1, 6))):
        start = at + draw(st.integers(0, 3))
        at = start + draw(st.integers(1, 5))
        whose = draw(st.sampled_from(["P1", "P2", None]))
        found.append(Turn(start, at, "participant", whose, "x"))
    return tuple(found)


@given(turns(), st.integers(0, 40), st.integers(1, 20))
def test_speakers_equal_to_looking_at_every_turn(
    found: tuple[Turn, ...], start: int, length: int
) -> None:
    passages = Passages([Transcript("t", "t", ("P1", "P2"), found)])
    end = start + length
    touched = [turn for turn in found if turn.start < end and turn.end > start]
    expected = {turn.participant for turn in touched if turn.participant}
    assert passages.speakers("t", start, end) == expected
    whole = len(touched) == 1 and touched[0].start <= start and end <= touched[0].end
    assert passages.in_one_turn("t", start, end) is whole


@pytest.mark.parametrize(
    "said, quotation",
    [
        ("S01: a  b\n\tc", "a b c"),
        ("I: why?\nS01: because", "because"),
        ("S01: so\nI: why?", "so"),
        ("I: 1\nS01: a\nI: 2\nI: 3\nS01: b\nI: 4", "a […] b"),
        ("S01: a\nS01: b", "a b"),
        ("S01: a\nD01: b\nS01: c", "S01: a D01: b S01: c"),
        ("S01: a\nI: 1\nD01: b", "S01: a […] D01: b"),
        ("I: only the interviewer", "only the interviewer"),
    ],
)
def test_a_passage_as_a_quotation(said: str, quotation: str) -> None:
    parts = [part.replace("|", "\n") for part in said.replace("\n\t", "|\t").split("\n")]
    document = interview("X", ("S01", "D01"), *parts)
    assert quoter(document).original("X", 0, len(TEXTS["X"])) == quotation


def test_the_source_falls_back_to_the_transcript() -> None:
    document = interview("X", (), "I: hello")
    assert quoter(document).source("X", 0, 8) == "(X)"


@pytest.mark.parametrize(
    "text, count",
    [
        ("", 0),
        ("one two-three don't", 3),
        ("“quoted” – and …", 2),
        ("1,5 km", 3),
        ("就是站在病人的", 7 / 1.6),
        ("我用 Word 写", 1 + 3 / 1.6),
    ],
)
def test_words_of_texts_with_and_without_blanks(text: str, count: float) -> None:
    assert words(text) == pytest.approx(count)
