"""What other programs read in a written table, as text that can be kept and compared line by line.

Dates are left out of it, so that a table of today compares with one of yesterday.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn

from app.coding.tables.value import Table
from app.coding.tables.write import table_bytes

KINDS = {".csv": ".csv", ".md": ".md", ".html": ".html", ".docx": ".docx.txt", ".xlsx": ".xlsx.txt"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?")


def rendering(table: Table, ending: str) -> str:
    """Return what a file with this ending holds, without dates; text files as they are."""
    content = table_bytes(table, ending)
    if ending == ".docx":
        text = "\n".join([*_word(content), ""])
    elif ending == ".xlsx":
        text = "\n".join([*_sheet(content), ""])
    else:
        text = content.decode("utf-8")
    return _DATE.sub("DATE", text)


def _word(content: bytes) -> Iterator[str]:
    """Give the page's direction, then each paragraph with its style and each row of a table."""
    document = docx.Document(BytesIO(content))
    section = document.sections[-1]
    wide = (section.page_width or 0) > (section.page_height or 0)
    yield "page across" if wide else "page upright"
    for part in document.element.body:
        if part.tag == qn("w:p"):
            yield _paragraph(part)
        elif part.tag == qn("w:tbl"):
            for row in part.iter(qn("w:tr")):
                head = (
                    "head " if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None else ""
                )
                yield head + " | ".join(_cell(cell) for cell in row.iter(qn("w:tc")))


def _paragraph(part: Any) -> str:
    style = part.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = "" if style is None else style.get(qn("w:val"))
    return f"{name}: {''.join(_run(run) for run in part.iter(qn('w:r')))}"


def _run(run: Any) -> str:
    text = "".join(
        "\\n" if one.tag == qn("w:br") else one.text or ""
        for one in run
        if one.tag in (qn("w:t"), qn("w:br"))
    )
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
    return f"**{text}**" if bold and text else text


def _cell(cell: Any) -> str:
    look = cell.find(qn("w:tcPr"))
    span, merge = look.find(qn("w:gridSpan")), look.find(qn("w:vMerge"))
    across = "" if span is None else f"<{span.get(qn('w:val'))}> "
    if merge is not None and merge.get(qn("w:val")) != "restart":
        return f"{across}^"
    return across + " ¶ ".join(map(_paragraph, cell.iter(qn("w:p"))))


def _sheet(content: bytes) -> Iterator[str]:
    """Give each cell that holds something with its format, then what is merged and frozen."""
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            bold = " bold" if cell.font.bold else ""
            kind = "" if cell.number_format == "General" else f" [{cell.number_format}]"
            value = str(cell.value).replace("\n", "\\n")
            yield f"{cell.coordinate}{kind}{bold} = {value}"
    yield f"merged: {', '.join(sorted(map(str, sheet.merged_cells.ranges)))}"
    yield f"frozen: {sheet.freeze_panes}"
