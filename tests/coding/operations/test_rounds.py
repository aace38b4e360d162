"""Rounds: opened, coded blind, frozen for good, taken back with a reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.coding import operations
from app.coding.operations.rounds import openings
from app.coding.rounds.codebook import read_book
from app.coding.rounds.sampling import Drawn
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.words import history
from tests.builders import (
    TEXT,
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    dump,
    make_project,
)


class Desk(NamedTuple):
    project: Project
    ana: int
    ben: int
    texts: tuple[int, int]
    haste: int


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        texts = add_transcript(project, "S01"), add_transcript(project, "S02", "She sat down.")
        category = add_category(project, "Time", ana)
        haste = add_code(project, "Haste", ana, category=category)
        yield Desk(project, ana, ben, texts, haste)


def opened(desk: Desk, **values: object) -> int:
    given = {
        "name": "Pilot",
        "kind": "independent",
        "coders": [desk.ana, desk.ben],
        "transcripts": list(desk.texts),
    }
    return int(did(desk.project, operations.open_round, desk.ana, **{**given, **values}))


def both_finish(desk: Desk) -> None:
    for coder in (desk.ana, desk.ben):
        did(desk.project, operations.finish, coder, transcripts=desk.texts)


def kept(desk: Desk, freeze: int) -> list[queries.FrozenCoding]:
    with desk.project.read() as reader:
        return queries.frozen_codings(reader, freeze)


def test_what_the_round_begins_with_is_the_team_s_and_kept(desk: Desk) -> None:
    opened(desk)
    did(desk.project, operations.create_code, desk.ana, name="Ana's own")
    with desk.project.read(desk.ben) as reader:
        assert [row.name for row in queries.codes(reader)] == ["Haste"]
        assert [row.name for row in queries.categories(reader)] == ["Time"]
        (version,) = queries.codebook_versions(reader)
    assert version.name == "Pilot"
    assert [row["name"] for row in read_book(version.content).codes] == ["Haste"]


def test_a_freeze_is_touched_by_nothing(desk: Desk) -> None:
    project = desk.project
    first = add_coding(project, desk.texts[0], desk.haste, (5, 13), desk.ana)
    round_ = opened(desk)
    add_coding(project, desk.texts[0], desk.haste, (5, 24), desk.ben)
    both_finish(desk)
    freeze = did(project, operations.freeze_round, desk.ana, round_=round_)
    before = kept(desk, freeze)
    assert [(row.start, row.end, row.coder) for row in before] == [
        (5, 13, desk.ana),
        (5, 24, desk.ben),
    ]
    with pytest.raises(Refusal, match="undo-stops-at-freeze"):
        project.undo(desk.ana).result()
    project.undo(desk.ben).result()  # his mark "finished", and then his coding
    project.undo(desk.ben).result()
    did(project, operations.resize_coding, desk.ana, coding=first, start=5, end=9)
    did(project, operations.edit_text, transcript=desk.texts[0], text="x" + TEXT, others=True)
    did(project, operations.delete_codes, codes=[desk.haste], others=True)
    assert kept(desk, freeze) == before


def test_undo_goes_on_below_a_freeze_that_was_taken_back(desk: Desk) -> None:
    project = desk.project
    round_ = opened(desk)
    both_finish(desk)
    freeze = did(project, operations.freeze_round, desk.ana, round_=round_)
    with pytest.raises(Refusal, match="reason-needed"):
        did(project, operations.unfreeze_round, desk.ana, round_=round_, reason=" ")
    did(project, operations.unfreeze_round, desk.ana, round_=round_, reason="S02 was forgotten")
    assert project.undo(desk.ana).result().kind == "finish"
    with project.read() as reader:
        (row,) = queries.freezes(reader)
        assert (row.id, row.unfrozen_why) == (freeze, "S02 was forgotten")
    with pytest.raises(Refusal, match="round-not-finished"):
        did(project, operations.freeze_round, desk.ana, round_=round_)


def test_only_what_all_have_finished_is_frozen(desk: Desk) -> None:
    round_ = opened(desk)
    did(desk.project, operations.finish, desk.ana, transcripts=desk.texts)
    with pytest.raises(Refusal, match="round-not-finished") as refused:
        did(desk.project, operations.freeze_round, desk.ana, round_=round_)
    assert refused.value.values == {"name": "Pilot", "names": "Ben"}
    did(desk.project, operations.finish, desk.ben, transcripts=desk.texts)
    did(desk.project, operations.freeze_round, desk.ana, round_=round_)
    with pytest.raises(Refusal, match="round-frozen"):
        did(desk.project, operations.freeze_round, desk.ana, round_=round_)


def progress(desk: Desk, viewer: int | None) -> dict[int, int | None]:
    with desk.project.read(viewer) as reader:
        return {row.coder: row.done for row in queries.round_progress(reader)}


def test_how_far_the_other_has_come_is_told_when_it_is_done(desk: Desk) -> None:
    opened(desk)
    did(desk.project, operations.finish, desk.ben, transcripts=desk.texts[:1])
    assert progress(desk, desk.ana) == {desk.ana: 0, desk.ben: None}
    assert progress(desk, None) == {desk.ana: 0, desk.ben: 1}
    did(desk.project, operations.finish, desk.ben, transcripts=desk.texts)
    assert progress(desk, desk.ana) == {desk.ana: 0, desk.ben: 2}


def test_what_is_coded_again_is_finished_again(desk: Desk) -> None:
    project = desk.project
    round_ = opened(desk)
    both_finish(desk)
    did(project, operations.freeze_round, round_=round_)
    opened(desk, name="Again")
    with project.read() as reader:
        assert queries.finished(reader) == []
    assert did(project, operations.finish, desk.ana, transcripts=desk.texts) == 2
    with project.read() as reader:
        assert {row.coder for row in queries.finished(reader)} == {desk.ana}


def test_who_looks_early_sees_all_and_it_stays_on_record(desk: Desk) -> None:
    project = desk.project
    round_ = opened(desk)
    add_coding(project, desk.texts[0], desk.haste, (5, 24), desk.ben)
    done = project.do(operations.unblind, desk.ana, round_=round_, reason="Ben is ill").result()
    assert history.did(done.kind, done.details) == "Looked at the other's work in Pilot: Ben is ill"
    with project.read(desk.ana) as reader:
        assert len(queries.all_codings(reader)) == 1
    with project.read(desk.ben) as reader:
        assert reader.viewer.hidden == {desk.ana}
    with pytest.raises(Refusal, match="undo-later-work"):
        project.undo(desk.ana).result()  # the round cannot go, for the record names it
    with project.read() as reader:
        assert [row.reason for row in queries.unblindings(reader)] == ["Ben is ill"]


def test_names_changed_in_an_open_round_are_kept(desk: Desk) -> None:
    round_ = opened(desk)
    assert did(desk.project, operations.open_as, desk.ben, was=desk.ana) == 1
    assert did(desk.project, operations.open_as, add_coder(desk.project, "Eve"), was=desk.ana) == 0
    with desk.project.read() as reader:
        found = openings(queries.settings(reader), round_)
    assert [one[:2] for one in found] == [(desk.ana, desk.ben)]


def test_a_fixed_codebook_gets_no_codes(desk: Desk) -> None:
    opened(desk, open_codebook=False)
    with pytest.raises(Refusal, match="codebook-fixed"):
        add_code(desk.project, "Calm", desk.ben)
    add_code(desk.project, "Calm", add_coder(desk.project, "Eve"))


def test_each_codes_their_part_of_a_divided_round(desk: Desk) -> None:
    first, second = desk.texts
    with pytest.raises(Refusal, match="round-parts"):
        opened(desk, kind="divided", parts={first: desk.ana})
    round_ = opened(desk, kind="divided", parts={first: desk.ana, second: desk.ben})
    for coder in (desk.ana, desk.ben):
        add_coding(desk.project, first, desk.haste, (5, 13), coder)
    did(desk.project, operations.finish, desk.ana, transcripts=[first])
    did(desk.project, operations.finish, desk.ben, transcripts=[second])
    freeze = did(desk.project, operations.freeze_round, round_=round_)
    assert [row.coder for row in kept(desk, freeze)] == [desk.ana]


@pytest.mark.parametrize(
    "values, reason",
    [
        ({"kind": "alone"}, "round-kind-unknown"),
        ({"coders": []}, "round-coders"),
        ({"transcripts": []}, "round-empty"),
        ({"drawn": Drawn(1, {})}, "sample-after-coding"),
    ],
)
def test_what_a_round_needs(desk: Desk, values: dict[str, object], reason: str) -> None:
    add_coding(desk.project, desk.texts[0], desk.haste, (5, 13), desk.ana)
    with pytest.raises(Refusal, match=reason):
        opened(desk, **values)


def test_a_transcript_is_in_one_open_round_of_a_coder(desk: Desk) -> None:
    opened(desk)
    with pytest.raises(Refusal, match="round-exists"):
        opened(desk)
    with pytest.raises(Refusal, match="round-overlaps"):
        opened(desk, name="Second")


def test_work_under_the_wrong_name_is_given_back_in_one_step(desk: Desk) -> None:
    project = desk.project
    add_coding(project, desk.texts[0], desk.haste, (5, 13), desk.ben)
    add_coding(project, desk.texts[0], desk.haste, (5, 13), desk.ana)
    add_coding(project, desk.texts[0], desk.haste, (5, 24), desk.ben)
    did(project, operations.write_memo, desk.ben, text="Mine")
    did(project, operations.finish, desk.ben, transcripts=desk.texts[:1])
    before = dump(project)
    n = did(project, operations.reassign_work, desk.ben, coder=desk.ben, to=desk.ana, since="")
    assert n == 4
    with project.read() as reader:
        assert {(row.end, row.coder) for row in queries.all_codings(reader)} == {
            (13, desk.ana),
            (24, desk.ana),
        }
        assert [memo.author for memo in queries.memos(reader)] == [desk.ana]
    project.undo(desk.ben).result()
    assert dump(project) == before


def test_what_keeps_no_time_is_given_over_by_the_journal(desk: Desk) -> None:
    project, text = desk.project, desk.texts[0]
    words = {"transcript": text, "language": "en"}
    translate = operations.translate_quotation
    did(project, translate, desk.ben, **words, start=5, end=13, translation="one")
    did(project, translate, desk.ana, **words, start=5, end=24, translation="hers")
    before = dump(project)
    values = {"coder": desk.ben, "to": desk.ana}
    assert did(project, operations.reassign_work, desk.ben, **values, since="9999") == 0
    assert did(project, operations.reassign_work, desk.ben, **values, since="") == 1
    with project.read() as reader:
        assert {row.made_by for row in queries.quotations(reader)} == {desk.ana}
    project.undo(desk.ben).result()
    assert dump(project) == before


def test_while_coding_blind_the_other_s_work_stays_where_it_is(desk: Desk) -> None:
    opened(desk)
    with pytest.raises(Refusal, match="reassign-hidden"):
        did(
            desk.project,
            operations.reassign_work,
            desk.ana,
            coder=desk.ben,
            to=desk.ana,
            since="",
        )
