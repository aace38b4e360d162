"""The framework matrix: summaries and quotations of each participant under each theme."""

import pytest

from app.coding.reports.framework import FrameworkOptions, framework
from app.coding.reports.row_names import Level
from app.coding.tables.value import Quotes, Table, cell_text
from app.models.errors import Refusal
from tests.coding.reports.small_study import NODES, STUDY

SUMMARIES = {("S01", "A"): ("She waits.", "Another view."), ("S05", "B"): ("Nothing yet.",)}


def cells(table: Table, person: str) -> list[str]:
    (row,) = [row for row in table.rows if row.key == person]
    return [cell_text(cell) for cell in row.cells[1:]]


def test_a_cell_has_its_summaries_and_below_them_what_was_said() -> None:
    table = framework(STUDY, SUMMARIES)
    assert [column.heading for column in table.columns] == [
        "Participant",
        "Definition",
        "Cultivation",
    ]
    assert cells(table, "S01") == ["She waits.\nAnother view.\n“Then I wait.”", ""]
    assert cells(table, "S05") == ["“seeing it from where the patient is”", "Nothing yet."]


def test_quotations_lead_to_their_place_and_summaries_are_written_here() -> None:
    table = framework(STUDY, SUMMARIES)
    content = table.rows[0].cells[1].content
    assert isinstance(content, Quotes)
    assert [quote.place is None for quote in content.parts] == [True, True, False]
    assert [column.written for column in table.columns] == [False, True, True]


def test_who_refused_is_summarised_but_not_quoted_and_who_withdrew_has_no_row() -> None:
    table = framework(STUDY, {("S02", "A"): ("Time is short.",)})
    assert cells(table, "S02") == ["Time is short.", ""]
    assert "S06" not in {row.key for row in table.rows}


@pytest.mark.parametrize(
    "level, headings",
    [
        (
            "category",
            ["Definition", "Attention", "Second classroom", "Early contact", "Talk online"],
        ),
        ("code", [node.name for node in NODES if node.kind == "code"]),
    ],
)
def test_columns_may_be_sub_themes_or_codes(level: Level, headings: list[str]) -> None:
    table = framework(STUDY, {}, FrameworkOptions(level, quotes=0))
    assert {column.heading for column in table.columns[1:]} <= set(headings)
    assert not any(cell_text(cell) for row in table.rows for cell in row.cells[1:])


def test_more_quotations_and_only_a_group() -> None:
    table = framework(STUDY, {}, FrameworkOptions(quotes=3, groups=("students",)))
    assert [row.key for row in table.rows] == ["S01", "S02", "S03", "S05"]
    assert cells(table, "S01")[0].count("“") == 3
    assert table.warnings


@pytest.mark.parametrize(
    "study, options, reason",
    [
        (STUDY._replace(nodes=(), codings=()), FrameworkOptions(), "no-themes"),
        (STUDY, FrameworkOptions(groups=("poets",)), "group-unknown"),
        (STUDY._replace(people=()), FrameworkOptions(), "nobody-counted"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    study: object, options: FrameworkOptions, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        framework(study, {}, options)  # type: ignore[arg-type]
