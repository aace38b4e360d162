"""Documents as files: what was written can be read back, and nothing else is in it."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import html

from app.coding.documents.to_docx import document_docx
from app.coding.documents.to_html import document_html
from app.coding.documents.value import (
    Bullets,
    Chart,
    Document,
    Figure,
    Heading,
    Paragraph,
    Sentence,
    paragraph,
)
from app.coding.documents.write import write_document
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models.errors import Refusal

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)
TABLE = Table(
    (Column("a", "Who", stub=True), Column("n", "How often", "number")),
    (Row((Cell("信任 <b>"), Cell(Number(3)))),),
    title="Who said it",
    notes=("Counted once.",),
)
DOCUMENT = Document(
    "Report & more",
    "of today",
    (
        Heading("Methods"),
        Paragraph((Sentence("One.", "code"), Sentence("Two 🙂."))),
        Heading("Within", 2),
        Bullets((Sentence("first"), Sentence("second"))),
        Figure("curve", "Figure 1", "A line that rises.", Chart(("a",), (1,))),
        TABLE,
        Paragraph((Sentence("Small print."),), quiet=True),
    ),
)


def test_word_reads_headings_lists_table_and_the_figure_s_description() -> None:
    read = docx.Document(BytesIO(document_docx(DOCUMENT, {"curve": DOT})))
    lines = [(one.style.name, one.text) for one in read.paragraphs if one.text and one.style]
    assert lines == [
        ("Title", "Report & more"),
        ("Subtitle", "of today"),
        ("Heading 1", "Methods"),
        ("Normal", "One. Two 🙂."),
        ("Heading 2", "Within"),
        ("List Bullet", "first"),
        ("List Bullet", "second"),
        ("Caption", "Figure 1"),
        ("Caption", "Who said it"),
        ("Table Note", "Counted once."),
        ("Table Note", "Small print."),
    ]
    assert [cell.text for cell in read.tables[0].rows[1].cells] == ["信任 <b>", "3"]
    (shape,) = read.inline_shapes
    assert shape._inline.docPr.get("descr") == "A line that rises."


def test_html_is_one_file_with_its_pictures_and_their_description() -> None:
    page = html.fromstring(document_html(DOCUMENT, {"curve": DOT}).decode())
    heads = [one.text for one in page.iter("h1", "h2", "h3")]
    assert heads == ["Report & more", "Methods", "Within"]
    (picture,) = page.iter("img")
    assert picture.get("alt") == "A line that rises."
    assert picture.get("src").startswith("data:image/png;base64,")
    assert [one.text for one in page.iter("li")] == ["first", "second"]
    assert "信任 <b>" in page.text_content()
    assert not list(page.iter("script", "link", "a"))


def test_markdown_tells_a_figure_in_words(tmp_path: Path) -> None:
    write_document(DOCUMENT, tmp_path / "r.md")
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert text.startswith("# Report &amp; more\n\nof today\n\n## Methods\n\nOne. Two 🙂.\n\n")
    assert "- first\n- second\n\n*Figure 1* A line that rises.\n" in text
    assert "| 信任 &lt;b> | 3 |" in text


def test_without_its_picture_a_figure_is_told_in_words_too() -> None:
    assert b"<p>Figure 1. A line that rises.</p>" in document_html(DOCUMENT, {})
    read = docx.Document(BytesIO(document_docx(DOCUMENT, {})))
    assert "Figure 1. A line that rises." in [one.text for one in read.paragraphs]


def test_other_endings_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        write_document(DOCUMENT, tmp_path / "r.csv")
    assert refused.value.reason == "export-ending"
    assert not list(tmp_path.iterdir())


def test_a_paragraph_of_nothing_is_none() -> None:
    assert paragraph(None, None) == ()
    assert paragraph(Sentence("a"), None) == (Paragraph((Sentence("a"),)),)
