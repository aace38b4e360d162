"""The parts of the Word schema that a table can break, checked on a finished file.

Word opens a file with a wrong order of elements as "unreadable content", and tables whose cells do
not add up to the grid shift their columns. Orders from ECMA-376, part 1: CT_TblPr, CT_TrPr,
CT_TcPr, CT_PPr, CT_RPr.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

ORDERS = {
    "w:tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "w:tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "w:tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "w:tblBorders": "top start left bottom end right insideH insideV",
    "w:pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "w:rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "w:tc": "tcPr p",
    "w:tbl": "tblPr tblGrid tr",
    "w:r": "rPr t br",
}


def problems(content: bytes) -> list[str]:
    """Return what is wrong with the tables and styles of a Word file."""
    document = docx.Document(BytesIO(content))
    body = document.element.body
    found = list(_orders(body)) + list(_orders(document.styles.element))
    styles = {style.style_id for style in document.styles}
    for name in body.iter(qn("w:pStyle")):
        if name.get(qn("w:val")) not in styles:
            found.append(f"no style {name.get(qn('w:val'))}")
    for table in body.iter(qn("w:tbl")):
        found += _grid(table)
    return found


def _orders(root: Any) -> Iterator[str]:
    for parent, names in ORDERS.items():
        allowed = names.split()
        for element in root.iter(qn(parent)):
            tags = [child.tag.rpartition("}")[2] for child in element]
            places = [allowed.index(tag) if tag in allowed else -1 for tag in tags]
            if -1 in places:
                yield f"{parent} has {tags}"
            # Text and breaks of a run come in any order; only cells, rows and texts are many.
            elif parent != "w:r" and places != sorted(places):
                yield f"{parent} has its children in the order {tags}"
            elif parent.endswith(("Pr", "Borders")) and len(set(tags)) < len(tags):
                yield f"{parent} has a child twice: {tags}"


def _grid(table: Any) -> Iterator[str]:
    widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    merged: dict[int, int] = {}  # first column of a merged area → how many columns
    for number, row in enumerate(table.iter(qn("w:tr"))):
        at = 0
        now: dict[int, int] = {}
        for cell in row.iter(qn("w:tc")):
            span = _span(cell)
            if int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) != sum(widths[at : at + span]):
                yield f"row {number}: the cell at {at} is not as wide as its columns"
            merge = cell.tcPr.find(qn("w:vMerge"))
            if merge is not None:
                if merge.get(qn("w:val")) != "restart" and merged.get(at) != span:
                    yield f"row {number}: the cell at {at} continues nothing of its width"
                now[at] = span
            if cell[-1].tag != qn("w:p"):
                yield f"row {number}: the cell at {at} does not end in a paragraph"
            at += span
        if at != len(widths):
            yield f"row {number}: {at} columns, {len(widths)} in the grid"
        merged = now


def _span(cell: Any) -> int:
    span = cell.tcPr.find(qn("w:gridSpan"))
    return 1 if span is None else int(span.get(qn("w:val")))
