"""Build `resources/word/template.docx`, the template behind every Word export.

Run `python -m tools.build_word_template` after a change of `app/coding/tables/word_styles.py`. The
file is an ordinary Word document: a team may open it, change the styles and hand it to the export.
"""

from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.styles.style import ParagraphStyle

from app.coding.tables.word_styles import add_missing_styles, set_caption_style, set_fonts, set_size

TEMPLATE = Path(__file__).resolve().parents[1] / "resources" / "word" / "template.docx"
_BUILT = datetime(2025, 1, 1)


def build(out: Path = TEMPLATE) -> None:
    """Write the template: A4, the program's styles, no text."""
    document = Document()
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    set_fonts(normal)
    set_size(normal, 11)
    _set_languages(normal)
    set_caption_style(document)
    add_missing_styles(document)
    _set_page(document)
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    properties.created = properties.modified = _BUILT
    out.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(out))


def _set_languages(style: ParagraphStyle) -> None:
    languages = style.element.rPr.makeelement(qn("w:lang"))
    languages.set(qn("w:val"), "en-GB")
    languages.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(languages)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(2.0)


if __name__ == "__main__":
    build()
    print(TEMPLATE)
