"""Participants, transcripts and the study record: what an operation leaves behind."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.coding.operations import TranscriptInput, TurnInput
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.words import history
from tests.builders import (
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    dump,
    make_project,
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as project:
        yield project


def ask(project: Project, query: Any, *values: Any) -> Any:
    with project.read() as reader:
        return query(reader, *values)


def person(project: Project, name: str) -> int:
    return next(row.id for row in ask(project, queries.participants) if row.name == name)


def test_an_imported_transcript_brings_its_people(project: Project) -> None:
    did(project, operations.add_participant, name="S01", groups=["Students"])
    text = "S01: yes\nI: no\nS02: maybe\n"
    turns = [
        TurnInput(0, 5, 8, "S01", "participant", 1500),
        TurnInput(9, 12, 14, "I", "interviewer"),
        TurnInput(15, 20, 25, "s02", "participant"),
    ]
    given = TranscriptInput("Both", text, turns, [" S01 ", "S02", "S01"], ["Students", "Second"])
    row = did(project, operations.import_transcript, transcript=given)
    assert [one.name for one in ask(project, queries.participants)] == ["S01", "S02"]
    assert len(ask(project, queries.speakers)) == 2
    assert len(ask(project, queries.memberships)) == 4
    whose = [(turn.speaker, turn.participant) for turn in ask(project, queries.turns, [row])]
    first, second = person(project, "S01"), person(project, "S02")
    assert whose == [("S01", first), ("I", None), ("s02", second)]
    (transcript,) = ask(project, queries.transcripts)
    assert (transcript.length, transcript.name) == (len(text), "Both")


def test_a_second_transcript_of_a_name_gets_a_number(project: Project) -> None:
    for _ in range(3):
        add_transcript(project, "S01")
    names = [row.name for row in ask(project, queries.transcripts)]
    assert names == ["S01", "S01 (2)", "S01 (3)"]
    said = [entry.details["name"] for entry in ask(project, queries.history)[:3]]
    assert said == ["S01 (3)", "S01 (2)", "S01"]


def test_who_speaks_is_set_without_touching_who_stays(project: Project) -> None:
    row = add_transcript(project)
    first = person(project, "S01")
    second = did(project, operations.add_participant, name="S02")
    held = dump(project)["transcript_participant"]
    values = {"transcript": row, "participants": [first, second]}
    did(project, operations.set_transcript_participants, **values)
    assert set(held) < set(dump(project)["transcript_participant"])
    done = project.do(operations.set_transcript_participants, **values).result()
    assert done.changes is None
    did(project, operations.set_transcript_participants, transcript=row, participants=[second])
    assert ask(project, queries.speakers) == [queries.Speaker(row, second)]
    assert {turn.participant for turn in ask(project, queries.turns)} == {second, None}


def test_a_speaker_is_assigned_in_all_turns(project: Project) -> None:
    row = add_transcript(project)
    other = did(project, operations.add_participant, name="S02")
    values = {"transcripts": [row], "speaker": "I", "role": "participant", "participant": other}
    did(project, operations.assign_speaker, **values)
    turns = {turn.speaker: (turn.role, turn.participant) for turn in ask(project, queries.turns)}
    assert turns["I"] == ("participant", other)
    assert queries.Speaker(row, other) in ask(project, queries.speakers)


def test_a_removed_participant_leaves_nothing_behind(project: Project) -> None:
    row = did(project, operations.add_participant, name="S02", groups=["Students"])
    age = did(project, operations.define_attribute, name="age", kind="number")
    did(project, operations.set_value, participant=row, attribute=age, value="41")
    did(project, operations.set_consent, participant=row, answers={"be-quoted": "no"})
    did(project, operations.write_memo, text="tired", participant=row)
    did(project, operations.remove_participants, participants=[row])
    rows = dump(project)
    empty = ("participant", "membership", "attribute_value", "consent")
    assert [rows[table] for table in empty] == [[], [], [], []]
    assert [memo.text for memo in ask(project, queries.memos)] == ["tired"]


def test_a_deleted_transcript_leaves_nothing_behind_but_its_text(project: Project) -> None:
    ana, row = add_coder(project), add_transcript(project)
    coding = add_coding(project, row, add_code(project, "Trust"), (5, 24), ana)
    span = {"transcript": row, "start": 5, "end": 24}
    did(project, operations.translate_quotation, ana, translation="x", **span)
    did(project, operations.write_memo, ana, text="x", coding=coding)
    did(project, operations.write_memo, ana, text="y", passage=(row, 0, 4))
    did(project, operations.write_memo, ana, text="about nothing")
    did(project, operations.finish, ana, transcripts=[row])
    before = dump(project)
    gone = did(project, operations.delete_transcripts, ana, transcripts=[row, row])
    assert gone == {"codings": 1, "memos": 2, "quotations": 1}
    rows = dump(project)
    for table in (
        "coding",
        "quotation",
        "finished",
        "turn",
        "transcript_participant",
        "transcript",
    ):
        assert rows[table] == [], table
    assert [memo.text for memo in ask(project, queries.memos)] == ["about nothing"]
    project.undo(ana).result()
    assert dump(project) == before
    assert ask(project, queries.text_of, row).text != ""


def test_a_group_goes_with_its_saturation_rules(project: Project) -> None:
    did(project, operations.add_participant, name="S01", groups=["Students"])
    group = ask(project, queries.groups)[0].id

    def rule(tx: Any) -> None:
        values = {"level": "code", "rule": "run:3", "set_on": "2024-01-01"}
        tx.store("saturation_rule").add(participant_group=group, **values)

    did(project, rule)
    did(project, operations.remove_group, group=group)
    assert dump(project)["saturation_rule"] == dump(project)["membership"] == []


def test_the_study_record(project: Project) -> None:
    did(project, operations.edit_study, title=" Empathy ", questions="Why?", approach="own")
    did(project, operations.edit_study, questions=" ")
    study = ask(project, queries.study)
    assert (study.title, study.questions, study.approach) == ("Empathy", None, "own")


def test_settings(project: Project) -> None:
    for value in ("100", "120"):
        did(project, operations.set_setting, name="zoom", value=value)
    assert ask(project, queries.settings) == {"zoom": "120"}
    did(project, operations.set_setting, name="zoom", value=None)
    assert ask(project, queries.settings) == {}


@pytest.mark.parametrize(
    "kind, rows, reason",
    [
        ("number", {"a, b": ["a", "b"]}, "only-texts-are-merged"),
        ("text", {"x": ["a", "b"], "y": ["b", "c"]}, "value-in-two-rows"),
        ("text", {" ": ["a", "b"]}, "name-empty"),
    ],
)
def test_values_that_cannot_be_one_row(
    project: Project, kind: str, rows: dict[str, list[str]], reason: str
) -> None:
    attribute = did(project, operations.define_attribute, name="degree", kind=kind)
    with pytest.raises(Refusal) as caught:
        project.do(operations.merge_values, attribute=attribute, rows=rows).result()
    assert caught.value.reason == reason


def test_names_of_several_things_are_shortened(project: Project) -> None:
    codes = [add_code(project, name) for name in "abcde"]
    done = project.do(operations.recolour_codes, codes=codes, colour=9).result()
    assert done.details == {"code": ["a", "b", "c", 2], "n": 5}
    assert history.did(done.kind, done.details) == "Recoloured a, b, c and 2 more"
    done = project.do(operations.recolour_codes, codes=codes[:3], colour=8).result()
    assert history.did(done.kind, done.details) == "Recoloured a, b, c"
