"""Code × participant: the cells were counted by hand from the small study."""

import pytest

from app.coding.reports.matrix import MatrixOptions, matrix
from app.coding.tables.value import Table, cell_text
from app.models.errors import Refusal
from tests.coding.reports.small_study import PEOPLE, STUDY


def cells(table: Table, row: str) -> list[str]:
    """Return the numbers of the row whose last name is `row`."""
    names = sum(column.stub for column in table.columns)
    found = [
        [cell_text(cell) for cell in line.cells[names:]]
        for line in table.rows
        if cell_text(line.cells[names - 1]) == row
    ]
    assert len(found) == 1, row
    return found[0]


def test_a_cell_is_the_number_of_passages_in_which_the_participant_speaks() -> None:
    table = matrix(STUDY)
    headings = [column.heading for column in table.columns]
    who = ["S01", "S02", "S03", "D01", "S05"]
    assert headings == ["Theme", "Code", *who, "Participants\nn", "Quotations\nn"]
    assert cells(table, "sitting down") == ["3", "0", "0", "0", "0", "1", "3"]
    assert cells(table, "perspective") == ["0", "1", "0", "0", "1", "2", "2"]
    assert cells(table, "lack of time") == ["0", "2", "0", "0", "0", "1", "2"]


def test_a_focus_group_passage_stands_with_both_and_is_one_quotation() -> None:
    assert cells(matrix(STUDY), "in villages") == ["0", "0", "1", "1", "0", "2", "1"]
    assert cells(matrix(STUDY), "visits") == ["0", "0", "2", "1", "0", "2", "2"]


def test_presence_is_zero_or_one_and_leaves_the_last_columns() -> None:
    table = matrix(STUDY, MatrixOptions(values="presence"))
    assert cells(table, "sitting down") == ["1", "0", "0", "0", "0", "1", "3"]
    assert table.notes[0].startswith("1: coded at least once")


def test_whole_themes_count_the_union_of_what_is_below() -> None:
    table = matrix(STUDY, MatrixOptions(level="theme"))
    assert [cell_text(row.cells[0]) for row in table.rows] == [
        "Definition",
        "Cultivation",
        "Not yet in a theme",
    ]
    assert cells(table, "Definition") == ["4", "1", "0", "0", "1", "3", "6"]
    assert table.title == "Themes by participant"


def test_sub_themes_and_totals_are_rows_too_where_they_are_wished() -> None:
    table = matrix(STUDY, MatrixOptions(level="category", totals=True))
    names = [[cell_text(cell) for cell in row.cells[:2]] for row in table.rows]
    assert names[:2] == [["Definition", ""], ["Definition", "Attention"]]
    assert [row.kind for row in table.rows[:2]] == ["total", "normal"]


def test_nobody_who_withdrew_and_nobody_who_is_not_coded_has_a_column() -> None:
    table = matrix(STUDY._replace(counted=frozenset(["S01", "FG", "S06"])))
    assert [column.heading for column in table.columns if column.people] == ["S01", "S03", "D01"]
    notes = " ".join(table.notes)
    assert "2 participants are in no transcript whose coding is counted" in notes
    assert "1 participant who withdrew is left out." in notes
    assert notes.endswith("3 of 7 transcripts; as of 2025-11-22.")


def test_passages_of_nobody_are_named() -> None:
    assert "1 passage in which no counted participant speaks" in " ".join(matrix(STUDY).notes)


def test_a_column_knows_whose_passages_it_counts() -> None:
    people = {column.heading: column.people for column in matrix(STUDY).columns}
    assert people["S01"] == {"S01"}
    assert people["Quotations\nn"] is None


def test_only_the_participants_of_a_group() -> None:
    table = matrix(STUDY, MatrixOptions(groups=("doctors", "nurses")))
    assert [column.heading for column in table.columns if column.people] == ["S03", "D01"]


@pytest.mark.parametrize(
    "study, options, reason",
    [
        (STUDY._replace(nodes=(), codings=()), MatrixOptions(), "no-codes"),
        (STUDY, MatrixOptions(groups=("poets",)), "group-unknown"),
        (STUDY._replace(people=()), MatrixOptions(), "nobody-counted"),
        (STUDY._replace(people=PEOPLE[-1:]), MatrixOptions(), "nobody-counted"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    study: object, options: MatrixOptions, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        matrix(study, options)  # type: ignore[arg-type]
