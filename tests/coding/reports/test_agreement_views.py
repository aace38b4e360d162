"""Agreement from every side as tables, and the paragraph for the methods section."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.agreement.bands import band_of_alpha, band_of_kappa
from app.coding.agreement.comparison import Question
from app.coding.agreement.methods import paragraph
from app.coding.reports.agreement_table import AgreementOptions, agreement_report
from app.coding.reports.agreement_views import VIEWS, ViewName, look_at
from app.coding.tables.value import Table, cell_text
from app.coding.tables.write import table_bytes
from app.models.project import Project
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)

WORDS = "x" * 100


class Frozen:
    """Ana and Ben on 100 characters: trust overlaps, and Ben says hope where Ana says doubt."""

    def __init__(self, folder: Path, *, looked: bool = False) -> None:
        self.project: Project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        text = add_transcript(self.project, text=WORDS)
        names = ("trust", "hope", "doubt", "unused")
        codes = {name: add_code(self.project, name, common=True) for name in names}
        self.codes = codes
        theme = add_category(self.project, "T", level="theme", common=True)
        add_category(self.project, "C", parent=theme, codes=[*codes.values()], common=True)
        values = {"kind": "independent", "coders": [self.ana, self.ben], "transcripts": [text]}
        round_ = did(self.project, operations.open_round, self.ana, name="Main", **values)
        add_coding(self.project, text, codes["trust"], (0, 50), self.ana)
        add_coding(self.project, text, codes["trust"], (25, 50), self.ben)
        add_coding(self.project, text, codes["doubt"], (60, 80), self.ana)
        add_coding(self.project, text, codes["hope"], (60, 80), self.ben)
        for coder in (self.ana, self.ben):
            did(self.project, operations.finish, coder, transcripts=[text])
        if looked:
            did(self.project, operations.unblind, self.ana, round_=round_, reason="in a hurry")
        did(self.project, operations.freeze_round, self.ana, round_=round_)

    def table(self, view: ViewName, **more: object) -> Table:
        with self.project.read() as reader:
            return agreement_report(reader, AgreementOptions(view=view, **more))

    def said(self) -> str:
        with self.project.read() as reader:
            look = look_at(reader, Question(self.ana, self.ben))
        return paragraph(look.comparison, look.pooled, look.coders)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frozen]:
    made = Frozen(tmp_path_factory.mktemp("views"))
    yield made
    made.project.close()


def cells(table: Table) -> list[list[str]]:
    return [[cell_text(cell) for cell in row.cells] for row in table.rows]


def test_who_says_what(frozen: Frozen) -> None:
    table = frozen.table("confusion")
    assert [column.heading for column in table.columns] == [
        "Code", "Marked by\nAna", "trust", "hope", "no code",
    ]  # fmt: skip
    assert cells(table) == [
        ["trust", "50", "25", "0", "25"],
        ["doubt", "20", "0", "20", "0"],
        ["no code", "–", "0", "0", "30"],
    ]


def test_what_differs_most_stands_first(frozen: Frozen) -> None:
    assert cells(frozen.table("pairs")) == [
        ["trust", "no code", "25", "0.500", "–"],
        ["doubt", "hope", "20", "1.000", "1.000"],
    ]


def test_of_very_many_codes_the_most_used_are_shown(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.coding.reports.agreement_views.MOST_IN_MATRIX", 1)
    monkeypatch.setattr("app.coding.reports.agreement_views.MOST_PAIRS", 1)
    matrix, pairs = frozen.table("confusion"), frozen.table("pairs")
    assert [row[0] for row in cells(matrix)] == ["trust", "no code"]
    assert "Of 2 codes those that were marked most are shown, 1 of each coder." in matrix.notes
    assert len(pairs.rows) == 1
    assert "Of 2 pairs the 1 largest are shown." in pairs.notes


def test_parts_have_the_figures_of_the_whole(frozen: Frozen) -> None:
    counts = ["3", "100", "25", "45", "20"]
    (text,) = cells(frozen.table("transcripts"))
    (group,) = cells(frozen.table("groups"))
    assert text == ["S01", "0.435", text[2], *counts]
    assert group == ["Students", *text[1:3], "–", "–", "too few interviews", "1", *counts]
    (round_,) = cells(frozen.table("rounds"))
    assert (round_[0], round_[2], round_[3:]) == ("Main", "Main", group[1:])
    (only,) = cells(frozen.table("transcripts", only=frozen.codes["trust"]))
    assert only[1:] == ["0.667", "0.500", "1", "100", "25", "25", "0"]


def test_segments_by_the_share_that_has_to_be_marked(frozen: Frozen) -> None:
    rows = cells(frozen.table("segments"))
    assert [row[1:] for row in rows[4:6]] == [["4", "2", "0.500"], ["4", "1", "0.250"]]


def test_units_are_told_or_why_not(frozen: Frozen) -> None:
    table = frozen.table("units", level="code")
    assert [row[0] for row in cells(table)][3:] == ["trust", "hope", "doubt"]
    assert all(row[1] != "–" for row in cells(table)[:3])


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_what_was_compared_and_is_written(frozen: Frozen, view: ViewName) -> None:
    table = frozen.table(view)
    assert any(note.startswith("Compared: Ana and Ben, 1 transcript") for note in table.notes)
    assert table.notes[-1].startswith("For the methods section: Ana and Ben independently coded")
    for ending in (".docx", ".xlsx", ".csv"):
        assert table_bytes(table, ending)


def test_the_paragraph_has_the_studys_own_figures(frozen: Frozen) -> None:
    said = frozen.said()
    assert said.startswith(
        "Ana and Ben independently coded the same transcript (100 characters). Their codings were "
        "frozen on "
    )
    assert (
        "compared are the 4 codes of the codebook version “Main” with which the round began" in said
    )
    assert "Over the 3 codes that vary" in said
    assert "43 % was marked with the same code by the other" in said
    assert "One code that does not vary has no coefficient." in said
    assert "no interval, because there are fewer than 5 interviews" in said


def test_who_looked_early_did_not_code_independently(tmp_path: Path) -> None:
    made = Frozen(tmp_path, looked=True)
    with made.project:
        said, table = made.said(), made.table("codes")
    assert "independently" not in said
    assert "The coders did not stay blind until then: one saw the other’s work on " in said
    assert not any("independent coding" in note for note in table.notes)


def test_present_codings_are_not_called_frozen(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        add_transcript(project, text=WORDS)
        with project.read() as reader:
            look = look_at(reader, Question(ana, ben, all_transcripts=True, level="theme"))
    said = paragraph(look.comparison, look.pooled, look.coders)
    assert "independently" not in said
    assert "not frozen before they were compared" in said
    assert "which the coders did not assign themselves" in said
    assert said.endswith("No coefficient is defined, because no theme varies.")


@pytest.mark.parametrize(
    "value, band",
    [
        (-0.01, "poor"),
        (0.0, "slight"),
        (0.2, "slight"),
        (0.21, "fair"),
        (0.41, "moderate"),
        (0.61, "substantial"),
        (0.8, "substantial"),
        (0.81, "perfect"),
        (1.0, "perfect"),
    ],
)
def test_bands_are_those_that_landis_and_koch_printed(value: float, band: str) -> None:
    assert band_of_kappa(value) == f"kappa-{band}"


def test_bands_of_alpha() -> None:
    found = [band_of_alpha(value) for value in (0.8, 0.79, 0.667, 0.66)]
    assert found == ["alpha-reliable", "alpha-tentative", "alpha-tentative", "alpha-low"]


def test_the_paragraph_has_a_wording_for_every_coefficient(frozen: Frozen) -> None:
    for view, words in (
        ("segments", "at least half of a segment with the same code: 50 % of 4."),
        ("units", "Krippendorff, Mathet, Bouvry and Widlöcher (2016): u-alpha "),
    ):
        assert words in frozen.table(view).notes[-1]
        assert words not in frozen.table("codes").notes[-1]
    assert "Gwet’s AC1 (2008)" in frozen.table("codes", more=True).notes[-1]
    kappa = "was 0.28 (no interval, because there are fewer than 5 interviews), which Landis & Koch"
    assert kappa in frozen.said()
