"""Coded transcripts as a Word document: codes are Word's comments, by coder, with their date.

The comment's range is exactly the coded span. Words carry the tint of the shortest coding on them
and are underlined where there are several, so that the codes can be told apart in print too.
Each transcript begins on a page of its own.
"""

import unicodedata
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from app.coding.printing.coded_transcript import (
    CodedTranscript,
    Remark,
    Segment,
    Spoken,
    clock,
)
from app.coding.printing.colours import tint
from app.coding.tables.to_docx import default_template
from app.coding.tables.value import printable
from app.coding.tables.word_rows import element, run
from app.coding.tables.word_styles import set_fonts, set_size

TURN, SPEAKER, TIME = "Transcript Turn", "Transcript Speaker", "Transcript Time"
TITLE, ABOUT = "Transcript Title", "Transcript About"
_COMMENT_TEXT, _REFERENCE = "annotation text", "annotation reference"
_INDENT = Cm(2.4)
_GREY = RGBColor(0x5F, 0x6B, 0x76)


def docx_bytes(transcripts: Sequence[CodedTranscript]) -> bytes:
    """Return the file's content."""
    document = docx.Document(str(default_template()))
    _add_styles(document)
    writer = _Writer(document)
    for number, transcript in enumerate(transcripts):
        writer.write(transcript, new_page=number > 0)
    document.core_properties.title = ", ".join(one.name for one in transcripts)[:250]
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes one transcript behind the other; comments are numbered through the document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids = {style.name: style.style_id for style in document.styles}
        self._comments: Any = document.part._comments_part.element
        self._next = 0

    def write(self, transcript: CodedTranscript, *, new_page: bool) -> None:
        title = self._paragraph(TITLE)
        if new_page:
            title.pPr.append(element("w:pageBreakBefore"))
        title.append(run(transcript.name))
        about = " · ".join([*transcript.participants, *filter(None, [transcript.date])])
        if about:
            self._paragraph(ABOUT).append(run(about))
        base = self._next
        for remark in transcript.remarks:
            self._comment(remark)
        begins, ends = _by_segment(transcript.remarks, base)
        for turn in transcript.turns:
            self._turn(turn, transcript.remarks, begins, ends)

    def _turn(
        self,
        turn: Spoken,
        remarks: Sequence[Remark],
        begins: dict[int, list[int]],
        ends: dict[int, list[int]],
    ) -> None:
        paragraph = self._paragraph(TURN)
        rtl = _is_rtl("".join(segment.text for segment in turn.segments))
        if rtl:
            paragraph.pPr.append(element("w:bidi"))
        for place, segment in enumerate(turn.segments, turn.first):
            for comment in begins.get(place, ()):
                paragraph.append(element("w:commentRangeStart", id=comment))
            if place == turn.first:
                self._head(paragraph, turn, rtl)
            elif segment.text:
                paragraph.append(_words(segment, remarks, rtl))
            for comment in ends.get(place, ()):
                paragraph.append(element("w:commentRangeEnd", id=comment))
                paragraph.append(self._reference(comment))

    def _head(self, paragraph: Any, turn: Spoken, rtl: bool) -> None:
        """Write the speaker and the time in front of the words, up to the tab."""
        if turn.speaker:
            paragraph.append(self._styled(run(turn.speaker, rtl=rtl), SPEAKER))
        if turn.milliseconds is not None:
            stamp = f"{' ' if turn.speaker else ''}{clock(turn.milliseconds)}"
            paragraph.append(self._styled(run(stamp), TIME))
        if turn.speaker or turn.milliseconds is not None:
            tab = element("w:r")
            tab.append(element("w:tab"))
            paragraph.append(tab)

    def _paragraph(self, style: str) -> Any:
        return self._document.add_paragraph(style=style)._p

    def _styled(self, made: Any, style: str) -> Any:
        look = made.find(qn("w:rPr"))
        if look is None:
            look = element("w:rPr")
            made.insert(0, look)
        look.insert(0, element("w:rStyle", val=self._ids[style]))
        return made

    def _reference(self, comment: int) -> Any:
        made = self._styled(element("w:r"), _REFERENCE)
        made.append(element("w:commentReference", id=comment))
        return made

    def _comment(self, remark: Remark) -> None:
        """Add the comment's own text: the code in bold, the memo below it."""
        made = element("w:comment", id=self._next, author=printable(remark.coder))
        made.set(qn("w:initials"), printable(remark.initials))
        made.set(qn("w:date"), remark.created)
        lines = [(remark.code, True), *((line, False) for line in remark.memo.splitlines())]
        for number, (line, bold) in enumerate(lines):
            paragraph = element("w:p")
            look = element("w:pPr")
            look.append(element("w:pStyle", val=self._ids[_COMMENT_TEXT]))
            paragraph.append(look)
            if number == 0:
                mark = self._styled(element("w:r"), _REFERENCE)
                mark.append(element("w:annotationRef"))
                paragraph.append(mark)
            paragraph.append(run(line, bold=bold))
            made.append(paragraph)
        self._comments.append(made)
        self._next += 1


def _by_segment(
    remarks: Sequence[Remark], base: int
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return which comments begin and end at which segment: longer ones outside of shorter ones."""
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for k in sorted(range(len(remarks)), key=lambda k: (-remarks[k].last, k)):
        begins.setdefault(remarks[k].first, []).append(base + k)
    for k in sorted(range(len(remarks)), key=lambda k: (-remarks[k].first, -k)):
        ends.setdefault(remarks[k].last, []).append(base + k)
    return begins, ends


def _words(segment: Segment, remarks: Sequence[Remark], rtl: bool) -> Any:
    """Return the run of a segment, tinted by its shortest coding, underlined if there are more."""
    made = run(segment.text, rtl=rtl)
    if segment.remarks:
        look = made.find(qn("w:rPr"))
        if look is None:
            look = element("w:rPr")
            made.insert(0, look)
        # In the schema's order: the underline, the shading, then the direction.
        marks = [element("w:u", val="single")] if len(segment.remarks) > 1 else []
        fill = tint(remarks[segment.remarks[0]].colour)
        marks.append(element("w:shd", val="clear", color="auto", fill=fill))
        direction = look.find(qn("w:rtl"))
        for mark in marks:
            if direction is None:
                look.append(mark)
            else:
                direction.addprevious(mark)
    return made


def _is_rtl(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _add_styles(document: Document) -> None:
    have = {style.name for style in document.styles}
    for name, size in ((TITLE, 16.0), (ABOUT, 10.0), (TURN, 11.0), (_COMMENT_TEXT, 10.0)):
        if name not in have:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            assert isinstance(style, ParagraphStyle)
            style.base_style = document.styles["Normal"]
            set_fonts(style)
            set_size(style, size)
            _space(style, name)
    for name in (SPEAKER, TIME, _REFERENCE):
        if name not in have:
            look = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
            assert isinstance(look, CharacterStyle)
            if name == SPEAKER:
                look.font.bold = look.font.cs_bold = True
            elif name == TIME:
                look.font.color.rgb, look.font.size = _GREY, Pt(9)
            else:
                look.font.size = Pt(8)


def _space(style: ParagraphStyle, name: str) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(0), Pt(6)
    if name == TITLE:
        style.font.bold = style.font.cs_bold = True
        layout.keep_with_next = True
    elif name == ABOUT:
        style.font.color.rgb = _GREY
        layout.space_after = Pt(12)
    elif name == TURN:
        # Room at the right for notes by hand, wide lines, the words beside their speaker.
        layout.line_spacing = 1.5
        layout.left_indent, layout.first_line_indent = _INDENT, -_INDENT
    else:
        layout.space_after = Pt(0)
