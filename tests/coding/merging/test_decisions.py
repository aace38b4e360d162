"""Freezes and decisions that were made in a copy of the whole project come home with it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.coding import operations
from app.coding.check import check_project
from app.coding.merging.merge import merge_copy
from app.coding.merging.outcome import Result
from app.coding.reconciling.reading import reconciling
from app.coding.reconciling.rulings import Passage, Ruling, taken
from app.models import queries
from app.models.errors import Refusal
from app.models.handout import write_handout
from app.models.project import Project
from tests.builders import TEXT, add_coder, did
from tests.coding.merging.conftest import rows_of, tracked_state
from tests.coding.reconciling.test_settling import Frozen


class Two(Frozen):
    """A frozen round, and a whole copy of its file that is worked on elsewhere."""

    def copy(self, name: str = "copy") -> "Two":
        """Save a copy and return it as what it is: the same round in another file."""
        path = self.project.path.with_name(f"{name}.threefold")
        self.project.save_copy(path).result()
        made = Two.__new__(Two)
        made.__dict__.update(self.__dict__)
        made.project = Project(path, copies=False)
        return made

    def merge(self, copy: "Two") -> Result:
        """Close a copy and merge it."""
        copy.project.close()
        found = did(self.project, merge_copy, self.ana, copy=copy.project.path)
        assert isinstance(found, Result)
        assert check_project(self.project.path) == []
        return found

    def told(self) -> dict[str, str]:
        """Return the rulings that stand, by kind of difference."""
        found = self.read().differences
        return {one.disagreement.kind: one.settled.ruling for one in found if one.settled}

    def rows(self, table: str) -> dict[int, dict[str, Any]]:
        return rows_of(self.project.path, table)

    def consensus_or_none(self) -> set[tuple[int, int, int]]:
        """Return the consensus, nothing where none was begun."""
        begun = any(row["kind"] == "consensus" for row in self.rows("coder").values())
        return self.consensus() if begun else set()

    def decide(self, take: str) -> None:
        (conflict,) = self.rows("conflict")
        did(self.project, operations.decide_conflict, self.ana, conflict=conflict, take=take)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(tmp_path)
    yield made
    made.project.close()


def test_decisions_of_a_copy_come_home_with_who_and_why(two: Two) -> None:
    copy = two.copy()
    only_ben, edges = copy.read().differences
    copy.settle(edges, Ruling.WIDER, reason="the full stop belongs to it")
    copy.settle(only_ben, Ruling.NEITHER)
    found = two.merge(copy)
    assert two.told() == {"boundaries": "wider", "only-second": "neither"}
    assert two.consensus() == {(43, 60, two.trust)}
    assert found.conflicts == ()
    with two.project.read() as reader:
        reasons = {row.ruling: row.reason for row in queries.settlements(reader)}
        assert {row.coder for row in queries.deciders(reader)} == {two.ana}
    assert reasons["wider"] == "the full stop belongs to it"
    state = tracked_state(two.project.path)
    again = did(two.project, merge_copy, two.ana, copy=copy.project.path)
    assert (again.added, again.changed, again.conflicts) == ({}, {}, ())
    assert tracked_state(two.project.path) == state


def test_both_sides_begin_a_consensus_and_there_is_one(two: Two) -> None:
    copy = two.copy()
    copy.settle(copy.read().differences[1], Ruling.FIRST)
    two.settle(two.read().differences[0], Ruling.SECOND)
    found = two.merge(copy)
    kinds = [row["kind"] for row in two.rows("coder").values()]
    assert kinds.count("consensus") == 1
    assert two.consensus() == {(43, 59, two.trust), (17, 24, two.hope)}
    assert two.told() == {"boundaries": "first", "only-second": "second"}
    assert found.conflicts == ()


def test_what_both_decided_otherwise_is_listed_and_ours_stands(two: Two) -> None:
    copy = two.copy()
    copy.settle(copy.read().differences[1], Ruling.SECOND, reason="theirs")
    two.settle(two.read().differences[1], Ruling.FIRST, reason="ours")
    found = two.merge(copy)
    assert [one[:4] for one in found.conflicts] == [
        ("disagreement", next(iter(two.rows("disagreement"))), "ruling", "both-changed")
    ]
    assert two.consensus() == {(43, 59, two.trust)}
    assert {row["reason"] for row in two.rows("decision").values()} == {"ours", "theirs"}
    (conflict,) = found.conflicts
    assert (conflict.ours["reason"], conflict.theirs["reason"]) == ("ours", "theirs")
    again = did(two.project, merge_copy, two.ana, copy=copy.project.path)
    assert (again.added, again.conflicts) == ({}, ())
    two.decide("theirs")
    assert two.told() == {"boundaries": "second"}
    assert two.consensus() == {(43, 60, two.trust)}
    two.project.undo(two.ana).result()
    assert two.consensus() == {(43, 59, two.trust)}
    two.decide("ours")
    assert two.told() == {"boundaries": "first"}
    assert check_project(two.project.path) == []


def test_the_same_decision_on_both_sides_is_no_conflict(two: Two) -> None:
    copy = two.copy()
    copy.settle(copy.read().differences[1], Ruling.WIDER)
    two.settle(two.read().differences[1], Ruling.WIDER)
    assert two.merge(copy).conflicts == ()
    assert two.consensus() == {(43, 60, two.trust)}


def test_what_was_to_be_discussed_gives_way_to_a_decision(two: Two) -> None:
    copy = two.copy()
    copy.settle(copy.read().differences[1], Ruling.FIRST)
    copy.settle(copy.read().differences[0], Ruling.LATER)
    two.settle(two.read().differences[1], Ruling.LATER)
    two.settle(two.read().differences[0], Ruling.SECOND)
    assert two.merge(copy).conflicts == ()
    assert two.told() == {"boundaries": "first", "only-second": "second"}
    assert two.consensus() == {(43, 59, two.trust), (17, 24, two.hope)}


def test_a_decision_taken_up_again_in_the_copy_replaces_the_one_here(two: Two) -> None:
    two.settle(two.read().differences[1], Ruling.FIRST)
    copy = two.copy()
    copy.settle(copy.read().differences[1], Ruling.NEW, new=[Passage(50, 59, two.hope)])
    assert two.merge(copy).conflicts == ()
    assert two.consensus() == {(50, 59, two.hope)}
    assert two.told() == {"boundaries": "new"}
    two.project.undo(two.ana).result()
    assert two.consensus() == {(43, 59, two.trust)}


def test_a_freeze_made_in_a_whole_copy_comes_with_what_it_keeps(two: Two) -> None:
    round_ = next(iter(two.rows("round")))
    did(two.project, operations.unfreeze_round, two.ana, round_=round_, reason="one more")
    copy = two.copy()
    did(copy.project, operations.freeze_round, copy.ana, round_=round_)
    with copy.project.read() as reader:
        freeze = queries.freezes(reader)[-1].id
        kept = queries.frozen_codings(reader, freeze)
    assert two.merge(copy).conflicts == ()
    with two.project.read() as reader:
        assert queries.frozen_codings(reader, freeze) == kept
        assert [row.state for row in queries.rounds(reader)] == ["frozen"]
        assert len(reconciling(reader, freeze, two.ana, two.ben).differences) == 2


def test_a_round_frozen_on_both_sides_has_one_freeze_that_stands(two: Two) -> None:
    round_ = next(iter(two.rows("round")))
    did(two.project, operations.unfreeze_round, two.ana, round_=round_, reason="one more")
    copy = two.copy()
    ours = did(two.project, operations.freeze_round, two.ana, round_=round_)
    theirs = did(copy.project, operations.freeze_round, copy.ana, round_=round_)
    two.merge(copy)
    assert standing(two) == [ours]
    two.decide("theirs")
    assert standing(two) == [theirs]


def standing(two: Two) -> list[int]:
    return [ident for ident, row in two.rows("freeze").items() if row["unfrozen_at"] is None]


def test_a_freeze_of_a_text_corrected_in_the_copy_quotes_the_same_words(two: Two) -> None:
    round_ = next(iter(two.rows("round")))
    did(two.project, operations.unfreeze_round, two.ana, round_=round_, reason="a typing error")
    copy = two.copy()
    text = TEXT.replace("I listen", "Well, I listen")
    did(copy.project, operations.edit_text, copy.ana, transcript=two.text, text=text, others=True)
    freeze = did(copy.project, operations.freeze_round, copy.ana, round_=round_)
    ours = TEXT.replace("And then?", "And after that?")
    did(two.project, operations.edit_text, two.ana, transcript=two.text, text=ours, others=True)
    two.merge(copy)
    two.freeze = freeze
    with two.project.read() as reader:
        now = queries.text_of(reader, two.text).text
    words = [now[one.disagreement.start : one.disagreement.end] for one in two.read().differences]
    assert words == [TEXT[17:24], TEXT[43:60]]


def test_one_coders_copy_cannot_freeze(two: Two, tmp_path: Path) -> None:
    cleo = add_coder(two.project, "Cleo")
    round_ = did(
        two.project,
        operations.open_round,
        name="Next",
        kind="independent",
        coders=[two.ben, cleo],
        transcripts=[two.text],
    )
    path = tmp_path / "ben.threefold"
    with two.project.read() as reader:
        write_handout(reader, path, two.ben)
    with Project(path, copies=False) as copy:
        did(copy, operations.finish, two.ben, transcripts=[two.text])
        with pytest.raises(Refusal, match="freeze-in-a-copy"):
            did(copy, operations.freeze_round, two.ben, round_=round_)
        did(copy, operations.unblind, None, round_=round_, reason="a look")
    did(two.project, merge_copy, copy=path)
    assert [row["coder"] for row in two.rows("unblinding").values()] == [two.ben]


RULED = st.tuples(
    st.integers(0, 1), st.sampled_from(("first", "second", "both", "neither", "later", "undo"))
)
HISTORY = st.lists(RULED, min_size=1, max_size=5)


def play(two: Two, history: list[tuple[int, str]]) -> None:
    for number, ruling in history:
        if ruling != "undo":
            two.settle(two.read().differences[number], Ruling(ruling), reason=ruling)
        elif two.rows("decision"):
            two.project.undo(two.ana).result()


def put_down(two: Two) -> set[tuple[int, int, int]]:
    """Return what the decisions that stand put into the consensus."""
    found = two.read().differences
    ruled = [(one.disagreement, Ruling(one.settled.ruling)) for one in found if one.settled]
    return {tuple(passage) for place, ruling in ruled for passage in taken(place, ruling)}


@settings(max_examples=4, phases=(Phase.explicit, Phase.generate))
@given(here=HISTORY, first=HISTORY, second=HISTORY)
def test_no_decision_is_lost_and_the_consensus_is_what_stands(
    tmp_path_factory: pytest.TempPathFactory, here: Any, first: Any, second: Any
) -> None:
    two = Two(tmp_path_factory.mktemp("two"))
    copies = [two.copy(name) for name in ("one", "other")]
    for which, history in zip((two, *copies), (here, first, second), strict=True):
        play(which, history)
    decisions = [set(which.rows("decision")) for which in (two, *copies)]
    for copy in copies:
        two.merge(copy)
    assert set(two.rows("decision")) == set.union(*decisions)
    assert two.consensus_or_none() == put_down(two)
    two.project.close()


def test_changes_of_name_during_a_blind_round_come_home(two: Two) -> None:
    cleo = add_coder(two.project, "Cleo")
    values = {"name": "Next", "kind": "independent", "transcripts": [two.text]}
    did(two.project, operations.open_round, coders=[two.ben, cleo], **values)
    did(two.project, operations.open_as, cleo, was=two.ben)
    copy = two.copy()
    did(copy.project, operations.open_as, two.ben, was=cleo)
    two.merge(copy)
    (value,) = [
        json.loads(row["value"])
        for row in two.rows("setting").values()
        if row["name"].startswith("openings")
    ]
    assert [one[:2] for one in value] == [[two.ben, cleo], [cleo, two.ben]]
