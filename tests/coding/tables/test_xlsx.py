"""Tables in Excel."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.coding.tables.to_xlsx import xlsx_bytes
from app.coding.tables.value import Cell, Column, Number, Row, Table
from tests.coding.tables.sample import TABLE


def sheet(table: Table) -> Worksheet:
    book = openpyxl.load_workbook(BytesIO(xlsx_bytes(table)))
    assert len(book.worksheets) == 1
    found = book.worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def one(text: str) -> Table:
    return Table((Column("a", "A"),), (Row((Cell(text),)),))


def test_cells() -> None:
    found = sheet(TABLE)
    assert [list(line) for line in found.iter_rows(values_only=True)] == [
        ["Table 2. Themes & codes", None, None, None, None, None],
        ["Theme", "Code", "Participants", None, "students\n(n = 12)", "Illustrative quotation"],
        [None, None, "n", "%", None, None],
        ["A & <B>", None, 24, 100, 12, None],
        [None, "'=1+1", 11, 45.83333, 0, "“First | *line*” (S07)\n“病人的‘角度’” (S05)"],
        [None, "nested", 3, None, 3, None],
        ["B", "''quoted'", "31.3 (–)", None, -0.001, None],
        [None, None, None, None, None, None],
        ["n: participants.", None, None, None, None, None],
        ["Codings: Consensus <24>.", None, None, None, None, None],
    ]


def test_merged_areas_frozen_headings_and_formats() -> None:
    found = sheet(TABLE)
    areas = {str(area) for area in found.merged_cells.ranges}
    assert areas == {"A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "A4:A6", "C7:D7"}
    assert found.freeze_panes == "A4"
    assert found.print_title_rows == "$2:$3"
    assert found["D5"].number_format == "0.0"
    assert found["C5"].number_format == "0"
    assert found["F5"].alignment.wrap_text
    assert found["B6"].alignment.indent == 1
    assert found["A4"].font.bold
    assert not found["B5"].font.bold
    assert found["A7"].border.top.style == "thin"
    assert found["A7"].border.bottom.style == "medium"
    heights = [found.row_dimensions[row].height for row in (4, 5, 6)]
    assert heights == [None, 30, None]  # None: the sheet's standard of 15
    assert found.column_dimensions["F"].width > found.column_dimensions["C"].width


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "@x", '=HYPERLINK("http://x")', "http://x.org", "{=1}", "'=1", "007"]
)
def test_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    cell = sheet(one(text))["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert str(cell.value).endswith(text)
    assert str(cell.value)[0] not in "=+-@"


def test_numbers_stay_numbers_also_below_zero() -> None:
    cell = sheet(Table((Column("a", "A", "number"),), (Row((Cell(Number(-3)),)),)))["A2"]
    assert (cell.data_type, cell.value) == ("n", -3)


def test_text_that_excel_cannot_hold_is_cut_and_said() -> None:
    found = sheet(one("x" * 40000))
    assert found["A2"].value == "x" * 32766 + "…"
    assert "32767" in str(found["A4"].value)


def test_control_characters_do_not_break_the_file() -> None:
    assert sheet(one("a\x00\x0b\ud800b"))["A2"].value == "a\ufffd\ufffd\ufffdb"


@pytest.mark.parametrize(
    "label, title",
    [
        ("Table 2", "Table 2"),
        ("", "Table"),
        ("History", "Table"),
        ("a/b:c[d]*?\\", "a b c d"),
        ("'x'", "x"),
        ("x" * 40, "x" * 31),
    ],
)
def test_names_of_sheets_that_excel_takes(label: str, title: str) -> None:
    assert sheet(replace(TABLE, label=label)).title == title


def test_rows_are_high_enough_for_their_text() -> None:
    column = (Column("a", "A", weight=4),)  # 20 characters wide
    texts = ("word " * 10, "角度" * 10, "a\nb\nc", "", "x" * 5000)
    found = sheet(Table(column, tuple(Row((Cell(text),)) for text in texts)))
    heights = [found.row_dimensions[row].height for row in range(2, 7)]
    assert heights == [45, 45, 45, None, 408.75]


def test_right_to_left() -> None:
    assert not sheet(TABLE).sheet_view.rightToLeft
    assert sheet(replace(TABLE, direction="rtl")).sheet_view.rightToLeft
