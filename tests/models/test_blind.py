"""A coder in an open independent round sees nothing of the other, whatever is asked."""

import re
from pathlib import Path

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    did,
    dump,
    make_project,
    set_round_state,
)
from tests.models.blind import (
    ARGUMENTS,
    TEAMS,
    Round,
    bens_work,
    ids,
    make_round,
    shown,
    shown_openly,
)


@pytest.fixture
def round_(tmp_path: Path) -> Round:
    return make_round(tmp_path)


def test_every_query_is_asked() -> None:
    assert sorted(ARGUMENTS) == sorted(queries.QUERIES)


def test_nothing_of_the_other_is_shown(round_: Round) -> None:
    with Project(round_.path, copies=False) as project:
        before = ids(project)
        alone = shown(project, round_.ana, before)
        bens_work(project, round_.ben)
        after = ids(project)
        together = shown(project, round_.ana, before)
        assert together == alone
        bens = {str(row) for table in after for row in after[table] if row not in before[table]}
        told = shown(project, round_.ana, after)
        for name, answers in told.items():
            assert "Ben's" not in repr(answers), name
            # As an answer, that is: ids that were asked for may come back as keys.
            assert not bens & set(re.findall(r"\d+", repr(answers))), name
        openly = shown_openly(project, round_.ana, after)
        betraying = {name for name in ARGUMENTS if "Ben's" in repr(openly[name])}
        assert betraying >= {"codes", "categories", "memos", "quotations", "history"}
        assert len(openly["all_codings"][0]) > len(told["all_codings"][0])
        assert openly["counts_by_code"] != told["counts_by_code"]
        assert openly["finished"] != told["finished"]


def test_every_table_with_authors_is_in_the_test() -> None:
    assert {table.name for table in TEAMS} == {
        "attribute",
        "attribute_value",
        "coder",
        "conflict",
        "consent",
        "decision",
        "decision_coder",
        "disagreement",
        "freeze",
        "guide_question",
        "guide_topic",
        "guide_version",
        "meeting",
        "member_check",
        "membership",
        "participant",
        "participant_group",
        "person",
        "question_asked",
        "relation_type",
        "round",
        "round_coder",
        "round_transcript",
        "saturation_rule",
        "setting",
        "study",
        "transcript",
        "transcript_participant",
        "turn",
        "unblinding",
    }


def test_frozen_and_joint_rounds_and_outsiders_see_all(round_: Round) -> None:
    with Project(round_.path, copies=False) as project:
        bens_work(project, round_.ben)
        known, eve = ids(project), add_coder(project, "Eve")
        for viewer in (eve, None):
            assert shown(project, viewer, known) == shown_openly(project, viewer, known)
        set_round_state(project, round_.round, "finished")
        assert shown(project, round_.ana, known) != shown_openly(project, round_.ana, known)
        set_round_state(project, round_.round, "frozen")
        assert shown(project, round_.ana, known) == shown_openly(project, round_.ana, known)


def test_what_is_common_stays_visible(round_: Round) -> None:
    with Project(round_.path, copies=False) as project:
        code = add_code(project, "For all", round_.ben, common=True)
        category = add_category(project, "For all of us", round_.ben, common=True)
        with project.read(round_.ana) as reader:
            assert code in [row.id for row in queries.codes(reader)]
            assert category in [row.id for row in queries.categories(reader)]


def test_a_private_memo_is_its_author_s(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        for private in (True, False):
            did(project, operations.write_memo, ben, text=f"private {private}", private=private)
        seen = {}
        for viewer in (ana, ben, None):
            with project.read(viewer) as reader:
                seen[viewer] = {memo.text for memo in queries.memos(reader)}
        both = {"private True", "private False"}
        assert seen == {ana: {"private False"}, ben: both, None: {"private False"}}
        memo = next(row[0] for row in dump(project)["memo"] if row[3] == "private True")
        with pytest.raises(Refusal, match="row-gone"):
            did(project, operations.edit_memo, ana, memo=memo, text="x")


def test_a_hidden_core_category_and_a_hidden_place_are_none(round_: Round) -> None:
    with Project(round_.path, copies=False) as project:
        hidden = add_category(project, "Hidden", round_.ben)
        common = {row[2]: row[0] for row in dump(project)["category"]}["Time"]

        def build(tx) -> None:
            tx.study.change(1, core_category=hidden)
            place = tx.placements.one(category=common)
            tx.placements.change(place.id, parent=hidden)
            tx.placements.change(tx.placements.find(parent=common)[0].id, parent=hidden)

        did(project, build)
        with project.read(round_.ana) as reader:
            assert queries.study(reader).core_category is None
            places = queries.placements(reader)
            assert hidden not in {place.parent for place in places}
            assert [place.parent for place in places if place.category == common] == [None]
            assert None not in {place.parent for place in places if place.code is not None}
