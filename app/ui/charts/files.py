"""Figures as files: SVG, PNG at 300 dpi and PDF, always in the light colours on white.

A figure of several pages is a PDF of as many; the others hold the pages below each other.
In SVG the texts are outlines, because such a file carries no fonts and another computer's would
move every label; title and description are in it as words. PDF carries its fonts.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from app.coding.tables.atomic import check_place, write_whole
from app.coding.tables.write import FIGURE_ENDINGS, check_ending
from app.ui.charts.paint import paint
from app.ui.charts.scene import Scene, below
from app.ui.theme.tokens import LIGHT

_DPI = 300
_SCREEN_DPI = 96
_PAPER = "#FFFFFF"
_PDF_DPI = 1200


def write_figure(scene: Scene | Sequence[Scene], out: Path) -> None:
    """Write a figure, of one page or several, as the ending of `out` says, replacing what is there.

    Refusals and troubles are those of `app.coding.tables.write.write_table`.
    """
    ending = check_ending(out, FIGURE_ENDINGS)
    check_place(out)
    write_whole(out, figure_bytes(scene, ending))


def figure_bytes(scene: Scene | Sequence[Scene], ending: str) -> bytes:
    """Return the content of a file with this ending, one of FIGURE_ENDINGS."""
    pages = [scene] if isinstance(scene, Scene) else list(scene)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if ending == ".pdf":
        _pdf(pages, buffer)
    else:
        whole = pages[0] if len(pages) == 1 else below(pages)
        {".svg": _svg, ".png": _png}[ending](whole, buffer)
    buffer.close()
    return bytes(content.data())


def _svg(scene: Scene, buffer: QBuffer) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_SCREEN_DPI)
    generator.setSize(_whole(scene, 1))
    generator.setViewBox(QRectF(0, 0, scene.width, scene.height))
    generator.setTitle(scene.title)
    generator.setDescription(scene.description)
    painter = QPainter(generator)
    paint(painter, scene, LIGHT, ground=_PAPER, outlines=True)
    painter.end()


def _png(scene: Scene, buffer: QBuffer) -> None:
    scale = _DPI / _SCREEN_DPI
    image = QImage(_whole(scene, scale), QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    image.setDotsPerMeterX(round(_DPI / 0.0254))
    image.setDotsPerMeterY(round(_DPI / 0.0254))
    image.setText("Title", scene.title)
    image.setText("Description", scene.description)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(painter, scene, LIGHT, ground=_PAPER)
    painter.end()
    image.save(buffer, "PNG")  # type: ignore[call-overload]


def _pdf(pages: Sequence[Scene], buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(pages[0].title)
    writer.setCreator("Threefold")
    _size_page(writer, pages[0])
    painter = QPainter(writer)
    scale = _PDF_DPI / _SCREEN_DPI
    painter.scale(scale, scale)
    for number, scene in enumerate(pages):
        if number:
            _size_page(writer, scene)
            writer.newPage()
        paint(painter, scene, LIGHT, ground=_PAPER)
    painter.end()


def _size_page(writer: QPdfWriter, scene: Scene) -> None:
    points = QSizeF(scene.width, scene.height) * 72 / _SCREEN_DPI
    writer.setPageSize(
        QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _whole(scene: Scene, scale: float) -> QSize:
    return QSize(-int(-scene.width * scale // 1), -int(-scene.height * scale // 1))
