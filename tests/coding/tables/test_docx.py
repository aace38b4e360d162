"""Tables in Word."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from app.coding.tables.to_docx import default_template, docx_bytes
from app.coding.tables.value import Cell, Column, Row, Table
from app.coding.tables.word_styles import (
    CAPTION,
    EAST_ASIAN_FONT,
    HEADING,
    NOTE,
    NUMBER,
    NUMBER_HEADING,
    QUOTATION,
    TEXT,
)
from tests.coding.tables.sample import TABLE
from tests.coding.tables.word_schema import problems
from tools.build_word_template import build

STYLES = (CAPTION, TEXT, HEADING, NUMBER, NUMBER_HEADING, QUOTATION, NOTE)


def opened(table: Table, template: Path | None = None) -> Document:
    return docx.Document(BytesIO(docx_bytes(table, template)))


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def one(text: str) -> Table:
    return Table((Column("a", "A"),), (Row((Cell(text),)),))


def rows(document: Document) -> list[Any]:
    return list(document.tables[0]._tbl.iter(qn("w:tr")))


def test_cells() -> None:
    students = "students\n(n = 12)"
    assert texts(opened(TABLE)) == [
        ["Theme", "Code", "Participants", "Participants", students, "Illustrative quotation"],
        ["Theme", "Code", "n", "%", students, "Illustrative quotation"],
        ["A & <B>", "", "24", "100.0", "12", ""],
        ["A & <B>", "=1+1", "11", "45.8", "0", "“First | *line*” (S07)\n“病人的‘角度’” (S05)"],
        ["A & <B>", "nested", "3", "–", "3", ""],
        ["B", "'quoted'", "31.3 (–)", "31.3 (–)", "0.0", ""],
    ]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_file_keeps_to_the_schema(direction: str) -> None:
    assert problems(docx_bytes(replace(TABLE, direction=direction))) == []


def test_headings_repeat_and_no_row_is_split() -> None:
    document = opened(TABLE)
    repeated = [
        row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows(document)
    ]
    assert repeated == [True, True, False, False, False, False]
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows(document))


def test_styles_are_taken_by_name() -> None:
    document = opened(TABLE)
    table = document.tables[0]
    used = [table.cell(3, at).paragraphs[0].style.name for at in range(6)]
    assert used == [TEXT, TEXT, NUMBER, NUMBER, NUMBER, QUOTATION]
    heads = [table.cell(1, at).paragraphs[0].style.name for at in (0, 2, 5)]
    assert heads == [HEADING, NUMBER_HEADING, HEADING]
    assert [paragraph.style.name for paragraph in document.paragraphs] == [CAPTION, NOTE, NOTE]


def test_totals_are_bold_and_keep_with_the_next_row() -> None:
    table = opened(TABLE).tables[0]
    bold = [table.cell(row, 2).paragraphs[0].runs[0].bold for row in (2, 3)]
    assert bold == [True, None]
    keep = [table.cell(row, 2).paragraphs[0].paragraph_format.keep_with_next for row in (2, 3)]
    assert keep == [True, None]


def test_three_rules_and_one_before_a_new_theme() -> None:
    document = opened(TABLE)
    borders = document.tables[0]._tbl.tblPr.find(qn("w:tblBorders"))
    assert [child.tag for child in borders] == [qn("w:top"), qn("w:bottom")]
    ruled = []
    for row in rows(document):
        lines = [cell.find(qn("w:tcPr")).find(qn("w:tcBorders")) for cell in row.iter(qn("w:tc"))]
        ruled.append([line is not None and line[0].tag.rpartition("}")[2] for line in lines])
    assert ruled == [
        ["bottom", "bottom", False, "bottom", "bottom"],
        ["bottom"] * 6,
        [False] * 6,
        [False] * 6,
        [False] * 6,
        ["top"] * 5,
    ]


def test_the_caption_is_numbered_by_a_field_that_shows_the_same_number() -> None:
    document = opened(TABLE)
    caption = document.paragraphs[0]._p
    text = "".join(part.text for part in caption.iter(qn("w:t")))
    assert text == "Table 2. Themes & codes"
    (field,) = caption.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == r" SEQ Table \* ARABIC \r 2 "
    assert [part.text for part in field.iter(qn("w:t"))] == ["2"]
    assert caption.getnext().tag == qn("w:tbl")
    assert document.core_properties.title == "Table 2. Themes & codes"


@pytest.mark.parametrize(
    "label, instruction",
    [("表 3", r" SEQ 表 \* ARABIC \r 3 "), ("Appendix A", None), ("Table S2a", None), ("", None)],
)
def test_other_labels(label: str, instruction: str | None) -> None:
    document = opened(replace(TABLE, label=label))
    caption = document.paragraphs[0]._p
    text = "".join(part.text for part in caption.iter(qn("w:t")))
    assert text == (f"{label}. Themes & codes" if label else "Themes & codes")
    fields = [field.get(qn("w:instr")) for field in caption.iter(qn("w:fldSimple"))]
    assert fields == ([instruction] if instruction else [])


def test_chinese_has_a_font() -> None:
    document = opened(TABLE)
    for name in STYLES:
        style: Any = document.styles[name]
        fonts = None
        while style is not None and fonts is None:
            if style.element.rPr is not None:
                fonts = style.element.rPr.rFonts
            style = style.base_style
        assert fonts is not None, name
        assert fonts.get(qn("w:eastAsia")) == EAST_ASIAN_FONT
        assert not [key for key in fonts.attrib if key.endswith("Theme")], name
    run = document.tables[0].cell(3, 5).paragraphs[1].runs[0]
    assert run._r.rPr.rFonts.get(qn("w:hint")) == "eastAsia"


def test_wide_tables_turn_the_page_and_widths_fill_it() -> None:
    columns = tuple(Column(str(at), str(at), weight=4) for at in range(6))
    for columns_used, turned in ((columns, True), (columns[:2], False)):
        document = opened(Table(columns_used, ()))
        section = document.sections[0]
        assert (section.orientation == WD_ORIENT.LANDSCAPE) is turned
        assert (section.page_width > section.page_height) is turned
        grid = document.tables[0]._tbl.tblGrid
        widths = [int(column.get(qn("w:w"))) for column in grid]
        room = section.page_width - section.left_margin - section.right_margin
        assert abs(sum(widths) - room / 635) <= 1
        assert max(widths) - min(widths) <= 1
        assert len(document.sections) == 1


def test_indented_and_right_to_left_cells() -> None:
    nested = opened(TABLE).tables[0].cell(4, 1).paragraphs[0]
    assert nested.paragraph_format.left_indent == Pt(10)
    document = opened(replace(TABLE, direction="rtl"))
    assert document.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    cells = [cell for row in rows(document) for cell in row.iter(qn("w:pPr"))]
    assert all(look.find(qn("w:bidi")) is not None for look in cells)


def test_control_characters_do_not_break_the_file() -> None:
    table = replace(one("a\x00\x0bb\x1b\ud800"), title="t\x0c", notes=("n\x01",), label="L\x02")
    document = opened(table)
    assert texts(document)[1] == ["a\ufffd\ufffdb\ufffd\ufffd"]
    assert [part.text for part in document.paragraphs] == ["L\ufffd. t\ufffd", "n\ufffd"]


def test_a_file_ends_in_a_paragraph_also_without_notes() -> None:
    body = docx.Document(BytesIO(docx_bytes(one("x")))).element.body
    assert [child.tag for child in body] == [qn("w:tbl"), qn("w:p"), qn("w:sectPr")]


def test_a_teams_template_keeps_its_looks_and_text(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Letterhead")
    template.styles["Caption"].font.size = Pt(17)
    path = tmp_path / "own.docx"
    template.save(str(path))
    document = opened(replace(TABLE, columns=TABLE.columns), path)
    assert document.paragraphs[0].text == "Letterhead"
    assert document.styles["Caption"].font.size == Pt(17)
    assert {style.name for style in document.styles} >= set(STYLES)
    assert problems(docx_bytes(TABLE, path)) == []
    # The table begins a section of its own, so that turning it leaves the letter alone.
    assert len(document.sections) == 2


def test_a_template_without_any_of_the_styles_gets_them(tmp_path: Path) -> None:
    template = docx.Document()
    for name in ("Caption", "Normal"):
        template.styles[name].delete()
    path = tmp_path / "bare.docx"
    template.save(str(path))
    assert problems(docx_bytes(TABLE, path)) == []
    caption = opened(TABLE, path).styles["Caption"]
    assert (caption.font.size, caption.font.bold) == (Pt(10), False)


def test_the_template_in_the_repository_is_what_the_tool_builds(tmp_path: Path) -> None:
    built = tmp_path / "template.docx"
    build(built)
    new, kept = docx.Document(str(built)), docx.Document(str(default_template()))
    for name in STYLES:
        assert kept.styles[name].element.xml == new.styles[name].element.xml
    assert kept.element.body.xml == new.element.body.xml
    assert kept.core_properties.author == ""
