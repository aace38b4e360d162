"""CSV, Markdown and HTML."""

import csv
from dataclasses import replace
from io import StringIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.coding.tables.guard import unguard_cell
from app.coding.tables.to_csv import csv_bytes
from app.coding.tables.to_html import html_bytes, html_table
from app.coding.tables.to_md import escape, md_bytes
from app.coding.tables.value import Cell, Column, Number, Row, Table
from tests.coding.tables.sample import TABLE

ONE = (Column("a", "A"),)


def one(text: str) -> Table:
    return Table(ONE, (Row((Cell(text),)),))


def test_csv_repeats_merged_cells_and_keeps_numbers_neutral() -> None:
    rows = list(csv.reader(StringIO(csv_bytes(TABLE).decode("utf-8-sig"))))
    assert rows == [
        [
            "Theme",
            "Code",
            "Participants n",
            "Participants %",
            "students n",
            "Illustrative quotation",
        ],
        ["A & <B>", "", "24", "100.0", "12", ""],
        ["A & <B>", "'=1+1", "11", "45.8", "0", "“First | *line*” (S07)\n“病人的‘角度’” (S05)"],
        ["A & <B>", "'=1+1: nested", "3", "", "3", ""],
        ["B", "''quoted'", "31.3 (–)", "", "0.0", ""],
    ]


def test_csv_has_a_byte_order_mark_only_where_excel_needs_it() -> None:
    assert csv_bytes(one("plain")) == b"A\r\nplain\r\n"
    assert csv_bytes(one("角度")) == b"\xef\xbb\xbfA\r\n" + "角度\r\n".encode()


def test_a_negative_number_is_no_formula() -> None:
    assert csv_bytes(Table(ONE, (Row((Cell(Number(-3.0)),)),))) == b"A\r\n-3\r\n"


def test_what_utf_8_cannot_hold_is_replaced() -> None:
    assert csv_bytes(one("a\ud800é")).decode("utf-8-sig") == "A\r\na?é\r\n"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_any_text_comes_back_from_csv(text: str) -> None:
    stream = StringIO(csv_bytes(one(text)).decode("utf-8-sig"), newline="")
    assert [unguard_cell(field) for (field,) in csv.reader(stream)] == ["A", text]


def test_markdown_leaves_merged_cells_blank() -> None:
    assert md_bytes(TABLE).decode() == (
        "**Table 2.** Themes &amp; codes\n"
        "\n"
        "| Theme | Code | Participants n | Participants % | students n | Illustrative quotation |\n"
        "| --- | --- | ---: | ---: | ---: | --- |\n"
        "| **A &amp; &lt;B>** |  | **24** | **100.0** | **12** |  |\n"
        "|  | =1+1 | 11 | 45.8 | 0 | “First \\| \\*line\\*” (S07)<br>“病人的‘角度’” (S05) |\n"
        "|  | =1+1: nested | 3 | – | 3 |  |\n"
        "| B | 'quoted' | 31.3 (–) |  | 0.0 |  |\n"
        "\n"
        "n: participants.\n"
        "\n"
        "Codings: Consensus &lt;24>.\n"
    )


@given(st.text(st.sampled_from("ab|\\`*_~<>[]()&#;! "), max_size=12))
def test_markdown_prints_what_was_meant(text: str) -> None:
    table = f"| A |\n| --- |\n| x{escape(text)}x |\n"
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(table)
    (cell,) = [token for token in tokens if token.type == "inline" and token.content != "A"]
    assert {child.type for child in cell.children or []} <= {"text", "text_special"}
    assert "".join(child.content for child in cell.children or []) == f"x{text}x"


def test_html_is_a_page_of_its_own_with_scopes_and_languages() -> None:
    page = html_bytes(replace(TABLE, language="en-GB")).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">')
    assert '<meta charset="utf-8">' in page
    assert "http" not in page
    assert "Only for you." not in page
    assert "<p>Codings: Consensus &lt;24&gt;.</p>" in page


def spans(cell: ElementTree.Element) -> str:
    """Return a cell as "th 2x1 text", rows before columns."""
    size = f"{cell.get('rowspan', '1')}x{cell.get('colspan', '1')}"
    return f"{cell.tag} {size} {''.join(cell.itertext())}"


def test_html_cells() -> None:
    table = ElementTree.fromstring(html_table(TABLE).replace("<br>", "<br/>"))
    quotes = "“First | *line*” (S07)“病人的‘角度’” (S05)"
    assert [[spans(cell) for cell in row] for row in table.iter("tr")] == [
        [
            "th 2x1 Theme",
            "th 2x1 Code",
            "th 1x2 Participants",
            "th 2x1 students(n = 12)",
            "th 2x1 Illustrative quotation",
        ],
        ["th 1x1 n", "th 1x1 %"],
        ["th 3x1 A & <B>", "td 1x1 ", "td 1x1 24", "td 1x1 100.0", "td 1x1 12", "td 1x1 "],
        ["th 1x1 =1+1", "td 1x1 11", "td 1x1 45.8", "td 1x1 0", f"td 1x1 {quotes}"],
        ["th 1x1 nested", "td 1x1 3", "td 1x1 –", "td 1x1 3", "td 1x1 "],
        ["th 1x1 B", "th 1x1 'quoted'", "td 1x2 31.3 (–)", "td 1x1 0.0", "td 1x1 "],
    ]


def test_html_headings_and_languages_for_screen_readers() -> None:
    table = ElementTree.fromstring(html_table(TABLE).replace("<br>", "<br/>"))
    scopes = [cell.get("scope") for cell in table.iter("th")]
    heads = ["col", "col", "colgroup", "col", "col", "col", "col"]
    assert scopes == [*heads, "rowgroup", "row", "row", "row", "row"]
    assert [cell.get("lang") for cell in table.iter("p")] == [None, "zh"]


def test_html_escapes_everything_that_users_type() -> None:
    evil = "<script>&\"'"
    table = Table(
        (Column("a", evil, group=evil),),
        (Row((Cell(evil),)),),
        evil,
        evil,
        (evil,),
        language='x" onload="',
    )
    page = html_bytes(table).decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;&amp;&quot;&#x27;") == 8
    assert 'onload="' not in page


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_html_has_the_direction_of_the_language(direction: str) -> None:
    page = html_bytes(replace(TABLE, direction=direction)).decode()
    assert f'dir="{direction}"' in page
