"""Paints a scene: the one function behind the screen and every kind of file."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.ui.charts.measure import QtMeasure, figure_font, scale_of_font
from app.ui.charts.scene import Bar, Box, Line, Scene, Shape, Text, text_box
from app.ui.theme.codes import shades
from app.ui.theme.tokens import DARK, Colours

_HATCH = 5.0  # px between slanting lines


def paint(
    painter: QPainter, scene: Scene, colours: Colours, *, ground: str = "", outlines: bool = False
) -> None:
    """Paint a scene at the painter's origin, one px of it as one unit of the painter.

    `ground`: the colour behind it, "" leaves what is there. `outlines`: texts as drawn outlines,
    for files that carry no fonts.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground:
        painter.fillRect(QRectF(0, 0, scene.width, scene.height), colour_of(ground, colours))
    for item in scene.items:
        if isinstance(item, Text):
            _write(painter, item, colours, outlines)
        elif isinstance(item, Bar):
            _bar(painter, item, colours)
        elif isinstance(item, Line):
            painter.setPen(_pen(item.colour, item.width, colours, item.dash))
            painter.drawPolyline(_polygon(item.points))
        else:
            _shape(painter, item, colours)
    painter.restore()


def colour_of(name: str, colours: Colours) -> QColor:
    """Return the colour that a scene names (see `scene`)."""
    shade, parted, code = name.partition(":")
    if parted:
        return QColor(getattr(shades(code, colours is DARK), shade))
    return QColor(name if name.startswith("#") else getattr(colours, name))


def _pen(name: str, width: float, colours: Colours, dash: tuple[float, ...] = ()) -> QPen:
    if not name:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour_of(name, colours), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def _brush(name: str, colours: Colours) -> QBrush:
    return QBrush(colour_of(name, colours)) if name else QBrush(Qt.BrushStyle.NoBrush)


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _shape(painter: QPainter, shape: Shape, colours: Colours) -> None:
    painter.setPen(_pen(shape.outline, shape.width, colours))
    painter.setBrush(_brush(shape.fill, colours))
    painter.drawPolygon(_polygon(shape.points))


def _bar(painter: QPainter, bar: Bar, colours: Colours) -> None:
    painter.setPen(_pen(bar.outline, 1, colours))
    painter.setBrush(_brush(bar.fill, colours))
    rect = QRectF(*bar.box)
    if bar.radius:
        painter.drawRoundedRect(rect, bar.radius, bar.radius)
    else:
        painter.drawRect(rect)
    if bar.hatched:
        painter.setPen(_pen(bar.outline or "ink", 1, colours))
        painter.drawLines(_hatching(bar.box))


def _hatching(box: Box) -> list[QLineF]:
    """Return slanting lines cut to the box; a brush's pattern would be a picture in some files."""
    lines = []
    offset = _HATCH / 2
    while offset < box.width + box.height:
        # Points with x + y = offset, as far as they lie within.
        x1, x2 = max(0.0, offset - box.height), min(box.width, offset)
        lines.append(QLineF(box.x + x1, box.y + offset - x1, box.x + x2, box.y + offset - x2))
        offset += _HATCH
    return lines


def _write(painter: QPainter, text: Text, colours: Colours, outlines: bool) -> None:
    before = {"left": 0.0, "center": 0.5, "right": 1.0}[text.align]
    width = QtMeasure().width(text.text, text.size, text.bold)
    painter.save()
    painter.translate(text.x, text.y)
    if text.upright:
        painter.rotate(-90)
    painter.translate(-before * width, 0)
    painter.scale(scale_of_font(), scale_of_font())
    font = figure_font(text.size, text.bold)
    if outlines:
        path = QPainterPath()
        path.addText(QPointF(0, 0), font, text.text)
        painter.fillPath(path, colour_of(text.colour, colours))
    else:
        painter.setFont(font)
        painter.setPen(colour_of(text.colour, colours))
        painter.drawText(QPointF(0, 0), text.text)
    painter.restore()


def text_boxes(scene: Scene) -> list[tuple[str, Box]]:
    """Return each text of a scene with the rectangle that it fills: for tests of layouts."""
    measure = QtMeasure()
    return [(item.text, text_box(item, measure)) for item in scene.items if isinstance(item, Text)]
