"""The text of a Word file under the contract of DESIGN §5, and what of the file is not in it.

The XML is walked here because python-docx drops tracked insertions and content controls. Each
block (paragraph, table row) gives one line, soft line breaks split it, and lines are joined by LF
without a last one. Choices that the contract leaves open:

- A paragraph whose end mark is deleted under tracked changes runs on into the next one.
- A table inside a cell gives its rows as lines of that cell; the empty paragraph that Word demands
  after it gives none.
- Footnotes, then endnotes, follow as lines of their own in the order of their references, without
  numbers, because Word computes those. Notes that nothing refers to are left out.
- Hidden text is kept, and named. A ruby gives its base text. A field gives its result.
- LF and CR inside a text element are blanks, as in Word.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from app.coding.importing.docx_fields import FieldCodes
from app.coding.importing.docx_graphics import look_at
from app.coding.importing.docx_names import child, chosen, is_on, properties, short, value
from app.coding.importing.docx_package import Package
from app.coding.importing.docx_parts import Lists, note_elements
from app.coding.importing.docx_symbols import symbol
from app.models.errors import Refusal

_TRANSPARENT = frozenset({
    "sdt", "sdtContent", "customXml", "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "bdo",
    "dir",
})  # fmt: skip
_GONE = frozenset({"del", "moveFrom"})
_WRAPPERS = _TRANSPARENT | _GONE | {"mc:AlternateContent", "altChunk", "subDoc"}
_LITERAL = {
    "tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
}  # fmt: skip
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_GRAPHICS = frozenset({"drawing", "pict", "object", "contentPart"})


class _Paragraph(NamedTuple):
    text: str
    after: list[str]
    """The lines of its text boxes."""
    runs_on: bool


class Story:
    """Walks the body and the notes of one document; `left_out` counts what gave no text."""

    def __init__(self, package: Package, root: etree._Element) -> None:
        self.left_out: Counter[str] = Counter()
        self.notes: dict[str, dict[str, None]] = {part: {} for part in _NOTES.values()}
        """The notes of each part that are referred to, in this order."""
        self._lists = Lists(package)
        self._fields = FieldCodes(root)

    def lines(self, container: etree._Element, *, cell: bool = False) -> list[str]:
        """Return the lines of a body, cell, text box or note."""
        lines: list[str] = []
        held: _Paragraph | None = None
        kind = ""
        for kind, element in self._children(container):
            if kind == "p":
                paragraph = _joined(held, self._paragraph(element))
                held = paragraph if paragraph.runs_on else None
                if held is None:
                    lines += [paragraph.text, *paragraph.after]
            elif kind == "tbl":
                lines += [*_leftover(held), *self._rows(element)]
                held = None
        if cell and kind == "p" and lines and not lines[-1] and _ends_table_and_p(container):
            lines.pop()
        return [*lines, *_leftover(held)]

    def _children(self, container: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """Yield the children with their names, those inside wrappers included."""
        for element in container:
            kind = short(element.tag)
            if kind not in _WRAPPERS:
                yield kind, element
            elif (inner := self._opened(kind, element)) is not None:
                yield from self._children(inner)

    def _opened(self, kind: str, wrapper: etree._Element) -> etree._Element | None:
        """Return what to read in a wrapper's place, or None for what was deleted or is no text."""
        if kind in _TRANSPARENT:
            return wrapper
        if kind == "mc:AlternateContent":
            return chosen(wrapper)
        if kind in _GONE:
            self._count_deletion(wrapper)
        else:
            self.left_out["embedded-document"] += 1
        return None

    def _count_deletion(self, element: etree._Element) -> None:
        """Name deleted text; text that was moved from here stands elsewhere."""
        if short(element.tag) == "del" and any(one.text for one in element.iter("{*}delText")):
            self.left_out["tracked-deletion"] += 1

    def _rows(self, table: etree._Element) -> Iterator[str]:
        for kind, row in self._children(table):
            if kind == "tr" and child(properties(row, "trPr"), "del") is None:
                yield "\t".join(
                    "\n".join(self.lines(cell, cell=True))
                    for name, cell in self._children(row)
                    if name == "tc" and child(properties(cell, "tcPr"), "cellDel") is None
                )

    def _paragraph(self, element: etree._Element) -> _Paragraph:
        out: list[str] = []
        after: list[str] = []
        self._runs(element, out, after)
        style = properties(element, "pPr")
        if style is None:
            return _Paragraph("".join(out), after, False)
        if out and self._lists.numbers(style):
            self.left_out["list-number"] += 1
        mark = child(style, "rPr")
        runs_on = mark is not None and any(child(mark, gone) is not None for gone in _GONE)
        return _Paragraph("".join(out), after, runs_on)

    def _runs(self, container: etree._Element, out: list[str], after: list[str]) -> None:
        for element in container:
            kind = short(element.tag)
            if kind == "r":
                self._run(element, out, after)
            elif kind in _WRAPPERS:
                inner = self._opened(kind, element)
                if inner is not None:
                    self._runs(inner, out, after)
            elif kind in ("m:oMath", "m:oMathPara"):
                self.left_out["equation"] += 1

    def _run(self, run: etree._Element, out: list[str], after: list[str]) -> None:
        for element in run:
            kind = short(element.tag)
            if kind == "t":
                if not self._fields.inside:
                    out.append(_one_line(element.text or ""))
            elif kind == "rPr":
                self._hidden(run, element)
            elif kind == "fldChar":
                self._fields.meet(element)
            elif not self._fields.inside:
                self._other(kind, element, out, after)

    def _hidden(self, run: etree._Element, style: etree._Element) -> None:
        if is_on(child(style, "vanish")) and child(run, "t") is not None:
            self.left_out["hidden-text"] += 1

    def _other(self, kind: str, element: etree._Element, out: list[str], after: list[str]) -> None:
        """Take what stands beside the text in a run."""
        if kind in _LITERAL:
            out.append(_LITERAL[kind])
        elif kind == "br":
            if value(element, "type") not in ("page", "column"):
                out.append("\n")
        elif kind in _WRAPPERS:
            inner = self._opened(kind, element)
            if inner is not None:
                self._run(inner, out, after)
        else:
            self._rare(kind, element, out, after)

    def _rare(self, kind: str, element: etree._Element, out: list[str], after: list[str]) -> None:
        if kind in _GRAPHICS:
            graphic = look_at(element)
            if graphic.kind:
                self.left_out[graphic.kind] += 1
            for box in graphic.boxes:
                after += self.lines(box)
        elif kind in _NOTES:
            self.notes[_NOTES[kind]][value(element, "id") or ""] = None
            if not _has_own_mark(element):
                self.left_out["note-number"] += 1
        elif kind == "sym":
            char, readable = symbol(value(element, "font") or "", value(element, "char") or "")
            out.append(char)
            self.left_out["symbol"] += not readable
        elif kind == "ruby":
            self.left_out["ruby"] += 1
            base = child(element, "rubyBase")
            if base is not None:
                self._runs(base, out, after)


def _has_own_mark(reference: etree._Element) -> bool:
    """Say whether a note reference has a mark of its own that stands in the text."""
    return value(reference, "customMarkFollows") in ("1", "true", "on")


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _joined(held: _Paragraph | None, new: _Paragraph) -> _Paragraph:
    if held is None:
        return new
    return _Paragraph(held.text + new.text, held.after + new.after, new.runs_on)


def _leftover(held: _Paragraph | None) -> list[str]:
    """A paragraph that should run on, but nothing follows: a line, unless nothing is left of it."""
    if held is None:
        return []
    return [held.text, *held.after] if held.text else held.after


def _ends_table_and_p(container: etree._Element) -> bool:
    blocks = [one for one in container if short(one.tag) in ("p", "tbl")]
    return len(blocks) > 1 and short(blocks[-2].tag) == "tbl"


def docx_text(package: Package, file: str) -> tuple[str, Counter[str]]:
    """Return the text of a Word file and the counts of what is not in it.

    Refused is a main part that is no Word document (a workbook, say), or one without a body.
    """
    root = package.tree(package.document)
    if root is None or short(root.tag) != "document":
        raise Refusal("import-not-word", file=file)
    body = child(root, "body")
    if body is None:
        raise Refusal("docx-no-body", file=file)
    story = Story(package, root)
    lines = story.lines(body)
    for part in _NOTES.values():
        for note in note_elements(package, part, story.notes[part]):
            lines += story.lines(note)
    return "\n".join(lines), story.left_out
