"""Settling disagreements of a frozen round: the consensus is written, A and B are not touched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.coding.analysis.analysis_coding import analysis_coding
from app.coding.check import check_project
from app.coding.operations.reconciling import Case
from app.coding.reconciling.disagreements import Kind
from app.coding.reconciling.reading import Difference, Reconciling, reconciling
from app.coding.reconciling.rulings import Passage, Ruling, taken
from app.coding.reports.decisions_table import decisions_table
from app.coding.tables.value import cell_text
from app.models import queries
from app.models.errors import Refusal
from tests.builders import (
    TEXT,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)


class Frozen:
    """A frozen round of Ana and Ben on S01: one agreed coding, boundaries, and one of Ben's."""

    def __init__(self, folder: Path) -> None:
        self.project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        self.text = add_transcript(self.project)
        self.trust, self.hope = (
            add_code(self.project, name, common=True) for name in ("trust", "hope")
        )
        values = {"kind": "independent", "coders": [self.ana, self.ben]}
        round_ = did(
            self.project, operations.open_round, name="Main", transcripts=[self.text], **values
        )
        for coder, spans in ((self.ana, ((5, 15), (43, 59))), (self.ben, ((5, 15), (43, 60)))):
            for start, end in spans:
                add_coding(self.project, self.text, self.trust, (start, end), coder)
        add_coding(self.project, self.text, self.hope, (17, 24), self.ben)
        for coder in (self.ana, self.ben):
            did(self.project, operations.finish, coder, transcripts=[self.text])
        did(self.project, operations.freeze_round, self.ana, round_=round_)
        with self.project.read() as reader:
            self.freeze = queries.freezes(reader)[-1].id

    def read(self) -> Reconciling:
        with self.project.read() as reader:
            return reconciling(reader, self.freeze, self.ana, self.ben)

    def settle(self, one: Difference, ruling: Ruling, **more: Any) -> int:
        place = one.disagreement
        case = Case(
            place.key,
            one.transcript,
            place.start,
            place.end,
            place.kind,
            place.first[0].code if place.first else None,
            place.second[0].code if place.second else None,
            taken(place, ruling, more.pop("new", ())),
            one.quotable,
        )
        values = {"freeze": self.freeze, "cases": [case], "ruling": ruling}
        return int(
            did(self.project, operations.settle, self.ana, **values, deciders=[self.ana], **more)
        )

    def consensus(self) -> set[tuple[int, int, int]]:
        with self.project.read() as reader:
            (coder,) = [one.id for one in queries.coders(reader) if one.kind == "consensus"]
            rows = queries.all_codings(reader)
        return {(row.start, row.end, row.code) for row in rows if row.coder == coder}


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[Frozen]:
    made = Frozen(tmp_path)
    yield made
    made.project.close()


def test_what_agrees_and_what_differs(frozen: Frozen) -> None:
    found = frozen.read()
    assert found.agreed == {frozen.text: (Passage(5, 15, frozen.trust),)}
    assert [one.disagreement.kind for one in found.differences] == [
        Kind.ONLY_SECOND,
        Kind.BOUNDARIES,
    ]
    assert all(one.is_open for one in found.differences)


def test_agreed_codings_enter_in_one_step(frozen: Frozen) -> None:
    agreed = frozen.read().agreed
    values = {"freeze": frozen.freeze, "agreed": agreed}
    assert did(frozen.project, operations.adopt_agreed, frozen.ana, **values) == 1
    assert did(frozen.project, operations.adopt_agreed, frozen.ana, **values) == 0
    assert frozen.consensus() == {(5, 15, frozen.trust)}


def test_a_decision_writes_the_consensus_and_nobody_elses_work(frozen: Frozen) -> None:
    with frozen.project.read() as reader:
        before = queries.all_codings(reader)
    only_ben, edges = frozen.read().differences
    frozen.settle(edges, Ruling.WIDER, reason="the full stop belongs to it")
    frozen.settle(only_ben, Ruling.NEITHER)
    assert frozen.consensus() == {(43, 60, frozen.trust)}
    with frozen.project.read() as reader:
        kept = [row for row in queries.all_codings(reader) if row.coder in (frozen.ana, frozen.ben)]
        told = {row.ruling: row.reason for row in queries.settlements(reader)}
        assert [row.coder for row in queries.deciders(reader)] == [frozen.ana, frozen.ana]
    assert kept == before
    assert told == {"wider": "the full stop belongs to it", "neither": None}
    assert not any(one.is_open for one in frozen.read().differences)
    assert check_project(frozen.project.path) == []


def test_a_decision_that_is_taken_up_again_takes_back_what_it_wrote(frozen: Frozen) -> None:
    edges = frozen.read().differences[1]
    frozen.settle(edges, Ruling.FIRST)
    assert frozen.consensus() == {(43, 59, frozen.trust)}
    frozen.settle(edges, Ruling.NEW, new=[Passage(50, 59, frozen.hope)])
    assert frozen.consensus() == {(50, 59, frozen.hope)}
    frozen.settle(edges, Ruling.LATER)
    assert frozen.consensus() == set()
    assert frozen.read().differences[1].is_open


def test_undo_settles_nothing_and_redo_settles_again(frozen: Frozen) -> None:
    edges = frozen.read().differences[1]
    frozen.settle(edges, Ruling.FIRST)
    frozen.project.undo(frozen.ana).result()
    assert frozen.read().differences[1].settled is None
    frozen.project.redo(frozen.ana).result()
    assert not frozen.read().differences[1].is_open
    assert frozen.consensus() == {(43, 59, frozen.trust)}


def test_when_all_is_settled_tables_count_the_consensus(frozen: Frozen) -> None:
    for one in frozen.read().differences:
        frozen.settle(one, Ruling.SECOND)
    assert frozen.read().reconciled() == [frozen.text]
    did(frozen.project, operations.set_reconciled, frozen.ana, transcripts=[frozen.text])
    with frozen.project.read() as reader:
        assert analysis_coding(reader).parts == (("Consensus", 1),)


def test_a_corrected_text_and_a_merged_code_are_followed(frozen: Frozen) -> None:
    text = TEXT.replace("And then?", "And after that?")
    values = {"transcript": frozen.text, "text": text}
    did(frozen.project, operations.edit_text, frozen.ana, **values)
    into = add_code(frozen.project, "reliance")
    merge = {"into": into, "codes": [frozen.trust], "others": True}
    did(frozen.project, operations.merge_codes, frozen.ana, **merge)
    edges = frozen.read().differences[1]
    frozen.settle(edges, Ruling.FIRST)
    (passage,) = frozen.consensus()
    assert (text[slice(*passage[:2])], passage[2]) == (TEXT[43:59], into)


def test_decisions_are_told_in_a_table(frozen: Frozen) -> None:
    edges = frozen.read().differences[1]
    frozen.settle(edges, Ruling.WIDER, reason="with the full stop")
    with frozen.project.read() as reader:
        table = decisions_table(reader)
    (row,) = [[cell_text(cell) for cell in row.cells][1:] for row in table.rows]
    assert row == [
        "S01",
        TEXT[43:60],
        "boundaries",
        "trust",
        "trust",
        "the wider one",
        "with the full stop",
        "Ana",
        "",
        "",
    ]


def test_a_change_of_the_codebook_is_told_with_its_decision(frozen: Frozen) -> None:
    decision = frozen.settle(frozen.read().differences[1], Ruling.WIDER)
    values = {"code": frozen.trust, "decision": decision}
    did(frozen.project, operations.revise_code, frozen.ana, **values, definition="to rely on them")
    did(frozen.project, operations.revise_code, frozen.ana, **values, name="reliance")
    with frozen.project.read() as reader:
        (row,) = decisions_table(reader).rows
        (code,) = [one for one in queries.codes(reader) if one.id == frozen.trust]
    assert cell_text(row.cells[-1]) == "trust: definition; trust: name"
    assert (code.name, code.definition) == ("reliance", "to rely on them")
    frozen.project.undo(frozen.ana).result()
    with frozen.project.read() as reader:
        (row,) = decisions_table(reader).rows
    assert cell_text(row.cells[-1]) == "trust: definition"
    with pytest.raises(Refusal, match="row-gone"):
        did(frozen.project, operations.revise_code, frozen.ana, code=frozen.trust, decision=1)


def test_what_is_refused(frozen: Frozen) -> None:
    edges = frozen.read().differences[1]
    with pytest.raises(Refusal, match="freeze-gone"):
        did(frozen.project, operations.adopt_agreed, freeze=1, agreed={})
    values = {"freeze": frozen.freeze, "cases": [], "ruling": "first"}
    with pytest.raises(Refusal, match="deciders-needed"):
        did(frozen.project, operations.settle, frozen.ana, **values, deciders=[])
    values["ruling"] = "perhaps"
    with pytest.raises(Refusal, match="ruling-unknown"):
        did(frozen.project, operations.settle, frozen.ana, **values, deciders=[frozen.ana])
    with frozen.project.read() as reader:
        round_ = queries.rounds(reader)[0].id
    did(frozen.project, operations.unfreeze_round, frozen.ana, round_=round_, reason="one more")
    with pytest.raises(Refusal, match=r"freeze-gone|reconciling-blind"):
        frozen.settle(edges, Ruling.FIRST)
