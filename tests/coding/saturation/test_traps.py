"""The traps that METHODS B names, each on a project, and rules that cannot be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.saturation.presence import Presence, presence_of
from app.coding.saturation.result import WHOLE, Saturation, saturation
from app.coding.saturation.rules import Rule, apply_rule, parse_rule
from app.models.errors import Refusal
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)

RULE = Rule("run", 0, 2)


class Studied:
    """Interviews S01 … S04 of Ana with the codes a, b and c."""

    def __init__(self, folder: Path) -> None:
        self.project = make_project(folder)
        self.ana = add_coder(self.project, "Ana")
        self.codes = {name: add_code(self.project, name, self.ana) for name in "abc"}
        self.texts: list[int] = []
        for number, codes in enumerate(("ab", "a", "ac", "b"), 1):
            text = add_transcript(self.project, f"S{number:02}", "some words here")
            self.texts.append(text)
            for code in codes:
                add_coding(self.project, text, self.codes[code], (0, 4), self.ana)
        did(self.project, operations.finish, self.ana, transcripts=self.texts)

    def presence(self, **asked: str) -> Presence:
        with self.project.read() as reader:
            return presence_of(reader, asked.pop("level", "code"), **asked)

    def new(self, **asked: str) -> list[list[str]]:
        presence = self.presence(**asked)
        answer = saturation(presence, RULE)[WHOLE]
        return [[presence.names[node] for node in nodes] for nodes in answer.curve.new]

    def answer(self) -> Saturation:
        return saturation(self.presence(), RULE)[WHOLE]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Studied]:
    made = Studied(tmp_path)
    yield made
    made.project.close()


def test_what_is_new_in_each_interview(study: Studied) -> None:
    assert study.new() == [["a", "b"], [], ["c"], []]


def test_reordering_recomputes(study: Studied) -> None:
    did(study.project, operations.order_transcripts, transcripts=study.texts[::-1])
    assert study.presence().interviews[0].name == "S04"
    assert study.new() == [["b"], ["a", "c"], [], []]
    assert study.answer().result.met_at == 3


def test_merged_codes_first_appear_where_the_earliest_part_did(study: Studied) -> None:
    codes = study.codes
    did(study.project, operations.merge_codes, study.ana, codes=[codes["b"]], into=codes["c"])
    assert [sorted(one) for one in study.new()] == [["a", "c"], [], [], []]


def test_renamed_codes_keep_their_identity(study: Studied) -> None:
    did(study.project, operations.rename_code, study.ana, code=study.codes["c"], name="zeal")
    assert study.new()[2] == ["zeal"]


def test_deleted_codes_leave_the_past(study: Studied) -> None:
    did(study.project, operations.delete_codes, study.ana, codes=[study.codes["c"]])
    assert study.new()[2] == []
    assert study.answer().result.met_at == 2


def test_codes_made_late_and_applied_back_are_new_where_they_stand_first(study: Studied) -> None:
    late = add_code(study.project, "late", study.ana)
    add_coding(study.project, study.texts[1], late, (5, 9), study.ana)
    assert study.new()[1] == ["late"]


def test_uncoded_interviews_count_only_when_they_are_finished(study: Studied) -> None:
    text = add_transcript(study.project, "S05", "nothing yet")
    presence = study.presence()
    assert (presence.unfinished, len(presence.interviews)) == (("S05",), 4)
    did(study.project, operations.finish, study.ana, transcripts=[text])
    assert study.new()[4] == []


def test_unused_codes_of_a_prepared_codebook_never_count(study: Studied) -> None:
    add_code(study.project, "prepared", study.ana, common=True)
    assert sum(study.answer().curve.counts) == 3


def test_themes_count_what_stands_below_them(study: Studied) -> None:
    theme = add_category(study.project, "T", level="theme")
    codes = [study.codes["b"], study.codes["c"]]
    add_category(study.project, "C", parent=theme, codes=codes)
    assert study.new(level="theme") == [["T"], [], [], []]
    assert study.new(level="category") == [["C"], [], [], []]


def test_each_group_has_its_own_curve(study: Studied) -> None:
    others = add_transcript(study.project, "S06", "other words")
    add_coding(study.project, others, study.codes["a"], (0, 5), study.ana)
    did(study.project, operations.finish, study.ana, transcripts=[others])
    with study.project.read() as reader:
        assert set(presence_of(reader, "code").groups) == {"Students"}
        with pytest.raises(Refusal, match="group-unknown"):
            presence_of(reader, "code", group="Doctors")


def test_another_coder_who_has_not_finished_is_not_waited_for(study: Studied) -> None:
    ben = add_coder(study.project, "Ben")
    add_coding(study.project, study.texts[0], study.codes["c"], (0, 4), ben)
    assert [sorted(one) for one in study.new()] == [["a", "b"], [], ["c"], []]
    assert study.presence(coder="Ben").interviews == ()


@pytest.mark.parametrize(
    "rule, new, state",
    [
        (Rule("run", 0, 3), [4, 0], "not-possible"),
        (Rule("initial", 10, 3), [1] * 12, "not-possible"),
        (Rule("guest", 4, 2), [3, 2, 1], "not-possible"),
        (Rule("guest", 2, 1), [0, 0, 4, 1], "not-defined"),
        (Rule("initial", 1, 1), [0, 4], "not-defined"),
        (Rule("run", 0, 2), [0, 0, 0], "not-defined"),
        (Rule("run", 0, 2), [0, 0, 5, 1], "not-met"),
    ],
)
def test_what_is_not_possible_and_not_defined(rule: Rule, new: list[int], state: str) -> None:
    assert apply_rule(rule, new) == (state, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "run",
        "run:0",
        "run:-1",
        "run:3.5",
        "initial:10",
        "guest:0/2/5",
        "guest:4/2",
        "3",
        "guest:4/2/101",
        "guest:4/0/5",
    ],
)
def test_rules_that_cannot_be_read(text: str) -> None:
    with pytest.raises(Refusal, match="rule-unreadable"):
        parse_rule(text)


def test_rules_as_they_are_written() -> None:
    assert parse_rule("run:3") == Rule("run", 0, 3)
    assert parse_rule("initial:10+3").settings == {"initial": 10, "run": 3}
    assert parse_rule("guest:4/2/2.5").settings == {"base": 4, "run": 2, "threshold": 2.5}


@pytest.mark.parametrize("text", ["run:3", "initial:10+3", "guest:4/2/5", "guest:4/2/2.5"])
def test_a_rule_is_written_as_it_is_read(text: str) -> None:
    assert parse_rule(text).written == text
