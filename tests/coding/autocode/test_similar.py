"""Passages that resemble one: the same unit, the same voice, the most alike first."""

from pathlib import Path

import pytest

from app.coding import operations
from app.coding.autocode.request import Widen
from app.coding.autocode.similar import WEAK, Alike, compared, similar, unit_of
from app.coding.operations import TranscriptInput, TurnInput
from tests.builders import did, make_project

LINES = (
    ("I", "Do you listen to your patients carefully?"),
    ("S01", "I listen carefully to the patients. The weather was bad 🙂."),
    ("S01", "Carefully I listen to my patients! 我认真倾听病人的话。"),
    ("I", "And do you listen to the patients carefully?"),
    ("S01", "病人的话我认真倾听。医院很大。"),
)


def transcript(lines: tuple[tuple[str, str], ...]) -> tuple[str, list[TurnInput]]:
    text, turns = "", []
    for speaker, words in lines:
        start = len(text) + len(speaker) + 2
        role = "interviewer" if speaker == "I" else "participant"
        turns.append(TurnInput(len(text), start, start + len(words), speaker, role))
        text += f"{speaker}: {words}\n"
    return text, turns


def alike(tmp_path: Path, words: str) -> list[tuple[str, int]]:
    text, turns = transcript(LINES)
    with make_project(tmp_path) as project:
        given = TranscriptInput("S01", text, turns, ["S01"])
        one = did(project, operations.import_transcript, transcript=given)
        again = TranscriptInput("S02", text, turns, ["S01"])
        did(project, operations.import_transcript, transcript=again, again=True)
        start = text.index(words)
        with project.read() as reader:
            found = similar(reader, (one, start, start + len(words)), lambda _done, _all: None)
        assert all(isinstance(row, Alike) and WEAK <= row.score <= 100 for row in found)
        assert [row.score for row in found] == sorted((r.score for r in found), reverse=True)
        assert (one, start) not in [(row.transcript, row.start) for row in found]
        return [(text[row.start : row.end], round(row.score)) for row in found]


def test_sentences_that_say_it_in_another_order(tmp_path: Path) -> None:
    found = alike(tmp_path, "I listen carefully to the patients.")
    first, *_ = found
    assert first == ("I listen carefully to the patients.", 100)  # in the other transcript
    likely = {words for words, score in found if score > 60}
    assert likely == {"I listen carefully to the patients.", "Carefully I listen to my patients!"}


def test_chinese_sentences_by_their_characters(tmp_path: Path) -> None:
    found = alike(tmp_path, "病人的话我认真倾听。")
    assert found[0] == ("我认真倾听病人的话。", 100)
    assert "医院很大。" not in [words for words, _ in found]


def test_questions_are_compared_with_questions(tmp_path: Path) -> None:
    found = alike(tmp_path, "Do you listen to your patients carefully?")
    assert all(words.endswith("carefully?") for words, _ in found)
    assert len(found) == 3


def test_more_than_a_sentence_is_compared_with_turns(tmp_path: Path) -> None:
    found = alike(tmp_path, LINES[1][1])
    assert found[0] == (LINES[1][1], 100)


@pytest.mark.parametrize(
    "words, unit",
    [
        ("patients. The", Widen.TURN),
        ("the patients", Widen.SENTENCE),
        ("I listen carefully to the patients.", Widen.SENTENCE),
    ],
)
def test_the_unit_is_that_of_the_selection(words: str, unit: Widen) -> None:
    text = "I listen carefully to the patients. The weather was bad."
    start = text.index(words)
    assert unit_of(text, [], (start, start + len(words))) is unit


def test_what_is_compared() -> None:
    want = ["don't", "liste", "they", "they", "人", "好", "病"]
    assert compared("They LISTENED, don’t they? 病人好") == want
