"""Agreement in parts: each is what a comparison of that part alone says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.agreement.breakdown import by_group, by_round, by_transcript, whole
from app.coding.agreement.coefficients import cohen_kappa, positive_agreement
from app.coding.agreement.comparison import Comparison, Question, compare
from app.models.transaction import Transaction
from tests.builders import (
    TEXT,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)


class Rounds:
    """Two rounds of Ana and Ben on a student's interview; a doctor's is in the first only."""

    def __init__(self, folder: Path) -> None:
        self.project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        self.code = add_code(self.project, "trust", common=True)
        self.other = add_code(self.project, "hope", common=True)
        self.student = add_transcript(self.project)
        given = operations.TranscriptInput("D01", TEXT, (), ("D01",), ("Doctors",))
        self.doctor = did(self.project, operations.import_transcript, transcript=given, again=True)
        self._round("Pilot", [self.student, self.doctor], (5, 9), "2026-03-01")
        self._round("Again", [self.student], (11, 15), "2026-03-02")

    def _round(self, name: str, texts: list[int], bens: tuple[int, int], day: str) -> None:
        values = {"kind": "independent", "coders": [self.ana, self.ben], "transcripts": texts}
        round_ = did(self.project, operations.open_round, self.ana, name=name, **values)
        for text in texts:
            add_coding(self.project, text, self.code, (5, 15), self.ana)
            add_coding(self.project, text, self.code, bens, self.ben)
        if self.doctor in texts:
            add_coding(self.project, self.doctor, self.other, (20, 30), self.ana)
        for coder in (self.ana, self.ben):
            did(self.project, operations.finish, coder, transcripts=texts)
        did(self.project, operations.freeze_round, self.ana, round_=round_)
        self._date(round_, day)

    def _date(self, round_: int, day: str) -> None:
        """Give the freeze of a round a day of its own: ids say nothing about what came first."""

        def change(tx: Transaction) -> None:
            row = tx.store("freeze").one(round=round_)
            tx.store("freeze").change(row.id, at=f"{day} 12:00:00")

        did(self.project, change)


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    made = Rounds(tmp_path_factory.mktemp("rounds"))
    yield made
    made.project.close()


def compared(rounds: Rounds, round_: int | None = None) -> Comparison:
    with rounds.project.read() as reader:
        return compare(reader, Question(rounds.ana, rounds.ben, round=round_))


def test_over_time_the_earliest_round_first(rounds: Rounds) -> None:
    with rounds.project.read() as reader:
        pilot, again = by_round(reader, Question(rounds.ana, rounds.ben))
    assert [one.part.name for one in (pilot, again)] == ["Pilot", "Again"]
    assert [len(one.part.transcripts) for one in (pilot, again)] == [2, 1]
    assert pilot.part[3:6] == (8, 22, 0)
    assert pilot.part.positive == pytest.approx(16 / (16 + 22))
    assert again.part[3:6] == (8, 2, 0)
    assert again.version == "Pilot"
    assert again.part == whole(compared(rounds), "Again")


def test_groups_and_transcripts_of_a_round(rounds: Rounds) -> None:
    with rounds.project.read() as reader:
        pilot = by_round(reader, Question(rounds.ana, rounds.ben))[0].round
    comparison = compared(rounds, pilot)
    with rounds.project.read() as reader:
        groups = by_group(reader, comparison)
    texts = by_transcript(comparison)
    assert [one.name for one in groups] == ["Students", "Doctors"]
    assert [one.name for one in texts] == ["S01", "D01"]
    assert [one[1:] for one in groups] == [one[1:] for one in texts]
    assert texts[0].pooled.used == (rounds.code,)
    assert set(texts[1].pooled.used) == {rounds.code, rounds.other}
    assert (texts[1].pooled.low, texts[1].pooled.certainty) == (None, "none")


def test_one_code_alone_has_its_own_figures(rounds: Rounds) -> None:
    with rounds.project.read() as reader:
        pilot = by_round(reader, Question(rounds.ana, rounds.ben))[0].round
    comparison = compared(rounds, pilot)
    counts = comparison.tables()[rounds.code]
    part = whole(comparison, only=rounds.code)
    assert part.pooled.value == pytest.approx(cohen_kappa(counts.matrix))
    assert part.positive == pytest.approx(positive_agreement(counts))
    (doctors,) = [
        one for one in by_transcript(comparison, rounds.other) if one.both + one.only_first
    ]
    assert (doctors.name, doctors.positive, doctors.pooled.value) == ("D01", 0.0, 0.0)
