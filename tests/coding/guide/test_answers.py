"""Answers reach from the turn that asks to the next that asks anything of the guide."""

from pathlib import Path

from app.coding import operations
from app.coding.guide import answer_turns, answers
from app.models import queries
from app.models.queries import Turn
from tests.builders import TEXT, add_transcript, did, make_project


def turn(ident: int, role: str) -> Turn:
    return Turn(ident, 7, 10 * ident, 10 * ident + 2, 10 * ident + 9, None, role, None, None)


TURNS = [
    turn(1, "participant"),
    turn(2, "interviewer"),
    turn(3, "participant"),
    turn(4, "interviewer"),
    turn(5, "participant"),
    turn(6, "interviewer"),
    turn(7, "unknown"),
]


def test_follow_up_questions_belong_to_the_answer() -> None:
    first, second = answer_turns(TURNS, [(200, 6), (100, 2)])
    assert [one.id for one in first.turns] == [3, 4, 5]
    assert first.spans == [(32, 39), (52, 59)]
    assert (first.question, first.asked.id, first.transcript) == (100, 2, 7)
    assert [one.id for one in second.turns] == [7]


def test_two_questions_in_one_turn_share_the_answer_and_one_may_be_asked_twice() -> None:
    found = answer_turns(TURNS, [(100, 2), (200, 2), (100, 6), (300, 99)])
    assert [(one.question, [row.id for row in one.turns]) for one in found] == [
        (100, [3, 4, 5]),
        (200, [3, 4, 5]),
        (100, [7]),
    ]


def test_a_question_at_the_very_end_has_no_answer() -> None:
    (answer,) = answer_turns(TURNS[:6], [(100, 6)])
    assert (answer.turns, answer.spans) == ((), [])


def test_where_nothing_was_asked_there_is_no_answer() -> None:
    assert answer_turns(TURNS, []) == []
    assert answer_turns(TURNS, [(100, 99)]) == []
    assert answer_turns([], [(100, 99)]) == []


def test_answers_are_read_from_the_project_across_transcripts(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        first, second = add_transcript(project, "S01"), add_transcript(project, "S02")
        did(project, operations.set_guide, name="Guide", topics=[("Topic", ["Then?", "Now?"])])
        with project.read() as reader:
            then, now = (row.id for row in queries.guide(reader))
            asked = {row.transcript: row.id for row in queries.turns(reader) if row.start == 28}
        said = [(first, then, asked[first]), (second, then, asked[second]), (second, now, None)]
        n = did(project, operations.record_questions_asked, asked=said)
        with project.read() as reader:
            found = answers(reader, [then, now])
            narrowed = answers(reader, [then], [second])
        assert n == 2
        words = [TEXT[start:end] for one in found for start, end in one.spans]
        assert [one.transcript for one in found] == [first, second]
        assert words == ["然后 they trust me."] * 2
        assert narrowed == found[1:]
        did(project, operations.record_questions_asked, asked=[(first, then, None)])
        with project.read() as reader:
            assert answers(reader, [then]) == found[1:]
            assert {(row.transcript, row.turn) for row in queries.questions_asked(reader)} == {
                (first, None),
                (second, asked[second]),
                (second, None),
            }
