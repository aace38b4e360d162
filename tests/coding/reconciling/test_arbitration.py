"""A third person decides what two coders left open, from a copy that holds nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.agreement.comparison import Question, compare
from app.coding.check import check_project
from app.coding.merging.merge import merge_copy
from app.coding.operations.handing import record_handout
from app.coding.reconciling.arbitration import hand_out_open, open_ones
from app.coding.reconciling.reading import reconciling
from app.coding.reconciling.rulings import Ruling
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import TEXT, add_code, add_coder, add_coding, add_transcript, did, dump
from tests.coding.reconciling.test_settling import Frozen

SECRETS = (
    "why-Ana-thinks-so",
    "Ben's-memo",
    "settled-for-this-reason",
    "an-own-idea-of-Ana",
    "note-on-nobody's-business",
    "secret-committee",
    "A text where nothing is open",
)


class Panel(Frozen):
    """A frozen round of Ana and Ben with secrets in it, one difference settled and one open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        do, ana = self.project, self.ana
        with do.read() as reader:
            rows = queries.all_codings(reader)
        for coder, memo in ((self.ana, SECRETS[0]), (self.ben, SECRETS[1])):
            own = next(row for row in rows if row.coder == coder)
            did(do, operations.write_coding_memo, coder, coding=own.id, memo=memo)
        private = add_code(do, SECRETS[3], ana)
        add_coding(do, self.text, private, (28, 37), ana)
        did(do, operations.write_memo, ana, text=SECRETS[4])
        did(do, operations.edit_study, ana, committee=SECRETS[5])
        add_transcript(do, "S02", text=SECRETS[6])
        self.settle(self.read().differences[0], Ruling.SECOND, reason=SECRETS[2])

    def hand_out(self, name: str = "Prof. Wu") -> tuple[int, Path]:
        """Hand the open ones to somebody new; return who that is, and the copy."""
        path = self.project.path.with_name("wu.threefold")
        wu = add_coder(self.project, name)
        with self.project.read() as reader:
            made = hand_out_open(reader, path, wu, open_ones(reader))
        did(self.project, record_handout, uid=made.uid, coder=wu)
        return wu, path


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Panel]:
    made = Panel(tmp_path)
    yield made
    made.project.close()


def test_no_byte_of_the_copy_is_of_anything_else(panel: Panel) -> None:
    content = panel.hand_out()[1].read_bytes()
    for secret in (*SECRETS, "Ana", "Ben"):
        assert secret.encode() not in content
        assert secret.encode("utf-16-le") not in content
    assert b"I listen" in content


def test_it_holds_the_two_codings_of_what_is_open(panel: Panel) -> None:
    wu, path = panel.hand_out()
    with Project(path, copies=False) as copy:
        rows = dump(copy)
        with copy.read(wu) as reader:
            found = reconciling(reader, panel.freeze, panel.ana, panel.ben)
            names = {row.id: (row.name, row.kind) for row in queries.coders(reader)}
            with pytest.raises(Refusal, match="agreement-of-a-part"):
                compare(reader, Question(panel.ana, panel.ben))
    assert names == {
        wu: ("Prof. Wu", "person"),
        panel.ana: ("Coder A", "unnamed"),
        panel.ben: ("Coder B", "unnamed"),
    }
    open_here = [one for one in panel.read().differences if one.is_open]
    assert [one.disagreement for one in found.differences] == [
        one.disagreement for one in open_here
    ]
    assert found.agreed[panel.text] == ()
    kept = ("coding", "memo", "decision", "disagreement", "participant", "placement", "meeting")
    assert {table: rows[table] for table in kept} == {table: [] for table in kept}
    assert check_project(path) == []


def test_rulings_come_home_by_merge_in_the_arbiters_name(panel: Panel) -> None:
    wu, path = panel.hand_out()
    with Project(path, copies=False) as copy:
        with copy.read(wu) as reader:
            (edges,) = reconciling(reader, panel.freeze, panel.ana, panel.ben).differences
        there = Panel.__new__(Panel)
        there.__dict__.update(panel.__dict__)
        there.project, there.ana = copy, wu
        there.settle(edges, Ruling.WIDER, reason="it ends with the full stop")
    found = did(panel.project, merge_copy, panel.ana, copy=path)
    assert found.conflicts == ()
    assert panel.consensus() == {(17, 24, panel.hope), (43, 60, panel.trust)}
    assert not any(one.is_open for one in panel.read().differences)
    with panel.project.read() as reader:
        told = {row.ruling: (row.decision, row.reason) for row in queries.settlements(reader)}
        deciders = {row.decision: row.coder for row in queries.deciders(reader)}
        names = {row.name for row in queries.coders(reader)}
    assert told["wider"][1] == "it ends with the full stop"
    assert deciders[told["wider"][0]] == wu
    assert names == {"Ana", "Ben", "Consensus", "Prof. Wu"}
    assert check_project(panel.project.path) == []
    again = did(panel.project, merge_copy, panel.ana, copy=path)
    assert (again.added, again.changed, again.conflicts) == ({}, {}, ())


def test_a_corrected_text_and_a_merged_code_go_out_as_they_are_now(panel: Panel) -> None:
    text = TEXT.replace("And then?", "And after that?")
    did(panel.project, operations.edit_text, panel.ana, transcript=panel.text, text=text)
    into = add_code(panel.project, "reliance", common=True)
    merge = {"into": into, "codes": [panel.trust], "others": True}
    did(panel.project, operations.merge_codes, panel.ana, **merge)
    wu, path = panel.hand_out()
    with Project(path, copies=False) as copy, copy.read(wu) as reader:
        (edges,) = reconciling(reader, panel.freeze, panel.ana, panel.ben).differences
        now = queries.text_of(reader, panel.text).text
    place = edges.disagreement
    assert now[place.start : place.end] == TEXT[43:60]
    assert {one.code for one in (*place.first, *place.second)} == {into}
    assert edges.disagreement.key == panel.read().differences[1].disagreement.key


def test_what_is_refused(panel: Panel, tmp_path: Path) -> None:
    with panel.project.read() as reader, pytest.raises(Refusal, match="arbiter-is-coder"):
        hand_out_open(reader, tmp_path / "x.threefold", panel.ben, open_ones(reader))
    panel.settle(panel.read().differences[1], Ruling.BOTH)
    with panel.project.read() as reader, pytest.raises(Refusal, match="nothing-open"):
        open_ones(reader)
    with panel.project.read() as reader:
        round_ = queries.rounds(reader)[0].id
    did(panel.project, operations.unfreeze_round, panel.ana, round_=round_, reason="more")
    with panel.project.read() as reader, pytest.raises(Refusal, match="no-frozen-round"):
        open_ones(reader)
