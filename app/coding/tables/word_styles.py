"""The named styles that a Word export uses, and what they are where a template lacks them.

Fonts, sizes and spacing come from the template by style name, so that a team can put in its
journal's template; the program adds only the styles that are missing. Every style names an East
Asian font, else Word prints Chinese in whatever it finds.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

CAPTION = "Caption"
TEXT = "Table Text"
HEADING = "Table Heading"
NUMBER = "Table Number"
NUMBER_HEADING = "Table Number Heading"
QUOTATION = "Table Quotation"
NOTE = "Table Note"
LATIN_FONT = "Times New Roman"
EAST_ASIAN_FONT = "SimSun"
_PADDING = Pt(2)
_GAP = Pt(5)  # between a column of numbers and the text right of it


def add_missing_styles(document: Document) -> None:
    """Add those of the named styles that the document does not have; leave the others alone."""
    present = {style.name for style in document.styles}
    if CAPTION not in present:
        set_caption_style(document)
    if TEXT not in present:
        style = _new(document, TEXT, "Normal", 9)
        set_fonts(style)
        style.paragraph_format.space_before = style.paragraph_format.space_after = _PADDING
        style.paragraph_format.line_spacing = 1.0
    if HEADING not in present:
        style = _new(document, HEADING, TEXT)
        style.font.bold = style.font.cs_bold = True
        style.paragraph_format.keep_with_next = True
    if NUMBER not in present:
        _align_right(_new(document, NUMBER, TEXT))
    if NUMBER_HEADING not in present:
        _align_right(_new(document, NUMBER_HEADING, HEADING))
    if QUOTATION not in present:
        _new(document, QUOTATION, TEXT)
    if NOTE not in present:
        style = _new(document, NOTE, TEXT, 8)
        style.paragraph_format.space_before = Pt(3)
        style.paragraph_format.space_after = Pt(0)


def set_caption_style(document: Document) -> None:
    """Make the caption plain black text that stays with its table (Word's own is blue and bold)."""
    names = {style.name for style in document.styles}
    style = document.styles[CAPTION] if CAPTION in names else _new(document, CAPTION, "Normal")
    assert isinstance(style, ParagraphStyle)
    set_fonts(style)
    set_size(style, 10)
    style.font.bold = style.font.cs_bold = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.keep_with_next = True


def set_fonts(style: ParagraphStyle) -> None:
    """Name the fonts directly; a theme font in the style would win over them."""
    style.font.name = LATIN_FONT
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), EAST_ASIAN_FONT)
    fonts.set(qn("w:cs"), LATIN_FONT)


def set_size(style: ParagraphStyle, points: float) -> None:
    """Set the size for all scripts; Word keeps one of its own for those from right to left."""
    style.font.size = Pt(points)
    look = style.element.rPr
    for old in look.findall(qn("w:szCs")):
        look.remove(old)
    size = look.makeelement(qn("w:szCs"))
    size.set(qn("w:val"), str(round(points * 2)))
    look.find(qn("w:sz")).addnext(size)


def _align_right(style: ParagraphStyle) -> None:
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    style.paragraph_format.right_indent = _GAP


def _new(document: Document, name: str, base: str, size: float | None = None) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if base in {other.name for other in document.styles}:
        style.base_style = document.styles[base]
    if size is not None:
        set_size(style, size)
    style.quick_style = True
    return style
