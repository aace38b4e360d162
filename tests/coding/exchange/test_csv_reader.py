"""CSV files as people's programs write them: encodings, delimiters, line numbers, refusals."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.coding.exchange.csv_reader import Sheet, read_sheet
from app.coding.exchange.csv_writer import csv_content
from app.coding.tables.guard import unguard_cell
from app.models.errors import Refusal
from app.words import sentence


def read(tmp_path: Path, content: bytes | str, **asked: object) -> Sheet:
    path = tmp_path / "file.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_sheet(path, **({"needed": ("id", "name")} | asked))  # type: ignore[arg-type]


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


@pytest.mark.parametrize(
    "content, encoding",
    [
        ("id,name\n1,采访者说你好\n".encode(), "utf-8"),
        ("id,name\n1,采访者说你好\n".encode("utf-8-sig"), "utf-8"),
        ("id,name\n1,采访者说你好\n".encode("utf-16"), "utf-16-le"),
        ("id\tname\r\n1\t采访者说你好\r\n".encode("utf-16"), "utf-16-le"),
        ("id;name\r\n1;采访者说你好\r\n".encode("gb18030"), "gb18030"),
    ],
)
def test_encoding(tmp_path: Path, content: bytes, encoding: str) -> None:
    sheet = read(tmp_path, content)
    assert cells(sheet) == [("1", "采访者说你好")]
    assert (sheet.head.encoding, sheet.head.guessed) == (encoding, encoding == "gb18030")


def test_the_encoding_can_be_told(tmp_path: Path) -> None:
    content = "id,name\n1,Müller\n".encode("utf-16-le")
    assert cells(read(tmp_path, content, encoding="utf-16-le")) == [("1", "Müller")]


def test_excel_in_german_writes_semicolons_and_its_own_letters(tmp_path: Path) -> None:
    sheet = read(tmp_path, "id;name\r\n1;Müller, Jörg\r\n".encode("cp1252"))
    assert cells(sheet) == [("1", "Müller, Jörg")]
    assert (sheet.head.delimiter, sheet.head.encoding) == (";", "cp1252")


@pytest.mark.parametrize(
    "head, delimiter",
    [
        ("id,name", ","),
        ("id;name", ";"),
        ("id\tname", "\t"),
        ("id;name;age, years;sex, gender;degree, last", ";"),
        ("ID , Name ,x;y;z;w", ","),
        ("sep=;\nid;name;x,y,z,w", ";"),
        ("sep=,\nid,name,x;y;z;w", ","),
    ],
)
def test_the_delimiter_is_the_one_that_finds_the_columns(
    tmp_path: Path, head: str, delimiter: str
) -> None:
    sheet = read(tmp_path, f"{head}\n")
    assert sheet.head.delimiter == delimiter


def test_names_of_columns_have_neither_case_nor_blanks(tmp_path: Path) -> None:
    sheet = read(tmp_path, " NAME , Years_of Work,iD\nAna,3,1\n")
    assert sheet.head.columns == ("NAME", "Years_of Work", "iD")
    assert sheet.cells("id") == ["1"]
    assert sheet.cells("years of work") == ["3"]
    assert sheet.cells("degree") == [""]
    assert (sheet.head.at("name"), sheet.head.at("degree")) == (0, None)


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    content = 'id,name\r\n1,"two\r\nlines"\r\n\r\n2,"one\u2028line"\r3,"a\n\nb"\n4,x\n,\n  \n5,y'
    sheet = read(tmp_path, content)
    assert [(row.line, row.cells[0]) for row in sheet.rows] == [
        (2, "1"),
        (5, "2"),
        (6, "3"),
        (9, "4"),
        (12, "5"),
    ]
    assert sheet.cells("name") == ["two\nlines", "one\u2028line", "a\n\nb", "x", "y"]


def test_the_line_that_names_the_delimiter_is_counted(tmp_path: Path) -> None:
    assert read(tmp_path, "sep=;\nid;name\n1;x\n").rows[0].line == 3


def test_rows_that_end_early_are_filled_up_and_others_do_not_fit(tmp_path: Path) -> None:
    sheet = read(tmp_path, "id,name,age\n1\n2,b\n3,c,9,,\n4,d,9,more\n")
    assert cells(sheet) == [("2", "b", ""), ("3", "c", "9")]
    assert [(one.line, one.slug, dict(one.values)) for one in sheet.problems] == [
        (2, "row-too-short", {"n": 1, "columns": 3}),
        (5, "row-too-long", {"n": 4, "columns": 3}),
    ]


def test_exactly_one_apostrophe_of_a_guarded_cell_goes(tmp_path: Path) -> None:
    sheet = read(tmp_path, "id,name\n1,'=SUM(A1)\n2,''tis\n3,'em and 'em\n4,-3\n")
    assert sheet.cells("name") == ["=SUM(A1)", "'tis", "'em and 'em", "-3"]


def test_a_cell_may_be_longer_than_the_csv_module_allows(tmp_path: Path) -> None:
    long = "x" * 200_000
    assert read(tmp_path, f"id,name\n1,{long}\n").cells("name") == [long]


@pytest.mark.parametrize(
    "content, slug",
    [
        (b"", "csv-empty"),
        (b" \n\n", "csv-empty"),
        (b"\xef\xbb\xbf", "import-empty"),
        (b"id,name\n1,a\0b\n", "csv-not-text"),
        (b"PK\x03\x04rest of a workbook", "csv-not-text"),
        (b"SQLite format 3\0", "csv-not-text"),
        (b"id,nom\n1,a\n", "csv-column-missing"),
        (b"identity,nom\n1,a\n", "csv-columns-missing"),
        (b"id,name,ID\n", "csv-column-twice"),
        (b"id,,name\n", "csv-column-unnamed"),
        (b'id,name\n1,"open\n2,b\n', "csv-quotation-marks"),
        (b'id,name\n1,"a" b\n', "csv-quotation-marks"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, slug: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, content)
    assert caught.value.reason == slug
    assert "{" not in sentence(caught.value)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, "nom,age\n")
    assert caught.value.values == {
        "file": "file.csv",
        "columns": "id, name",
        "found": "nom, age",
    }


def test_the_line_of_an_open_quotation_mark_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, 'id,name\n1,"a\nb"\n2,"open\n3,c\n')
    assert caught.value.values == {"file": "file.csv", "line": 4}


def test_neither_a_folder_nor_nothing_is_a_file(tmp_path: Path) -> None:
    for path, slug in ((tmp_path, "csv-is-folder"), (tmp_path / "no.csv", "csv-missing")):
        with pytest.raises(Refusal) as caught:
            read_sheet(path, needed=())
        assert caught.value.reason == slug


# What a file can hold: no NUL, no lone surrogates, line ends as LF.
TEXT = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6))
@example([("1", "x", ""), ("\n", "", "\t"), (" ", "", ""), ("2", "", "")])
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    sheet = read(folder, csv_content(("id", "name", "=memo"), rows))
    # Every row comes back as it was; only one of nothing but blanks, guarded or not, is no row.
    assert cells(sheet) == [row for row in rows if any(cell.strip() for cell in row)]
    assert sheet.problems == ()


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_line_numbers_lead_to_the_rows(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    """Reading the file anew from the line that is told gives the row."""
    folder = tmp_path_factory.mktemp("csv")
    content = csv_content(("id", "name"), rows).decode("utf-8-sig").replace("\r\n", "\n")
    sheet = read(folder, content)
    lines = content.split("\n")
    for row in sheet.rows:
        rest = io.StringIO("\n".join(lines[row.line - 1 :]), newline="\n")
        written = next(csv.reader(rest))
        assert tuple(map(unguard_cell, written)) == row.cells
