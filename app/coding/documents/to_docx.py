"""A document as a Word file: Word's own heading and list styles, so that a template fits it.

Tables are written as every other table is, but keep their place in the text and never turn the
page; a figure carries its description as alternative text.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Emu
from docx.text.paragraph import Paragraph as WordParagraph

from app.coding.documents.value import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Sentence,
)
from app.coding.tables.parts import parts
from app.coding.tables.to_docx import open_template
from app.coding.tables.value import Table, printable
from app.coding.tables.word_rows import run, word_table
from app.coding.tables.word_styles import CAPTION, NOTE, add_missing_styles

_TWIP = 635  # EMU
_TITLE, _ABOUT, _TEXT, _BULLET = "Title", "Subtitle", "Normal", "List Bullet"


def document_docx(
    document: Document, pictures: Mapping[str, bytes], template: Path | None = None
) -> bytes:
    """Return the file's content; refused (`word-template`) where the template is no Word file."""
    made = open_template(template)
    add_missing_styles(made)
    _add_missing(made)
    writer = _Writer(made, pictures)
    writer.title(document)
    for block in document.blocks:
        writer.write(block)
    made.core_properties.title = printable(document.title)[:255]
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _add_missing(made: WordFile) -> None:
    """Add the styles that a journal's template may lack, looking like its ordinary text."""
    present = {style.name for style in made.styles}
    for name in (_TITLE, _ABOUT, "Heading 1", "Heading 2", _BULLET):
        if name not in present:
            made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


class _Writer:
    """Writes one block behind the other at the end of the file."""

    def __init__(self, made: WordFile, pictures: Mapping[str, bytes]) -> None:
        self._made = made
        self._pictures = pictures
        section = made.sections[-1]
        edges = (section.left_margin or 0) + (section.right_margin or 0)
        self._width = (section.page_width or Emu(0)) - edges

    def title(self, document: Document) -> None:
        self._add(document.title, _TITLE)
        if document.about:
            self._add(document.about, _ABOUT)

    def write(self, block: Block) -> None:
        match block:
            case Heading():
                self._add(block.text, f"Heading {block.level}")
            case Paragraph():
                self._add(_joined(block.sentences), NOTE if block.quiet else _TEXT)
            case Bullets():
                for one in block.items:
                    self._add(one.text, _BULLET)
            case Figure():
                self._figure(block)
            case _:
                self._table(block)

    def _add(self, text: str, style: str) -> WordParagraph:
        made = self._made.add_paragraph(style=style)
        made._p.append(run(text))  # python-docx's own runs name no East Asian font
        return made

    def _figure(self, figure: Figure) -> None:
        picture = self._pictures.get(figure.name)
        if picture is None:
            self._add(f"{figure.caption}. {figure.description}", _TEXT)
            return
        shown = self._made.add_picture(BytesIO(picture), width=Emu(self._width))
        properties: Any = shown._inline.docPr
        properties.set("descr", printable(figure.description))
        self._made.paragraphs[-1].paragraph_format.keep_with_next = True
        # Captions stay with the table below them; this one stands below its figure.
        self._add(figure.caption, CAPTION).paragraph_format.keep_with_next = False

    def _table(self, table: Table) -> None:
        if table.caption:
            self._add(table.caption, CAPTION)
        styles = {style.name: style.style_id for style in self._made.styles if style.name}
        body = self._made.element.body
        for number, part in enumerate(parts(table)):
            if number:
                self._made.add_paragraph()  # Word would join tables that touch
            body.insert(len(body) - 1, word_table(part, self._width // _TWIP, styles))
        for note in table.notes:
            self._add(note, NOTE)
        if not table.notes:
            self._made.add_paragraph()  # Word asks for a paragraph behind a table


def _joined(sentences: tuple[Sentence, ...]) -> str:
    return " ".join(one.text for one in sentences)
