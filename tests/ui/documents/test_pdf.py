"""A document as PDF: its words, its pages, its title; the same on a dark desktop."""

from pathlib import Path

import pypdfium2

from app.coding.documents.value import Document, Heading, Paragraph, Sentence
from app.ui.documents.pdf import pdf_bytes, write_pdf


def words(content: bytes) -> str:
    read = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in read).split())


def test_all_words_are_in_it_and_long_texts_get_more_pages(qapp, tmp_path: Path) -> None:
    blocks = tuple(Paragraph((Sentence(f"Statement {n} of many."),)) for n in range(90))
    document = Document("Overview", "of the study", (Heading("Where we are"), *blocks))
    write_pdf(document, {}, tmp_path / "o.pdf")
    content = (tmp_path / "o.pdf").read_bytes()
    text = words(content)
    assert "Overview of the study Where we are Statement 0 of many." in text
    assert "Statement 89 of many." in text
    read = pypdfium2.PdfDocument(content)
    assert len(read) > 2
    assert read.get_metadata_value("Title") == "Overview"


def test_letters_are_black(qapp) -> None:
    page = pypdfium2.PdfDocument(pdf_bytes(Document("Overview", "", ()), {}))[0]
    pixels = page.render(scale=1).to_numpy()
    assert pixels[0, 0].tolist() == [255, 255, 255]
    assert pixels.min() < 60
