"""A document as PDF on A4, laid out by Qt from the same HTML that the page of HTML holds."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from app.coding.documents.to_html import Pictures, body
from app.coding.documents.value import Document
from app.coding.tables.atomic import check_place, write_whole

_DPI = 300
_SCREEN_DPI = 96  # of the px in which Qt takes the width of a picture
_MARGIN = 20.0  # mm
_POINTS = 10.5
# Latin fonts first: in a Chinese one quotation marks are as wide as an ideograph.
_FONTS = [
    "Times New Roman", "Noto Serif", "Liberation Serif", "DejaVu Serif",
    "Songti SC", "SimSun", "Noto Serif CJK SC",
]  # fmt: skip
# Tags that Qt's text does not know, and what stands for them.
_KNOWN = {"<figure>": "<p>", "</figure>": "</p>", "<figcaption>": "<br>", "</figcaption>": ""}
# Qt's text knows part of CSS only; colours are given, or a dark desktop would print light letters.
_STYLE = """
body { color: #000000; }
h1 { font-size: 18pt; } h2 { font-size: 14pt; margin-top: 16px; } h3 { font-size: 11.5pt; }
.about, .quiet { font-size: 9pt; color: #444444; }
table { margin-top: 8px; margin-bottom: 8px; border-collapse: collapse; }
th, td { padding: 3px; font-size: 9pt; }
th { text-align: left; }
thead th { border-bottom: 1px solid #000000; }
tbody th { font-weight: normal; }
.number { text-align: right; }
"""


def write_pdf(document: Document, pictures: Pictures, out: Path) -> None:
    """Write the document to `out`, replacing what is there; refuses and fails as tables do."""
    check_place(out)
    write_whole(out, pdf_bytes(document, pictures))


def pdf_bytes(document: Document, pictures: Pictures) -> bytes:
    """Return the file's content; a QGuiApplication must be there."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(document.title)
    writer.setCreator("Threefold")
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    page = QPageSize(QPageSize.PageSizeId.A4)
    unit = QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, unit))
    room = writer.pageLayout().paintRectPixels(_DPI).size()
    _laid_out(document, pictures, room, writer).print_(writer)
    buffer.close()
    return bytes(content.data())


def _laid_out(
    document: Document, pictures: Pictures, room: QSize, writer: QPdfWriter
) -> QTextDocument:
    text = QTextDocument()
    text.documentLayout().setPaintDevice(writer)  # sizes in points are those of the paper
    font = QFont(_FONTS)
    font.setPointSizeF(_POINTS)
    text.setDefaultFont(font)
    text.setDefaultStyleSheet(_STYLE)
    # Qt knows the widths of tables and pictures as attributes only.
    html = body(document, pictures).replace("<table>", '<table width="100%">')
    html = html.replace("<img ", f'<img width="{room.width() * _SCREEN_DPI // _DPI}" ')
    for tag, known in _KNOWN.items():
        html = html.replace(tag, known)
    text.setHtml(f"<html><body>{html}</body></html>")
    # With a page of its own Qt adds no margins to those of the page.
    text.setPageSize(QSizeF(room))
    return text
