"""The appendix of quotations and the coding tree, read from the small study."""

import pytest

from app.coding.reports.appendix import AppendixOptions, appendix
from app.coding.reports.coding_tree import TreeOptions, coding_tree
from app.coding.reports.passages import QuoteStyle
from app.coding.tables.value import Table, cell_text
from app.models.errors import Refusal
from tests.coding.reports.small_study import PEOPLE, STUDY


def lines(table: Table) -> list[list[str]]:
    return [[cell_text(cell) for cell in row.cells] for row in table.rows]


def test_each_passage_stands_under_its_code_in_the_order_of_collection() -> None:
    found = [line for line in lines(appendix(STUDY)) if line[2] == "sitting down"]
    assert [line[3] for line in found] == [
        "“sitting down first and asking what the day was like for them” (S01)",
        "“for them. […] Then I wait. I am” (S01)",
        "“The old man held my sleeve and would not let go.” (S01)",
    ]
    assert found[0][:2] == ["Definition", "Attention"]


def test_names_are_merged_over_the_quotations_of_a_code() -> None:
    rows = [row for row in appendix(STUDY).rows if row.key == "sit"]
    assert [[cell.continues for cell in row.cells[:3]] for row in rows] == [
        [True, False, False],
        [True, True, True],
        [True, True, True],
    ]


def test_foreign_speech_stands_above_its_translation() -> None:
    (line,) = [line for line in lines(appendix(STUDY)) if "S05" in line[3]]
    assert line[3] == (
        "“站在病人的角度想问题，耐心地听他说完”\n“seeing it from where the patient is” (S05)"
    )


def test_who_withdrew_or_refused_is_not_quoted_and_the_researcher_is_told() -> None:
    table = appendix(STUDY)
    text = str(lines(table))
    assert "S02" not in text
    assert "S06" not in text
    assert table.warnings == (
        "3 passages are left out, because a participant did not agree to be quoted or withdrew: "
        "S02.",
    )


def test_only_what_is_marked_and_in_the_style_of_the_project() -> None:
    style = QuoteStyle("„", "“", "[...]", "– {participant}, {group}")
    table = appendix(STUDY, AppendixOptions(quotable=True, style=style))
    assert [line[2:] for line in lines(table)] == [["waiting", "„Then I wait.“ – S01, students"]]


def test_nothing_to_print_is_said() -> None:
    silent = tuple(person._replace(may_quote=False) for person in PEOPLE)
    nobody = STUDY._replace(people=silent, codings=STUDY.codings[:2])
    with pytest.raises(Refusal, match="no-quotations"):
        appendix(nobody)
    with pytest.raises(Refusal, match="no-codes"):
        appendix(STUDY._replace(nodes=(), codings=()))


def test_the_tree_indents_names_its_levels_and_counts() -> None:
    table = coding_tree(STUDY)
    found = [
        (cell_text(row.cells[0]), row.cells[0].indent, *map(cell_text, row.cells[1:]))
        for row in table.rows
    ]
    assert found[:2] == [
        ("Definition", 0, "Theme", "What empathy is", "3", "6"),
        ("perspective", 1, "Code", "", "2", "2"),
    ]
    assert ("Second classroom", 1, "Sub-theme", "", "2", "2") in found
    assert ("in villages", 4, "Code", "", "2", "1") in found
    assert found[-1][:2] == ("never applied", 2)
    assert table.rows[-1].cells[0].full == "Not yet in a theme > Talk online > never applied"


def test_the_tree_without_definitions_and_numbers() -> None:
    table = coding_tree(STUDY, TreeOptions(definitions=False, counts=False))
    assert [column.heading for column in table.columns] == ["Theme, category or code", "Level"]
    assert len(table.notes) == 1
    with pytest.raises(Refusal, match="no-codes"):
        coding_tree(STUDY._replace(nodes=(), codings=()))
