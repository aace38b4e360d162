"""The figures of a document, drawn: in light colours for paper, in the window's own on screen."""

from PySide6.QtGui import QImage, QPainter

from app.coding.documents.value import Document, Figure
from app.ui.charts.bars import bar_chart
from app.ui.charts.files import figure_bytes
from app.ui.charts.measure import QtMeasure
from app.ui.charts.paint import paint
from app.ui.charts.scene import Scene
from app.ui.theme.tokens import Colours

PAPER = 640.0  # px at 96 dpi: the width between the margins of a page


def figures_of(document: Document) -> list[Figure]:
    """Return the figures of a document in their order."""
    return [block for block in document.blocks if isinstance(block, Figure)]


def scene_of(figure: Figure, width: float = PAPER) -> Scene:
    """Lay a figure out in `width` px."""
    chart = figure.chart
    said = (figure.caption, figure.description)
    return bar_chart(chart.labels, chart.bars, width, QtMeasure(), summed=chart.summed, said=said)


def pictures_of(document: Document) -> dict[str, bytes]:
    """Return the figures as PNG at 300 dpi, on white."""
    return {figure.name: figure_bytes(scene_of(figure), ".png") for figure in figures_of(document)}


def on_screen(scene: Scene, colours: Colours, ratio: float, zoom: float = 1.0) -> QImage:
    """Return a scene as a picture for the screen, `zoom` times its size, `ratio` points to a px."""
    points = ratio * zoom
    image = QImage(
        round(scene.width * points), round(scene.height * points), QImage.Format.Format_ARGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(colours.paper)
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    paint(painter, scene, colours)
    painter.end()
    return image
