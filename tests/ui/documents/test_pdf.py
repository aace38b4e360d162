"""A document as PDF: its words, its pages, its title; the same on a dark desktop."""

from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as IMAGE

from app.coding.documents.value import (
    Bullets,
    Chart,
    Document,
    Figure,
    Heading,
    Paragraph,
    Sentence,
)
from app.ui.documents.pdf import pdf_bytes, write_pdf
from app.ui.documents.pictures import pictures_of


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


def test_figures_stand_within_the_margins_also_behind_a_list(qapp) -> None:
    figure = Figure("f", "Figure 1", "Bars.", Chart(("a", "b"), (1, 2)))
    document = Document("Overview", "", (Bullets((Sentence("one"),)), figure))
    content = pdf_bytes(document, pictures_of(document))
    page = pypdfium2.PdfDocument(content)[0]
    images = [one for one in page.get_objects(max_depth=5) if one.type == IMAGE]
    assert images
    for one in images:
        left, bottom, right, top = one.get_bounds()
        assert left >= 50
        assert right <= page.get_width() - 50
        assert 50 <= bottom <= top <= page.get_height() - 50
    assert "Figure 1" in words(content)


def test_letters_are_black(qapp) -> None:
    page = pypdfium2.PdfDocument(pdf_bytes(Document("Overview", "", ()), {}))[0]
    pixels = page.render(scale=1).to_numpy()
    assert pixels[0, 0].tolist() == [255, 255, 255]
    assert pixels.min() < 60
