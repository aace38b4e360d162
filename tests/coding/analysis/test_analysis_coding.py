"""Whose codings count, transcript by transcript."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.coding.analysis.analysis_coding import (
    AnalysisCoding,
    analysis_coding,
    counted_codings,
    select_codings,
)
from app.coding.exchange import import_codings, read_codings
from app.coding.operations import finish, name_analysis_coder
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.transaction import Transaction
from tests.coding.exchange.study import HEAD, Study

TEXTS = {f"S0{n}": f"Text number {n}." for n in range(1, 5)}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    empty = tmp_path / "empty.threefold"
    Project.create(empty, copies=False).close()
    study = Study(tmp_path / "study.threefold", empty, TEXTS)
    with study.project:
        yield study


def code(study: Study, coders: Mapping[str, str]) -> None:
    """Let coders (by first letter: A, B, C for Consensus) code transcripts, once each."""
    names = {"A": "Ana", "B": "Ben", "C": "Consensus"}
    rows = [
        f"{transcript},{at},{at + 2},word,{names[letter]}"
        for transcript, letters in coders.items()
        for at, letter in enumerate(letters)
    ]
    study.do(import_codings, table=read_codings(study.file(HEAD, *rows)))


def finished(study: Study, **transcripts: str) -> None:
    for coder, names in transcripts.items():
        ids = [study.transcripts[name] for name in names.split()]
        study.do(finish, ids_of(study)[coder], transcripts=ids)


def ids_of(study: Study) -> dict[str, int]:
    with study.project.read() as reader:
        return {row.name: row.id for row in queries.coders(reader)}


def reconcile(tx: Transaction, *, transcript: int) -> None:
    tx.transcripts.change(transcript, reconciled_on="2026-05-31")


def decided(study: Study, coder: str | None = None, **only: Any) -> dict[str, str]:
    """Return the names of those who count, by transcript."""
    with study.project.read() as reader:
        found = analysis_coding(reader, coder, **only)
        names = {row.id: row.name for row in queries.coders(reader)}
        transcripts = {row.id: row.name for row in queries.transcripts(reader)}
    return {
        transcripts[row]: " ".join(sorted(names[one] for one in counted))
        for row, counted in found.coders.items()
    }


def undecided(study: Study) -> Mapping[str, object]:
    with study.project.read() as reader, pytest.raises(Refusal) as caught:
        analysis_coding(reader)
    assert caught.value.reason == "analysis-undecided"
    return caught.value.values


def test_one_coder_counts_whether_finished_or_not(study: Study) -> None:
    code(study, {"S01": "A", "S02": "B"})
    finished(study, Ana="S01 S03")
    assert decided(study) == {"S01": "Ana", "S02": "Ben", "S03": "Ana", "S04": ""}


def test_of_two_coders_the_one_who_has_finished_counts(study: Study) -> None:
    code(study, {"S01": "AB", "S02": "AB", "S03": "A"})
    finished(study, Ben="S01", Ana="S02")
    assert decided(study) == {"S01": "Ben", "S02": "Ana", "S03": "Ana", "S04": ""}


@pytest.mark.parametrize("both", [{}, {"Ana": "S01 S02", "Ben": "S01 S02"}])
def test_two_coders_and_nobody_named_is_undecided(study: Study, both: dict[str, str]) -> None:
    code(study, {"S01": "AB", "S02": "AB", "S03": "A"})
    finished(study, **both)
    assert undecided(study) == {"names": "Ana, Ben", "n": 2, "transcripts": "S01, S02"}
    study.do(name_analysis_coder, coder=ids_of(study)["Ben"])
    assert decided(study) == {"S01": "Ben", "S02": "Ben", "S03": "Ana", "S04": ""}


def test_a_named_coder_who_has_not_been_there_decides_nothing(study: Study) -> None:
    code(study, {"S01": "AB", "S02": "C"})
    study.do(name_analysis_coder, coder=ids_of(study)["Consensus"])
    assert undecided(study)["transcripts"] == "S01"


def test_consensus_counts_where_it_is_reconciled(study: Study) -> None:
    code(study, {"S01": "ABC", "S02": "ABC", "S03": "ABC", "S04": "AC"})
    finished(study, Ana="S01 S02 S03", Ben="S01 S02", Consensus="S01")
    study.do(reconcile, transcript=study.transcripts["S02"])
    assert decided(study) == {"S01": "Consensus", "S02": "Consensus", "S03": "Ana", "S04": "Ana"}


def test_consensus_alone_is_the_one_coder(study: Study) -> None:
    code(study, {"S01": "C"})
    assert decided(study)["S01"] == "Consensus"


def test_reconciled_without_a_consensus_falls_back(study: Study) -> None:
    code(study, {"S01": "A"})
    study.do(reconcile, transcript=study.transcripts["S01"])
    assert decided(study)["S01"] == "Ana"


def test_a_coder_can_be_picked_or_all(study: Study) -> None:
    code(study, {"S01": "AB", "S02": "BC"})
    finished(study, Ana="S03")
    assert decided(study, "Ana") == {"S01": "Ana", "S02": "", "S03": "Ana", "S04": ""}
    assert decided(study, "all") == {
        "S01": "Ana Ben",
        "S02": "Ben Consensus",
        "S03": "Ana",
        "S04": "",
    }


def test_a_name_that_nobody_has_is_refused_with_the_names(study: Study) -> None:
    code(study, {"S01": "AB"})
    with study.project.read() as reader, pytest.raises(Refusal) as caught:
        analysis_coding(reader, "Cai")
    assert caught.value.reason == "coder-unknown"
    assert caught.value.values == {"name": "Cai", "names": "Ana, Ben"}


def test_only_the_transcripts_asked_for_need_to_be_decided(study: Study) -> None:
    code(study, {"S01": "AB", "S02": "B"})
    assert decided(study, transcripts=[study.transcripts["S02"]]) == {"S02": "Ben"}


def test_the_mix_names_coders_in_their_order(study: Study) -> None:
    code(study, {"S01": "B", "S02": "A", "S03": "B"})
    with study.project.read() as reader:
        assert analysis_coding(reader).parts == (("Ben", 2), ("Ana", 1))
        assert analysis_coding(reader, "Ana").parts == (("Ana", 1),)


def test_codings_are_selected_by_whose_they_are(study: Study) -> None:
    code(study, {"S01": "AB", "S02": "B"})
    finished(study, Ana="S01")
    ids = ids_of(study)
    with study.project.read() as reader:
        analysis = analysis_coding(reader)
        counted = {(row.transcript, row.coder) for row in counted_codings(reader, analysis)}
        everyone = queries.all_codings(reader)
        assert len(select_codings(everyone, analysis_coding(reader, "all"))) == len(everyone) == 3
    first, second = study.transcripts["S01"], study.transcripts["S02"]
    assert counted == {(first, ids["Ana"]), (second, ids["Ben"])}
    assert analysis.counts(first, ids["Ana"])
    assert not analysis.counts(first, ids["Ben"])
    assert not AnalysisCoding({}, ()).counts(first, ids["Ana"])


def test_nothing_coded_counts_nothing(study: Study) -> None:
    assert decided(study) == dict.fromkeys(TEXTS, "")
    with study.project.read() as reader:
        assert analysis_coding(reader).parts == ()
