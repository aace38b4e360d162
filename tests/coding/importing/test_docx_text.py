"""The text of Word files: each trap that a transcript may hold, in a file made for it."""

from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.importing import read_source
from tests.coding.importing.word import cell, p, read, row, run, table

ODD = "e\u0301 \ufb01 \u2028 \u00a0 😀"
DELETED = "<w:del w:id='2'><w:r><w:delText>old </w:delText></w:r></w:del>"
DELETED_ROW = "<w:trPr><w:del w:id='1'/></w:trPr>"
DELETED_MARK = "<w:rPr><w:del w:id='9'/></w:rPr>"


@pytest.mark.parametrize(
    "body, text",
    [
        pytest.param(p("one") + p("two"), "one\ntwo", id="paragraphs end in LF but for the last"),
        pytest.param(p("one") + p() + p("two") + p(), "one\n\ntwo\n", id="empty paragraphs stay"),
        pytest.param(
            p("I: a", "<w:r><w:br/></w:r>", "R: b", "<w:r><w:cr/></w:r>", "I: c"),
            "I: a\nR: b\nI: c",
            id="soft breaks",
        ),
        pytest.param(
            p("a<!-- remark -->b", '<w:r><w:br w:type="page"/></w:r>')
            + p('<w:r><w:br w:type="column"/><w:lastRenderedPageBreak/></w:r>', "c"),
            "ab\nc",
            id="page and column breaks are nothing",
        ),
        pytest.param(p("a", "<w:r><w:tab/><w:ptab/></w:r>", "b"), "a\t\tb", id="tabs"),
        pytest.param(
            p("non", "<w:r><w:noBreakHyphen/></w:r>", "stop", "<w:r><w:softHyphen/></w:r>", "ped"),
            "non\u2011stop\u00adped",
            id="special hyphens",
        ),
        pytest.param(p("  two  blanks  "), "  two  blanks  ", id="nothing is trimmed"),
        pytest.param(p("a\nb\r\nc"), "a b c", id="line ends in the XML are blanks"),
        pytest.param(p(ODD), ODD, id="not normalised"),
        pytest.param(
            p("a ", "<w:ins w:id='1'>" + run("new ") + "</w:ins>",
              DELETED, "b"),
            "a new b",
            id="tracked insertion in, deletion out",
        ),
        pytest.param(
            p("<w:moveFrom w:id='1'>" + run("moved ") + "</w:moveFrom>", "a ")
            + p("<w:moveTo w:id='2'>" + run("moved") + "</w:moveTo>"),
            "a \nmoved",
            id="moved text stands once, where it went",
        ),
        pytest.param(
            p("I: one", style=DELETED_MARK) + p(" and two") + p("R: three"),
            "I: one and two\nR: three",
            id="a deleted paragraph mark joins",
        ),
        pytest.param(
            p("one")
            + p(DELETED, style=DELETED_MARK)
            + p("two"),
            "one\ntwo",
            id="a wholly deleted paragraph leaves no line",
        ),
        pytest.param(
            p("one") + p(style=DELETED_MARK) + table(row("a", "b")),
            "one\na\tb",
            id="a deleted mark in front of a table",
        ),
        pytest.param(
            p("<w:sdt><w:sdtPr/><w:sdtContent>" + run("in") + "</w:sdtContent></w:sdt>")
            + "<w:sdt><w:sdtContent>" + p("block") + "</w:sdtContent></w:sdt>",
            "in\nblock",
            id="content controls in a line and around paragraphs",
        ),
        pytest.param(
            p(*(f"<w:{name}>{run('a')}</w:{name}>"
                for name in ("hyperlink", "smartTag", "customXml", "bdo", "dir"))),
            "aaaaa",
            id="wrappers",
        ),
        pytest.param(
            p("<w:fldSimple w:instr='DATE'>" + run("3 May") + "</w:fldSimple>"),
            "3 May",
            id="a simple field gives its result",
        ),
        pytest.param(
            p("<w:r><w:ruby><w:rt>" + run("kan") + "</w:rt><w:rubyBase>" + run("漢")
              + "</w:rubyBase></w:ruby></w:r>"),
            "漢",
            id="ruby gives its base",
        ),
        pytest.param(
            p('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
              '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
              '<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>',
              '<w:r><w:sym w:font="Odd" w:char="F041"/></w:r>',
              '<w:r><w:sym w:font="Odd" w:char="D800"/></w:r>'),
            "☺αé\uf041",
            id="symbols",
        ),
    ],
)  # fmt: skip
def test_body(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, body).text == text


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
INSTRUCTION = "<w:r><w:instrText>REF x</w:instrText></w:r>"


def test_a_complex_field_gives_its_result_only(tmp_path: Path) -> None:
    inner = FIELD.format(code=INSTRUCTION, result=run("inner"))
    outer = FIELD.format(code=INSTRUCTION + inner + run("code"), result=run("shown"))
    assert read(tmp_path, p("a ", outer, " b")).text == "a shown b"


def test_an_unfinished_field_hides_nothing(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert read(tmp_path, p("a", begin, INSTRUCTION, "b") + p("c", separate)).text == "ab\nc"
    assert read(tmp_path, p("a", begin, "b", end, "c", end)).text == "abc"


@pytest.mark.parametrize(
    "body, text",
    [
        pytest.param(
            table(row("00:01", "Anna", "Hello."), row("00:05", "", "Hi.")) + p("end"),
            "00:01\tAnna\tHello.\n00:05\t\tHi.\nend",
            id="cells by TAB, rows by LF",
        ),
        pytest.param(
            table(row(p("a1") + p("a2"), "b")) + p(), "a1\na2\tb\n", id="paragraphs in a cell"
        ),
        pytest.param(
            table(row("a", table(row("n1", "n2"), row("n3", "n4")) + p(), "b")),
            "a\tn1\tn2\nn3\tn4\tb",
            id="a table in a cell",
        ),
        pytest.param(
            table("<w:tr>" + DELETED_ROW + cell("gone") + "</w:tr>", row("kept")),
            "kept",
            id="a deleted row",
        ),
        pytest.param(
            table("<w:tr><w:tblPrEx/>" + DELETED_ROW + cell("gone") + "</w:tr>",
                  "<w:tr><w:tc><w:tcPr><w:cellDel w:id='2'/></w:tcPr>" + p("gone") + "</w:tc>"
                  + cell("kept") + "</w:tr>"),
            "kept",
            id="a deleted row with exceptions and a deleted cell",
        ),
        pytest.param(
            table("<w:sdt><w:sdtContent>" + row("a", "b") + "</w:sdtContent></w:sdt>",
                  "<w:tr><w:sdt><w:sdtContent>" + cell("c") + "</w:sdtContent></w:sdt></w:tr>"),
            "a\tb\nc",
            id="content controls around rows and cells",
        ),
    ],
)  # fmt: skip
def test_tables(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, body).text == text


def box(*paragraphs: str) -> str:
    return f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"


def shape(content: str) -> str:
    return f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"


def drawn(*paragraphs: str) -> str:
    return f"<w:r>{shape(box(*paragraphs))}</w:r>"


def old_shape(content: str) -> str:
    return f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"


def either(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    "body, text",
    [
        pytest.param(
            p("before ", either(shape(box(p("new"), p("two"))), old_shape(box(p("old"), p("two")))),
              "after") + p("next"),
            "before after\nnew\ntwo\nnext",
            id="once, after its paragraph",
        ),
        pytest.param(
            p(either("<w:pict/>", old_shape(box(p("old"))), requires="wps other"), "a"),
            "a\nold",
            id="the fallback where the choice is for others",
        ),
        pytest.param(p(f"<w:r>{old_shape(box(p('vml')))}</w:r>", "a"), "a\nvml", id="old Word"),
        pytest.param(
            p("a", drawn(p("outer", drawn(p("inner"))))),
            "a\nouter\ninner",
            id="a box in a box",
        ),
        pytest.param(
            table(row(p("cell", drawn(p("box"))), "b")),
            "cell\nbox\tb",
            id="a box in a cell",
        ),
        pytest.param(
            p("a", drawn(p("box")), style=DELETED_MARK) + p("b"),
            "ab\nbox",
            id="a box in a paragraph that runs on",
        ),
    ],
)  # fmt: skip
def test_text_boxes(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, body).text == text


def test_tables_nested_as_deep_as_xml_may_be(tmp_path: Path) -> None:
    body = p("deep")
    for _ in range(60):
        body = table(row(body + p()))
    assert read(tmp_path, body).text.strip() == "deep"


XML_CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t"
)
LINES = st.lists(st.text(XML_CHARACTERS), min_size=1)


@given(lines=LINES.map(lambda lines: [*lines, "end"]))
def test_any_paragraphs_come_out_as_lines(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    body = "".join(p(run(escape(line))) for line in lines)
    assert read(tmp_path_factory.getbasetemp(), body).text == "\n".join(lines)


def test_what_python_docx_writes_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Interviewer: How\tso?\nReally")
    table_made = made.add_table(rows=2, cols=2)
    for place, text in enumerate(["a", "b\nc", "d", ""]):
        table_made.cell(place // 2, place % 2).text = text
    made.add_page_break()
    made.add_heading("End", level=1)
    made.save(str(tmp_path / "S01.docx"))
    source = read_source(tmp_path / "S01.docx")
    assert source.text == "Interviewer: How\tso?\nReally\na\tb\nc\nd\t\n\nEnd"
    assert source.left_out == ()
