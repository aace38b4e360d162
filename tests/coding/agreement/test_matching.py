"""Matching codes that two coders invented: what is proposed, what is said, what converges."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.coding.agreement.coefficients import Counts
from app.coding.agreement.comparison import Question, compare
from app.coding.agreement.matching import (
    Matching,
    class_name,
    matching_of,
)
from app.coding.reports.matching_tables import MATCHING_VIEWS, matching_table
from app.coding.tables.value import cell_text
from app.coding.tables.write import table_bytes
from app.models import queries
from app.models.errors import Refusal
from tests.builders import add_code, add_coder, add_coding, add_transcript, did, make_project

WORDS = "x" * 200
HELD = "Somebody is relied on without being watched."


class Open:
    """An open codebook: trust is common, the rest was invented, in part for the same words."""

    def __init__(self, folder: Path, *, freeze: bool = True) -> None:
        self.project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        self.text = add_transcript(self.project, text=WORDS)
        self.codes = {"trust": add_code(self.project, "trust", common=True)}
        values = {"kind": "independent", "coders": [self.ana, self.ben]}
        values |= {"transcripts": [self.text], "open_codebook": True, "name": "Open"}
        round_ = did(self.project, operations.open_round, self.ana, **values)
        for name, coder, span, definition in (
            ("trust", self.ana, (0, 10), ""),
            ("trust", self.ben, (0, 10), ""),
            ("feeling safe", self.ana, (20, 40), ""),
            ("safe feelings", self.ben, (100, 110), ""),
            ("reliance", self.ana, (50, 70), HELD),
            ("leaning on others", self.ben, (150, 160), f"{HELD} Always."),
            ("time", self.ana, (80, 90), ""),
            ("pressure", self.ben, (82, 92), ""),
            ("hunger", self.ana, (190, 195), ""),
        ):
            if name not in self.codes:
                fields = {"definition": definition} if definition else {}
                self.codes[name] = add_code(self.project, name, coder, **fields)
            add_coding(self.project, self.text, self.codes[name], span, coder)
        for coder in (self.ana, self.ben):
            did(self.project, operations.finish, coder, transcripts=[self.text])
        if freeze:
            did(self.project, operations.freeze_round, self.ana, round_=round_)

    def read(self, coder: int | None = None) -> Matching:
        with self.project.read(coder) as reader:
            return matching_of(reader, Question(self.ana, self.ben))

    def pair(self, one: str, other: str) -> dict[str, Any]:
        return {"first": self.codes[one], "second": self.codes[other]}

    def likely(self) -> list[tuple[str, str]]:
        found = self.read()
        return [(found.codes[a].name, found.codes[b].name) for a, b, _w, _o in found.likely]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Open]:
    made = Open(tmp_path)
    yield made
    made.project.close()


def test_names_definitions_or_passages_suggest_a_pair(study: Open) -> None:
    assert set(study.likely()) == {
        ("feeling safe", "safe feelings"),
        ("reliance", "leaning on others"),
        ("time", "pressure"),
    }
    found = study.read()
    by_pair = {one[:2]: one for one in found.likely}
    time = by_pair[study.codes["time"], study.codes["pressure"]]
    assert time.overlap == pytest.approx(2 * 8 / (10 + 10))
    assert time.words < 60
    safe = by_pair[study.codes["feeling safe"], study.codes["safe feelings"]]
    assert (safe.words > 90, safe.overlap) == (True, 0.0)
    # What both used is nobody's invention.
    assert study.codes["trust"] not in found.codes
    assert [found.codes[code].name for code in found.left_second] == [
        "leaning on others", "pressure", "safe feelings",
    ]  # fmt: skip


def test_what_was_matched_converges_in_a_block_of_its_own(study: Open) -> None:
    question = Question(study.ana, study.ben)
    with study.project.read() as reader:
        before = compare(reader, question).tables()
    did(study.project, operations.match_codes, study.ana, **study.pair("time", "pressure"))
    found = study.read()
    assert ("time", "pressure") not in study.likely()
    (one,) = found.classes
    assert class_name(one, found.scope.names) == "time = pressure"
    assert found.converged.tables() == {one.id: Counts(8, 2, 2, len(WORDS) - 12)}
    assert study.codes["time"] not in found.left_first
    with study.project.read() as reader:
        assert compare(reader, question).tables() == before
        assert queries.related_codes(reader, "means the same as") == [
            (study.codes["time"], study.codes["pressure"])
        ]


def test_one_code_may_mean_the_same_as_two(study: Open) -> None:
    for other in ("pressure", "safe feelings"):
        did(study.project, operations.match_codes, study.ana, **study.pair("time", other))
    (one,) = study.read().classes
    assert one.first == (study.codes["time"],)
    assert set(one.second) == {study.codes["pressure"], study.codes["safe feelings"]}
    assert study.read().converged.tables()[one.id] == Counts(8, 2, 12, len(WORDS) - 22)


def test_matching_is_said_once_taken_back_and_undone(study: Open) -> None:
    pair = study.pair("time", "pressure")
    back = {"first": pair["second"], "second": pair["first"]}
    did(study.project, operations.match_codes, study.ana, **pair)
    did(study.project, operations.match_codes, study.ben, **back)
    assert len(study.read().pairs) == 1
    did(study.project, operations.unmatch_codes, study.ben, **back)
    assert study.read().pairs == ()
    study.project.undo(study.ben).result()
    assert len(study.read().pairs) == 1


def test_a_pair_that_is_not_the_same_is_not_proposed_until_it_is_matched(study: Open) -> None:
    pair = study.pair("time", "pressure")
    did(study.project, operations.tell_apart, study.ana, **pair)
    assert ("time", "pressure") not in study.likely()
    did(study.project, operations.match_codes, study.ana, **pair)
    did(study.project, operations.unmatch_codes, study.ana, **pair)
    assert ("time", "pressure") in study.likely()


def test_merged_codes_mean_the_same(study: Open) -> None:
    values = {"into": study.codes["time"], "codes": [study.codes["pressure"]], "others": True}
    did(study.project, operations.merge_codes, study.ana, **values)
    (one,) = study.read().classes
    assert (one.first, one.second) == ((study.codes["time"],), (study.codes["pressure"],))


def test_while_the_round_is_open_nothing_is_matched(tmp_path: Path) -> None:
    made = Open(tmp_path, freeze=False)
    with made.project:
        with pytest.raises(Refusal, match="agreement-blind"):
            made.read(made.ana)
        with pytest.raises(Refusal, match="matching-not-frozen"):
            made.read()


def test_every_table_says_that_it_is_no_reliability(study: Open) -> None:
    did(study.project, operations.match_codes, study.ana, **study.pair("time", "pressure"))
    found = study.read()
    tables = {name: matching_table(found, name, "Ana", "Ben") for name in MATCHING_VIEWS}
    for table in tables.values():
        assert "no reliability" in table.notes[0]
        assert table_bytes(table, ".docx")
    (row,) = tables["converged"].rows
    assert [cell_text(cell) for cell in row.cells][:6] == [
        "time = pressure", "8", "2", "2", "188", "0.800",
    ]  # fmt: skip
    left = [note for note in tables["alone"].notes if note.startswith("Used only by")]
    assert left == [
        "Used only by Ana and matched with nothing (3): feeling safe, hunger, reliance.",
        "Used only by Ben and matched with nothing (2): leaning on others, safe feelings.",
    ]
