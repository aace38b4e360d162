"""The table value: its grid, headings and numbers."""

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.tables.value import (
    Cell,
    Column,
    Heading,
    Number,
    Quote,
    Quotes,
    Row,
    Summary,
    Table,
    cell_text,
    headings,
    heights,
    number_text,
    printable,
    shares,
)
from tests.coding.tables.sample import TABLE

ONE = (Column("a", "A"),)
TWO = (Column("a", "A"), Column("b", "B"))


def test_a_table_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        TABLE.title = "other"  # type: ignore[misc]


def test_headings_span_their_group_and_columns_without_one_span_both_lines() -> None:
    assert headings(TABLE) == [
        [
            Heading("Theme", 0, rows=2),
            Heading("Code", 1, rows=2),
            Heading("Participants", 2, columns=2, over_group=True),
            Heading("students\n(n = 12)", 4, rows=2),
            Heading("Illustrative quotation", 5, rows=2),
        ],
        [Heading("n", 2), Heading("%", 3)],
    ]


def test_without_groups_there_is_one_line_of_headings() -> None:
    assert headings(Table(TWO, ())) == [[Heading("A", 0), Heading("B", 1)]]


def test_equal_groups_that_are_no_neighbours_stay_apart() -> None:
    columns = (Column("a", "A", group="x"), Column("b", "B"), Column("c", "C", group="x"))
    assert [heading.columns for heading in headings(Table(columns, ()))[0]] == [1, 1, 1]


def test_merged_cells_have_a_height_and_covered_ones_none() -> None:
    assert heights(TABLE) == [
        [3, 1, 1, 1, 1, 1],
        [0, 1, 1, 1, 1, 1],
        [0, 1, 1, 1, 1, 1],
        [1, 1, 1, 0, 1, 1],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (Row((Cell("x"), Cell("y"))),),
        (Row((Cell("x", continues=True),)),),
        (Row((Cell("x"),)), Row((Cell("x", continues=True, across=2),))),
    ],
    ids=["too many cells", "continues nothing", "continues and goes across"],
)
def test_rows_that_do_not_fit_are_a_bug(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match="row "):
        Table(ONE, rows)


def test_cells_going_across_cover_empty_ones_and_are_not_continued() -> None:
    wide = Row((Cell("x", across=2), Cell()))
    Table(TWO, (wide, Row((Cell("1"), Cell("2")))))
    with pytest.raises(ValueError, match="covers"):
        Table(TWO, (Row((Cell("x", across=2), Cell("y"))),))
    with pytest.raises(ValueError, match="covers"):
        Table(TWO, (Row((Cell("x"), Cell("y", across=2))),))
    with pytest.raises(ValueError, match="continue"):
        Table(TWO, (wide, Row((Cell("1"), Cell("x", continues=True)))))


@pytest.mark.parametrize(
    "number, text",
    [
        (Number(24), "24"),
        (Number(45.8333, 1), "45.8"),
        (Number(100.0), "100"),
        (Number(62.5), "63"),
        (Number(12.5), "13"),
        (Number(-12.5), "-13"),
        (Number(0.25, 1), "0.3"),
        (Number(1e300), "1" + "0" * 300),
        (Number(-0.001, 1), "0.0"),
        (Number(-0.5, 1), "-0.5"),
        (Number(None, 1), ""),
    ],
)
def test_numbers_are_written_with_their_places(number: Number, text: str) -> None:
    assert number_text(number) == text


def test_the_decimal_sign_is_the_writers() -> None:
    summary = Cell(Summary("{} ({}–{})", (Number(26.5, 1), Number(20), Number(None))))
    assert cell_text(summary, ",") == "26,5 (20––)"
    assert cell_text(Cell(Number(1.5, 1)), ",") == "1,5"


def test_what_is_not_defined_prints_a_dash_once() -> None:
    assert cell_text(Cell(Number(None))) == "–"
    assert cell_text(Cell(Summary("{} ({})", (Number(None), Number(None))))) == "–"


def test_quotations_stand_on_lines_of_their_own() -> None:
    quotes = Quotes((Quote("“a”", "(S01)"), Quote("“b”")))
    assert cell_text(Cell(quotes)) == "“a” (S01)\n“b”"


def test_names_of_columns_on_one_line() -> None:
    assert [column.plain_name for column in TABLE.columns] == [
        "Theme",
        "Code",
        "Participants n",
        "Participants %",
        "students n",
        "Illustrative quotation",
    ]


def test_captions_leave_out_what_is_missing() -> None:
    assert TABLE.caption == "Table 2. Themes & codes"
    assert replace(TABLE, label="").caption == "Themes & codes"
    assert replace(TABLE, title="").caption == "Table 2"


@given(
    st.lists(st.floats(0.1, 20), min_size=1, max_size=12),
    st.integers(100, 20000),
)
def test_widths_add_up_and_follow_the_weights(weights: list[float], width: int) -> None:
    columns = [Column(str(at), "", weight=weight) for at, weight in enumerate(weights)]
    parts = shares(columns, width)
    assert sum(parts) == width
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - width * weight / sum(weights)) <= 1


def test_control_characters_and_lone_surrogates_cannot_be_printed() -> None:
    assert printable("a\x00b\x0bc\ud800d\ufffe") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert printable("tab\tline\n💛é\u200b") == "tab\tline\n💛é\u200b"
