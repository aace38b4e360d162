"""Figures as files: the picture's colours and size, words in SVG and PDF, the PDF's own fonts."""

from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage

from app.models.errors import Refusal
from app.ui.charts.files import figure_bytes, write_figure
from app.ui.charts.measure import QtMeasure
from app.ui.charts.scene import Bar, Box, Scene
from app.ui.theme import theme
from app.ui.theme.tokens import LIGHT
from tests.ui.charts.conftest import columns

SQUARE = Scene(
    96, 48, (Bar(Box(0, 0, 48, 48), "accent"),), title="Half", description="Left is full."
)


def test_png_has_300_dpi_and_light_colours_in_dark_mode() -> None:
    theme().choose("dark")
    image = QImage.fromData(QByteArray(figure_bytes(SQUARE, ".png")))
    assert (image.width(), image.height()) == (300, 150)
    assert round(image.dotsPerMeterX() * 0.0254) == 300
    assert image.pixelColor(60, 75) == QColor(LIGHT.accent)
    assert image.pixelColor(250, 75) == QColor("#FFFFFF")
    assert image.text("Description") == "Left is full."


def test_svg_is_whole_xml_with_title_and_description_and_needs_no_font() -> None:
    found = etree.fromstring(figure_bytes(columns(400, QtMeasure()), ".svg"))
    names = {etree.QName(one).localname for one in found.iter(etree.Element)}
    assert "text" not in names
    assert "image" not in names  # hatching and all else stay lines
    words = [one.text for one in found if etree.QName(one).localname in ("title", "desc")]
    assert words == ["New", "Three."]


def test_pdf_carries_its_fonts_and_is_as_large_as_the_figure() -> None:
    content = figure_bytes(columns(400, QtMeasure()), ".pdf")
    assert content.startswith(b"%PDF")
    assert b"/FontFile" in content
    assert b"/MediaBox [0 0 300" in content  # 400 px at 96 dpi in points


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_a_figure_is_written_whole(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"figure{ending}"
    write_figure(SQUARE, out)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        write_figure(SQUARE, tmp_path / "figure.bmp")
    assert refused.value.reason == "export-ending"
