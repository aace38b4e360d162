"""A table as a real Word table: caption above, three rules, heading repeated, notes below.

Looks come from the template's styles. The caption's number is a SEQ field that is set to the number
printed, so that Word's list of tables and cross-references find it and updating cannot change it.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Emu
from docx.text.paragraph import Paragraph

from app.coding.tables.parts import parts
from app.coding.tables.value import Table, printable
from app.coding.tables.word_rows import element, run, word_table
from app.coding.tables.word_styles import CAPTION, NOTE, add_missing_styles
from app.models.errors import Refusal

_LABEL = re.compile(r"(?P<name>.*?)(?P<space>\s*)(?P<number>[0-9]+)", re.DOTALL)
_TWIP = 635  # EMU


def docx_bytes(table: Table, template: Path | None = None) -> bytes:
    """Return the file's content; refused (`word-template`) where the template is no Word file."""
    document = open_template(template)
    add_missing_styles(document)
    _page(document, table)
    if table.caption:
        _caption(document.add_paragraph(style=CAPTION), table)
    body = document.element.body
    for number, part in enumerate(parts(table)):
        if number:
            document.add_paragraph()  # Word would join tables that touch
        body.insert(len(body) - 1, word_table(part, _text_width(document), _style_ids(document)))
    for note in table.notes:
        document.add_paragraph(printable(note), style=NOTE)
    if not table.notes:
        document.add_paragraph()  # Word asks for a paragraph behind a table
    _properties(document, table)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def default_template() -> Path:
    """Return the program's own template, in the checkout or in the installed package."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "_resources" / "word" / "template.docx"
    return installed if installed.exists() else package.parent / "resources/word/template.docx"


def open_template(template: Path | None) -> Document:
    """Return a new file with the template's styles; refused (`word-template`)."""
    path = template or default_template()
    try:
        return docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise Refusal("word-template", file=path) from error


def _page(document: Document, table: Table) -> None:
    """Turn the page if the table is wide; behind a template's own text it gets a new section."""
    has_text = len(document.element.body) > 1
    if not table.wide and not has_text:
        return
    section = document.add_section(WD_SECTION.NEW_PAGE) if has_text else document.sections[-1]
    width, height = section.page_width, section.page_height
    if table.wide and width is not None and height is not None and width < height:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = height, width


def _text_width(document: Document) -> int:
    """Return the width between the margins, in twips."""
    section = document.sections[-1]
    width = (
        (section.page_width or Emu(0)) - (section.left_margin or 0) - (section.right_margin or 0)
    )
    return width // _TWIP


def _style_ids(document: Document) -> dict[str, str]:
    return {style.name: style.style_id for style in document.styles if style.name}


def _caption(paragraph: Paragraph, table: Table) -> None:
    if table.direction == "rtl":
        paragraph.paragraph_format.element.get_or_add_pPr().append(element("w:bidi"))
    label = _LABEL.fullmatch(table.label)
    if label is None and table.label:
        _append(paragraph, run(table.label, bold=True))
    elif label:
        _append(paragraph, run(label["name"] + label["space"], bold=True))
        _append(paragraph, _number_field(label["name"].strip() or "Table", label["number"]))
    if table.label and table.title:
        _append(paragraph, run(". ", bold=True))
    _append(paragraph, run(table.title))


def _number_field(name: str, number: str) -> Any:
    sequence = re.sub(r"\W+", "_", name)
    field = element("w:fldSimple", instr=rf" SEQ {sequence} \* ARABIC \r {number} ")
    field.append(run(number, bold=True))
    return field


def _append(paragraph: Paragraph, part: Any) -> None:
    paragraph._p.append(part)  # python-docx has no public way to add a field


def _properties(document: Document, table: Table) -> None:
    properties = document.core_properties
    properties.title = printable(table.caption)[:255]
