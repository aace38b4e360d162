"""Groups in their own words: who is quoted, and what stands where nobody may be."""

from typing import Any

import pytest

from app.coding.reports.compared import GROUPS
from app.coding.reports.crosstab import CrosstabOptions, crosstab
from app.coding.reports.group_comparison import ComparisonOptions, group_comparison
from app.coding.reports.inputs import Attribute, Coded
from app.coding.reports.passages import QuoteStyle
from app.coding.tables.value import Number, Quotes, Row, Table
from app.models.errors import Refusal
from tests.coding.reports.small_study import CODINGS, STUDY, coded

GENDER = (Attribute("Gender"),)


def made(**options: Any) -> Table:
    return group_comparison(STUDY, GENDER, ComparisonOptions(**options))


def rows_of(table: Table, key: str) -> list[Row]:
    return [row for row in table.rows if row.key == key]


def said(row: Row) -> list[str]:
    return [
        part.line
        for one in row.cells
        if isinstance(one.content, Quotes)
        for part in one.content.parts
    ]


def test_each_group_has_a_row_under_every_code_and_is_quoted_where_it_said_something() -> None:
    students, doctors, nurses = rows_of(made(level="theme"), "B")
    assert [len(row.people or ()) for row in (students, doctors, nurses)] == [4, 1, 1]
    assert said(students) == ["“We learned it in the village” (S03)"]
    assert "D01" in said(doctors)[0]
    assert [cell.continues for cell in students.cells] == [False] * 6
    assert [cell.continues for cell in doctors.cells] == [True, *[False] * 4, True]


def test_the_numbers_are_those_of_the_cross_table() -> None:
    for level in ("code", "category", "theme"):
        numbers = [
            [one.content.value for one in row.cells if isinstance(one.content, Number)]
            for row in crosstab(STUDY, (), CrosstabOptions(level)).rows
        ]
        rows = made(level=level).rows
        found = [
            [one.content.value for one in row.cells if isinstance(one.content, Number)]
            for row in rows
        ]
        assert [n for line in numbers for n in line[2:]] == [n for line in found for n in line]


def test_what_is_marked_comes_first_and_proposals_are_told() -> None:
    table = made()
    assert said(rows_of(table, "wait")[0]) == ["“Then I wait.” (S01)"]
    (proposal,) = rows_of(table, "view")[0].cells[5].content  # type: ignore[misc]
    assert proposal[0].proposed
    assert any("proposals of the program" in one for one in table.warnings)


def test_nobody_is_quoted_who_did_not_agree_and_the_table_says_so() -> None:
    table = made()
    assert said(rows_of(table, "time")[0]) == []
    assert "Without a quotation" in " ".join(table.notes)
    willing = tuple(one._replace(may_quote=True) for one in STUDY.people)
    open_to_all = group_comparison(STUDY._replace(people=willing), ())
    assert "Without a quotation" not in " ".join(open_to_all.notes)


def test_the_style_of_the_project_and_the_number_of_quotations_hold() -> None:
    style = QuoteStyle("«", "»", source="[{participant}, {group}]")
    first = rows_of(made(level="theme", quotes=2, style=style), "A")[0]
    assert said(first)[0] == "«Then I wait.» [S01, students]"
    assert len(said(first)) == 2
    assert "quotes" not in [column.key for column in made(quotes=0).columns]


def test_rows_cross_and_begin_with_what_differs_most() -> None:
    table = made(by=(GROUPS, "Gender"), uneven=True, level="theme")
    assert [row.key for row in table.rows[::4]] == ["A", "B", ""]
    assert table.title == "Themes by group × Gender, in the participants' words"
    assert "Fewer than 3 were asked in" in " ".join(table.notes)


def test_a_group_alone_has_no_where() -> None:
    assert made(groups=("doctors",)).columns[-1].key == "quotes"


def test_emoji_and_right_to_left_words_are_quoted_as_they_are() -> None:
    spoken = (*CODINGS, coded("S05", "站在病人的角度", "wait", quotable=True))
    study = STUDY._replace(codings=spoken, translation_of=lambda *_span: None)
    row = rows_of(group_comparison(study, (), ComparisonOptions(quotes=3)), "wait")[0]
    assert "“站在病人的角度” (S05)" in said(row)


@pytest.mark.parametrize(
    "study, reason",
    [
        (STUDY._replace(nodes=(), codings=()), "no-codes"),
        (STUDY._replace(people=()), "nobody-counted"),
        (
            STUDY._replace(people=tuple(one._replace(groups=()) for one in STUDY.people)),
            "no-groups",
        ),
    ],
)
def test_without_codes_people_or_groups_there_is_nothing_to_compare(
    study: Any, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        group_comparison(study, ())


def test_one_passage_coded_twice_is_quoted_once() -> None:
    twice = (*CODINGS, Coded(*CODINGS[0][:4]))
    study = STUDY._replace(codings=twice)
    row = rows_of(group_comparison(study, (), ComparisonOptions(quotes=9)), "sit")[0]
    assert len(said(row)) == len(set(said(row))) == 3
